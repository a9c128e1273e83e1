//! Results of cases that ran on another host, as an exported project reports them: read, set beside ours, and the
//! rules that they measured. Knows nothing of how they are shown.

use std::collections::{BTreeMap, BTreeSet};
use std::time::Duration;

use qiao::{Cause, Platform, Wording};
use serde::Deserialize;
use serde_json::{Value, json};

use crate::binding::Bindings;
use crate::case::Case;
use crate::gaps::Gaps;
use crate::pool::Job;
use crate::results::Results;
use crate::run::{Outcome, Report};
use crate::words::{ResultFault, Why};

/// Results from another host.
#[derive(Clone, Debug)]
pub struct Measured {
    /// The platform of the cases.
    pub platform: Platform,
    /// The host's name.
    pub host: String,
    /// What the exported suites were called, which tells whether results belong together.
    pub suites: BTreeSet<String>,
    /// The latest result of each case.
    pub cases: BTreeMap<String, Verdict>,
}

/// How a case went on another host.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Verdict {
    /// It went as it does on the platform.
    Held,
    /// It did not: the statements that do not hold.
    Differs(String),
    /// The host lacks what the case needs.
    NotOffered(String),
    /// It did not run, for this reason.
    NotRun(String),
}

impl Verdict {
    /// Its name in reports: `held`, `differs`, `not offered` or `not run`.
    pub fn name(&self) -> &'static str {
        match self {
            Verdict::Held => "held",
            Verdict::Differs(_) => "differs",
            Verdict::NotOffered(_) => "not offered",
            Verdict::NotRun(_) => "not run",
        }
    }

    /// What there is to say beside the name.
    pub fn note(&self) -> Option<&str> {
        match self {
            Verdict::Held => None,
            Verdict::Differs(why) | Verdict::NotOffered(why) | Verdict::NotRun(why) => Some(why),
        }
    }
}

/// The text contains no usable results.
#[derive(Debug, thiserror::Error)]
#[error("{0}")]
pub struct NoResults(ResultFault);

impl NoResults {
    /// The error in words.
    pub fn text(&self, wording: &Wording) -> String {
        self.0.text(wording)
    }
}

/// A case that does not go there as it goes here.
#[derive(Clone, Debug)]
pub struct Difference<'a> {
    /// The case.
    pub case: &'a Case,
    /// What does not hold here, if anything.
    pub here: Option<String>,
    /// What does not hold there, if anything.
    pub there: Option<String>,
}

impl Difference<'_> {
    /// Whether the case rests on a guess, so that the other host may be the one that is right.
    pub fn is_tentative(&self) -> bool {
        self.case.is_tentative()
    }
}

/// A rule that cases on the other host measured.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct MeasuredRule {
    /// The rule's name, such as `domains.bare_entry`.
    pub rule: String,
    /// The clause that the rule rests on.
    pub clause: &'static str,
    /// Whether it holds there.
    pub held: bool,
    /// The cases that show it.
    pub cases: Vec<String>,
}

#[derive(Deserialize)]
struct Part {
    platform: String,
    #[serde(default)]
    host: String,
    #[serde(default)]
    suite: String,
    #[serde(default)]
    results: Vec<Line>,
    /// The case that began then.
    #[serde(default)]
    running: Option<String>,
    /// One result alone, as a line on the console has it.
    #[serde(flatten)]
    alone: Option<Line>,
}

#[derive(Deserialize)]
struct Line {
    case: String,
    verdict: String,
    #[serde(default)]
    why: Option<String>,
}

impl Line {
    fn verdict(&self) -> Result<Verdict, NoResults> {
        let why = self.why.clone().unwrap_or_default();
        match self.verdict.as_str() {
            "held" => Ok(Verdict::Held),
            "differs" => Ok(Verdict::Differs(why)),
            "not offered" => Ok(Verdict::NotOffered(why)),
            "not run" => Ok(Verdict::NotRun(why)),
            other => {
                let (case, verdict) = (self.case.clone(), other.to_owned());
                Err(NoResults(ResultFault::UnknownVerdict { case, verdict }))
            }
        }
    }
}

