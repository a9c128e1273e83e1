//! Parsing of header values that are lists, as in the Fetch standard ("extract header list values"). It must not know
//! what a header means.

use crate::header::is_token;

/// The combined value of all lines of a header; `None` if it is absent.
pub(crate) fn combined(headers: &[(String, String)], name: &str) -> Option<String> {
    let lines: Vec<&str> =
        headers.iter().filter(|(other, _)| other.eq_ignore_ascii_case(name)).map(|(_, value)| value.as_str()).collect();
    (!lines.is_empty()).then(|| lines.join(", "))
}

/// The tokens of a list header: empty if the header is absent, `None` if it is malformed (TTB-CORS-041).
pub(crate) fn values(headers: &[(String, String)], name: &str) -> Option<Vec<String>> {
    let Some(combined) = combined(headers, name) else {
        return Some(Vec::new());
    };
    let parts = combined.split(',').map(|part| part.trim_matches([' ', '\t'])).filter(|part| !part.is_empty());
    parts.map(|part| is_token(part).then(|| part.to_owned())).collect()
}
