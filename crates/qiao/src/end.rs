//! How a mini-program ended, and how its handles hear of it. Whatever happens to the task of a program, dropping its
//! [`Ending`] frees what the program holds and says why.

use std::fmt;

use qiao_host::Program;
use tokio::sync::{oneshot, watch};
use tokio_util::sync::CancellationToken;

use crate::error::Error;
use crate::worker::Worker;

/// Why a mini-program ended.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum EndReason {
    /// It was closed.
    Closed,
    /// Its last handle was dropped.
    Dropped,
    /// It was stopped.
    Stopped,
    /// Its script used more memory than it may.
    OutOfMemory,
    /// It was in background for longer than its platform keeps programs there.
    Background,
    /// qiao itself panicked, with this message.
    Panicked(String),
    /// Its worker was given up, or the worker's thread has ended; see [`StopHandle`](crate::StopHandle).
    WorkerLost,
}

impl fmt::Display for EndReason {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            EndReason::Closed => "it was closed",
            EndReason::Dropped => "its last handle was dropped",
            EndReason::Stopped => "it was stopped",
            EndReason::OutOfMemory => "it ran out of memory",
            EndReason::Background => "its platform ended it in background",
            EndReason::Panicked(message) => return write!(f, "an error in qiao itself: {message}"),
            EndReason::WorkerLost => "its worker is gone",
        })
    }
}

/// The end of one program, as its handles see it.
#[derive(Clone, Debug)]
pub(crate) struct End {
    reason: watch::Receiver<Option<EndReason>>,
    lost: CancellationToken,
}

/// Says why a program ended; dropped at the very end of its task.
pub(crate) struct Ending {
    told: watch::Sender<Option<EndReason>>,
    program: Program,
    reason: EndReason,
}

impl End {
    /// The end of a program on this worker, and where it is told.
    pub(crate) fn on(worker: &Worker) -> (watch::Sender<Option<EndReason>>, End) {
        let (told, reason) = watch::channel(None);
        (told, End { reason, lost: worker.lost_token() })
    }

    /// Whether the program has ended.
    pub(crate) fn is_over(&self) -> bool {
        self.reason.borrow().is_some() || self.lost.is_cancelled() || self.reason.has_changed().is_err()
    }

    /// Waits until the program has ended.
    pub(crate) async fn wait(mut self) -> EndReason {
        let told = tokio::select! {
            biased;
            told = self.reason.wait_for(Option::is_some) => told.ok().and_then(|reason| reason.clone()),
            () = self.lost.cancelled() => None,
        };
        told.unwrap_or(EndReason::WorkerLost)
    }

    /// An answer from the program.
    ///
    /// # Errors
    /// The program ended without one, or its worker was given up.
    pub(crate) async fn answer<T>(self, answer: oneshot::Receiver<T>) -> Result<T, Error> {
        let answer = tokio::select! {
            biased;
            answer = answer => answer.ok(),
            () = self.lost.cancelled() => None,
        };
        match answer {
            Some(answer) => Ok(answer),
            None => Err(self.wait().await.into()),
        }
    }
}

impl From<EndReason> for Error {
    fn from(reason: EndReason) -> Error {
        if reason == EndReason::WorkerLost { Error::WorkerLost } else { Error::Ended(reason) }
    }
}

impl Ending {
    pub(crate) fn new(told: watch::Sender<Option<EndReason>>, program: Program) -> Ending {
        Ending { told, program, reason: EndReason::WorkerLost }
    }

    /// Frees what the program holds, and tells why it ended.
    pub(crate) fn tell(mut self, reason: EndReason) {
        self.reason = reason;
    }
}

impl Drop for Ending {
    fn drop(&mut self) {
        self.program.abandon();
        self.told.send_replace(Some(self.reason.clone()));
    }
}
