//! Replays a recording: finds the entry that answers a call, once each, and says of a call without one how it differs
//! from the nearest. Archives are read in `archive`, calls compared in `compare`, sockets followed in `conversation`.

mod archive;
mod compare;
mod conversation;
mod faults;
mod format;
mod forms;
mod matching;

use std::fmt;
use std::path::Path;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use qiao_abi::Unrecorded;
use qiao_net::{Answers, Asked, Conversation, Recorded};

use archive::Entry;
use conversation::Talk;
pub use faults::{ArchiveFault, BadRecording, EntryFault};
pub use matching::{BadRule, IgnoreRule, Matching};

/// A recording that answers calls. Clones are the same one: what has answered a call of one does not answer another.
#[derive(Clone)]
pub struct Replay(Arc<Inner>);

impl fmt::Debug for Replay {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Inner { entries, matching, delays, .. } = &*self.0;
        let mut shown = f.debug_struct("Replay");
        shown.field("entries", &entries.len()).field("matching", matching).field("delays", delays).finish()
    }
}

struct Inner {
    entries: Vec<Arc<Entry>>,
    used: Mutex<Vec<bool>>,
    matching: Matching,
    /// Whether answers take as long as when they were recorded.
    delays: bool,
    unmatched: AtomicUsize,
}

impl Replay {
    /// Reads an HTTP Archive: of this crate, of Chrome's developer tools, of Playwright or of mitmproxy. Answers come
    /// at once.
    ///
    /// # Errors
    /// The file cannot be read, or is not an archive.
    pub fn read(path: impl AsRef<Path>, matching: Matching) -> Result<Replay, BadRecording> {
        let entries: Vec<_> = archive::read(path.as_ref())?.into_iter().map(Arc::new).collect();
        let used = Mutex::new(vec![false; entries.len()]);
        Ok(Replay(Arc::new(Inner { entries, used, matching, delays: false, unmatched: AtomicUsize::new(0) })))
    }

    /// Lets answers take as long as when they were recorded. Nothing has been answered yet.
    #[must_use]
    pub fn with_delays(self) -> Replay {
        let Inner { entries, matching, .. } = &*self.0;
        let (entries, used, matching) = (entries.clone(), vec![false; entries.len()].into(), matching.clone());
        Replay(Arc::new(Inner { entries, used, matching, delays: true, unmatched: AtomicUsize::new(0) }))
    }

    /// How many calls and messages had no entry so far.
    pub fn unmatched(&self) -> usize {
        self.0.unmatched.load(Ordering::Relaxed)
    }

    /// Method and URL of the entries that have answered no call so far, in order, and of sockets over which script has
    /// not sent all that was recorded. Preflights of browsers are not among them.
    pub fn unused(&self) -> Vec<String> {
        let used = self.0.used();
        let left =
            self.0.entries.iter().zip(used.iter()).filter(|(entry, used)| !entry.preflight && !entry.is_done(**used));
        left.map(|(entry, _)| entry.to_string()).collect()
    }

    /// Takes the first entry of this kind that answers a call and has answered none.
    fn find(&self, call: &Asked<'_>, socket: bool) -> Result<Arc<Entry>, Box<Unrecorded>> {
        let Inner { entries, matching, .. } = &*self.0;
        let mut used = self.0.used();
        let alike = || entries.iter().enumerate().filter(|(_, entry)| entry.is_socket == socket);
        let same = |entry: &Entry| compare::differences(call, entry, matching).is_empty();
        let found = alike().find(|(at, entry)| !used[*at] && same(entry));
        if let Some((at, entry)) = found {
            entry.check_body(call)?;
            used[at] = true;
            return Ok(entry.clone());
        }
        let nearest = alike().map(|(at, entry)| (at, entry, compare::differences(call, entry, matching)));
        let nearest = nearest.max_by_key(|(at, entry, differences)| {
            let likeness = (compare::likeness(call, entry) * 1000.0) as i64;
            // What is the same says more than what is left over.
            (differences.is_empty(), likeness - 20 * differences.len() as i64, !used[*at], std::cmp::Reverse(*at))
        });
        let nearest = nearest.map(|(_, entry, differences)| (entry.to_string(), differences));
        let (nearest, differences) = nearest.map_or((None, Vec::new()), |(entry, found)| (Some(entry), found));
        Err(Box::new(Unrecorded { call: call.to_string(), nearest, differences }))
    }
}

impl Inner {
    fn used(&self) -> MutexGuard<'_, Vec<bool>> {
        self.used.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Counts what the recording does not have.
    fn counted<T>(&self, found: Result<T, Box<Unrecorded>>) -> Result<T, Box<Unrecorded>> {
        found.inspect_err(|_| self.count())
    }

    fn count(&self) {
        self.unmatched.fetch_add(1, Ordering::Relaxed);
    }
}

impl Answers for Replay {
    fn exchange(&self, call: &Asked<'_>) -> Result<Recorded, Box<Unrecorded>> {
        let found = self.0.counted(self.find(call, false))?;
        Ok(found.recorded(self.0.delays))
    }

    fn raw_socket(&self, call: String) -> Box<Unrecorded> {
        self.0.count();
        Box::new(Unrecorded::raw_socket(call))
    }

    fn socket(&self, call: &Asked<'_>) -> Result<(Recorded, Box<dyn Conversation>), Box<Unrecorded>> {
        let found = self.0.counted(self.find(call, true))?;
        let recorded = found.recorded(self.0.delays);
        Ok((recorded, Box::new(Talk::new(found, self.0.clone()))))
    }
}

#[cfg(test)]
mod tests;
