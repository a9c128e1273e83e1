//! `qiao test`: finds test files, runs them, and prints the results. What a test is and how it runs is decided by the
//! crate `testing`.

mod args;
mod chosen;
mod config;
mod tell;

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, PoisonError};

use anstream::print;
use qiao_conform::Time;
use qiao_testing::{
    FileReport, NoPlace, Plan, Results, Settings, Snapshots, TestFile, find, github, html, json, junit, place, run_all,
    tap,
};

pub(crate) use args::{EXAMPLES, Test};

use self::config::Config;
use crate::messages::Message;
use crate::program::not_launched;
use crate::watch::{Cause, Next};
use crate::{Exit, Fault, answer, cores, print, program, watch};

/// Runs the selected tests, once or after every change.
pub(crate) fn run(args: &Test) -> Result<Exit, Fault> {
    if !args.watch {
        return Ok(once(args, &Round::default())?.0);
    }
    let here = std::iter::once(PathBuf::from("."));
    let named = args.path.iter().filter(|path| path.is_dir());
    let folders: Vec<PathBuf> = here.chain(named.chain(&args.project).cloned()).collect();
    let ours = [&args.junit, &args.json, &args.tap, &args.html].map(Option::as_ref);
    let mut failed = BTreeSet::new();
    watch::repeat(&folders, &ours, KEYS, |_, cause| {
        let Some(round) = Round::of(cause, &failed) else { return Ok(Next::Quit) };
        failed = once(args, &round)?.1;
        Ok(Next::Wait)
    })
}

/// Printed between rounds of `--watch`.
const KEYS: &str =
    "waiting for a change; or type a, f, t TEXT or q and Enter: all tests, failed files, tests by name, quit";

/// What to run in this round.
#[derive(Default)]
struct Round {
    /// Only files whose tests depend on these.
    changed: Option<BTreeSet<PathBuf>>,
    /// Only these files.
    files: Option<BTreeSet<PathBuf>>,
    /// Only tests whose names contain this.
    filter: Option<String>,
}

impl Round {
    /// The round for a cause; `None` to quit.
    fn of(cause: &Cause, failed: &BTreeSet<PathBuf>) -> Option<Round> {
        let line = match cause {
            Cause::Start => return Some(Round::default()),
            Cause::Changed(files) => return Some(Round { changed: Some(files.clone()), ..Round::default() }),
            Cause::Typed(line) => line,
        };
        Some(match line.split_once(' ').unwrap_or((line, "")) {
            ("q", _) => return None,
            ("f", _) => Round { files: Some(failed.clone()), ..Round::default() },
            ("t", text) => Round { filter: Some(text.to_owned()), ..Round::default() },
            _ => Round::default(),
        })
    }

    fn choose(&self, files: Vec<TestFile>) -> Vec<TestFile> {
        let files = match &self.changed {
            Some(changed) => chosen::concerned(files, changed),
            None => files,
        };
        let meant = |file: &TestFile| self.files.as_ref().is_none_or(|only| only.contains(&file.path));
        files.into_iter().filter(meant).collect()
    }
}

/// Runs the tests once; returns the exit code and the files with failures.
fn once(args: &Test, round: &Round) -> Result<(Exit, BTreeSet<PathBuf>), Fault> {
    let config = Config::read(args)?;
    let settings = args.program.settings()?;
    let files = round.choose(chosen::files(args, files(args, &config)?)?);
    name_project(args, &files);
    check(args, &settings, &files)?;
    let reports = played(args, &config, &settings, &files, round)?;
    write_reports(args, &reports)?;
    let results = Results::of(&reports);
    if !args.quiet {
        tell::slowest(&reports);
    }
    tell::summary(results, reports.len());
    let tests = results.passed + results.failed + results.skipped + results.todo + results.broken;
    if tests == 0 && args.shard.is_none() && args.changed.is_none() && !args.watch {
        return Err(Fault::usage("no test is meant by these options"));
    }
    let failed = reports.iter().filter(|report| report.is_red()).map(|report| report.path.clone()).collect();
    Ok((if results.is_red() { Exit::Failed } else { Exit::Good }, failed))
}

