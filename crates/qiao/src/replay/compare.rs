//! Compares a call with an entry of a recording. What was redacted there matches anything. Pure.

use bytes::Bytes;
use qiao_abi::{Difference, Part, header};
use qiao_net::Asked;
use serde_json::Value;
use url::{Position, Url};

use super::archive::{Entry, RecordedBody};
use super::forms;
use super::matching::Matching;
use crate::har::REDACTED;
use crate::json_path::{Segment, Shown};
use crate::multipart;

/// How many characters of a value a difference shows.
const SHOWN: usize = 80;

/// How a call differs from an entry; nothing where the entry answers it.
pub(super) fn differences(call: &Asked<'_>, entry: &Entry, matching: &Matching) -> Vec<Difference> {
    let mut found = Vec::new();
    if call.method != entry.method {
        found.push(difference(Part::Method, Some(call.method), Some(&entry.method)));
    }
    let (own, recorded) = (address(call.url), address(&entry.url));
    if own != recorded {
        found.push(difference(Part::Address, Some(&own), Some(&recorded)));
    }
    let (own, recorded) = (pairs(call.url.query()), pairs(entry.url.query()));
    compare_pairs(&own, &recorded, matching, Part::Query, &mut found);
    for (name, value) in entry.headers.iter().filter(|(name, _)| matching.compares_header(name)) {
        let own = header(call.headers, name);
        if own != Some(value) && !is_redacted(value) {
            found.push(difference(Part::Header(name.clone()), own, Some(value)));
        }
    }
    match &entry.body {
        RecordedBody::Unknown => {}
        RecordedBody::Bytes(recorded) => {
            compare_bodies(call.body, recorded, is_form(call, entry), matching, &mut found);
        }
        RecordedBody::Form(recorded) => match multipart::parts(call.headers, &Bytes::copy_from_slice(call.body)) {
            Some(own) => forms::compare(&own, recorded, matching, &mut found),
            None => found.push(difference(Part::Body, Some(&text(call.body)), None)),
        },
    }
    found
}

/// Whether content of a form or of one of its files is as recorded.
pub(super) fn is_same(own: &[u8], recorded: &[u8], matching: &Matching) -> bool {
    let mut found = Vec::new();
    compare_bodies(own, recorded, false, matching, &mut found);
    found.is_empty()
}

/// How alike a call and an entry look, from 0 to 1.
pub(super) fn likeness(call: &Asked<'_>, entry: &Entry) -> f64 {
    let of = |method: &str, url: &Url| format!("{method} {}", address(url));
    strsim::normalized_levenshtein(&of(call.method, call.url), &of(&entry.method, &entry.url))
}

/// How a message that script sends differs from the recorded one of this number.
pub(super) fn message(own: &[u8], recorded: &[u8], number: usize, matching: &Matching) -> Option<Difference> {
    (!is_same(own, recorded, matching))
        .then(|| difference(Part::Message(number), Some(&text(own)), Some(&text(recorded))))
}

/// A difference whose values are shortened.
pub(super) fn difference(part: Part, call: Option<&str>, recording: Option<&str>) -> Difference {
    let short = |text: &str| {
        let text = text.replace('`', "'").replace(|c: char| c.is_control(), " ");
        match text.char_indices().nth(SHOWN) {
            Some((end, _)) => format!("{}...", &text[..end]),
            None => text,
        }
    };
    Difference { part, call: call.map(short), recording: recording.map(short) }
}

/// Bytes as people read them.
pub(super) fn text(bytes: &[u8]) -> String {
    String::from_utf8_lossy(bytes).into_owned()
}

/// Whether a recorded value was redacted, as a whole or behind a scheme such as `Bearer`.
fn is_redacted(value: &str) -> bool {
    value.contains(REDACTED)
}

/// A URL up to its path. A socket's handshake is recorded with either scheme.
fn address(url: &Url) -> String {
    let scheme = match url.scheme() {
        "ws" => "http",
        "wss" => "https",
        other => other,
    };
    format!("{scheme}://{}", &url[Position::BeforeHost..Position::AfterPath])
}

type Pairs = Vec<(String, String)>;

fn pairs(query: Option<&str>) -> Pairs {
    url::form_urlencoded::parse(query.unwrap_or_default().as_bytes()).into_owned().collect()
}

