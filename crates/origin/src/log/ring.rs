//! A bounded list whose entries are numbered from 1 without gaps; the oldest drop out. Used by the log; knows
//! nothing of its content.

use std::collections::VecDeque;

#[derive(Debug)]
pub(super) struct Ring<T> {
    entries: VecDeque<T>,
    /// The number of the newest entry ever added.
    last: u64,
    capacity: usize,
}

impl<T> Ring<T> {
    pub(super) fn new(capacity: usize) -> Self {
        Self { entries: VecDeque::new(), last: 0, capacity }
    }

    /// Adds the entry that `make` creates for the next number. Returns the entry that dropped out, if any.
    pub(super) fn push(&mut self, make: impl FnOnce(u64) -> T) -> Option<T> {
        self.last += 1;
        self.entries.push_back(make(self.last));
        (self.entries.len() > self.capacity).then(|| self.entries.pop_front()).flatten()
    }

    pub(super) fn last(&self) -> u64 {
        self.last
    }

    pub(super) fn find(&mut self, number: u64) -> Option<&mut T> {
        let back = usize::try_from(self.last.checked_sub(number)?).ok()?;
        let index = self.entries.len().checked_sub(back + 1)?;
        self.entries.get_mut(index)
    }

    pub(super) fn after(&self, number: u64) -> impl Iterator<Item = &T> {
        let newer = usize::try_from(self.last.saturating_sub(number)).unwrap_or(usize::MAX);
        self.entries.iter().skip(self.entries.len().saturating_sub(newer))
    }

    pub(super) fn iter_mut(&mut self) -> impl Iterator<Item = &mut T> {
        self.entries.iter_mut()
    }

    pub(super) fn clear(&mut self) {
        self.entries.clear();
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn finds_by_number_and_forgets_the_oldest() {
        let mut ring = Ring::new(3);
        let fallen: Vec<_> = (0..5).filter_map(|_| ring.push(|number| number)).collect();
        assert_eq!(fallen, [1, 2]);
        assert_eq!(ring.find(2), None);
        assert_eq!(ring.find(3).copied(), Some(3));
        assert_eq!(ring.find(6), None);
        assert_eq!(ring.after(4).collect::<Vec<_>>(), [&5]);
        assert_eq!(ring.after(0).count(), 3);
        assert_eq!(ring.after(9).count(), 0);
    }

    #[test]
    fn numbers_go_on_after_clearing() {
        let mut ring = Ring::new(3);
        ring.push(|number| number);
        ring.clear();
        ring.push(|number| number);
        assert_eq!((ring.find(1).copied(), ring.find(2).copied()), (None, Some(2)));
    }
}
