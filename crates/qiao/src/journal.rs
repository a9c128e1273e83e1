//! The journal of a running mini-program as a stream.

use std::fmt;
use std::future::Future;
use std::pin::Pin;
use std::task::{Context, Poll};

use futures_core::Stream;
use qiao_abi::{Charge, Entry};
use tokio::sync::mpsc;
use tokio_util::sync::WaitForCancellationFutureOwned;

use crate::worker::Worker;

/// The lines of a journal, in the order in which they are written: a [`Stream`] that ends when the
/// mini-program has ended. Lines that are not taken are kept, and count against the memory of the mini-program, which
/// ends when there are too many; dropping it is how to hear no more.
pub struct Journal {
    lines: mpsc::UnboundedReceiver<Line>,
    lost: Pin<Box<WaitForCancellationFutureOwned>>,
}

/// A line that waits, and the memory that it takes.
pub(crate) type Line = (Entry, Charge);

impl Journal {
    pub(crate) fn new(lines: mpsc::UnboundedReceiver<Line>, worker: &Worker) -> Journal {
        Journal { lines, lost: Box::pin(worker.lost()) }
    }

    /// The next line; `None` when the mini-program has ended. Giving up the future loses no line.
    pub async fn next(&mut self) -> Option<Entry> {
        std::future::poll_fn(|cx| Pin::new(&mut *self).poll_next(cx)).await
    }
}

impl Stream for Journal {
    type Item = Entry;

    fn poll_next(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Option<Entry>> {
        match self.lines.poll_recv(cx) {
            Poll::Ready(line) => Poll::Ready(line.map(|(entry, _)| entry)),
            Poll::Pending => self.lost.as_mut().poll(cx).map(|()| None),
        }
    }
}

impl fmt::Debug for Journal {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Journal")
    }
}
