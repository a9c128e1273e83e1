//! How a decision becomes a verdict: the rule it is based on, with words for people.

use qiao_abi::{Failure, Outcome, Verdict};

use crate::profile::Rules;
use crate::rule::Basis;

/// A call that rules refused: what script is told of, and why.
#[derive(Clone, Debug)]
pub struct Refused {
    /// The failure.
    pub failure: Failure,
    /// The explanation.
    pub verdict: Verdict,
}

impl Basis {
    /// The verdict that this rule led to.
    pub(crate) fn verdict(&self, rules: &Rules, outcome: Outcome, reason: String, remedy: String) -> Verdict {
        Verdict {
            outcome,
            rule: self.rule.to_owned(),
            platform: rules.name,
            clause: self.clause,
            evidence: self.evidence,
            reason,
            remedy,
        }
    }

    /// A refusal by this rule.
    pub(crate) fn refuse(&self, rules: &Rules, failure: Failure, reason: String, remedy: String) -> Box<Refused> {
        Box::new(Refused { failure, verdict: self.verdict(rules, Outcome::Refused, reason, remedy) })
    }
}
