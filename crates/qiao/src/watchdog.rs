//! Deadlines of stopped scripts: one thread per process checks whether they have ended. It starts with the first
//! deadline, and is the only state shared by all programs of a process.

use std::cmp::Reverse;
use std::collections::BTreeMap;
use std::sync::OnceLock;
use std::sync::mpsc::{Receiver, RecvTimeoutError, Sender, channel};
use std::time::{Duration, Instant};

/// The action at a deadline. It must not block.
type Act = Box<dyn FnOnce() + Send>;

static DEADLINES: OnceLock<Option<Sender<(Instant, Act)>>> = OnceLock::new();

/// Real time, regardless of the program's clock: virtual time stands still while a script runs.
#[expect(clippy::disallowed_methods, reason = "virtual time stands still while script runs")]
fn now() -> Instant {
    Instant::now()
}

/// Runs an action after this time. If no thread can be started, the action never runs.
pub(crate) fn after(time: Duration, act: impl FnOnce() + Send + 'static) {
    let deadlines = DEADLINES.get_or_init(|| {
        let (deadlines, received) = channel();
        let thread = std::thread::Builder::new().name("qiao-watchdog".to_owned());
        thread.spawn(move || watch(&received)).ok().map(|_| deadlines)
    });
    if let Some(deadlines) = deadlines {
        drop(deadlines.send((now() + time, Box::new(act))));
    }
}

fn watch(received: &Receiver<(Instant, Act)>) {
    // The number distinguishes deadlines at the same instant.
    let mut waiting: BTreeMap<(Instant, Reverse<u64>), Act> = BTreeMap::new();
    let mut count = u64::MAX;
    loop {
        let next = waiting.first_key_value().map(|((due, _), _)| due.saturating_duration_since(now()));
        let came = match next {
            Some(time) => received.recv_timeout(time),
            None => received.recv().map_err(|_| RecvTimeoutError::Disconnected),
        };
        match came {
            Ok((due, act)) => {
                count -= 1;
                waiting.insert((due, Reverse(count)), act);
            }
            Err(RecvTimeoutError::Timeout) => {
                if let Some((_, act)) = waiting.pop_first() {
                    act();
                }
            }
            Err(RecvTimeoutError::Disconnected) => return,
        }
    }
}
