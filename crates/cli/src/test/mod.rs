//! `qiao test`: finds test files, runs them, and prints the results. What a test is and how it runs is decided by the
//! crate `testing`.

mod args;
mod chosen;
mod config;
mod coverage;
mod page;
mod tell;

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, PoisonError};

use anstream::print;
use qiao::{Addresses, Inspector};
use qiao_conform::Time;
use qiao_testing::{
    FileReport, NoPlace, Plan, Results, Settings, Snapshots, TestFile, find, github, html, json, junit, place, run_all,
    tap,
};

pub(crate) use args::{EXAMPLES, Test};

use self::config::Config;
use self::coverage::Measure;
use self::page::Page;
use crate::keys::Input;
use crate::messages::Message;
use crate::program::{not_launched, until_tools_are_gone};
use crate::watch::{Cause, Next};
use crate::{Exit, Fault, answer, cores, print, program, record, watch, words};

/// Runs the selected tests, once or after every change.
pub(crate) fn run(args: &Test) -> Result<Exit, Fault> {
    let inspector = args.program.inspector()?;
    let inspector = inspector.as_ref();
    if !args.watch {
        let (exit, _) = once(args, &Round::default(), inspector)?;
        wait_here(until_tools_are_gone(inspector))?;
        return Ok(exit);
    }
    let here = std::iter::once(PathBuf::from("."));
    let named = args.path.iter().filter(|path| path.is_dir());
    let folders: Vec<PathBuf> = here.chain(named.chain(&args.project).cloned()).collect();
    let ours = [&args.junit, &args.json, &args.tap, &args.html, &args.report, &args.coverage].map(Option::as_ref);
    let input = Input::keys();
    let hint = match input {
        Input::Keys => Message::WatchKeys,
        Input::Lines => Message::WatchLines,
        Input::Nothing => Message::WaitingForChange,
    };
    let mut rounds = Rounds::default();
    watch::repeat(&folders, &ours, &input, &hint.said(), |_, cause| {
        let Some(round) = rounds.next(cause) else { return Ok(Next::Quit) };
        rounds.failed = once(args, &round, inspector)?.1;
        Ok(Next::Wait)
    })
}

/// What the rounds of `--watch` have to do with each other.
#[derive(Default)]
struct Rounds {
    /// The files with failures in the last round.
    failed: BTreeSet<PathBuf>,
    /// Only tests whose names contain this, until all are asked for.
    filter: Option<String>,
    last: Round,
}

impl Rounds {
    /// The round for a cause; `None` to quit.
    fn next(&mut self, cause: &Cause) -> Option<Round> {
        let mut round = Round::default();
        match cause {
            Cause::Start => {}
            Cause::Changed(files) => round.changed = Some(files.clone()),
            Cause::Typed(command) => match command.split_once(' ').unwrap_or((command, "")) {
                ("q", _) => return None,
                ("f", _) => round.files = Some(self.failed.clone()),
                ("p" | "t", text) => self.filter = Some(text.to_owned()).filter(|text| !text.is_empty()),
                ("", _) => round = self.last.clone(),
                _ => self.filter = None,
            },
        }
        round.filter.clone_from(&self.filter);
        self.last = round.clone();
        Some(round)
    }
}

/// What to run in this round.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
struct Round {
    /// Only files whose tests depend on these.
    changed: Option<BTreeSet<PathBuf>>,
    /// Only these files.
    files: Option<BTreeSet<PathBuf>>,
    /// Only tests whose names contain this.
    filter: Option<String>,
}

