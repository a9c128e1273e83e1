//! What the binary contains: this crate's cases as found by the build script, the cases from the CORS table,
//! the reasons of clauses without a case, the cases that measure each rule, and the packed specification.

use std::path::PathBuf;

use crate::answers;
use crate::case::{BadCase, Case};

include!(concat!(env!("OUT_DIR"), "/shipped.rs"));

/// The cases compiled into the binary, sorted by name.
///
/// # Errors
/// A case has a malformed head.
pub fn shipped() -> Result<Vec<Case>, BadCase> {
    let parsed = CASES.iter().map(|(name, text)| {
        let bad = |problem| BadCase { path: PathBuf::from(format!("{name}.js")), problem };
        Case::parse(name, (*text).to_owned()).map_err(bad)
    });
    let mut cases = parsed.collect::<Result<Vec<_>, _>>()?;
    cases.extend(answers::cases().map_err(|problem| BadCase { path: PathBuf::from("answers.json"), problem })?);
    cases.sort_by(|a, b| a.name.cmp(&b.name));
    Ok(cases)
}

/// The path of a shipped case in the repository: its file, or the table of which it is a row.
pub fn case_path(name: &str) -> String {
    match CASES.iter().any(|(known, _)| *known == name) {
        true => format!("crates/conform/cases/{name}.js"),
        false => answers::PATH.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use std::path::Path;

    use super::*;
    use crate::case::find;

    #[test]
    fn every_case_of_the_folder_is_shipped_and_no_name_is_there_twice() {
        let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("cases");
        let shipped: Vec<String> = shipped().unwrap().into_iter().map(|case| case.name).collect();
        for case in find(&folder).unwrap() {
            assert!(shipped.contains(&case.name), "{}", case.name);
        }
        assert!(shipped.windows(2).all(|pair| pair[0] != pair[1]));
    }
}
