//! The journal as JSON Lines, for other programs. The names are a stable format: `crates/qiao/journal.schema.json`
//! defines it, and a test checks it.

use std::time::Duration;

use qiao_abi::{CallId, Entry, Frame, Language, NetworkCondition, Protocol, Record, ScriptError, Traffic, Wording};
use qiao_host::milliseconds_since_1970;
use serde::Serialize;
use serde_json::Value;

use crate::words::wording;

/// A journal entry as JSON: `seq`, `at` in milliseconds since launch, `kind`, and the fields of this kind.
///
/// ```
/// let entry = qiao::Entry {
///     seq: 0,
///     at: std::time::Duration::from_nanos(16_110_900),
///     record: qiao::Record::Console { level: qiao::Level::Log, text: "hello".into() },
/// };
/// assert_eq!(
///     qiao::json_line(&entry),
///     r#"{"seq":0,"at":16.11,"kind":"console","level":"log","text":"hello"}"#
/// );
/// ```
pub fn json_line(entry: &Entry) -> String {
    json_line_in(entry, &wording(Language::English))
}

/// Like [`json_line`], with the messages of verdicts in another wording.
pub fn json_line_in(entry: &Entry, wording: &Wording) -> String {
    // Serialization only fails for maps with keys that are not text; the types below have none.
    serde_json::to_string(&line(entry, wording)).unwrap_or_default()
}

/// The same as a value.
pub(crate) fn json_value(entry: &Entry, wording: &Wording) -> Value {
    serde_json::to_value(line(entry, wording)).unwrap_or_default()
}

fn line<'a>(entry: &'a Entry, wording: &Wording) -> Line<'a> {
    let record = body(&entry.record, wording);
    Line { seq: entry.seq, at: milliseconds(entry.at), kind: entry.record.kind(), record }
}

/// Milliseconds, rounded to microseconds to avoid floating-point noise.
fn milliseconds(time: Duration) -> f64 {
    time.as_micros() as f64 / 1000.0
}

#[derive(Serialize)]
struct Line<'a> {
    seq: u64,
    at: f64,
    kind: &'static str,
    #[serde(flatten)]
    record: Body<'a>,
}

/// The fields of a record besides its kind. Calls are numbers; 0 if a function returned its result or threw.
#[derive(Serialize)]
#[serde(untagged)]
enum Body<'a> {
    Call {
        call: u32,
        space: u8,
        api: &'static str,
        subject: &'a str,
    },
    End {
        call: u32,
        api: &'static str,
        ok: bool,
        message: Option<&'a str>,
        status: Option<u16>,
    },
    Verdict {
        call: u32,
        api: &'static str,
        subject: &'a str,
        message: Option<&'a str>,
        verdict: Verdict<'a>,
    },
    Missing {
        call: u32,
        space: u8,
        api: &'a str,
        subject: &'a str,
        message: Option<&'a str>,
        verdict: Verdict<'a>,
    },
    Console {
        level: &'static str,
        text: &'a str,
    },
    Show {
        call: u32,
        api: &'static str,
        options: Option<&'a str>,
    },
    Answer {
        call: u32,
        api: &'static str,
        by: &'static str,
        answer: Option<&'a str>,
    },
    Exchange(Box<Exchange<'a>>),
    Frame(Message),
    Life {
        change: &'static str,
    },
    Network(Network),
    Error(Thrown<'a>),
    Lost {
        lines: u64,
    },
    /// A kind that this version does not know.
    Nothing {},
}

#[derive(Serialize)]
struct Verdict<'a> {
    outcome: &'static str,
    rule: &'a str,
    platform: &'static str,
    clause: &'static str,
    evidence: &'static str,
    source: Option<&'static str>,
    why: String,
    fix: String,
    reason: Worded,
    remedy: Option<Worded>,
}

/// A message: its id, and its arguments as text.
#[derive(Serialize)]
struct Worded {
    id: &'static str,
    arguments: serde_json::Map<String, serde_json::Value>,
}

#[derive(Serialize)]
struct Network {
    network: &'static str,
    round_trip: f64,
    down: Option<u64>,
    up: Option<u64>,
    loss: f64,
    trouble: Option<&'static str>,
}

#[derive(Serialize)]
struct Exchange<'a> {
    call: u32,
    api: &'static str,
    method: &'a str,
    url: &'a str,
    request_headers: &'a [(String, String)],
    failure: Option<&'a str>,
    status: Option<u16>,
    response_headers: Option<&'a [(String, String)]>,
    began: f64,
    queued: Option<f64>,
    resolve: Option<f64>,
    connect: Option<f64>,
    tls: Option<f64>,
    send: Option<f64>,
    wait: Option<f64>,
    receive: Option<f64>,
    peer: Option<String>,
    reused: bool,
    resent: u32,
    protocol: Option<&'static str>,
    tls_version: Option<&'static str>,
    sent: u64,
    received: u64,
}

#[derive(Serialize)]
struct Message {
    call: u32,
    direction: &'static str,
    time: f64,
    what: &'static str,
    bytes: u64,
    code: Option<u16>,
}

#[derive(Serialize)]
struct Thrown<'a> {
    how: &'static str,
    context: &'a [String],
    message: &'a str,
    stack: &'a str,
    file: Option<&'a str>,
    line: Option<u32>,
    column: Option<u32>,
}

