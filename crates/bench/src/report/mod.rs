//! A run from its beginning to its reports.

mod chart;
mod json;
mod page;
mod table;

use std::path::Path;

use crate::Fault;
use crate::args::Bench;
use crate::figures::Figures;
use crate::install::Installed;
use crate::machine::Machine;
use crate::peers::{Peer, Programs};
use crate::rounds::{measure, works};
use crate::work::{Row, Work};

/// All that reports are made of.
pub struct Results {
    pub day: String,
    pub rounds: u32,
    pub quick: bool,
    pub machine: Machine,
    /// Who took part, and in which version.
    pub peers: Vec<(Peer, String)>,
    pub rows: Vec<Row>,
    pub figures: Figures,
}

/// Measures what was asked for and writes what was asked for.
pub fn run(bench: &Bench) -> Result<(), Fault> {
    let own = std::env::current_exe()?;
    let installed = Installed::gather(bench, &own)?;
    let folder = tempfile::tempdir()?;
    let programs = Programs { installed, own, scripts: folder.path().to_owned() };
    let figures = measure(bench, &programs)?;
    let results = Results::of(bench, &programs.installed, figures);
    print!("{}", table::markdown(&results));
    let write = |path: &Path, text: String| std::fs::write(path, text).map_err(|e| format!("{}: {e}", path.display()));
    if let Some(path) = &bench.json {
        write(path, json::text(&results)?)?;
    }
    if let Some(path) = &bench.svg {
        write(path, chart::svg(&results))?;
    }
    if let Some(path) = &bench.markdown {
        write(path, page::markdown(&results, bench))?;
    }
    Ok(())
}

impl Results {
    fn of(bench: &Bench, installed: &Installed, figures: Figures) -> Results {
        let now = humantime::format_rfc3339_seconds(std::time::SystemTime::now()).to_string();
        Results {
            day: now.split('T').next().unwrap_or_default().to_owned(),
            rounds: bench.rounds,
            quick: bench.quick,
            machine: Machine::here(),
            peers: installed.peers().into_iter().map(|peer| (peer, installed.version(peer).to_owned())).collect(),
            rows: works(bench).into_iter().flat_map(Work::rows).collect(),
            figures,
        }
    }
}
