//! The journal of a running mini-program as a stream. A stream that is read too slowly loses lines, and says so.

use std::fmt;
use std::future::Future;
use std::pin::Pin;
use std::task::{Context, Poll};
use std::time::Duration;

use futures_core::Stream;
use qiao_abi::{Budget, Charge, Entry, Record};
use qiao_host::Sink;
use tokio::sync::mpsc;
use tokio_util::sync::WaitForCancellationFutureOwned;

use crate::worker::Worker;

/// The lines of a journal, in the order in which they are written: a [`Stream`] that ends when the
/// mini-program has ended. Lines that are not read are kept, up to 16 MiB or a quarter of the program's memory;
/// beyond that they are lost, and [`Record::Lost`] stands in their place with their number. Dropping the stream ends it.
pub struct Journal {
    lines: mpsc::UnboundedReceiver<Line>,
    lost: Pin<Box<WaitForCancellationFutureOwned>>,
}

/// A line that waits, and the memory that it takes.
type Line = (Entry, Charge);

/// Where a stream gets its lines.
pub(crate) struct Feed {
    lines: mpsc::UnboundedSender<Line>,
    room: Budget,
    /// The first line that was lost since the last one that was kept, and how many were.
    missing: Option<(u64, Duration, u64)>,
}

/// How many bytes of lines may wait in a stream.
const MOST: usize = 16 * 1024 * 1024;

/// A stream of a program with this much memory, and what feeds it.
pub(crate) fn stream(memory: usize, worker: &Worker) -> (Feed, Journal) {
    let (sender, lines) = mpsc::unbounded_channel();
    let feed = Feed { lines: sender, room: Budget::new(MOST.min(memory / 4)), missing: None };
    (feed, Journal { lines, lost: Box::pin(worker.lost()) })
}

impl Feed {
    fn send(&self, entry: Entry, charge: Charge) {
        // A stream that was dropped is removed with the next line.
        drop(self.lines.send((entry, charge)));
    }

    fn tell_missing(&mut self) {
        if let Some((seq, at, lines)) = self.missing.take() {
            self.send(Entry { seq, at, record: Record::Lost(lines) }, self.room.nothing());
        }
    }
}

impl Sink for Feed {
    fn take(&mut self, entry: &Entry) {
        match self.room.claim(entry.held_bytes()) {
            Some(charge) => {
                self.tell_missing();
                self.send(entry.clone(), charge);
            }
            None => self.missing.get_or_insert((entry.seq, entry.at, 0)).2 += 1,
        }
    }

    fn is_over(&self) -> bool {
        self.lines.is_closed()
    }
}

impl Drop for Feed {
    fn drop(&mut self) {
        self.tell_missing();
    }
}

impl Journal {
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
