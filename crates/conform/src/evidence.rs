//! The sources of rules by their titles. It must not know which rules there are.

use qiao::Evidence;

use crate::spec::Spec;

/// The title of a rule's source. One that the specification does not have is its own title.
pub fn source_title(evidence: Evidence) -> Option<&'static str> {
    let id = evidence.source()?;
    let known = Spec::shipped().ok().and_then(|spec| spec.source(id));
    Some(known.map_or(id, |source| source.title.as_str()))
}

/// How sure a rule is, and its source: `documented: Network usage guide`.
pub fn authority(evidence: Evidence) -> String {
    match source_title(evidence) {
        Some(title) => format!("{}: {title}", evidence.name()),
        None => evidence.name().to_owned(),
    }
}
