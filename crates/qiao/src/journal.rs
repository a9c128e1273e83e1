//! The journal of a running mini-program as a stream.

use std::pin::Pin;
use std::task::{Context, Poll};

use futures_core::Stream;
use qiao_abi::Entry;
use tokio::sync::mpsc;

/// The lines of a journal, in the order in which they are written: a [`Stream`] that ends when the
/// mini-program has ended. Lines that are not taken are kept; dropping it is how to hear no more.
#[derive(Debug)]
pub struct Journal(mpsc::UnboundedReceiver<Entry>);

impl Journal {
    pub(crate) fn new(lines: mpsc::UnboundedReceiver<Entry>) -> Journal {
        Journal(lines)
    }

    /// The next line; `None` when the mini-program has ended. Giving up the future loses no line.
    pub async fn next(&mut self) -> Option<Entry> {
        self.0.recv().await
    }
}

impl Stream for Journal {
    type Item = Entry;

    fn poll_next(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Option<Entry>> {
        self.0.poll_recv(cx)
    }
}
