//! Traffic as an HTTP Archive (HAR 1.2), the format that browser tools import.

mod cookies;
mod file;
mod redact;

use std::borrow::Cow;
use std::collections::HashMap;
use std::fmt::Write;
use std::time::{Duration, SystemTime, UNIX_EPOCH};

use base64::Engine;
use base64::display::Base64Display;
use base64::engine::general_purpose::STANDARD;
use bytes::Bytes;
use qiao_abi::{
    Api, CallId, Entry, Frame, FrameKind, Protocol, Record, Traffic, TrafficResponse, TrafficTimes, header,
};
use qiao_host::milliseconds_since_1970;
use serde::ser::{Serialize, SerializeMap, Serializer};
use serde_json::{Value, json};

pub use file::HarFile;
pub use redact::Redaction;

use crate::multipart::{self, FormPart};

/// What stands in place of a secret.
pub(crate) const REDACTED: &str = "REDACTED";
/// Who writes our archives.
pub(crate) const CREATOR: &str = "qiao";

/// An HTTP Archive built from journal entries. The journal contains traffic only if
/// [`Launch::record`](crate::Launch::record) enables it.
#[derive(Debug, Default)]
pub struct Har {
    entries: Vec<Value>,
    /// Index of each socket's entry, by the call that created the socket.
    sockets: HashMap<CallId, usize>,
    redaction: Option<Redaction>,
}

impl Har {
    /// An empty archive.
    pub fn new() -> Har {
        Har::default()
    }

    /// An empty archive without secrets.
    pub fn redacted(redaction: Redaction) -> Har {
        Har { redaction: Some(redaction), ..Har::default() }
    }

    /// Takes in a line of the journal.
    pub fn add(&mut self, entry: &Entry) {
        let record = without_secrets(&entry.record, self.redaction.as_ref());
        self.take_in(&record);
    }

    fn take_in(&mut self, record: &Record) {
        match record {
            Record::Exchange(traffic) => {
                if traffic.api == Api::ConnectSocket {
                    self.sockets.insert(traffic.call, self.entries.len());
                }
                // Text and numbers always serialize.
                self.entries.push(serde_json::to_value(Archived::new(traffic)).unwrap_or_default());
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
        let mut entries = self.entries.clone();
        // Tools expect entries sorted by start time.
        entries.sort_by(|a, b| a["startedDateTime"].as_str().cmp(&b["startedDateTime"].as_str()));
        json!({ "log": { "version": "1.2", "creator": creator(), "pages": [], "entries": entries } }).to_string()
    }
}

/// A record as it may be written.
pub(crate) fn without_secrets<'a>(record: &'a Record, redaction: Option<&Redaction>) -> Cow<'a, Record> {
    match (record, redaction) {
        (Record::Exchange(traffic), Some(redaction)) => {
            Cow::Owned(Record::Exchange(Box::new(redaction.traffic(traffic))))
        }
        (Record::Frame(frame), Some(redaction)) => Cow::Owned(Record::Frame(redaction.frame(frame))),
        _ => Cow::Borrowed(record),
    }
}

fn creator() -> Value {
    json!({ "name": CREATOR, "version": env!("CARGO_PKG_VERSION") })
}

/// An entry whose bodies are serialized without a copy.
struct Archived<'a> {
    entry: Value,
    traffic: &'a Traffic,
}

impl Archived<'_> {
    fn new(traffic: &Traffic) -> Archived<'_> {
        Archived { entry: exchange(traffic), traffic }
    }

    /// The start time.
    fn began(&self) -> &str {
        self.entry["startedDateTime"].as_str().unwrap_or_default()
    }
}

impl Serialize for Archived<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut map = serializer.serialize_map(None)?;
        for (name, value) in self.entry.as_object().into_iter().flatten() {
            match (name.as_str(), &self.traffic.answer) {
                ("request", _) => map.serialize_entry(name, &Request(value, self.traffic))?,
                ("response", Some(answer)) => {
                    let broken = self.traffic.failure.is_some() && !answer.whole;
                    map.serialize_entry(name, &Response(value, answer, broken))?;
                }
                _ => map.serialize_entry(name, value)?,
            }
        }
        // Last, so that messages can be appended at the end of the text.
        if self.traffic.api == Api::ConnectSocket {
            map.serialize_entry("_resourceType", "websocket")?;
            map.serialize_entry("_webSocketMessages", &[(); 0])?;
        }
        map.end()
    }
}

