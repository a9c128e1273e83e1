//! The Markdown tables: the medians of every row, and the goals. The format of numbers is defined here for all
//! reports.

use std::fmt::Write;

use super::Results;
use crate::figures::Figures;
use crate::peers::Peer;
use crate::work::Row;

/// Medians; in parentheses qiao's speed relative to this runtime, or this runtime's memory relative to qiao's.
pub(super) fn figures(results: &Results) -> String {
    let rows: Vec<(String, &Row)> =
        results.rows.iter().map(|row| (format!("{}, {}", row.title, row.unit), row)).collect();
    table(results, &rows)
}

/// A table of these rows, each with a title.
fn table(results: &Results, rows: &[(String, &Row)]) -> String {
    let peers: Vec<Peer> = results.peers.iter().map(|(peer, _)| *peer).collect();
    let mut text = String::from("| |");
    for peer in &peers {
        let _ = write!(text, " {peer} |");
    }
    text += "\n| --- |";
    text += &" ---: |".repeat(peers.len());
    text.push('\n');
    for (name, row) in rows {
        let _ = write!(text, "| {name} |");
        for peer in &peers {
            let _ = write!(text, " {} |", cell(&results.figures, row, *peer));
        }
        text.push('\n');
    }
    text
}

/// The goals, what was reached, and whether that is enough.
pub(super) fn goals(results: &Results) -> String {
    let mut text = String::from("| | goal | reached | |\n| --- | --- | ---: | --- |\n");
    for (row, standing) in results.standings() {
        let met = if standing.met { "met" } else { "**not met**" };
        let _ = writeln!(text, "| {} | {} | {} | {met} |", row.title, standing.asked, number(standing.reached));
    }
    text
}

fn cell(figures: &Figures, row: &Row, peer: Peer) -> String {
    let Some(value) = figures.median(&row.id, peer) else { return "–".to_owned() };
    match figures.median(&row.id, Peer::Qiao) {
        Some(own) if peer != Peer::Qiao => format!("{} ({:.2})", number(value), relative(row, own, value)),
        _ => number(value),
    }
}

/// The ratio in parentheses. It is above 1 if qiao is better: more per second, less time, less memory.
fn relative(row: &Row, own: f64, other: f64) -> f64 {
    if row.more { own / other } else { other / own }
}

/// About three significant digits, all digits from 1,000 on, and commas between thousands.
pub(super) fn number(value: f64) -> String {
    let rounded = value.round() as u64;
    match value {
        _ if value < 10.0 => format!("{value:.2}"),
        _ if value < 100.0 => format!("{value:.1}"),
        _ if rounded < 1000 => rounded.to_string(),
        _ => format!("{},{:03}", rounded / 1000, rounded % 1000),
    }
}

#[cfg(test)]
mod tests {
    use super::{number, relative};
    use crate::work::Row;

    #[test]
    fn ratios_above_1_are_in_favour_of_qiao_whatever_the_unit() {
        let row = |unit, more| Row { id: String::new(), title: String::new(), unit, more };
        let ratios = [(row("/s", true), 300.0, 100.0), (row("ms", false), 2.0, 6.0), (row("MB", false), 10.0, 5.0)];
        assert_eq!(ratios.map(|(row, own, other)| relative(&row, own, other)), [3.0, 3.0, 0.5]);
    }

    #[test]
    fn numbers_have_about_three_digits() {
        assert_eq!([1.234, 12.34, 123.4, 999.9, 12_345.6].map(number), ["1.23", "12.3", "123", "1,000", "12,346"]);
    }
}
