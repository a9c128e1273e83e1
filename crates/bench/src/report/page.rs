//! docs/performance.md: how it was measured and where, the chart, the tables.

use std::fmt::Write;

use super::{Results, table};
use crate::args::Bench;
use crate::peers::Peer;

/// What does not change from run to run.
const METHOD: &str = include_str!("method.md");

/// The page.
pub fn markdown(results: &Results, bench: &Bench) -> String {
    let mut text = String::from("# Performance\n\n");
    let _ = writeln!(text, "{}\n", origin(results));
    text += &chart(bench);
    text += "\n## Figures\n\nIn parentheses: qiao's speed relative to this runtime; in rows of memory, this \
             runtime's memory relative to qiao's. Above 1, qiao is faster or needs less.\n\n";
    text += &table::figures(results);
    text += "\n## Goals\n\nEach is a ratio within this run, or a figure in the row's unit.\n\n";
    text += &table::goals(results);
    let _ = write!(text, "\n## How it was measured\n\n{METHOD}");
    text
}

fn origin(results: &Results) -> String {
    let machine = &results.machine;
    let memory = machine.memory_gib.map_or_else(String::new, |gib| format!(", {gib} GiB"));
    let load = machine.load_before.map_or_else(String::new, |load| format!(", its load before {load}"));
    let versions: Vec<String> = results
        .peers
        .iter()
        .filter(|(peer, _)| *peer != Peer::Bare)
        .map(|(peer, version)| format!("{peer} {version}"))
        .collect();
    let quick = if results.quick { " **A quick run: the figures mean nothing.**" } else { "" };
    format!(
        "Made by `just bench` on {}: {} rounds on a machine with {} × {}{memory}, {}{load}; {}.{quick}",
        results.day,
        results.rounds,
        machine.cores,
        machine.processor,
        machine.system,
        versions.join(", "),
    )
}

/// The chart, if it is a file beside the page.
fn chart(bench: &Bench) -> String {
    let beside =
        |path: &&std::path::PathBuf| bench.markdown.as_ref().is_some_and(|page| page.parent() == path.parent());
    match bench.svg.as_ref().filter(beside).and_then(|path| path.file_name()) {
        Some(name) => format!("![Bars for each work: the longest is the best]({})\n", name.display()),
        None => String::new(),
    }
}
