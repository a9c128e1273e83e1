//! The entries of the log as plain data. Times are measured from the start of the origin, on tokio's clock.
//! Public; filled in by `writer`.

use std::net::SocketAddr;
use std::time::Duration;

use bytes::Bytes;

use super::WebSocketEntry;
use crate::request::{Headers, Scheme, Version};

/// One connection, from its first byte to its last.
#[derive(Debug, Clone)]
pub struct ConnectionEntry {
    /// The connection's number, counted from 1.
    pub number: u64,
    /// The scheme of its port or pipe.
    pub scheme: Scheme,
    /// How it reached the origin.
    pub via: Via,
    /// When it was accepted.
    pub opened: Duration,
    /// When the origin closed it; `None` while it is open.
    pub closed: Option<Duration>,
    /// The TLS handshake, once the ClientHello has been read or has failed.
    pub tls: Option<TlsEntry>,
    /// What was wrong with the client's HTTP, if that ended the connection.
    pub fault: Option<String>,
}

impl ConnectionEntry {
    /// Whether its handshake is over, successful or not, or it has none.
    pub(crate) fn shaken(&self) -> bool {
        let over = |tls: &TlsEntry| tls.version.is_some() || tls.failed.is_some();
        self.scheme == Scheme::Http || self.closed.is_some() || self.tls.as_ref().is_some_and(over)
    }
}

/// How a connection reached the origin.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Via {
    /// A TCP socket from this address.
    Tcp(SocketAddr),
    /// A pipe inside the process.
    Memory,
}

/// One TLS handshake.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct TlsEntry {
    /// The server name the client asked for.
    pub sni: Option<String>,
    /// The protocols the client offered, in the client's order.
    pub offered_alpn: Vec<String>,
    /// The protocol that was selected.
    pub alpn: Option<String>,
    /// `1.2` or `1.3`, once the handshake is complete.
    pub version: Option<&'static str>,
    /// Why the handshake failed, on either side.
    pub failed: Option<String>,
}

/// One request and its outcome.
#[derive(Debug, Clone)]
pub struct RequestEntry {
    /// Counts from 1 over all connections, in order of arrival.
    pub id: u64,
    /// When its head was complete.
    pub at: Duration,
    /// The number of its connection.
    pub connection: u64,
    /// The scheme of its connection.
    pub scheme: Scheme,
    /// The `Host` header or `:authority`.
    pub host: Option<String>,
    /// The method as written.
    pub method: String,
    /// As written: the target of the request line, or `:path`.
    pub target: String,
    /// The HTTP version.
    pub version: Version,
    /// Header lines as written, without pseudo headers.
    pub headers: Headers,
    /// The body, as far as it was read.
    pub body: Body,
    /// The status that was sent, if any.
    pub status: Option<u16>,
    /// How it ended; `None` while it is in flight.
    pub ending: Option<Ending>,
    /// When it ended; `None` while it is in flight.
    pub ended: Option<Duration>,
    /// Whether it controls the origin (`/log`, gate controls, preflights of an origin that is open to pages); such
    /// requests do not count as in flight.
    pub control: bool,
    /// The WebSocket conversation, if the handshake led to one.
    pub websocket: Option<WebSocketEntry>,
}

impl RequestEntry {
    /// Bytes kept for this entry.
    pub(super) fn kept(&self) -> usize {
        self.body.kept() + self.websocket.as_ref().map_or(0, WebSocketEntry::kept)
    }

    pub(super) fn forget(&mut self) {
        self.body.bytes = None;
        if let Some(websocket) = &mut self.websocket {
            websocket.forget();
        }
    }
}

/// A request body.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Body {
    /// The bytes; `None` if there are more than 1 MiB or the log had to discard them.
    pub bytes: Option<Bytes>,
    /// Length in bytes.
    pub length: u64,
    /// SHA-256 of all bytes, in lower-case hex; empty if the body was never read.
    pub sha256: String,
}

impl Body {
    pub(super) fn kept(&self) -> usize {
        self.bytes.as_ref().map_or(0, Bytes::len)
    }
}

/// How a request ended.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Ending {
    /// The script ran to its end.
    Answered,
    /// The client closed the connection or reset the stream before the script ended.
    ClientLeft,
    /// The script cut or reset the connection.
    Cut,
    /// The request was not valid HTTP, or what followed the handshake not valid WebSocket.
    Malformed,
    /// The origin was shut down.
    Stopped,
}

impl Ending {
    /// The name in `/log`: `answered`, `client-left`, `cut`, `malformed` or `stopped`.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Answered => "answered",
            Self::ClientLeft => "client-left",
            Self::Cut => "cut",
            Self::Malformed => "malformed",
            Self::Stopped => "stopped",
        }
    }
}
