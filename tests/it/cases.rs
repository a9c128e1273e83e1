//! Runs every conformance case on every platform that it applies to, on virtual time, and keeps
//! docs/conformance.md up to date.

use qiao::Platform;
use qiao_conform::{Bindings, ClauseList, Gaps, Language, Results, Time, jobs, run_all, shipped, table};

use crate::support::{renewed, renewed_by, workspace};

#[test]
fn every_case_passes_or_is_a_known_gap() {
    let cases = shipped().unwrap();
    let only = std::env::var("QIAO_CASE").unwrap_or_default();
    let mut jobs = jobs(&cases);
    jobs.retain(|job| job.case.name.contains(&only));
    let at_once = std::thread::available_parallelism().map_or(1, usize::from);
    let reports = run_all(&jobs, at_once, Time::Virtual, &|_| {}).unwrap();
    let results = Results::of(&jobs, reports, &Gaps::shipped().unwrap(), &cases);
    let words = qiao::Wording::default();
    let red = results.runs.iter().filter(|run| run.standing.is_red());
    let red: Vec<_> =
        red.map(|run| format!("{}: {}", run.name(&words), run.standing.note(&words).unwrap_or_default())).collect();
    assert!(red.is_empty(), "{} are red:\n{}", red.len(), red.join("\n"));
    assert!(results.stale.is_empty(), "gaps.toml: {}", results.stale.join("\n"));
    if only.is_empty() {
        let clauses = ClauseList::shipped().unwrap();
        for (name, language) in [("conformance.md", Language::English), ("conformance.zh-CN.md", Language::Chinese)] {
            renewed(&workspace().join("docs").join(name), &table(&clauses, &results, language));
        }
    }
}

#[test]
fn bindings_name_the_rules_and_cases_of_today() {
    let cases = shipped().unwrap();
    for platform in Platform::ALL {
        let kept = Bindings::shipped(platform).unwrap();
        let path = workspace().join("crates/conform/bindings").join(format!("{platform}.txt"));
        renewed_by(&path, &kept.for_today(platform, &cases).file(platform), "bindings");
    }
}
