//! Events that have happened, for tools that connect later. It is bounded: the oldest go first. What events say is not
//! known here.

use std::collections::VecDeque;
use std::sync::Arc;

/// How many events are kept.
const EVENTS: usize = 50_000;
/// How many bytes they may have together.
const BYTES: usize = 64 * 1024 * 1024;

/// The last events.
#[derive(Debug, Default)]
pub(crate) struct History {
    events: VecDeque<(&'static str, Arc<str>)>,
    bytes: usize,
}

impl History {
    /// Adds an event of a domain such as `Network`.
    pub(crate) fn add(&mut self, domain: &'static str, event: Arc<str>) {
        self.bytes += event.len();
        self.events.push_back((domain, event));
        while self.events.len() > EVENTS || self.bytes > BYTES {
            let Some((_, gone)) = self.events.pop_front() else { return };
            self.bytes -= gone.len();
        }
    }

    /// Removes events of a domain.
    pub(crate) fn discard(&mut self, domain: &str, meant: impl Fn(&str) -> bool) {
        self.events.retain(|(of, event)| *of != domain || !meant(event));
        self.bytes = self.events.iter().map(|(_, event)| event.len()).sum();
    }

    /// The events of a domain, in order.
    pub(crate) fn of<'a>(&'a self, domain: &'a str) -> impl Iterator<Item = &'a Arc<str>> {
        self.events.iter().filter(move |(of, _)| *of == domain).map(|(_, event)| event)
    }
}
