//! A whole run: finds the runtimes, measures, prints the tables and writes the requested reports. What the reports
//! look like is in the modules below.

mod chart;
mod json;
mod page;
mod table;

use std::path::Path;

use crate::Fault;
use crate::args::Bench;
use crate::figures::Figures;
use crate::goals::{GOALS, Standing};
use crate::install::Installed;
use crate::machine::Machine;
use crate::peers::{Peer, Programs};
use crate::rounds::{measure, works};
use crate::work::{Row, Work};

/// Load average above which a warning is printed.
const BUSY: f64 = 1.0;

/// What every report is made from.
struct Results {
    day: String,
    rounds: u32,
    quick: bool,
    machine: Machine,
    /// Measured runtimes and their versions.
    peers: Vec<(Peer, String)>,
    rows: Vec<Row>,
    figures: Figures,
}

/// Runs the selected workloads and writes the requested reports.
pub(crate) fn run(bench: &Bench) -> Result<(), Fault> {
    let own = std::env::current_exe()?;
    let installed = Installed::gather(bench, &own)?;
    let machine = Machine::here();
    if let Some(load) = machine.load_before.filter(|load| *load > BUSY) {
        eprintln!("warning: the load average is {load}; other processes affect the figures");
    }
    let folder = tempfile::tempdir()?;
    let programs = Programs { installed, own, scripts: folder.path().to_owned() };
    let figures = measure(bench, &programs)?;
    let results = Results::of(bench, &programs.installed, machine, figures);
    println!("{}\n{}", table::figures(&results), table::goals(&results));
    write(bench, &results)
}

fn write(bench: &Bench, results: &Results) -> Result<(), Fault> {
    if let Some(path) = &bench.json {
        put(path, json::text(results)?)?;
    }
    if let Some(path) = &bench.svg {
        put(path, chart::svg(results))?;
    }
    if let Some(path) = &bench.markdown {
        put(path, page::markdown(results, bench))?;
    }
    Ok(())
}

fn put(path: &Path, text: String) -> Result<(), Fault> {
    Ok(std::fs::write(path, text).map_err(|error| format!("{}: {error}", path.display()))?)
}

impl Results {
    fn of(bench: &Bench, installed: &Installed, machine: Machine, figures: Figures) -> Results {
        let now = humantime::format_rfc3339_seconds(std::time::SystemTime::now()).to_string();
        Results {
            day: now.split('T').next().unwrap_or_default().to_owned(),
            rounds: bench.rounds,
            quick: bench.quick,
            machine,
            peers: installed.peers().into_iter().map(|peer| (peer, installed.version(peer).to_owned())).collect(),
            rows: works(bench).into_iter().flat_map(Work::rows).collect(),
            figures,
        }
    }

    fn row(&self, id: &str) -> Option<&Row> {
        self.rows.iter().find(|row| row.id == id)
    }

    /// The goals of measured rows, and whether they are met.
    fn standings(&self) -> impl Iterator<Item = (&Row, Standing)> {
        let title = |id: &str| self.row(id).map_or_else(|| id.to_owned(), |row| row.title.clone());
        GOALS.iter().filter_map(move |goal| {
            let row = self.row(goal.row)?;
            Some((row, goal.standing(&self.figures, row.unit, title)?))
        })
    }
}
