//! Stopping a mini-program from any thread, whatever its script does.

use std::sync::Arc;

use qiao_engine::Stop;
use tokio::sync::Notify;

/// Stops one mini-program: a running script ends with an error that it cannot catch, and nothing
/// of it runs any more. The handle can be taken before the launch and outlive it.
#[derive(Clone, Debug, Default)]
pub struct StopHandle {
    script: Stop,
    wake: Arc<Notify>,
}

impl StopHandle {
    /// Stops the mini-program. Stopping it again does nothing.
    pub fn stop(&self) {
        self.script.stop();
        self.wake.notify_one();
    }

    /// Whether it was stopped.
    pub fn is_stopped(&self) -> bool {
        self.script.is_stopped()
    }

    /// What stops the engine.
    pub(crate) fn script(&self) -> Stop {
        self.script.clone()
    }

    /// Waits until it is stopped.
    pub(crate) async fn stopped(&self) {
        while !self.is_stopped() {
            self.wake.notified().await;
        }
    }
}
