//! `/echo`: returns the request as JSON, so that a script on any host can check what it really sent. Judges
//! nothing.

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use serde_json::{Map, Value, json};

use super::{Answer, Call, object};
use crate::log::Body;

/// `bodyBase64` and `body` are null when the body is larger than the log keeps.
pub(super) fn echo(call: &Call<'_>, body: &Body) -> Answer {
    let head = call.head;
    let headers: Vec<_> = head.headers.iter().map(|(name, value)| [name, value]).collect();
    let bytes = body.bytes.as_deref();
    Ok(object(
        200,
        &json!({
            "method": head.method,
            "target": head.target,
            "path": head.path(),
            "query": call.query.0,
            "args": args(call),
            "headers": headers,
            "body": bytes.map(String::from_utf8_lossy),
            "bodyBase64": bytes.map(|bytes| STANDARD.encode(bytes)),
            "length": body.length,
            "sha256": body.sha256,
            "version": head.version.as_str(),
            "scheme": call.peer.scheme.as_str(),
            "host": head.host,
            "tls": call.peer.tls.as_ref().and_then(|tls| tls.version),
            "connection": call.peer.connection,
            "request": call.id,
        }),
    ))
}

/// Decoded arguments; a name that occurs several times has a list.
fn args(call: &Call<'_>) -> Map<String, Value> {
    let mut args = Map::new();
    for (name, value) in call.query.pairs() {
        let value = Value::String(String::from_utf8_lossy(&value).into_owned());
        match args.get_mut(&name) {
            None => _ = args.insert(name, value),
            Some(Value::Array(values)) => values.push(value),
            Some(first) => *first = json!([first.take(), value]),
        }
    }
    args
}
