//! The stream that a codec reads and writes.

use std::io;
use std::pin::Pin;
use std::task::{Context, Poll, ready};

use tokio::io::{AsyncRead, AsyncWrite, ReadBuf};

use super::incoming::Incoming;
use super::outgoing::Outgoing;
use super::{Agreed, PIECE};

/// A byte stream to a WebSocket server after the handshake, on which messages are compressed. The codec on
/// top reads and writes frames as if they were not.
///
/// Written data is sent once it is flushed. A protocol error of the server is a [`Fault`](super::Fault) in an
/// error of the kind `InvalidData`; the other direction keeps working then.
pub(crate) struct Deflated<S> {
    stream: S,
    incoming: Incoming,
    outgoing: Outgoing,
}

impl<S> Deflated<S> {
    /// A stream with the negotiated parameters. A compressed message may have at most `largest` bytes when
    /// decompressed. `early` was received with the handshake.
    pub(crate) fn new(stream: S, agreed: &Agreed, largest: u64, early: Vec<u8>) -> Deflated<S> {
        Deflated { stream, incoming: Incoming::new(agreed, largest, early), outgoing: Outgoing::new(agreed) }
    }
}

impl<S: AsyncWrite + Unpin> Deflated<S> {
    /// Sends what is ready.
    fn poll_send(&mut self, cx: &mut Context<'_>) -> Poll<io::Result<()>> {
        let ready = &mut self.outgoing.ready;
        while !ready.is_empty() {
            match ready!(Pin::new(&mut self.stream).poll_write(cx, ready.waiting()))? {
                0 => return Poll::Ready(Err(io::ErrorKind::WriteZero.into())),
                written => ready.advance(written),
            }
        }
        Poll::Ready(Ok(()))
    }
}

impl<S: AsyncRead + Unpin> AsyncRead for Deflated<S> {
    fn poll_read(self: Pin<&mut Self>, cx: &mut Context<'_>, buf: &mut ReadBuf<'_>) -> Poll<io::Result<()>> {
        let this = self.get_mut();
        while buf.remaining() > 0 && this.incoming.deliver(buf)? == 0 {
            let stream = Pin::new(&mut this.stream);
            let mut result = Poll::Pending;
            let received = this.incoming.receive(|room| result = stream.poll_read(cx, room));
            ready!(result)?;
            if received == 0 {
                break;
            }
        }
        Poll::Ready(Ok(()))
    }
}

impl<S: AsyncWrite + Unpin> AsyncWrite for Deflated<S> {
    fn poll_write(self: Pin<&mut Self>, cx: &mut Context<'_>, buf: &[u8]) -> Poll<io::Result<usize>> {
        let this = self.get_mut();
        ready!(this.poll_send(cx))?;
        let piece = &buf[..buf.len().min(PIECE)];
        this.outgoing.take(piece)?;
        // As much as possible: the rest is sent with the next write or flush.
        match this.poll_send(cx) {
            Poll::Ready(Err(error)) => Poll::Ready(Err(error)),
            _ => Poll::Ready(Ok(piece.len())),
        }
    }

    fn poll_flush(self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<io::Result<()>> {
        let this = self.get_mut();
        ready!(this.poll_send(cx))?;
        Pin::new(&mut this.stream).poll_flush(cx)
    }

    fn poll_shutdown(self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<io::Result<()>> {
        let this = self.get_mut();
        ready!(this.poll_send(cx))?;
        Pin::new(&mut this.stream).poll_shutdown(cx)
    }
}
