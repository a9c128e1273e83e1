//! The journal as JSON, one object per line: what other programs read. Names are a contract.

use std::time::Duration;

use qiao_abi::{CallId, Entry, Frame, Language, NetworkCondition, Protocol, Record, Traffic, Verdict, Wording};
use qiao_host::milliseconds_since_1970;
use serde_json::{Value, json};

use crate::words::wording;

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
    json_line_in(entry, &wording(Language::English))
}

/// The same with the messages of verdicts worded for another reader.
pub fn json_line_in(entry: &Entry, wording: &Wording) -> String {
    let mut line = json!({ "seq": entry.seq, "at": milliseconds(entry.at), "kind": entry.record.kind() });
    if let (Value::Object(line), Value::Object(record)) = (&mut line, record(&entry.record, wording)) {
        line.extend(record);
    }
    line.to_string()
}

/// Milliseconds, to the microsecond: no digits that only say how numbers are kept.
fn milliseconds(time: Duration) -> f64 {
    time.as_micros() as f64 / 1000.0
}

/// What a record has beside its kind. The lint sees to it that no kind is left out.
#[deny(clippy::wildcard_enum_match_arm)]
fn record(record: &Record, wording: &Wording) -> Value {
    match record {
        Record::Call { call, namespace, api, subject } => {
            json!({ "call": call.0, "space": namespace.0, "api": api.name(), "subject": subject })
        }
        Record::End { call, api, ok, message, status } => {
            json!({ "call": call.0, "api": api.name(), "ok": ok, "message": message, "status": status })
        }
        Record::Verdict { call, api, subject, message, verdict } => json!({
            "call": number(*call), "api": api.name(), "subject": subject, "message": message,
            "verdict": decision(verdict, wording),
        }),
        Record::Console { level, text } => json!({ "level": level.name(), "text": text }),
        Record::Show { call, api, options } => {
            json!({ "call": number(*call), "api": api.name(), "options": options })
        }
        Record::Answer { call, api, by, answer } => {
            json!({ "call": call.0, "api": api.name(), "by": by.name(), "answer": answer })
        }
        Record::Missing { call, namespace, name, message, verdict } => json!({
            "call": number(*call), "space": namespace.0, "api": name, "subject": "", "message": message,
            "verdict": decision(verdict, wording),
        }),
        Record::Assignment { namespace, name, verdict } => json!({
            "call": 0, "space": namespace.0, "api": name, "subject": "", "message": null,
            "verdict": decision(verdict, wording),
        }),
        Record::Exchange(traffic) => exchange(traffic),
        Record::Frame(frame) => message(frame),
        Record::Life(change) => json!({ "change": change.name() }),
        Record::Network(condition) => network(condition),
        Record::Error(error) => json!({
            "how": error.kind.name(), "context": error.context, "message": error.message, "stack": error.stack,
            "file": error.file, "line": error.line, "column": error.column,
        }),
        _ => json!({}),
    }
}

/// The number of a call; 0 where a function returned its outcome or threw it.
fn number(call: Option<CallId>) -> u32 {
    call.map_or(0, |call| call.0)
}

/// `why` and `fix` are texts for people; `reason` and `remedy` the messages behind them, for programs.
fn decision(verdict: &Verdict, wording: &Wording) -> Value {
    let message = |id: &str, arguments: Vec<(&str, String)>| {
        let arguments: serde_json::Map<_, _> =
            arguments.into_iter().map(|(name, text)| (name.to_owned(), text.into())).collect();
        json!({ "id": id, "arguments": arguments })
    };
    let Verdict { reason, remedy, .. } = verdict;
    json!({
        "outcome": verdict.outcome.name(), "rule": verdict.rule, "platform": verdict.platform,
        "clause": verdict.clause, "evidence": verdict.evidence.name(), "source": verdict.evidence.source(),
        "why": reason.text(wording),
        "fix": remedy.as_ref().map(|remedy| remedy.text(wording)).unwrap_or_default(),
        "reason": message(reason.id(), reason.arguments(wording)),
        "remedy": remedy.as_ref().map(|remedy| message(remedy.id(), remedy.arguments(wording))),
    })
}

