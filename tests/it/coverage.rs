//! Every clause has a test or a reason why it has none, and docs/coverage.md shows which. Only this file
//! knows where the repository keeps its lists and tests, and which part of a source file is a test.

use std::path::Path;

use qiao::{Evidence, Platform};
use qiao_conform::{ClauseList, Coverage, shipped};

use crate::support::{each_source, renewed, workspace};

/// Tables from which tests read their expectations.
const TABLES: &[&str] = &["fixtures/cors/answers.json"];

/// Folders whose tests mention clauses only as names.
const NAMES: &[&str] = &["crates/conform/src/explain", "crates/conform/src/spec"];

#[test]
fn every_clause_has_a_test_or_a_reason() {
    let faults = coverage().faults;
    let lists = "reasons: crates/conform/clauses, marks: docs/coverage.md";
    assert!(faults.is_empty(), "{} faults ({lists}):\n{}", faults.len(), faults.join("\n"));
}

#[test]
fn the_document_says_what_is_true() {
    renewed(&workspace().join("docs/coverage.md"), &coverage().markdown());
}

fn coverage() -> Coverage {
    Coverage::gather(&ClauseList::shipped().unwrap(), &shipped().unwrap(), &tests())
}

/// The tests in Rust: each source file by a short name, and its test code. A table that tests read counts as
/// a test itself.
fn tests() -> Vec<(String, String)> {
    let crates = std::fs::read_dir(workspace().join("crates")).unwrap();
    let sources = crates.map(|folder| folder.unwrap().path().join("src"));
    let mut tests = Vec::new();
    for folder in sources.chain([workspace().join("tests/it")]) {
        each_source(&folder, &mut |path, text| {
            let name = path.strip_prefix(workspace()).unwrap();
            if let Some(part) = part_of_tests(name, text) {
                tests.push((name.to_str().unwrap().replace("crates/", "").replace("/src/", "/"), part.to_owned()));
            }
        });
    }
    for table in TABLES {
        tests.push(((*table).to_owned(), std::fs::read_to_string(workspace().join(table)).unwrap()));
    }
    tests
}

/// The test code of a source file: all of it in a test folder, or its test module. Nothing follows that
/// module, as clippy checks (`items_after_test_module`).
fn part_of_tests<'a>(name: &Path, text: &'a str) -> Option<&'a str> {
    if name.extension()? != "rs" || NAMES.iter().any(|folder| name.starts_with(folder)) {
        None
    } else if name.iter().any(|part| part == "tests" || part == "tests.rs") {
        Some(text)
    } else {
        text.split_once("#[cfg(test)]\nmod tests {").map(|(_, tests)| tests)
    }
}

#[test]
fn the_readme_says_how_many_rules_are_guesses() {
    let read = |name| std::fs::read_to_string(workspace().join(name)).unwrap();
    let (english, chinese) = (read("README.md").replace('\n', " "), read("README.zh-CN.md"));
    let names =
        [("WeChat", "微信"), ("Feishu gadget", "飞书小程序"), ("Feishu block", "飞书 Block"), ("Baidu", "百度")];
    for (platform, (name, chinese_name)) in Platform::ALL.into_iter().zip(names) {
        let rules = platform.profile().rules();
        let visible = rules.iter().filter(|rule| rule.evidence != Evidence::NotApplicable).count();
        let guesses = rules.iter().filter(|rule| rule.evidence == Evidence::Assumed).count();
        for (text, part) in [
            (&english, format!("{name} {guesses} of {visible}")),
            (&chinese, format!("{chinese_name} {guesses}/{visible}")),
        ] {
            assert!(text.contains(&part), "the README should say: {part}");
        }
    }
}
