//! Decisions: the rule that decided, the reason, and the remedy. A decision is made where the rule is applied and
//! accompanies the failure until the call ends. How it is worded is not known here.

use qiao_abi::{Failure, Outcome, Reason, Remedy, Verdict};

use crate::rule::Basis;

/// The decision of a rule.
#[derive(Clone, Debug, PartialEq)]
pub struct Decision {
    /// The rule.
    pub basis: Basis,
    /// Why it decided this way, with the values involved.
    pub reason: Reason,
    /// What would make the call succeed; `None` if nothing is wrong.
    pub remedy: Option<Remedy>,
}

/// A refused call: the failure reported to the script, and the decision behind it.
#[derive(Clone, Debug)]
pub struct Refused {
    /// The failure.
    pub failure: Failure,
    /// The decision that caused it.
    pub decision: Decision,
}

impl Basis {
    /// Makes a decision based on this rule.
    pub fn decides(self, reason: Reason, remedy: impl Into<Option<Remedy>>) -> Decision {
        Decision { basis: self, reason, remedy: remedy.into() }
    }
}

impl Decision {
    /// Refuses a call with this failure.
    pub fn refuses(self, failure: Failure) -> Box<Refused> {
        Box::new(Refused { failure, decision: self })
    }

    /// Converts the decision to a journal verdict.
    pub fn verdict(self, outcome: Outcome) -> Verdict {
        let Decision { basis, reason, remedy } = self;
        let Basis { platform, rule, clause, evidence } = basis;
        Verdict { outcome, rule, platform, clause, evidence, reason, remedy }
    }
}

#[cfg(test)]
mod tests;
