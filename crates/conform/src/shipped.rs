//! What is inside the binary: the cases and the lists of clauses of this crate, as the build script
//! found them.

use std::path::PathBuf;

use crate::case::{BadCase, Case};

include!(concat!(env!("OUT_DIR"), "/shipped.rs"));

/// The cases that are shipped, by name.
///
/// # Errors
/// One has a malformed head.
pub fn shipped() -> Result<Vec<Case>, BadCase> {
    let parsed = CASES.iter().map(|(name, text)| {
        let bad = |problem| BadCase { path: PathBuf::from(format!("{name}.js")), problem };
        Case::parse(name, (*text).to_owned()).map_err(bad)
    });
    parsed.collect()
}

/// The lists of clauses that are shipped, as texts.
pub fn clause_lists() -> Vec<String> {
    CLAUSES.iter().map(|(_, text)| (*text).to_owned()).collect()
}

#[cfg(test)]
mod tests {
    use std::path::Path;

    use super::*;
    use crate::case::find;

    #[test]
    fn every_case_of_the_folder_is_shipped() {
        let names = |cases: Vec<Case>| cases.into_iter().map(|case| case.name).collect::<Vec<_>>();
        let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("cases");
        assert_eq!(names(shipped().unwrap()), names(find(&folder).unwrap()));
        assert_eq!(clause_lists().len(), 3);
    }
}
