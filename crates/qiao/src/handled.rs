//! Completion of commands: when the script has processed them. What a command does is not known here.

use std::fmt;
use std::future::Future;
use std::pin::Pin;
use std::task::{Context, Poll};

use tokio::sync::oneshot;
use tokio_util::sync::WaitForCancellationFutureOwned;

use crate::error::Error;
use crate::worker::Worker;

/// Says when what was asked of a mini-program has reached its script: its functions for that have run, as
/// far as they run at once. What was asked happens whether or not this is awaited.
///
/// It is done as well when the platform suspends the script before that. The future fails with
/// [`Error::Ended`] if the mini-program can run no more, and with [`Error::WorkerLost`] if its worker was given up.
pub struct Handled {
    handled: oneshot::Receiver<()>,
    lost: Pin<Box<WaitForCancellationFutureOwned>>,
}

impl Handled {
    pub(crate) fn new(handled: oneshot::Receiver<()>, worker: &Worker) -> Handled {
        Handled { handled, lost: Box::pin(worker.lost()) }
    }
}

impl fmt::Debug for Handled {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Handled")
    }
}

impl Future for Handled {
    type Output = Result<(), Error>;

    fn poll(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Self::Output> {
        if let Poll::Ready(handled) = Pin::new(&mut self.handled).poll(cx) {
            return Poll::Ready(handled.map_err(|_| Error::Ended));
        }
        self.lost.as_mut().poll(cx).map(|()| Err(Error::WorkerLost))
    }
}
