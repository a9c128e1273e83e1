//! The schedule: in each round, every workload runs in every runtime, one process at a time. The order of the runtimes
//! rotates, so that a machine that is slower for a while slows all of them down.

use std::path::Path;

use crate::Fault;
use crate::args::Bench;
use crate::child::{Seen, watch};
use crate::cores::Cores;
use crate::figures::Figures;
use crate::peers::{Peer, Programs};
use crate::project;
use crate::settings::Settings;
use crate::site::Site;
use crate::work::{Measure, WORKS, Work};

/// The scripts, in the source tree.
const SCRIPTS: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/work");

/// Size of the uploaded file, in bytes.
const UPLOAD: usize = 10_000_000;

/// The selected workloads, by name or by the first part of a name: `echo` selects `echo-64` and `echo-64k`.
pub(crate) fn works(bench: &Bench) -> Vec<&'static Work> {
    let is = |work: &Work, name: &str| {
        work.name.strip_prefix(name).is_some_and(|rest| rest.is_empty() || rest.starts_with('-'))
    };
    WORKS.iter().filter(|work| bench.work.is_empty() || bench.work.iter().any(|name| is(work, name))).collect()
}

/// Runs all rounds. A quick one before them fills caches and is not counted.
pub(crate) fn measure(bench: &Bench, programs: &Programs) -> Result<Figures, Fault> {
    programs.lay_out(Path::new(SCRIPTS))?;
    project::write(&programs.scripts.join("project"))?;
    std::fs::write(programs.scripts.join("upload.bin"), vec![0; UPLOAD])?;
    let cores = if bench.any_core { Cores::any() } else { Cores::share(&programs.own) };
    let site = Site::start(cores.server(&programs.own), &programs.scripts)?;
    let (works, mut peers) = (works(bench), programs.installed.peers());
    if works.is_empty() {
        return Err("no workload has this name".into());
    }
    peers.push(Peer::Nothing);
    let mut run = Run { programs, site: &site, works, peers, figures: Figures::default() };
    if !bench.quick {
        eprintln!("warm-up round");
        run.round(true)?;
        run.figures = Figures::default();
    }
    for round in 1..=bench.rounds {
        eprintln!("round {round} of {}", bench.rounds);
        run.round(bench.quick)?;
    }
    Ok(run.figures)
}

/// The state of a run.
struct Run<'a> {
    programs: &'a Programs,
    site: &'a Site,
    works: Vec<&'static Work>,
    /// The runtimes, in the order of the next turn.
    peers: Vec<Peer>,
    figures: Figures,
}

impl Run<'_> {
    /// Runs every workload in every runtime.
    fn round(&mut self, quick: bool) -> Result<(), Fault> {
        for work in self.works.clone() {
            for _ in 0..if quick { 1 } else { work.starts() } {
                self.turn(work, quick)?;
            }
        }
        Ok(())
    }

    /// Runs one workload in every runtime.
    fn turn(&mut self, work: &Work, quick: bool) -> Result<(), Fault> {
        for peer in self.peers.iter().copied().filter(|peer| work.is_for(*peer)) {
            let count = work.count(quick);
            let seen = carry_out(work, peer, count, self.programs, self.site)
                .map_err(|fault| format!("{}: {peer}: {fault}", work.name))?;
            take(&mut self.figures, work, peer, f64::from(count), &seen);
        }
        self.peers.rotate_left(1);
        Ok(())
    }
}

fn carry_out(work: &Work, peer: Peer, count: u32, programs: &Programs, site: &Site) -> Result<Seen, Fault> {
    let settings = Settings {
        script: work.script.to_owned(),
        url: site.url(work, peer == Peer::Qiao),
        count,
        parallel: work.parallel,
        bytes: work.bytes,
        characters: site.characters(work),
        file: programs.scripts.join("upload.bin"),
        ca: site.ca.clone(),
        modules: programs.installed.folder.join("package.json"),
    };
    settings.write(&programs.scripts)?;
    let seen = watch(&mut programs.command(peer, work, site)?)?;
    if work.measure == Measure::Project && !project::is_ready(&seen.output_line) {
        return Err(format!("the first page printed {}", seen.output_line).into());
    }
    Ok(seen)
}

/// Adds the measurements of one process to the rows of its workload.
fn take(figures: &mut Figures, work: &Work, peer: Peer, count: f64, seen: &Seen) {
    let mut put = |what: &str, value: Option<f64>| figures.put(format!("{}{what}", work.name), peer, value);
    let rate = |amount: f64| seen.output_line["ms"].as_f64().map(|ms| amount / ms * 1e3);
    match work.measure {
        Measure::Lifetime => put("", Some(seen.lifetime)),
        Measure::FirstLine => put("", Some(seen.first_line)),
        Measure::Project => {
            put("", Some(seen.lifetime));
            put(".cpu", Some(seen.cpu));
        }
        Measure::Rate => put("", rate(count)),
        Measure::Bytes => put("", rate(count * work.bytes as f64 / 1e6)),
        Measure::Programs => {
            put("", rate(count));
            put(".create", seen.output_line["create"].as_f64());
            put(".memory", seen.output_line["memory"].as_f64());
        }
    }
    if work.memory {
        put(".peak", Some(seen.peak as f64 / 1e6));
    }
}
