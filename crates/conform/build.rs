//! Lists the shipped cases, reasons and bindings, so that new files are found automatically, includes the table of answers under
//! CORS, and packs the specification. The content of the files is checked by tests, not here.
#![expect(clippy::disallowed_methods, reason = "cargo speaks to build scripts through the environment")]

use std::fmt::Write as _;
use std::io::Write as _;
use std::path::{Path, PathBuf};
use std::{env, fs, io};

use flate2::Compression;
use flate2::write::ZlibEncoder;

fn main() -> io::Result<()> {
    let folder = PathBuf::from(env::var_os("CARGO_MANIFEST_DIR").unwrap_or_default());
    let out = PathBuf::from(env::var_os("OUT_DIR").unwrap_or_default());
    let mut text = String::new();
    for (name, part, extension) in
        [("CASES", "cases", "js"), ("REASONS", "clauses", "txt"), ("BINDINGS", "bindings", "txt")]
    {
        println!("cargo::rerun-if-changed={part}");
        let root = folder.join(part);
        let mut files = Vec::new();
        collect(&root, extension, &mut files)?;
        files.sort_by_key(|path| path.with_extension(""));
        text += &constant(name, &root, &files);
    }
    let cors = linked(&folder, "cors");
    for (name, file) in [("CORS_TABLE", "answers.json"), ("CORS_PLAY", "play.js")] {
        let _ = writeln!(text, "pub(crate) const {name}: &str = include_str!({:?});", cors.join(file));
    }
    let spec = linked(&folder, "spec");
    println!("cargo::rerun-if-changed={}", spec.display());
    text += &packed("SPEC", &spec, &out)?;
    fs::write(out.join("shipped.rs"), text)
}

/// Target of a link in this crate to a folder outside of it; `cargo package` follows the link. A Git checkout without
/// links, as on Windows, has a text file with the path instead.
fn linked(folder: &Path, link: &str) -> PathBuf {
    let link = folder.join(link);
    fs::read_to_string(&link).map_or(link, |path| folder.join(path.trim_end()))
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

/// A constant with the name of each file that has clauses or sources, and its text, compressed.
fn packed(name: &str, folder: &Path, out: &Path) -> io::Result<String> {
    let mut files = Vec::new();
    collect(folder, "md", &mut files)?;
    collect(folder, "toml", &mut files)?;
    files.sort();
    let mut text = format!("pub(crate) const {name}: &[(&str, &[u8])] = &[\n");
    for path in files {
        let short = path.file_name().unwrap_or_default().to_string_lossy();
        if short.starts_with("README") {
            continue;
        }
        let target = out.join(format!("{short}.z"));
        let mut encoder = ZlibEncoder::new(fs::File::create(&target)?, Compression::best());
        encoder.write_all(&fs::read(&path)?)?;
        encoder.finish()?;
        let _ = writeln!(text, "    ({short:?}, include_bytes!({target:?})),");
    }
    Ok(text + "];\n")
}
