//! `/ws`, and handshakes on unknown paths: the handshake of a WebSocket (RFC 6455, 4.2) as a script, correct
//! or as wrong as the query asks, and the conversation after it. The conversation itself is carried out by
//! `websocket`.

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use tokio_tungstenite::tungstenite::handshake::derive_accept_key;

use super::{Answer, Call, text};
use crate::query::Refusal;
use crate::request::Version;
use crate::script::Script;
use crate::websocket::{self, Conversation, SocketScript, negotiate};

const OFFERED_PROTOCOLS: &str = "sec-websocket-protocol";
const OFFERED_EXTENSIONS: &str = "sec-websocket-extensions";

/// Help text for the arguments.
const ARGUMENTS: &str = "\
the handshake, in the query:
  protocol=NAME                 selects it; protocol=first selects the first that is offered
  deflate[=PARAMETER,...]       permessage-deflate, if it is offered, with these parameters
  extensions=TEXT               this Sec-WebSocket-Extensions, whatever is offered
  header=NAME:VALUE             any header line; may be repeated
  accept=wrong|none|TEXT        another Sec-WebSocket-Accept
  upgrade=none|TEXT             another Upgrade
  connection=none|TEXT          another Connection
  status=CODE&body=TEXT         this answer instead, CODE from 200 to 999
  location=URL                  a redirect instead, 302 unless status says otherwise
  handshake-wait=TIME           waits before it answers
  handshake-gate=NAME           waits at a gate before it answers
  handshake-cut, handshake-reset
                                ends the connection instead
s=STEP;STEP;... after the handshake, echo if not given, each one of
";

pub(super) fn websocket(call: &Call<'_>) -> Answer {
    if !asks(call) {
        return Ok(usage());
    }
    let script = before(call)?;
    if call.query.flag("handshake-cut") {
        return Ok(script.cut());
    }
    if call.query.flag("handshake-reset") {
        return Ok(script.reset());
    }
    match instead(call)? {
        Some(status) => refuse(call, script, status),
        None => accept(call, script, agree(call)?),
    }
}

/// A handshake that is as right as it can be, and this conversation after it.
pub(crate) fn scripted(call: &Call<'_>, socket: SocketScript) -> Answer {
    if !asks(call) {
        return Ok(usage());
    }
    let SocketScript { steps, protocol } = socket;
    let protocol = selected(call, protocol);
    accept(call, Script::new(), Conversation { steps, protocol, ..Conversation::default() })
}

/// HTTP/2 has no upgrade, and WebSockets over its streams are not supported here.
pub(super) fn asks(call: &Call<'_>) -> bool {
    call.head.version == Version::Http11 && call.head.headers.lists("upgrade", "websocket")
}

fn usage() -> Script {
    let listing = websocket::listing();
    text(426, format!("/ws is a WebSocket over HTTP/1.1\n\n{ARGUMENTS}{listing}")).header("Upgrade", "websocket")
}

fn before(call: &Call<'_>) -> Answer {
    let script = match call.query.duration("handshake-wait")? {
        Some(time) => Script::new().wait(time),
        None => Script::new(),
    };
    Ok(match call.query.text("handshake-gate") {
        Some(name) => script.gate(name),
        None => script,
    })
}

/// The status of a response other than a handshake, if one is requested.
fn instead(call: &Call<'_>) -> Result<Option<u16>, Refusal> {
    let status = call.query.number("status")?;
    if status.is_some_and(|status| !(200..1000).contains(&status)) {
        return Err(Refusal("status: expected 200 to 999".into()));
    }
    Ok(status.or_else(|| call.query.text("location").map(|_| 302)))
}

fn refuse(call: &Call<'_>, script: Script, status: u16) -> Answer {
    let script = script.status(status);
    let script = match call.query.bytes("location") {
        Some(location) => script.header("Location", location),
        None => script,
    };
    let script = lines(call, script)?;
    Ok(match call.query.bytes("body") {
        Some(body) => script.header("Content-Type", "text/plain; charset=utf-8").body(body),
        None => script,
    })
}

