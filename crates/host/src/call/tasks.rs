//! The tasks of calls and sockets: how many are running, and when the last one has ended. A task that panics has ended.
//! It must not know what the tasks do.

use std::cell::{Cell, RefCell};
use std::future::Future;
use std::rc::Rc;

use tokio::sync::Notify;
use tokio::task::JoinSet;

/// The tasks of one program. Clones count the same tasks.
#[derive(Clone, Default)]
pub(crate) struct Tasks(Rc<Shared>);

#[derive(Default)]
struct Shared {
    set: RefCell<JoinSet<()>>,
    count: Rc<Count>,
}

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
        let count = &self.0.count;
        count.running.set(count.running.get() + 1);
        let running = Running(count.clone());
        let mut set = self.0.set.borrow_mut();
        while set.try_join_next().is_some() {}
        set.spawn_local(async move {
            let _running = running;
            task.await;
        });
    }

    /// Drops all tasks, wherever they are.
    pub(crate) fn abort(&self) {
        self.0.set.borrow_mut().abort_all();
    }

    /// Waits until none is running.
    pub(crate) async fn ended(&self) {
        let count = &self.0.count;
        loop {
            // Before looking, so that an end in between is not missed.
            let ended = count.ended.notified();
            if count.running.get() == 0 {
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
