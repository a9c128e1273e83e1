//! Sockets of a test's server: scripted in steps of the origin, or driven by functions of the test. Messages are
//! recorded for `origin.sockets()`.

use std::collections::BTreeMap;
use std::sync::{Arc, Mutex};

use qiao_origin::{Reply, SocketCommand, SocketCommands, SocketEvent, SocketScript};
use serde_json::{Value, json};

use super::open;
use crate::mistakes::Mistake;
use crate::problem::Problem;
use crate::work::Work;

/// The behaviour of a socket route.
pub(crate) enum Given {
    /// Scripted steps.
    Script(Box<SocketScript>),
    /// The number of the test's handlers, and the subprotocol to select.
    Handlers { function: u64, protocol: Option<String> },
}

impl Given {
    pub(super) fn of(given: &Value) -> Result<Given, Mistake> {
        if let Some(steps) = given["script"].as_str() {
            let script = SocketScript::parse(steps);
            let script = script.map_err(|bad| Mistake::InvalidAnswer { problem: Problem::from(&bad) })?;
            return Ok(Given::Script(Box::new(script.protocol(Some("first".to_owned())))));
        }
        let protocol = given["protocol"].as_str().unwrap_or("first").to_owned();
        let function = given["function"].as_u64().ok_or(Mistake::NotASocket)?;
        Ok(Given::Handlers { function, protocol: Some(protocol) })
    }
}

/// The sockets driven by handlers, by number.
pub(crate) struct Sockets {
    work: Arc<Work>,
    open: Mutex<Vec<Socket>>,
}

struct Socket {
    commands: Option<SocketCommands>,
    sent: Vec<Value>,
    url: Value,
}

impl Sockets {
    pub(super) fn new(work: Arc<Work>) -> Sockets {
        Sockets { work, open: Mutex::default() }
    }

    /// The reply to a handshake.
    pub(super) fn open(self: &Arc<Sockets>, given: &Given, request: Value) -> Reply {
        let (function, protocol) = match given {
            Given::Script(script) => return Reply::Socket((**script).clone()),
            Given::Handlers { function, protocol } => (*function, protocol.clone()),
        };
        let mut all = open(&self.open);
        let (number, sockets) = (all.len(), self.clone());
        let url = request["url"].clone();
        let (script, commands) = SocketScript::driven(move |event| sockets.happened(number, function, &request, event));
        all.push(Socket { commands: Some(commands), sent: Vec::new(), url });
        Reply::Socket(script.protocol(protocol))
    }

    fn happened(&self, number: usize, function: u64, request: &Value, event: SocketEvent) {
        let (happening, what) = match event {
            SocketEvent::Open => ("open", Value::Null),
            SocketEvent::Text(text) => ("message", json!({ "text": String::from_utf8_lossy(&text) })),
            SocketEvent::Binary(bytes) => ("message", json!({ "bytes": bytes.to_vec() })),
            SocketEvent::Closed(close) => {
                let close = close.map_or_else(
                    || json!({ "code": 1006, "reason": "" }),
                    |close| json!({ "code": close.code.unwrap_or(1005), "reason": close.reason }),
                );
                if let Some(socket) = open(&self.open).get_mut(number) {
                    socket.commands = None;
                }
                ("close", close)
            }
        };
        let request = if happening == "open" { request.clone() } else { Value::Null };
        self.work.add(json!({
            "kind": "socket", "socket": number, "happening": happening, "what": what, "function": function, "request": request,
        }));
    }

    /// Executes a command of a handler on a socket: `send`, `close` or `cut`.
    pub(crate) fn command(&self, number: u64, what: &str, first: &Value, second: &Value) -> Result<(), Mistake> {
        let command = match (what, first) {
            ("send", Value::String(text)) => SocketCommand::Text(text.clone().into()),
            ("send", bytes) => {
                let bytes: Vec<u8> = serde_json::from_value(bytes.clone())?;
                SocketCommand::Binary(bytes.into())
            }
            ("close", code) => {
                let code = code.as_u64().and_then(|code| u16::try_from(code).ok());
                SocketCommand::Close(code, second.as_str().unwrap_or_default().to_owned())
            }
            _ => SocketCommand::Cut,
        };
        let mut all = open(&self.open);
        let socket = usize::try_from(number).ok().and_then(|number| all.get_mut(number));
        let socket = socket.ok_or(Mistake::NoSocket)?;
        let Some(commands) = &socket.commands else {
            return Err(Mistake::SocketClosed);
        };
        if what == "send" {
            socket.sent.push(first.clone());
        }
        // If the connection is gone, the socket is about to close.
        drop(commands.send(command));
        Ok(())
    }

    /// Messages sent on sockets driven by handlers, by URL, in order.
    pub(crate) fn sent(&self) -> BTreeMap<String, Vec<Vec<Value>>> {
        let mut sent: BTreeMap<String, Vec<Vec<Value>>> = BTreeMap::new();
        for socket in open(&self.open).iter() {
            sent.entry(socket.url.as_str().unwrap_or_default().to_owned()).or_default().push(socket.sent.clone());
        }
        sent
    }
}
