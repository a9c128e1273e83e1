//! Coverage, as in `docs/coverage.md`: for each clause the tests that name it, the evidence of the rules that
//! rest on it, and the reason if no test names it.
//!
//! All input is passed as text or cases: it must not know where lists, cases and tests are stored.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use qiao::{Evidence, Platform};

use crate::case::Case;
use crate::clause::{ClauseList, Excuse, LATER, Listed, MARKS, counted, parts};

/// Most cases named in the document per clause.
const NAMED: usize = 3;

/// What is known about every clause, and what is wrong.
#[derive(Debug)]
pub struct Coverage {
    clauses: Vec<Clause>,
    /// Errors to fix: clauses without a test or a reason, outdated marks, names of clauses that the
    /// specification does not have.
    pub faults: Vec<String>,
}

#[derive(Debug)]
struct Clause {
    listed: Listed,
    evidence: BTreeSet<Degree>,
    cases: BTreeSet<String>,
    tests: BTreeSet<String>,
}

/// The kind of evidence without its source, strongest first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Degree {
    Documented,
    Observed,
    Assumed,
    NotApplicable,
}

/// How a clause is counted in the summary.
enum Standing<'a> {
    Case,
    Marked(&'a str),
    RustTest,
    Bare,
}

impl Coverage {
    /// Collects what names the clauses of `list`: cases, rules of every platform, and Rust tests with the
    /// tables that they read, each with its name and text.
    pub fn gather(list: &ClauseList, cases: &[Case], tests: &[(String, String)]) -> Coverage {
        let clauses: Vec<Clause> = list.listed.iter().cloned().map(Clause::of).collect();
        let places: HashMap<String, usize> =
            clauses.iter().enumerate().map(|(place, clause)| (clause.listed.id.clone(), place)).collect();
        let mut coverage = Coverage { clauses, faults: list.faults.clone() };
        for case in cases {
            for id in &case.clauses {
                match places.get(id) {
                    Some(place) => _ = coverage.clauses[*place].cases.insert(case.name.clone()),
                    None => coverage
                        .faults
                        .push(format!("the case {} names {id}, which docs/spec does not have", case.name)),
                }
            }
        }
        for platform in Platform::ALL {
            for rule in platform.profile().rules() {
                match places.get(rule.clause) {
                    Some(place) => _ = coverage.clauses[*place].evidence.insert(rule.evidence.into()),
                    None => coverage.faults.push(format!(
                        "{platform}: {} rests on {}, which docs/spec does not have",
                        rule.path(),
                        rule.clause
                    )),
                }
            }
        }
        for (name, text) in tests {
            // Tests may invent clauses, so an unknown one is not an error here.
            for place in named(text).iter().filter_map(|id| places.get(id)) {
                coverage.clauses[*place].tests.insert(name.clone());
            }
        }
        coverage.faults.extend(coverage.clauses.iter().filter_map(Clause::fault));
        coverage
    }

    /// The document in Markdown.
    pub fn markdown(&self) -> String {
        let mut page = String::from(HEAD);
        for (mark, meaning) in MARKS {
            page += &format!("- *{mark}*: {meaning}\n");
        }
        page += "\n## Summary\n\nA clause counts once: by its cases, else by its mark, else by its Rust tests.\n\n\
                 | area | clauses | with a case | with a Rust test only | not testable | later |\n\
                 | --- | ---: | ---: | ---: | --- | ---: |\n";
        let areas = || self.clauses.chunk_by(|a, b| a.listed.area() == b.listed.area());
        for clauses in areas() {
            let area = clauses[0].listed.area();
            page += &Tally::of(clauses).row(&format!("[{area}](#{})", area.to_lowercase()));
        }
        page += &Tally::of(&self.clauses).row("all");
        for clauses in areas() {
            page += &format!("\n## {}\n\n| clause | rules | tests, or why there is none |\n", clauses[0].listed.area());
            page += "| --- | --- | --- |\n";
            clauses.iter().for_each(|clause| page += &clause.row());
        }
        page
    }
}

const HEAD: &str = "# Coverage

Every clause of the specifications, and the tests that name it or the reason why none does. This file is
made by `just coverage` from [the specification](spec/README.md), the reasons in `crates/conform/clauses/`, the
heads of the conformance cases, the profiles, and the tests in Rust that name clauses or read a table that does;
a test fails when it is out of date.

