//! Values of one kind: strings in their encodings, numbers, dates, bytes. Nothing here looks at properties.

use std::slice;

use rquickjs::{Ctx, Error, Object, Result, Value, qjs};

use super::taken;

/// A date, from milliseconds since 1970. The global `Date` may be another by now.
pub fn date<'js>(ctx: &Ctx<'js>, milliseconds: f64) -> Result<Value<'js>> {
    // SAFETY: the value is handed to us.
    unsafe { taken(ctx, qjs::JS_NewDate(ctx.as_raw().as_ptr(), milliseconds)) }
}

/// `Number(value)`
pub fn number<'js>(ctx: &Ctx<'js>, value: &Value<'js>) -> Result<f64> {
    let mut number = 0.0;
    // SAFETY: the value belongs to the context; the result goes into `number`.
    match unsafe { qjs::JS_ToFloat64(ctx.as_raw().as_ptr(), &mut number, value.as_raw()) } {
        0 => Ok(number),
        _ => Err(Error::Exception),
    }
}

/// A JS string as text. A lone surrogate becomes U+FFFD, where rquickjs gives up.
pub fn text<'js>(ctx: &Ctx<'js>, value: &Value<'js>) -> Result<String> {
    let mut length = 0;
    // SAFETY: the value belongs to the context; the result is freed below.
    let pointer = unsafe { qjs::JS_ToCStringLen(ctx.as_raw().as_ptr(), &mut length, value.as_raw()) };
    if pointer.is_null() {
        return Err(Error::Exception);
    }
    // SAFETY: QuickJS returned `length` bytes at `pointer`, which stay until they are freed.
    let text = well_formed(unsafe { slice::from_raw_parts(pointer.cast(), length) });
    // SAFETY: the pointer came from `JS_ToCStringLen`.
    unsafe { qjs::JS_FreeCString(ctx.as_raw().as_ptr(), pointer) };
    Ok(text)
}

/// The UTF-16 units of a string; none for any other value.
pub fn units(value: &Value<'_>) -> Vec<u16> {
    if !value.is_string() {
        return Vec::new();
    }
    let context = value.ctx().as_raw().as_ptr();
    let mut len = 0;
    // SAFETY: the value is a string of this context, so nothing is converted by scripts; the units stay valid until
    // they are freed here, after they were copied.
    unsafe {
        let start = qjs::JS_ToCStringLenUTF16(context, &mut len, value.as_raw());
        if start.is_null() {
            value.ctx().catch();
            return Vec::new();
        }
        let units = slice::from_raw_parts(start, len as usize).to_vec();
        qjs::JS_FreeCStringUTF16(context, start);
        units
    }
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

/// The first bytes of an array buffer, up to `limit`, and how many it has; `None` if it is detached.
pub fn first_bytes(buffer: &Object<'_>, limit: usize) -> Option<(Vec<u8>, usize)> {
    let ctx = buffer.ctx();
    let mut len = 0;
    // SAFETY: the call checks the class of the object and leaves `len` at 0 when it fails.
    let start = unsafe { qjs::JS_GetArrayBuffer(ctx.as_raw().as_ptr(), &mut len, buffer.as_raw()) };
    if start.is_null() {
        // An empty buffer may have no address; a detached one has an exception.
        let detached = ctx.has_exception();
        ctx.catch();
        return (!detached).then(|| (Vec::new(), 0));
    }
    let len = len as usize;
    // SAFETY: the buffer has `len` bytes at `start`, and no script runs while they are copied.
    let first = unsafe { slice::from_raw_parts(start, len.min(limit)) }.to_vec();
    Some((first, len))
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
