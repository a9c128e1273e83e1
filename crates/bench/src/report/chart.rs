//! The bar chart as SVG: one group per row, one bar per runtime, the longest bar for the best. Its colours are
//! readable on light and on dark pages.

use std::fmt::Write;

use super::Results;
use super::table::number;
use crate::peers::Peer;
use crate::work::Row;

const WIDTH: u32 = 850;
/// Left end of the bars.
const LEFT: u32 = 300;
/// Length of the longest bar.
const LONGEST: f64 = 430.0;
const BAR: u32 = 11;
const GAP: u32 = 14;
const TOP: u32 = 44;

/// The chart as SVG.
pub(super) fn svg(results: &Results) -> String {
    let rows: Vec<&Row> = results.rows.iter().filter(|row| is_shown(row)).collect();
    let mut body = legend(results);
    let mut y = TOP;
    for row in rows {
        y += group(&mut body, results, row, y) + GAP;
    }
    format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {WIDTH} {y}\" width=\"{WIDTH}\" height=\"{y}\" \
         font-family=\"system-ui, sans-serif\" font-size=\"12\">\n\
         <style>text {{ fill: #1f2328 }} @media (prefers-color-scheme: dark) {{ text {{ fill: #d1d7e0 }} }}</style>\n\
         {body}</svg>\n"
    )
}

/// Rows that only qiao has need no bars, and of memory one row is enough.
fn is_shown(row: &Row) -> bool {
    !["many", "pages", "project"].iter().any(|work| row.id.starts_with(work))
        && (!row.id.ends_with(".peak") || row.id == "start.peak")
}

fn legend(results: &Results) -> String {
    let mut text = String::new();
    for (x, (peer, _)) in (LEFT..).step_by(84).zip(&results.peers) {
        let colour = colour(*peer);
        let _ = writeln!(text, "<rect x=\"{x}\" y=\"12\" width=\"12\" height=\"12\" rx=\"2\" fill=\"{colour}\"/>");
        let _ = writeln!(text, "<text x=\"{}\" y=\"22\">{peer}</text>", x + 18);
    }
    text
}

/// Draws one row at `y` and returns its height.
fn group(text: &mut String, results: &Results, row: &Row, y: u32) -> u32 {
    let figure = |peer: &Peer| results.figures.median(&row.id, *peer).map(|value| (*peer, value));
    let figures: Vec<(Peer, f64)> = results.peers.iter().filter_map(|(peer, _)| figure(peer)).collect();
    let goodness = |value: f64| if row.more { value } else { 1.0 / value };
    let best = figures.iter().map(|(_, value)| goodness(*value)).fold(f64::MIN_POSITIVE, f64::max);
    let height = BAR * figures.len() as u32;
    let middle = y + height / 2 + 4;
    let _ = writeln!(text, "<text x=\"{}\" y=\"{middle}\" text-anchor=\"end\">{}</text>", LEFT - 12, row.title);
    for (top, (peer, value)) in (y..).step_by(BAR as usize).zip(&figures) {
        let length = (goodness(*value) / best * LONGEST).max(1.0);
        let label = format!("{} {}", number(*value), row.unit);
        bar(text, top, length, colour(*peer), &label);
    }
    height
}

fn bar(text: &mut String, y: u32, length: f64, colour: &str, label: &str) {
    let height = BAR - 2;
    let _ =
        writeln!(text, "<rect x=\"{LEFT}\" y=\"{y}\" width=\"{length:.0}\" height=\"{height}\" fill=\"{colour}\"/>");
    let x = f64::from(LEFT) + length + 6.0;
    let _ = writeln!(text, "<text x=\"{x:.0}\" y=\"{}\" font-size=\"10\">{label}</text>", y + height);
}

fn colour(peer: Peer) -> &'static str {
    match peer {
        Peer::Qiao => "#d1342f",
        Peer::Bare => "#8c959f",
        Peer::Node => "#4f9d4b",
        Peer::Bun => "#d9a441",
        Peer::Deno => "#4a7fc1",
        Peer::Nothing => "none",
    }
}
