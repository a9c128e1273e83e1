//! The entries of the log as plain data. Times count from the start of the origin on tokio's clock.
//! Public API; filled in by `writer`.

use std::net::SocketAddr;
use std::time::Duration;

use bytes::Bytes;

use super::WebSocketEntry;
use crate::request::{Headers, Scheme, Version};

/// One connection, from its first byte to its last.
#[derive(Debug, Clone)]
pub struct ConnectionEntry {
    /// Counts from 1.
    pub number: u64,
    /// Which port, or which kind of pipe, it came through.
    pub scheme: Scheme,
    /// How it came.
    pub via: Via,
    /// When it was accepted.
    pub opened: Duration,
    /// When the origin let go of it; absent while it is open.
    pub closed: Option<Duration>,
    /// The TLS handshake, once the ClientHello has been read or has failed.
    pub tls: Option<TlsEntry>,
    /// What was wrong with the HTTP that the client wrote, if the connection ended for that reason.
    pub fault: Option<String>,
}

impl ConnectionEntry {
    /// Whether its handshake is over, well or badly, or it has none.
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
    /// The protocols the client offered, in its order.
    pub offered_alpn: Vec<String>,
    /// The protocol that was chosen.
    pub alpn: Option<String>,
    /// `1.2` or `1.3`, once the handshake is complete.
    pub version: Option<&'static str>,
    /// Why the handshake failed, be it by the client's choice or by the origin's.
    pub failed: Option<String>,
}

/// One request and what became of it.
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
    /// As written.
    pub method: String,
    /// As written: the target of the request line, or `:path`.
    pub target: String,
    /// The version it was made in.
    pub version: Version,
    /// Header lines as written, without pseudo headers.
    pub headers: Headers,
    /// As much of the body as has been read.
    pub body: Body,
    /// The status that was sent, if it came to that.
    pub status: Option<u16>,
    /// How it ended; absent while it is in flight.
    pub ending: Option<Ending>,
    /// When it ended.
    pub ended: Option<Duration>,
    /// Whether it steers the origin (`/log`, gate controls); such requests do not count as in flight.
    pub control: bool,
    /// What followed the handshake, if it led to a WebSocket.
    pub websocket: Option<WebSocketEntry>,
}

impl RequestEntry {
    /// Bytes that are remembered of it.
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
    /// The bytes, unless there are more than 1 MiB or the log has had to forget them.
    pub bytes: Option<Bytes>,
    /// How many there are.
    pub length: u64,
    /// SHA-256 over all of them, in lower-case hex; empty if the body was never read.
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
    /// The client closed the connection or reset the stream before that.
    ClientLeft,
    /// The script cut or reset the connection.
    Cut,
    /// The request was not HTTP, or what followed it not WebSocket.
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
