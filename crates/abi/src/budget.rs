//! The memory of one program: what its engine allocates and what the host holds for it count against one limit, in
//! bytes. It must not know who holds what.

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering::Relaxed};

/// The memory that one program may use. Clones are handles to the same budget.
#[derive(Clone, Debug)]
pub struct Budget(Arc<Account>);

#[derive(Debug)]
struct Account {
    limit: AtomicUsize,
    /// Written by the engine's thread alone, so that its allocator needs no atomic additions.
    engine: AtomicUsize,
    host: AtomicUsize,
    exhausted: AtomicBool,
}

/// How far the small things that cannot be refused, such as the ends of calls, may go beyond the limit before the
/// program has to end, in bytes.
const SLACK: usize = 4 * 1024 * 1024;

impl Budget {
    /// A budget of this many bytes.
    pub fn new(limit: usize) -> Budget {
        let (engine, host, exhausted) = Default::default();
        Budget(Arc::new(Account { limit: AtomicUsize::new(limit), engine, host, exhausted }))
    }

    /// How many bytes there are altogether.
    pub fn limit(&self) -> usize {
        self.0.limit.load(Relaxed)
    }

    /// Sets how many bytes there are altogether. What is in use beyond them stays.
    pub fn set_limit(&self, bytes: usize) {
        self.0.limit.store(bytes, Relaxed);
    }

    /// How many bytes are in use.
    pub fn used(&self) -> usize {
        self.0.engine.load(Relaxed).saturating_add(self.0.host.load(Relaxed))
    }

    /// How many bytes are left.
    pub fn free(&self) -> usize {
        self.limit().saturating_sub(self.used())
    }

    /// Takes bytes that the host is going to hold; `None` where they are not left.
    #[must_use]
    pub fn claim(&self, bytes: usize) -> Option<Charge> {
        let mut charge = self.nothing();
        charge.grow(bytes).then_some(charge)
    }

    /// Takes bytes for what the host has to hold in any case. Where far more than the budget is taken so, it is
    /// exhausted, and the program has to end.
    pub fn force(&self, bytes: usize) -> Charge {
        self.0.host.fetch_add(bytes, Relaxed);
        if self.used() > self.limit().saturating_add(SLACK) {
            self.exhaust();
        }
        Charge { budget: self.clone(), bytes }
    }

    /// A charge of no bytes, which can grow.
    pub fn nothing(&self) -> Charge {
        Charge { budget: self.clone(), bytes: 0 }
    }

    /// The program cannot go on within its budget.
    pub fn exhaust(&self) {
        self.0.exhausted.store(true, Relaxed);
    }

    /// Whether the program has to end for want of memory.
    pub fn is_exhausted(&self) -> bool {
        self.0.exhausted.load(Relaxed)
    }

    /// Takes bytes for the engine, if they are left. To be called on the engine's thread alone.
    #[inline]
    #[must_use]
    pub fn claim_for_engine(&self, bytes: usize) -> bool {
        let engine = self.0.engine.load(Relaxed);
        let Some(claimed) = engine.checked_add(bytes) else { return false };
        if claimed.saturating_add(self.0.host.load(Relaxed)) > self.limit() {
            return false;
        }
        self.0.engine.store(claimed, Relaxed);
        true
    }

    /// Gives bytes of the engine back. To be called on the engine's thread alone.
    #[inline]
    pub fn release_from_engine(&self, bytes: usize) {
        self.0.engine.store(self.0.engine.load(Relaxed).saturating_sub(bytes), Relaxed);
    }
}

impl Default for Budget {
    /// A budget without a limit.
    fn default() -> Self {
        Budget::new(usize::MAX)
    }
}

/// Bytes of a budget that are in use until this is dropped.
#[derive(Debug)]
pub struct Charge {
    budget: Budget,
    bytes: usize,
}

impl Charge {
    /// How many bytes there are.
    pub fn bytes(&self) -> usize {
        self.bytes
    }

    /// How many bytes its budget has altogether.
    pub fn limit(&self) -> usize {
        self.budget.limit()
    }

    /// Takes more bytes; says whether they were left.
    #[must_use]
    pub fn grow(&mut self, bytes: usize) -> bool {
        let Budget(account) = &self.budget;
        let host = account.host.fetch_add(bytes, Relaxed).saturating_add(bytes);
        if host.saturating_add(account.engine.load(Relaxed)) > self.budget.limit() {
            account.host.fetch_sub(bytes, Relaxed);
            return false;
        }
        self.bytes += bytes;
        true
    }

    /// Gives some of the bytes back.
    pub fn shrink(&mut self, bytes: usize) {
        let bytes = bytes.min(self.bytes);
        self.bytes -= bytes;
        self.budget.0.host.fetch_sub(bytes, Relaxed);
    }

    /// Gives all bytes back.
    pub fn clear(&mut self) {
        self.budget.0.host.fetch_sub(std::mem::take(&mut self.bytes), Relaxed);
    }
}

impl Default for Charge {
    /// A charge of no budget.
    fn default() -> Self {
        Budget::default().nothing()
    }
}

impl Drop for Charge {
    fn drop(&mut self) {
        self.clear();
    }
}

/// About how many bytes pairs of texts take.
pub(crate) fn pairs_bytes(pairs: &[(String, String)]) -> usize {
    pairs.iter().map(|pair| size_of_val(pair) + pair.0.len() + pair.1.len()).sum()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn engine_and_host_share_one_limit() {
        let budget = Budget::new(100);
        assert!(budget.claim_for_engine(60));
        let mut charge = budget.claim(30).unwrap();
        assert!(budget.claim(11).is_none() && !budget.claim_for_engine(11) && !charge.grow(11));
        assert!(charge.grow(10));
        assert_eq!((budget.free(), charge.bytes()), (0, 40));
        charge.shrink(15);
        assert_eq!((budget.free(), charge.bytes()), (15, 25));
        drop(charge);
        budget.release_from_engine(60);
        assert_eq!((budget.used(), budget.free()), (0, 100));
        assert!(!budget.claim_for_engine(usize::MAX) && budget.claim(101).is_none());
    }

    #[test]
    fn what_cannot_be_refused_exhausts_a_budget_when_it_goes_far_beyond() {
        let budget = Budget::new(100);
        let small = budget.force(200);
        assert!(budget.claim(1).is_none() && !budget.is_exhausted());
        drop(budget.force(SLACK));
        drop(small);
        assert!(budget.is_exhausted() && budget.used() == 0);
    }
}
