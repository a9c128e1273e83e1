//! Stopping a mini-program from any thread, whatever its script does.

use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, OnceLock};
use std::time::Duration;

use qiao_engine::Stop;
use tokio::sync::Notify;

use crate::watchdog;
use crate::worker::Worker;

/// Stops one mini-program: a running script ends with an error that it cannot catch, and nothing
/// of it runs any more. The handle can be taken before the launch and outlive it.
///
/// A few functions of the language, such as `reverse` of an array-like object of 2^53 elements, run in loops of the
/// engine that do not look whether they are to stop. A script that is in one a second after it was stopped is given up
/// together with its worker: whatever waits for a mini-program of that worker gets [`Error::WorkerLost`](crate::Error::WorkerLost),
/// and the host starts another worker in its place. The lost thread goes on with the lowest priority, and keeps its
/// memory, until its loop ends or the process does.
#[derive(Clone, Debug, Default)]
pub struct StopHandle {
    script: Stop,
    wake: Arc<Notify>,
    worker: Arc<OnceLock<Worker>>,
    watched: Arc<AtomicBool>,
}

/// How long a script that was stopped may run on.
const PATIENCE: Duration = Duration::from_secs(1);
/// When it is looked again whether it is still the same turn.
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

    /// What stops the engine.
    pub(crate) fn script(&self) -> Stop {
        self.script.clone()
    }

    /// How long its script has been running without an end, on this worker; `None` for another one.
    pub(crate) fn runs_on(&self, worker: &Worker) -> Option<Duration> {
        let own = self.worker.get().filter(|own| own.is(worker));
        own.and_then(|_| self.script.running_for())
    }

    /// The mini-program is on this worker.
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

    /// Gives the worker up where the turn of script that ran before still runs.
    fn look(self, before: Option<u64>) {
        match (self.script.running_turn(), self.worker.get()) {
            (Some(turn), Some(worker)) if before == Some(turn) => worker.lose(),
            (Some(turn), _) => watchdog::after(AGAIN, move || self.look(Some(turn))),
            (None, _) => {}
        }
    }
}
