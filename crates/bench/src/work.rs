//! The workloads, as data, and the rows of the table for each. Counts are chosen so that one run takes between a third
//! of a second and a second in a fast runtime.

use crate::peers::Peer;

/// A workload, the same in every runtime.
pub(crate) struct Work {
    /// Name on the command line, and id of its main row.
    pub name: &'static str,
    /// Title in the table.
    pub title: &'static str,
    /// Name of its script in `work/qiao` and `work/web`, without extension.
    pub script: &'static str,
    /// Which of the server's ports it uses.
    pub at: At,
    /// Path and query of the URL.
    pub path: &'static str,
    /// Number of requests or messages.
    pub count: u32,
    /// Number of requests in flight, or of mini-programs.
    pub parallel: u32,
    /// Size of one response, upload or message, in bytes.
    pub bytes: usize,
    /// What is reported.
    pub measure: Measure,
    /// Whether peak memory is reported too.
    pub memory: bool,
}

/// A port of the server, by protocol.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum At {
    Http,
    Https,
    Ws,
}

/// What is reported of a workload.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Measure {
    /// Time from the start of a process to its end.
    Lifetime,
    /// Time from the start of a process to its first line.
    FirstLine,
    /// Time from the start of a process to its end, and its CPU time, for the generated project.
    Project,
    /// Requests or messages per second, measured by the process itself.
    Rate,
    /// Megabytes per second, measured by the process itself.
    Bytes,
    /// Creation time, memory and request rate of mini-programs.
    Programs,
}

/// A row of the table.
pub(crate) struct Row {
    /// Name of the workload, with a suffix such as `.peak`.
    pub id: String,
    pub title: String,
    pub unit: &'static str,
    /// Whether larger figures are better.
    pub more: bool,
}

pub(crate) const WORK: Work = Work {
    name: "",
    title: "",
    script: "get",
    at: At::Http,
    path: "/small",
    count: 1,
    parallel: 1,
    bytes: 0,
    measure: Measure::Rate,
    memory: false,
};

/// All workloads, in the order of the table.
#[rustfmt::skip]
pub(crate) const WORKS: &[Work] = &[
    Work { name: "start", title: "cold start of a one-line script", script: "start", measure: Measure::Lifetime, memory: true, ..WORK },
    Work { name: "first", title: "start to first HTTP answer", script: "first", measure: Measure::FirstLine, memory: true, ..WORK },
    Work { name: "project", title: "launch of a project of 100 scripts", script: "project", measure: Measure::Project, memory: true, ..WORK },
    Work { name: "sequential", title: "small GETs, one after the other", count: 3000, memory: true, ..WORK },
    Work { name: "concurrent", title: "small GETs, 10 at a time", count: 6000, parallel: 10, ..WORK },
    Work { name: "post", title: "POSTs with 5 headers and a JSON body", script: "post", path: "/order", count: 3000, ..WORK },
    Work { name: "text", title: "10 MB text", path: "/text", count: 30, bytes: 10_000_000, measure: Measure::Bytes, memory: true, ..WORK },
    Work { name: "chinese", title: "10 MB text, Chinese", path: "/chinese", count: 15, bytes: 10_000_000, measure: Measure::Bytes, ..WORK },
    Work { name: "json-orders", title: "1 MB JSON, nested orders", script: "orders", path: "/orders", count: 40, bytes: 1_000_000, measure: Measure::Bytes, memory: true, ..WORK },
    Work { name: "json-rows", title: "1 MB JSON, small objects", script: "rows", path: "/rows", count: 40, bytes: 1_000_000, measure: Measure::Bytes, memory: true, ..WORK },
    Work { name: "handshake", title: "HTTPS, a handshake for each GET", at: At::Https, path: "/small?last", count: 100, ..WORK },
    Work { name: "https", title: "10 MB text over HTTPS", at: At::Https, path: "/text", count: 15, bytes: 10_000_000, measure: Measure::Bytes, ..WORK },
    Work { name: "upload", title: "upload of a 10 MB file", script: "upload", path: "/upload", count: 15, bytes: 10_000_000, measure: Measure::Bytes, memory: true, ..WORK },
    Work { name: "echo-64", title: "WebSocket echo, 64 B", script: "echo", at: At::Ws, path: "/", count: 5000, bytes: 64, ..WORK },
    Work { name: "echo-64k", title: "WebSocket echo, 64 KB", script: "echo", at: At::Ws, path: "/", count: 1500, bytes: 65_536, memory: true, ..WORK },
    Work { name: "many-1", title: "1 mini-program", script: "many", count: 6000, parallel: 1, measure: Measure::Programs, ..WORK },
    Work { name: "many-100", title: "100 mini-programs", script: "many", count: 6000, parallel: 100, measure: Measure::Programs, ..WORK },
    Work { name: "many-1000", title: "1,000 mini-programs", script: "many", count: 6000, parallel: 1000, measure: Measure::Programs, ..WORK },
    Work { name: "pages-1000", title: "1,000 mini-programs with a page", script: "pages", count: 6000, parallel: 1000, measure: Measure::Programs, ..WORK },
];

impl Work {
    /// Whether it is measured for a runtime.
    pub(crate) fn is_for(&self, peer: Peer) -> bool {
        match peer {
            Peer::Nothing => self.measure == Measure::Lifetime,
            Peer::Qiao => true,
            Peer::Bare => self.measure != Measure::Project && self.script != "pages",
            Peer::Node | Peer::Bun | Peer::Deno => !matches!(self.measure, Measure::Project | Measure::Programs),
        }
    }

    /// Processes per round and runtime: more for workloads of a few milliseconds.
    pub(crate) fn starts(&self) -> u32 {
        if matches!(self.measure, Measure::Lifetime | Measure::FirstLine | Measure::Project) { 10 } else { 1 }
    }

    /// Number of requests; in a quick run a twentieth, and at least one per lane or program.
    pub(crate) fn count(&self, quick: bool) -> u32 {
        if quick { (self.count / 20).max(self.parallel) } else { self.count }
    }

    /// Its rows in the table.
    pub(crate) fn rows(&self) -> Vec<Row> {
        let row = |what: &str, title: String, unit, more| Row { id: self.name.to_owned() + what, title, unit, more };
        let title = self.title.to_owned();
        let mut rows = match self.measure {
            Measure::Lifetime | Measure::FirstLine => vec![row("", title, "ms", false)],
            Measure::Project => {
                let cpu = format!("{title}: CPU time");
                vec![row("", title, "ms", false), row(".cpu", cpu, "ms", false)]
            }
            Measure::Rate => vec![row("", title, "/s", true)],
            Measure::Bytes => vec![row("", title, "MB/s", true)],
            Measure::Programs => vec![
                row(".create", format!("{title}: creation of each"), "ms", false),
                row(".memory", format!("{title}: memory of each"), "KiB", false),
                row("", format!("{title}: requests through all"), "/s", true),
            ],
        };
        if self.memory {
            rows.push(row(".peak", format!("{}: peak memory", self.title), "MB", false));
        }
        rows
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_row_has_a_name_of_its_own() {
        let rows: Vec<Row> = WORKS.iter().flat_map(Work::rows).collect();
        let ids: std::collections::BTreeSet<&str> = rows.iter().map(|row| row.id.as_str()).collect();
        assert_eq!(ids.len(), rows.len());
    }
}
