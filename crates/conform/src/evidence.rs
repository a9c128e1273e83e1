//! Titles of the sources of rules. It must not know which rules exist.

use qiao::Evidence;

use crate::spec::Spec;

/// The title of a rule's source; the source itself if the specification does not list it.
pub fn source_title(evidence: Evidence) -> Option<&'static str> {
    let id = evidence.source()?;
    let known = Spec::shipped().ok().and_then(|spec| spec.source(id));
    Some(known.map_or(id, |source| source.title.as_str()))
}

/// The evidence of a rule, with its source: `documented: Network usage guide`.
pub fn authority(evidence: Evidence) -> String {
    match source_title(evidence) {
        Some(title) => format!("{}: {title}", evidence.name()),
        None => evidence.name().to_owned(),
    }
}