/// The word before a result on a console.
const WORD: &str = "conformance-result ";

impl Measured {
    /// Reads results: the file or the answer of the origin's `/results`, or what a console showed. Where a case is
    /// there several times, the last one counts, unless it did not run.
    ///
    /// # Errors
    /// There are none, they are malformed, or of several platforms or hosts.
    pub fn parse(texts: &[String]) -> Result<Measured, NoResults> {
        let mut measured: Option<Measured> = None;
        for report in texts.iter().flat_map(|text| reports(text)) {
            let part: Part = serde_json::from_value(report)
                .map_err(|error| NoResults(ResultFault::Malformed { cause: Cause::from(&error) }))?;
            let platform: Platform = part
                .platform
                .parse()
                .map_err(|_| NoResults(ResultFault::UnknownPlatform { platform: part.platform.clone() }))?;
            let all = measured.get_or_insert_with(|| Measured {
                platform,
                host: part.host.clone(),
                suites: BTreeSet::new(),
                cases: BTreeMap::new(),
            });
            if (all.platform, &all.host) != (platform, &part.host) {
                let (host, other) = (&all.host, &part.host);
                return Err(NoResults(ResultFault::OtherHost {
                    platform: platform.to_string(),
                    host: other.to_string(),
                    first_platform: all.platform.to_string(),
                    first: host.to_string(),
                }));
            }
            all.suites.insert(part.suite);
            for line in part.results.iter().chain(&part.alone) {
                let verdict = line.verdict()?;
                if !matches!(verdict, Verdict::NotRun(_)) || !all.cases.contains_key(&line.case) {
                    all.cases.insert(line.case.clone(), verdict);
                }
            }
            if let Some(case) = part.running {
                let stopped = || Verdict::NotRun("the host stopped while it ran".to_owned());
                all.cases.entry(case).or_insert_with(stopped);
            }
        }
        measured.filter(|all| !all.cases.is_empty()).ok_or_else(|| NoResults(ResultFault::None))
    }