/// A lint checks that every kind is handled.
#[deny(clippy::wildcard_enum_match_arm)]
fn body<'a>(record: &'a Record, wording: &Wording) -> Body<'a> {
    match record {
        // The stack is for inspectors.
        Record::Call { call, namespace, api, subject, stack: _ } => {
            Body::Call { call: call.0, space: namespace.0, api: api.name(), subject }
        }
        Record::End { call, api, ok, message, status } => {
            Body::End { call: call.0, api: api.name(), ok: *ok, message: message.as_deref(), status: *status }
        }
        Record::Verdict { call, api, subject, message, verdict } => Body::Verdict {
            call: number(*call),
            api: api.name(),
            subject,
            message: message.as_deref(),
            verdict: decision(verdict, wording),
        },
        Record::Missing { call, namespace, name, message, verdict } => Body::Missing {
            call: number(*call),
            space: namespace.0,
            api: name,
            subject: "",
            message: message.as_deref(),
            verdict: decision(verdict, wording),
        },
        Record::Assignment { namespace, name, verdict } => Body::Missing {
            call: 0,
            space: namespace.0,
            api: name,
            subject: "",
            message: None,
            verdict: decision(verdict, wording),
        },
        Record::Console { level, text } => Body::Console { level: level.name(), text },
        Record::Show { call, api, options } => {
            Body::Show { call: number(*call), api: api.name(), options: options.as_deref() }
        }
        Record::Answer { call, api, by, answer } => {
            Body::Answer { call: call.0, api: api.name(), by: by.name(), answer: answer.as_deref() }
        }
        Record::Exchange(traffic) => Body::Exchange(Box::new((&**traffic).into())),
        Record::Frame(frame) => Body::Frame(frame.into()),
        Record::Life(change) => Body::Life { change: change.name() },
        Record::Network(condition) => Body::Network(condition.into()),
        Record::Error(error) => Body::Error(error.into()),
        Record::Lost(lines) => Body::Lost { lines: *lines },
        _ => Body::Nothing {},
    }
}

fn number(call: Option<CallId>) -> u32 {
    call.map_or(0, |call| call.0)
}

/// `why` and `fix` are texts for people; `reason` and `remedy` are the messages behind them, for programs.
fn decision<'a>(verdict: &'a qiao_abi::Verdict, wording: &Wording) -> Verdict<'a> {
    let qiao_abi::Verdict { reason, remedy, .. } = verdict;
    Verdict {
        outcome: verdict.outcome.name(),
        rule: verdict.rule,
        platform: verdict.platform.english,
        clause: verdict.clause,
        evidence: verdict.evidence.name(),
        source: verdict.evidence.source(),
        why: reason.text(wording),
        fix: remedy.as_ref().map(|remedy| remedy.text(wording)).unwrap_or_default(),
        reason: Worded { id: reason.id(), arguments: arguments(reason.arguments(wording)) },
        remedy: remedy
            .as_ref()
            .map(|remedy| Worded { id: remedy.id(), arguments: arguments(remedy.arguments(wording)) }),
    }
}

fn arguments(arguments: Vec<(&'static str, String)>) -> serde_json::Map<String, serde_json::Value> {
    arguments.into_iter().map(|(name, text)| (name.to_owned(), text.into())).collect()
}

impl From<&NetworkCondition> for Network {
    fn from(condition: &NetworkCondition) -> Network {
        Network {
            network: condition.kind.name(),
            round_trip: milliseconds(condition.round_trip),
            down: condition.down,
            up: condition.up,
            loss: condition.loss,
            trouble: condition.trouble.map(qiao_abi::Trouble::name),
        }
    }
}

impl<'a> From<&'a Traffic> for Exchange<'a> {
    fn from(traffic: &'a Traffic) -> Exchange<'a> {
        let times = &traffic.times;
        let step = |time: Option<Duration>| time.map(milliseconds);
        Exchange {
            call: traffic.call.0,
            api: traffic.api.name(),
            method: &traffic.method,
            url: &traffic.url,
            request_headers: &traffic.request_headers,
            failure: traffic.failure.as_deref(),
            status: traffic.answer.as_ref().map(|answer| answer.status),
            response_headers: traffic.answer.as_ref().map(|answer| &*answer.headers),
            began: milliseconds_since_1970(times.began),
            // Not rounded.
            queued: times.queued.map(|time| time.as_secs_f64() * 1000.0),
            resolve: step(times.resolve),
            connect: step(times.connect),
            tls: step(times.tls),
            send: step(times.send),
            wait: step(times.wait),
            receive: step(times.receive),
            peer: traffic.peer.map(|peer| peer.to_string()),
            reused: traffic.reused,
            resent: traffic.resent,
            protocol: traffic.protocol.map(Protocol::name),
            tls_version: traffic.tls_version,
            sent: traffic.bytes.0,
            received: traffic.bytes.1,
        }
    }
}

impl From<&Frame> for Message {
    fn from(frame: &Frame) -> Message {
        Message {
            call: frame.call.0,
            direction: if frame.sent { "sent" } else { "received" },
            time: milliseconds_since_1970(frame.time),
            what: frame.kind.name(),
            bytes: frame.bytes,
            code: frame.kind.close_code(),
        }
    }
}

impl<'a> From<&'a ScriptError> for Thrown<'a> {
    fn from(error: &'a ScriptError) -> Thrown<'a> {
        Thrown {
            how: error.kind.name(),
            context: &error.context,
            message: &error.message,
            stack: &error.stack,
            file: error.file.as_deref(),
            line: error.line,
            column: error.column,
        }
    }
}

#[cfg(test)]
mod tests;
