//! What a clause consists of. How it is written is known to `markdown`.

use super::fault::BadSpec;

/// One statement about a platform that a script or a test can check.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Clause {
    /// Its id, such as `WX-DOM-013`.
    pub id: String,
    /// The title of its area, such as `Server domains and URLs`.
    pub title: String,
    /// The short name of its area, such as `DOM`.
    pub area: String,
    /// The file in `docs/spec`, such as `wx.md`.
    pub file: String,
    /// The line of that file with its heading, from 1.
    pub line: usize,
    /// What it says.
    pub statement: String,
    /// How a script or a test can see it.
    pub observe: String,
    /// How sure it is.
    pub confidence: Vec<Confidence>,
    /// Where it is known from.
    pub sources: Vec<Citation>,
    /// What qiao assumes where the sources leave a question open.
    pub default: Option<String>,
    /// For which clients and versions it holds; for all where it says nothing.
    pub applies: Option<String>,
}

/// How sure a clause or a part of it is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Confidence {
    /// How sure.
    pub degree: Degree,
    /// Of what, if not of the whole clause.
    pub remark: Option<String>,
}

/// A word of confidence.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Degree {
    /// An official document, official typings or a standard says it.
    Documented,
    /// Somebody saw it.
    Observed,
    /// A reading of the sources, or of an implementation that claims to behave alike.
    Inferred,
    /// No source says it.
    Open,
    /// Sources disagree.
    Conflict,
}

/// A source that a clause names.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Citation {
    /// The source's id; `None` where the clause has no source.
    pub source: Option<String>,
    /// What the source says of it, or why there is none.
    pub remark: Option<String>,
}

impl Clause {
    /// The ids of its sources.
    pub fn cited(&self) -> impl Iterator<Item = &str> {
        self.sources.iter().filter_map(|citation| citation.source.as_deref())
    }

    /// Its place in the repository's `docs/spec`, such as `wx.md#wx-dom-013`.
    pub fn place(&self) -> String {
        format!("{}#{}", self.file, self.id.to_ascii_lowercase())
    }

    pub(super) fn fault(&self, problem: String) -> BadSpec {
        BadSpec::new(&self.file, self.line, problem)
    }
}

impl Degree {
    /// Every word, surest first.
    pub const ALL: &[Degree] =
        &[Degree::Documented, Degree::Observed, Degree::Inferred, Degree::Open, Degree::Conflict];

    /// The word.
    pub const fn name(self) -> &'static str {
        match self {
            Degree::Documented => "documented",
            Degree::Observed => "observed",
            Degree::Inferred => "inferred",
            Degree::Open => "open",
            Degree::Conflict => "conflict",
        }
    }

    /// Whether the clause has to say what is assumed.
    pub(super) const fn wants_default(self) -> bool {
        matches!(self, Degree::Open | Degree::Conflict)
    }
}
