//! The log as JSON, for `/log`. Times are milliseconds since the start of the origin. `control` selects what
//! is shown.

use std::time::Duration;

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use serde_json::{Map, Value, json};

use crate::intake::hex;
use crate::log::{
    Body, CloseEntry, ConnectionEntry, Ending, FrameEntry, FrameKind, Log, MessageEntry, RequestEntry, TlsEntry, Via,
    WebSocketEnd, WebSocketEntry,
};

/// The response of `/log`.
pub(super) fn of(log: &Log, requests: &[RequestEntry], connections: Option<&[ConnectionEntry]>) -> Value {
    let mut record = json!({
        "requests": requests.iter().map(request).collect::<Vec<_>>(),
        "last": log.last_request(),
        "inFlight": log.in_flight(),
        "maxInFlight": log.max_in_flight(),
    });
    if let Some(connections) = connections {
        record["connections"] = connections.iter().map(connection).collect();
    }
    record
}

fn request(entry: &RequestEntry) -> Value {
    let headers: Vec<_> = entry.headers.iter().map(|(name, value)| [name, value]).collect();
    let mut record = json!({
        "id": entry.id,
        "at": milliseconds(entry.at),
        "connection": entry.connection,
        "scheme": entry.scheme.as_str(),
        "host": entry.host,
        "method": entry.method,
        "target": entry.target,
        "version": entry.version.as_str(),
        "headers": headers,
        "status": entry.status,
        "ending": entry.ending.map(Ending::as_str),
        "ended": entry.ended.map(milliseconds),
    });
    if let Value::Object(record) = &mut record {
        record.extend(body(&entry.body));
        record.extend(entry.websocket.as_ref().map(|entry| ("websocket".into(), websocket(entry))));
    }
    record
}

/// A body that is not UTF-8 is also shown in base64.
fn body(body: &Body) -> Map<String, Value> {
    let mut record = Map::new();
    record.insert("length".into(), body.length.into());
    record.insert("sha256".into(), body.sha256.as_str().into());
    let Some(bytes) = body.bytes.as_deref() else {
        return record;
    };
    record.insert("body".into(), String::from_utf8_lossy(bytes).into());
    if std::str::from_utf8(bytes).is_err() {
        record.insert("bodyBase64".into(), STANDARD.encode(bytes).into());
    }
    record
}

fn websocket(entry: &WebSocketEntry) -> Value {
    json!({
        "protocol": entry.protocol,
        "extensions": entry.extensions,
        "frames": entry.frames.iter().map(frame).collect::<Vec<_>>(),
        "frameCount": entry.frame_count,
        "messages": entry.messages.iter().map(message).collect::<Vec<_>>(),
        "messageCount": entry.message_count,
        "close": entry.close.as_ref().map(|close| json!({ "code": close.code, "reason": close.reason })),
        "end": entry.end.map(WebSocketEnd::as_str),
        "fault": entry.fault,
    })
}

fn frame(entry: &FrameEntry) -> Value {
    let mut record = json!({
        "at": milliseconds(entry.at),
        "kind": entry.kind.as_str(),
        "fin": entry.fin,
        "rsv1": entry.rsv1,
        "rsv2": entry.rsv2,
        "rsv3": entry.rsv3,
        "masked": entry.mask.is_some(),
        "mask": entry.mask.map(|mask| hex(&mask)),
        "length": entry.length,
    });
    if entry.kind == FrameKind::Close {
        let CloseEntry { code, reason } = CloseEntry::of(&entry.payload);
        (record["code"], record["reason"]) = (code.into(), reason.into());
    } else {
        let text =
            if entry.kind == FrameKind::Binary || entry.rsv1 { None } else { text(&entry.payload, entry.length) };
        show(&mut record, text, &entry.payload);
    }
    record
}

fn message(entry: &MessageEntry) -> Value {
    let mut record = json!({
        "kind": entry.kind.as_str(),
        "length": entry.length,
        "sha256": entry.sha256,
    });
    let text = if entry.kind == FrameKind::Binary { None } else { text(&entry.payload, entry.length) };
    show(&mut record, text, &entry.payload);
    record
}

/// Shows text as such, anything else in hex.
fn show(record: &mut Value, text: Option<&str>, payload: &[u8]) {
    match text {
        Some(text) => record["text"] = text.into(),
        None => record["hex"] = hex(payload).into(),
    }
}

/// The kept bytes as text, without a last character that was truncated.
fn text(payload: &[u8], length: u64) -> Option<&str> {
    match std::str::from_utf8(payload) {
        Ok(text) => Some(text),
        Err(error) if error.error_len().is_none() && (payload.len() as u64) < length => {
            std::str::from_utf8(&payload[..error.valid_up_to()]).ok()
        }
        Err(_) => None,
    }
}

fn connection(entry: &ConnectionEntry) -> Value {
    let from = match entry.via {
        Via::Tcp(address) => address.to_string(),
        Via::Memory => "memory".into(),
    };
    json!({
        "number": entry.number,
        "scheme": entry.scheme.as_str(),
        "from": from,
        "opened": milliseconds(entry.opened),
        "closed": entry.closed.map(milliseconds),
        "tls": entry.tls.as_ref().map(tls),
        "fault": entry.fault,
    })
}

fn tls(entry: &TlsEntry) -> Value {
    json!({
        "sni": entry.sni,
        "offeredAlpn": entry.offered_alpn,
        "alpn": entry.alpn,
        "version": entry.version,
        "failed": entry.failed,
    })
}

fn milliseconds(time: Duration) -> f64 {
    time.as_secs_f64() * 1000.0
}