/// A request with its body.
struct Request<'a>(&'a Value, &'a Traffic);

impl Serialize for Request<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let Request(fields, traffic) = self;
        let mut map = serializer.serialize_map(None)?;
        for (name, value) in fields.as_object().into_iter().flatten() {
            map.serialize_entry(name, value)?;
        }
        if let Some(body) = traffic.request_body.as_ref().filter(|body| !body.is_empty()) {
            map.serialize_entry("postData", &PostData::new(&traffic.request_headers, body))?;
        }
        map.end()
    }
}

/// A request's body: the fields and files of a form, or else its text.
#[derive(serde::Serialize)]
#[serde(rename_all = "camelCase")]
struct PostData<'a> {
    mime_type: &'a str,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    params: Vec<Param>,
    #[serde(skip_serializing_if = "Option::is_none")]
    text: Option<Cow<'a, str>>,
    #[serde(rename = "_encoding", skip_serializing_if = "Option::is_none")]
    encoding: Option<&'static str>,
}

impl PostData<'_> {
    fn new<'a>(headers: &'a [(String, String)], body: &'a Bytes) -> PostData<'a> {
        let mime_type = value(headers, "content-type");
        if let Some(parts) = multipart::parts(headers, body).filter(|parts| !parts.is_empty()) {
            let params = parts.into_iter().map(Param::from).collect();
            return PostData { mime_type, params, text: None, encoding: None };
        }
        let (text, encoding) = as_text(body);
        PostData { mime_type, params: Vec::new(), text: Some(text), encoding }
    }
}

/// A field or a file of a form.
#[derive(serde::Serialize)]
#[serde(rename_all = "camelCase")]
struct Param {
    name: String,
    value: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    file_name: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    content_type: Option<String>,
    #[serde(rename = "_encoding", skip_serializing_if = "Option::is_none")]
    encoding: Option<&'static str>,
}

impl From<FormPart> for Param {
    fn from(part: FormPart) -> Param {
        let FormPart { name, file_name, content_type, content } = part;
        let content = content.unwrap_or_default();
        let (value, encoding) = as_text(&content);
        Param { name, value: value.into_owned(), file_name, content_type, encoding }
    }
}

/// Bytes as text, and the encoding of those that are not; its name is beyond the standard.
fn as_text(bytes: &[u8]) -> (Cow<'_, str>, Option<&'static str>) {
    match std::str::from_utf8(bytes) {
        Ok(text) => (text.into(), None),
        Err(_) => (STANDARD.encode(bytes).into(), Some("base64")),
    }
}

/// A response with its body, and whether that broke off.
struct Response<'a>(&'a Value, &'a TrafficResponse, bool);

impl Serialize for Response<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let Response(fields, answer, broken) = self;
        let mut map = serializer.serialize_map(None)?;
        for (name, value) in fields.as_object().into_iter().flatten() {
            match name.as_str() {
                "content" => map.serialize_entry(name, &Content::new(answer, *broken))?,
                _ => map.serialize_entry(name, value)?,
            }
        }
        map.end()
    }
}

#[derive(serde::Serialize)]
#[serde(rename_all = "camelCase")]
struct Content<'a> {
    size: u64,
    mime_type: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    text: Option<&'a str>,
    #[serde(rename = "text", skip_serializing_if = "Option::is_none")]
    binary: Option<Base64<'a>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    encoding: Option<&'static str>,
    /// Beyond the standard: the body broke off.
    #[serde(rename = "_incomplete", skip_serializing_if = "std::ops::Not::not")]
    incomplete: bool,
}

impl Content<'_> {
    fn new(answer: &TrafficResponse, incomplete: bool) -> Content<'_> {
        let text = answer.body.as_ref().map(|body| std::str::from_utf8(body).map_err(|_| Base64(body)));
        let (text, binary) = text.map_or((None, None), |text| match text {
            Ok(text) => (Some(text), None),
            Err(bytes) => (None, Some(bytes)),
        });
        let encoding = binary.is_some().then_some("base64");
        let mime_type = value(&answer.headers, "content-type");
        Content { size: answer.body_bytes, mime_type, text, binary, encoding, incomplete }
    }
}

