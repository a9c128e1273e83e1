//! The interface between exchanges and the two versions of HTTP. Implemented by `http1` and `http2`, used by
//! `exchange`, `intake` and `perform`.

use std::future::Future;
use std::io;

use bytes::{Bytes, BytesMut};

use crate::script::{Interim, ResponseHead};
use crate::transport::Socket;

/// Why an exchange ended before its script did.
#[derive(Debug, PartialEq, Eq)]
pub(crate) enum Stop {
    /// The client closed the connection, or half of it, or reset the stream.
    ClientLeft,
    /// The script asks for FIN.
    Cut,
    /// The script asks for RST.
    Reset,
    /// The script says: reset the stream with this code.
    ResetStream(u32),
    /// The script says: FIN for all streams.
    Leave,
    /// What the client sends is not HTTP, or not WebSocket where that is spoken.
    Malformed(String),
}

/// An I/O error on a connection means that its client has left.
impl From<io::Error> for Stop {
    fn from(_: io::Error) -> Self {
        Self::ClientLeft
    }
}

impl From<h2::Error> for Stop {
    fn from(_: h2::Error) -> Self {
        Self::ClientLeft
    }
}

/// The result of a step.
pub(crate) type Flow<T> = Result<T, Stop>;

/// One request and its response on a connection.
pub(crate) trait Wire: Send {
    /// The next piece of the request body, `None` at its end. Sends 100 to a client that expects it.
    fn chunk(&mut self) -> impl Future<Output = Flow<Option<Bytes>>> + Send;

    /// Whether the client would still wait for 100 if the body were read now.
    fn withheld(&self) -> bool;

    /// Sends a 1xx head.
    fn interim(&mut self, interim: &Interim) -> impl Future<Output = Flow<()>> + Send;

    /// Sends the final head.
    fn head(&mut self, head: ResponseHead) -> impl Future<Output = Flow<()>> + Send;

    /// Sends body bytes, framed.
    fn body(&mut self, bytes: Bytes) -> impl Future<Output = Flow<()>> + Send;

    /// Sends bytes outside any framing.
    fn raw(&mut self, bytes: Bytes) -> impl Future<Output = Flow<()>> + Send;

    /// Sends everything written so far, as far as the client accepts it.
    fn flush(&mut self) -> impl Future<Output = Flow<()>> + Send;

    /// Ends the body and flushes.
    fn finish(&mut self) -> impl Future<Output = Flow<()>> + Send;

    /// Completes when the client has left. Cancel-safe.
    fn left(&mut self) -> impl Future<Output = ()> + Send;

    /// Hands the connection over to another protocol: the socket, and bytes read from it but not used. `None`
    /// if the connection cannot be handed over.
    fn upgrade(&mut self) -> Option<(&mut Socket, &mut BytesMut)>;
}

/// Runs `future`, unless the client leaves first.
pub(crate) async fn unless_left<W: Wire, T>(wire: &mut W, future: impl Future<Output = T> + Send) -> Flow<T> {
    tokio::select! {
        biased;
        value = future => Ok(value),
        () = wire.left() => Err(Stop::ClientLeft),
    }
}
