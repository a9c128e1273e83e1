//! WebSockets as the host orders them and the network carries them.

use std::fmt;
use std::future::poll_fn;
use std::task::{Context, Poll};

use bytes::Bytes;

use crate::{Failure, LocalFuture, Text};

/// What a client offers when it opens a socket.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct SocketOffer {
    /// Subprotocols, the preferred one first.
    pub protocols: Vec<String>,
    /// Whether the server has to choose one of them.
    pub must_answer: bool,
    /// Whether messages may be compressed (RFC 7692).
    pub deflate: bool,
    /// How many bytes a message may have.
    pub message_limit: usize,
}

/// A socket that is open.
pub struct OpenSocket {
    /// The headers of the handshake as sent, including those of the protocol.
    pub sent: Vec<(String, String)>,
    /// The headers of the server's answer, names as received.
    pub headers: Vec<(String, String)>,
    /// What sends.
    pub sender: Box<dyn SocketSender>,
    /// What receives.
    pub receiver: Box<dyn SocketReceiver>,
}

impl fmt::Debug for OpenSocket {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("OpenSocket").field("headers", &self.headers).finish_non_exhaustive()
    }
}

/// The sending half of a socket. Dropping both halves cuts the connection.
pub trait SocketSender {
    /// Sends something; resolves when the connection has taken it.
    ///
    /// # Errors
    /// The connection is gone, or closing.
    fn send(&mut self, output: SocketOutput) -> LocalFuture<'_, Result<(), Failure>>;
}

/// The receiving half of a socket. Pings are answered and fragments joined below it.
pub trait SocketReceiver {
    /// The next input. After an ending there is none.
    fn poll_receive(&mut self, cx: &mut Context<'_>) -> Poll<SocketInput>;
}

impl dyn SocketReceiver {
    /// Waits for the next input.
    pub async fn receive(&mut self) -> SocketInput {
        poll_fn(|cx| self.poll_receive(cx)).await
    }
}

/// What goes out.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum SocketOutput {
    /// A text message.
    Text(String),
    /// A binary message.
    Binary(Bytes),
    /// A close frame.
    Close {
        /// The status code.
        code: u16,
        /// At most 123 bytes.
        reason: String,
    },
}

/// What comes in.
#[derive(Clone, Debug, PartialEq)]
pub enum SocketInput {
    /// A text message.
    Text(Text),
    /// A binary message.
    Binary(Bytes),
    /// The other side's close frame; nothing follows.
    Close {
        /// The status code, if the frame has one.
        code: Option<u16>,
        /// The reason.
        reason: String,
    },
    /// The connection ended without a close frame, or broke the protocol; nothing follows.
    Lost(Failure),
}
