//! Paths that respond with content of a chosen kind: statuses, texts, charsets, sizes, codings. All of it is
//! well-formed HTTP; malformed responses are in `faults`.

use bytes::Bytes;
use encoding_rs::Encoding;

use super::{Answer, Call, object, text, typed};
use crate::query::Refusal;
use crate::script::{Coding, Script};

/// The default body.
const BODY: &str = "hello";
const UTF8_TEXT: &str = "text/plain; charset=utf-8";
const BYTE_ORDER_MARK: &[u8] = b"\xef\xbb\xbf";
/// The largest generated body, in bytes.
const MAX_BYTES: u64 = 1 << 30;
/// Most chunks of one response.
const MAX_CHUNKS: u64 = 100_000;

/// A status from 100 to 199 is sent as an interim head before 200.
pub(super) fn status(call: &Call<'_>) -> Answer {
    let status: u16 = call.rest_as("a status from 100 to 599")?;
    let body = call.query.bytes("body");
    match status {
        100..200 => Ok(text(200, body.unwrap_or_default()).interim(status, &[])),
        200..600 => Ok(body.map_or_else(|| Script::new().status(status), |body| text(status, body))),
        _ => Err(Refusal("/status/: expected a status from 100 to 599".into())),
    }
}

pub(super) fn plain(call: &Call<'_>) -> Answer {
    Ok(text(200, call.query.bytes("text").unwrap_or_else(|| BODY.into())))
}

/// Sends the body verbatim, whether it is JSON or not.
pub(super) fn json(call: &Call<'_>) -> Answer {
    let default = || object(200, &serde_json::json!({ "hello": "world" }));
    Ok(call.query.bytes("body").map_or_else(default, |body| typed("application/json", body)))
}

/// A `Content-Type` in the query replaces the default.
pub(super) fn headers(call: &Call<'_>) -> Answer {
    let typed = call.query.pairs().any(|(name, _)| name.eq_ignore_ascii_case("content-type"));
    let script = if typed { Script::new().body(BODY) } else { text(200, BODY) };
    let lines = call.query.pairs();
    Ok(lines.fold(script, |script, (name, value)| script.header(name, value)))
}

pub(super) fn charset(call: &Call<'_>) -> Answer {
    let label = crate::query::decoded(call.rest);
    let content = call.query.text("text").unwrap_or_else(|| "你好".into());
    let encoded = encode(&label, &content)
        .ok_or_else(|| Refusal("/charset/: expected a label of the Encoding Standard such as gbk".into()))?;
    let kind = call.query.text("type").unwrap_or_else(|| "text/plain".into());
    let shown = call.query.text("label").unwrap_or(label);
    let content_type = if shown == "none" { kind } else { format!("{kind}; charset={shown}") };
    Ok(typed(content_type, encoded))
}

/// The Encoding Standard defines no encoder for UTF-16, so that part is implemented here.
fn encode(label: &str, content: &str) -> Option<Bytes> {
    let encoding = Encoding::for_label(label.as_bytes())?;
    let units = content.encode_utf16();
    if encoding == encoding_rs::UTF_16LE {
        return Some(units.flat_map(u16::to_le_bytes).collect());
    }
    if encoding == encoding_rs::UTF_16BE {
        return Some(units.flat_map(u16::to_be_bytes).collect());
    }
    Some(Bytes::from(encoding.encode(content).0.into_owned()))
}

pub(super) fn bom(call: &Call<'_>) -> Answer {
    let marks = call.query.number("n")?.unwrap_or(1_usize);
    if marks > 1000 {
        return Err(Refusal("n: expected at most 1000 byte order marks".into()));
    }
    let mut body = BYTE_ORDER_MARK.repeat(marks);
    body.extend(call.query.bytes("body").unwrap_or_else(|| BODY.into()));
    Ok(typed(kind(call), body))
}

pub(super) fn bytes(call: &Call<'_>) -> Answer {
    Ok(binary().bytes(length(call)?))
}

/// The pattern in chunks of `size` bytes; each is also one chunk of the transfer coding.
pub(super) fn chunked(call: &Call<'_>) -> Answer {
    let length = length(call)?;
    let size: u64 = call.query.number("size")?.unwrap_or(1000);
    let pieces = length.div_ceil(size.max(1));
    if size == 0 || pieces > MAX_CHUNKS {
        return Err(Refusal(format!("size: expected one that gives at most {MAX_CHUNKS} chunks")));
    }
    let script = binary().chunked();
    if pieces == 0 {
        return Ok(script);
    }
    Ok(script.drip(length, pieces, std::time::Duration::ZERO))
}

/// The coding is the path segment itself.
pub(super) fn compressed(call: &Call<'_>) -> Answer {
    let coding = Coding::parse(call.key).ok_or_else(|| Refusal("no such coding".into()))?;
    let body = call.query.bytes("body").unwrap_or_else(|| BODY.into());
    Ok(typed(kind(call), body).encode(coding))
}

fn kind(call: &Call<'_>) -> String {
    call.query.text("type").unwrap_or_else(|| UTF8_TEXT.into())
}

fn binary() -> Script {
    Script::new().header("Content-Type", "application/octet-stream")
}

fn length(call: &Call<'_>) -> Result<u64, Refusal> {
    let expected = format!("a number of bytes, at most {MAX_BYTES}");
    let length = call.rest_as(&expected)?;
    if length > MAX_BYTES {
        return Err(Refusal(format!("/{}/: expected {expected}", call.key)));
    }
    Ok(length)
}

#[cfg(test)]
mod tests {
    use super::encode;

    #[test]
    fn encodes_into_every_kind_of_charset() {
        let cases: [(&str, &[u8]); 6] = [
            ("gbk", b"\xc4\xe3"),
            ("big5", b"\xa7\x41"),
            ("utf-8", "你".as_bytes()),
            ("utf-16le", b"\x60\x4f"),
            ("UTF-16BE", b"\x4f\x60"),
            ("shift_jis", b"&#20320;"),
        ];
        for (label, bytes) in cases {
            assert_eq!(encode(label, "你").unwrap(), bytes, "{label}");
        }
        assert_eq!(encode("klingon", "x"), None);
    }
}
