//! What the head and the body of a response show that no rule refuses: charset and mark, cookies, compression, headers
//! that come twice, the clock. Which rule each rests on is named here; what the rule says is the platform's.

use std::time::SystemTime;

use qiao::{Client, Traffic, TrafficResponse, header};

use crate::facts::Facts;
use crate::finding::Severity;
use crate::message::Message;

/// How far a clock may be off, in minutes.
const SKEW: u64 = 5;
/// From this size on compression pays, in bytes.
const WORTH_IT: u64 = 2048;
/// Headers that may come several times.
const REPEATED: [&str; 6] = ["set-cookie", "vary", "cache-control", "link", "www-authenticate", "server-timing"];

/// A check, how much it matters, the rule that it rests on, what was seen, and what to do.
pub(crate) type Found = (&'static str, Severity, &'static str, Message, Message);

/// What a response shows on these clients.
pub(crate) fn look(traffic: &Traffic, facts: &Facts, clients: &[Client], now: SystemTime) -> Vec<Found> {
    let Some(answer) = &traffic.answer else { return Vec::new() };
    let host = traffic.url.parse::<url::Url>().ok().and_then(|url| url.host_str().map(str::to_owned));
    let checks = [
        charset(answer),
        mark(answer),
        cookies(answer, facts, clients),
        compression(answer),
        repeated(answer),
        clock(answer, host.unwrap_or_default(), now),
    ];
    checks.into_iter().flatten().collect()
}

fn is_text(answer: &TrafficResponse) -> bool {
    let kind = header(&answer.headers, "content-type").unwrap_or_default().to_ascii_lowercase();
    kind.starts_with("text/") || ["json", "xml", "javascript"].iter().any(|text| kind.contains(text))
}

fn charset(answer: &TrafficResponse) -> Option<Found> {
    let kind = header(&answer.headers, "content-type").unwrap_or_default();
    let body = answer.body.as_deref().unwrap_or_default();
    let (severity, seen, remedy) = match qiao::charset(kind).map(str::to_ascii_lowercase) {
        Some(charset) if !matches!(charset.as_str(), "utf-8" | "utf8" | "us-ascii") => {
            (Severity::Warning, Message::Charset { charset }, Message::UseUtf8)
        }
        None if is_text(answer) && std::str::from_utf8(body).is_err() => {
            (Severity::Warning, Message::NotUtf8, Message::UseUtf8)
        }
        // JSON has no charset to name (RFC 8259, section 11); what is ASCII reads the same in every one.
        None if kind.to_ascii_lowercase().starts_with("text/") && !body.is_ascii() => {
            (Severity::Note, Message::Unlabelled, Message::NameCharset)
        }
        _ => return None,
    };
    Some(("response.charset", severity, "response.converts_charset", seen, remedy))
}

fn mark(answer: &TrafficResponse) -> Option<Found> {
    let marks = [&[0xef, 0xbb, 0xbf][..], &[0xff, 0xfe], &[0xfe, 0xff]];
    let marked =
        is_text(answer) && marks.iter().any(|mark| answer.body.as_ref().is_some_and(|body| body.starts_with(mark)));
    marked.then_some((
        "response.mark",
        Severity::Warning,
        "response.byte_order_marks",
        Message::ByteOrderMark,
        Message::DropMark,
    ))
}

fn cookies(answer: &TrafficResponse, facts: &Facts, clients: &[Client]) -> Option<Found> {
    const RULE: &str = "request.keeps_cookies";
    let set = answer.headers.iter().filter(|(name, _)| name.eq_ignore_ascii_case("set-cookie"));
    let names: Vec<&str> = set.filter_map(|(_, value)| value.split('=').next()).collect();
    let lost = !names.is_empty() && clients.iter().any(|client| !facts.holds(RULE, *client));
    lost.then(|| {
        let seen = Message::Cookies { names: names.join(", ") };
        ("response.cookies", Severity::Warning, RULE, seen, Message::ReadCookies)
    })
}

fn compression(answer: &TrafficResponse) -> Option<Found> {
    let plain =
        header(&answer.headers, "content-encoding").is_none() && answer.body_bytes >= WORTH_IT && is_text(answer);
    let seen = Message::Uncompressed { bytes: answer.body_bytes };
    plain.then_some(("response.compression", Severity::Note, "headers.added", seen, Message::Compress))
}

fn repeated(answer: &TrafficResponse) -> Option<Found> {
    let same = |name: &str| answer.headers.iter().filter(|(other, _)| other.eq_ignore_ascii_case(name)).count();
    let twice = answer
        .headers
        .iter()
        .find(|(name, _)| same(name) > 1 && !REPEATED.iter().any(|known| name.eq_ignore_ascii_case(known)));
    twice.map(|(name, _)| {
        let seen = Message::Joined { name: name.clone(), count: same(name) };
        ("response.headers", Severity::Warning, "response.header_join", seen, Message::OneLine)
    })
}

fn clock(answer: &TrafficResponse, host: String, now: SystemTime) -> Option<Found> {
    let date = httpdate::parse_http_date(header(&answer.headers, "date")?).ok()?;
    let off = now.duration_since(date).or_else(|_| date.duration_since(now)).ok()?;
    let minutes = off.as_secs() / 60;
    let seen = Message::Skew { host, minutes };
    (minutes >= SKEW).then_some(("server.clock", Severity::Warning, "tls.verifies", seen, Message::SetClock))
}
