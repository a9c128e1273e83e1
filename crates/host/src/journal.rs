//! The journal: numbers and dates entries and hands them to its listeners.

use std::cell::{Cell, RefCell};
use std::fmt;

use qiao_abi::{Entry, Record};

use crate::clock::Clock;

/// Someone who listens to the journal. It is called while script may be running, so it must not
/// wait and must not call back.
pub type Sink = Box<dyn FnMut(&Entry)>;

/// The journal of one mini-program.
pub struct Journal {
    clock: Clock,
    next: Cell<u64>,
    sinks: RefCell<Vec<Sink>>,
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
    pub fn listen(&self, sink: Sink) {
        self.sinks.borrow_mut().push(sink);
    }

    /// Writes an entry.
    pub fn write(&self, record: Record) {
        let seq = self.next.replace(self.next.get() + 1);
        let entry = Entry { seq, at: self.clock.elapsed(), record };
        for sink in self.sinks.borrow_mut().iter_mut() {
            sink(&entry);
        }
    }
}
