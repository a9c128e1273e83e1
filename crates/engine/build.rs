//! Compiles the prelude, and the script by which inspection captures built-in functions, to bytecode,
//! so that a mini-program starts without parsing them. The engine
//! that compiles is the one that loads: same crate, same version.
#![allow(unsafe_code)]

use std::error::Error;
use std::ffi::CString;
use std::path::{Path, PathBuf};
use std::{env, fs};

use rquickjs::{Context, Ctx, Runtime, qjs};

fn main() -> Result<(), Box<dyn Error>> {
    let prelude = Path::new("../../js-prelude");
    let out = PathBuf::from(env::var("OUT_DIR")?);
    println!("cargo:rerun-if-changed={}", prelude.display());
    let runtime = Runtime::new()?;
    let context = Context::full(&runtime)?;
    let capture = [PathBuf::from("src/inspect/builtins.js")];
    println!("cargo:rerun-if-changed={}", capture[0].display());
    compiled(&context, &capture, &out)?;
    let core = compiled(&context, &scripts(prelude)?, &out)?;
    fs::write(out.join("core.rs"), core)?;
    let mut parts = String::from("&[\n");
    for part in entries(&prelude.join("parts"))? {
        let files = if part.is_dir() { scripts(&part)? } else { vec![part.clone()] };
        parts.push_str(&format!("({:?}, {}),\n", stem(&part), compiled(&context, &files, &out)?));
    }
    fs::write(out.join("parts.rs"), parts + "]")?;
    Ok(())
}

/// Compiles scripts; gives them as the text of a Rust array.
fn compiled(context: &Context, scripts: &[PathBuf], out: &Path) -> Result<String, Box<dyn Error>> {
    let mut list = String::from("&[\n");
    for path in scripts {
        let name = stem(path);
        let source = fs::read_to_string(path)?;
        let compiled = out.join(format!("{name}.bytecode"));
        let bytecode = context.with(|ctx| compile(&ctx, &format!("qiao:{name}"), &source))?;
        fs::write(&compiled, bytecode)?;
        list.push_str(&format!("    include_bytes!({compiled:?}),\n"));
    }
    list.push(']');
    Ok(list)
}

fn stem(path: &Path) -> String {
    path.file_stem().unwrap_or_default().to_string_lossy().into_owned()
}

/// The scripts of a folder in the order in which they run, which their names begin with.
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

/// The bytecode of a script, without its source text, which nothing needs at run time.
fn compile(ctx: &Ctx<'_>, name: &str, source: &str) -> Result<Vec<u8>, Box<dyn Error>> {
    let raw = ctx.as_raw().as_ptr();
    let (file, text) = (CString::new(name)?, CString::new(source)?);
    let flags = qjs::JS_EVAL_TYPE_GLOBAL | qjs::JS_EVAL_FLAG_COMPILE_ONLY;
    // SAFETY: name and text are NUL-terminated and outlive the call.
    let script = unsafe { qjs::JS_Eval(raw, text.as_ptr(), source.len() as _, file.as_ptr(), flags as i32) };
    // SAFETY: this only looks at the value.
    if unsafe { qjs::JS_IsException(script) } {
        return Err(format!("{name} does not parse: {:?}", ctx.catch()).into());
    }
    let mut size = 0;
    let options = qjs::JS_WRITE_OBJ_BYTECODE | qjs::JS_WRITE_OBJ_STRIP_SOURCE;
    // SAFETY: the script is a compiled one; QuickJS returns `size` bytes, which are copied and freed.
    unsafe {
        let bytes = qjs::JS_WriteObject(raw, &mut size, script, options as i32);
        qjs::JS_FreeValue(raw, script);
        if bytes.is_null() {
            return Err(format!("{name} cannot be written as bytecode").into());
        }
        let copy = std::slice::from_raw_parts(bytes, size as usize).to_vec();
        qjs::js_free(raw, bytes.cast());
        Ok(copy)
    }
}
