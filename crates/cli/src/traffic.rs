//! Options of `run` about traffic: files that it is written to, and the recording that answers in place of a network.

use std::path::{Path, PathBuf};

use clap::Args;
use qiao::{IgnoreRule, Matching, Replay, TrafficSettings};

use crate::messages::Message;
use crate::program::not_launched;
use crate::{Exit, Fault, faults, print};

/// Options about traffic.
#[derive(Args)]
pub(crate) struct Traffic {
    /// Write the journal into this file: calls, ends, verdicts, traffic without bodies, console, errors, what happened
    /// to the program; one JSON object per line. `-` is standard output.
    #[arg(long, value_name = "FILE")]
    pub journal: Option<PathBuf>,

    /// Record the traffic in this file as an HTTP Archive (HAR 1.2), which the developer tools of browsers import and
    /// --replay plays: headers, times, bodies, uploaded files up to 16 MiB and messages. Credentials, cookies and what
    /// qiao.json names are replaced by REDACTED. `-` is standard output.
    #[arg(long, visible_alias = "har", value_name = "FILE")]
    pub record: Option<PathBuf>,

    /// Write the run into this file as a page to look at: calls over time with what they waited for, headers, bodies,
    /// messages and verdicts. Secrets are left out as in a recording. `-` is standard output.
    #[arg(long, value_name = "FILE")]
    pub report: Option<PathBuf>,

    /// Keep the values of credentials, cookies and other secrets in the recording and the report.
    #[arg(long)]
    pub no_redact: bool,

    /// Answer all requests and WebSockets from this HTTP Archive (of qiao, Chrome, Playwright or mitmproxy), on virtual
    /// time. Method, URL and body have to be as recorded; a call without an entry fails with the difference to the
    /// nearest, and the exit code is 1.
    #[arg(long, value_name = "FILE", conflicts_with_all = ["resolve", "with_origin", "origin_host", "routes", "proxy"])]
    pub replay: Option<PathBuf>,

    /// Let replayed answers take as long as when they were recorded, and not come at once.
    #[arg(long, requires = "replay")]
    pub replay_delays: bool,

    /// Ignore these parts of calls in a replay: query:NAME (form fields too), header:NAME or json:PATH, as in
    /// query:_t,json:$..nonce; qiao.json can have them as well.
    #[arg(long, value_name = "RULES", value_delimiter = ',', requires = "replay")]
    pub replay_ignore: Vec<IgnoreRule>,
}

/// How many unused entries are listed.
const LISTED: usize = 20;

impl Traffic {
    /// The recording that answers, if there is one; `folder` is where the program lies.
    pub(crate) fn replay(&self, folder: &Path) -> Result<Option<Replay>, Fault> {
        let Some(path) = &self.replay else { return Ok(None) };
        let TrafficSettings { matching, .. } = TrafficSettings::of(folder).map_err(not_launched)?;
        let matching = self.replay_ignore.iter().cloned().fold(matching, Matching::ignore);
        let replay =
            Replay::read(path, matching).map_err(|bad| Fault::usage(format!("--replay {}", faults::said(&bad))))?;
        Ok(Some(if self.replay_delays { replay.with_delays() } else { replay }))
    }
}

/// The exit code of a run, which fails where a call had no entry.
pub(crate) fn matched(exit: Exit, replay: &Replay) -> Exit {
    if exit == Exit::Good && replay.unmatched() > 0 { Exit::Failed } else { exit }
}

/// Lists the entries that have answered no call.
pub(crate) fn list_unused(replay: &Replay) {
    let unused = replay.unused();
    if unused.is_empty() {
        return;
    }
    let more = unused.len().saturating_sub(LISTED);
    let mut lines: Vec<String> = unused.iter().take(LISTED).map(|entry| format!("  {entry}")).collect();
    if more > 0 {
        lines.push(format!("  ... +{more}"));
    }
    print::notice(&Message::ReplayUnused { count: unused.len(), entries: lines.join("\n") }.said());
}
