//! Where the pieces of a compiled text were written.

/// A line and a column, from 1.
pub type Place = (u32, u32);

/// The pieces of a compiled text, in its own order.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct SourceMap(pub Vec<SourceMapEntry>);

/// The beginning of a piece.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct SourceMapEntry {
    /// Where it is now.
    pub to: Place,
    /// Where it was written.
    pub from: Place,
    /// Whether the piece is a copy, so that places count on within it.
    pub copied: bool,
}

impl SourceMap {
    /// How many bytes it takes.
    #[must_use]
    pub fn held_bytes(&self) -> usize {
        self.0.capacity() * size_of::<SourceMapEntry>()
    }

    /// Where the piece at a place was written. What stands before the first piece is where it was.
    #[must_use]
    pub fn written(&self, place: Place) -> Place {
        let after = self.0.partition_point(|entry| entry.to <= place);
        let Some(SourceMapEntry { to, from, copied }) = after.checked_sub(1).and_then(|at| self.0.get(at)) else {
            return place;
        };
        match (copied, place.0 - to.0) {
            (false, _) => *from,
            (true, 0) => (from.0, from.1 + (place.1 - to.1)),
            (true, lines) => (from.0 + lines, place.1),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn places_count_on_within_copies() {
        let entry = |to, from, copied| SourceMapEntry { to, from, copied };
        let map =
            SourceMap(vec![entry((1, 5), (7, 1), false), entry((1, 9), (1, 5), true), entry((4, 1), (9, 9), false)]);
        for (place, written) in [
            ((1, 4), (1, 4)),
            ((1, 8), (7, 1)),
            ((1, 9), (1, 5)),
            ((1, 20), (1, 16)),
            ((3, 2), (3, 2)),
            ((5, 2), (9, 9)),
        ] {
            assert_eq!(map.written(place), written, "{place:?}");
        }
    }
}