The column *rules* says how sure the rules are that rest on the clause. Under *tests* at most three cases are
named, then the files of tests in Rust and their tables. A clause without a case has a mark and a reason, unless a test in Rust
shows it. The marks:

";

/// The number of clauses by standing.
#[derive(Default)]
struct Tally<'a> {
    clauses: usize,
    cases: usize,
    tests: usize,
    marks: BTreeMap<&'a str, usize>,
}

impl<'a> Tally<'a> {
    fn of(clauses: &'a [Clause]) -> Tally<'a> {
        let mut tally = Tally { clauses: clauses.len(), ..Tally::default() };
        for clause in clauses {
            match clause.standing() {
                Standing::Case => tally.cases += 1,
                Standing::Marked(mark) => *tally.marks.entry(mark).or_default() += 1,
                Standing::RustTest => tally.tests += 1,
                Standing::Bare => {}
            }
        }
        tally
    }

    fn row(mut self, area: &str) -> String {
        let later = self.marks.remove(LATER).unwrap_or_default();
        let never: Vec<String> = self.marks.iter().map(|(mark, count)| format!("{count} {mark}")).collect();
        let (clauses, cases, tests) = (self.clauses, self.cases, self.tests);
        format!("| {area} | {clauses} | {cases} | {tests} | {} | {later} |\n", never.join(", "))
    }
}

impl Clause {
    fn of(listed: Listed) -> Clause {
        Clause { listed, evidence: BTreeSet::new(), cases: BTreeSet::new(), tests: BTreeSet::new() }
    }

    fn standing(&self) -> Standing<'_> {
        match &self.listed.excuse {
            _ if !self.cases.is_empty() => Standing::Case,
            Some(excuse) => Standing::Marked(&excuse.mark),
            None if !self.tests.is_empty() => Standing::RustTest,
            None => Standing::Bare,
        }
    }

    fn fault(&self) -> Option<String> {
        match (self.standing(), &self.listed.excuse) {
            (Standing::Bare, _) => Some(format!("{} has no test and no reason for that", self.listed.id)),
            (Standing::Case, Some(excuse)) => {
                Some(format!("{} has a case: it is not `{}`", self.listed.id, excuse.mark))
            }
            _ => None,
        }
    }

    fn row(&self) -> String {
        let evidence: Vec<&str> = self.evidence.iter().map(|degree| degree.name()).collect();
        let mut cells = Vec::new();
        if !self.cases.is_empty() {
            let names: Vec<&str> = self.cases.iter().take(NAMED).map(|name| stem(name)).collect();
            let more = if self.cases.len() > NAMED { ", …" } else { "" };
            let word = if self.cases.len() == 1 { "case" } else { "cases" };
            cells.push(format!("{} {word}: {}{more}", self.cases.len(), names.join(", ")));
        }
        cells.extend(self.tests.iter().map(|name| format!("`{name}`")));
        if let Some(Excuse { mark, reason }) = &self.listed.excuse {
            cells.push(format!("*{mark}*: {}", reason.replace('|', "\\|")));
        }
        let clause = format!("[{}](spec/{})", self.listed.id, self.listed.place);
        format!("| {clause} | {} | {} |\n", evidence.join(", "), cells.join("; "))
    }
}

impl Degree {
    fn name(self) -> &'static str {
        match self {
            Degree::Documented => "documented",
            Degree::Observed => "observed",
            Degree::Assumed => "assumed",
            Degree::NotApplicable => "not applicable",
        }
    }
}

impl From<Evidence> for Degree {
    fn from(evidence: Evidence) -> Degree {
        match evidence {
            Evidence::Doc(_) => Degree::Documented,
            Evidence::Observed(_) => Degree::Observed,
            Evidence::NotApplicable => Degree::NotApplicable,
            _ => Degree::Assumed,
        }
    }
}

/// The last part of a case's name.
fn stem(name: &str) -> &str {
    name.rsplit('/').next().unwrap_or(name)
}

