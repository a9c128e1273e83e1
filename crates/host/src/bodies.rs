//! Deduplication of request bodies that are queued or being sent: a long body is held once, however many calls send it.
//! It must not know calls.

use std::cell::RefCell;
use std::collections::VecDeque;
use std::sync::{Arc, Weak};

use bytes::Bytes;
use qiao_abi::{Budget, Charge};

/// Weak references to the recent bodies of at least [`LONG`] bytes.
#[derive(Default)]
pub(crate) struct Bodies(RefCell<VecDeque<Weak<Held>>>);

struct Held {
    bytes: Bytes,
    _charge: Charge,
}

/// Keeps a body alive as the owner of its `Bytes`.
struct Handle(Arc<Held>);

/// Minimum length for deduplication, in bytes.
pub(crate) const LONG: usize = 64 * 1024;
/// Number of recent bodies to compare with.
const RECENT: usize = 16;

impl Bodies {
    /// Holds a body, which counts towards the budget until it is dropped; `None` if there is not enough memory.
    pub(crate) fn hold(&self, bytes: Bytes, budget: &Budget) -> Option<Bytes> {
        let mut recent = self.0.borrow_mut();
        let same = recent.iter().filter_map(Weak::upgrade).find(|held| held.bytes == bytes);
        let held = match same {
            Some(held) => held,
            None => Arc::new(Held { _charge: budget.claim(bytes.len())?, bytes }),
        };
        recent.retain(|other| other.strong_count() > 0 && !std::ptr::eq(other.as_ptr(), &*held));
        recent.truncate(RECENT - 1);
        recent.push_front(Arc::downgrade(&held));
        Some(Bytes::from_owner(Handle(held)))
    }
}

impl AsRef<[u8]> for Handle {
    fn as_ref(&self) -> &[u8] {
        &self.0.bytes
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_long_body_is_held_once_and_counts_until_nobody_holds_it() {
        let (bodies, budget) = (Bodies::default(), Budget::new(5 * LONG));
        let hold = |byte: u8, length: usize| bodies.hold(vec![byte; length].into(), &budget);
        let all: Vec<_> = (0..300).map(|_| hold(1, LONG).unwrap()).collect();
        assert_eq!((budget.used(), all[299].as_ptr()), (LONG, all[0].as_ptr()));
        let other = hold(2, LONG).unwrap();
        assert_eq!((budget.used(), &other[..1]), (2 * LONG, &[2][..]));
        assert!(hold(3, 4 * LONG).is_none());
        drop((all, other));
        assert_eq!(budget.used(), 0);
        assert_eq!(hold(1, LONG).unwrap().len(), LONG);
    }
}
