//! Every conformance case on every platform it applies to, on virtual time.

use qiao_conform::{Outcome, World, find, run};

use crate::support::workspace;

#[tokio::test]
async fn every_case_passes() {
    let cases = find(&workspace().join("crates/conform/cases")).unwrap();
    let world = World::new().unwrap();
    let mut failures = Vec::new();
    let only = std::env::var("QIAO_CASE").unwrap_or_default();
    for case in cases.iter().filter(|case| case.name.contains(&only)) {
        for platform in &case.platforms {
            let report = run(&world, case, *platform).await;
            if let Outcome::Fail(why) = report.outcome {
                failures.push(format!("{} on {platform}: {why}", case.name));
            }
        }
    }
    assert!(failures.is_empty(), "{} failed:\n{}", failures.len(), failures.join("\n"));
}
