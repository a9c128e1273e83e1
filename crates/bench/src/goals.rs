//! The performance goals, as data. A goal bounds qiao's median in a row: by a number, relative to another runtime, or
//! relative to qiao's median in another row.

use crate::figures::Figures;
use crate::peers::Peer;

/// One goal for one row.
pub(crate) struct Goal {
    /// The id of the row.
    pub row: &'static str,
    bound: Bound,
    factor: f64,
    of: Of,
}

#[derive(Clone, Copy)]
enum Bound {
    AtMost,
    AtLeast,
}

/// What the factor is multiplied with.
#[derive(Clone, Copy)]
enum Of {
    /// One of the row's unit: the bound is absolute.
    Unit,
    /// The median of another runtime in the same row.
    Peer(Peer),
    /// qiao's median in the row with this id.
    Row(&'static str),
}

/// A goal and what was reached in a run.
pub(crate) struct Standing {
    /// The goal, for example `at least 0.5 of bare`.
    pub asked: String,
    /// The ratio that was reached, or the median if the bound is absolute.
    pub reached: f64,
    pub met: bool,
}

const fn at_most(row: &'static str, factor: f64, of: Of) -> Goal {
    Goal { row, bound: Bound::AtMost, factor, of }
}

const fn at_least(row: &'static str, factor: f64, of: Of) -> Goal {
    Goal { row, bound: Bound::AtLeast, factor, of }
}

/// All goals.
pub(crate) const GOALS: &[Goal] = &[
    // 3.0 ms where a process that does nothing takes 0.9.
    at_most("start", 3.33, Of::Peer(Peer::Nothing)),
    at_most("start", 0.33, Of::Peer(Peer::Bun)),
    at_most("start.peak", 8.5, Of::Unit),
    at_most("project.cpu", 150.0, Of::Unit),
    at_least("sequential", 0.62, Of::Peer(Peer::Bare)),
    at_least("sequential", 1.0, Of::Peer(Peer::Bun)),
    at_least("concurrent", 0.5, Of::Peer(Peer::Bare)),
    at_least("concurrent", 1.0, Of::Peer(Peer::Bun)),
    at_least("text", 0.88, Of::Peer(Peer::Bare)),
    at_least("text", 1.0, Of::Peer(Peer::Bun)),
    at_least("json-orders", 1.0, Of::Peer(Peer::Node)),
    at_least("json-orders", 1.0, Of::Peer(Peer::Deno)),
    at_least("json-orders", 0.8, Of::Peer(Peer::Bun)),
    at_least("json-rows", 1.0, Of::Peer(Peer::Node)),
    at_least("json-rows", 1.0, Of::Peer(Peer::Deno)),
    at_least("json-rows", 0.8, Of::Peer(Peer::Bun)),
    at_least("echo-64", 0.85, Of::Peer(Peer::Bare)),
    at_least("echo-64", 1.0, Of::Peer(Peer::Bun)),
    at_least("echo-64k", 0.95, Of::Peer(Peer::Bare)),
    at_least("echo-64k", 1.0, Of::Peer(Peer::Node)),
    at_least("echo-64k", 1.0, Of::Peer(Peer::Bun)),
    at_least("echo-64k", 1.0, Of::Peer(Peer::Deno)),
    at_most("many-1000.create", 0.6, Of::Unit),
    at_most("many-1000.memory", 256.0, Of::Unit),
    at_least("many-1000", 0.6, Of::Row("many-1")),
];

impl Goal {
    /// Checks the goal. `None` if a median that it needs is missing. `unit` is the unit of the row, `title` gives the
    /// title of a row by its id.
    pub(crate) fn standing(&self, figures: &Figures, unit: &str, title: impl Fn(&str) -> String) -> Option<Standing> {
        let own = figures.median(self.row, Peer::Qiao)?;
        let (base, of) = match self.of {
            Of::Unit => (1.0, unit.to_owned()),
            Of::Peer(peer) => (figures.median(self.row, peer)?, format!("of {peer}")),
            Of::Row(row) => (figures.median(row, Peer::Qiao)?, format!("of {}", title(row))),
        };
        let reached = own / base;
        let (words, met) = match self.bound {
            Bound::AtMost => ("at most", reached <= self.factor),
            Bound::AtLeast => ("at least", reached >= self.factor),
        };
        Some(Standing { asked: format!("{words} {} {of}", self.factor), reached, met })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::work::{WORKS, Work};

    #[test]
    fn every_goal_names_rows_that_exist() {
        let rows: Vec<String> = WORKS.iter().flat_map(Work::rows).map(|row| row.id).collect();
        for goal in GOALS {
            assert!(rows.iter().any(|row| row == goal.row), "{}", goal.row);
            if let Of::Row(other) = goal.of {
                assert!(rows.iter().any(|row| row == other), "{other}");
            }
        }
    }

    #[test]
    fn a_goal_is_checked_against_the_figure_that_it_names() {
        let mut figures = Figures::default();
        figures.put("start".to_owned(), Peer::Qiao, Some(2.0));
        let standings =
            |figures: &Figures| GOALS.iter().filter_map(|goal| goal.standing(figures, "ms", str::to_owned)).count();
        assert_eq!(standings(&figures), 0);
        figures.put("start".to_owned(), Peer::Bun, Some(8.0));
        let standing = GOALS[1].standing(&figures, "ms", str::to_owned).unwrap();
        assert_eq!((standing.asked.as_str(), standing.reached, standing.met), ("at most 0.33 of Bun", 0.25, true));
        assert_eq!(standings(&figures), 1);
    }
}
