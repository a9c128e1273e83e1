//! How a run went, as its exit code tells: the worst that the journal has. It must not print while the program runs.

use std::collections::BTreeSet;
use std::sync::{Mutex, MutexGuard, PoisonError};

use clap::ValueEnum;
use qiao::{Outcome as Decided, Record, ScriptErrorKind};

use crate::Exit;

/// Failures that a script handles and that fail the run all the same.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(crate) enum FailOn {
    /// Calls that a rule of the platform refused, or that qiao does not offer.
    Refused,
    /// Calls that failed on the network: no answer, a time-out, a certificate.
    Network,
}

/// Groups of rules that decide over failures of the network, not over what a program may do.
const NETWORK: [&str; 6] = ["failures.", "tls.", "timeouts.", "response.", "redirects.", "socket_failures."];
/// Neither: the user or the script ended the call.
const ENDED: [&str; 3] = ["failures.aborted", "ui.cancelled", "ui.refused"];

/// What the journal has told so far.
#[derive(Default)]
pub(crate) struct Outcome {
    fail_on: Vec<FailOn>,
    seen: Mutex<Seen>,
}

#[derive(Default)]
struct Seen {
    /// The worst error of the script.
    worst: Option<Exit>,
    /// Whether there was an error that is not the refusal of something that qiao lacks.
    own: bool,
    /// Whether a handled failure is to fail the run.
    failed: bool,
    /// What script called and qiao lacks, and what script was told of it.
    lacks: BTreeSet<String>,
    refusals: Vec<String>,
}

impl Outcome {
    pub(crate) fn new(fail_on: &[FailOn]) -> Outcome {
        Outcome { fail_on: fail_on.to_vec(), seen: Mutex::default() }
    }

    fn seen(&self) -> MutexGuard<'_, Seen> {
        self.seen.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Takes in a line of the journal.
    pub(crate) fn note(&self, record: &Record) {
        let mut seen = self.seen();
        match record {
            Record::Error(error) => {
                let refused = seen.refusals.iter().any(|refusal| error.message.contains(refusal.as_str()));
                seen.own |= !refused;
                let exit = exit(error.kind);
                if seen.worst.is_none_or(|worst| worst as u8 <= exit as u8) {
                    seen.worst = Some(exit);
                }
            }
            Record::Missing { name, message, .. } => {
                seen.lacks.insert(name.to_string());
                seen.refusals.extend(message.clone());
                seen.failed |= self.fail_on.contains(&FailOn::Refused);
            }
            Record::Verdict { verdict, .. } if verdict.outcome == Decided::Refused => {
                let begins = |groups: &[&str]| groups.iter().any(|group| verdict.rule.starts_with(group));
                let kind = if begins(&NETWORK) { FailOn::Network } else { FailOn::Refused };
                seen.failed |= !begins(&ENDED) && self.fail_on.contains(&kind);
            }
            _ => {}
        }
    }

    /// The exit code of a run that ended so by itself.
    pub(crate) fn exit(&self) -> Exit {
        let seen = self.seen();
        match seen.worst {
            Some(Exit::Failed) if !seen.own => Exit::Lacking,
            Some(exit) => exit,
            None if seen.failed => Exit::Failed,
            None => Exit::Good,
        }
    }

    /// What qiao lacks, if errors may come from it.
    pub(crate) fn lacks(&self) -> Option<String> {
        let seen = self.seen();
        let blamed = seen.worst.is_some() && !seen.lacks.is_empty();
        blamed.then(|| seen.lacks.iter().map(String::as_str).collect::<Vec<_>>().join(", "))
    }
}

fn exit(kind: ScriptErrorKind) -> Exit {
    match kind {
        ScriptErrorKind::Syntax => Exit::NotLoaded,
        ScriptErrorKind::Memory | ScriptErrorKind::Stopped => Exit::Limit,
        _ => Exit::Failed,
    }
}
