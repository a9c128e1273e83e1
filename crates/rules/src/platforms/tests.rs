//! Checks the evidence of every rule against the specification. The specification is not part of the crate; only these
//! tests read it.

#![expect(clippy::wildcard_enum_match_arm, reason = "anything else is shown or left out")]

use std::collections::HashMap;
use std::fs;
use std::path::{Path, PathBuf};

use qiao_abi::Evidence;

use crate::platforms::Platform;
use crate::rule::View;

/// Kinds of sources published by the platform's owner or by a standards body.
const OFFICIAL: [&str; 4] = ["official-document", "typings", "standard", "package"];

/// Kinds of sources that report observed behaviour, including the behaviour of packages.
const SEEN: [&str; 5] = ["device-report", "capture", "open-implementation", "sample", "package"];

/// What the specification says about the authority of a clause.
struct Clause {
    confidence: String,
    sources: String,
}

fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../../docs/spec")
}

/// The kind of every source.
fn kinds() -> HashMap<String, String> {
    let text = fs::read_to_string(folder().join("sources.toml")).unwrap();
    let table: toml::Table = text.parse().unwrap();
    let kind = |source: &toml::Value| source["kind"].as_str().unwrap().to_owned();
    table.iter().map(|(id, source)| (id.clone(), kind(source))).collect()
}

/// The clauses of every platform.
fn clauses() -> HashMap<String, Clause> {
    let mut clauses = HashMap::new();
    for platform in Platform::ALL {
        let text = fs::read_to_string(folder().join(format!("{platform}.md"))).unwrap();
        for part in text.split("\n### ").skip(1) {
            let field =
                |name: &str| part.lines().find_map(|line| line.strip_prefix(name)).unwrap_or_default().to_owned();
            let clause = Clause { confidence: field("- Confidence: "), sources: field("- Sources: ") };
            clauses.insert(part.lines().next().unwrap_or_default().to_owned(), clause);
        }
    }
    clauses
}

/// Whether a list contains `item`; items may have a remark in parentheses.
fn has(list: &str, item: &str) -> bool {
    let mut depth = 0_u32;
    let items = list.split(|c| {
        match c {
            '(' => depth += 1,
            ')' => depth = depth.saturating_sub(1),
            _ => {}
        }
        c == ',' && depth == 0
    });
    items.map(|item| item.trim().split(' ').next()).any(|name| name == Some(item))
}

/// Every rule, with its platform.
fn rules() -> impl Iterator<Item = (Platform, View)> {
    Platform::ALL
        .into_iter()
        .flat_map(|platform| platform.profile().rules().into_iter().map(move |rule| (platform, rule)))
}

#[test]
fn every_source_is_a_known_one_of_the_right_kind() {
    let kinds = kinds();
    for (platform, rule) in rules() {
        let (id, right): (_, &[&str]) = match rule.evidence {
            Evidence::Doc(id) => (id, &OFFICIAL),
            Evidence::Observed(id) => (id, &SEEN),
            _ => continue,
        };
        let kind = kinds.get(id).unwrap_or_else(|| panic!("{platform}: {}: no source `{id}`", rule.path()));
        assert!(
            right.contains(&kind.as_str()),
            "{platform}: {} is {}, but `{id}` is a {kind}",
            rule.path(),
            rule.evidence.name()
        );
    }
}

#[test]
fn evidence_is_that_of_the_clause() {
    let clauses = clauses();
    for (platform, rule) in rules() {
        let (path, evidence) = (rule.path(), rule.evidence.name());
        let clause =
            clauses.get(rule.clause).unwrap_or_else(|| panic!("{platform}: {path}: no clause {}", rule.clause));
        let Some(source) = rule.evidence.source() else { continue };
        let Clause { confidence, sources } = clause;
        assert!(has(confidence, evidence), "{platform}: {path} is {evidence}, but {} is {confidence}", rule.clause);
        assert!(has(sources, source), "{platform}: {path} names {source}, but {} has {sources}", rule.clause);
    }
}

#[test]
fn items_of_lists_end_at_commas_outside_of_remarks() {
    let list = "documented (the rule, not the text), observed, a-b (x (y, z))";
    assert!(["documented", "observed", "a-b"].into_iter().all(|item| has(list, item)));
    assert!(["not", "z", "x", "a"].into_iter().all(|item| !has(list, item)));
}
