//! The byte stream under HTTP: a TCP socket or a pipe, with or without TLS, and the two abrupt ways to end
//! it. Used by `connection`, `tls`, `http1` and `http2`. Knows no protocol above TLS.

use std::io;
use std::pin::Pin;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::task::{Context, Poll};
use std::time::Duration;

use bytes::{Buf, BytesMut};
use tokio::io::{AsyncRead, AsyncReadExt, AsyncWrite, AsyncWriteExt, DuplexStream, ReadBuf};
use tokio::net::TcpStream;
use tokio::time::timeout;
use tokio_rustls::server::TlsStream;

/// How long the origin keeps reading after its last byte. Closing a TCP socket with unread bytes in it sends
/// RST, which can destroy what the client has not read yet.
const LINGER: Duration = Duration::from_secs(1);

/// A TCP socket or a pipe.
#[derive(Debug)]
pub(crate) struct Transport {
    link: Link,
    reset: ResetSwitch,
}

#[derive(Debug)]
enum Link {
    Tcp(TcpStream),
    Pipe(DuplexStream),
}

/// Decides how a connection ends when its transport is dropped, from wherever that is owned.
#[derive(Debug, Clone, Default)]
pub(crate) struct ResetSwitch(Arc<Ends>);

#[derive(Debug, Default)]
struct Ends {
    resets: AtomicBool,
    leaves: AtomicBool,
}

impl ResetSwitch {
    /// From now on, dropping the transport sends RST on TCP.
    pub(crate) fn arm(&self) {
        self.0.resets.store(true, Ordering::Relaxed);
    }

    /// From now on, dropping the transport sends FIN, even if the client has sent what was not read.
    pub(crate) fn leave(&self) {
        self.0.leaves.store(true, Ordering::Relaxed);
    }
}

impl From<TcpStream> for Transport {
    fn from(socket: TcpStream) -> Self {
        Self { link: Link::Tcp(socket), reset: ResetSwitch::default() }
    }
}

impl From<DuplexStream> for Transport {
    fn from(pipe: DuplexStream) -> Self {
        Self { link: Link::Pipe(pipe), reset: ResetSwitch::default() }
    }
}

impl Transport {
    pub(crate) fn reset_switch(&self) -> ResetSwitch {
        self.reset.clone()
    }

    /// Sends FIN and waits for the client to do the same.
    pub(crate) async fn cut(&mut self) {
        if self.shutdown().await.is_ok() {
            self.linger().await;
        }
    }

    /// Reads and discards until the client closes.
    pub(crate) async fn until_closed(&mut self) {
        let mut waste = [0; 4096];
        while matches!(self.read(&mut waste).await, Ok(read) if read > 0) {}
    }

    async fn linger(&mut self) {
        // A client that does not close in time is closed on.
        let _ = timeout(LINGER, self.until_closed()).await;
    }
}

impl Drop for Transport {
    fn drop(&mut self) {
        let Link::Tcp(socket) = &self.link else {
            return;
        };
        if self.reset.0.resets.load(Ordering::Relaxed) {
            // A socket that refuses the option is closed with FIN: nothing better is left to do.
            let _ = socket.set_zero_linger();
        } else if self.reset.0.leaves.load(Ordering::Relaxed)
            && let Ok(runtime) = tokio::runtime::Handle::try_current()
        {
            let link = std::mem::replace(&mut self.link, Link::Pipe(tokio::io::duplex(1).0));
            let mut rest = Transport { link, reset: ResetSwitch::default() };
            runtime.spawn(async move { rest.cut().await });
        }
    }
}

impl AsyncRead for Transport {
    fn poll_read(mut self: Pin<&mut Self>, cx: &mut Context<'_>, buf: &mut ReadBuf<'_>) -> Poll<io::Result<()>> {
        match &mut self.link {
            Link::Tcp(socket) => Pin::new(socket).poll_read(cx, buf),
            Link::Pipe(pipe) => Pin::new(pipe).poll_read(cx, buf),
        }
    }
}

impl AsyncWrite for Transport {
    fn poll_write(mut self: Pin<&mut Self>, cx: &mut Context<'_>, buf: &[u8]) -> Poll<io::Result<usize>> {
        match &mut self.link {
            Link::Tcp(socket) => Pin::new(socket).poll_write(cx, buf),
            Link::Pipe(pipe) => Pin::new(pipe).poll_write(cx, buf),
        }
    }

