//! The one kind of lock this crate uses: held briefly, never across an await, and indifferent to poisoning.
//! Used for everything that connections share.

use std::sync::{Mutex, MutexGuard, PoisonError};

/// A mutex whose content stays usable after a holder panicked: a test origin gains nothing by refusing.
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
