//! Decoding of response bodies: a buffer, or text decoded from its charset without a byte order mark, and whether to
//! parse it as JSON. Parsing itself happens in the engine.

use bytes::{Buf, Bytes};
use encoding_rs::{Encoding, UTF_8};
use qiao_abi::{Failure, HostValue};

use crate::profile::ResponseValues;
use crate::values::{BadText, JsonText};

/// The form of the body that the script asked for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ResponseType {
    /// As an `ArrayBuffer`.
    pub buffer: bool,
    /// As parsed JSON, if it is valid.
    pub json: bool,
}

/// A chunk of the body. Chunks are decoded separately, so a character split across two chunks is not repaired.
pub fn piece(as_text: bool, piece: Bytes) -> HostValue {
    if as_text { String::from_utf8_lossy(&piece).into_owned().into() } else { HostValue::Bytes(piece) }
}

/// The value of `data`; `None` if the result has no `data`.
pub fn data(
    rules: &ResponseValues,
    response_type: ResponseType,
    content_type: Option<&str>,
    body: Bytes,
) -> Result<Option<HostValue>, Failure> {
    if response_type.buffer {
        return Ok(Some(HostValue::Bytes(body)));
    }
    if body.is_empty() && rules.no_data_if_empty {
        return Ok(None);
    }
    let text = text(rules, content_type, body)?;
    Ok(Some(if response_type.json && may_be_json(rules, &text) {
        HostValue::MaybeJson(text.into())
    } else {
        text.into()
    }))
}

fn may_be_json(rules: &ResponseValues, text: &str) -> bool {
    let text = text.trim();
    match rules.json {
        JsonText::Any => !text.is_empty(),
        JsonText::Containers => {
            (text.starts_with('{') && text.ends_with('}')) || (text.starts_with('[') && text.ends_with(']'))
        }
    }
}

/// The body as text.
pub fn text(rules: &ResponseValues, content_type: Option<&str>, mut body: Bytes) -> Result<String, Failure> {
    let (encoding, start) = encoding(rules, content_type, &body);
    body.advance(start);
    if encoding == UTF_8 {
        return utf8(rules, body);
    }
    let (text, malformed) = encoding.decode_without_bom_handling(&body);
    if malformed && rules.bad_text == BadText::Fails {
        return Err(Failure::Undecodable(encoding.name()));
    }
    Ok(text.into_owned())
}

/// The charset and the offset of the text: the byte order mark takes precedence, then the label, then UTF-8.
fn encoding(rules: &ResponseValues, content_type: Option<&str>, body: &[u8]) -> (&'static Encoding, usize) {
    let marks = rules.byte_order_marks > 0;
    match Encoding::for_bom(body).filter(|_| marks) {
        Some(found) => found,
        None => (labelled(rules, content_type).unwrap_or(UTF_8), 0),
    }
}

fn labelled(rules: &ResponseValues, content_type: Option<&str>) -> Option<&'static Encoding> {
    content_type
        .filter(|_| rules.converts_charset)
        .and_then(charset)
        .and_then(|label| Encoding::for_label(label.as_bytes()))
}

/// The value of the `charset` parameter of a content type, parsed leniently.
pub fn charset(content_type: &str) -> Option<&str> {
    let parameters = content_type.split(';').skip(1);
    parameters.filter_map(|parameter| parameter.split_once('=')).find_map(|(name, value)| {
        name.trim().eq_ignore_ascii_case("charset").then(|| value.trim().trim_matches(['"', '\'']))
    })
}

fn utf8(rules: &ResponseValues, body: Bytes) -> Result<String, Failure> {
    match (checked(body), rules.bad_text) {
        (Ok(text), _) => Ok(text),
        (Err(_), BadText::Fails) => Err(Failure::Undecodable(UTF_8.name())),
        (Err(bad), BadText::Replaced) => Ok(String::from_utf8_lossy(&bad).into_owned()),
    }
}

/// The body as text, or the bytes if they are not valid UTF-8. `String::from_utf8` avoids a copy, but validates
/// non-ASCII text so slowly that a faster validation plus a copy takes a fifth of the time.
fn checked(body: Bytes) -> Result<String, Bytes> {
    if seems_ascii(&body) {
        return String::from_utf8(body.into()).map_err(|bad| bad.into_bytes().into());
    }
    match UTF_8.decode_without_bom_handling_and_without_replacement(&body) {
        Some(text) => Ok(text.into_owned()),
        None => Err(body),
    }
}

