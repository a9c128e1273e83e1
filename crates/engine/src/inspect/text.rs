//! Text as JavaScript source: quotes, escapes, property names. Works on UTF-16 units, so lone surrogates
//! survive; knows nothing of values.

use std::fmt::Write;

/// A string literal, with the quotes that need the fewest escapes.
pub(super) fn quoted(units: &[u16]) -> String {
    let quote = quote_for(units);
    let mut text = String::with_capacity(units.len() + 2);
    text.push(quote);
    push_escaped(&mut text, units, quote);
    text.push(quote);
    text
}

/// The text of a name in brackets: escaped as between single quotes.
pub(super) fn escaped(units: &[u16]) -> String {
    let mut text = String::with_capacity(units.len());
    push_escaped(&mut text, units, '\'');
    text
}

/// Single quotes, unless the string contains some and lacks double quotes or else backticks.
fn quote_for(units: &[u16]) -> char {
    let has = |c: char| units.contains(&(c as u16));
    let interpolates = units.windows(2).any(|pair| pair == [u16::from(b'$'), u16::from(b'{')]);
    match () {
        () if !has('\'') => '\'',
        () if !has('"') => '"',
        () if !has('`') && !interpolates => '`',
        () => '\'',
    }
}

fn push_escaped(text: &mut String, units: &[u16], quote: char) {
    for decoded in char::decode_utf16(units.iter().copied()) {
        match decoded {
            Ok(c) => push_char(text, c, quote),
            Err(lone) => push_code(text, "\\u", u32::from(lone.unpaired_surrogate())),
        }
    }
}

fn push_char(text: &mut String, c: char, quote: char) {
    match c {
        '\u{8}' => text.push_str("\\b"),
        '\t' => text.push_str("\\t"),
        '\n' => text.push_str("\\n"),
        '\u{c}' => text.push_str("\\f"),
        '\r' => text.push_str("\\r"),
        '\\' => text.push_str("\\\\"),
        '\'' if quote == '\'' => text.push_str("\\'"),
        '\0'..='\u{1f}' | '\u{7f}'..='\u{9f}' => push_code(text, "\\x", c.into()),
        _ => text.push(c),
    }
}

/// Node writes control characters in upper case and lone surrogates in lower case.
fn push_code(text: &mut String, prefix: &str, code: u32) {
    let spelled = if prefix == "\\x" { write!(text, "{prefix}{code:02X}") } else { write!(text, "{prefix}{code:x}") };
    debug_assert!(spelled.is_ok(), "writing to a String does not fail");
}

/// Whether a name needs no quotes before a colon. Node does not accept `$` and letters beyond ASCII here.
pub(super) fn is_plain_name(units: &[u16]) -> bool {
    let letter = |unit: u16| u8::try_from(unit).is_ok_and(|b| b.is_ascii_alphabetic() || b == b'_');
    let digit = |unit: u16| u8::try_from(unit).is_ok_and(|b| b.is_ascii_digit());
    units.first().is_some_and(|&unit| letter(unit)) && units.iter().all(|&unit| letter(unit) || digit(unit))
}

/// The length of a text as scripts see it, in UTF-16 units.
pub(super) fn utf16_len(text: &str) -> usize {
    if text.is_ascii() { text.len() } else { text.encode_utf16().count() }
}

/// `"s"` unless there is exactly one.
pub(super) fn plural(count: usize) -> &'static str {
    if count == 1 { "" } else { "s" }
}

/// Indents each line but the first.
pub(super) fn indented(text: &str, indentation: usize) -> String {
    text.replace('\n', &format!("\n{:indentation$}", ""))
}