    /// Those of the cases that have a result.
    pub fn known<'a>(&self, cases: &'a [Case]) -> Vec<&'a Case> {
        cases.iter().filter(|case| self.cases.contains_key(&case.name)).collect()
    }

    /// How many cases have a verdict of this name.
    pub fn count(&self, name: &str) -> usize {
        self.cases.values().filter(|verdict| verdict.name() == name).count()
    }

    /// The cases that ran there and did not go as they go here.
    pub fn differences<'a>(&self, ours: &Results<'a>, wording: &Wording) -> Vec<Difference<'a>> {
        let differing = ours.runs.iter().filter_map(|run| {
            let here = run.report.outcome.failure().map(|why| why.text(wording));
            let there = match self.cases.get(&run.case.name)? {
                Verdict::Held => None,
                Verdict::Differs(why) => Some(why.clone()),
                Verdict::NotOffered(_) | Verdict::NotRun(_) => return None,
            };
            (here.is_some() != there.is_some()).then_some(Difference { case: run.case, here, there })
        });
        differing.collect()
    }

    /// The rules that were measured there, by the cases that fail when the rule has another value. A rule held if one of
    /// its cases did. It differs if one of its cases does and every other rule of that case held elsewhere: a case that
    /// several rules may have failed blames none. Cases that rest on a guess measure nothing.
    pub fn rules(&self, cases: &[Case], bindings: &Bindings) -> Vec<MeasuredRule> {
        let sure = self.known(cases).into_iter().filter(|case| !case.is_tentative());
        let ran: BTreeMap<&str, bool> = sure
            .filter_map(|case| match &self.cases[&case.name] {
                Verdict::Held => Some((case.name.as_str(), true)),
                Verdict::Differs(_) => Some((case.name.as_str(), false)),
                Verdict::NotOffered(_) | Verdict::NotRun(_) => None,
            })
            .collect();
        let went = |rule: &str, held: bool| -> Vec<String> {
            let cases = bindings.cases(rule).filter(|case| ran.get(case) == Some(&held));
            cases.map(str::to_owned).collect()
        };
        let blames = |case: &String, rule: &str| {
            bindings.rules(case).all(|other| other == rule || !went(other, true).is_empty())
        };
        let measured = self.platform.profile().rules().into_iter().filter_map(|rule| {
            let (path, clause) = (rule.path(), rule.clause);
            let held = went(&path, true);
            let (held, mut cases) = if held.is_empty() { (false, went(&path, false)) } else { (true, held) };
            cases.retain(|case| held || blames(case, &path));
            (!cases.is_empty()).then_some(MeasuredRule { rule: path, clause, held, cases })
        });
        measured.collect()
    }

    /// The cases that ran there as results of their own, for reports in other forms.
    pub fn results<'a>(&self, cases: &'a [Case]) -> Results<'a> {
        let ran = self.known(cases).into_iter().filter_map(|case| match &self.cases[&case.name] {
            Verdict::Held => Some((case, Outcome::Pass)),
            Verdict::Differs(why) => Some((case, Outcome::Fail(Why::Reported { text: why.clone() }))),
            Verdict::NotOffered(_) | Verdict::NotRun(_) => None,
        });
        let (jobs, reports): (Vec<Job<'a>>, Vec<Report>) = ran
            .map(|(case, outcome)| {
                let report = Report {
                    case: case.name.clone(),
                    platform: self.platform,
                    outcome,
                    journal: Vec::new(),
                    took: Duration::ZERO,
                };
                (Job { case, platform: self.platform }, report)
            })
            .unzip();
        Results::of(&jobs, reports, &Gaps::default(), cases)
    }

    /// All of it as JSON: counts, every case with its verdict, differences and measured rules.
    pub fn json(&self, cases: &[Case], bindings: &Bindings, ours: &Results<'_>) -> Value {
        let names = ["held", "differs", "not offered", "not run"];
        let counts: serde_json::Map<String, Value> =
            names.iter().map(|name| ((*name).to_owned(), json!(self.count(name)))).collect();
        let verdicts: Vec<Value> = self
            .cases
            .iter()
            .map(|(case, verdict)| json!({ "case": case, "verdict": verdict.name(), "why": verdict.note() }))
            .collect();
        let differences: Vec<Value> = self
            .differences(ours, &Wording::default())
            .iter()
            .map(|difference| {
                let Difference { case, here, there } = difference;
                json!({
                    "case": case.name, "title": case.title, "clauses": case.clauses, "evidence": case.evidence,
                    "tentative": difference.is_tentative(), "here": here, "there": there,
                })
            })
            .collect();
        let rules: Vec<Value> = self
            .rules(cases, bindings)
            .iter()
            .map(|MeasuredRule { rule, clause, held, cases }| {
                let measured = if *held { "held" } else { "differs" };
                json!({ "rule": rule, "clause": clause, "measured": measured, "cases": cases })
            })
            .collect();
        json!({
            "qiao": env!("CARGO_PKG_VERSION"), "platform": self.platform.to_string(), "host": self.host,
            "suites": self.suites, "counts": counts, "cases": verdicts, "differences": differences, "rules": rules,
        })
    }
}

/// The reports in a text: one JSON value with a list of them, a line for each, or lines of a console.
fn reports(text: &str) -> Vec<Value> {
    if let Ok(mut whole) = serde_json::from_str::<Value>(text) {
        // The answer of `/results` is a list of reports; one report alone names its platform.
        let list = whole["platform"].is_null().then(|| whole["results"].take());
        return match list {
            Some(Value::Array(list)) => list,
            _ => vec![whole],
        };
    }
    let line = |line: &str| {
        let json = line.split_once(WORD).map_or(line, |(_, json)| json);
        serde_json::from_str(json).ok().filter(|value: &Value| value["platform"].is_string())
    };
    text.lines().filter_map(line).collect()
}

#[cfg(test)]
mod tests;
