//! JSON that script wrote, as values of the embedder. Script's texts may have halves of a pair of surrogates, as where
//! a text is cut in the middle of an emoji: each becomes U+FFFD, as it does wherever text is encoded as UTF-8.

use std::borrow::Cow;

use serde::de::DeserializeOwned;

/// Memory of a parsed value besides its text, for each separator, in bytes: that of a field in a map of twice the size.
const VALUE: usize = 256;

/// How much memory the values parsed from this JSON need at most, in bytes.
pub(crate) fn parsed_bytes(json: &str) -> usize {
    let (mut separators, mut bytes) = (1_usize, json.bytes());
    while let Some(byte) = bytes.next() {
        match byte {
            // The rest of a text, whose separators are none.
            b'"' => {
                while let Some(byte) = bytes.next().filter(|byte| *byte != b'"') {
                    if byte == b'\\' {
                        bytes.next();
                    }
                }
            }
            b',' | b':' | b'[' | b'{' => separators += 1,
            _ => {}
        }
    }
    json.len().saturating_add(separators.saturating_mul(VALUE))
}

/// Parses a value.
///
/// # Errors
/// It has another form, or is nested too deeply.
pub fn parse<T: DeserializeOwned>(json: &str) -> serde_json::Result<T> {
    serde_json::from_str(&with_whole_pairs(json))
}

/// The same JSON, with U+FFFD in place of every half of a pair.
fn with_whole_pairs(json: &str) -> Cow<'_, str> {
    // Whole pairs are written as they are: what is escaped is mostly a half.
    if !json.contains("\\ud") && !json.contains("\\uD") {
        return Cow::Borrowed(json);
    }
    let mut whole = String::with_capacity(json.len());
    let mut rest = json;
    while let Some(at) = rest.find('\\') {
        let (before, escape) = rest.split_at(at);
        whole.push_str(before);
        let length = match (unit(escape), escape.get(6..).and_then(unit)) {
            (Some(0xD800..=0xDBFF), Some(0xDC00..=0xDFFF)) => 12,
            (Some(0xD800..=0xDFFF), _) => {
                whole.push('\u{fffd}');
                rest = escape.get(6..).unwrap_or_default();
                continue;
            }
            (Some(_), _) => 6,
            // `\\`, `\"` and the like.
            (None, _) => 2,
        };
        let (kept, after) = escape.split_at_checked(length).unwrap_or((escape, ""));
        whole.push_str(kept);
        rest = after;
    }
    whole.push_str(rest);
    Cow::Owned(whole)
}

/// The code unit that a `\uXXXX` at the beginning stands for.
fn unit(escape: &str) -> Option<u16> {
    let digits = escape.strip_prefix("\\u")?.get(..4)?;
    u16::from_str_radix(digits, 16).ok()
}

#[cfg(test)]
mod tests {
    use serde_json::{Value, json};

    use super::*;

    #[test]
    fn halves_of_pairs_become_replacement_characters() {
        for (written, value) in [
            (r#""a\ud83d""#, json!("a\u{fffd}")),
            (r#""\ude00b""#, json!("\u{fffd}b")),
            (r#""\ud83d\ud83d\ude00""#, json!("\u{fffd}\u{1f600}")),
            (r#""\\ud83d\u0041\"\n""#, json!("\\ud83dA\"\n")),
            (r#"{"\udc00":["\\\ud800"]}"#, json!({ "\u{fffd}": ["\\\u{fffd}"] })),
            ("1", json!(1)),
        ] {
            assert_eq!(parse::<Value>(written).unwrap(), value, "{written}");
        }
        for broken in [r#""\ud8"#, r#""\u"#, r#""\"#, "", "\\ud800"] {
            assert!(parse::<Value>(broken).is_err(), "{broken}");
        }
    }

    #[test]
    fn what_is_nested_too_deeply_is_an_error() {
        assert!(parse::<Value>(&format!("{}{}", "[".repeat(100), "]".repeat(100))).is_ok());
        let error = parse::<Value>(&format!("{}{}", "[".repeat(1000), "]".repeat(1000))).unwrap_err();
        assert!(error.to_string().contains("recursion limit"), "{error}");
    }

    #[test]
    fn the_memory_of_values_is_told_from_their_separators() {
        assert_eq!(parsed_bytes("[0,0,0]"), 7 + 4 * VALUE);
        let text = format!("\"{}\"", r#",:[{\","#.repeat(1000));
        assert_eq!(parsed_bytes(&text), text.len() + VALUE);
        assert!(parsed_bytes(r#"{"a": {"b": 1}}"#) > 4 * VALUE);
        for cut in ["\"", "\"\\", "{\"a"] {
            assert!(parsed_bytes(cut) < 3 * VALUE + 10, "{cut}");
        }
    }
}
