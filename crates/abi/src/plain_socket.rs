//! TCP and UDP sockets that script opens itself, as the host orders them and the network carries them.

use std::fmt;
use std::net::SocketAddr;

use bytes::Bytes;

use crate::{Failure, LocalFuture};

/// The protocol of a socket.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum PlainKind {
    /// TCP
    Tcp,
    /// UDP
    Udp,
}

/// What script orders of a socket. How it is to be done is in the options of the order.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PlainOrder {
    /// Connects a stream, or names the other side of datagrams: `address`, `port`, `timeout`.
    Connect,
    /// Writes to a stream, or to the other side that was named: `message`, `offset`, `length`.
    Write,
    /// Sends a datagram: `address`, `port`, `message`, `offset`, `length`.
    Send,
    /// Binds a socket to a port, or to any port: `port`.
    Bind,
    /// Closes the socket.
    Close,
}

impl PlainOrder {
    /// The order that script calls so.
    pub fn named(name: &str) -> Option<PlainOrder> {
        Some(match name {
            "connect" => PlainOrder::Connect,
            "write" => PlainOrder::Write,
            "send" => PlainOrder::Send,
            "bind" => PlainOrder::Bind,
            "close" => PlainOrder::Close,
            _ => return None,
        })
    }
}

/// What happens to a socket.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PlainEvent {
    /// A stream is connected.
    Connect,
    /// A socket is bound and hears datagrams.
    Listening,
    /// Bytes came.
    Message,
    /// Something failed.
    Error,
    /// It has ended; nothing follows.
    Close,
}

impl PlainEvent {
    /// The word in `onX` that names it.
    pub const fn name(self) -> &'static str {
        match self {
            PlainEvent::Connect => "Connect",
            PlainEvent::Listening => "Listening",
            PlainEvent::Message => "Message",
            PlainEvent::Error => "Error",
            PlainEvent::Close => "Close",
        }
    }
}

/// A stream that is connected.
pub struct OpenStream {
    /// Its own address, where it has one.
    pub local: Option<SocketAddr>,
    /// The address at the other end, where it has one.
    pub remote: Option<SocketAddr>,
    /// What comes in.
    pub reader: Box<dyn StreamReader>,
    /// What goes out.
    pub writer: Box<dyn StreamWriter>,
}

impl fmt::Debug for OpenStream {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("OpenStream").field("remote", &self.remote).finish_non_exhaustive()
    }
}

/// The reading half of a stream.
pub trait StreamReader {
    /// The next bytes; `None` at the end.
    ///
    /// # Errors
    /// The connection broke.
    fn read(&mut self) -> LocalFuture<'_, Result<Option<Bytes>, Failure>>;
}

/// The writing half of a stream. Dropping it ends the stream.
pub trait StreamWriter {
    /// Writes all of the bytes.
    ///
    /// # Errors
    /// The connection is gone.
    fn write(&mut self, bytes: Bytes) -> LocalFuture<'_, Result<(), Failure>>;
}

/// A socket for datagrams.
pub trait Datagrams {
    /// Its own address.
    fn local(&self) -> SocketAddr;

    /// Sends a datagram to a host. That it was sent does not mean that it arrives.
    ///
    /// # Errors
    /// The host has no address, or the system refuses to send.
    fn send<'a>(&'a self, host: &'a str, port: u16, bytes: Bytes) -> LocalFuture<'a, Result<(), Failure>>;

    /// The next datagram, and who sent it.
    ///
    /// # Errors
    /// The system refuses to receive.
    fn receive(&self) -> LocalFuture<'_, Result<(Bytes, SocketAddr), Failure>>;
}