    fn poll_flush(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<io::Result<()>> {
        match &mut self.link {
            Link::Tcp(socket) => Pin::new(socket).poll_flush(cx),
            Link::Pipe(pipe) => Pin::new(pipe).poll_flush(cx),
        }
    }

    fn poll_shutdown(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<io::Result<()>> {
        match &mut self.link {
            Link::Tcp(socket) => Pin::new(socket).poll_shutdown(cx),
            Link::Pipe(pipe) => Pin::new(pipe).poll_shutdown(cx),
        }
    }
}

/// The stream HTTP is spoken on: a transport, possibly with TLS, and bytes already read from it.
#[derive(Debug)]
pub(crate) struct Socket {
    layer: Layer,
    ahead: BytesMut,
}

#[derive(Debug)]
enum Layer {
    Plain(Transport),
    Tls(Box<TlsStream<Transport>>),
}

impl From<Transport> for Socket {
    fn from(transport: Transport) -> Self {
        Self { layer: Layer::Plain(transport), ahead: BytesMut::new() }
    }
}

impl From<TlsStream<Transport>> for Socket {
    fn from(stream: TlsStream<Transport>) -> Self {
        Self { layer: Layer::Tls(Box::new(stream)), ahead: BytesMut::new() }
    }
}

impl Socket {
    /// Reads until `prefix` has arrived or cannot arrive any more; the bytes stay buffered.
    pub(crate) async fn starts_with(&mut self, prefix: &[u8]) -> io::Result<bool> {
        let mut ahead = std::mem::take(&mut self.ahead);
        while ahead.len() < prefix.len() && prefix.starts_with(&ahead) {
            if self.read_buf(&mut ahead).await? == 0 {
                break;
            }
        }
        self.ahead = ahead;
        Ok(self.ahead.starts_with(prefix))
    }

    /// Ends the stream properly: close_notify with TLS, then FIN.
    pub(crate) async fn close(&mut self) {
        if self.shutdown().await.is_ok() {
            self.transport().linger().await;
        }
    }

    /// Ends the stream with FIN only.
    pub(crate) async fn cut(&mut self) {
        self.transport().cut().await;
    }

    pub(crate) fn reset_switch(&mut self) -> ResetSwitch {
        self.transport().reset_switch()
    }

    fn transport(&mut self) -> &mut Transport {
        match &mut self.layer {
            Layer::Plain(transport) => transport,
            Layer::Tls(stream) => stream.get_mut().0,
        }
    }
}

impl AsyncRead for Socket {
    fn poll_read(mut self: Pin<&mut Self>, cx: &mut Context<'_>, buf: &mut ReadBuf<'_>) -> Poll<io::Result<()>> {
        if !self.ahead.is_empty() {
            let length = self.ahead.len().min(buf.remaining());
            buf.put_slice(&self.ahead[..length]);
            self.ahead.advance(length);
            return Poll::Ready(Ok(()));
        }
        match &mut self.layer {
            Layer::Plain(transport) => Pin::new(transport).poll_read(cx, buf),
            Layer::Tls(stream) => Pin::new(stream).poll_read(cx, buf),
        }
    }
}

impl AsyncWrite for Socket {
    fn poll_write(mut self: Pin<&mut Self>, cx: &mut Context<'_>, buf: &[u8]) -> Poll<io::Result<usize>> {
        match &mut self.layer {
            Layer::Plain(transport) => Pin::new(transport).poll_write(cx, buf),
            Layer::Tls(stream) => Pin::new(stream).poll_write(cx, buf),
        }
    }

    fn poll_flush(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<io::Result<()>> {
        match &mut self.layer {
            Layer::Plain(transport) => Pin::new(transport).poll_flush(cx),
            Layer::Tls(stream) => Pin::new(stream).poll_flush(cx),
        }
    }

    fn poll_shutdown(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<io::Result<()>> {
        match &mut self.layer {
            Layer::Plain(transport) => Pin::new(transport).poll_shutdown(cx),
            Layer::Tls(stream) => Pin::new(stream).poll_shutdown(cx),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[tokio::test]
    async fn looking_ahead_loses_nothing() {
        for (sent, found) in [("PRI * and more", true), ("PRX", false), ("PR", false)] {
            let (mut client, server) = tokio::io::duplex(64);
            client.write_all(sent.as_bytes()).await.unwrap();
            drop(client);
            let mut socket = Socket::from(Transport::from(server));
            assert_eq!(socket.starts_with(b"PRI *").await.unwrap(), found, "{sent}");
            let mut read = String::new();
            socket.read_to_string(&mut read).await.unwrap();
            assert_eq!(read, sent);
        }
    }
}
