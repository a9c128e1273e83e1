//! What callers of C hold: numbers in the form of pointers, none of which is used twice. One that is wrong, or was given
//! up, leads to nothing; what one leads to lives while a call uses it. It must not know what is in the tables.

use std::collections::BTreeMap;
use std::ptr::without_provenance_mut;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use crate::handles::{QiaoHost, QiaoProgram, QiaoStop};

/// The next number. They look like pointers to things that are aligned.
static NEXT: AtomicUsize = AtomicUsize::new(STEP);
const STEP: usize = 16;

/// All hosts of this process.
pub(crate) static HOSTS: Table<QiaoHost> = Table(Mutex::new(BTreeMap::new()));
/// All programs of this process.
pub(crate) static PROGRAMS: Table<QiaoProgram> = Table(Mutex::new(BTreeMap::new()));
/// What stops launches of this process.
pub(crate) static STOPS: Table<QiaoStop> = Table(Mutex::new(BTreeMap::new()));

/// Things by number.
pub(crate) struct Table<T>(Mutex<BTreeMap<usize, Arc<T>>>);

impl<T> Table<T> {
    /// Takes a thing in.
    pub(crate) fn add(&self, thing: T) -> *mut T {
        let number = NEXT.fetch_add(STEP, Ordering::Relaxed);
        self.all().insert(number, Arc::new(thing));
        without_provenance_mut(number)
    }

    /// The thing behind a pointer.
    pub(crate) fn get(&self, pointer: *const T) -> Option<Arc<T>> {
        self.all().get(&pointer.addr()).cloned()
    }

    /// Gives the thing behind a pointer up.
    pub(crate) fn remove(&self, pointer: *const T) -> Option<Arc<T>> {
        self.all().remove(&pointer.addr())
    }

    fn all(&self) -> MutexGuard<'_, BTreeMap<usize, Arc<T>>> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}
