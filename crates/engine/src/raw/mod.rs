//! The few calls into QuickJS that rquickjs does not offer, each with its reason.
#![allow(unsafe_code)]

use std::ffi::CString;

use rquickjs::{Ctx, Error, JsLifetime, Object, Result, Value, qjs};

use crate::atom_cache::AtomCache;
use crate::modules::OnImport;

mod owned;

pub use owned::Owned;

// SAFETY: the function is behind `Persistent`, which borrows nothing from a context.
unsafe impl<'js> JsLifetime<'js> for OnImport {
    type Changed<'to> = OnImport;
}

// SAFETY: numbers, and objects behind `Persistent`, borrow nothing from a context.
unsafe impl<'js> JsLifetime<'js> for AtomCache {
    type Changed<'to> = AtomCache;
}

/// Takes over a value that QuickJS returned, or the exception that it stands for.
fn taken<'js>(ctx: &Ctx<'js>, value: qjs::JSValue) -> Result<Value<'js>> {
    // SAFETY: QuickJS handed the value's reference to us, and it belongs to this context.
    let value = unsafe { Value::from_raw(ctx.clone(), value) };
    if value.is_exception() { Err(Error::Exception) } else { Ok(value) }
}

/// Evaluates a classic script; `first_line` is the number of its first line. rquickjs cannot set
/// that number, and a module's wrapper needs it to keep the module's own line numbers true.
pub fn eval<'js>(ctx: &Ctx<'js>, name: &str, source: &str, first_line: i32) -> Result<Value<'js>> {
    let name = CString::new(name.replace('\0', "\u{fffd}"))?;
    // The parser wants a NUL behind the text, and takes its length from the argument.
    let mut text = Vec::with_capacity(source.len() + 1);
    text.extend_from_slice(source.as_bytes());
    text.push(0);
    let mut options = qjs::JSEvalOptions {
        version: qjs::JS_EVAL_OPTIONS_VERSION as i32,
        eval_flags: qjs::JS_EVAL_TYPE_GLOBAL as i32,
        filename: name.as_ptr(),
        line_num: first_line,
    };
    // SAFETY: the pointers are valid for the call, and `text` ends with a NUL at `source.len()`.
    let value = unsafe { qjs::JS_Eval2(ctx.as_raw().as_ptr(), text.as_ptr().cast(), source.len() as _, &mut options) };
    taken(ctx, value)
}

/// Runs bytecode that the build of this crate made. QuickJS trusts bytecode blindly, so no other
/// bytes may ever come here.
pub fn run_compiled<'js>(ctx: &Ctx<'js>, bytecode: &'static [u8]) -> Result<Value<'js>> {
    let context = ctx.as_raw().as_ptr();
    // SAFETY: the bytes were written by the same engine when this crate was built, and are part of
    // this program; evaluating takes over the script's reference.
    let value = unsafe {
        let flags = qjs::JS_READ_OBJ_BYTECODE as i32;
        let script = qjs::JS_ReadObject(context, bytecode.as_ptr(), bytecode.len() as _, flags);
        if qjs::JS_IsException(script) { script } else { qjs::JS_EvalFunction(context, script) }
    };
    taken(ctx, value)
}

/// The text of one of the engine's predefined atoms.
pub fn atom(ctx: &Ctx<'_>, atom: u32) -> Option<String> {
    // SAFETY: the number comes from bytecode that this engine wrote a moment ago; the value is taken over.
    let value = taken(ctx, unsafe { qjs::JS_AtomToString(ctx.as_raw().as_ptr(), atom) });
    value.ok().and_then(|value| text(ctx, &value).ok())
}

/// The engine's number for a name; whoever took it frees it, or leaves it to the end of the runtime.
pub fn new_atom(ctx: &Ctx<'_>, name: &str) -> Result<qjs::JSAtom> {
    // SAFETY: the text is read during the call alone.
    let atom = unsafe { qjs::JS_NewAtomLen(ctx.as_raw().as_ptr(), name.as_ptr().cast(), name.len() as _) };
    if atom == qjs::JS_ATOM_NULL { Err(Error::Exception) } else { Ok(atom) }
}

/// Gives a number back that was taken from this context and is not used again.
pub fn free_atom(ctx: &Ctx<'_>, atom: qjs::JSAtom) {
    // SAFETY: the caller took it and gives it back once.
    unsafe { qjs::JS_FreeAtom(ctx.as_raw().as_ptr(), atom) };
}

/// The value of a property.
pub fn get<'js>(ctx: &Ctx<'js>, object: &Object<'js>, name: qjs::JSAtom) -> Result<Value<'js>> {
    // SAFETY: the object belongs to the context; the value is taken over.
    taken(ctx, unsafe { qjs::JS_GetProperty(ctx.as_raw().as_ptr(), object.as_raw(), name) })
}

