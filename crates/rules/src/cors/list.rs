//! Header values that are lists, as the Fetch standard extracts them.

use crate::header::is_token;

/// The value of a header, its lines combined; `None` where there is none.
pub(crate) fn combined(headers: &[(String, String)], name: &str) -> Option<String> {
    let lines: Vec<&str> =
        headers.iter().filter(|(other, _)| other.eq_ignore_ascii_case(name)).map(|(_, value)| value.as_str()).collect();
    (!lines.is_empty()).then(|| lines.join(", "))
}

/// The tokens of a list; empty where there is no such header, `None` where it is no list of tokens
/// (TTB-CORS-041).
pub(crate) fn values(headers: &[(String, String)], name: &str) -> Option<Vec<String>> {
    let Some(combined) = combined(headers, name) else {
        return Some(Vec::new());
    };
    let parts = combined.split(',').map(|part| part.trim_matches([' ', '\t'])).filter(|part| !part.is_empty());
    parts.map(|part| is_token(part).then(|| part.to_owned())).collect()
}
