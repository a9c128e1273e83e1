//! Values of one type: numbers, dates, bytes. Nothing here reads properties.

use std::slice;

use rquickjs::{Ctx, Error, Object, Result, Value, qjs};

use super::taken;
use super::text::fits;

/// A date, from milliseconds since the Unix epoch. Works even if the script has replaced the global `Date`.
pub(crate) fn date<'js>(ctx: &Ctx<'js>, milliseconds: f64) -> Result<Value<'js>> {
    // SAFETY: we own the returned value.
    unsafe { taken(ctx, qjs::JS_NewDate(ctx.as_raw().as_ptr(), milliseconds)) }
}

/// `Number(value)`
pub(crate) fn number<'js>(ctx: &Ctx<'js>, value: &Value<'js>) -> Result<f64> {
    let mut number = 0.0;
    // SAFETY: the value belongs to the context; the result goes into `number`.
    match unsafe { qjs::JS_ToFloat64(ctx.as_raw().as_ptr(), &mut number, value.as_raw()) } {
        0 => Ok(number),
        _ => Err(Error::Exception),
    }
}

/// The address of an object, unique while it lives.
pub(crate) fn address(object: &Value<'_>) -> usize {
    // SAFETY: only reads the pointer, which is not dereferenced.
    unsafe { qjs::JS_VALUE_GET_PTR(object.as_raw()) as usize }
}

/// Whether a value is an `ArrayBuffer`, a view of one, or a date, according to QuickJS itself: scripts can change the
/// result of `instanceof`.
pub(crate) mod is {
    use super::{Value, qjs};

    /// An `ArrayBuffer`, shared or not.
    pub(crate) fn array_buffer(value: &Value<'_>) -> bool {
        // SAFETY: only looks at the value's class.
        unsafe { qjs::JS_IsArrayBuffer(value.as_raw()) }
    }

    pub(crate) fn typed_array(value: &Value<'_>) -> bool {
        // SAFETY: only looks at the value's class.
        unsafe { qjs::JS_GetTypedArrayType(value.as_raw()) >= 0 }
    }

    pub(crate) fn data_view(value: &Value<'_>) -> bool {
        // SAFETY: only looks at the value's class.
        unsafe { qjs::JS_IsDataView(value.as_raw()) }
    }

    pub(crate) fn date(value: &Value<'_>) -> bool {
        // SAFETY: only looks at the value's class.
        unsafe { qjs::JS_IsDate(value.as_raw()) }
    }
}

/// A copy of the bytes of an `ArrayBuffer`, empty if it is detached; `None` if there is not enough memory.
pub(crate) fn bytes(value: &Value<'_>) -> Option<Vec<u8>> {
    let Some(buffer) = rquickjs::ArrayBuffer::from_value(value.clone()) else {
        return Some(Vec::new());
    };
    // SAFETY: the bytes are copied before script can run again.
    let bytes = unsafe { buffer.as_bytes() }.unwrap_or_default();
    if !fits(value.ctx(), bytes.len()) {
        return None;
    }
    let mut copy = Vec::new();
    copy.try_reserve_exact(bytes.len()).ok()?;
    copy.extend_from_slice(bytes);
    Some(copy)
}

/// The first bytes of an array buffer, up to `limit`, and its length; `None` if it is detached.
pub(crate) fn first_bytes(buffer: &Object<'_>, limit: usize) -> Option<(Vec<u8>, usize)> {
    let ctx = buffer.ctx();
    let mut len = 0;
    // SAFETY: the call checks the class of the object and leaves `len` at 0 when it fails.
    let start = unsafe { qjs::JS_GetArrayBuffer(ctx.as_raw().as_ptr(), &mut len, buffer.as_raw()) };
    if start.is_null() {
        // An empty buffer may have a null address; for a detached one an exception is pending.
        let detached = ctx.has_exception();
        ctx.catch();
        return (!detached).then(|| (Vec::new(), 0));
    }
    let len = len as usize;
    // SAFETY: the buffer has `len` bytes at `start`, and no script runs while they are copied.
    let first = unsafe { slice::from_raw_parts(start, len.min(limit)) }.to_vec();
    Some((first, len))
}
