//! Stopping a mini-program from any thread, even while its script is running. Deadlines are in `watchdog`.

use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, OnceLock};
use std::time::Duration;

use qiao_engine::Stop;
use tokio::sync::Notify;

use crate::watchdog;
use crate::worker::Worker;

/// Stops one mini-program: a running script ends with an error that it cannot catch, and no more of it runs. The handle
/// can be created before the launch and may outlive the mini-program.
///
/// Some built-in functions, such as `reverse` of an array-like object of 2^53 elements, run in engine loops that cannot
/// be interrupted. If a script is still in such a loop a second after it was stopped, it is abandoned together with its
/// worker: everyone waiting for a mini-program of that worker receives [`Error::WorkerLost`](crate::Error::WorkerLost),
/// and the host starts a replacement. The abandoned thread continues with the lowest priority, and keeps its memory,
/// until the loop or the process ends.
#[derive(Clone, Debug, Default)]
pub struct StopHandle {
    script: Stop,
    wake: Arc<Notify>,
    worker: Arc<OnceLock<Worker>>,
    watched: Arc<AtomicBool>,
}

/// How long a stopped script may keep running.
const PATIENCE: Duration = Duration::from_secs(1);
/// Interval for checking whether the same turn is still running.
const AGAIN: Duration = Duration::from_millis(200);

impl StopHandle {
    /// Stops the mini-program. Stopping it again does nothing.
    pub fn stop(&self) {
        self.script.stop();
        self.wake.notify_one();
        let can_be_lost = self.worker.get().is_some_and(Worker::can_be_lost);
        if can_be_lost && self.script.running_turn().is_some() && !self.watched.swap(true, Ordering::Relaxed) {
            let stop = self.clone();
            watchdog::after(PATIENCE, move || stop.look(None));
        }
    }

    /// Whether it was stopped.
    pub fn is_stopped(&self) -> bool {
        self.script.is_stopped()
    }

    /// The handle that stops the engine.
    pub(crate) fn script(&self) -> Stop {
        self.script.clone()
    }

    /// How long its script has been running without an end, on this worker; `None` for another one.
    pub(crate) fn runs_on(&self, worker: &Worker) -> Option<Duration> {
        let own = self.worker.get().filter(|own| own.is(worker));
        own.and_then(|_| self.script.running_for())
    }

    /// Records the worker that runs the mini-program.
    pub(crate) fn is_on(&self, worker: &Worker) {
        // A program is launched once.
        drop(self.worker.set(worker.clone()));
    }

    /// Waits until it is stopped.
    pub(crate) async fn stopped(&self) {
        while !self.is_stopped() {
            self.wake.notified().await;
        }
    }

    /// Abandons the worker if the same turn of the script is still running.
    fn look(self, before: Option<u64>) {
        match (self.script.running_turn(), self.worker.get()) {
            (Some(turn), Some(worker)) if before == Some(turn) => worker.lose(),
            (Some(turn), _) => watchdog::after(AGAIN, move || self.look(Some(turn))),
            (None, _) => {}
        }
    }
}
