//! The tasks of calls and sockets: how many are running, and when the last one has ended. A task that panics has ended.
//! It must not know what the tasks do.

use std::cell::Cell;
use std::future::Future;
use std::rc::Rc;

use tokio::sync::Notify;

/// The tasks of one program. Clones count the same tasks.
#[derive(Clone, Default)]
pub(crate) struct Tasks(Rc<Count>);

#[derive(Default)]
struct Count {
    running: Cell<usize>,
    ended: Notify,
}

/// Counts a task until dropped.
struct Running(Rc<Count>);

impl Tasks {
    /// Spawns a task on this thread.
    pub(crate) fn spawn(&self, task: impl Future<Output = ()> + 'static) {
        self.0.running.set(self.0.running.get() + 1);
        let running = Running(self.0.clone());
        tokio::task::spawn_local(async move {
            let _running = running;
            task.await;
        });
    }

    /// Waits until none is running.
    pub(crate) async fn ended(&self) {
        loop {
            // Before looking, so that an end in between is not missed.
            let ended = self.0.ended.notified();
            if self.0.running.get() == 0 {
                return;
            }
            ended.await;
        }
    }
}

impl Drop for Running {
    fn drop(&mut self) {
        self.0.running.set(self.0.running.get().saturating_sub(1));
        if self.0.running.get() == 0 {
            self.0.ended.notify_waiters();
        }
    }
}
