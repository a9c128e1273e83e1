//! A program that is being launched with an inspector: listeners that pass its journal and its files on, and the
//! interceptor that refuses blocked URLs. They run on the program's thread. It must not know the protocol.

use std::path::PathBuf;
use std::rc::Rc;
use std::sync::atomic::Ordering;
use std::time::{Duration, SystemTime};

use qiao_abi::{Budget, CallId, Charge, Entry, Main, NetworkCondition, Printed, Source};
use qiao_host::Observer;
use qiao_net::Interceptor;
use tokio::sync::mpsc;

use super::Inspector;
use super::steering::Blocked;
use crate::actor::{Command, Start};

/// What an inspector hears of programs, each of which has a number.
pub(crate) enum Note {
    /// It is being launched.
    Begun(u32, Subject),
    /// A line of its journal, with the memory of the program that it takes until it is taken in.
    Entry(u32, Box<Entry>, Charge),
    /// A file that it loads.
    Source(u32, Source, Charge),
    /// A call of its console, at this time after the launch.
    Printed(u32, Duration, Box<Printed>, Charge),
    /// More bytes of an upload have been sent, at this time after the launch.
    Uploaded(u32, Duration, CallId, u64),
    /// It is gone.
    Ended(u32),
}

/// A program as its inspector knows it.
pub(crate) struct Subject {
    /// Its main file, or the folder of its project.
    pub name: String,
    /// The folder of its files.
    pub root: Option<PathBuf>,
    /// When it was launched, on its own clock.
    pub launched: SystemTime,
    /// The condition of the network that it was launched with.
    pub condition: NetworkCondition,
    /// The way to it. It does not keep it alive.
    pub commands: mpsc::WeakUnboundedSender<Box<Command>>,
}

/// A program's side of its inspector.
pub(crate) struct Inspection {
    notes: Rc<Notes>,
    blocked: Blocked,
}

/// Where notes of one program go; it has ended when this is gone.
struct Notes {
    program: u32,
    to: mpsc::UnboundedSender<Note>,
}

impl Notes {
    /// Sends a note on the program. An inspector that has ended hears nothing.
    fn send(&self, note: impl FnOnce(u32) -> Note) {
        drop(self.to.send(note(self.program)));
    }
}

impl Notes {
    /// Sends a file, which counts towards the program's memory until it is taken in.
    fn source(&self, source: &Source, budget: &Budget) {
        let charge = budget.force(source.held_bytes());
        self.send(|program| Note::Source(program, source.clone(), charge));
    }
}

impl Drop for Notes {
    fn drop(&mut self) {
        self.send(Note::Ended);
    }
}

impl Inspector {
    /// Takes a program in.
    pub(crate) fn attach(&self, subject: Subject) -> Inspection {
        let program = self.0.next.fetch_add(1, Ordering::Relaxed) + 1;
        // An inspector that has ended hears nothing.
        drop(self.0.notes.send(Note::Begun(program, subject)));
        Inspection { notes: Rc::new(Notes { program, to: self.0.notes.clone() }), blocked: self.0.blocked.clone() }
    }
}

/// Passes on what the journal does not have.
struct Observing {
    notes: Rc<Notes>,
    budget: Budget,
}

impl Observer for Observing {
    fn source(&self, source: &Source) {
        self.notes.source(source, &self.budget);
    }

    fn printed(&self, at: Duration, printed: Printed) {
        let charge = self.budget.force(printed.described.len() + printed.stack.len());
        self.notes.send(|program| Note::Printed(program, at, Box::new(printed), charge));
    }

    fn uploaded(&self, at: Duration, call: CallId, bytes: u64) {
        self.notes.send(|program| Note::Uploaded(program, at, call, bytes));
    }
}

impl Inspection {
    /// What listens to the journal.
    pub(crate) fn entries(&self, budget: Budget) -> impl FnMut(&Entry) + use<> {
        let notes = self.notes.clone();
        move |entry| {
            let charge = budget.force(entry.held_bytes());
            notes.send(|program| Note::Entry(program, Box::new(entry.clone()), charge));
        }
    }

    /// What hears of the program beside its journal.
    pub(crate) fn observer(&self, budget: Budget) -> Rc<dyn Observer> {
        Rc::new(Observing { notes: self.notes.clone(), budget })
    }

    /// The number of the program.
    pub(crate) fn number(&self) -> u32 {
        self.notes.program
    }

    /// Shows the scripts that are run first; others are shown as script loads them.
    pub(crate) fn show(&self, start: &Start, budget: &Budget) {
        let main = match &start.main {
            Main::Script(main) | Main::Beside(main, _) => Some(main),
            Main::Project(_) => None,
        };
        for source in start.before.iter().chain(main) {
            self.notes.source(source, budget);
        }
    }

    /// Refuses what the tools block.
    pub(crate) fn blocked(&self) -> Rc<dyn Interceptor> {
        Rc::new(self.blocked.clone())
    }
}
