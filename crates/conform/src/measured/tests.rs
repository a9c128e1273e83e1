//! Results of other hosts as they come, and what they measure.

use super::*;

fn part(name: &str, verdict: &str) -> Value {
    json!({ "platform": "wx", "host": "h", "suite": "s", "results": [{ "case": name, "verdict": verdict, "why": "odd" }] })
}

#[test]
fn results_come_from_a_file_an_answer_or_a_console() {
    let file = format!("{}\n{}\n{{\"platform\":\"w", part("a/b", "held"), part("a/c", "differs"));
    let answer = json!({ "results": [part("a/b", "held"), part("a/c", "differs")] }).to_string();
    let alone = |name: &str, verdict: &str| json!({ "platform": "wx", "host": "h", "suite": "s", "case": name, "verdict": verdict, "why": "odd" });
    let console = format!("a\n[log] {WORD}{}\n{WORD}{}\n", alone("a/b", "held"), alone("a/c", "differs"));
    for text in [file, answer, console] {
        let measured = Measured::parse(&[text]).unwrap();
        assert_eq!((measured.platform, measured.host.as_str()), (Platform::Wx, "h"));
        assert_eq!(measured.cases["a/b"], Verdict::Held);
        assert_eq!(measured.cases["a/c"], Verdict::Differs("odd".to_owned()));
    }
    for text in ["", "{}", "conformance-result {}", "{\"platform\":\"qq\",\"results\":[]}"] {
        assert!(Measured::parse(&[text.to_owned()]).is_err(), "{text}");
    }
}

#[test]
fn a_case_that_began_and_has_no_result_did_not_run() {
    let mut part = part("a/b", "held");
    part["running"] = json!("a/c");
    let measured = Measured::parse(&[part.to_string()]).unwrap();
    assert_eq!(measured.cases["a/c"].name(), "not run");
    assert_eq!(measured.count("held"), 1);
}

#[test]
fn a_later_result_counts_unless_the_case_did_not_run() {
    let texts = [part("a/b", "differs"), part("a/b", "held"), part("a/b", "not run")].map(|part| part.to_string());
    assert_eq!(Measured::parse(&texts).unwrap().cases["a/b"], Verdict::Held);
    let other = part("a/b", "held").to_string().replace("\"h\"", "\"other\"");
    assert!(Measured::parse(&[texts[0].clone(), other]).is_err(), "results of two hosts");
}

fn measured(verdicts: &[(&str, Verdict)]) -> Measured {
    let cases = verdicts.iter().map(|(name, verdict)| ((*name).to_owned(), verdict.clone())).collect();
    Measured { platform: Platform::Wx, host: "h".to_owned(), suites: BTreeSet::new(), cases }
}

#[test]
fn a_rule_is_measured_by_the_cases_that_fail_without_it() {
    let rules = Platform::Wx.profile().rules();
    let (one, two) = (rules[0].path(), rules[1].path());
    let bindings = Bindings::parse(&format!("{one}: a/one a/both a/guess\n{two}: a/both a/two\n")).unwrap();
    let case = |name: &str, evidence: &str| {
        let head = format!("// What.\n// clauses: {}\n// platforms: wx\n// evidence: {evidence}\n", rules[0].clause);
        Case::parse(name, head).unwrap()
    };
    let cases = [
        case("a/one", "documented"),
        case("a/two", "documented"),
        case("a/both", "observed"),
        case("a/guess", "assumed"),
        case("a/clause", "documented"),
    ];
    let found = |verdicts: &[(&str, Verdict)]| {
        let rules = measured(verdicts).rules(&cases, &bindings);
        [&one, &two].map(|rule| rules.iter().find(|found| found.rule == *rule).map(|found| found.held))
    };
    let differs = || Verdict::Differs("odd".to_owned());
    assert_eq!(found(&[("a/one", Verdict::Held)]), [Some(true), None]);
    assert_eq!(found(&[("a/one", differs())]), [Some(false), None]);
    assert_eq!(found(&[("a/both", Verdict::Held)]), [Some(true), Some(true)]);
    assert_eq!(found(&[("a/both", differs())]), [None, None], "which of the two it was is open");
    assert_eq!(found(&[("a/both", differs()), ("a/two", Verdict::Held)]), [Some(false), Some(true)]);
    assert_eq!(found(&[("a/clause", differs())]), [None, None], "no rule is bound to it");
    assert_eq!(found(&[("a/guess", differs())]), [None, None], "a guess measures nothing");
    assert_eq!(
        found(&[("a/one", Verdict::NotOffered("files".to_owned()))]),
        [None, None],
        "absence is not a difference"
    );
}
