//! `qiao conformance`: selects cases, runs them, and prints the results. The crate `conform` assesses them.

mod args;
mod elsewhere;
mod lines;
mod tell;

use std::io::Write;
use std::path::PathBuf;

use crate::faults::Wrong;
use crate::print::println;
use qiao_conform::{Case, Gaps, Job, Results, Time, find, html, jobs, json, junit, run_all, shipped, tap};

pub(crate) use args::{Conformance, EXAMPLES};

use crate::{Exit, Fault, cores, record, words};

/// Default number of parallel runs in real time: most of them only wait.
const REAL_JOBS: usize = 64;

/// A report format.
type Form = fn(&Results<'_>) -> Result<String, Fault>;

/// Where a report goes: the open file, its path, and the format.
type ResultFile = (Box<dyn Write>, PathBuf, Form);

const JUNIT: Form = |results| junit(results, &words::here()).map_err(Fault::of);
const JSON: Form = |results| Ok(format!("{:#}\n", json(results)));
const TAP: Form = |results| Ok(tap(results, &words::here()));
const HTML: Form = |results| Ok(html(results, &words::here()));

/// Runs the selected cases.
pub(crate) fn run(args: &Conformance) -> Result<Exit, Fault> {
    if let Some(what) = &args.elsewhere {
        return elsewhere::run(what);
    }
    let cases = match &args.cases {
        Some(folder) => find(folder),
        None => shipped(),
    };
    let cases = cases.map_err(Fault::of)?;
    let gaps = gaps(args)?;
    let jobs = chosen(args, &cases)?;
    if args.list {
        list(&jobs);
        return Ok(Exit::Good);
    }
    record::claim_output([&args.junit, &args.json, &args.tap, &args.html].map(Option::as_ref))?;
    let files = files(&[(&args.junit, JUNIT), (&args.json, JSON), (&args.tap, TAP), (&args.html, HTML)])?;
    let results = Results::of(&jobs, played(args, &jobs)?, &gaps, &cases);
    write(files, &results)?;
    tell::results(&results, args.quiet);
    if args.cases.is_none() && !args.quiet {
        tell::reach(&cases).map_err(Fault::of)?;
    }
    Ok(if results.is_red() { Exit::Failed } else { Exit::Good })
}

fn gaps(args: &Conformance) -> Result<Gaps, Fault> {
    match (&args.gaps, &args.cases) {
        (Some(path), _) => {
            let text = std::fs::read_to_string(path)
                .map_err(|error| Fault::about(format_args!("--gaps {}", path.display()), &error))?;
            Gaps::parse(&text).map_err(|bad| Fault::about(format_args!("--gaps {}", path.display()), &bad))
        }
        (None, None) => Gaps::shipped().map_err(Fault::of),
        (None, Some(_)) => Ok(Gaps::default()),
    }
}

/// Whether a case is selected: its name contains one of the texts, or it names one of them as a clause.
/// Without texts, every case is.
fn is_meant(case: &Case, texts: &[String]) -> bool {
    let named = |text: &String| case.name.contains(text.as_str()) || case.clauses.contains(text);
    texts.is_empty() || texts.iter().any(named)
}

/// The runs selected by the command line.
fn chosen<'a>(args: &Conformance, cases: &'a [Case]) -> Result<Vec<Job<'a>>, Fault> {
    let meant =
        |case: &Case| is_meant(case, &args.filter) && args.area.as_deref().is_none_or(|area| case.area() == area);
    let mut jobs = jobs(cases);
    jobs.retain(|job| meant(job.case) && args.platform.is_none_or(|platform| job.platform == platform));
    if jobs.is_empty() {
        return Err(Fault::usage(Wrong::NoCase.said()));
    }
    let places = jobs.into_iter().enumerate();
    Ok(places.filter(|(place, _)| args.shard.has(*place)).map(|(_, job)| job).collect())
}

fn list(jobs: &[Job<'_>]) {
    for same in jobs.chunk_by(|a, b| a.case.name == b.case.name) {
        let platforms: Vec<String> = same.iter().map(|job| job.platform.to_string()).collect();
        println!("{}  ({})  {}", same[0].case.name, platforms.join(", "), same[0].case.title);
    }
}

fn played(args: &Conformance, jobs: &[Job<'_>]) -> Result<Vec<qiao_conform::Report>, Fault> {
    let (time, usual) = if args.real_time { (Time::Real, REAL_JOBS) } else { (Time::Virtual, cores()) };
    let progress = tell::Progress::of(jobs.len(), args.quiet);
    let reports = run_all(jobs, args.jobs.map_or(usual, usize::from), time, &|report| progress.one(report));
    progress.end();
    reports.map_err(Fault::of)
}

/// The files for results, opened before the run, so that one that cannot be written is reported at once.
fn files(wanted: &[(&Option<PathBuf>, Form)]) -> Result<Vec<ResultFile>, Fault> {
    let wanted = wanted.iter().filter_map(|(path, form)| Some(((*path).clone()?, *form)));
    wanted.map(|(path, form)| Ok((record::create(&path)?, path, form))).collect()
}

/// Writes results into the files, each in its form.
fn write(files: Vec<ResultFile>, results: &Results<'_>) -> Result<(), Fault> {
    files.into_iter().try_for_each(|(mut file, path, form)| {
        let text = form(results)?;
        file.write_all(text.as_bytes()).map_err(|error| Fault::about(path.display(), &error))
    })
}