/// Compares names and values in their order; where only the order differs, the first name out of it is what differs.
fn compare_pairs(
    own: &Pairs,
    recorded: &Pairs,
    matching: &Matching,
    part: fn(String) -> Part,
    found: &mut Vec<Difference>,
) {
    let kept =
        |pairs: &Pairs| -> Pairs { pairs.iter().filter(|(name, _)| !matching.ignores_query(name)).cloned().collect() };
    let (own, recorded) = (kept(own), kept(recorded));
    let same = |a: &(String, String), b: &(String, String)| a.0 == b.0 && (a.1 == b.1 || is_redacted(&b.1));
    if own.len() == recorded.len() && own.iter().zip(&recorded).all(|(a, b)| same(a, b)) {
        return;
    }
    let before = found.len();
    let mut names: Vec<&String> = own.iter().chain(&recorded).map(|(name, _)| name).collect();
    names.sort_unstable();
    names.dedup();
    for name in names {
        let of = |pairs: &Pairs| -> Vec<(String, String)> {
            pairs.iter().filter(|(other, _)| other == name).cloned().collect()
        };
        let (a, b) = (of(&own), of(&recorded));
        if a.len() != b.len() || !a.iter().zip(&b).all(|(a, b)| same(a, b)) {
            let values = |pairs: &Pairs| pairs.iter().map(|(_, value)| value.as_str()).collect::<Vec<_>>().join(", ");
            let shown = |pairs: &Pairs| (!pairs.is_empty()).then(|| values(pairs));
            found.push(difference(part(name.clone()), shown(&a).as_deref(), shown(&b).as_deref()));
        }
    }
    if found.len() == before {
        let order = |pairs: &Pairs| pairs.iter().map(|(name, _)| name.as_str()).collect::<Vec<_>>().join("&");
        let out = own.iter().zip(&recorded).find(|(a, b)| a.0 != b.0).map(|(a, _)| a.0.clone());
        found.push(difference(part(out.unwrap_or_default()), Some(&order(&own)), Some(&order(&recorded))));
    }
}

fn is_form(call: &Asked<'_>, entry: &Entry) -> bool {
    let urlencoded = |value: &str| value.to_ascii_lowercase().starts_with("application/x-www-form-urlencoded");
    header(call.headers, "content-type").is_some_and(urlencoded)
        && header(&entry.headers, "content-type").is_none_or(urlencoded)
}

fn compare_bodies(own: &[u8], recorded: &[u8], form: bool, matching: &Matching, found: &mut Vec<Difference>) {
    if own == recorded {
        return;
    }
    if form && let (Ok(own), Ok(recorded)) = (std::str::from_utf8(own), std::str::from_utf8(recorded)) {
        return compare_pairs(&pairs(Some(own)), &pairs(Some(recorded)), matching, Part::Field, found);
    }
    if let (Ok(own), Ok(recorded)) = (serde_json::from_slice(own), serde_json::from_slice(recorded)) {
        return compare_json(&own, &recorded, &mut Vec::new(), matching, found);
    }
    // Some tools record bytes beyond UTF-8 as text, one character for each or a replacement.
    let latin1 = || own.iter().copied().map(char::from).collect::<String>();
    if recorded == text(own).as_bytes() || recorded == latin1().as_bytes() || recorded == REDACTED.as_bytes() {
        return;
    }
    let shown = |bytes: &[u8]| (!bytes.is_empty()).then(|| text(bytes));
    found.push(difference(Part::Body, shown(own).as_deref(), shown(recorded).as_deref()));
}

/// Compares values; each innermost one that differs is a difference of its own.
fn compare_json(
    own: &Value,
    recorded: &Value,
    place: &mut Vec<Segment>,
    matching: &Matching,
    found: &mut Vec<Difference>,
) {
    if matching.ignores_json(place) || recorded == REDACTED || is_same_number(own, recorded) {
        return;
    }
    let mut inner = |segment: Segment, own: Option<&Value>, recorded: Option<&Value>| {
        place.push(segment);
        match (own, recorded) {
            (Some(own), Some(recorded)) => compare_json(own, recorded, place, matching, found),
            _ if matching.ignores_json(place) => {}
            _ => found.push(json_difference(place, own, recorded)),
        }
        place.pop();
    };
    match (own, recorded) {
        (Value::Object(own), Value::Object(recorded)) => {
            let added = own.keys().filter(|key| !recorded.contains_key(*key));
            for key in recorded.keys().chain(added) {
                inner(Segment::Key(key.clone()), own.get(key), recorded.get(key));
            }
        }
        (Value::Array(own), Value::Array(recorded)) => {
            for index in 0..own.len().max(recorded.len()) {
                inner(Segment::Index(index), own.get(index), recorded.get(index));
            }
        }
        _ if own == recorded => {}
        _ => found.push(json_difference(place, Some(own), Some(recorded))),
    }
}

/// Whether two values are the same number, however it is written.
fn is_same_number(own: &Value, recorded: &Value) -> bool {
    own.as_f64().is_some_and(|number| recorded.as_f64() == Some(number))
}

fn json_difference(place: &[Segment], own: Option<&Value>, recorded: Option<&Value>) -> Difference {
    let shown = |value: Option<&Value>| value.map(Value::to_string);
    let part = if place.is_empty() { Part::Body } else { Part::Json(Shown(place).to_string()) };
    difference(part, shown(own).as_deref(), shown(recorded).as_deref())
}
