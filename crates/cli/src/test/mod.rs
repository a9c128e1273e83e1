//! `qiao test`: finds test files, runs them, and prints the results. The crate `testing` knows what a test is
//! and how it runs.

mod args;
mod tell;

use std::path::{Path, PathBuf};

use qiao_conform::Time;
use qiao_testing::{FileReport, NoPlace, Plan, Results, Settings, TestFile, find, json, junit, place, run_all};

pub(crate) use args::{EXAMPLES, Test};

use crate::program::not_launched;
use crate::{Exit, Fault, program, watch};

/// Runs the selected tests, once or after every change.
pub(crate) fn run(args: &Test) -> Result<Exit, Fault> {
    if !args.watch {
        return once(args);
    }
    let here = std::iter::once(PathBuf::from("."));
    let named = args.path.iter().filter(|path| path.is_dir());
    let folders: Vec<PathBuf> = here.chain(named.chain(&args.project).cloned()).collect();
    watch::repeat(&folders, &[args.junit.as_ref(), args.json.as_ref()], |_| once(args))
}

fn once(args: &Test) -> Result<Exit, Fault> {
    let settings = args.program.settings()?;
    let files = files(args)?;
    check(args, &settings, &files)?;
    let reports = played(args, &settings, &files)?;
    if let Some(path) = &args.junit {
        write(path, &junit(&reports).map_err(Fault::usage)?)?;
    }
    if let Some(path) = &args.json {
        write(path, &format!("{:#}\n", json(&reports)))?;
    }
    let results = Results::of(&reports);
    tell::summary(results, reports.len());
    if results.passed + results.failed + results.skipped + results.broken == 0 {
        return Err(Fault::usage("no test is meant by these options"));
    }
    Ok(if results.is_red() { Exit::Failed } else { Exit::Good })
}

fn files(args: &Test) -> Result<Vec<TestFile>, Fault> {
    let here = [".".into()];
    let paths = if args.path.is_empty() { &here[..] } else { &args.path };
    let found = find(paths).map_err(Fault::usage)?;
    let placed = found.iter().map(|path| place(path, args.project.as_deref(), args.program.platform));
    placed.collect::<Result<_, _>>().map_err(|error| match error {
        NoPlace::Project(error) => not_launched(error),
        other => Fault::usage(other),
    })
}

/// Checks the programs before any of them runs: an invalid setting is invalid for all.
fn check(args: &Test, settings: &program::Settings<'_>, files: &[TestFile]) -> Result<(), Fault> {
    let mut told = args.quiet;
    for file in files {
        let launch = file.launch().map_err(|error| Fault::usage(format!("{}: {error}", file.path.display())))?;
        let launch = settings.apply(launch);
        let checked = launch.checks_domains().map_err(not_launched)?;
        if !checked && !told {
            args.program.notice(&launch)?;
            told = true;
        }
    }
    Ok(())
}

fn played(args: &Test, settings: &program::Settings<'_>, files: &[TestFile]) -> Result<Vec<FileReport>, Fault> {
    let cores = || std::thread::available_parallelism().map_or(1, usize::from);
    let teller = tell::Teller::new(args.quiet);
    let plan = Plan {
        files,
        settings: Settings { filter: args.filter.clone(), bail: args.bail, limit: args.test_timeout },
        time: if args.real_time { Time::Real } else { Time::Virtual },
        at_once: args.jobs.map_or_else(cores, usize::from),
        configure: &|launch| settings.apply(launch),
        on_report: &|report| teller.file(report),
    };
    run_all(&plan).map_err(Fault::usage)
}

fn write(path: &Path, text: &str) -> Result<(), Fault> {
    std::fs::write(path, text).map_err(|error| Fault::usage(format!("{}: {error}", path.display())))
}
