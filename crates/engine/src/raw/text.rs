//! The text of strings. QuickJS keeps a string in bytes or, where a character does not fit, in UTF-16, and writes
//! the latter as UTF-8 slowly, character by character.

use std::slice;

use encoding_rs::mem;
use rquickjs::{Ctx, Error, Result, Value, qjs};

use super::taken;

/// From this length on, in units, text is looked at before it is read.
const LONG: usize = 1024;
/// So many places of it are looked at.
const PLACES: usize = 16;
/// Bytes that are written at a time, which stay near the processor.
const PIECE: usize = 8192;

/// `String(value)`, whose lone surrogates become U+FFFD, where rquickjs gives up.
pub(crate) fn text<'js>(ctx: &Ctx<'js>, value: &Value<'js>) -> Result<String> {
    with_utf8(ctx, value, well_formed)
}

/// The same for what may be long: text that is not in bytes is read as UTF-16.
pub(crate) fn long_text<'js>(ctx: &Ctx<'js>, value: &Value<'js>) -> Result<String> {
    // The parts of a string that was added up are put together here.
    // SAFETY: the value belongs to the context; the string is handed to us.
    let string = unsafe { taken(ctx, qjs::JS_ToString(ctx.as_raw().as_ptr(), value.as_raw())) }?;
    if is_wide(ctx, &string)? { with_utf16(ctx, &string, from_utf16) } else { text(ctx, &string) }
}

/// Whether a string is long and has units beyond a byte, as far as some places of it tell. A wrong guess costs time
/// alone.
fn is_wide<'js>(ctx: &Ctx<'js>, string: &Value<'js>) -> Result<bool> {
    let length = length(ctx, string)?;
    if length < LONG {
        return Ok(false);
    }
    for place in (0..length).step_by(length.div_ceil(PLACES)) {
        // SAFETY: the string has a unit at this place, so nothing is inherited; the value is handed to us.
        let unit =
            unsafe { taken(ctx, qjs::JS_GetPropertyUint32(ctx.as_raw().as_ptr(), string.as_raw(), place as u32)) }?;
        // Up to U+00FF, the first byte of UTF-8 is at most this.
        if with_utf8(ctx, &unit, |bytes| bytes.first().is_some_and(|byte| *byte > 0xc3))? {
            return Ok(true);
        }
    }
    Ok(false)
}

fn length(ctx: &Ctx<'_>, string: &Value<'_>) -> Result<usize> {
    let mut length = 0;
    // SAFETY: the value belongs to the context and is a string; the length goes into `length`.
    match unsafe { qjs::JS_GetLength(ctx.as_raw().as_ptr(), string.as_raw(), &mut length) } {
        0 => usize::try_from(length).map_err(|_| Error::Unknown),
        _ => Err(Error::Exception),
    }
}

fn with_utf8<T>(ctx: &Ctx<'_>, value: &Value<'_>, read: impl FnOnce(&[u8]) -> T) -> Result<T> {
    let mut length = 0;
    // SAFETY: the value belongs to the context; the result is freed below.
    let start = unsafe { qjs::JS_ToCStringLen(ctx.as_raw().as_ptr(), &mut length, value.as_raw()) };
    if start.is_null() {
        return Err(Error::Exception);
    }
    // SAFETY: there are `length` bytes at `start`, which stay until they are freed.
    let read = read(unsafe { slice::from_raw_parts(start.cast(), length) });
    // SAFETY: this came from `JS_ToCStringLen`.
    unsafe { qjs::JS_FreeCString(ctx.as_raw().as_ptr(), start) };
    Ok(read)
}

fn with_utf16<T>(ctx: &Ctx<'_>, string: &Value<'_>, read: impl FnOnce(&[u16]) -> T) -> Result<T> {
    let mut length = 0;
    // SAFETY: the value belongs to the context; the result is freed below.
    let start = unsafe { qjs::JS_ToCStringLenUTF16(ctx.as_raw().as_ptr(), &mut length, string.as_raw()) };
    if start.is_null() {
        return Err(Error::Exception);
    }
    // SAFETY: there are `length` units at `start`, which stay until they are freed.
    let read = read(unsafe { slice::from_raw_parts(start, length as usize) });
    // SAFETY: this came from `JS_ToCStringLenUTF16`.
    unsafe { qjs::JS_FreeCStringUTF16(ctx.as_raw().as_ptr(), start) };
    Ok(read)
}

/// The UTF-16 units of a string; none for any other value.
pub(crate) fn units(value: &Value<'_>) -> Vec<u16> {
    let ctx = value.ctx();
    if !value.is_string() {
        return Vec::new();
    }
    with_utf16(ctx, value, <[u16]>::to_vec).unwrap_or_else(|_| {
        ctx.catch();
        Vec::new()
    })
}

fn from_utf16(mut units: &[u16]) -> String {
    let mut text = String::with_capacity(2 * units.len());
    let mut piece = "\0".repeat(PIECE);
    while !units.is_empty() {
        let (read, written) = mem::convert_utf16_to_str_partial(units, &mut piece);
        text.push_str(&piece[..written]);
        units = &units[read..];
    }
    text
}

/// QuickJS writes a lone surrogate as the three bytes that UTF-8 forbids for it.
fn well_formed(bytes: &[u8]) -> String {
    if let Ok(text) = simdutf8::basic::from_utf8(bytes) {
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

#[cfg(test)]
mod tests {
    use rquickjs::{Context, Runtime};

    use super::*;

    #[test]
    fn lone_surrogates_become_one_replacement_character_each() {
        assert_eq!(well_formed("a中😀".as_bytes()), "a中😀");
        assert_eq!(well_formed(b"a\xed\xa0\x80b"), "a\u{fffd}b");
        assert_eq!(well_formed(b"\xed\xb0\x80\xed\xa0\x80"), "\u{fffd}\u{fffd}");
    }

    #[test]
    fn long_text_is_the_same_text() {
        let runtime = Runtime::new().unwrap();
        Context::full(&runtime).unwrap().with(|ctx| {
            let pieces = ["a", "é", "桥", "😀", "a桥", "\\ud800", "\\udc00\\ud800x", "ÿĀ", "a\\0é"];
            for piece in pieces {
                for times in [0, 1, 100, 1023, 1024, 1025, 5000] {
                    // The second is put together from parts.
                    for source in
                        [format!("'{piece}'.repeat({times})"), format!("'b'.repeat(9000) + '{piece}'.repeat({times})")]
                    {
                        let value: Value<'_> = ctx.eval(source).unwrap();
                        assert_eq!(long_text(&ctx, &value).unwrap(), text(&ctx, &value).unwrap(), "{piece} {times}");
                    }
                }
            }
            let object: Value<'_> = ctx.eval("({ toString: () => '桥'.repeat(2000) })").unwrap();
            assert_eq!(long_text(&ctx, &object).unwrap(), "桥".repeat(2000));
            let bad: Value<'_> = ctx.eval("Symbol('a')").unwrap();
            assert!(long_text(&ctx, &bad).is_err());
        });
    }
}
