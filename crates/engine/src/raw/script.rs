//! Runs scripts: source text with a given first line number, and bytecode compiled when this crate was built. Where
//! scripts come from is not known here.

use std::ffi::CString;

use rquickjs::{Ctx, Result, Value, qjs};

use super::taken;

/// A compiled script. QuickJS does not verify bytecode, so the only instances are those that this crate's
/// build made with the same engine.
pub(crate) struct Bytecode(&'static [u8]);

/// The prelude's files that every program runs, in order.
pub(crate) const CORE: &[Bytecode] = include!(concat!(env!("OUT_DIR"), "/core.rs"));

/// The parts in `js-prelude/parts/`: name and files of each.
pub(crate) const PARTS: &[(&str, &[Bytecode])] = include!(concat!(env!("OUT_DIR"), "/parts.rs"));

/// `inspect/builtins.js`, compiled.
pub(crate) const BUILTINS: Bytecode = include!(concat!(env!("OUT_DIR"), "/builtins.rs"));

impl Bytecode {
    /// Evaluates the script and returns its completion value.
    pub(crate) fn run<'js>(&self, ctx: &Ctx<'js>) -> Result<Value<'js>> {
        let context = ctx.as_raw().as_ptr();
        // SAFETY: the same engine wrote the bytes when this crate was built; evaluating takes over the script's
        // reference, and we own the outcome.
        unsafe {
            let flags = qjs::JS_READ_OBJ_BYTECODE as i32;
            let script = qjs::JS_ReadObject(context, self.0.as_ptr(), self.0.len() as _, flags);
            taken(ctx, if qjs::JS_IsException(script) { script } else { qjs::JS_EvalFunction(context, script) })
        }
    }
}

/// Evaluates a classic script; `first_line` is the number of its first line. rquickjs cannot set it, and the
/// wrapper around a module needs it so that line numbers are those of the module's own file.
pub(crate) fn eval<'js>(ctx: &Ctx<'js>, name: &str, source: &str, first_line: i32) -> Result<Value<'js>> {
    let name = CString::new(name.replace('\0', "\u{fffd}"))?;
    // The parser requires a NUL after the text and takes the length from the argument.
    let mut text = Vec::with_capacity(source.len() + 1);
    text.extend_from_slice(source.as_bytes());
    text.push(0);
    let mut options = qjs::JSEvalOptions {
        version: qjs::JS_EVAL_OPTIONS_VERSION as i32,
        eval_flags: qjs::JS_EVAL_TYPE_GLOBAL as i32,
        filename: name.as_ptr(),
        line_num: first_line,
    };
    // SAFETY: the pointers are valid for the call, and `text` ends with a NUL at `source.len()`; we own
    // the returned value.
    unsafe {
        let context = ctx.as_raw().as_ptr();
        taken(ctx, qjs::JS_Eval2(context, text.as_ptr().cast(), source.len() as _, &mut options))
    }
}
