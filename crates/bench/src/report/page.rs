//! The page docs/performance.md: the machine, the chart, the tables and the method. It must not know how figures
//! are computed.

use std::fmt::Write;

use super::{Results, table};
use crate::args::Bench;
use crate::peers::Peer;

/// The method, the same in every run.
const METHOD: &str = include_str!("method.md");

/// Why goals are missed, and what is believed reachable, in English and Chinese.
const BOUNDS: &str = include_str!("bounds.md");
const BOUNDS_ZH: &str = include_str!("bounds.zh.md");

/// The page.
pub(super) fn markdown(results: &Results, bench: &Bench) -> String {
    let mut text = String::from("# Performance\n\n");
    let _ = writeln!(text, "{}\n", origin(results));
    text += &chart(bench);
    text += "\n## Figures\n\nIn parentheses: qiao's speed relative to this runtime; in rows of memory, this \
             runtime's memory relative to qiao's. Above 1, qiao is faster or needs less.\n\n";
    text += &table::figures(results);
    text += "\n## Goals\n\nEach goal is a ratio within this run or a figure in the row's unit.\n\n";
    text += &table::goals(results);
    let _ = write!(text, "\n## Profiles and bounds\n\n{BOUNDS}\n## 分析与上限\n\n{BOUNDS_ZH}");
    let _ = write!(text, "\n## How it was measured\n\n{METHOD}");
    text
}

fn origin(results: &Results) -> String {
    let machine = &results.machine;
    let memory = machine.memory_gib.map_or_else(String::new, |gib| format!(", {gib} GiB"));
    let load = machine.load_before.map_or_else(String::new, |load| format!(", load average before the run {load}"));
    let versions: Vec<String> = results
        .peers
        .iter()
        .filter(|(peer, _)| *peer != Peer::Bare)
        .map(|(peer, version)| format!("{peer} {version}"))
        .collect();
    let quick = if results.quick { " **A quick run: the figures mean nothing.**" } else { "" };
    format!(
        "Measured with `just bench` on {}: {} rounds on {} × {}{memory}, {}{load}; {}.{quick}",
        results.day,
        results.rounds,
        machine.cores,
        machine.processor,
        machine.system,
        versions.join(", "),
    )
}

/// A link to the chart, if the chart is written to the same folder.
fn chart(bench: &Bench) -> String {
    let beside =
        |path: &&std::path::PathBuf| bench.markdown.as_ref().is_some_and(|page| page.parent() == path.parent());
    match bench.svg.as_ref().filter(beside).and_then(|path| path.file_name()) {
        Some(name) => format!("![Bar chart of the workloads: longer is better]({})\n", name.display()),
        None => String::new(),
    }
}
