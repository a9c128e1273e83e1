//! Compares results from another host, as sent by an exported project, with qiao's, and lists the rules that
//! they measured.

use std::collections::{BTreeMap, BTreeSet};

use qiao::Platform;
use serde::Deserialize;
use serde_json::{Value, json};

use crate::case::Case;
use crate::results::Results;

/// Results from another host.
#[derive(Clone, Debug)]
pub struct Measured {
    /// The platform of the cases.
    pub platform: Platform,
    /// By case name: the failure, or `None` if it passed.
    pub cases: BTreeMap<String, Option<String>>,
}

/// The text contains no usable results.
#[derive(Debug, thiserror::Error)]
#[error("{0}")]
pub struct NoResults(String);

/// A case on both hosts: the failure on each, if any.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Pair {
    /// The case.
    pub case: String,
    /// The failure on qiao.
    pub here: Option<String>,
    /// The failure on the other host.
    pub there: Option<String>,
}

/// A rule whose clause was checked by a case on the other host.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct MeasuredRule {
    /// The rule's name.
    pub rule: String,
    /// Its clause.
    pub clause: &'static str,
    /// Whether every case about the clause passed there.
    pub held: bool,
}

#[derive(Deserialize)]
struct Part {
    platform: String,
    results: Vec<Line>,
}

#[derive(Deserialize)]
struct Line {
    case: String,
    pass: bool,
    #[serde(default)]
    why: Option<String>,
}

/// The word that precedes results on a console.
const WORD: &str = "conformance-results ";

impl Measured {
    /// Parses results from the origin's log or from console output.
    ///
    /// # Errors
    /// There are none, or they are of several platforms.
    pub fn parse(text: &str) -> Result<Measured, NoResults> {
        let parts = match serde_json::from_str::<Value>(text) {
            Ok(log) => logged(&log),
            Err(_) => text.lines().filter_map(|line| Some(line.split_once(WORD)?.1.to_owned())).collect(),
        };
        let mut measured: Option<Measured> = None;
        for part in parts {
            let part: Part = serde_json::from_str(&part).map_err(|error| NoResults(error.to_string()))?;
            let platform: Platform = part.platform.parse().map_err(|unknown| NoResults(format!("{unknown}")))?;
            let all = measured.get_or_insert_with(|| Measured { platform, cases: BTreeMap::new() });
            if all.platform != platform {
                return Err(NoResults(format!("results of {} and of {platform}", all.platform)));
            }
            let why = |line: &Line| (!line.pass).then(|| line.why.clone().unwrap_or_default());
            all.cases.extend(part.results.iter().map(|line| (line.case.clone(), why(line))));
        }
        measured.ok_or_else(|| NoResults("there are no results".to_owned()))
    }

    /// Those of the given cases that ran there.
    pub fn known<'a>(&self, cases: &'a [Case]) -> Vec<&'a Case> {
        cases.iter().filter(|case| self.cases.contains_key(&case.name)).collect()
    }

    /// Both results of each case.
    pub fn beside(&self, ours: &Results<'_>) -> Vec<Pair> {
        let pair = |run: &crate::results::Run<'_>| Pair {
            case: run.case.name.clone(),
            here: run.report.outcome.failure().map(str::to_owned),
            there: self.cases.get(&run.case.name).cloned().flatten(),
        };
        ours.runs.iter().map(pair).collect()
    }

    /// The rules that were measured there.
    pub fn rules(&self, cases: &[Case]) -> Vec<MeasuredRule> {
        let named = |failed: bool| -> BTreeSet<&str> {
            let known = self.known(cases).into_iter().filter(|case| self.cases[&case.name].is_some() == failed);
            known.flat_map(|case| &case.clauses).map(String::as_str).collect()
        };
        let (failed, passed) = (named(true), named(false));
        let rules = self.platform.profile().rules().into_iter();
        let rules = rules.filter(|rule| failed.contains(rule.clause) || passed.contains(rule.clause));
        rules
            .map(|rule| MeasuredRule { rule: rule.path(), clause: rule.clause, held: !failed.contains(rule.clause) })
            .collect()
    }

    /// Everything as JSON.
    pub fn json(&self, cases: &[Case], ours: &Results<'_>) -> Value {
        let pairs: Vec<Value> = self.beside(ours).iter().map(|Pair { case, here, there }| {
            json!({ "case": case, "here": here.is_none(), "there": there.is_none(), "why_here": here, "why_there": there })
        }).collect();
        let rules: Vec<Value> = self.rules(cases).iter().map(|MeasuredRule { rule, clause, held }| {
            json!({ "rule": rule, "clause": clause, "measured": if *held { "held" } else { "differs" } })
        }).collect();
        json!({ "platform": self.platform.to_string(), "cases": pairs, "rules": rules })
    }
}

/// The request bodies with results in the origin's log.
fn logged(log: &Value) -> Vec<String> {
    let requests = log["requests"].as_array().cloned().unwrap_or_default();
    requests.iter().filter_map(|request| request["body"].as_str().map(str::to_owned)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn results_come_from_a_log_or_a_console() {
        let part = |name: &str, pass: bool| {
            json!({ "platform": "wx", "results": [{ "case": name, "pass": pass, "why": "odd" }] }).to_string()
        };
        let log = json!({ "requests": [{ "body": part("a/b", true) }, { "body": part("a/c", false) }] }).to_string();
        let console = format!("something\n[log] {WORD}{}\n{WORD}{}\n", part("a/b", true), part("a/c", false));
        for text in [log, console] {
            let measured = Measured::parse(&text).unwrap();
            assert_eq!(measured.platform, Platform::Wx);
            assert_eq!(measured.cases["a/b"], None);
            assert_eq!(measured.cases["a/c"].as_deref(), Some("odd"));
        }
        for text in ["", "{}", "conformance-results {}", "conformance-results {\"platform\":\"qq\",\"results\":[]}"] {
            assert!(Measured::parse(text).is_err(), "{text}");
        }
    }

    #[test]
    fn a_rule_is_measured_by_the_cases_of_its_clause() {
        let rule = &Platform::Wx.profile().rules()[0];
        let head = format!("// What.\n// clauses: {}\n// platforms: wx\n// evidence: assumed\n", rule.clause);
        let cases = [Case::parse("a/b", head).unwrap()];
        let measured = |why: Option<&str>| Measured {
            platform: Platform::Wx,
            cases: [("a/b".to_owned(), why.map(str::to_owned))].into(),
        };
        assert!(measured(None).rules(&cases).iter().any(|found| found.rule == rule.path() && found.held));
        assert!(measured(Some("odd")).rules(&cases).iter().all(|found| !found.held));
    }
}
