//! The tasks that carry calls and sockets out: how many there are, and when the last one is gone. A task that
//! panics is gone like any other. It must not know what they do.

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

/// One task, until it is dropped.
struct Running(Rc<Count>);

impl Tasks {
    /// Runs a task on this thread.
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
