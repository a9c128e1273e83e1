//! A worker: one thread with a single-threaded runtime that runs mini-programs. Their engines, host tasks and network
//! tasks all run there, so they need no locks.

use std::future::Future;
use std::io;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, AtomicI32, AtomicUsize, Ordering::Relaxed};

use tokio::runtime::{self, Runtime};
use tokio::sync::mpsc;
use tokio::task::LocalSet;
use tokio_util::sync::{CancellationToken, WaitForCancellationFutureOwned};

/// Something to do on a worker's thread.
type Job = Box<dyn FnOnce() + Send>;

/// A handle of a worker. Its thread ends when the last handle is dropped and its mini-programs have ended.
#[derive(Clone, Debug)]
pub struct Worker {
    jobs: mpsc::UnboundedSender<Job>,
    virtual_time: bool,
    /// The worker's own thread, if it has one.
    thread: Option<Arc<Thread>>,
    lost: CancellationToken,
}

/// A thread owned by a worker.
#[derive(Debug, Default)]
struct Thread {
    /// Its thread id in the operating system.
    #[cfg_attr(
        not(target_os = "linux"),
        expect(dead_code, reason = "threads have a priority of their own on Linux only")
    )]
    id: AtomicI32,
    /// Whether it counts as abandoned.
    counted: AtomicBool,
}

/// Number of abandoned threads of this process that still run.
static LOST: AtomicUsize = AtomicUsize::new(0);
/// Maximum of `LOST`; beyond it, no new workers are started.
const MOST_LOST: usize = 64;

/// The calling thread as a worker: mini-programs start there without a thread being made. It needs
/// a stack of at least 8 MiB.
///
/// ```
/// # fn main() -> Result<(), Box<dyn std::error::Error>> {
/// let here = qiao::CurrentThread::new()?;
/// let worker = here.worker();
/// here.block_on(async {
///     let host = qiao::Host::builder().on(worker).build()?;
///     let app = host.launch(qiao::Launch::source("one.js", "console.log(1)")).await?;
///     app.wait_idle().await;
///     Ok(())
/// })
/// # }
/// ```
#[derive(Debug)]
pub struct CurrentThread {
    runtime: Runtime,
    queue: mpsc::UnboundedReceiver<Job>,
    worker: Worker,
}

/// Twice what script may use, and room for the host: script recurses on this stack.
const STACK: usize = 10 * 1024 * 1024;

impl Worker {
    /// Starts a worker on its own thread.
    pub(crate) fn start(virtual_time: bool) -> io::Result<Worker> {
        if LOST.load(Relaxed) >= MOST_LOST {
            let reason = format!("{MOST_LOST} threads of this process are in loops that nothing ends; start it again");
            return Err(io::Error::other(reason));
        }
        let (jobs, queue) = mpsc::unbounded_channel();
        let (thread, lost) = (Arc::<Thread>::default(), CancellationToken::new());
        let (own, over) = (thread.clone(), lost.clone());
        let work = move || {
            own.begin();
            if let Ok(runtime) = runtime(virtual_time) {
                let local = LocalSet::new();
                local.spawn_local(serve(queue));
                // If the loop ends after all, the thread ends with everything on it.
                runtime.block_on(async {
                    tokio::select! {
                        biased;
                        () = over.cancelled() => {}
                        () = local => {}
                    }
                });
            }
            own.end();
        };
        std::thread::Builder::new().name("qiao".to_owned()).stack_size(STACK).spawn(work)?;
        Ok(Worker { jobs, virtual_time, thread: Some(thread), lost })
    }

    /// Whether the worker can be abandoned; a caller's thread cannot.
    pub(crate) fn can_be_lost(&self) -> bool {
        self.thread.is_some()
    }

    /// Abandons the worker: everyone waiting for it receives an error.
    pub(crate) fn lose(&self) {
        if let Some(thread) = &self.thread {
            thread.lose();
            self.lost.cancel();
        }
    }

