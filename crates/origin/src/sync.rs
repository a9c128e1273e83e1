//! The one kind of lock this crate uses: short, never held across an await, and indifferent to poisoning.
//! Used by everything that is shared between connections.

use std::sync::{Mutex, MutexGuard, PoisonError};

/// A mutex whose content stays usable when a holder panicked: a test origin has nothing to protect by refusing.
#[derive(Debug, Default)]
pub(crate) struct Lock<T>(Mutex<T>);

impl<T> Lock<T> {
    pub(crate) fn new(value: T) -> Self {
        Self(Mutex::new(value))
    }

    pub(crate) fn open(&self) -> MutexGuard<'_, T> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}