/// Bytes, serialized as base64.
struct Base64<'a>(&'a [u8]);

impl Serialize for Base64<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(&Base64Display::new(self.0, &STANDARD))
    }
}

/// An entry without its bodies.
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
    if traffic.given_up {
        entry["_givenUp"] = true.into();
    }
    entry
}

/// A message in Chrome's format: time in seconds, binary data in base64.
fn message(frame: &Frame) -> Value {
    let data = frame.data.as_deref().unwrap_or_default();
    let (opcode, data) = match frame.kind {
        FrameKind::Text => (1, String::from_utf8_lossy(data).into_owned()),
        FrameKind::Close(_) => (8, String::from_utf8_lossy(data).into_owned()),
        _ => (2, STANDARD.encode(data)),
    };
    let time = milliseconds_since_1970(frame.time) / 1000.0;
    let direction = if frame.sent { "send" } else { "receive" };
    let mut message = json!({ "type": direction, "time": time, "opcode": opcode, "data": data });
    if let Some(code) = frame.kind.close_code() {
        message["_code"] = code.into();
    }
    message
}

fn request(traffic: &Traffic, version: &str) -> Value {
    let query = traffic
        .url
        .parse::<url::Url>()
        .map(|url| url.query_pairs().map(|(name, value)| json!({ "name": name, "value": value })).collect::<Vec<_>>());
    json!({
        "method": traffic.method,
        "url": traffic.url,
        "httpVersion": version,
        "cookies": cookies::sent(&traffic.request_headers),
        "headers": headers(&traffic.request_headers),
        "queryString": query.unwrap_or_default(),
        "headersSize": -1,
        "bodySize": traffic.request_body.as_ref().map_or(-1, |body| body.len() as i64),
    })
}

fn response(answer: Option<&TrafficResponse>, version: &str) -> Value {
    let Some(answer) = answer else {
        // What browsers write if there was no response.
        return json!({
            "status": 0, "statusText": "", "httpVersion": "", "cookies": [], "headers": [], "redirectURL": "",
            "content": { "size": 0, "mimeType": "x-unknown" }, "headersSize": -1, "bodySize": -1,
        });
    };
    json!({
        "status": answer.status,
        "statusText": http_status(answer.status),
        "httpVersion": version,
        "cookies": cookies::set(&answer.headers),
        "headers": headers(&answer.headers),
        "redirectURL": value(&answer.headers, "location"),
        "content": null,
        "headersSize": -1,
        "bodySize": -1,
    })
}

/// The reason phrase of a status in HTTP/1.1; HTTP/2 has none.
pub(crate) fn http_status(status: u16) -> &'static str {
    http::StatusCode::from_u16(status).ok().and_then(|status| status.canonical_reason()).unwrap_or_default()
}

fn headers(list: &[(String, String)]) -> Vec<Value> {
    list.iter().map(|(name, value)| json!({ "name": name, "value": value })).collect()
}

fn value<'a>(list: &'a [(String, String)], name: &str) -> &'a str {
    header(list, name).unwrap_or_default()
}

/// The timings in milliseconds; -1 for a phase that did not happen. `connect` includes `ssl`, as defined by HAR.
fn timings(times: &TrafficTimes) -> Value {
    let step = |time: Option<Duration>| time.map_or(-1.0, |time| (time.as_secs_f64() * 1e6).round() / 1000.0);
    let must = |time: Option<Duration>| step(time).max(0.0);
    json!({
        "blocked": step(times.queued), "dns": step(times.resolve), "connect": step(times.connect),
        "ssl": step(times.tls), "send": must(times.send), "wait": must(times.wait), "receive": must(times.receive),
    })
}

/// The sum of all phases, without `ssl`, which is part of `connect`.
fn total(timings: &Value) -> f64 {
    let steps = ["blocked", "dns", "connect", "send", "wait", "receive"];
    steps.iter().filter_map(|step| timings[step].as_f64()).filter(|time| *time > 0.0).sum()
}

/// A date in ISO 8601; empty if it cannot be formatted.
fn date(time: SystemTime) -> String {
    let mut text = String::new();
    match write!(text, "{}", humantime::format_rfc3339_millis(time.max(UNIX_EPOCH))) {
        Ok(()) => text,
        Err(_) => String::new(),
    }
}
