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

/// Makes signals end the process in an orderly way: SIGINT and SIGTERM; on Windows Ctrl-C, Ctrl-Break and the closing of
/// the console or the session.
///
/// # Errors
/// The signal handlers cannot be installed.
pub(crate) fn watch_signals() -> io::Result<()> {
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build()?;
    let mut signals = {
        let _entered = runtime.enter();
        Signals::watched()?
    };
    let watch = move || {
        runtime.block_on(async {
            let exit = signals.next().await;
            if order(exit) {
                // A second signal ends the process at once.
                drop(tokio::time::timeout(GRACE, signals.next()).await);
            }
            now(exit);
        });
    };
    std::thread::Builder::new().name("signals".to_owned()).spawn(watch).map(drop)
}

/// The signals that end the process.
#[cfg(unix)]
struct Signals {
    interrupt: tokio::signal::unix::Signal,
    terminate: tokio::signal::unix::Signal,
}

#[cfg(unix)]
impl Signals {
    fn watched() -> io::Result<Signals> {
        use tokio::signal::unix::{SignalKind, signal};

        Ok(Signals { interrupt: signal(SignalKind::interrupt())?, terminate: signal(SignalKind::terminate())? })
    }

    /// The exit code that the next one asks for.
    async fn next(&mut self) -> Exit {
        tokio::select! {
            _ = self.interrupt.recv() => Exit::Interrupted,
            _ = self.terminate.recv() => Exit::Terminated,
        }
    }
}

/// The events of the console that end the process. Windows gives a process a few seconds when its console is closed or its
/// user leaves.
#[cfg(windows)]
struct Signals {
    interrupt: tokio::signal::windows::CtrlC,
    stop: tokio::signal::windows::CtrlBreak,
    close: tokio::signal::windows::CtrlClose,
    leave: tokio::signal::windows::CtrlLogoff,
    shut_down: tokio::signal::windows::CtrlShutdown,
}

#[cfg(windows)]
impl Signals {
    fn watched() -> io::Result<Signals> {
        use tokio::signal::windows::{ctrl_break, ctrl_c, ctrl_close, ctrl_logoff, ctrl_shutdown};

        let (interrupt, stop, close) = (ctrl_c()?, ctrl_break()?, ctrl_close()?);
        Ok(Signals { interrupt, stop, close, leave: ctrl_logoff()?, shut_down: ctrl_shutdown()? })
    }

    /// The exit code that the next one asks for.
    async fn next(&mut self) -> Exit {
        tokio::select! {
            _ = self.interrupt.recv() => Exit::Interrupted,
            _ = self.stop.recv() => Exit::Interrupted,
            _ = self.close.recv() => Exit::Terminated,
            _ = self.leave.recv() => Exit::Terminated,
            _ = self.shut_down.recv() => Exit::Terminated,
        }
    }
}
