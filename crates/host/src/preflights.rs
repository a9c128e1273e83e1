//! The preflight cache (TTB-CORS-042 to 044). What a preflight allows is checked by the rules.

use std::cell::RefCell;
use std::collections::HashMap;

use qiao_rules::cors::{Asked, Granted};
use tokio::time::Instant;

/// Page and URL.
type Key = (String, String);

/// The cached permissions, with their expiry.
#[derive(Default)]
pub(crate) struct Preflights(RefCell<HashMap<Key, Vec<(Granted, Instant)>>>);

/// Maximum number of URLs; when it is reached, the cache is cleared.
const MOST: usize = 1000;

impl Preflights {
    /// Whether a cached preflight allows this request.
    pub(crate) fn cover(&self, key: &Key, asked: &Asked) -> bool {
        let now = Instant::now();
        let known = self.0.borrow();
        known.get(key).is_some_and(|all| all.iter().any(|(granted, until)| *until > now && granted.covers(asked)))
    }

    /// Caches what a preflight allows.
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

    /// Removes the entry of a URL, because a request that relied on it failed.
    pub(crate) fn forget(&self, key: &Key) {
        self.0.borrow_mut().remove(key);
    }
}
