//! `qiao explain`, and `qiao rules` with names, as a shell sees them.
#![expect(clippy::unwrap_used, reason = "a test fails by panicking")]

use std::process::Command;

use serde_json::Value;

/// Exit code, output and messages.
fn qiao(args: &[&str]) -> (i32, String, String) {
    let output = Command::new(env!("CARGO_BIN_EXE_qiao")).args(args).args(["--color", "never"]).output().unwrap();
    let text = |bytes| String::from_utf8(bytes).unwrap();
    (output.status.code().unwrap_or(-1), text(output.stdout), text(output.stderr))
}

fn json(args: &[&str]) -> Value {
    let (code, out, err) = qiao(args);
    assert_eq!(code, 0, "{err}");
    serde_json::from_str(&out).unwrap()
}

fn has(text: &str, parts: &[&str]) {
    for part in parts {
        assert!(text.contains(part), "{part}\nis not in\n{text}");
    }
}

#[test]
fn a_clause_is_explained_with_sources_rules_and_cases() {
    let (code, out, err) = qiao(&["explain", "wx-dom-013"]);
    assert_eq!((code, err.as_str()), (0, ""));
    has(
        &out,
        &[
            "WX-DOM-013  Server domains and URLs\n",
            "  observe     ",
            "  confidence  documented",
            "  source      wx-guide-network: ",
            "official document, read 20",
            "https://github.com/",
            "  text        https://qiao-host.github.io/qiao/spec/wx.html#wx-dom-013\n",
            "\nRules that rest on it\n  domains.bare_entry (wx): ",
            "\nCases that check it\n  crates/conform/cases/domains/entry-without-port.js (wx): ",
            "  run         qiao conformance WX-DOM-013\n",
        ],
    );
}

#[test]
fn the_cases_that_are_named_can_be_run() {
    let (_, out, _) = qiao(&["explain", "WX-DOM-013"]);
    let run = out.lines().find_map(|line| line.trim().strip_prefix("run one     ")).unwrap();
    let (code, listed, err) = qiao(&[&run.split(' ').skip(1).collect::<Vec<_>>()[..], &["--list"]].concat());
    assert_eq!((code, listed.lines().count()), (0, 1), "{run}: {err}");
}

#[test]
fn a_rule_is_explained_on_each_platform_and_with_its_clauses() {
    let (code, out, err) = qiao(&["explain", "domains.bare_entry"]);
    assert_eq!(code, 0, "{err}");
    has(
        &out,
        &[
            "domains.bare_entry  The ports",
            "\n  wx          \"NoPort\"\n              documented: ",
            "\n  tt-block    ",
            "\n  swan        ",
            "\nWX-DOM-013  ",
        ],
    );
    let (_, one, _) = qiao(&["explain", "domains.bare_entry", "--platform", "wx"]);
    assert!(!one.contains("\n  swan        ") && !one.contains("SWAN-DOM"), "{one}");
}

#[test]
fn values_are_told_per_client_and_base_library() {
    let (_, out, _) = qiao(&["explain", "--platform", "wx", "url.local_network", "surface.global"]);
    has(&out, &["false; since base library 2.4.0: true", "android, ios, devtools: true", "pc: false"]);
}

#[test]
fn json_has_the_same_as_data() {
    let explained = json(&["explain", "WX-DOM-013", "domains.bare_entry", "--json"]);
    let [clause, rule] = explained.as_array().unwrap().as_slice() else { panic!("{explained}") };
    assert_eq!((&clause["clause"], &clause["confidence"][0]["word"]), (&"WX-DOM-013".into(), &"documented".into()));
    let guide = clause["sources"].as_array().unwrap().iter().find(|source| source["source"] == "wx-guide-network");
    assert!(guide.unwrap()["link"].as_str().unwrap().starts_with("https://github.com/"), "{clause}");
    assert_eq!(clause["rules"][0]["rule"], "domains.bare_entry");
    assert_eq!(clause["cases"][0]["case"], "domains/entry-without-port");
    assert_eq!((&rule["rule"], &rule["platforms"][0]["platform"]), (&"domains.bare_entry".into(), &"wx".into()));
    assert_eq!(rule["platforms"][0]["values"][0]["clients"].as_array().unwrap().len(), 4);
    assert_eq!(rule["clauses"][0]["clause"], "WX-DOM-013");
}

#[test]
fn an_unknown_name_ends_with_2_and_near_names() {
    for (args, near) in [
        (&["explain", "WX-DOM-913"][..], "similar names: WX-DOM-013"),
        (&["explain", "WX-DOM-013", "domains.bare_entri"], "similar names: domains.bare_entry"),
        (&["explain", "--json", "bare_entry"], "similar names: domains.bare_entry"),
        (&["rules", "domain.bare_entry"], "similar names: domains.bare_entry"),
        (&["explain", "no such thing at all"], "unknown clause or rule `no such thing at all`\n"),
    ] {
        let (code, out, err) = qiao(args);
        assert_eq!((code, out.as_str()), (2, ""), "{args:?}");
        assert!(err.contains(near), "{args:?}: {err}");
    }
    assert_eq!(qiao(&["explain"]).0, 2);
}

#[test]
fn rules_are_chosen_by_clause_or_name() {
    let paths = |args: &[&str]| -> Vec<String> {
        let rules = json(&[&["rules", "--json", "--platform", "wx"], args].concat());
        rules["wx"].as_array().unwrap().iter().map(|rule| rule["rule"].as_str().unwrap().to_owned()).collect()
    };
    let all = paths(&[]);
    for (names, chosen) in [
        (&["wx-dom-013"][..], (|path: &str| path == "domains.bare_entry") as fn(&str) -> bool),
        (&["domains.bare_entry", "tls"], |path| path == "domains.bare_entry" || path.starts_with("tls.")),
        (&["surface."], |path| path.starts_with("surface.")),
    ] {
        let expected: Vec<&String> = all.iter().filter(|path| chosen(path)).collect();
        assert!(!expected.is_empty());
        assert_eq!(paths(names).iter().collect::<Vec<_>>(), expected, "{names:?}");
    }
    let (code, out, _) = qiao(&["rules", "WX-DOM-013"]);
    assert_eq!((code, out.matches("domains.bare_entry").count(), out.contains("(swan)")), (0, 1, false), "{out}");
    assert_eq!(qiao(&["rules", "diff", "wx", "swan"]).0, 0);
}

#[test]
fn headings_are_coloured_where_that_is_asked_for() {
    let output =
        Command::new(env!("CARGO_BIN_EXE_qiao")).args(["--color", "always", "explain", "WX-DOM-013"]).output().unwrap();
    assert!(String::from_utf8(output.stdout).unwrap().starts_with("\u{1b}["));
}