fn network(condition: &NetworkCondition) -> Value {
    json!({
        "network": condition.kind.name(),
        "round_trip": milliseconds(condition.round_trip), "down": condition.down, "up": condition.up,
        "loss": condition.loss,
    })
}

fn exchange(traffic: &Traffic) -> Value {
    let times = &traffic.times;
    let step = |time: Option<Duration>| time.map(milliseconds);
    json!({
        "call": traffic.call.0, "api": traffic.api.name(), "method": traffic.method,
        "url": traffic.url, "request_headers": traffic.request_headers, "failure": traffic.failure,
        "status": traffic.answer.as_ref().map(|answer| answer.status),
        "response_headers": traffic.answer.as_ref().map(|answer| &answer.headers),
        "began": milliseconds_since_1970(times.began),
        // To the last digit that the clock gives.
        "queued": times.queued.map(|time| time.as_secs_f64() * 1000.0),
        "resolve": step(times.resolve), "connect": step(times.connect), "tls": step(times.tls),
        "send": step(times.send), "wait": step(times.wait), "receive": step(times.receive),
        "peer": traffic.peer.map(|peer| peer.to_string()), "reused": traffic.reused,
        "protocol": traffic.protocol.map(Protocol::name), "tls_version": traffic.tls_version,
        "sent": traffic.bytes.0, "received": traffic.bytes.1,
    })
}

fn message(frame: &Frame) -> Value {
    json!({
        "call": frame.call.0, "direction": if frame.sent { "sent" } else { "received" },
        "time": milliseconds_since_1970(frame.time), "what": frame.kind.name(), "bytes": frame.bytes,
        "code": frame.kind.close_code(),
    })
}

#[cfg(test)]
mod tests {
    use std::time::UNIX_EPOCH;

    use qiao_abi::{Api, CallId, FrameKind, TrafficTimes};

    use super::*;

    fn line(record: Record) -> String {
        json_line(&Entry { seq: 7, at: Duration::from_micros(1500), record })
    }

    #[test]
    fn times_are_milliseconds_with_the_digits_that_readers_know() {
        let millis = Duration::from_millis;
        let times = TrafficTimes {
            began: UNIX_EPOCH + millis(1_767_225_600_057),
            queued: Some(millis(1001)),
            resolve: None,
            connect: Some(Duration::from_micros(1234)),
            tls: Some(Duration::ZERO),
            send: Some(millis(2)),
            wait: Some(millis(60_000)),
            receive: Some(Duration::from_micros(10)),
        };
        let traffic = Traffic {
            call: CallId(3),
            api: Api::Request,
            method: "GET".into(),
            url: "https://a.test/".into(),
            request_headers: vec![("a".into(), "b".into())],
            request_body: None,
            answer: None,
            failure: None,
            times,
            peer: None,
            reused: true,
            protocol: Some(Protocol::Http2),
            tls_version: None,
            bytes: (1, 2),
        };
        assert_eq!(
            line(Record::Exchange(Box::new(traffic))),
            r#"{"seq":7,"at":1.5,"kind":"exchange","call":3,"api":"request","method":"GET","url":"https://a.test/","request_headers":[["a","b"]],"failure":null,"status":null,"response_headers":null,"began":1767225600057.0,"queued":1000.9999999999999,"resolve":null,"connect":1.234,"tls":0.0,"send":2.0,"wait":60000.0,"receive":0.01,"peer":null,"reused":true,"protocol":"HTTP/2","tls_version":null,"sent":1,"received":2}"#
        );
        let time = UNIX_EPOCH + Duration::from_nanos(1_767_225_600_000_250_000);
        let kind = FrameKind::Close(Some(1000));
        assert_eq!(
            line(Record::Frame(Frame { call: CallId(3), sent: false, time, kind, bytes: 0, data: None })),
            r#"{"seq":7,"at":1.5,"kind":"frame","call":3,"direction":"received","time":1767225600000.25,"what":"close","bytes":0,"code":1000}"#
        );
    }
}