/// Samples the text to guess whether it is ASCII. A wrong guess only costs time.
fn seems_ascii(text: &[u8]) -> bool {
    const PLACES: usize = 16;
    const PLACE: usize = 256;
    text.chunks((text.len() / PLACES).max(PLACE)).all(|piece| piece[..piece.len().min(PLACE)].is_ascii())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::platforms::rules_named;

    const TEXT: ResponseType = ResponseType { buffer: false, json: false };
    const JSON: ResponseType = ResponseType { buffer: false, json: true };

    fn rules(platform: &str) -> ResponseValues {
        rules_named(platform).response.clone()
    }

    fn decoded(
        platform: &str,
        response_type: ResponseType,
        content_type: &str,
        body: &[u8],
    ) -> Result<Option<HostValue>, Failure> {
        data(&rules(platform), response_type, Some(content_type), Bytes::copy_from_slice(body))
    }

    #[test]
    fn text_is_converted_from_the_charset_of_its_label() {
        // WX-REQ-059, TTB-REQ-023, TTG-REQ-059
        let gbk = encoding_rs::GBK.encode("你好").0;
        for platform in ["wx", "tt-gadget", "tt-block", "swan"] {
            for label in ["gbk", "GB2312", "\"gbk\"", " 'GBK' ; x=y"] {
                let got = decoded(platform, TEXT, &format!("text/plain; charset={label}"), &gbk);
                assert_eq!(got, Ok(Some(HostValue::Text("你好".into()))), "{platform} {label}");
            }
        }
    }

    #[test]
    fn bad_text_fails_on_wx_and_is_replaced_elsewhere() {
        // WX-REQ-060, TTB-REQ-023
        assert_eq!(decoded("wx", TEXT, "text/plain", b"a\xff"), Err(Failure::Undecodable("UTF-8")));
        assert_eq!(decoded("wx", TEXT, "text/plain; charset=gbk", b"a\xff"), Err(Failure::Undecodable("GBK")));
        for platform in ["tt-gadget", "tt-block", "swan"] {
            assert_eq!(decoded(platform, TEXT, "text/plain", b"a\xff"), Ok(Some(HostValue::Text("a\u{fffd}".into()))));
        }
    }

    #[test]
    fn long_text_is_the_same_and_as_bad_as_short_text() {
        for (long, places) in [("桥", 20_000), ("a", 20_000)] {
            for odd in ["", "a", "桥"] {
                let text = long.repeat(places) + odd + &long.repeat(places);
                let good = decoded("wx", TEXT, "text/plain", text.as_bytes());
                assert_eq!(good, Ok(Some(HostValue::Text(text.as_str().into()))), "{long} {odd}");
                let bad = [text.as_bytes(), b"\xff", text.as_bytes()].concat();
                assert_eq!(decoded("wx", TEXT, "text/plain", &bad), Err(Failure::Undecodable("UTF-8")));
                let replaced = format!("{text}\u{fffd}{text}");
                assert_eq!(decoded("swan", TEXT, "text/plain", &bad), Ok(Some(replaced.into())));
            }
        }
    }

    #[test]
    fn one_byte_order_mark_is_removed() {
        // WX-REQ-061, TTB-REQ-024
        for platform in ["wx", "tt-gadget", "tt-block", "swan"] {
            assert_eq!(decoded(platform, TEXT, "", b"\xef\xbb\xbfa"), Ok(Some(HostValue::Text("a".into()))));
            let twice = decoded(platform, TEXT, "", b"\xef\xbb\xbf\xef\xbb\xbfa");
            assert_eq!(twice, Ok(Some(HostValue::Text("\u{feff}a".into()))));
        }
        assert_eq!(decoded("wx", TEXT, "", b"\xff\xfea\0"), Ok(Some(HostValue::Text("a".into()))));
    }

    #[test]
    fn scalars_are_json_on_wx_and_text_on_swan() {
        // WX-REQ-050, SWAN-REQ-015
        for body in ["123", "true", "null", "\"a\""] {
            assert_eq!(decoded("wx", JSON, "", body.as_bytes()), Ok(Some(HostValue::MaybeJson(body.into()))));
            assert_eq!(decoded("swan", JSON, "", body.as_bytes()), Ok(Some(HostValue::Text(body.into()))));
        }
        for body in ["{\"a\":1}", " [1] "] {
            assert_eq!(decoded("swan", JSON, "", body.as_bytes()), Ok(Some(HostValue::MaybeJson(body.into()))));
        }
    }

    #[test]
    fn an_empty_body_is_empty_text_or_nothing() {
        // WX-REQ-084, TTG-REQ-048, TTB-CORS-058
        for platform in ["wx", "tt-gadget", "tt-block"] {
            assert_eq!(decoded(platform, JSON, "", b""), Ok(Some(HostValue::Text("".into()))), "{platform}");
        }
        assert_eq!(decoded("swan", JSON, "", b""), Ok(None));
    }

    #[test]
    fn a_buffer_is_left_alone() {
        // WX-REQ-052, SWAN-REQ-017
        let response_type = ResponseType { buffer: true, json: true };
        let got = decoded("wx", response_type, "text/plain; charset=gbk", b"\xef\xbb\xbf{}");
        assert_eq!(got, Ok(Some(HostValue::Bytes(Bytes::from_static(b"\xef\xbb\xbf{}")))));
    }
}
