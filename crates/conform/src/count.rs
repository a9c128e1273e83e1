//! Counts clauses: all, those that can be tested, and those with a case.

use std::collections::HashSet;

use crate::case::Case;
use crate::clause::{ClauseList, LATER, Listed};

/// How many clauses the cases cover.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Reach {
    /// All clauses of the specification.
    pub clauses: usize,
    /// Clauses that a host can be tested for.
    pub testable: usize,
    /// Testable clauses that a case names.
    pub with_case: usize,
}

impl Reach {
    /// Counts the clauses of a list.
    pub fn of(list: &ClauseList, cases: &[Case]) -> Reach {
        let named: HashSet<&str> = cases.iter().flat_map(|case| &case.clauses).map(String::as_str).collect();
        let mut reach = Reach { clauses: 0, testable: 0, with_case: 0 };
        for clause in &list.listed {
            reach.clauses += 1;
            reach.testable += usize::from(clause.is_testable());
            reach.with_case += usize::from(clause.is_testable() && named.contains(clause.id.as_str()));
        }
        reach
    }

    /// Percentage of the testable clauses that have a case.
    pub fn percent(&self) -> f64 {
        100.0 * self.with_case as f64 / self.testable.max(1) as f64
    }
}

impl Listed {
    /// Whether a host can be tested for it, now or once its feature is built.
    pub(crate) fn is_testable(&self) -> bool {
        self.mark().is_none_or(|mark| mark == LATER)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_no_host_can_show_does_not_count() {
        let text = "WX-A-001\nWX-A-002 | later | not built\nWX-A-003 | docs | a document\nWX-A-004 | open | who knows";
        let head = "// What.\n// clauses: WX-A-001\n// platforms: wx\n// evidence: documented\n";
        let case = Case::parse("a/b", head.to_owned()).unwrap();
        let reach = Reach::of(&ClauseList::sample(text), &[case]);
        assert_eq!(reach, Reach { clauses: 4, testable: 2, with_case: 1 });
        assert!((reach.percent() - 50.0).abs() < f64::EPSILON);
    }
}
