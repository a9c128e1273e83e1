//! The matrix of results: one row per area (a case's folder), one column per platform.

use std::collections::BTreeMap;

use qiao::{Platform, Wording};
use unicode_width::UnicodeWidthStr;

use crate::results::{Results, Standing};
use crate::words::Note;

/// Counts of runs in one area on one platform.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Cell {
    /// Runs that passed as expected.
    pub held: usize,
    /// Runs that passed, but whose expectation is a guess.
    pub tentative: usize,
    /// Runs that failed as expected.
    pub gaps: usize,
    /// Runs with unexpected results.
    pub red: usize,
}

/// The cells of each area, in the order of [`Platform::ALL`].
pub type Matrix = BTreeMap<String, [Cell; Platform::ALL.len()]>;

impl Cell {
    fn add(&mut self, standing: &Standing) {
        match standing {
            Standing::Held => self.held += 1,
            Standing::Tentative => self.tentative += 1,
            Standing::Gap { .. } => self.gaps += 1,
            Standing::Failed(_) | Standing::Surprise(_) => self.red += 1,
        }
    }

    /// A short text: `12`, with tentative runs, gaps and failures `10 +3? +2 gaps, 1 red`; `-` for none.
    pub fn text(&self, wording: &Wording) -> String {
        match *self {
            Cell { held: 0, tentative: 0, gaps: 0, red: 0 } => "-".to_owned(),
            Cell { held, tentative, gaps, red } => {
                let tentative = if tentative == 0 { String::new() } else { format!(" +{tentative}?") };
                let gaps = if gaps == 0 { String::new() } else { Note::GapCount { count: gaps }.text(wording) };
                let red = if red == 0 { String::new() } else { Note::RedCount { count: red }.text(wording) };
                format!("{held}{tentative}{gaps}{red}")
            }
        }
    }
}

/// The matrix of these results.
pub fn matrix(results: &Results<'_>) -> Matrix {
    let mut matrix = Matrix::new();
    for run in &results.runs {
        let row = matrix.entry(run.case.area().to_owned()).or_default();
        if let Some(place) = Platform::ALL.iter().position(|platform| *platform == run.report.platform) {
            row[place].add(&run.standing);
        }
    }
    matrix
}

/// The matrix as a table in plain text.
pub fn matrix_text(results: &Results<'_>, wording: &Wording) -> String {
    let matrix = matrix(results);
    let mut rows = vec![(String::new(), Platform::ALL.map(|platform| platform.to_string()))];
    rows.extend(matrix.into_iter().map(|(area, cells)| (area, cells.map(|cell| cell.text(wording)))));
    let wide = |texts: &mut dyn Iterator<Item = &String>| texts.map(|text| text.width()).max().unwrap_or_default();
    let first = wide(&mut rows.iter().map(|(area, _)| area));
    let rest: Vec<usize> =
        (0..Platform::ALL.len()).map(|i| wide(&mut rows.iter().map(|(_, cells)| &cells[i]))).collect();
    let line = |(area, cells): &(String, [String; Platform::ALL.len()])| {
        let cell = |(cell, width): (&String, &usize)| format!("  {}{cell}", " ".repeat(width - cell.width()));
        let cells = cells.iter().zip(&rest).map(cell).collect::<String>();
        format!("{area:first$}{cells}\n")
    };
    rows.iter().map(line).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::results::tests::{cases, results};

    #[test]
    fn each_area_has_a_row_and_each_platform_a_column() {
        let cases = cases();
        let text = matrix_text(&results(&cases), &Wording::default());
        let expected = ["            wx  tt-gadget  tt-block  swan", "a     1, 1 red", "b  0 +1 gaps, 1 red"];
        let words = |text: &str| text.split_whitespace().map(str::to_owned).collect::<Vec<_>>();
        for (line, expected) in text.lines().zip(expected) {
            assert_eq!(words(line)[..words(expected).len()], words(expected)[..], "{text}");
        }
    }
}