/// A string of these units, at least one of which is beyond Latin-1: the engine keeps others in bytes,
/// and takes the same text in another form for another name.
pub fn utf16<'js>(ctx: &Ctx<'js>, units: &[u16]) -> Result<Value<'js>> {
    // SAFETY: the units are read during the call alone; the value is taken over.
    taken(ctx, unsafe { qjs::JS_NewStringUTF16(ctx.as_raw().as_ptr(), units.as_ptr(), units.len() as _) })
}

/// A date, from milliseconds since 1970. The global `Date` may be another by now.
pub fn date<'js>(ctx: &Ctx<'js>, milliseconds: f64) -> Result<Value<'js>> {
    // SAFETY: the context is live; the value is taken over.
    taken(ctx, unsafe { qjs::JS_NewDate(ctx.as_raw().as_ptr(), milliseconds) })
}

/// `Number(value)`
pub fn number(ctx: &Ctx<'_>, value: &Value<'_>) -> Result<f64> {
    let mut number = 0.0;
    // SAFETY: the value belongs to the context; the result goes into `number`.
    match unsafe { qjs::JS_ToFloat64(ctx.as_raw().as_ptr(), &mut number, value.as_raw()) } {
        0 => Ok(number),
        _ => Err(Error::Exception),
    }
}

/// A JS string as text. A lone surrogate becomes U+FFFD, where rquickjs gives up.
pub fn text(ctx: &Ctx<'_>, value: &Value<'_>) -> Result<String> {
    let mut length = 0;
    // SAFETY: the value belongs to the context; the result is freed below.
    let pointer = unsafe { qjs::JS_ToCStringLen(ctx.as_raw().as_ptr(), &mut length, value.as_raw()) };
    if pointer.is_null() {
        return Err(Error::Exception);
    }
    // SAFETY: QuickJS returned `length` bytes at `pointer`, which stay until they are freed.
    let text = well_formed(unsafe { std::slice::from_raw_parts(pointer.cast(), length) });
    // SAFETY: the pointer came from `JS_ToCStringLen`.
    unsafe { qjs::JS_FreeCString(ctx.as_raw().as_ptr(), pointer) };
    Ok(text)
}

/// QuickJS writes a lone surrogate as the three bytes that UTF-8 forbids for it.
fn well_formed(bytes: &[u8]) -> String {
    if let Ok(text) = std::str::from_utf8(bytes) {
        return text.to_owned();
    }
    let mut text = String::with_capacity(bytes.len());
    let mut rest = bytes;
    while let Err(error) = std::str::from_utf8(rest) {
        let (good, bad) = rest.split_at(error.valid_up_to());
        text.push_str(&String::from_utf8_lossy(good));
        text.push(char::REPLACEMENT_CHARACTER);
        rest = &bad[bad.len().min(3)..];
    }
    text.push_str(&String::from_utf8_lossy(rest));
    text
}

/// Whether a value is an `ArrayBuffer`, a view of one, or a date, as QuickJS itself knows it: a
/// script can change what `instanceof` says.
pub mod is {
    use super::{Value, qjs};

    /// An `ArrayBuffer`, shared or not.
    pub fn array_buffer(value: &Value<'_>) -> bool {
        // SAFETY: only looks at the value's class.
        unsafe { qjs::JS_IsArrayBuffer(value.as_raw()) }
    }

    /// A typed array.
    pub fn typed_array(value: &Value<'_>) -> bool {
        // SAFETY: only looks at the value's class.
        unsafe { qjs::JS_GetTypedArrayType(value.as_raw()) >= 0 }
    }

    /// A data view.
    pub fn data_view(value: &Value<'_>) -> bool {
        // SAFETY: only looks at the value's class.
        unsafe { qjs::JS_IsDataView(value.as_raw()) }
    }

    /// A date.
    pub fn date(value: &Value<'_>) -> bool {
        // SAFETY: only looks at the value's class.
        unsafe { qjs::JS_IsDate(value.as_raw()) }
    }
}

/// A copy of the bytes of an `ArrayBuffer`; `None` if it is detached.
pub fn bytes(value: &Value<'_>) -> Option<Vec<u8>> {
    let buffer = rquickjs::ArrayBuffer::from_value(value.clone())?;
    // SAFETY: the bytes are copied before script can run again.
    unsafe { buffer.as_bytes() }.map(<[u8]>::to_vec)
}

#[cfg(test)]
mod tests {
    use super::well_formed;

    #[test]
    fn lone_surrogates_become_one_replacement_character_each() {
        assert_eq!(well_formed("a中😀".as_bytes()), "a中😀");
        assert_eq!(well_formed(b"a\xed\xa0\x80b"), "a\u{fffd}b");
        assert_eq!(well_formed(b"\xed\xb0\x80\xed\xa0\x80"), "\u{fffd}\u{fffd}");
    }
}