impl Round {
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
fn once(args: &Test, round: &Round, inspector: Option<&Inspector>) -> Result<(Exit, BTreeSet<PathBuf>), Fault> {
    record::claim_output([&args.junit, &args.json, &args.tap, &args.html, &args.report].map(Option::as_ref))?;
    let config = Config::read(args)?;
    let settings = args.program.settings()?;
    let files = round.choose(chosen::files(args, files(args, &config)?)?);
    name_project(args, &files);
    check(args, &settings, &files)?;
    wait_here(args.program.await_tools(inspector))?;
    let measure = Measure::new(args, &config, &files)?;
    let reports = played(args, &config, &settings, &measure, &files, round, inspector)?;
    write_reports(args, &reports)?;
    let results = Results::of(&reports);
    if !args.quiet {
        tell::slowest(&reports);
    }
    tell::summary(results, reports.len());
    let uncovered = measure.finish()?;
    let tests = results.passed + results.failed + results.skipped + results.todo + results.broken;
    if tests == 0 && args.shard.is_none() && args.changed.is_none() && !args.watch {
        return Err(Fault::usage(Message::NoTest.said()));
    }
    let failed = reports.iter().filter(|report| report.is_red()).map(|report| report.path.clone()).collect();
    let exit = if results.is_red() { Exit::Failed } else { uncovered.unwrap_or(Exit::Good) };
    Ok((exit, failed))
}

fn files(args: &Test, config: &Config) -> Result<Vec<TestFile>, Fault> {
    let here = [".".into()];
    let paths = match (args.path.as_slice(), config.files.as_slice()) {
        ([], []) => &here[..],
        ([], configured) => configured,
        (named, _) => named,
    };
    let found = find(paths).map_err(|error| Fault::wrong(&error))?;
    let placed = found.iter().map(|path| place(path, args.project.as_deref(), args.program.platform));
    placed.collect::<Result<_, _>>().map_err(|error| match error {
        NoPlace::Project(error) => not_launched(error),
        other => Fault::wrong(&other),
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
        let launch = file.launch().map_err(|error| Fault::about(file.path.display(), &error))?;
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
    measure: &Measure,
    files: &[TestFile],
    round: &Round,
    inspector: Option<&Inspector>,
) -> Result<Vec<FileReport>, Fault> {
    let teller = tell::Teller::new(args.quiet);
    let page = Page::open(args)?;
    let so_far = Mutex::new((0, Results::default()));
    let answers = args.program.answer.clone();
    let plan = Plan {
        files,
        settings: running(args, config, round)?,
        time: if args.real_time { Time::Real } else { Time::Virtual },
        addresses: if args.deny_private { Addresses::public_only() } else { Addresses::all() },
        // Files that are looked at run one after the other.
        at_once: match inspector {
            Some(_) => 1,
            None => args.jobs.or(config.jobs).map_or_else(cores, usize::from),
        },
        configure: &|launch| {
            let launch = measure.configure(page.configure(settings.apply(launch)));
            inspector.into_iter().fold(launch, qiao::Launch::inspect)
        },
        answers: (!answers.is_empty())
            .then(|| -> Arc<dyn Fn(qiao::Ask) + Send + Sync> { Arc::new(move |ask| answer::give(&answers, ask)) }),
        on_report: &|report| {
            let (done, results) = &mut *so_far.lock().unwrap_or_else(PoisonError::into_inner);
            page.add(report);
            teller.file(report);
            *done += 1;
            *results = results.and(&Results::of(std::slice::from_ref(report)));
            tell::progress(*done, files.len(), *results);
        },
    };
    let reports = run_all(&plan).map_err(Fault::of)?;
    page.finish()?;
    Ok(reports)
}

/// Waits on this thread.
fn wait_here(what: impl Future<Output = ()>) -> Result<(), Fault> {
    let runtime = tokio::runtime::Builder::new_current_thread().build().map_err(Fault::of)?;
    runtime.block_on(what);
    Ok(())
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
        language: words::here().language,
    })
}

fn write_reports(args: &Test, reports: &[FileReport]) -> Result<(), Fault> {
    if let Some(path) = &args.junit {
        record::write(path, &junit(reports, &words::here()).map_err(Fault::of)?)?;
    }
    if let Some(path) = &args.json {
        record::write(path, &format!("{:#}\n", json(reports)))?;
    }
    if let Some(path) = &args.tap {
        record::write(path, &tap(reports))?;
    }
    if let Some(path) = &args.html {
        record::write(path, &html(reports, &words::here()))?;
    }
    if args.github {
        print!("{}", github(reports));
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_filter_stays_until_all_tests_are_asked_for() {
        let mut rounds = Rounds { failed: BTreeSet::from(["a.test.js".into()]), ..Rounds::default() };
        let changed = Cause::Changed(BTreeSet::from(["b.js".into()]));
        let mut next = |cause: &Cause| rounds.next(cause);
        let typed = |text: &str| Cause::Typed(text.to_owned());
        assert_eq!(next(&Cause::Start), Some(Round::default()));
        assert_eq!(next(&typed("p log in")).unwrap().filter.as_deref(), Some("log in"));
        let round = next(&changed).unwrap();
        assert!(round.filter.is_some() && round.changed.is_some());
        assert_eq!(next(&typed("")), Some(round), "again");
        assert_eq!(next(&typed("f")).unwrap().files.unwrap().len(), 1);
        assert_eq!(next(&typed("a")), Some(Round::default()));
        assert_eq!(next(&typed("q")), None);
    }
}
