//! Runs scripts: source text with a given first line number, and bytecode compiled when this crate was built. Where
//! scripts come from is not known here.

use std::ffi::CString;

use qiao_abi::Charge;
use rquickjs::{Ctx, Result, Value, qjs};

use super::text::with_well_formed;
use super::{Memory, taken};

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

/// The text of a script between a head and a tail, in the form that the parser reads. It counts towards the program's
/// memory.
pub(crate) struct ScriptText {
    /// Head, text, tail, and a NUL, which the parser requires.
    whole: String,
    head: usize,
    tail: usize,
    _charge: Charge,
}

impl ScriptText {
    /// Puts a text between head and tail.
    ///
    /// # Errors
    /// There is no memory for it: the engine's out-of-memory error is thrown.
    pub(crate) fn new(ctx: &Ctx<'_>, head: &str, text: &str, tail: &str) -> Result<ScriptText> {
        let bytes = head.len() + text.len() + tail.len() + 1;
        let charge = Memory::of(ctx).map_or_else(|| Some(Charge::default()), |memory| memory.claim_for_host(bytes));
        let Some(charge) = charge else { return Err(Memory::refuse(ctx)) };
        let mut whole = String::with_capacity(bytes);
        whole.extend([head, text, tail, "\0"]);
        Ok(ScriptText { whole, head: head.len(), tail: tail.len() + 1, _charge: charge })
    }

    /// Puts a string of script between head and tail.
    ///
    /// # Errors
    /// As with [`ScriptText::new`].
    pub(crate) fn of_value<'js>(ctx: &Ctx<'js>, head: &str, text: &Value<'js>, tail: &str) -> Result<ScriptText> {
        with_well_formed(ctx, text, |text| ScriptText::new(ctx, head, text, tail))?
    }

    /// The text itself.
    pub(crate) fn as_str(&self) -> &str {
        &self.whole[self.head..self.whole.len() - self.tail]
    }
}

/// Evaluates a classic script; `first_line` is the number of its first line. rquickjs cannot set it, and the
/// wrapper around a module needs it so that line numbers are those of the module's own file.
pub(crate) fn eval<'js>(ctx: &Ctx<'js>, name: &str, text: &ScriptText, first_line: i32) -> Result<Value<'js>> {
    let name = CString::new(name.replace('\0', "\u{fffd}"))?;
    let text = &text.whole;
    let mut options = qjs::JSEvalOptions {
        version: qjs::JS_EVAL_OPTIONS_VERSION as i32,
        eval_flags: qjs::JS_EVAL_TYPE_GLOBAL as i32,
        filename: name.as_ptr(),
        line_num: first_line,
    };
    // SAFETY: the pointers are valid for the call, and `text` ends with a NUL, which the length does not count; we own
    // the returned value.
    unsafe {
        let context = ctx.as_raw().as_ptr();
        taken(ctx, qjs::JS_Eval2(context, text.as_ptr().cast(), (text.len() - 1) as _, &mut options))
    }
}
