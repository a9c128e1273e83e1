//! The short table of the READMEs: a few rows, written between two marks. The first mark names the language.
//! It must not change anything outside of the marks.

use super::{Results, table};

/// The mark after the table.
const END: &str = "<!-- /qiao-bench -->\n";

/// Row id, English title, Chinese title.
const ROWS: &[(&str, &str, &str)] = &[
    ("start", "cold start of a one-line script, ms", "单行脚本冷启动，毫秒"),
    ("start.peak", "its peak memory, MB", "其内存峰值，MB"),
    ("sequential", "small GETs, one after the other, /s", "小 GET，逐个进行，次/秒"),
    ("concurrent", "small GETs, 10 at a time, /s", "小 GET，同时 10 个，次/秒"),
    ("json-orders", "1 MB JSON, nested orders, MB/s", "1 MB JSON，嵌套的订单，MB/秒"),
    ("json-rows", "1 MB JSON, small objects, MB/s", "1 MB JSON，小对象，MB/秒"),
    ("echo-64k", "WebSocket echo of 64 KB, /s", "WebSocket 回显 64 KB，次/秒"),
];

/// A README with the rows of this run; `None` if it has no marks.
pub(super) fn renewed(text: &str, results: &Results) -> Option<String> {
    let (chinese, mark) = [(false, "<!-- qiao-bench en -->\n"), (true, "<!-- qiao-bench zh -->\n")]
        .into_iter()
        .find(|(_, mark)| text.contains(mark))?;
    let (before, rest) = text.split_once(mark)?;
    let (_, after) = rest.split_once(END)?;
    let name = |english: &&str, zh: &&str| if chinese { *zh } else { *english }.to_owned();
    let rows: Vec<_> = ROWS.iter().filter_map(|(id, en, zh)| Some((name(en, zh), results.row(id)?))).collect();
    Some([before, mark, &table::table(results, &rows), END, after].concat())
}
