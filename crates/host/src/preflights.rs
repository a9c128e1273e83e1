//! The preflight cache (TTB-CORS-042 to 044). What a preflight allows is checked by the rules.

use std::cell::RefCell;
use std::collections::HashMap;

use qiao_abi::{Budget, Charge};
use qiao_rules::cors::{Asked, Granted};
use tokio::time::Instant;

/// Page and URL.
type Key = (String, String);

/// A permission, with its expiry and its memory.
type Permission = (Granted, Instant, Charge);

/// The cached permissions.
pub(crate) struct Preflights {
    budget: Budget,
    known: RefCell<HashMap<Key, Vec<Permission>>>,
}

/// Memory of a permission besides its texts, in bytes.
const PERMISSION: usize = 256;

/// Maximum number of URLs; when it is reached, the cache is cleared.
const MOST: usize = 1000;

impl Preflights {
    /// An empty cache.
    pub(crate) fn new(budget: Budget) -> Preflights {
        Preflights { budget, known: RefCell::default() }
    }

    /// Whether a cached preflight allows this request.
    pub(crate) fn cover(&self, key: &Key, asked: &Asked) -> bool {
        let now = Instant::now();
        let known = self.known.borrow();
        known.get(key).is_some_and(|all| all.iter().any(|(granted, until, _)| *until > now && granted.covers(asked)))
    }

    /// Caches what a preflight allows, if there is enough memory.
    pub(crate) fn remember(&self, key: Key, granted: Granted) {
        let now = Instant::now();
        let mut known = self.known.borrow_mut();
        let names = granted.methods.iter().chain(&granted.headers).map(|name| size_of::<String>() + name.len());
        let bytes = PERMISSION + key.0.len() + key.1.len() + names.sum::<usize>();
        let Some(charge) = self.budget.claim(bytes) else { return };
        if known.len() >= MOST {
            known.clear();
        }
        let all = known.entry(key).or_default();
        all.retain(|(_, until, _)| *until > now);
        let until = now + granted.age;
        all.push((granted, until, charge));
    }

    /// Removes the entry of a URL, because a request that relied on it failed.
    pub(crate) fn forget(&self, key: &Key) {
        self.known.borrow_mut().remove(key);
    }
}
