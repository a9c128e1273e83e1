//! The order of things: every work by everybody once, and then all again. Whoever begins, another begins the
//! next time, so that a machine that is slower for a while is slower for all.

use std::path::Path;

use crate::Fault;
use crate::args::Bench;
use crate::child::{Seen, watch};
use crate::figures::Figures;
use crate::peers::{Peer, Programs};
use crate::settings::Settings;
use crate::site::Site;
use crate::work::{Measure, WORKS, Work};

/// The scripts, in the source tree.
const SCRIPTS: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/work");

/// How long the file is that is uploaded.
const UPLOAD: usize = 10_000_000;

/// The works that were asked for.
pub fn works(bench: &Bench) -> Vec<&'static Work> {
    let asked = |work: &&Work| bench.work.is_empty() || bench.work.iter().any(|name| work.name.starts_with(name));
    WORKS.iter().filter(asked).collect()
}

/// Measures. Once beforehand, nothing is counted: caches fill.
pub fn measure(bench: &Bench, programs: &Programs) -> Result<Figures, Fault> {
    programs.lay_out(Path::new(SCRIPTS))?;
    std::fs::write(programs.scripts.join("upload.bin"), vec![0; UPLOAD])?;
    let site = Site::start(&programs.own, &programs.scripts)?;
    let mut figures = Figures::default();
    let mut peers = programs.installed.peers();
    peers.push(Peer::Nothing);
    for round in 0..=bench.rounds {
        eprintln!("round {round} of {}", bench.rounds);
        for work in works(bench) {
            let starts = if bench.quick || round == 0 { 1 } else { work.starts() };
            for start in 0..starts {
                let first = (round + start) as usize % peers.len();
                for peer in peers[first..].iter().chain(&peers[..first]).filter(|peer| work.is_for(**peer)) {
                    let seen = carry_out(work, *peer, bench, programs, &site)?;
                    if round > 0 {
                        take(&mut figures, work, *peer, bench, &seen);
                    }
                }
            }
        }
    }
    Ok(figures)
}

fn carry_out(work: &Work, peer: Peer, bench: &Bench, programs: &Programs, site: &Site) -> Result<Seen, Fault> {
    let settings = Settings {
        script: work.script.to_owned(),
        url: site.url(work, peer == Peer::Qiao),
        count: work.count(bench.quick),
        parallel: work.parallel,
        bytes: work.bytes,
        characters: site.characters(work),
        file: programs.scripts.join("upload.bin"),
        ca: site.ca.clone(),
        modules: programs.installed.folder.join("package.json"),
    };
    settings.write(&programs.scripts)?;
    let mut command = programs.command(peer, work, site)?;
    watch(&mut command).map_err(|fault| format!("{}: {peer}: {fault}", work.name).into())
}

/// What of it goes into which row.
fn take(figures: &mut Figures, work: &Work, peer: Peer, bench: &Bench, seen: &Seen) {
    let mut put = |what: &str, value: Option<f64>| figures.put(format!("{}{what}", work.name), peer, value);
    let rate = |amount: f64| seen.told["ms"].as_f64().map(|ms| amount / ms * 1e3);
    let count = f64::from(work.count(bench.quick));
    match work.measure {
        Measure::Lifetime => put("", Some(seen.lifetime)),
        Measure::FirstLine => put("", Some(seen.first_line)),
        Measure::Rate => put("", rate(count)),
        Measure::Bytes => put("", rate(count * work.bytes as f64 / 1e6)),
        Measure::Programs => {
            put("", rate(count));
            put(".create", seen.told["create"].as_f64());
            put(".memory", seen.told["memory"].as_f64());
        }
    }
    if work.memory {
        put(".peak", Some(seen.peak as f64 / 1e6));
    }
}
