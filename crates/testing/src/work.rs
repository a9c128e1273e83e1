//! Work for functions of a test: requests to answer, socket messages, delegated calls. The script takes them one by
//! one.

use serde_json::Value;
use tokio::sync::{Mutex, mpsc};

/// The queue of work for the script.
pub(crate) struct Work {
    added: mpsc::UnboundedSender<Value>,
    taken: Mutex<mpsc::UnboundedReceiver<Value>>,
}

impl Work {
    pub(crate) fn new() -> Work {
        let (added, taken) = mpsc::unbounded_channel();
        Work { added, taken: Mutex::new(taken) }
    }

    pub(crate) fn add(&self, work: Value) {
        // The receiver lives as long as `self`.
        drop(self.added.send(work));
    }

    /// Waits for the next piece of work.
    pub(crate) async fn next(&self) -> Value {
        self.taken.lock().await.recv().await.unwrap_or_default()
    }
}
