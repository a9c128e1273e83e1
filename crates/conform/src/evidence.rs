//! Titles of the sources of rules. It must not know which rules exist.

use qiao::{Argument, Evidence, Language, Wording};

use crate::spec::Spec;
use crate::words::Note;

/// The title of a rule's source in a language; the source itself if the specification does not list it.
pub fn source_title(evidence: Evidence, language: Language) -> Option<&'static str> {
    let id = evidence.source()?;
    let known = Spec::shipped().ok().and_then(|spec| spec.source(id));
    Some(known.map_or(id, |source| source.title_in(language)))
}

/// The evidence of a rule, with its source: `documented: Network usage guide`.
pub fn authority(evidence: Evidence, wording: &Wording) -> String {
    match source_title(evidence, wording.language) {
        Some(title) => Note::Authority { evidence, title }.text(wording),
        None => evidence.worded(wording),
    }
}
