//! The text of strings. QuickJS stores a string as bytes if all characters fit Latin-1, otherwise as UTF-16,
//! whose conversion to UTF-8 is slow: character by character.

use std::slice;

use encoding_rs::mem;
use rquickjs::{Ctx, Error, Result, Value, qjs};

use super::{Memory, taken};

/// Minimum length, in units, from which a sample decides how the text is read.
const LONG: usize = 1024;
/// Number of samples.
const PLACES: usize = 16;
/// Number of copies of a name, path or URL, which is also in the journal and in messages.
const COPIES: usize = 4;
/// Smaller copies, in bytes, are always made.
const SMALL: usize = 64 * 1024;
/// Number of bytes to write at a time, small enough for the processor's cache.
const PIECE: usize = 8192;

/// Whether there is enough memory for a copy of this many bytes, and for another copy on the way to the network or
/// disk.
pub(super) fn fits(ctx: &Ctx<'_>, bytes: usize) -> bool {
    bytes < SMALL || Memory::of(ctx).is_none_or(|memory| bytes.saturating_mul(2) <= memory.budget().free())
}

/// `String(value)`; lone surrogates become U+FFFD, where rquickjs fails.
pub(crate) fn text<'js>(ctx: &Ctx<'js>, value: &Value<'js>) -> Result<String> {
    with_utf8(ctx, value, well_formed)
}

/// Reads `String(value)` as it is stored; only text with lone surrogates is copied.
pub(super) fn with_well_formed<T>(ctx: &Ctx<'_>, value: &Value<'_>, read: impl FnOnce(&str) -> T) -> Result<T> {
    with_utf8(ctx, value, |bytes| match simdutf8::basic::from_utf8(bytes) {
        Ok(text) => read(text),
        Err(_) => read(&repaired(bytes)),
    })
}

/// The start of `String(value)`, at most `limit` bytes, and the number of bytes left out. Only the start is copied.
pub(crate) fn text_up_to<'js>(ctx: &Ctx<'js>, value: &Value<'js>, limit: usize) -> Result<(String, usize)> {
    with_utf8(ctx, value, |bytes| {
        let mut end = bytes.len().min(limit);
        while end < bytes.len() && end > 0 && bytes[end] & 0xc0 == 0x80 {
            end -= 1;
        }
        (well_formed(&bytes[..end]), bytes.len() - end)
    })
}

/// Like [`text`]; `None` if there is not enough memory for a copy.
pub(crate) fn fitting_text<'js>(ctx: &Ctx<'js>, value: &Value<'js>) -> Result<Option<String>> {
    with_utf8(ctx, value, |bytes| fits(ctx, bytes.len().saturating_mul(COPIES)).then(|| well_formed(bytes)))
}

/// Like [`fitting_text`], for text that may be long: strings not stored as bytes are read as UTF-16.
pub(crate) fn fitting_long_text<'js>(ctx: &Ctx<'js>, value: &Value<'js>) -> Result<Option<String>> {
    // This also flattens a string that was built by concatenation.
    // SAFETY: the value belongs to the context; we own the returned string.
    let string = unsafe { taken(ctx, qjs::JS_ToString(ctx.as_raw().as_ptr(), value.as_raw())) }?;
    match is_wide(ctx, &string)? {
        true => with_utf16(ctx, &string, |units| fits(ctx, 2 * units.len()).then(|| from_utf16(units))),
        false => with_utf8(ctx, &string, |bytes| fits(ctx, bytes.len()).then(|| well_formed(bytes))),
    }
}

/// Whether a string is long and probably has units beyond Latin-1, judged by a sample. A wrong guess only
/// costs time.
fn is_wide<'js>(ctx: &Ctx<'js>, string: &Value<'js>) -> Result<bool> {
    let length = length(ctx, string)?;
    if length < LONG {
        return Ok(false);
    }
    for place in (0..length).step_by(length.div_ceil(PLACES)) {
        // SAFETY: the string has a unit at this index, so nothing is inherited; we own the returned value.
        let unit =
            unsafe { taken(ctx, qjs::JS_GetPropertyUint32(ctx.as_raw().as_ptr(), string.as_raw(), place as u32)) }?;
        // The first byte of UTF-8 is at most 0xC3 for characters up to U+00FF.
        if with_utf8(ctx, &unit, |bytes| bytes.first().is_some_and(|byte| *byte > 0xc3))? {
            return Ok(true);
        }
    }
    Ok(false)
}

fn length(ctx: &Ctx<'_>, string: &Value<'_>) -> Result<usize> {
    let mut length = 0;
    // SAFETY: the value belongs to the context and is a string; the call writes to `length`.
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
    // SAFETY: there are `length` bytes at `start`, which are valid until they are freed.
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
    // SAFETY: there are `length` units at `start`, which are valid until they are freed.
    let read = read(unsafe { slice::from_raw_parts(start, length as usize) });
    // SAFETY: this came from `JS_ToCStringLenUTF16`.
    unsafe { qjs::JS_FreeCStringUTF16(ctx.as_raw().as_ptr(), start) };
    Ok(read)
}

/// The UTF-16 units of a string; empty for any other value.
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

/// QuickJS encodes a lone surrogate as three bytes, which UTF-8 forbids.
fn well_formed(bytes: &[u8]) -> String {
    simdutf8::basic::from_utf8(bytes).map_or_else(|_| repaired(bytes), str::to_owned)
}

fn repaired(bytes: &[u8]) -> String {
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
    fn the_beginning_of_a_text_ends_between_characters() {
        let runtime = Runtime::new().unwrap();
        Context::full(&runtime).unwrap().with(|ctx| {
            let value: Value<'_> = ctx.eval("'a桥b'").unwrap();
            for (limit, text, left) in
                [(0, "", 5), (1, "a", 4), (2, "a", 4), (4, "a桥", 1), (5, "a桥b", 0), (9, "a桥b", 0)]
            {
                assert_eq!(text_up_to(&ctx, &value, limit).unwrap(), (text.to_owned(), left), "{limit}");
            }
        });
    }

    #[test]
    fn long_text_is_the_same_text() {
        fn long_text<'js>(ctx: &Ctx<'js>, value: &Value<'js>) -> Result<String> {
            fitting_long_text(ctx, value).map(Option::unwrap)
        }
        let runtime = Runtime::new().unwrap();
        Context::full(&runtime).unwrap().with(|ctx| {
            let pieces = ["a", "é", "桥", "😀", "a桥", "\\ud800", "\\udc00\\ud800x", "ÿĀ", "a\\0é"];
            for piece in pieces {
                for times in [0, 1, 100, 1023, 1024, 1025, 5000] {
                    // The second is a concatenation.
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
