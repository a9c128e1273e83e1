//! Counting what a socket's codec has read of a message that is not complete: it keeps that to itself until the message
//! is, which may be long. It must not know frames.

use std::cell::RefCell;
use std::io;
use std::pin::Pin;
use std::rc::Rc;
use std::task::{Context, Poll, ready};

use qiao_abi::{Budget, Charge};
use tokio::io::{AsyncRead, AsyncWrite, ReadBuf};

/// What was read since the last message. Clones count the same.
#[derive(Clone)]
pub(crate) struct Meter(Rc<RefCell<Charge>>);

/// A stream whose reader keeps what it reads.
pub(crate) struct Metered<S> {
    stream: S,
    meter: Meter,
}

/// The program's memory has no room for the rest of a message.
#[derive(Debug, thiserror::Error)]
#[error("the program's memory has no room for the message")]
pub(crate) struct Full;

impl Meter {
    pub(crate) fn new(budget: &Budget) -> Meter {
        Meter(Rc::new(RefCell::new(budget.nothing())))
    }

    /// Counts what is read of a stream.
    pub(crate) fn over<S>(self, stream: S) -> Metered<S> {
        Metered { stream, meter: self }
    }

    /// A message is complete: it is others who count it now.
    pub(crate) fn delivered(&self) {
        self.0.borrow_mut().clear();
    }

    /// How many bytes the budget has altogether.
    pub(crate) fn limit(&self) -> usize {
        self.0.borrow().limit()
    }
}

impl Full {
    /// Whether an error of a stream is this one.
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