fn accept(call: &Call<'_>, script: Script, conversation: Conversation) -> Answer {
    let headers = &call.head.headers;
    if headers.first("sec-websocket-version") != Some("13") {
        return Ok(text(426, "only version 13 is spoken here").header("Sec-WebSocket-Version", "13"));
    }
    let script = script.status(101);
    let script = line(call, script, "Upgrade", "upgrade", "websocket");
    let script = line(call, script, "Connection", "connection", "Upgrade");
    let accept = accept_key(call)?;
    // The accept value for a key that no client sends.
    let wrong = derive_accept_key(b"wrong");
    let script = match call.query.text("accept").as_deref() {
        Some("wrong") => script.header("Sec-WebSocket-Accept", wrong),
        _ => line(call, script, "Sec-WebSocket-Accept", "accept", &accept),
    };
    let script = optional(script, "Sec-WebSocket-Protocol", conversation.protocol.as_deref());
    let script = optional(script, "Sec-WebSocket-Extensions", conversation.extensions.as_deref());
    Ok(lines(call, script)?.converse(conversation))
}

/// What a server has to check according to RFC 6455, 4.2.1; returns the value of `Sec-WebSocket-Accept`.
fn accept_key(call: &Call<'_>) -> Result<String, Refusal> {
    let headers = &call.head.headers;
    if call.head.method != "GET" {
        return Err(Refusal("a handshake is a GET".into()));
    }
    if !headers.lists("connection", "upgrade") {
        return Err(Refusal("a handshake has Connection: Upgrade".into()));
    }
    let key = headers.first("sec-websocket-key").unwrap_or_default();
    if STANDARD.decode(key).map_or(0, |key| key.len()) != 16 {
        return Err(Refusal("a handshake has a Sec-WebSocket-Key of 16 bytes in base64".into()));
    }
    Ok(derive_accept_key(key.as_bytes()))
}

/// What the two sides agree on, and the steps.
fn agree(call: &Call<'_>) -> Result<Conversation, Refusal> {
    let (headers, query) = (&call.head.headers, call.query);
    let steps = query.text("s").unwrap_or_else(|| "echo".into());
    let steps = websocket::parse(&steps).map_err(|error| Refusal(format!("s: {error}")))?;
    let protocol = selected(call, query.text("protocol"));
    let deflate = match query.text("deflate") {
        Some(wanted) => negotiate(headers.all(OFFERED_EXTENSIONS), &wanted)?,
        None => None,
    };
    let agreed = deflate.as_ref().map(|deflate| deflate.answer.clone());
    let extensions = query.text("extensions").or(agreed);
    Ok(Conversation { steps, deflate, protocol, extensions })
}

/// The sub-protocol that is meant; `first` is the first that is offered.
fn selected(call: &Call<'_>, wanted: Option<String>) -> Option<String> {
    if wanted.as_deref() != Some("first") {
        return wanted;
    }
    let mut offered = call.head.headers.all(OFFERED_PROTOCOLS).flat_map(|line| line.split(','));
    offered.next().map(|protocol| protocol.trim().to_owned())
}

/// A line of the handshake that an argument can omit or replace.
fn line(call: &Call<'_>, script: Script, name: &str, argument: &str, right: &str) -> Script {
    match call.query.text(argument).as_deref() {
        Some("none") => script,
        Some(other) => script.header(name, other.to_owned()),
        None => script.header(name, right.to_owned()),
    }
}

fn optional(script: Script, name: &str, value: Option<&str>) -> Script {
    value.into_iter().fold(script, |script, value| script.header(name, value.to_owned()))
}

/// Header lines that the query adds to any response.
fn lines(call: &Call<'_>, script: Script) -> Answer {
    call.query.all("header").try_fold(script, |script, given| {
        let given = String::from_utf8_lossy(&given).into_owned();
        let (name, value) = given.split_once(':').ok_or_else(|| Refusal("header: expected NAME:VALUE".into()))?;
        Ok(script.header(name, value.trim_start().to_owned()))
    })
}
