//! How evidence is shown: its word, and its source by title. It must not know which rules there are.

use qiao::Evidence;

use crate::spec::Spec;

/// The word for how sure a rule is.
pub fn degree(evidence: Evidence) -> &'static str {
    match evidence {
        Evidence::Doc(_) => "documented",
        Evidence::Observed(_) => "observed",
        Evidence::Assumed => "assumed",
    }
}

/// The source that a rule names.
pub fn source(evidence: Evidence) -> Option<&'static str> {
    match evidence {
        Evidence::Doc(source) | Evidence::Observed(source) => Some(source),
        Evidence::Assumed => None,
    }
}

/// Both in words: `documented: Network usage guide`.
pub fn authority(evidence: Evidence) -> String {
    match source_title(evidence) {
        Some(title) => format!("{}: {title}", degree(evidence)),
        None => degree(evidence).to_owned(),
    }
}

/// The title of a rule's source. One that the specification does not have is its own title.
pub fn source_title(evidence: Evidence) -> Option<&'static str> {
    let id = source(evidence)?;
    let known = Spec::shipped().ok().and_then(|spec| spec.source(id));
    Some(known.map_or(id, |source| source.title.as_str()))
}
