//! The journal: numbers and dates entries and hands them to its listeners. A listener that panics is removed.

use std::cell::{Cell, RefCell};
use std::fmt;

use qiao_abi::{Api, Entry, Record, ScriptError, ScriptErrorKind, Verdict};

use crate::clock::Clock;
use crate::panics::caught;

/// A listener of the journal. It is called while script may be running, so it must not wait and must not call back.
pub trait Sink {
    /// Takes an entry.
    fn take(&mut self, entry: &Entry);

    /// Whether nobody reads what it takes any more, so that it can be removed.
    fn is_over(&self) -> bool {
        false
    }
}

impl<F: FnMut(&Entry)> Sink for F {
    fn take(&mut self, entry: &Entry) {
        self(entry);
    }
}

/// The journal of one mini-program.
pub struct Journal {
    clock: Clock,
    next: Cell<u64>,
    sinks: RefCell<Vec<Box<dyn Sink>>>,
}

impl fmt::Debug for Journal {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Journal").field("next", &self.next.get()).finish_non_exhaustive()
    }
}

impl Journal {
    /// An empty journal.
    pub fn new(clock: Clock) -> Journal {
        Journal { clock, next: Cell::new(0), sinks: RefCell::default() }
    }

    /// Adds a listener for entries from now on.
    pub fn listen(&self, sink: Box<dyn Sink>) {
        let mut sinks = self.sinks.borrow_mut();
        sinks.retain(|sink| !sink.is_over());
        sinks.push(sink);
    }

    /// Writes an entry.
    pub fn write(&self, record: Record) {
        let seq = self.next.replace(self.next.get() + 1);
        let entry = Entry { seq, at: self.clock.elapsed(), record };
        let mut panics = Vec::new();
        self.sinks.borrow_mut().retain_mut(|sink| match caught(|| sink.take(&entry)) {
            Ok(()) => !sink.is_over(),
            Err(message) => {
                panics.push(message);
                false
            }
        });
        panics.into_iter().for_each(|message| self.panicked("in a listener of the journal", message));
    }

    /// Writes a verdict that belongs to no call.
    pub(crate) fn explain(&self, api: Api, subject: String, message: Option<String>, verdict: Verdict) {
        self.write(Record::Verdict { call: None, api, subject, message, verdict });
    }

    /// Runs code of the embedder. The error is the message of its panic, which has a line of its own then.
    pub(crate) fn guard<T>(&self, place: &str, act: impl FnOnce() -> T) -> Result<T, String> {
        caught(act).inspect_err(|message| self.panicked(place, message.clone()))
    }

    /// Writes that code of the embedder panicked at this place.
    pub(crate) fn panicked(&self, place: &str, message: String) {
        self.write(Record::Error(ScriptError {
            kind: ScriptErrorKind::Embedder,
            context: vec![place.to_owned()],
            message,
            stack: String::new(),
            file: None,
            line: None,
            column: None,
        }));
    }
}
