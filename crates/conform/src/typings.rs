//! The published type declarations of a platform's API: the sources of that kind that its clauses cite.

use std::collections::BTreeSet;

use qiao::Platform;

use crate::spec::{BadSpec, Locator, Source, SourceKind, Spec};

/// The packages with types of a platform: the name that npm knows each by, and what it is.
///
/// # Errors
/// The specification cannot be read.
pub fn typings(platform: Platform) -> Result<Vec<(String, &'static Source)>, BadSpec> {
    let spec = Spec::shipped()?;
    let file = format!("{}.md", platform.profile().id);
    let clauses = spec.clauses().iter().filter(|clause| clause.file == file);
    let cited: BTreeSet<&str> = clauses.flat_map(|clause| clause.cited()).collect();
    let named = |source: &'static Source| match (&source.kind, &source.locator) {
        (SourceKind::Typings, Locator::Package(package, _)) if cited.contains(source.id.as_str()) => {
            let name = package.rsplit_once('@').map_or(package.as_str(), |(name, _)| name);
            Some((name.to_owned(), source))
        }
        _ => None,
    };
    Ok(spec.sources().iter().filter_map(named).collect())
}
