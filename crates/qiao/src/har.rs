//! Traffic as an HTTP Archive (HAR 1.2), the form that browsers' tools import.

use std::collections::HashMap;
use std::fmt::Write;
use std::time::{Duration, SystemTime, UNIX_EPOCH};

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use qiao_abi::{Api, CallId, Entry, Frame, FrameKind, Protocol, Record, Traffic, TrafficResponse, TrafficTimes};
use qiao_host::milliseconds_since_1970;
use serde_json::{Value, json};

/// An archive that grows with the journal it is fed. Traffic is in the journal where
/// [`Launch::record`](crate::Launch::record) asks for it.
#[derive(Debug, Default)]
pub struct Har {
    entries: Vec<Value>,
    /// Where the entries of sockets are, by the call that created them.
    sockets: HashMap<CallId, usize>,
}

impl Har {
    /// An empty archive.
    pub fn new() -> Har {
        Har::default()
    }

    /// Takes in a line of the journal.
    pub fn add(&mut self, entry: &Entry) {
        match &entry.record {
            Record::Exchange(traffic) => {
                let mut exchange = exchange(traffic);
                if traffic.api == Api::ConnectSocket {
                    exchange["_resourceType"] = "websocket".into();
                    exchange["_webSocketMessages"] = json!([]);
                    self.sockets.insert(traffic.call, self.entries.len());
                }
                self.entries.push(exchange);
            }
            Record::Frame(frame) => {
                let socket = self.sockets.get(&frame.call).and_then(|at| self.entries.get_mut(*at));
                if let Some(Value::Array(messages)) = socket.and_then(|socket| socket.get_mut("_webSocketMessages")) {
                    messages.push(message(frame));
                }
            }
            _ => {}
        }
    }

    /// The archive as JSON text.
    pub fn to_json(&self) -> String {
        let creator = json!({ "name": "qiao", "version": env!("CARGO_PKG_VERSION") });
        let mut entries = self.entries.clone();
        // Tools expect them by the time at which they began.
        entries.sort_by(|a, b| a["startedDateTime"].as_str().cmp(&b["startedDateTime"].as_str()));
        json!({ "log": { "version": "1.2", "creator": creator, "pages": [], "entries": entries } }).to_string()
    }
}

fn exchange(traffic: &Traffic) -> Value {
    let version = traffic.protocol.map_or("unknown", Protocol::name);
    let times = timings(&traffic.times);
    let mut entry = json!({
        "startedDateTime": date(traffic.times.began),
        "time": total(&times),
        "request": request(traffic, version),
        "response": response(traffic.answer.as_ref(), version),
        "cache": {},
        "timings": times,
        "comment": format!("{} {}", traffic.api.name(), traffic.call),
    });
    if let Some(peer) = traffic.peer {
        entry["serverIPAddress"] = peer.ip().to_string().into();
        entry["connection"] = peer.port().to_string().into();
    }
    if let Some(failure) = &traffic.failure {
        entry["response"]["_error"] = failure.as_str().into();
    }
    entry
}

/// A message in the form of Chrome's archives: the time in seconds, binary data in base64.
fn message(frame: &Frame) -> Value {
    let data = frame.data.as_deref().unwrap_or_default();
    let (opcode, data) = match frame.kind {
        FrameKind::Text => (1, String::from_utf8_lossy(data).into_owned()),
        FrameKind::Close(_) => (8, String::from_utf8_lossy(data).into_owned()),
        _ => (2, STANDARD.encode(data)),
    };
    let time = milliseconds_since_1970(frame.time) / 1000.0;
    json!({ "type": if frame.sent { "send" } else { "receive" }, "time": time, "opcode": opcode, "data": data })
}

fn request(traffic: &Traffic, version: &str) -> Value {
    let query = traffic
        .url
        .parse::<url::Url>()
        .map(|url| url.query_pairs().map(|(name, value)| json!({ "name": name, "value": value })).collect::<Vec<_>>());
    let mut request = json!({
        "method": traffic.method,
        "url": traffic.url,
        "httpVersion": version,
        "cookies": [],
        "headers": headers(&traffic.request_headers),
        "queryString": query.unwrap_or_default(),
        "headersSize": -1,
        "bodySize": traffic.request_body.as_ref().map_or(-1, |body| body.len() as i64),
    });
    if let Some(body) = traffic.request_body.as_ref().filter(|body| !body.is_empty()) {
        let text = String::from_utf8_lossy(body);
        request["postData"] = json!({ "mimeType": value(&traffic.request_headers, "content-type"), "text": text });
    }
    request
}

fn response(answer: Option<&TrafficResponse>, version: &str) -> Value {
    let Some(answer) = answer else {
        // What browsers write of an answer that never came.
        return json!({
            "status": 0, "statusText": "", "httpVersion": "", "cookies": [], "headers": [], "redirectURL": "",
            "content": { "size": 0, "mimeType": "x-unknown" }, "headersSize": -1, "bodySize": -1,
        });
    };
    let mut content = json!({ "size": answer.body_bytes, "mimeType": value(&answer.headers, "content-type") });
    if let Some(body) = &answer.body {
        match std::str::from_utf8(body) {
            Ok(text) => content["text"] = text.into(),
            Err(_) => {
                content["text"] = STANDARD.encode(body).into();
                content["encoding"] = "base64".into();
            }
        }
    }
    json!({
        "status": answer.status,
        "statusText": http_status(answer.status),
        "httpVersion": version,
        "cookies": [],
        "headers": headers(&answer.headers),
        "redirectURL": value(&answer.headers, "location"),
        "content": content,
        "headersSize": -1,
        "bodySize": -1,
    })
}

/// The words that HTTP/1.1 has for a status; HTTP/2 has none.
fn http_status(status: u16) -> &'static str {
    http::StatusCode::from_u16(status).ok().and_then(|status| status.canonical_reason()).unwrap_or_default()
}

fn headers(list: &[(String, String)]) -> Vec<Value> {
    list.iter().map(|(name, value)| json!({ "name": name, "value": value })).collect()
}

fn value<'a>(list: &'a [(String, String)], name: &str) -> &'a str {
    list.iter().find(|(other, _)| other.eq_ignore_ascii_case(name)).map_or("", |(_, value)| value.as_str())
}

/// The steps in milliseconds; -1 for one that did not happen. `connect` holds `ssl`, as HAR has it.
fn timings(times: &TrafficTimes) -> Value {
    let step = |time: Option<Duration>| time.map_or(-1.0, |time| (time.as_secs_f64() * 1e6).round() / 1000.0);
    let must = |time: Option<Duration>| step(time).max(0.0);
    json!({
        "blocked": step(times.queued), "dns": step(times.resolve), "connect": step(times.connect),
        "ssl": step(times.tls), "send": must(times.send), "wait": must(times.wait), "receive": must(times.receive),
    })
}

/// All steps together, `ssl` being a part of `connect`.
fn total(timings: &Value) -> f64 {
    let steps = ["blocked", "dns", "connect", "send", "wait", "receive"];
    steps.iter().filter_map(|step| timings[step].as_f64()).filter(|time| *time > 0.0).sum()
}

/// A date as ISO 8601 has it; empty for one that has no such form.
fn date(time: SystemTime) -> String {
    let mut text = String::new();
    match write!(text, "{}", humantime::format_rfc3339_millis(time.max(UNIX_EPOCH))) {
        Ok(()) => text,
        Err(_) => String::new(),
    }
}
