//! `qiao run --all-pages`: opens every page of a project, each in a fresh program, several at once, and tells how each
//! went. How one program runs is known in `run`.

use std::path::Path;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Arc, Mutex, PoisonError};
use std::thread;
use std::time::{Duration, Instant};

use anstyle::{AnsiColor, Style};
use qiao::{Entry, Outcome, Record, ScriptError};
use qiao_testing::{Failure, FileReport, Standing, Test};

use crate::args::Run;
use crate::faults::Wrong;
use crate::messages::Message;
use crate::outcome::Outcome as Seen;
use crate::print::println;
use crate::program::not_launched;
use crate::unfinished::Subjects;
use crate::{Exit, Fault, print, record, run, words};

const BAD: Style = AnsiColor::Red.on_default().bold();
const GOOD: Style = AnsiColor::Green.on_default();
const DIM: Style = Style::new().dimmed();

/// How long a page runs that does not come to rest by itself, unless `--for` or `--timeout` says so.
const LONGEST: Duration = Duration::from_secs(5);
/// The stack of a program's thread.
const STACK: usize = 10 * 1024 * 1024;

/// A page, and how its program ended.
struct Page {
    report: FileReport,
    exit: Exit,
}

/// Opens every page.
pub(crate) fn run(args: &Run) -> Result<Exit, Fault> {
    record::claim_output([&args.junit, &args.json].map(Option::as_ref))?;
    let launch = run::prepared(args)?;
    let routes = launch.pages().map_err(not_launched)?;
    let root = launch.sources().map_err(not_launched)?.unwrap_or_default();
    if routes.is_empty() {
        return Err(Fault::usage(Wrong::NoProject.said()));
    }
    let pages = open_all(args, &routes, &root)?;
    let width = routes.iter().map(String::len).max().unwrap_or_default();
    pages.iter().for_each(|page| tell(page, width));
    let failed = pages.iter().filter(|page| page.exit != Exit::Good).count();
    let style = if failed == 0 { GOOD } else { BAD };
    println!("{style}{} pages, {failed} with errors{style:#}", pages.len());
    let exit = pages.iter().map(|page| page.exit).max_by_key(|exit| *exit as u8).unwrap_or(Exit::Good);
    let reports: Vec<_> = pages.into_iter().map(|page| page.report).collect();
    write(args, &reports)?;
    Ok(exit)
}

fn open_all(args: &Run, routes: &[String], root: &Path) -> Result<Vec<Page>, Fault> {
    let next = AtomicUsize::new(0);
    let pages: Mutex<Vec<(usize, Result<Page, Fault>)>> = Mutex::default();
    let work = || {
        while let Some((at, route)) =
            Some(next.fetch_add(1, Ordering::Relaxed)).and_then(|at| Some((at, routes.get(at)?)))
        {
            let page = open(args, route, root);
            pages.lock().unwrap_or_else(PoisonError::into_inner).push((at, page));
        }
    };
    let threads = thread::available_parallelism().map_or(1, usize::from).min(routes.len());
    thread::scope(|scope| {
        let work = &work;
        (0..threads).try_for_each(|_| thread::Builder::new().stack_size(STACK).spawn_scoped(scope, work).map(drop))
    })
    .map_err(Fault::of)?;
    let mut pages = pages.into_inner().unwrap_or_else(PoisonError::into_inner);
    pages.sort_by_key(|(at, _)| *at);
    pages.into_iter().map(|(_, page)| page).collect()
}

/// Runs a program that begins with this page.
#[expect(clippy::disallowed_methods, reason = "the report has the time that passed for its reader")]
fn open(args: &Run, route: &str, root: &Path) -> Result<Page, Fault> {
    let (begun, journal) = (Instant::now(), Arc::new(Mutex::new(Vec::<Entry>::new())));
    let (outcome, subjects) = (Arc::new(Seen::new(&args.fail_on)), Arc::new(Subjects::default()));
    let (sink, seen, about) = (journal.clone(), outcome.clone(), subjects.clone());
    let launch = run::prepared(args)?.page(route).on_entry(move |entry| {
        seen.note(&entry.record);
        about.note(&entry.record);
        sink.lock().unwrap_or_else(PoisonError::into_inner).push(entry.clone());
    });
    let longest = args.duration.or(args.timeout.is_none().then_some(LONGEST));
    let exit = run::alone(args, launch, longest, &subjects)?;
    let exit = if exit == Exit::Good { outcome.exit() } else { exit };
    let journal = std::mem::take(&mut *journal.lock().unwrap_or_else(PoisonError::into_inner));
    let errors: Vec<ScriptError> = journal.iter().filter_map(error).cloned().collect();
    let standing = match (exit, errors.first()) {
        (Exit::Good, _) => Standing::Passed,
        (_, Some(error)) => Standing::Failed(vec![Failure { error: error.clone(), values: None }]),
        (exit, None) => {
            let error = ScriptError::without_place(Message::PageExit { code: exit as u32 }.said());
            Standing::Failed(vec![Failure { error, values: None }])
        }
    };
    let wall = begun.elapsed();
    let test =
        Test { path: vec![route.to_owned()], standing, took: wall, wall, retries: 0, journal, notes: Vec::new() };
    let report = FileReport {
        path: route.into(),
        root: root.to_owned(),
        source: None,
        tests: vec![test],
        errors: Vec::new(),
        project: Some(root.to_owned()),
        notes: Vec::new(),
        snapshots: Default::default(),
        journal: Vec::new(),
        took: wall,
    };
    Ok(Page { report, exit })
}

fn error(entry: &Entry) -> Option<&ScriptError> {
    match &entry.record {
        Record::Error(error) => Some(error),
        _ => None,
    }
}

/// A line of the table, and the errors below it.
fn tell(page: &Page, width: usize) {
    let journal = page.report.tests.iter().flat_map(|test| &test.journal);
    let count = |is: fn(&Record) -> bool| journal.clone().filter(|entry| is(&entry.record)).count();
    let exchanges = count(|record| matches!(record, Record::Exchange(_)));
    let refused = count(|record| match record {
        Record::Verdict { verdict, .. } => verdict.outcome == Outcome::Refused,
        record => matches!(record, Record::Missing { .. }),
    });
    let (style, sign) = if page.exit == Exit::Good { (GOOD, Message::Passed) } else { (BAD, Message::Failed) };
    let (sign, counts) = (print::padded(&sign.said(), 4), Message::PageCounts { exchanges, refused }.said());
    let route = page.report.path.display().to_string();
    println!("{style}{sign}{style:#} {route:width$}  {DIM}{counts}{DIM:#}");
    let mut errors: Vec<(String, usize)> = Vec::new();
    for error in journal.filter_map(error) {
        let place = error.file.as_ref().zip(error.line).map(|(file, line)| format!(" at {file}:{line}"));
        let line = format!("{}: {}{}", print::error_title(error.kind), error.message, place.unwrap_or_default());
        match errors.iter_mut().find(|(known, _)| *known == line) {
            Some((_, times)) => *times += 1,
            None => errors.push((line, 1)),
        }
    }
    for (line, times) in errors {
        let times = if times > 1 { format!(" (x{times})") } else { String::new() };
        println!("     {line}{times}");
    }
}

fn write(args: &Run, reports: &[FileReport]) -> Result<(), Fault> {
    if let Some(path) = &args.junit {
        record::write(path, &qiao_testing::junit(reports, &words::here()).map_err(Fault::of)?)?;
    }
    if let Some(path) = &args.json {
        record::write(path, &format!("{:#}\n", qiao_testing::json(reports)))?;
    }
    Ok(())
}
