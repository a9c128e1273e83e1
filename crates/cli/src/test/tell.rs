//! Output of `qiao test`: each file with its tests, failures with location and diff, and a summary.

use std::path::{Path, PathBuf};
use std::time::Duration;

use anstream::println;
use anstyle::{AnsiColor, Style};
use qiao::{Entry, Outcome, Record, ScriptError};
use qiao_testing::{Failure, FileReport, Results, Side, Standing, Test};

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
            said(&file.journal, root);
        }
        let mut within: &[String] = &[];
        for test in &file.tests {
            if !self.quiet {
                said(&test.journal, root);
            }
            if !self.quiet || test.failure().is_some() {
                suites(within, &test.path);
                line(test);
                within = &test.path;
            }
        }
        file.errors.iter().for_each(|error| broken(error, root));
        for test in &file.tests {
            if let Some(failure) = test.failure() {
                failed(file, test, failure, root);
            }
        }
        println!();
    }
}

/// Prints what the script wrote to its console.
fn said(journal: &[Entry], root: &Path) {
    let console = journal.iter().filter(|entry| matches!(entry.record, Record::Console { .. }));
    console.for_each(|entry| print::entry(entry, root, false));
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
        Standing::Passed => (GOOD, "ok  "),
        Standing::Failed(_) => (BAD, "FAIL"),
        Standing::Skipped => (DIM, "skip"),
    };
    let name = test.path.last().map(String::as_str).unwrap_or_default();
    let depth = test.path.len().saturating_sub(1);
    println!("{}{style}{sign}{style:#} {name}{DIM}{}{DIM:#}", indent(depth), clock(test.took));
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

fn broken(error: &ScriptError, root: &Path) {
    println!();
    println!("{}", excerpted(error, root, &error.message));
    stack(error);
}

fn failed(file: &FileReport, test: &Test, failure: &Failure, root: &Path) {
    println!();
    println!("{BAD}FAIL{BAD:#} {NAME}{} > {}{NAME:#}", file.path.display(), test.name());
    println!("{}", excerpted(&failure.error, root, &failure.error.message));
    differences(failure);
    stack(&failure.error);
    // A refusal by the platform usually explains the failure.
    let refusals = test.journal.iter().filter(|entry| match &entry.record {
        Record::Verdict { verdict, .. } | Record::Missing { verdict, .. } => verdict.outcome == Outcome::Refused,
        Record::Assignment { .. } => true,
        _ => false,
    });
    refusals.for_each(|entry| print::entry(entry, root, false));
}

fn excerpted(error: &ScriptError, root: &Path, title: &str) -> String {
    excerpt::of(error, root, title).unwrap_or_else(|| format!("{BAD}error{BAD:#}: {title}"))
}

fn differences(failure: &Failure) {
    let lines = failure.diff();
    if lines.is_empty() {
        return;
    }
    println!("  {BAD}- expected{BAD:#}  {GOOD}+ actual{GOOD:#}");
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

/// Prints the number of tests.
pub(super) fn summary(results: Results, files: usize) {
    let Results { passed, failed, skipped, broken } = results;
    let style = if results.is_red() { BAD } else { GOOD };
    let broken = if broken == 0 { String::new() } else { format!(", {broken} with errors") };
    println!("{style}{passed} passed, {failed} failed, {skipped} skipped{style:#} in {files} files{broken}");
}
