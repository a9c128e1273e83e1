//! Results of many runs: each report with what was expected, and which of them need action. It must not know
//! how they are displayed.

use qiao::Wording;

use crate::case::Case;
use crate::gaps::Gaps;
use crate::pool::Job;
use crate::run::Report;
use crate::words::{Note, Why};

/// The results of many runs, and the gaps that match none of them.
#[derive(Debug)]
pub struct Results<'a> {
    /// The runs, in the order of the cases.
    pub runs: Vec<Run<'a>>,
    /// Gaps without a matching run.
    pub stale: Vec<String>,
}

/// One run with its assessment.
#[derive(Debug)]
pub struct Run<'a> {
    /// The case that was run.
    pub case: &'a Case,
    /// The outcome, with the journal of the run.
    pub report: Report,
    /// The outcome compared with what was expected.
    pub standing: Standing,
}

/// The assessment of a run.
#[derive(Clone, Debug, PartialEq)]
pub enum Standing {
    /// It passed.
    Held,
    /// It passed, but its expectation is a guess, so that it says nothing about the host.
    Tentative,
    /// It failed, for this reason.
    Failed(Why),
    /// It failed as expected.
    Gap {
        /// How it failed.
        difference: Why,
        /// The reason for the expectation.
        reason: String,
    },
    /// It passed although it was expected to fail, for this reason.
    Surprise(String),
}

impl Standing {
    /// Assesses a report of a case.
    pub fn of(case: &Case, report: &Report, gaps: &Gaps) -> Standing {
        let reason = gaps.reason(&report.case, report.platform).map(str::to_owned);
        match (report.outcome.failure(), reason) {
            (None, None) if case.is_tentative() => Standing::Tentative,
            (None, None) => Standing::Held,
            (None, Some(reason)) => Standing::Surprise(reason),
            (Some(difference), None) => Standing::Failed(difference),
            (Some(difference), Some(reason)) => Standing::Gap { difference, reason },
        }
    }

    /// Whether it needs action.
    pub fn is_red(&self) -> bool {
        matches!(self, Standing::Failed(_) | Standing::Surprise(_))
    }

    /// Its name in reports, which is part of their format: `held`, `tentative`, `failed`, `gap` or `surprise`.
    pub fn name(&self) -> &'static str {
        match self {
            Standing::Held => "held",
            Standing::Tentative => "tentative",
            Standing::Failed(_) => "failed",
            Standing::Gap { .. } => "gap",
            Standing::Surprise(_) => "surprise",
        }
    }

    /// Details beside the name, in words.
    pub fn note(&self, wording: &Wording) -> Option<String> {
        let note = match self {
            Standing::Held => return None,
            Standing::Failed(difference) => return Some(difference.text(wording)),
            Standing::Tentative => Note::Guess,
            Standing::Gap { difference, reason } => {
                Note::Expected { difference: difference.text(wording), reason: reason.clone() }
            }
            Standing::Surprise(reason) => Note::Surprise { reason: reason.clone() },
        };
        Some(note.text(wording))
    }
}

impl<'a> Results<'a> {
    /// Combines reports with the gaps. `all` has every case that a gap may refer to.
    pub fn of(jobs: &[Job<'a>], reports: Vec<Report>, gaps: &Gaps, all: &[Case]) -> Results<'a> {
        let runs = jobs.iter().zip(reports).map(|(job, report)| {
            let standing = Standing::of(job.case, &report, gaps);
            Run { case: job.case, report, standing }
        });
        Results { runs: runs.collect(), stale: gaps.stale(all) }
    }

    /// Whether anything needs action: a failure, an unexpected pass, or a gap without a matching run.
    pub fn is_red(&self) -> bool {
        !self.stale.is_empty() || self.runs.iter().any(|run| run.standing.is_red())
    }

    /// The number of runs with this assessment: `held`, `tentative`, `failed`, `gap` or `surprise`.
    pub fn count(&self, name: &str) -> usize {
        self.runs.iter().filter(|run| run.standing.name() == name).count()
    }
}

impl Run<'_> {
    /// The name of a run for people: case and platform.
    pub fn name(&self, wording: &Wording) -> String {
        let (case, platform) = (self.case.name.clone(), self.report.platform.to_string());
        Note::Name { case, platform }.text(wording)
    }
}

#[cfg(test)]
pub(crate) mod tests {
    use std::time::Duration;

    use qiao::{Entry, Level, Platform, Record};

    use super::*;
    use crate::run::Outcome;

    /// Made-up cases `a/held`, `a/failed`, `b/gap`, `b/surprise` and `c/guess`.
    pub(crate) fn cases() -> Vec<Case> {
        let head = "// What <it> checks.\n// clauses: WX-A-001\n// platforms: wx\n// evidence: documented\ncheck();\n";
        let known = ["a/held", "a/failed", "b/gap", "b/surprise"].map(|name| Case::parse(name, head.to_owned()));
        let guess = Case::parse("c/guess", head.replace("documented", "assumed").replace("WX-A-001", "WX-A-004"));
        known.into_iter().chain([guess]).collect::<Result<_, _>>().unwrap()
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
                outcome: if failed {
                    Outcome::Fail(Why::Reported { text: "1 is not 2 <>\nreally".to_owned() })
                } else {
                    Outcome::Pass
                },
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
        assert_eq!(
            names,
            [("held", false), ("failed", true), ("gap", false), ("surprise", true), ("tentative", false)]
        );
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
