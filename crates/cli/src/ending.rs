//! Early end of the process: at a signal, at a timeout, or when its output is no longer read. Records are completed and
//! temporary directories removed, whatever the script does. It must not know what was running.

use std::io;
use std::sync::atomic::{AtomicU8, Ordering};
use std::sync::{Mutex, PoisonError, mpsc};
use std::time::Duration;

use qiao::StopHandle;

use crate::messages::Message;
use crate::record::Records;
use crate::{Exit, keys, print};

/// How long a stopped script may keep running; some native calls cannot be interrupted.
pub(crate) const GRACE: Duration = Duration::from_secs(1);

/// How long files may take to be completed at the end: nobody may be reading the pipe that one goes to.
const LAST_WRITES: Duration = Duration::from_secs(5);

/// The current run.
static RUN: Mutex<Option<Run>> = Mutex::new(None);
/// The requested exit code, or 0.
static ORDERED: AtomicU8 = AtomicU8::new(0);

struct Run {
    stop: StopHandle,
    records: Records,
}

/// Registers the running program.
pub(crate) fn begin(stop: StopHandle, records: Records) {
    *RUN.lock().unwrap_or_else(PoisonError::into_inner) = Some(Run { stop, records });
}

/// The exit code requested by a signal, if any.
pub(crate) fn ordered() -> Option<Exit> {
    let code = ORDERED.load(Ordering::Relaxed);
    [Exit::Interrupted, Exit::Terminated].into_iter().find(|exit| *exit as u8 == code)
}

/// Stops the running program; returns whether there is one.
#[cfg_attr(not(unix), expect(dead_code, reason = "signals are caught on Unix only"))]
fn order(exit: Exit) -> bool {
    ORDERED.store(exit as u8, Ordering::Relaxed);
    let run = RUN.lock().unwrap_or_else(PoisonError::into_inner);
    let Some(Run { stop, records }) = &*run else { return false };
    let message = match records.open_calls() {
        0 => Message::EndedWithoutCalls,
        1 => Message::EndedWithCall,
        calls => Message::EndedWithCalls { calls },
    };
    print::notice(&message.said());
    stop.stop();
    true
}

/// Ends the process immediately: records are completed and temporary directories removed, but nothing else is cleaned
/// up.
pub(crate) fn now(exit: Exit) -> ! {
    // If it is locked, another thread is ending the process.
    if let Ok(mut run) = RUN.try_lock()
        && let Some(Run { records, .. }) = run.take()
        && let Some(Err(fault)) = within(LAST_WRITES, move || records.close())
    {
        print::fault(&fault.message);
    }
    qiao::remove_temporary_folders();
    keys::restore();
    std::process::exit(exit as i32);
}

/// What something becomes, unless it takes longer than this.
fn within<T: Send + 'static>(limit: Duration, act: impl FnOnce() -> T + Send + 'static) -> Option<T> {
    let (done, waiting) = mpsc::channel();
    let act = move || drop(done.send(act()));
    std::thread::Builder::new().name("records".to_owned()).spawn(act).ok()?;
    waiting.recv_timeout(limit).ok()
}

/// Handles a write error of standard output.
pub(crate) fn output_failed(error: &io::Error) -> ! {
    if error.kind() != io::ErrorKind::BrokenPipe {
        print::fault(&Message::Output { problem: qiao::Cause::from(error) }.said());
        now(Exit::Failed);
    }
    now(Exit::ClosedPipe);
}

/// Makes SIGINT and SIGTERM end the process in an orderly way.
///
/// # Errors
/// The signal handlers cannot be installed.
#[cfg(unix)]
pub(crate) fn watch_signals() -> io::Result<()> {
    use tokio::signal::unix::{SignalKind, signal};

    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build()?;
    let (mut interrupt, mut terminate) = {
        let _entered = runtime.enter();
        (signal(SignalKind::interrupt())?, signal(SignalKind::terminate())?)
    };
    let watch = move || {
        let mut next = async || {
            tokio::select! {
                _ = interrupt.recv() => Exit::Interrupted,
                _ = terminate.recv() => Exit::Terminated,
            }
        };
        runtime.block_on(async {
            let exit = next().await;
            if order(exit) {
                // A second signal ends the process at once.
                drop(tokio::time::timeout(GRACE, next()).await);
            }
            now(exit);
        });
    };
    std::thread::Builder::new().name("signals".to_owned()).spawn(watch).map(drop)
}

/// On other systems, signals end the process directly.
#[cfg(not(unix))]
pub(crate) fn watch_signals() -> io::Result<()> {
    Ok(())
}