    /// Whether both are ways to the same worker.
    pub(crate) fn is(&self, other: &Worker) -> bool {
        self.jobs.same_channel(&other.jobs)
    }

    /// Whether it was abandoned.
    pub(crate) fn is_lost(&self) -> bool {
        self.lost.is_cancelled()
    }

    /// Resolves when it is abandoned.
    pub(crate) fn lost(&self) -> WaitForCancellationFutureOwned {
        self.lost.clone().cancelled_owned()
    }

    /// Cancelled when it is given up.
    pub(crate) fn lost_token(&self) -> CancellationToken {
        self.lost.clone()
    }

    /// Whether the worker runs on virtual time.
    pub(crate) fn is_virtual(&self) -> bool {
        self.virtual_time
    }

    /// Runs a job on the worker's thread, where it may spawn local tasks. After the worker has ended, jobs are dropped.
    pub(crate) fn run(&self, job: impl FnOnce() + Send + 'static) {
        drop(self.jobs.send(Box::new(job)));
    }
}

impl Thread {
    fn begin(&self) {
        #[cfg(target_os = "linux")]
        self.id.store(rustix::thread::gettid().as_raw_nonzero().get(), Relaxed);
    }

    fn lose(&self) {
        if self.counted.swap(true, Relaxed) {
            return;
        }
        LOST.fetch_add(1, Relaxed);
        // The loop should not slow down other threads, but lowering the priority may not be permitted.
        #[cfg(target_os = "linux")]
        let _ = rustix::process::setpriority_process(rustix::process::Pid::from_raw(self.id.load(Relaxed)), 19);
    }

    fn end(&self) {
        if self.counted.load(Relaxed) {
            LOST.fetch_sub(1, Relaxed);
        }
    }
}

impl CurrentThread {
    /// The calling thread, on the system clock.
    ///
    /// # Errors
    /// The runtime cannot be created.
    pub fn new() -> io::Result<CurrentThread> {
        CurrentThread::on_clock(false)
    }

    /// The calling thread on virtual time, which stands still while anything runs and advances to the next timer when
    /// nothing does. With the feature `virtual-time`.
    ///
    /// # Errors
    /// The runtime cannot be created.
    #[cfg(feature = "virtual-time")]
    pub fn on_virtual_time() -> io::Result<CurrentThread> {
        CurrentThread::on_clock(true)
    }

    fn on_clock(virtual_time: bool) -> io::Result<CurrentThread> {
        let (jobs, queue) = mpsc::unbounded_channel();
        Ok(CurrentThread {
            runtime: runtime(virtual_time)?,
            queue,
            worker: Worker { jobs, virtual_time, thread: None, lost: CancellationToken::new() },
        })
    }

    /// The handle of this worker, for [`Builder::on`](crate::Builder::on).
    pub fn worker(&self) -> Worker {
        self.worker.clone()
    }

    /// Runs a future, and the mini-programs of this worker alongside, until the future completes.
    pub fn block_on<F: Future>(self, future: F) -> F::Output {
        let local = LocalSet::new();
        local.spawn_local(serve(self.queue));
        self.runtime.block_on(local.run_until(future))
    }
}

async fn serve(mut queue: mpsc::UnboundedReceiver<Job>) {
    while let Some(job) = queue.recv().await {
        // A panic in one mini-program must not end the others; its launcher sees that it is gone.
        drop(catch_unwind(AssertUnwindSafe(job)));
    }
}

fn runtime(virtual_time: bool) -> io::Result<Runtime> {
    let mut builder = runtime::Builder::new_current_thread();
    builder.enable_all();
    if virtual_time {
        pause(&mut builder);
    }
    builder.build()
}

#[cfg(feature = "virtual-time")]
fn pause(builder: &mut runtime::Builder) {
    builder.start_paused(true);
}

/// Unused without the feature.
#[cfg(not(feature = "virtual-time"))]
fn pause(_: &mut runtime::Builder) {}
