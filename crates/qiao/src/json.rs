//! The journal as JSON, one object per line: what other programs read. Names are a contract.

use std::time::Duration;

use qiao_abi::{
    Answerer, CallId, Entry, Frame, FrameKind, Level, LifeChange, NetworkCondition, NetworkKind, Protocol, Record,
    Traffic, Verdict,
};
use serde_json::{Value, json};

/// A line of the journal as JSON: `seq`, `at` in milliseconds since launch, `kind`, and what the
/// kind has.
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
    let mut line = json!({ "seq": entry.seq, "at": milliseconds(entry.at) });
    if let (Value::Object(line), Value::Object(record)) = (&mut line, record(&entry.record)) {
        line.extend(record);
    }
    line.to_string()
}

/// Milliseconds, to the microsecond: no digits that only say how numbers are kept.
fn milliseconds(time: Duration) -> f64 {
    time.as_micros() as f64 / 1000.0
}

fn record(record: &Record) -> Value {
    match record {
        Record::Call { call, namespace, api, subject } => {
            json!({ "kind": "call", "call": call.0, "space": namespace.0, "api": api.name(), "subject": subject })
        }
        Record::End { call, api, ok, message, status } => json!({
            "kind": "end", "call": call.0, "api": api.name(), "ok": ok, "message": message, "status": status,
        }),
        Record::Verdict { call, api, subject, message, verdict } => json!({
            "kind": "verdict", "call": number(*call), "api": api.name(), "subject": subject, "message": message,
            "verdict": decision(verdict),
        }),
        Record::Console { level, text } => json!({ "kind": "console", "level": level_name(*level), "text": text }),
        Record::Show { call, api, options } => {
            json!({ "kind": "show", "call": number(*call), "api": api.name(), "options": options })
        }
        Record::Answer { call, api, by, answer } => {
            let by = match by {
                Answerer::Embedder => "embedder",
                Answerer::Default => "default",
            };
            json!({ "kind": "answer", "call": call.0, "api": api.name(), "by": by, "answer": answer })
        }
        // For readers it is a verdict like any other.
        Record::Missing { call, namespace, name, message, verdict } => json!({
            "kind": "verdict", "call": number(*call), "space": namespace.0, "api": name, "subject": "", "message": message,
            "verdict": decision(verdict),
        }),
        Record::Exchange(traffic) => exchange(traffic),
        Record::Frame(frame) => message(frame),
        Record::Life(change) => json!({ "kind": "life", "change": life_name(*change) }),
        Record::Network(condition) => network(condition),
        Record::Error(error) => json!({
            "kind": "error", "how": format!("{:?}", error.kind).to_lowercase(), "context": error.context,
            "message": error.message, "stack": error.stack, "file": error.file, "line": error.line,
            "column": error.column,
        }),
    }
}

/// The number of a call; 0 where a function returned its outcome or threw it.
fn number(call: Option<CallId>) -> u32 {
    call.map_or(0, |call| call.0)
}

fn decision(verdict: &Verdict) -> Value {
    json!({
        "outcome": format!("{:?}", verdict.outcome).to_lowercase(), "rule": verdict.rule,
        "platform": verdict.platform, "clause": verdict.clause, "evidence": verdict.evidence.name(),
        "source": verdict.evidence.source(),
        "why": verdict.reason, "fix": verdict.remedy,
    })
}

fn level_name(level: Level) -> &'static str {
    match level {
        Level::Debug => "debug",
        Level::Log => "log",
        Level::Info => "info",
        Level::Warn => "warn",
        Level::Error => "error",
    }
}

fn life_name(change: LifeChange) -> &'static str {
    match change {
        LifeChange::Background => "background",
        LifeChange::Suspended => "suspended",
        LifeChange::Foreground => "foreground",
        LifeChange::Ended => "ended",
    }
}

fn network(condition: &NetworkCondition) -> Value {
    json!({
        "kind": "network", "network": kind_name(condition.kind),
        "round_trip": milliseconds(condition.round_trip), "down": condition.down, "up": condition.up,
        "loss": condition.loss,
    })
}

fn kind_name(kind: NetworkKind) -> &'static str {
    match kind {
        NetworkKind::None => "none",
        NetworkKind::Wifi => "wifi",
        NetworkKind::G2 => "2g",
        NetworkKind::G3 => "3g",
        NetworkKind::G4 => "4g",
        NetworkKind::G5 => "5g",
        NetworkKind::Unknown => "unknown",
    }
}

fn exchange(traffic: &Traffic) -> Value {
    json!({
        "kind": "exchange", "call": traffic.call.0, "api": traffic.api.name(), "method": traffic.method,
        "url": traffic.url, "request_headers": traffic.request_headers, "failure": traffic.failure,
        "status": traffic.answer.as_ref().map(|answer| answer.status),
        "response_headers": traffic.answer.as_ref().map(|answer| &answer.headers),
        "began": traffic.times.began, "queued": traffic.times.queued, "resolve": traffic.times.resolve,
        "connect": traffic.times.connect, "tls": traffic.times.tls, "send": traffic.times.send,
        "wait": traffic.times.wait, "receive": traffic.times.receive,
        "peer": traffic.peer.map(|peer| peer.to_string()), "reused": traffic.reused,
        "protocol": traffic.protocol.map(protocol_name), "tls_version": traffic.tls_version,
        "sent": traffic.bytes.0, "received": traffic.bytes.1,
    })
}

fn message(frame: &Frame) -> Value {
    let (what, code) = match frame.kind {
        FrameKind::Text => ("text", None),
        FrameKind::Binary => ("binary", None),
        FrameKind::Close(code) => ("close", code),
    };
    json!({
        "kind": "frame", "call": frame.call.0, "direction": if frame.sent { "sent" } else { "received" },
        "time": frame.time, "what": what, "bytes": frame.bytes, "code": code,
    })
}

/// The version of HTTP, as tools write it.
pub(crate) fn protocol_name(protocol: Protocol) -> &'static str {
    match protocol {
        Protocol::Http1 => "HTTP/1.1",
        Protocol::Http2 => "HTTP/2",
    }
}
