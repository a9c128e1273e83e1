//! Lists the cases and the clauses that are shipped, so that a new file is found by itself.

use std::fmt::Write;
use std::path::{Path, PathBuf};
use std::{env, fs, io};

fn main() -> io::Result<()> {
    let folder = PathBuf::from(env::var_os("CARGO_MANIFEST_DIR").unwrap_or_default());
    let mut text = String::new();
    for (name, part, extension) in [("CASES", "cases", "js"), ("CLAUSES", "clauses", "txt")] {
        println!("cargo::rerun-if-changed={part}");
        let root = folder.join(part);
        let mut files = Vec::new();
        collect(&root, extension, &mut files)?;
        files.sort_by_key(|path| path.with_extension(""));
        text += &constant(name, &root, &files);
    }
    fs::write(PathBuf::from(env::var_os("OUT_DIR").unwrap_or_default()).join("shipped.rs"), text)
}

fn collect(folder: &Path, extension: &str, files: &mut Vec<PathBuf>) -> io::Result<()> {
    for entry in fs::read_dir(folder)? {
        let path = entry?.path();
        if path.is_dir() {
            collect(&path, extension, files)?;
        } else if path.extension().is_some_and(|other| other == extension) {
            files.push(path);
        }
    }
    Ok(())
}

/// A constant with the name of each file, without its extension, and its text.
fn constant(name: &str, root: &Path, files: &[PathBuf]) -> String {
    let mut text = format!("pub(crate) const {name}: &[(&str, &str)] = &[\n");
    for path in files {
        let short = path.strip_prefix(root).unwrap_or(path).with_extension("");
        let parts: Vec<_> = short.iter().map(|part| part.to_string_lossy()).collect();
        let _ = writeln!(text, "    ({:?}, include_str!({path:?})),", parts.join("/"));
    }
    text + "];\n"
}
