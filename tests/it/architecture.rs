//! Crates depend on each other only along the arrows in ARCHITECTURE.md, and no crate except the rules
//! branches on a platform's name.

use std::collections::BTreeSet;
use std::path::Path;
use std::process::Command;

use crate::imports::Imports;
use crate::support::{each_source, workspace};

/// The crates that each crate may depend on.
const ARROWS: &[(&str, &[&str])] = &[
    ("qiao-abi", &[]),
    ("qiao-rules", &["qiao-abi"]),
    ("qiao-net", &["qiao-abi"]),
    ("qiao-host", &["qiao-abi", "qiao-rules"]),
    ("qiao-engine", &["qiao-abi"]),
    ("qiao", &["qiao-abi", "qiao-rules", "qiao-net", "qiao-host", "qiao-engine"]),
    ("qiao-ffi", &["qiao"]),
    ("qiao-origin", &[]),
    ("qiao-conform", &["qiao", "qiao-origin"]),
    ("qiao-testing", &["qiao", "qiao-conform", "qiao-origin"]),
    ("qiao-doctor", &["qiao"]),
    ("qiao-cli", &["qiao", "qiao-conform", "qiao-doctor", "qiao-origin", "qiao-testing"]),
    ("qiao-bench", &["qiao"]),
    ("qiao-tests", &["qiao", "qiao-conform", "qiao-doctor", "qiao-origin"]),
];

/// The workspace's packages from `cargo metadata`.
fn packages() -> Vec<serde_json::Value> {
    let cargo = std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into());
    let output = Command::new(cargo)
        .args(["metadata", "--no-deps", "--format-version", "1", "--offline"])
        .current_dir(workspace())
        .output()
        .unwrap();
    let metadata: serde_json::Value = serde_json::from_slice(&output.stdout).unwrap();
    metadata["packages"].as_array().unwrap().clone()
}

/// Embedders get tokio without its test features unless they ask for virtual time.
#[test]
fn only_a_feature_turns_on_what_tokio_has_for_tests() {
    for package in packages() {
        for dependency in package["dependencies"].as_array().unwrap() {
            let features = dependency["features"].as_array().unwrap();
            let for_tests = features.iter().any(|feature| feature == "test-util");
            assert!(!for_tests || dependency["kind"] == "dev", "{}: {dependency}", package["name"]);
        }
        let default = package["features"]["default"].as_array().is_some_and(|default| !default.is_empty());
        assert!(package["name"] != "qiao" || !default, "qiao has no features by default");
    }
}

#[test]
fn crates_depend_only_along_the_arrows() {
    let packages = packages();
    let ours: BTreeSet<&str> = packages.iter().map(|package| package["name"].as_str().unwrap()).collect();
    let drawn: BTreeSet<&str> = ARROWS.iter().map(|(name, _)| *name).collect();
    assert_eq!(ours, drawn, "every crate is drawn");
    for package in &packages {
        let name = package["name"].as_str().unwrap();
        let allowed = ARROWS.iter().find(|(drawn, _)| *drawn == name).unwrap().1;
        for dependency in package["dependencies"].as_array().unwrap() {
            let to = dependency["name"].as_str().unwrap();
            assert!(!ours.contains(to) || allowed.contains(&to), "{name} must not depend on {to}");
        }
    }
}

#[test]
fn no_crate_but_the_rules_names_a_platform() {
    let names = ["\"wx\"", "\"tt\"", "\"tt-gadget\"", "\"tt-block\"", "\"swan\""];
    for krate in ["abi", "net", "host", "engine", "qiao"] {
        each_source(&workspace().join("crates").join(krate).join("src"), &mut |path, text| {
            let named = names.iter().find(|name| text.contains(**name));
            assert_eq!(named, None, "{} names a platform", path.display());
        });
    }
}

/// Rules are resolved once, at launch: a look-up by client or base library anywhere else could disagree with it. That
/// other crates cannot look into a profile is the compiler's business.
#[test]
fn only_the_resolver_looks_values_up() {
    let lookups = [".value.", ".value;", ".value)", ".value,", ".on(client", ".on(app", ".at(base_library", ".at(app"];
    let source = workspace().join("crates/rules/src");
    let lists_rules = ["platforms", "profile", "values", "rule.rs", "resolve.rs", "mutate.rs"];
    each_source(&source, &mut |path, text| {
        let place = path.strip_prefix(&source).unwrap();
        if lists_rules.iter().any(|own| place.starts_with(own)) {
            return;
        }
        let code = text.lines().filter(|line| !line.trim_start().starts_with("//"));
        let found: Vec<&str> = code.filter(|line| lookups.iter().any(|lookup| line.contains(lookup))).collect();
        assert_eq!(found, Vec::<&str>::new(), "{} looks a value up", place.display());
    });
}

/// A file of rules is read as a whole.
#[test]
fn files_of_rules_are_short() {
    let mut lines = Vec::new();
    each_source(&workspace().join("crates/rules/src"), &mut |path, text| {
        if path.extension().is_some_and(|kind| kind == "rs") {
            lines.push((text.lines().count(), path.to_owned()));
        }
    });
    lines.sort();
    let (longest, path) = lines.last().unwrap();
    assert!(*longest <= 400, "{} has {longest} lines", path.display());
    let median = lines[lines.len() / 2].0;
    assert!(median < 250, "the median is {median} lines");
}

/// A newcomer finds every part of a capability by its name.
#[test]
fn one_search_finds_what_knows_of_an_api() {
    for api in ["uploadFile", "downloadFile"] {
        let mut found = BTreeSet::new();
        let mut look = |path: &Path, text: &str| {
            let is_source = path.extension().is_some_and(|kind| kind == "rs" || kind == "js");
            if is_source && text.contains(api) {
                found.insert(path.strip_prefix(workspace()).unwrap().to_owned());
            }
        };
        for krate in ["abi", "rules", "net", "host", "engine", "qiao"] {
            each_source(&workspace().join("crates").join(krate).join("src"), &mut look);
        }
        each_source(&workspace().join("js-prelude"), &mut look);
        assert!(found.len() <= 6, "{api} is known in {found:#?}");
    }
}

#[test]
fn files_of_the_host_do_not_import_each_other_in_a_circle() {
    let circles = Imports::of(&workspace().join("crates/host/src")).circles();
    let large: Vec<_> = circles.into_iter().filter(|circle| circle.len() > 2).collect();
    assert_eq!(large, Vec::<Vec<String>>::new(), "two files may know each other, three may not");
}
