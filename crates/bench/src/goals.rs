//! What qiao is to reach, as data, and whether it does.

use crate::figures::Figures;
use crate::peers::Peer;

/// One goal for one row.
pub struct Goal {
    pub row: &'static str,
    pub bar: Bar,
}

/// What the row's figure is held against.
#[derive(Clone, Copy)]
pub enum Bar {
    /// At most so much, in the row's unit.
    AtMost(f64),
    /// At most so many times what somebody else has in the same row.
    AtMostOf(f64, Peer),
    /// At least so many times what somebody else has in the same row.
    AtLeastOf(f64, Peer),
    /// At least so many times what qiao has in another row.
    AtLeastOfRow(f64, &'static str),
}

/// A goal against the figures of a run.
pub struct Standing {
    /// What is asked.
    pub asked: String,
    /// What there is, in the same terms.
    pub reached: f64,
    pub met: bool,
}

const fn goal(row: &'static str, bar: Bar) -> Goal {
    Goal { row, bar }
}

/// All goals.
pub const GOALS: &[Goal] = &[
    goal("start", Bar::AtMostOf(2.8, Peer::Nothing)),
    goal("start", Bar::AtMostOf(0.333, Peer::Bun)),
    goal("start.peak", Bar::AtMost(8.0)),
    goal("sequential", Bar::AtLeastOf(0.95, Peer::Bare)),
    goal("sequential", Bar::AtLeastOf(1.0, Peer::Bun)),
    goal("concurrent", Bar::AtLeastOf(0.8, Peer::Bare)),
    goal("concurrent", Bar::AtLeastOf(1.8, Peer::Bun)),
    goal("text", Bar::AtLeastOf(0.85, Peer::Bare)),
    goal("text", Bar::AtLeastOf(1.0, Peer::Bun)),
    goal("json", Bar::AtLeastOf(1.0, Peer::Node)),
    goal("json", Bar::AtLeastOf(1.0, Peer::Deno)),
    goal("json", Bar::AtLeastOf(1.0, Peer::Bun)),
    goal("echo-64", Bar::AtLeastOf(0.95, Peer::Bare)),
    goal("echo-64k", Bar::AtLeastOf(0.9, Peer::Bare)),
    goal("echo-64k", Bar::AtLeastOf(1.0, Peer::Node)),
    goal("echo-64k", Bar::AtLeastOf(1.0, Peer::Bun)),
    goal("echo-64k", Bar::AtLeastOf(1.0, Peer::Deno)),
    goal("many-1000.create", Bar::AtMost(1.0)),
    goal("many-1000.memory", Bar::AtMost(256.0)),
    goal("many-1000", Bar::AtLeastOfRow(0.8, "many-1")),
];

impl Goal {
    /// How it stands, if all that it needs was measured.
    pub fn standing(&self, figures: &Figures) -> Option<Standing> {
        let own = figures.median(self.row, Peer::Qiao)?;
        let of = |row: &str, peer: Peer| figures.median(row, peer).map(|other| own / other);
        let (asked, reached, met) = match self.bar {
            Bar::AtMost(most) => (format!("at most {most}"), own, own <= most),
            Bar::AtMostOf(most, peer) => {
                let ratio = of(self.row, peer)?;
                (format!("at most {most} × {peer}"), ratio, ratio <= most)
            }
            Bar::AtLeastOf(least, peer) => {
                let ratio = of(self.row, peer)?;
                (format!("at least {least} × {peer}"), ratio, ratio >= least)
            }
            Bar::AtLeastOfRow(least, row) => {
                let ratio = of(row, Peer::Qiao)?;
                (format!("at least {least} × {row}"), ratio, ratio >= least)
            }
        };
        Some(Standing { asked, reached, met })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::work::{WORKS, Work};

    #[test]
    fn every_goal_is_for_a_row_that_there_is() {
        let rows: Vec<String> = WORKS.iter().flat_map(Work::rows).map(|row| row.id).collect();
        for goal in GOALS {
            assert!(rows.iter().any(|row| row == goal.row), "{}", goal.row);
        }
    }
}
