//! Arranges finished entries between braces: on one line, one per line, or in columns. Reproduces the rules
//! that Node applies with its default options; knows texts and widths, not values.

use unicode_width::UnicodeWidthChar;

use super::text::{plural, utf16_len};

/// Longest line, in characters.
pub(super) const LINE: usize = 80;

/// Most entries shown of a list.
pub(super) const SHOWN_ENTRIES: usize = 100;

/// Longer lists are set in columns.
const UNGROUPED: usize = 6;

const SEPARATOR: usize = 2;

/// The text around entries.
pub(super) struct Frame<'a> {
    /// Text before the opening brace; may be empty.
    pub(super) base: &'a str,
    pub(super) open: &'a str,
    pub(super) close: &'a str,
    pub(super) indentation: usize,
}

/// Alignment of the cells in a column.
#[derive(Clone, Copy, PartialEq)]
pub(super) enum Align {
    Left,
    Right,
}

impl Frame<'_> {
    fn opening(&self) -> String {
        let gap = if self.base.is_empty() { "" } else { " " };
        format!("{}{gap}{}", self.base, self.open)
    }

    /// All entries on one line, if they are short enough and contain no line break.
    pub(super) fn single_line(&self, entries: &[String]) -> Option<String> {
        let around = entries.len() + self.indentation + utf16_len(self.open) + utf16_len(self.base) + 10;
        let inside = entries.len() + entries.iter().map(|entry| utf16_len(entry)).sum::<usize>();
        if around + inside > LINE || self.base.contains('\n') {
            return None;
        }
        let joined = entries.join(", ");
        (!joined.contains('\n')).then(|| format!("{} {joined} {}", self.opening(), self.close))
    }

    /// Each entry on a line of its own.
    pub(super) fn lines(&self, entries: &[String]) -> String {
        let margin = format!("\n{:1$}", "", self.indentation);
        let joined = entries.join(&format!(",{margin}  "));
        format!("{}{margin}  {joined}{margin}{}", self.opening(), self.close)
    }
}

/// The note about entries that are not shown.
pub(super) fn more(count: usize) -> String {
    format!("... {count} more item{}", plural(count))
}

/// Whether a list is long enough for columns.
pub(super) fn wants_columns(entries: usize) -> bool {
    entries > UNGROUPED
}

/// Joins the entries of a long list to rows of equal columns, unless they are too long for that.
pub(super) fn in_columns(entries: Vec<String>, align: Align, indentation: usize) -> Vec<String> {
    // The note about entries that are not shown gets a row of its own.
    let listed = entries.len() - usize::from(entries.len() > SHOWN_ENTRIES);
    let widths: Vec<usize> = entries[..listed].iter().map(|entry| width(entry)).collect();
    let columns = column_count(&widths, entries.len(), indentation);
    if columns <= 1 {
        return entries;
    }
    let column_widths: Vec<usize> =
        (0..columns).map(|column| widths[column..].iter().step_by(columns).max().map_or(0, |widest| *widest)).collect();
    let cells: Vec<(&String, usize)> = entries[..listed].iter().zip(widths).collect();
    let rows = cells.chunks(columns).map(|row| joined_row(row, &column_widths, align));
    rows.chain(entries[listed..].iter().cloned()).collect()
}

/// How many columns make the block of rows roughly square, within the line and Node's limits; 1 for no columns.
fn column_count(widths: &[usize], entries: usize, indentation: usize) -> usize {
    const MOST_COLUMNS: f64 = 12.0;
    const CHARACTER_HEIGHT: f64 = 2.5;
    let widest = widths.iter().max().map_or(0, |widest| *widest);
    let total: usize = widths.iter().map(|width| width + SEPARATOR).sum();
    let cell = widest + SEPARATOR;
    let uneven = total as f64 / cell as f64 <= 5.0 && widest > UNGROUPED;
    if cell * 3 + indentation >= LINE || uneven {
        return 1;
    }
    let bias = (cell as f64 - total as f64 / entries as f64).sqrt();
    let typical = (cell as f64 - 3.0 - bias).max(1.0);
    let square = ((CHARACTER_HEIGHT * typical * widths.len() as f64).sqrt() / typical).round();
    let fitting = ((LINE - indentation) / cell) as f64;
    square.min(fitting).min(MOST_COLUMNS) as usize
}

fn joined_row(row: &[(&String, usize)], column_widths: &[usize], align: Align) -> String {
    let mut text = String::new();
    for (place, ((cell, width), column)) in row.iter().zip(column_widths).enumerate() {
        let last = place + 1 == row.len();
        let padding = " ".repeat(column - width);
        let separator = if last { "" } else { ", " };
        match align {
            Align::Right => text.extend([&padding, cell.as_str(), separator]),
            Align::Left if last => text.push_str(cell),
            Align::Left => text.extend([cell.as_str(), separator, &padding]),
        }
    }
    text
}

/// The width of a text in terminal cells, character by character as Node counts.
fn width(text: &str) -> usize {
    text.chars().filter_map(UnicodeWidthChar::width).sum()
}
