//! An examination as a table, as JSON and as JUnit. What is found is not decided here.

use std::fmt::Write;

use qiao::Wording;
use quick_junit::{NonSuccessKind, Report as JUnit, TestCase, TestCaseStatus, TestSuite};
use serde_json::{Map, Value, json};

use crate::examine::{ADDRESSES, CERTIFICATE};
use crate::finding::{Finding, Report, Severity};
use crate::message::Message;

/// The report for people: servers with what is known of them, then the findings.
pub fn table(report: &Report, wording: &Wording) -> String {
    let mut text = String::new();
    for (origin, facts) in &report.servers {
        let _ = writeln!(text, "{origin}");
        for (name, value) in facts.iter().filter(|(_, value)| !value.is_empty()) {
            let _ = writeln!(text, "  {}  {value}", padded(&title(name, wording), 12));
        }
    }
    for finding in &report.findings {
        let severity = padded(&finding.severity.title().text(wording), 8);
        let _ = writeln!(text, "\n{severity}{}  {} ({})", finding.subject, finding.check, finding.clause);
        let _ = writeln!(text, "        {}", finding.text);
        for (client, told) in &finding.told {
            let _ = writeln!(text, "        {client}: {told}");
        }
        if !finding.remedy.is_empty() {
            let _ = writeln!(text, "        → {}", finding.remedy.replace('\n', "\n          "));
        }
        for place in &finding.places {
            let _ = writeln!(text, "        {place}");
        }
    }
    text
}

/// The name of a fact for people; names of protocols are the same in every language.
fn title(name: &str, wording: &Wording) -> String {
    match name {
        ADDRESSES => Message::Addresses.text(wording),
        CERTIFICATE => Message::Certificate.text(wording),
        protocol => protocol.to_owned(),
    }
}

/// A text with blanks up to this many columns; a Chinese character takes two.
fn padded(text: &str, columns: usize) -> String {
    let taken: usize = text.chars().map(|c| if c.is_ascii() { 1 } else { 2 }).sum();
    format!("{text}{}", " ".repeat(columns.saturating_sub(taken)))
}

/// The report for programs: `servers`, and `findings` with severity, check, clause, text, remedy, what clients are told,
/// and places.
pub fn json(report: &Report) -> Value {
    let servers: Vec<Value> = report
        .servers
        .iter()
        .map(|(origin, facts)| {
            let facts: Vec<Value> = facts.iter().map(|(name, value)| json!({ "name": name, "value": value })).collect();
            json!({ "origin": origin, "facts": facts })
        })
        .collect();
    let findings: Vec<Value> = report.findings.iter().map(of_finding).collect();
    json!({ "findings": findings, "servers": servers })
}

fn of_finding(finding: &Finding) -> Value {
    let told: Map<String, Value> =
        finding.told.iter().map(|(client, text)| ((*client).to_owned(), text.as_str().into())).collect();
    let places: Vec<Value> = finding
        .places
        .iter()
        .map(|place| json!({ "file": place.file, "line": place.line, "call": place.call }))
        .collect();
    json!({
        "severity": finding.severity.name(), "subject": finding.subject, "check": finding.check,
        "clause": finding.clause, "text": finding.text, "remedy": finding.remedy, "told": told, "places": places,
    })
}

/// The report for CI systems: a suite for each server, a case for each finding; notes pass.
///
/// # Errors
/// The XML could not be written.
pub fn junit(report: &Report) -> Result<String, quick_junit::SerializeError> {
    let mut all = JUnit::new("qiao doctor");
    for (origin, _) in &report.servers {
        let mut suite = TestSuite::new(origin.as_str());
        let mut own = report.findings.iter().filter(|finding| finding.subject.starts_with(origin.as_str())).peekable();
        if own.peek().is_none() {
            suite.add_test_case(TestCase::new("server", TestCaseStatus::success()));
        }
        for finding in own {
            suite.add_test_case(case(finding));
        }
        all.add_test_suite(suite);
    }
    all.to_string()
}

fn case(finding: &Finding) -> TestCase {
    let status = match finding.severity {
        Severity::Note => TestCaseStatus::success(),
        _ => {
            let mut status = TestCaseStatus::non_success(NonSuccessKind::Failure);
            status.set_message(finding.text.as_str()).set_type(finding.severity.name());
            status.set_description(format!("{}\n{}", finding.remedy, finding.clause));
            status
        }
    };
    let mut case = TestCase::new(format!("{} {}", finding.check, finding.subject), status);
    case.set_classname(finding.subject.as_str());
    case
}