/// The clauses named in a text, including short forms: `WX-REQ-016, 018` and `WX-REQ-002…005`.
fn named(text: &str) -> BTreeSet<String> {
    let in_word = |c: char| c.is_ascii_alphanumeric() || c == '-';
    let mut found = BTreeSet::new();
    let mut last = None;
    let mut rest = text;
    while let Some(start) = rest.find(in_word) {
        let (gap, tail) = rest.split_at(start);
        let (word, tail) = tail.split_at(tail.find(|c| !in_word(c)).unwrap_or(tail.len()));
        rest = tail;
        // A list may continue on the next line of its comment.
        let joint = gap.trim_matches(|c: char| c == '/' || c.is_whitespace());
        let (area, first, until) = match (parts(word), last, counted(word), joint) {
            (Some((area, number)), ..) => (area, number, number),
            (None, Some((area, _)), Some(number), ",") => (area, number, number),
            (None, Some((area, before)), Some(number), "…") => (area, before, number),
            _ => {
                last = None;
                continue;
            }
        };
        found.extend((first..=until).map(|number| format!("{area}-{number:03}")));
        last = Some((area, until));
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    fn gathered(list: &str, clause: &str, test: &str) -> Coverage {
        let head = format!("// What.\n// clauses: {clause}\n// platforms: wx\n// evidence: documented\n");
        let case = Case::parse("a/b", head).unwrap();
        Coverage::gather(&ClauseList::sample(list), &[case], &[("x.rs".to_owned(), test.to_owned())])
    }

    /// The errors, except those of the real rules: they rest on clauses that no invented list has.
    fn faults(coverage: &Coverage) -> Vec<&str> {
        coverage.faults.iter().map(String::as_str).filter(|fault| !fault.contains(" rests on ")).collect()
    }

    #[test]
    fn a_clause_without_test_and_reason_is_a_fault() {
        let list = "WX-A-001\nWX-A-002 | open | nobody knows\nWX-A-003\nWX-A-004";
        let coverage = gathered(list, "WX-A-001", "// WX-A-003");
        assert_eq!(faults(&coverage), ["WX-A-004 has no test and no reason for that"]);
    }

    #[test]
    fn a_mark_that_no_longer_holds_is_a_fault() {
        let coverage = gathered("WX-A-001 | later | not built yet", "WX-A-001", "");
        assert_eq!(faults(&coverage), ["WX-A-001 has a case: it is not `later`"]);
    }

    #[test]
    fn a_clause_that_is_not_there_is_a_fault_of_a_case() {
        assert_eq!(
            faults(&gathered("", "WX-A-001", "")),
            ["the case a/b names WX-A-001, which docs/spec does not have"]
        );
    }

    #[test]
    fn texts_name_clauses_also_in_short() {
        let text =
            "// WX-A-001, 003, TTG-B-002…004\n// 009 (SWAN-C-005,\n    // 006). WX-D-001 has 002 of 003; UTF-8, 200";
        let expected = ["SWAN-C-005", "SWAN-C-006", "TTG-B-002", "TTG-B-003", "TTG-B-004"];
        let expected = expected.into_iter().chain(["WX-A-001", "WX-A-003", "WX-D-001"]);
        assert_eq!(named(text).into_iter().collect::<Vec<_>>(), expected.collect::<Vec<_>>());
    }

    #[test]
    fn a_clause_has_one_line_and_counts_once() {
        let list = "WX-A-001\nWX-A-002 | later | not a|b yet\nWX-A-003\nWX-B-001 | open | nobody knows";
        let page = gathered(list, "WX-A-001", "// WX-A-001…003").markdown();
        for line in [
            "| [WX-A](#wx-a) | 3 | 1 | 1 |  | 1 |",
            "| [WX-B](#wx-b) | 1 | 0 | 0 | 1 open | 0 |",
            "| all | 4 | 1 | 1 | 1 open | 1 |",
            "| [WX-A-001](spec/a.md#wx-a-001) |  | 1 case: b; `x.rs` |",
            "| [WX-A-002](spec/a.md#wx-a-002) |  | `x.rs`; *later*: not a\\|b yet |",
            "| [WX-A-003](spec/a.md#wx-a-003) |  | `x.rs` |",
            "| [WX-B-001](spec/a.md#wx-b-001) |  | *open*: nobody knows |",
        ] {
            assert!(page.lines().any(|other| other == line), "{line}\nis not in\n{page}");
        }
    }
}
