//! docs/performance.md: how it was measured and where, the chart, the tables.

use std::fmt::Write;

use super::{Results, table};
use crate::args::Bench;
use crate::peers::Peer;

/// What does not change from run to run.
const METHOD: &str = "\
Everybody does the same work against the same server, a process of its own on one thread over loopback. A process \
is started for each work, and all take turns: each work by everybody, then the next work, then all again, and \
whoever begins is another one each time. The first round is not counted. Figures are medians.

- *qiao* is `qiao run` with the rules of WeChat and a domain list, so every check runs for every call. Plain HTTP \
goes to an address in the device's own network, where WeChat allows it.
- *bare* is the stack that qiao is built on, without JavaScript and without rules: hyper, rustls, tungstenite and \
serde_json on one thread of a process of its own.
- *Node*, *Bun* and *Deno* use `fetch` and `WebSocket` (Node before 22: the package `ws`).

Start to end and start to first answer are measured from outside, all else inside of the process after a tenth of \
the work as warming up. Answers and echoes are checked. Everybody speaks HTTP/1.1; the server resumes no TLS \
session, so each handshake is a full one. Uploads are forms with one file: qiao and bare stream it from disk, the others \
read it into memory each time. Peak memory is what the system says of the process when it has ended. Those of many \
mini-programs share one process and one thread: their memory is what the process has grown by, divided by their number; \
requests go through all of them at once, ten at a time where there are fewer than ten, and otherwise one each. *Bare* has \
as many connections there.
";

/// The page.
pub fn markdown(results: &Results, bench: &Bench) -> String {
    let mut text = String::from("# Performance\n\n");
    let _ = writeln!(text, "{}\n", origin(results));
    text += &chart(bench);
    text += "\n## Figures\n\nBehind the figure of everybody else stands how many times as good qiao's is: \
             above 1, qiao is ahead.\n\n";
    text += &table::figures(results);
    text += "\n## Goals\n\nEach is a ratio within this run, or a figure in the row's unit.\n\n";
    text += &table::goals(results);
    text += "\n## How it was measured\n\n";
    text += METHOD;
    text
}

fn origin(results: &Results) -> String {
    let machine = &results.machine;
    let memory = machine.memory_gib.map_or_else(String::new, |gib| format!(", {gib} GiB"));
    let versions: Vec<String> = results
        .peers
        .iter()
        .filter(|(peer, _)| *peer != Peer::Bare)
        .map(|(peer, version)| format!("{peer} {version}"))
        .collect();
    let quick = if results.quick { " **A quick run: the figures mean nothing.**" } else { "" };
    format!(
        "Made by `just bench` on {}: {} rounds on a machine with {} × {}{memory}, {}; {}.{quick}",
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
