//! The tables in Markdown: every row with everybody's median, and how the goals stand.

use std::fmt::Write;

use super::Results;
use crate::figures::Figures;
use crate::goals::GOALS;
use crate::peers::Peer;
use crate::work::Row;

/// Both tables.
pub fn markdown(results: &Results) -> String {
    format!("{}\n{}", figures(results), goals(results))
}

/// Medians, and behind those of others how many times as good qiao's is.
pub fn figures(results: &Results) -> String {
    let peers: Vec<Peer> = results.peers.iter().map(|(peer, _)| *peer).collect();
    let mut text = String::from("| |");
    for peer in &peers {
        let _ = write!(text, " {peer} |");
    }
    text += "\n| --- |";
    text += &" ---: |".repeat(peers.len());
    text.push('\n');
    for row in &results.rows {
        let _ = write!(text, "| {}, {} |", row.title, row.unit);
        for peer in &peers {
            let _ = write!(text, " {} |", cell(&results.figures, row, *peer));
        }
        text.push('\n');
    }
    text
}

/// How the goals stand.
pub fn goals(results: &Results) -> String {
    let mut text = String::from("| | goal | reached | |\n| --- | --- | ---: | --- |\n");
    for goal in GOALS {
        let row = results.rows.iter().find(|row| row.id == goal.row);
        if let Some((row, standing)) = row.zip(goal.standing(&results.figures)) {
            let met = if standing.met { "met" } else { "**not met**" };
            let _ = writeln!(text, "| {} | {} | {:.2} | {met} |", row.title, standing.asked, standing.reached);
        }
    }
    text
}

fn cell(figures: &Figures, row: &Row, peer: Peer) -> String {
    let Some(value) = figures.median(&row.id, peer) else { return "–".to_owned() };
    match figures.median(&row.id, Peer::Qiao) {
        Some(own) if peer != Peer::Qiao => {
            format!("{} ({:.2})", number(value), if row.more { own / value } else { value / own })
        }
        _ => number(value),
    }
}

/// A number with about three digits that count, and commas between thousands.
pub fn number(value: f64) -> String {
    match value {
        _ if value < 10.0 => format!("{value:.2}"),
        _ if value < 100.0 => format!("{value:.1}"),
        _ if value < 1000.0 => format!("{value:.0}"),
        _ => format!("{},{:03}", (value / 1000.0) as u64, value as u64 % 1000),
    }
}

#[cfg(test)]
mod tests {
    use super::number;

    #[test]
    fn numbers_have_about_three_digits() {
        assert_eq!([1.234, 12.34, 123.4, 12_345.6].map(number), ["1.23", "12.3", "123", "12,345"]);
    }
}
