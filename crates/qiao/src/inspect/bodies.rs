//! Bodies that tools may ask for, by request. The store is bounded: the oldest go first.

use std::collections::{HashMap, VecDeque};

use bytes::Bytes;

/// How many bytes are kept, besides the last body.
const BYTES: usize = 128 * 1024 * 1024;

/// The last bodies.
#[derive(Debug, Default)]
pub(crate) struct Bodies {
    of: HashMap<String, Pair>,
    order: VecDeque<String>,
    bytes: usize,
}

/// The bodies of a request and its response, as far as they are in the journal.
#[derive(Clone, Debug, Default)]
pub(crate) struct Pair {
    pub request: Option<Bytes>,
    pub response: Option<Bytes>,
}

impl Pair {
    fn len(&self) -> usize {
        let length = |body: &Option<Bytes>| body.as_ref().map_or(0, Bytes::len);
        length(&self.request) + length(&self.response)
    }
}

impl Bodies {
    /// Keeps the bodies of a request; those of an earlier hop are replaced.
    pub(crate) fn keep(&mut self, request: &str, pair: Pair) {
        self.bytes += pair.len();
        match self.of.insert(request.to_owned(), pair) {
            Some(before) => self.bytes -= before.len(),
            None => self.order.push_back(request.to_owned()),
        }
        while self.bytes > BYTES && self.order.len() > 1 {
            let Some(gone) = self.order.pop_front().and_then(|oldest| self.of.remove(&oldest)) else { return };
            self.bytes -= gone.len();
        }
    }

    /// The bodies of a request; `None` where they are not kept any more, or never were.
    pub(crate) fn of(&self, request: &str) -> Option<&Pair> {
        self.of.get(request)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_oldest_bodies_go_first() {
        let mut bodies = Bodies::default();
        let body = |length| Pair { request: None, response: Some(vec![0; length].into()) };
        for request in ["1", "2", "3"] {
            bodies.keep(request, body(BYTES / 2));
        }
        assert!(bodies.of("1").is_none() && bodies.of("2").is_some() && bodies.of("3").is_some());
        bodies.keep("3", body(1));
        assert_eq!(bodies.bytes, BYTES / 2 + 1);
        // One that is longer than all of the store is kept alone.
        bodies.keep("4", body(2 * BYTES));
        assert!(bodies.of("4").is_some() && bodies.of("3").is_none());
    }
}
