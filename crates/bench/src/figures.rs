//! All figures of a run, by row and runtime, and their medians. It must not know what a row means or whether larger is
//! better.

use std::collections::BTreeMap;

use crate::peers::Peer;

/// Figures by row id and runtime.
#[derive(Default)]
pub(crate) struct Figures(BTreeMap<String, BTreeMap<Peer, Vec<f64>>>);

impl Figures {
    /// Adds a figure; `None` adds nothing.
    pub(crate) fn put(&mut self, row: String, peer: Peer, value: Option<f64>) {
        self.0.entry(row).or_default().entry(peer).or_default().extend(value);
    }

    /// The runtimes with figures in a row.
    pub(crate) fn peers(&self, row: &str) -> Vec<Peer> {
        self.0.get(row).into_iter().flatten().filter(|(_, all)| !all.is_empty()).map(|(peer, _)| *peer).collect()
    }

    /// All figures of a runtime in a row, in the order of measurement.
    pub(crate) fn all(&self, row: &str, peer: Peer) -> &[f64] {
        self.0.get(row).and_then(|row| row.get(&peer)).map_or(&[], Vec::as_slice)
    }

    /// The median; for an even number of figures, the mean of the middle two.
    pub(crate) fn median(&self, row: &str, peer: Peer) -> Option<f64> {
        let mut sorted = self.all(row, peer).to_vec();
        sorted.sort_by(f64::total_cmp);
        let (low, high) = (sorted.get(sorted.len().checked_sub(1)? / 2)?, sorted.get(sorted.len() / 2)?);
        Some(f64::midpoint(*low, *high))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_median_is_the_one_in_the_middle_or_between_two() {
        let mut figures = Figures::default();
        for value in [9.0, 1.0, 5.0] {
            figures.put("row".to_owned(), Peer::Qiao, Some(value));
        }
        assert_eq!(figures.median("row", Peer::Qiao), Some(5.0));
        figures.put("row".to_owned(), Peer::Qiao, Some(6.0));
        assert_eq!(figures.median("row", Peer::Qiao), Some(5.5));
        assert_eq!(figures.median("row", Peer::Bun), None);
    }
}
