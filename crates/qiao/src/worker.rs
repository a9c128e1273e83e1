//! A worker: one thread with one single-threaded runtime, on which mini-programs live. Their
//! engines, host tasks and network tasks all run here, so nothing of theirs needs a lock.

use std::io;

use tokio::runtime;
use tokio::sync::mpsc;
use tokio::task::LocalSet;

/// Something to do on the worker's thread.
type Job = Box<dyn FnOnce() + Send>;

/// The thread ends when its last handle is gone and its mini-programs have ended.
#[derive(Clone)]
pub struct Worker {
    jobs: mpsc::UnboundedSender<Job>,
}

/// Twice what script may use, and room for the host: script recurses on this stack.
const STACK: usize = 4 * 1024 * 1024;

impl Worker {
    /// Starts a worker, on the system's clock or on one that stands still while anything runs and
    /// leaps to the next timer when nothing does.
    pub fn start(virtual_time: bool) -> io::Result<Worker> {
        let (jobs, mut queue) = mpsc::unbounded_channel::<Job>();
        let work = move || {
            let Ok(runtime) = runtime::Builder::new_current_thread().enable_all().start_paused(virtual_time).build()
            else {
                return;
            };
            let local = LocalSet::new();
            local.spawn_local(async move {
                while let Some(job) = queue.recv().await {
                    job();
                }
            });
            runtime.block_on(local);
        };
        std::thread::Builder::new().name("qiao".to_owned()).stack_size(STACK).spawn(work)?;
        Ok(Worker { jobs })
    }

    /// Runs a job on the worker's thread, where it may spawn local tasks. A job that comes after
    /// the end of the worker is dropped.
    pub fn run(&self, job: impl FnOnce() + Send + 'static) {
        drop(self.jobs.send(Box::new(job)));
    }
}
