//! When something that was asked of a mini-program has reached its script.

use std::future::Future;
use std::pin::Pin;
use std::task::{Context, Poll};

use tokio::sync::oneshot;

use crate::error::Error;

/// Says when what was asked of a mini-program has reached its script: its functions for that have run, as
/// far as they run at once. What was asked happens whether or not this is awaited.
///
/// It is done as well when the platform suspends the script before that. The future fails with
/// [`Error::Ended`] if the mini-program can run no more.
#[derive(Debug)]
pub struct Handled(oneshot::Receiver<()>);

impl Handled {
    pub(crate) fn new(handled: oneshot::Receiver<()>) -> Handled {
        Handled(handled)
    }
}

impl Future for Handled {
    type Output = Result<(), Error>;

    fn poll(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Self::Output> {
        Pin::new(&mut self.0).poll(cx).map_err(|_| Error::Ended)
    }
}
