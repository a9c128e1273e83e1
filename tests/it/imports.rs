//! Which files of a crate import which others, according to their `use` lines. Tests are ignored.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

use crate::support::each_source;

/// Files by module path, and the files that each imports.
pub(crate) struct Imports(BTreeMap<String, BTreeSet<String>>);

impl Imports {
    /// The imports of the crate with this source folder.
    pub(crate) fn of(folder: &Path) -> Imports {
        let mut texts = BTreeMap::new();
        each_source(folder, &mut |path, text| {
            texts.insert(module(path.strip_prefix(folder).unwrap()), text.to_owned());
        });
        let of = |(name, text): (&String, &String)| {
            let code = text.split("#[cfg(test)]").next().unwrap();
            let used = uses(code).into_iter().filter_map(|path| file(&texts, name, &path));
            (name.clone(), used.filter(|used| used != name && !used.is_empty()).collect())
        };
        Imports(texts.iter().map(of).collect())
    }

    /// The sets of files that import each other, directly or indirectly.
    pub(crate) fn circles(&self) -> Vec<Vec<String>> {
        let reached: BTreeMap<&String, BTreeSet<String>> = self.0.keys().map(|file| (file, self.reach(file))).collect();
        let with = |file: &String| -> Vec<String> {
            let mut circle: Vec<String> =
                reached[file].iter().filter(|other| reached[other].contains(file)).cloned().collect();
            circle.sort();
            circle
        };
        let circles: BTreeSet<Vec<String>> = self.0.keys().map(with).filter(|circle| circle.len() > 1).collect();
        circles.into_iter().collect()
    }

    fn reach(&self, from: &String) -> BTreeSet<String> {
        let (mut reached, mut left) = (BTreeSet::new(), vec![from]);
        while let Some(file) = left.pop() {
            left.extend(self.0[file].iter().filter(|next| reached.insert((*next).clone())));
        }
        reached
    }
}

/// The path of a file's module: `a::b` for `a/b.rs` and `a/b/mod.rs`, empty for the crate's root.
fn module(path: &Path) -> String {
    let mut parts: Vec<_> = path.with_extension("").iter().map(|part| part.to_string_lossy().into_owned()).collect();
    if matches!(parts.last().map(String::as_str), Some("mod" | "lib")) {
        parts.pop();
    }
    parts.join("::")
}

/// The paths of all `use` lines, one for each name.
fn uses(code: &str) -> Vec<String> {
    let lines = code.split(';').filter_map(|line| line.rsplit_once("use ").map(|(_, tree)| tree));
    lines.flat_map(|tree| expanded("", &tree.split_whitespace().collect::<String>())).collect()
}

/// The paths of a tree such as `a::{b,c::{d}}`.
fn expanded(before: &str, tree: &str) -> Vec<String> {
    let Some((head, rest)) = tree.split_once('{') else {
        return vec![format!("{before}{tree}")];
    };
    let before = format!("{before}{head}");
    let (mut depth, mut start, mut paths) = (0, 0, Vec::new());
    for (at, sign) in rest.char_indices() {
        match sign {
            '{' => depth += 1,
            ',' | '}' if depth == 0 => {
                paths.extend(expanded(&before, &rest[start..at]));
                start = at + 1;
            }
            '}' => depth -= 1,
            _ => {}
        }
    }
    paths
}

/// The file that a path refers to, if it is in this crate.
fn file(texts: &BTreeMap<String, String>, from: &str, path: &str) -> Option<String> {
    let parent = from.rsplit_once("::").map_or("", |(parent, _)| parent);
    let (within, rest) = match path.split_once("::")? {
        ("crate", rest) => ("", rest),
        ("super", rest) => (parent, rest),
        ("self", rest) => (from, rest),
        _ => return None,
    };
    let mut parts: Vec<&str> = within.split("::").chain(rest.split("::")).filter(|part| !part.is_empty()).collect();
    while !parts.is_empty() && !texts.contains_key(&parts.join("::")) {
        parts.pop();
    }
    Some(parts.join("::"))
}

#[test]
fn circles_are_found() {
    let folder = tempfile::tempdir().unwrap();
    std::fs::create_dir(folder.path().join("c")).unwrap();
    let files = [
        ("lib.rs", "mod a; mod b; mod c;"),
        ("a.rs", "use crate::b::{self, B};"),
        ("b.rs", "use crate::c::{d::{D, E}, F};"),
        ("c/mod.rs", "pub mod d;"),
        ("c/d.rs", "use super::super::a::A; use crate::a; #[cfg(test)] use crate::x;"),
        ("x.rs", "use crate::a::A;"),
    ];
    for (name, text) in files {
        std::fs::write(folder.path().join(name), text).unwrap();
    }
    assert_eq!(Imports::of(folder.path()).circles(), [["a", "b", "c::d"]]);
}
