//! The parts of a clause. `markdown` knows how clauses are written.

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
    /// The statement.
    pub statement: String,
    /// How a script or a test can observe it.
    pub observe: String,
    /// The confidence in it and, possibly, in parts of it.
    pub confidence: Vec<Confidence>,
    /// The sources that it cites.
    pub sources: Vec<Citation>,
    /// What qiao assumes where the sources leave a question open.
    pub default: Option<String>,
    /// The clients and versions that it applies to; all if `None`.
    pub applies: Option<String>,
}

/// The confidence in a clause or a part of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Confidence {
    /// The degree of confidence.
    pub degree: Degree,
    /// The part that it concerns, if not the whole clause.
    pub remark: Option<String>,
}

/// A degree of confidence.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Degree {
    /// Stated by an official document, official typings or a standard.
    Documented,
    /// Observed by someone.
    Observed,
    /// Inferred from the sources, or from an implementation that claims the same behaviour.
    Inferred,
    /// Not stated by any source.
    Open,
    /// The sources disagree.
    Conflict,
}

/// A citation of a source.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Citation {
    /// The source's id; `None` if the clause has no source.
    pub source: Option<String>,
    /// What the source says, or why there is none.
    pub remark: Option<String>,
}

impl Clause {
    /// The ids of the cited sources.
    pub fn cited(&self) -> impl Iterator<Item = &str> {
        self.sources.iter().filter_map(|citation| citation.source.as_deref())
    }

    /// Its anchor in the repository's `docs/spec`, such as `wx.md#wx-dom-013`.
    pub fn place(&self) -> String {
        format!("{}#{}", self.file, self.id.to_ascii_lowercase())
    }

    pub(super) fn fault(&self, problem: String) -> BadSpec {
        BadSpec::new(&self.file, self.line, problem)
    }
}

impl Degree {
    /// All degrees, most certain first.
    pub const ALL: &[Degree] =
        &[Degree::Documented, Degree::Observed, Degree::Inferred, Degree::Open, Degree::Conflict];

    /// The word used in the specification.
    pub const fn name(self) -> &'static str {
        match self {
            Degree::Documented => "documented",
            Degree::Observed => "observed",
            Degree::Inferred => "inferred",
            Degree::Open => "open",
            Degree::Conflict => "conflict",
        }
    }

    /// Whether the clause must state what qiao assumes.
    pub(super) const fn wants_default(self) -> bool {
        matches!(self, Degree::Open | Degree::Conflict)
    }
}
