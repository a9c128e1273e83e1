//! Output of `qiao test`: each file with its tests, failures with location and diff, and a summary.

use std::io::IsTerminal;
use std::path::{Path, PathBuf};
use std::time::Duration;

use crate::messages::Message;
use crate::print::{eprintln, padded, println};
use anstyle::{AnsiColor, Style};
use qiao::{Entry, Outcome, Record, ScriptError};
use qiao_testing::{Failure, FileReport, Results, Side, SnapshotCounts, Standing, Test};

use crate::{excerpt, print};

const GOOD: Style = AnsiColor::Green.on_default();
const BAD: Style = AnsiColor::Red.on_default().bold();
const DIM: Style = Style::new().dimmed();
const NAME: Style = Style::new().bold();

/// Prints the results of files.
pub(super) struct Teller {
    quiet: bool,
    /// The folder that printed paths are relative to.
    here: PathBuf,
}

impl Teller {
    pub(super) fn new(quiet: bool) -> Teller {
        let here = std::env::current_dir().and_then(|folder| folder.canonicalize()).unwrap_or_default();
        Teller { quiet, here }
    }

    /// Prints a file with its tests.
    pub(super) fn file(&self, file: &FileReport) {
        if self.quiet && !file.is_red() {
            return;
        }
        let root = file.root.strip_prefix(&self.here).unwrap_or(&file.root);
        println!("{NAME}{}{NAME:#}", file.path.display());
        if !self.quiet {
            said(&file.journal, root, 0);
        }
        let mut within: &[String] = &[];
        for test in &file.tests {
            if !self.quiet || !test.failures().is_empty() {
                suites(within, &test.path);
                line(test);
                within = &test.path;
                // Console output of a test is indented below its name.
                said(&test.journal, root, test.path.len());
                test.notes.iter().for_each(|note| print::notice(note));
            }
        }
        file.notes.iter().for_each(|note| print::notice(note));
        file.errors.iter().for_each(|error| broken(file, error, root));
        for test in &file.tests {
            failed(file, test, root);
        }
        println!();
    }
}

/// The script's console output, indented by depth.
fn said(journal: &[Entry], root: &Path, depth: usize) {
    for entry in journal {
        match &entry.record {
            Record::Console { text, .. } if depth > 0 => {
                text.lines().for_each(|line| println!("{}{DIM}|{DIM:#} {line}", indent(depth)));
            }
            Record::Console { .. } => print::entry(entry, root, false),
            _ => {}
        }
    }
}

/// Prints the names of the suites that the previous test was not in.
fn suites(before: &[String], path: &[String]) {
    let [outer @ .., _] = path else { return };
    let before = before.split_last().map_or(before, |(_, outer)| outer);
    let same = outer.iter().zip(before).take_while(|(one, other)| one == other).count();
    for (depth, name) in outer.iter().enumerate().skip(same) {
        println!("{}{name}", indent(depth));
    }
}

fn line(test: &Test) {
    let (style, sign) = match test.standing {
        Standing::Passed => (GOOD, Message::Passed),
        Standing::Failed(_) => (BAD, Message::Failed),
        Standing::Skipped => (DIM, Message::Skipped),
        Standing::Todo => (DIM, Message::Todo),
    };
    let sign = padded(&sign.said(), 4);
    let again = match (test.retries, test.failures().is_empty()) {
        (0, _) => String::new(),
        (tries, true) => Message::PassedAgain { tries }.said(),
        (tries, false) => Message::TriedAgain { tries }.said(),
    };
    let name = test.path.last().map(String::as_str).unwrap_or_default();
    let depth = test.path.len().saturating_sub(1);
    println!("{}{style}{sign}{style:#} {name}{DIM}{}{again}{DIM:#}", indent(depth), clock(test.took));
}

fn indent(depth: usize) -> String {
    "  ".repeat(depth + 1)
}

/// The duration on the program's clock, if it is not zero.
fn clock(time: Duration) -> String {
    match time.as_millis() {
        0 => String::new(),
        milliseconds => format!(" ({})", humantime::format_duration(Duration::from_millis(milliseconds as u64))),
    }
}

fn broken(file: &FileReport, error: &ScriptError, root: &Path) {
    println!();
    println!("{}", excerpted(file, error, root));
    stack(error);
}

