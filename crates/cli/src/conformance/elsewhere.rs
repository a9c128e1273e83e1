//! `qiao conformance export` and `import`: running the cases on other hosts.

use std::path::Path;

use anstream::println;
use qiao_conform::{Gaps, Job, Measured, Results, Time, portable, run_all, shipped};

use super::args::{Elsewhere, Export, Import};
use super::is_meant;
use crate::{Exit, Fault};

/// Exports a project, or imports its results.
pub(super) fn run(what: &Elsewhere) -> Result<Exit, Fault> {
    match what {
        Elsewhere::Export(args) => export(args),
        Elsewhere::Import(args) => import(args),
    }
}

fn at(path: &Path, error: &dyn std::fmt::Display) -> Fault {
    Fault::usage(format!("{}: {error}", path.display()))
}

fn export(args: &Export) -> Result<Exit, Fault> {
    let all = shipped().map_err(Fault::usage)?;
    let mut cases = portable(&all, args.platform);
    let others = all.iter().filter(|case| case.platforms.contains(&args.platform)).count() - cases.len();
    cases.retain(|case| is_meant(case, &args.only));
    qiao_conform::export(&cases, args.platform, &args.folder).map_err(|error| at(&args.folder, &error))?;
    println!("{} cases in {}; {others} need a host that can be set up", cases.len(), args.folder.display());
    Ok(Exit::Good)
}

fn import(args: &Import) -> Result<Exit, Fault> {
    let text = std::fs::read_to_string(&args.file).map_err(|error| at(&args.file, &error))?;
    let measured = Measured::parse(&text).map_err(|error| at(&args.file, &error))?;
    let all = shipped().map_err(Fault::usage)?;
    let known = measured.known(&all);
    let jobs: Vec<Job<'_>> = known.iter().map(|case| Job { case, platform: measured.platform }).collect();
    let at_once = std::thread::available_parallelism().map_or(1, usize::from);
    let reports = run_all(&jobs, at_once, Time::Virtual, &|_| {}).map_err(Fault::usage)?;
    let ours = Results::of(&jobs, reports, &Gaps::shipped().map_err(Fault::usage)?, &all);
    if let Some(path) = &args.json {
        let text = format!("{:#}\n", measured.json(&all, &ours));
        std::fs::write(path, text).map_err(|error| at(path, &error))?;
    }
    tell(&measured, &ours, &all);
    Ok(Exit::Good)
}

fn tell(measured: &Measured, ours: &Results<'_>, all: &[qiao_conform::Case]) {
    let pairs = measured.beside(ours);
    for pair in pairs.iter().filter(|pair| pair.here.is_some() != pair.there.is_some()) {
        println!("differs  {}", pair.case);
        println!("  here   {}", pair.here.as_deref().unwrap_or("passes"));
        println!("  there  {}", pair.there.as_deref().unwrap_or("passes"));
    }
    let rules = measured.rules(all);
    for rule in &rules {
        println!("{}  {} ({})", if rule.held { "held   " } else { "differs" }, rule.rule, rule.clause);
    }
    let alike = pairs.iter().filter(|pair| pair.here.is_some() == pair.there.is_some()).count();
    let unknown = measured.cases.len() - pairs.len();
    let (cases, platform, differing) = (pairs.len(), measured.platform, pairs.len() - alike);
    println!("{cases} cases of {platform}: {alike} alike, {differing} differ, {unknown} are not ours");
    let (held, of) = (rules.iter().filter(|rule| rule.held).count(), platform.profile().rules().len());
    println!("{} of {of} rules measured there: {held} held, {} differ", rules.len(), rules.len() - held);
}
