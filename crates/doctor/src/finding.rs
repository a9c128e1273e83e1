//! What an examination finds. How it is printed is not known here.

use std::collections::BTreeMap;
use std::fmt;

use crate::message::Message;

/// How much something matters.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[non_exhaustive]
pub enum Severity {
    /// A client refuses the call.
    Error,
    /// It works, and hardly as meant; or it will not work for long.
    Warning,
    /// Worth knowing.
    Note,
}

impl Severity {
    /// Its name in reports: `error`, `warning` or `note`.
    pub const fn name(self) -> &'static str {
        match self {
            Severity::Error => "error",
            Severity::Warning => "warning",
            Severity::Note => "note",
        }
    }

    /// The same for people.
    pub(crate) fn title(self) -> Message {
        match self {
            Severity::Error => Message::Error,
            Severity::Warning => Message::Warning,
            Severity::Note => Message::Note,
        }
    }
}

/// Where a call is written.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Place {
    /// The file, relative to the project.
    pub file: String,
    /// The line, from 1.
    pub line: usize,
    /// The function that is called, as far as the text shows it.
    pub call: Option<String>,
}

impl fmt::Display for Place {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}:{}", self.file, self.line)?;
        self.call.as_ref().map_or(Ok(()), |call| write!(f, " ({call})"))
    }
}

/// Something that was found.
#[derive(Clone, Debug, PartialEq)]
pub struct Finding {
    /// What it is about: a URL, or the origin of a server.
    pub subject: String,
    /// How much it matters.
    pub severity: Severity,
    /// What was looked at: the rule that decided, such as `domains.lists`, or a check of our own, such as
    /// `certificate.expires_soon`.
    pub check: String,
    /// The clause of the specification.
    pub clause: &'static str,
    /// What was seen.
    pub text: String,
    /// What to do about it; empty if nothing is to be done.
    pub remedy: String,
    /// The message that script gets, by client name.
    pub told: BTreeMap<&'static str, String>,
    /// Where the call is written, in a project.
    pub places: Vec<Place>,
}

/// The outcome of an examination.
#[derive(Clone, Debug, Default)]
pub struct Report {
    /// What was found: errors first, by subject.
    pub findings: Vec<Finding>,
    /// What is known of each server, by its origin: names and values.
    pub servers: Vec<(String, Vec<(&'static str, String)>)>,
}

impl Report {
    /// Whether there is anything to be done: an error or a warning.
    pub fn is_red(&self) -> bool {
        self.findings.iter().any(|finding| finding.severity != Severity::Note)
    }
}
