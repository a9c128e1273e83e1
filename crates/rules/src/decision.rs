//! Decisions: the rule that decided, why it did, and what would make the call pass. A decision is made where the rule
//! is applied and travels with the failure to the end of the call. How it is worded is not known here.

use qiao_abi::{Failure, Outcome, Reason, Remedy, Verdict};

use crate::rule::Basis;

/// What a rule decided.
#[derive(Clone, Debug, PartialEq)]
pub struct Decision {
    /// The rule.
    pub basis: Basis,
    /// Why it decided so, with what was seen.
    pub reason: Reason,
    /// What would make the call pass; `None` where nothing is wrong.
    pub remedy: Option<Remedy>,
}

/// A call that rules refused: what script is told, and the decision.
#[derive(Clone, Debug)]
pub struct Refused {
    /// The failure.
    pub failure: Failure,
    /// The decision that led to it.
    pub decision: Decision,
}

impl Basis {
    /// A decision of this rule.
    pub fn decides(self, reason: Reason, remedy: impl Into<Option<Remedy>>) -> Decision {
        Decision { basis: self, reason, remedy: remedy.into() }
    }
}

impl Decision {
    /// The refusal of a call.
    pub fn refuses(self, failure: Failure) -> Box<Refused> {
        Box::new(Refused { failure, decision: self })
    }

    /// The decision as the journal has it.
    pub fn verdict(self, outcome: Outcome) -> Verdict {
        let Decision { basis, reason, remedy } = self;
        let Basis { platform, rule, clause, evidence } = basis;
        Verdict { outcome, rule, platform, clause, evidence, reason, remedy }
    }
}

#[cfg(test)]
mod tests;
