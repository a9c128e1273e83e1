//! Who answers requests in place of the built-in paths: rules of the embedder's, asked for every request that no
//! script of its own path answers. What the rules are is not known here.

use std::fmt;
use std::future::Future;
use std::pin::Pin;

use crate::log::Body;
use crate::request::{Headers, Scheme};
use crate::script::Script;
use crate::websocket::SocketScript;

/// The head of a request.
#[derive(Debug, Clone, Copy)]
pub struct Incoming<'a> {
    /// The number of the request in the log.
    pub id: u64,
    /// The scheme of its connection.
    pub scheme: Scheme,
    /// The `Host` header or `:authority`.
    pub host: Option<&'a str>,
    /// The method, as written.
    pub method: &'a str,
    /// The path with its query, as written.
    pub target: &'a str,
    /// The header lines.
    pub headers: &'a Headers,
    /// Whether it asks for a WebSocket.
    pub socket: bool,
}

/// A script that is known later.
pub type LaterScript = Pin<Box<dyn Future<Output = Script> + Send>>;

/// What a request is answered with.
pub enum Reply {
    /// A script, which says when the body is read.
    Script(Script),
    /// A script that depends on the body.
    Later(Box<dyn FnOnce(Body) -> LaterScript + Send>),
    /// A WebSocket, if the request asks for one.
    Socket(SocketScript),
}

impl fmt::Debug for Reply {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Reply::Script(script) => f.debug_tuple("Script").field(script).finish(),
            Reply::Later(_) => f.write_str("Later"),
            Reply::Socket(socket) => f.debug_tuple("Socket").field(socket).finish(),
        }
    }
}

/// Gives the replies to requests. It is asked on the runtime that serves the connection.
pub trait Responder: Send + Sync {
    /// The reply to a request; `None` leaves it to the built-in paths.
    fn reply(&self, request: Incoming<'_>) -> Option<Reply>;
}
