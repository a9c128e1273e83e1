//! Gates: named places where requests wait until they are released, to hold a known number of requests in
//! flight. Used by the `gate` step, the `/gate` route and tests in Rust.

use std::collections::HashMap;
use std::sync::Arc;

use tokio::sync::{Semaphore, watch};

use crate::sync::Lock;

/// Most requests released by one call.
const MAX_RELEASE: usize = 1_000_000;

/// All gates of one origin, created when first named.
#[derive(Debug, Default)]
pub(crate) struct Gates(Lock<HashMap<String, Gate>>);

impl Gates {
    pub(crate) fn named(&self, name: &str) -> Gate {
        self.0.open().entry(name.to_owned()).or_default().clone()
    }
}

/// A handle to one gate. It starts closed; requests pass in the order of their arrival.
#[derive(Debug, Clone, Default)]
pub struct Gate(Arc<Shared>);

#[derive(Debug)]
struct Shared {
    passes: Semaphore,
    counts: watch::Sender<GateCounts>,
}

impl Default for Shared {
    fn default() -> Self {
        Self { passes: Semaphore::new(0), counts: watch::Sender::default() }
    }
}

/// The counters of a gate.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct GateCounts {
    /// Requests that are waiting now.
    pub waiting: usize,
    /// Requests that have passed.
    pub released: usize,
    /// The most requests that waited at the same time.
    pub max: usize,
}

impl Gate {
    /// Lets `n` requests pass: waiting ones first, then the next to arrive.
    pub fn release(&self, n: usize) {
        if !self.0.passes.is_closed() {
            self.0.passes.add_permits(n.min(MAX_RELEASE));
        }
    }

    /// Opens the gate permanently.
    pub fn open(&self) {
        self.0.passes.close();
    }

    /// The counters so far.
    pub fn counts(&self) -> GateCounts {
        *self.0.counts.borrow()
    }

    /// Waits until at least `n` requests wait at the gate. Has no time limit of its own.
    pub async fn until_waiting(&self, n: usize) {
        let mut counts = self.0.counts.subscribe();
        // The sender lives as long as `self`, so this ends only when the condition holds.
        let _ = counts.wait_for(|counts| counts.waiting >= n).await;
    }

    /// Waits for its turn. Dropping the future gives up the place in the queue.
    pub(crate) async fn pass(&self) {
        let mut place = Place::take(&self.0);
        if let Ok(permit) = self.0.passes.acquire().await {
            permit.forget();
        }
        place.passed = true;
    }
}

/// One waiting request; no longer counted once dropped.
struct Place<'a> {
    gate: &'a Shared,
    passed: bool,
}

impl<'a> Place<'a> {
    fn take(gate: &'a Shared) -> Self {
        gate.counts.send_modify(|counts| {
            counts.waiting += 1;
            counts.max = counts.max.max(counts.waiting);
        });
        Self { gate, passed: false }
    }
}

impl Drop for Place<'_> {
    fn drop(&mut self) {
        self.gate.counts.send_modify(|counts| {
            counts.waiting -= 1;
            counts.released += usize::from(self.passed);
        });
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use tokio::time::{Duration, timeout};

    fn counts(waiting: usize, released: usize, max: usize) -> GateCounts {
        GateCounts { waiting, released, max }
    }

    #[tokio::test(start_paused = true)]
    async fn lets_through_as_many_as_told() {
        let gate = Gates::default().named("a");
        let tasks: Vec<_> = (0..3)
            .map(|_| {
                let gate = gate.clone();
                tokio::spawn(async move { gate.pass().await })
            })
            .collect();
        gate.until_waiting(3).await;
        gate.release(1);
        tasks.into_iter().next().unwrap().await.unwrap();
        assert_eq!(gate.counts(), counts(2, 1, 3));
        gate.open();
        gate.pass().await;
        gate.release(1);
        tokio::task::yield_now().await;
        assert_eq!(gate.counts(), counts(0, 4, 3));
    }

    #[tokio::test(start_paused = true)]
    async fn who_leaves_does_not_use_up_a_release() {
        let gate = Gate::default();
        assert!(timeout(Duration::from_secs(1), gate.pass()).await.is_err());
        assert_eq!(gate.counts(), counts(0, 0, 1));
        gate.release(1);
        gate.pass().await;
        assert_eq!(gate.counts(), counts(0, 1, 1));
    }
}
