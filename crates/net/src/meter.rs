//! Counts the memory of incomplete WebSocket messages, which the codec buffers until they are complete. It must not
//! know frames.

use std::cell::RefCell;
use std::io;
use std::pin::Pin;
use std::rc::Rc;
use std::task::{Context, Poll, ready};

use qiao_abi::{Budget, Charge};
use tokio::io::{AsyncRead, AsyncWrite, ReadBuf};

/// The bytes read since the last message. Clones share the count.
#[derive(Clone)]
pub(crate) struct Meter(Rc<RefCell<Charge>>);

/// A stream whose reader buffers what it reads.
pub(crate) struct Metered<S> {
    stream: S,
    meter: Meter,
}

/// There is not enough memory for the rest of a message.
#[derive(Debug, thiserror::Error)]
#[error("the program's memory has no room for the message")]
pub(crate) struct Full;

impl Meter {
    pub(crate) fn new(budget: &Budget) -> Meter {
        Meter(Rc::new(RefCell::new(budget.nothing())))
    }

    /// Counts what is read from a stream.
    pub(crate) fn over<S>(self, stream: S) -> Metered<S> {
        Metered { stream, meter: self }
    }

    /// A message is complete and counted elsewhere from now on.
    pub(crate) fn delivered(&self) {
        self.0.borrow_mut().clear();
    }

    /// The limit of the budget, in bytes.
    pub(crate) fn limit(&self) -> usize {
        self.0.borrow().limit()
    }
}

impl Full {
    /// Whether an error of a stream is [`Full`].
    pub(crate) fn is(error: &io::Error) -> bool {
        error.get_ref().is_some_and(|inner| inner.is::<Full>())
    }
}

impl<S: AsyncRead + Unpin> AsyncRead for Metered<S> {
    fn poll_read(mut self: Pin<&mut Self>, cx: &mut Context<'_>, buf: &mut ReadBuf<'_>) -> Poll<io::Result<()>> {
        let before = buf.filled().len();
        ready!(Pin::new(&mut self.stream).poll_read(cx, buf))?;
        let read = buf.filled().len() - before;
        Poll::Ready(if self.meter.0.borrow_mut().grow(read) { Ok(()) } else { Err(io::Error::other(Full)) })
    }
}

impl<S: AsyncWrite + Unpin> AsyncWrite for Metered<S> {
    fn poll_write(mut self: Pin<&mut Self>, cx: &mut Context<'_>, buf: &[u8]) -> Poll<io::Result<usize>> {
        Pin::new(&mut self.stream).poll_write(cx, buf)
    }

    fn poll_flush(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<io::Result<()>> {
        Pin::new(&mut self.stream).poll_flush(cx)
    }

    fn poll_shutdown(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<io::Result<()>> {
        Pin::new(&mut self.stream).poll_shutdown(cx)
    }

    fn poll_write_vectored(
        mut self: Pin<&mut Self>,
        cx: &mut Context<'_>,
        bufs: &[io::IoSlice<'_>],
    ) -> Poll<io::Result<usize>> {
        Pin::new(&mut self.stream).poll_write_vectored(cx, bufs)
    }

    fn is_write_vectored(&self) -> bool {
        self.stream.is_write_vectored()
    }
}
