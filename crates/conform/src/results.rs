//! The results of many runs: each report beside what was expected of it, and what is red about
//! them. It must not know how they are shown.

use crate::case::Case;
use crate::gaps::Gaps;
use crate::pool::Job;
use crate::run::Report;

/// All results.
#[derive(Debug)]
pub struct Results<'a> {
    /// The runs, in the order of the cases.
    pub runs: Vec<Run<'a>>,
    /// Gaps that name no run.
    pub stale: Vec<String>,
}

/// One run and what to think of it.
#[derive(Debug)]
pub struct Run<'a> {
    /// The case.
    pub case: &'a Case,
    /// How it went.
    pub report: Report,
    /// What to think of it.
    pub standing: Standing,
}

/// What to think of a run.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Standing {
    /// It passed.
    Held,
    /// It failed.
    Failed(String),
    /// It failed as was expected.
    Gap {
        /// How it failed.
        difference: String,
        /// Why it was expected to.
        reason: String,
    },
    /// It passed although it was expected to fail, for this reason.
    Surprise(String),
}

impl Standing {
    /// What to think of a report.
    pub fn of(report: &Report, gaps: &Gaps) -> Standing {
        let reason = gaps.reason(&report.case, report.platform).map(str::to_owned);
        match (report.outcome.failure(), reason) {
            (None, None) => Standing::Held,
            (None, Some(reason)) => Standing::Surprise(reason),
            (Some(difference), None) => Standing::Failed(difference.to_owned()),
            (Some(difference), Some(reason)) => Standing::Gap { difference: difference.to_owned(), reason },
        }
    }

    /// Whether something must be done about it.
    pub fn is_red(&self) -> bool {
        matches!(self, Standing::Failed(_) | Standing::Surprise(_))
    }

    /// Its name in reports, which is a contract: `held`, `failed`, `gap` or `surprise`.
    pub fn name(&self) -> &'static str {
        match self {
            Standing::Held => "held",
            Standing::Failed(_) => "failed",
            Standing::Gap { .. } => "gap",
            Standing::Surprise(_) => "surprise",
        }
    }

    /// What there is to say beside the name.
    pub fn note(&self) -> Option<String> {
        match self {
            Standing::Held => None,
            Standing::Failed(difference) => Some(difference.clone()),
            Standing::Gap { difference, reason } => Some(format!("{difference} (expected: {reason})")),
            Standing::Surprise(reason) => Some(format!("it passes, and was expected to fail: {reason}")),
        }
    }
}

impl<'a> Results<'a> {
    /// Puts reports beside what is expected of their runs. `all` are all cases that the gaps can be about.
    pub fn of(jobs: &[Job<'a>], reports: Vec<Report>, gaps: &Gaps, all: &[Case]) -> Results<'a> {
        let runs = jobs.iter().zip(reports).map(|(job, report)| {
            let standing = Standing::of(&report, gaps);
            Run { case: job.case, report, standing }
        });
        Results { runs: runs.collect(), stale: gaps.stale(all) }
    }

    /// Whether something must be done: a failure, a pass that was not expected, or a gap that names no
    /// run.
    pub fn is_red(&self) -> bool {
        !self.stale.is_empty() || self.runs.iter().any(|run| run.standing.is_red())
    }

    /// How many runs stand so: `held`, `failed`, `gap` or `surprise`.
    pub fn count(&self, name: &str) -> usize {
        self.runs.iter().filter(|run| run.standing.name() == name).count()
    }
}

impl Run<'_> {
    /// The case and the platform, as reports name a run.
    pub fn name(&self) -> String {
        format!("{} on {}", self.case.name, self.report.platform)
    }
}

#[cfg(test)]
pub(crate) mod tests {
    use std::time::Duration;

    use qiao::{Entry, Level, Platform, Record};

    use super::*;
    use crate::run::Outcome;

    /// Made-up cases `a/held`, `a/failed`, `b/gap` and `b/surprise`.
    pub(crate) fn cases() -> Vec<Case> {
        let head = "// What <it> checks.\n// clauses: WX-A-001\n// platforms: wx\n// evidence: documented\ncheck();\n";
        ["a/held", "a/failed", "b/gap", "b/surprise"].map(|name| Case::parse(name, head.to_owned()).unwrap()).to_vec()
    }

    /// One result of each kind, and a stale gap.
    pub(crate) fn results(cases: &[Case]) -> Results<'_> {
        let gap = |name| format!("[[gap]]\ncase = \"{name}\"\nreason = \"not built\"\n");
        let gaps = Gaps::parse(&["b/gap", "b/surprise", "b/gone"].map(gap).concat()).unwrap();
        let jobs = crate::pool::jobs(cases);
        let report = |job: &Job<'_>| {
            let failed = matches!(job.case.name.as_str(), "a/failed" | "b/gap");
            let text = "hello & <goodbye> \u{1b}[1m".to_owned();
            let record = Record::Console { level: Level::Log, text };
            Report {
                case: job.case.name.clone(),
                platform: Platform::Wx,
                outcome: if failed { Outcome::Fail("1 is not 2 <>\nreally".to_owned()) } else { Outcome::Pass },
                journal: vec![Entry { seq: 0, at: Duration::from_millis(1500), record }],
                took: Duration::from_millis(3),
            }
        };
        let reports = jobs.iter().map(report).collect();
        Results::of(&jobs, reports, &gaps, cases)
    }

    #[test]
    fn new_failures_unexpected_passes_and_stale_gaps_are_red() {
        let cases = cases();
        let results = results(&cases);
        let names: Vec<_> = results.runs.iter().map(|run| (run.standing.name(), run.standing.is_red())).collect();
        assert_eq!(names, [("held", false), ("failed", true), ("gap", false), ("surprise", true)]);
        assert_eq!(results.stale, ["there is no case `b/gone`"]);
        assert!(results.is_red());
        let green = |name: &str, stale: &[String]| {
            let jobs: Vec<_> = crate::pool::jobs(&cases).into_iter().filter(|job| job.case.name == name).collect();
            let run = results.runs.iter().find(|run| run.case.name == name).unwrap();
            let run = Run { case: jobs[0].case, report: run.report.clone(), standing: run.standing.clone() };
            !Results { runs: vec![run], stale: stale.to_vec() }.is_red()
        };
        assert_eq!(
            ["a/held", "a/failed", "b/gap", "b/surprise"].map(|name| green(name, &[])),
            [true, false, true, false]
        );
        assert!(!green("a/held", &results.stale), "a stale gap alone is red");
    }
}
