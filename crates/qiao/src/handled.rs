//! Completion of commands: when the script has processed them. What a command does is not known here.

use std::fmt;
use std::future::Future;
use std::pin::Pin;
use std::task::{Context, Poll};

use crate::error::Error;

/// Says when what was asked of a mini-program has reached its script: its functions for that have run, as
/// far as they run at once. What was asked happens whether or not this is awaited.
///
/// It is done as well when the platform suspends the script before that. The future fails with
/// [`Error::Ended`] if the mini-program can run no more, and with [`Error::WorkerLost`] if its worker was given up.
pub struct Handled(Pin<Box<dyn Future<Output = Result<(), Error>> + Send>>);

impl Handled {
    pub(crate) fn new(handled: impl Future<Output = Result<(), Error>> + Send + 'static) -> Handled {
        Handled(Box::pin(handled))
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
        self.0.as_mut().poll(cx)
    }
}