fn failed(file: &FileReport, test: &Test, root: &Path) {
    if test.failures().is_empty() {
        return;
    }
    println!();
    let failed = Message::Failed.said();
    println!("{BAD}{failed}{BAD:#} {NAME}{} > {}{NAME:#}", file.path.display(), test.name());
    for failure in test.failures() {
        println!("{}", excerpted(file, &failure.error, root));
        differences(failure);
        stack(&failure.error);
    }
    // Often the failure is caused by a call that the platform refused.
    let refusals = test.journal.iter().filter(|entry| match &entry.record {
        Record::Verdict { verdict, .. } | Record::Missing { verdict, .. } => verdict.outcome == Outcome::Refused,
        Record::Assignment { .. } => true,
        _ => false,
    });
    refusals.for_each(|entry| print::entry(entry, root, false));
}

fn excerpted(file: &FileReport, error: &ScriptError, root: &Path) -> String {
    let title = &error.message;
    let own = file.source.as_ref().filter(|source| error.file.as_ref() == Some(&source.name));
    let excerpt = match own {
        Some(source) => excerpt::within(&source.text, error, root, title),
        None => excerpt::of(error, root, title),
    };
    excerpt.unwrap_or_else(|| format!("{BAD}{}{BAD:#}: {title}", Message::Error.said()))
}

fn differences(failure: &Failure) {
    let lines = failure.diff();
    if lines.is_empty() {
        return;
    }
    let (expected, actual) = (Message::Expected.said(), Message::Actual.said());
    println!("  {BAD}- {expected}{BAD:#}  {GOOD}+ {actual}{GOOD:#}");
    for line in lines {
        match line.side {
            Side::Expected => println!("  {BAD}- {}{BAD:#}", line.text),
            Side::Actual => println!("  {GOOD}+ {}{GOOD:#}", line.text),
            Side::Both => println!("    {}", line.text),
        }
    }
}

fn stack(error: &ScriptError) {
    error.stack.lines().skip(1).for_each(|frame| println!("{DIM}{frame}{DIM:#}"));
}

/// Number of slow tests to list.
const SLOWEST: usize = 5;
/// Minimum duration of a slow test on the system's clock.
const SLOW: Duration = Duration::from_millis(100);

/// Lists the slowest tests on the system's clock. Only on a terminal, because other output is the same in every run.
pub(crate) fn slowest(files: &[FileReport]) {
    if !std::io::stderr().is_terminal() {
        return;
    }
    let tests = files.iter().flat_map(|file| file.tests.iter().map(move |test| (file, test)));
    let mut slow: Vec<_> = tests.filter(|(_, test)| test.wall >= SLOW).collect();
    slow.sort_by_key(|(_, test)| std::cmp::Reverse(test.wall));
    if !slow.is_empty() {
        eprintln!("{DIM}{}{DIM:#}", Message::SlowestTests.said());
    }
    for (file, test) in slow.into_iter().take(SLOWEST) {
        eprintln!("{DIM}{:>6} ms{DIM:#}  {} > {}", test.wall.as_millis(), file.path.display(), test.name());
    }
}

/// Prints the number of tests by result.
pub(crate) fn summary(results: Results, files: usize) {
    let Results { passed, failed, skipped, todo, flaky, snapshots, broken } = results;
    let style = if results.is_red() { BAD } else { GOOD };
    let more = |count: usize, message: Message| if count == 0 { String::new() } else { message.said() };
    let counts = Message::TestCounts { passed, failed, skipped }.said();
    let todo = more(todo, Message::MoreTodo { count: todo });
    let files = if files == 1 { Message::InFile.said() } else { Message::InFiles { files }.said() };
    let broken = more(broken, Message::MoreBroken { count: broken });
    let flaky = more(flaky, Message::MoreFlaky { count: flaky });
    println!("{style}{counts}{todo}{style:#}{files}{broken}{flaky}");
    let SnapshotCounts { written, updated, obsolete } = snapshots;
    let counts = [
        more(written, Message::SnapshotsWritten { count: written }),
        more(updated, Message::SnapshotsUpdated { count: updated }),
        more(obsolete, Message::SnapshotsObsolete { count: obsolete }),
    ];
    let counts: Vec<_> = counts.into_iter().filter(|count| !count.is_empty()).collect();
    if !counts.is_empty() {
        println!("{}", Message::SnapshotCounts { counts: counts.join(", ") }.said());
    }
}

/// Shows the number of completed files on a terminal, in a line that later output replaces.
pub(crate) fn progress(done: usize, files: usize, results: Results) {
    use std::io::Write;
    let mut err = std::io::stderr();
    if err.is_terminal() {
        // Errors of a closed terminal are ignored.
        let Results { passed, failed, .. } = results;
        let progress = Message::TestProgress { done, files, passed, failed }.said();
        let _ = write!(err, "\r\x1b[K{progress}\r");
        let _ = err.flush();
    }
}
