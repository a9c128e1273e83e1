//! Encoding of `data` as a query, a form or a body: which fields are sent, how values are formatted, and how a query is
//! merged into a URL.

use percent_encoding::{AsciiSet, NON_ALPHANUMERIC, percent_decode_str, utf8_percent_encode};
use qiao_abi::{ArgEntry, Kind, Unserializable};

use crate::profile::RequestValues;
use crate::values::{Nested, QueryMerge, Void};

/// Characters that `encodeURIComponent` does not escape (ECMA-262, section 19.2.6.4).
const COMPONENT: &AsciiSet = &NON_ALPHANUMERIC
    .remove(b'-')
    .remove(b'_')
    .remove(b'.')
    .remove(b'!')
    .remove(b'~')
    .remove(b'*')
    .remove(b'\'')
    .remove(b'(')
    .remove(b')');

/// `encodeURIComponent(text)`
pub(crate) fn component(text: &str) -> String {
    utf8_percent_encode(text, COMPONENT).to_string()
}

/// The fields of an object as name and value, not yet percent-encoded.
///
/// # Errors
/// A nested value must be sent as JSON but cannot be serialized.
pub(crate) fn fields(
    rules: &RequestValues,
    nested: Nested,
    pairs: &[ArgEntry],
) -> Result<Vec<(String, String)>, Unserializable> {
    let fields = pairs.iter().filter_map(|pair| match value(rules, nested, pair) {
        Ok(value) => value.map(|value| Ok((pair.key.clone(), value))),
        Err(error) => Some(Err(error)),
    });
    fields.collect()
}

/// The text of a value; `None` if the field is omitted.
#[expect(clippy::wildcard_enum_match_arm, reason = "a value of any other kind is text or, if it is an object, JSON")]
pub(crate) fn value(rules: &RequestValues, nested: Nested, pair: &ArgEntry) -> Result<Option<String>, Unserializable> {
    let text = || Some(pair.text.clone());
    Ok(match pair.kind {
        Kind::Undefined | Kind::Function | Kind::Symbol => match rules.void {
            Void::Skipped => None,
            Void::Text => text(),
        },
        Kind::Number if rules.cloned && !is_finite(&pair.text) => Some("null".to_owned()),
        Kind::Date if rules.cloned => pair.json.clone()?.as_deref().map(unquoted).or_else(text),
        _ => match nested {
            Nested::Json if pair.kind.is_object() => pair.json.clone()?.or_else(text),
            Nested::Json | Nested::Text => text(),
        },
    })
}

fn is_finite(number: &str) -> bool {
    number.parse::<f64>().is_ok_and(f64::is_finite)
}

/// A JSON string without quotes. Only used for dates, which contain no escapes.
fn unquoted(json: &str) -> String {
    json.trim_matches('"').to_owned()
}

/// `k=v&k=v`, percent-encoded.
pub(crate) fn form(fields: &[(String, String)]) -> String {
    fields.iter().map(|(key, value)| pair(key, value)).collect::<Vec<_>>().join("&")
}

fn pair(key: &str, value: &str) -> String {
    format!("{}={}", component(key), component(value))
}

/// Adds fields to the query of a URL, before the fragment.
pub(crate) fn with_fields(url: &str, fields: &[(String, String)], merge: QueryMerge) -> String {
    if fields.is_empty() {
        return url.to_owned();
    }
    match merge {
        QueryMerge::Append => with_text(url, &form(fields)),
        QueryMerge::Replace => replaced(url, fields),
    }
}

/// Appends text to the query of a URL, before the fragment.
pub(crate) fn with_text(url: &str, query: &str) -> String {
    if query.is_empty() {
        return url.to_owned();
    }
    let (rest, fragment) = split_fragment(url);
    let joint = match rest.split_once('?') {
        None => "?",
        Some((_, "")) => "",
        Some(_) => "&",
    };
    format!("{rest}{joint}{query}{fragment}")
}

/// Replaces query parameters with fields of the same name and appends the others.
fn replaced(url: &str, fields: &[(String, String)]) -> String {
    let (rest, fragment) = split_fragment(url);
    let (path, query) = rest.split_once('?').unwrap_or((rest, ""));
    let mut left: Vec<&(String, String)> = fields.iter().collect();
    let mut parts: Vec<String> = Vec::new();
    for part in query.split('&').filter(|part| !part.is_empty()) {
        let key = percent_decode_str(part.split('=').next().unwrap_or(part)).decode_utf8_lossy();
        match left.iter().position(|(name, _)| *name == key) {
            Some(at) => {
                let (name, value) = left.remove(at);
                parts.push(pair(name, value));
            }
            None => parts.push(part.to_owned()),
        }
    }
    parts.extend(left.into_iter().map(|(name, value)| pair(name, value)));
    format!("{path}?{}{fragment}", parts.join("&"))
}

