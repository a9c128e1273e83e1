//! Deadlines of script that was stopped: one thread of the process looks whether it has ended. It is started with the
//! first deadline, and is the only thing that programs of one process share.

use std::cmp::Reverse;
use std::collections::BTreeMap;
use std::sync::OnceLock;
use std::sync::mpsc::{Receiver, RecvTimeoutError, Sender, channel};
use std::time::{Duration, Instant};

/// What is done at a deadline. It must not wait.
type Act = Box<dyn FnOnce() + Send>;

static DEADLINES: OnceLock<Option<Sender<(Instant, Act)>>> = OnceLock::new();

/// Real time, whatever the clock of a program says: it is script that runs that is waited for.
#[expect(clippy::disallowed_methods, reason = "virtual time stands still while script runs")]
fn now() -> Instant {
    Instant::now()
}

/// Does something after this time. Where no thread can be started for it, it is never done.
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
    // The number keeps those of the same instant apart.
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
