//! What preflights have allowed, for as long as it may be remembered (TTB-CORS-042 to 044).

use std::cell::RefCell;
use std::collections::HashMap;

use qiao_rules::cors::{Asked, Granted};
use tokio::time::Instant;

/// A page and a URL.
type Key = (String, String);

/// What is remembered, and until when.
#[derive(Default)]
pub(crate) struct Preflights(RefCell<HashMap<Key, Vec<(Granted, Instant)>>>);

/// The most URLs that are remembered; at the limit the memory is cleared.
const MOST: usize = 1000;

impl Preflights {
    /// Whether a preflight that is remembered allows this.
    pub(crate) fn cover(&self, key: &Key, asked: &Asked) -> bool {
        let now = Instant::now();
        let known = self.0.borrow();
        known.get(key).is_some_and(|all| all.iter().any(|(granted, until)| *until > now && granted.covers(asked)))
    }

    /// Remembers what a preflight allowed.
    pub(crate) fn remember(&self, key: Key, granted: Granted) {
        let now = Instant::now();
        let mut known = self.0.borrow_mut();
        if known.len() >= MOST {
            known.clear();
        }
        let all = known.entry(key).or_default();
        all.retain(|(_, until)| *until > now);
        all.push((granted.clone(), now + granted.age));
    }

    /// Forgets what is remembered of a URL: a request that relied on it has failed.
    pub(crate) fn forget(&self, key: &Key) {
        self.0.borrow_mut().remove(key);
    }
}