fn split_fragment(url: &str) -> (&str, &str) {
    url.find('#').map_or((url, ""), |at| url.split_at(at))
}

/// The media type in lower case, without parameters.
pub(crate) fn essence(content_type: &str) -> String {
    content_type.split(';').next().unwrap_or_default().trim().to_ascii_lowercase()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::platforms::rules_named;

    fn pair(key: &str, kind: Kind, text: &str, json: Option<&str>) -> ArgEntry {
        ArgEntry { key: key.into(), kind, text: text.into(), json: Ok(json.map(str::to_owned)) }
    }

    fn odd_pairs() -> Vec<ArgEntry> {
        vec![
            pair("n", Kind::Number, "1.5", None),
            pair("nan", Kind::Number, "NaN", None),
            pair("b", Kind::Boolean, "true", None),
            pair("nil", Kind::Null, "null", None),
            pair("u", Kind::Undefined, "undefined", None),
            pair("list", Kind::Array, "1,2,3", Some("[1,2,3]")),
            pair("obj", Kind::Object, "[object Object]", Some(r#"{"x":1}"#)),
            pair("day", Kind::Date, "Thu Jan 01 1970", Some(r#""1970-01-01T00:00:00.000Z""#)),
            pair("q", Kind::String, "a b&中", None),
        ]
    }

    #[test]
    fn queries_spell_odd_values_as_each_platform_does() {
        for (platform, query) in [
            // WX-REQ-011, WX-REQ-012, WX-REQ-013
            (
                "wx",
                "n=1.5&nan=NaN&b=true&nil=null&u=undefined&list=%5B1%2C2%2C3%5D&obj=%7B%22x%22%3A1%7D&\
                 day=%221970-01-01T00%3A00%3A00.000Z%22&q=a%20b%26%E4%B8%AD",
            ),
            // TTG-REQ-014, TTG-REQ-015
            (
                "tt-gadget",
                "n=1.5&nan=NaN&b=true&nil=null&list=%5B1%2C2%2C3%5D&obj=%7B%22x%22%3A1%7D&\
                 day=%221970-01-01T00%3A00%3A00.000Z%22&q=a%20b%26%E4%B8%AD",
            ),
            // SWAN-REQ-025, SWAN-CB-012
            (
                "swan",
                "n=1.5&nan=null&b=true&nil=null&list=1%2C2%2C3&obj=%5Bobject%20Object%5D&\
                 day=1970-01-01T00%3A00%3A00.000Z&q=a%20b%26%E4%B8%AD",
            ),
        ] {
            let rules = &rules_named(platform).request;
            let fields = fields(rules, rules.query_nested, &odd_pairs()).unwrap();
            assert_eq!(form(&fields), query, "{platform}");
        }
    }

    #[test]
    fn forms_of_wx_convert_nested_values_to_plain_text() {
        // WX-REQ-019
        let rules = &rules_named("wx").request;
        let sent = form(&fields(rules, rules.form_nested, &odd_pairs()[5..7]).unwrap());
        assert_eq!(sent, "list=1%2C2%2C3&obj=%5Bobject%20Object%5D");
    }

    #[test]
    fn a_query_joins_what_the_url_has() {
        let data = [("id".to_owned(), "2".to_owned()), ("b".to_owned(), "3".to_owned())];
        for (url, replaced, appended) in [
            ("https://a.test/x", "https://a.test/x?id=2&b=3", "https://a.test/x?id=2&b=3"),
            ("https://a.test/x?", "https://a.test/x?id=2&b=3", "https://a.test/x?id=2&b=3"),
            ("https://a.test/x?id=1&c=9", "https://a.test/x?id=2&c=9&b=3", "https://a.test/x?id=1&c=9&id=2&b=3"),
            ("https://a.test/x?%69d=1#f?g", "https://a.test/x?id=2&b=3#f?g", "https://a.test/x?%69d=1&id=2&b=3#f?g"),
        ] {
            assert_eq!(with_fields(url, &data, QueryMerge::Replace), replaced);
            assert_eq!(with_fields(url, &data, QueryMerge::Append), appended);
        }
        assert_eq!(with_fields("https://a.test/x", &[], QueryMerge::Replace), "https://a.test/x");
        assert_eq!(with_text("https://a.test/x?a=1", ""), "https://a.test/x?a=1");
    }
}
