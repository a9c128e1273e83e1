//! Compiles the prelude, and the script by which inspection captures built-in functions, to bytecode, so that a
//! mini-program starts without parsing them. The same version of the engine compiles and loads it.
#![expect(clippy::disallowed_methods, reason = "cargo speaks to build scripts through the environment")]

use std::error::Error;
use std::path::{Path, PathBuf};
use std::{env, fs};

use rquickjs::{Context, Runtime};

#[path = "src/raw/compile.rs"]
#[expect(unsafe_code, reason = "rquickjs writes the bytecode of modules alone")]
mod compile;

fn main() -> Result<(), Box<dyn Error>> {
    let prelude = &linked("prelude");
    let out = PathBuf::from(env::var("OUT_DIR")?);
    println!("cargo:rerun-if-changed={}", prelude.display());
    let runtime = Runtime::new()?;
    let context = Context::full(&runtime)?;
    let builtins = Path::new("src/inspect/builtins.js");
    println!("cargo:rerun-if-changed={}", builtins.display());
    fs::write(out.join("builtins.rs"), compiled(&context, builtins, &out)?)?;
    fs::write(out.join("core.rs"), array(&context, &scripts(prelude)?, &out)?)?;
    let mut parts = String::from("&[\n");
    for part in entries(&prelude.join("parts"))? {
        let files = if part.is_dir() { scripts(&part)? } else { vec![part.clone()] };
        parts.push_str(&format!("({:?}, {}),\n", stem(&part), array(&context, &files, &out)?));
    }
    fs::write(out.join("parts.rs"), parts + "]")?;
    Ok(())
}

/// Target of a link in this crate to a folder outside of it; `cargo package` follows the link. A Git checkout without
/// links, as on Windows, has a text file with the path instead.
fn linked(link: &str) -> PathBuf {
    fs::read_to_string(link).map_or_else(|_| PathBuf::from(link), |path| PathBuf::from(path.trim_end()))
}

/// Compiles scripts; returns the text of a Rust array.
fn array(context: &Context, scripts: &[PathBuf], out: &Path) -> Result<String, Box<dyn Error>> {
    let list: Result<Vec<_>, _> = scripts.iter().map(|path| compiled(context, path, out)).collect();
    Ok(format!("&[{}]", list?.join(", ")))
}

/// Compiles a script; returns a Rust expression.
fn compiled(context: &Context, path: &Path, out: &Path) -> Result<String, Box<dyn Error>> {
    let name = stem(path);
    let source = fs::read_to_string(path)?;
    let compiled = out.join(format!("{name}.bytecode"));
    let bytecode = context.with(|ctx| compile::compile(&ctx, &format!("qiao:{name}"), &source))?;
    fs::write(&compiled, bytecode)?;
    Ok(format!("Bytecode(include_bytes!({compiled:?}))"))
}

fn stem(path: &Path) -> String {
    path.file_stem().unwrap_or_default().to_string_lossy().into_owned()
}

/// The scripts of a folder in the order in which they run: sorted by the number at the start of their names.
fn scripts(folder: &Path) -> Result<Vec<PathBuf>, Box<dyn Error>> {
    let mut scripts = entries(folder)?;
    scripts.retain(|path| path.extension().is_some_and(|kind| kind == "js"));
    Ok(scripts)
}

fn entries(folder: &Path) -> Result<Vec<PathBuf>, Box<dyn Error>> {
    let entries: Result<Vec<PathBuf>, _> = fs::read_dir(folder)?.map(|entry| entry.map(|entry| entry.path())).collect();
    let mut entries = entries?;
    entries.sort();
    Ok(entries)
}
