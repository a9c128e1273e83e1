//! What functions of a test are to do next: requests to answer, messages of sockets, questions to the user. The
//! script takes them one by one.

use serde_json::Value;
use tokio::sync::{Mutex, mpsc};

/// The work that waits for the script.
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
        // Its receiver lives as long as this.
        drop(self.added.send(work));
    }

    /// Waits for the next piece of work.
    pub(crate) async fn next(&self) -> Value {
        self.taken.lock().await.recv().await.unwrap_or_default()
    }
}
