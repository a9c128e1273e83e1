//! The CORS safelists of the Fetch standard: what needs no preflight. Whether a preflight is sent is decided by the
//! parent module.

use crate::encode;

/// Maximum length of a safelisted header value, in bytes (TTB-CORS-013).
const VALUE: usize = 128;
/// Maximum total length of safelisted header values, in bytes (TTB-CORS-018).
const ALL: usize = 1024;

/// A CORS-safelisted method, case-sensitive (TTB-CORS-010).
pub(crate) fn is_method(method: &str) -> bool {
    matches!(method, "GET" | "HEAD" | "POST")
}

/// The names of headers that are not safelisted: lower case, sorted, unique.
pub(crate) fn unsafe_names<'a>(headers: impl Iterator<Item = &'a (String, String)>) -> Vec<String> {
    let mut names = Vec::new();
    let mut maybe = Vec::new();
    let mut bytes = 0;
    for (name, value) in headers {
        let name = name.to_ascii_lowercase();
        if is_header(&name, value) {
            bytes += value.len();
            maybe.push(name);
        } else {
            names.push(name);
        }
    }
    // TTB-CORS-018
    if bytes > ALL {
        names.extend(maybe);
    }
    names.sort();
    names.dedup();
    names
}

/// A CORS-safelisted request-header (TTB-CORS-013 to 017); `name` is in lower case.
fn is_header(name: &str, value: &str) -> bool {
    value.len() <= VALUE
        && match name {
            "accept" => !value.bytes().any(is_unsafe),
            "accept-language" | "content-language" => value.bytes().all(is_of_language),
            "content-type" => !value.bytes().any(is_unsafe) && is_simple_type(value),
            "range" => is_range(value),
            _ => false,
        }
}

/// A CORS-unsafe request-header byte (TTB-CORS-014).
fn is_unsafe(byte: u8) -> bool {
    (byte < 0x20 && byte != b'\t') || byte == 0x7f || br#""():<>?@[\]{}"#.contains(&byte)
}

/// A byte allowed in a language header (TTB-CORS-015).
fn is_of_language(byte: u8) -> bool {
    byte.is_ascii_alphanumeric() || b" *,-.;=".contains(&byte)
}

/// A content type that needs no preflight (TTB-CORS-016).
fn is_simple_type(value: &str) -> bool {
    matches!(
        encode::essence(value).as_str(),
        "application/x-www-form-urlencoded" | "multipart/form-data" | "text/plain"
    )
}

/// A single range with a start (TTB-CORS-017).
fn is_range(value: &str) -> bool {
    let digits = |text: &str| text.bytes().all(|byte| byte.is_ascii_digit());
    value.strip_prefix("bytes=").and_then(|range| range.split_once('-')).is_some_and(|(from, to)| {
        let in_order = match (from.parse::<u64>(), to.parse::<u64>()) {
            (Ok(from), Ok(to)) => from <= to,
            _ => true,
        };
        !from.is_empty() && digits(from) && digits(to) && in_order
    })
}

/// A CORS-safelisted response-header name, visible without `Access-Control-Expose-Headers` (TTB-CORS-053).
pub(crate) fn is_response_header(name: &str) -> bool {
    let safe =
        ["cache-control", "content-language", "content-length", "content-type", "expires", "last-modified", "pragma"];
    safe.iter().any(|safe| name.eq_ignore_ascii_case(safe))
}