fn files(args: &Test, config: &Config) -> Result<Vec<TestFile>, Fault> {
    let here = [".".into()];
    let paths = match (args.path.as_slice(), config.files.as_slice()) {
        ([], []) => &here[..],
        ([], configured) => configured,
        (named, _) => named,
    };
    let found = find(paths).map_err(Fault::usage)?;
    let placed = found.iter().map(|path| place(path, args.project.as_deref(), args.program.platform));
    placed.collect::<Result<_, _>>().map_err(|error| match error {
        NoPlace::Project(error) => not_launched(error),
        other => Fault::usage(other),
    })
}

/// Prints which project the tests belong to.
fn name_project(args: &Test, files: &[TestFile]) {
    let mut projects: Vec<&Path> = files.iter().filter_map(|file| file.project.as_deref()).collect();
    projects.dedup();
    let here = std::env::current_dir().and_then(|folder| folder.canonicalize()).unwrap_or_default();
    for project in projects {
        let shown = project.strip_prefix(&here).unwrap_or(project);
        let shown = if shown.as_os_str().is_empty() { Path::new(".") } else { shown };
        if !args.quiet {
            print::notice(&Message::Project { folder: shown.display().to_string() }.said());
        }
    }
}

/// Checks the programs before any of them runs: an invalid setting is invalid for all of them.
fn check(args: &Test, settings: &program::Settings<'_>, files: &[TestFile]) -> Result<(), Fault> {
    let mut noticed = args.quiet;
    for file in files {
        let launch = file.launch().map_err(|error| Fault::usage(format!("{}: {error}", file.path.display())))?;
        let launch = settings.apply(launch);
        if !noticed && let Some(message) = args.program.unchecked(&launch)? {
            args.program.notice(&launch)?;
            print::notice(&message.said());
            noticed = true;
        }
    }
    Ok(())
}

fn played(
    args: &Test,
    config: &Config,
    settings: &program::Settings<'_>,
    files: &[TestFile],
    round: &Round,
) -> Result<Vec<FileReport>, Fault> {
    let teller = tell::Teller::new(args.quiet);
    let so_far = Mutex::new((0, Results::default()));
    let answers = args.program.answer.clone();
    let plan = Plan {
        files,
        settings: running(args, config, round)?,
        time: if args.real_time { Time::Real } else { Time::Virtual },
        at_once: args.jobs.or(config.jobs).map_or_else(cores, usize::from),
        configure: &|launch| settings.apply(launch),
        answers: (!answers.is_empty())
            .then(|| -> Arc<dyn Fn(qiao::Ask) + Send + Sync> { Arc::new(move |ask| answer::give(&answers, ask)) }),
        on_report: &|report| {
            let (done, results) = &mut *so_far.lock().unwrap_or_else(PoisonError::into_inner);
            teller.file(report);
            *done += 1;
            *results = results.and(&Results::of(std::slice::from_ref(report)));
            tell::progress(*done, files.len(), *results);
        },
    };
    run_all(&plan).map_err(Fault::usage)
}

/// Settings for running the tests of every file.
fn running(args: &Test, config: &Config, round: &Round) -> Result<Settings, Fault> {
    let snapshots = match (args.update, args.ci) {
        (true, _) => Snapshots::All,
        (false, true) => Snapshots::None,
        (false, false) => Snapshots::Missing,
    };
    let defaults = Settings::default();
    Ok(Settings {
        filter: round.filter.clone().unwrap_or_else(|| args.filter.clone()),
        bail: args.bail,
        limit: args.test_timeout.or(config.timeout).unwrap_or(defaults.limit),
        retries: args.retries.or(config.retries).unwrap_or(defaults.retries),
        snapshots,
        setup: config.setup(&args.setup)?,
    })
}

fn write_reports(args: &Test, reports: &[FileReport]) -> Result<(), Fault> {
    if let Some(path) = &args.junit {
        write(path, &junit(reports).map_err(Fault::usage)?)?;
    }
    if let Some(path) = &args.json {
        write(path, &format!("{:#}\n", json(reports)))?;
    }
    if let Some(path) = &args.tap {
        write(path, &tap(reports))?;
    }
    if let Some(path) = &args.html {
        write(path, &html(reports))?;
    }
    if args.github {
        print!("{}", github(reports));
    }
    Ok(())
}

fn write(path: &Path, text: &str) -> Result<(), Fault> {
    std::fs::write(path, text).map_err(|error| Fault::usage(format!("{}: {error}", path.display())))
}
