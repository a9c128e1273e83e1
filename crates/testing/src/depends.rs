//! Test files affected by a change: those changed themselves, and those that depend on a changed file because they
//! require, import or open it. Dependencies are found in the text, without running it.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

use crate::place::TestFile;

/// Text that precedes a path.
const WORDS: [&str; 5] = ["require(", "from ", "import(", "import ", "open("];
/// Endings that a path may omit.
const ENDINGS: [&str; 6] = ["", ".js", ".ts", ".json", "/index.js", "/index.ts"];

/// Whether the tests of a file depend on one of these files, given by canonical path. All tests of a project depend on
/// its settings.
pub fn depends(file: &TestFile, changed: &BTreeSet<PathBuf>) -> bool {
    let Ok(start) = file.path.canonicalize() else { return true };
    let settings = |path: &PathBuf| {
        let name = path.file_name().unwrap_or_default().to_string_lossy();
        let named =
            name.ends_with(".json") && (name.starts_with("project.") || name == "app.json" || name == "qiao.json");
        named && file.project.as_ref().is_some_and(|project| path.starts_with(project))
    };
    if changed.iter().any(settings) {
        return true;
    }
    let root = file.root.canonicalize().unwrap_or_else(|_| file.root.clone());
    let (mut seen, mut open) = (BTreeSet::from([start.clone()]), vec![start]);
    while let Some(path) = open.pop() {
        if changed.contains(&path) {
            return true;
        }
        let text = std::fs::read_to_string(&path).unwrap_or_default();
        let more = parts(&path, &root).into_iter().chain(mentioned(&text).flat_map(|name| targets(name, &path, &root)));
        open.extend(more.filter(|path| seen.insert(path.clone())));
    }
    false
}

/// The paths that a text requires, imports or opens, and the component paths in a JSON file.
fn mentioned(text: &str) -> impl Iterator<Item = &str> {
    let after =
        WORDS.iter().flat_map(move |word| text.match_indices(word).map(move |(at, _)| &text[at + word.len()..]));
    let named = text.match_indices("\": \"").map(|(at, found)| &text[at + found.len() - 1..]);
    after.chain(named).filter_map(quoted)
}

/// The first quoted text.
fn quoted(text: &str) -> Option<&str> {
    let text = text.trim_start();
    let quote = text.chars().next().filter(|quote| matches!(quote, '\'' | '"' | '`'))?;
    text[1..].split_once(quote).map(|(inner, _)| inner)
}

/// Candidate files for a path.
fn targets(name: &str, from: &Path, root: &Path) -> Vec<PathBuf> {
    let name = name.split('?').next().unwrap_or_default();
    let base = if name.starts_with('.') { from.parent().unwrap_or(root) } else { root };
    let path = base.join(name.trim_start_matches('/'));
    let endings = ENDINGS.iter().map(|ending| PathBuf::from(format!("{}{ending}", path.display())));
    endings.filter(|path| path.is_file()).filter_map(|path| path.canonicalize().ok()).collect()
}

/// The other parts of a page or component: files with the same name and another extension.
fn parts(path: &Path, root: &Path) -> Vec<PathBuf> {
    let is_page = path.starts_with(root) && path.with_extension("json").is_file();
    let beside = path.parent().filter(|_| is_page).and_then(|folder| folder.read_dir().ok());
    let files = beside.into_iter().flatten().flatten().map(|entry| entry.path());
    files.filter(|part| part.file_stem() == path.file_stem() && part.is_file()).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_change_concerns_the_tests_that_lead_to_it() {
        let folder = tempfile::tempdir().unwrap();
        let root = folder.path().canonicalize().unwrap();
        for (name, text) in [
            ("a.test.js", "const { load } = require('./lib/load');"),
            ("b.test.js", "await app.open('pages/x/x?id=1');"),
            ("lib/load.js", "import { url } from './url.js';"),
            ("lib/url.js", ""),
            ("pages/x/x.js", ""),
            ("pages/x/x.json", "{ \"usingComponents\": { \"c\": \"/comp/c\" } }"),
            ("pages/x/x.wxml", ""),
            ("comp/c.js", ""),
        ] {
            std::fs::create_dir_all(root.join(name).parent().unwrap()).unwrap();
            std::fs::write(root.join(name), text).unwrap();
        }
        let concerns = |test: &str, changed: &str| {
            let file = TestFile { path: root.join(test), root: root.clone(), name: test.into(), project: None };
            depends(&file, &BTreeSet::from([root.join(changed)]))
        };
        assert!(concerns("a.test.js", "lib/url.js") && concerns("a.test.js", "a.test.js"));
        assert!(concerns("b.test.js", "pages/x/x.wxml") && concerns("b.test.js", "comp/c.js"));
        assert!(!concerns("a.test.js", "pages/x/x.js") && !concerns("b.test.js", "lib/load.js"));
    }
}
