//! Output of `qiao conformance`: progress on standard error, results on standard output.

use std::io::{IsTerminal, Write};
use std::sync::atomic::{AtomicUsize, Ordering};

use super::lines::Line;
use crate::print::{eprint, eprintln, padded, println};
use crate::words;
use anstyle::{AnsiColor, Style};
use qiao_conform::{BadSpec, Case, ClauseList, Reach, Report, Results, Run, Standing, matrix_text};

const RED: Style = AnsiColor::Red.on_default().bold();
const DIM: Style = Style::new().dimmed();
/// Columns of the mark before a run's name.
const MARK: usize = 6;

/// The progress of a run.
pub(super) struct Progress {
    all: usize,
    done: AtomicUsize,
    failed: AtomicUsize,
    /// Whether it is displayed: only a terminal can overwrite a line.
    shown: bool,
}

impl Progress {
    /// Nothing is done yet.
    pub(super) fn of(all: usize, quiet: bool) -> Progress {
        let shown = !quiet && std::io::stderr().is_terminal();
        Progress { all, done: AtomicUsize::new(0), failed: AtomicUsize::new(0), shown }
    }

    /// Counts one more finished run.
    pub(super) fn one(&self, report: &Report) {
        let done = self.done.fetch_add(1, Ordering::Relaxed) + 1;
        let failure = usize::from(report.outcome.failure().is_some());
        let failed = self.failed.fetch_add(failure, Ordering::Relaxed) + failure;
        if self.shown {
            eprint!("\r\x1b[K{}", Line::Progress { done, all: self.all, failed }.said());
            // It does not matter if the line appears late.
            drop(std::io::stderr().flush());
        }
    }

    /// Clears the line.
    pub(super) fn end(&self) {
        if self.shown {
            eprint!("\r\x1b[K");
        } else if self.done.load(Ordering::Relaxed) < self.all {
            eprintln!("{}", Line::NotAllRun.said());
        }
    }
}

/// Prints the failures and, unless `quiet`, the known gaps and the matrix.
pub(super) fn results(results: &Results<'_>, quiet: bool) {
    if !quiet {
        println!("{}", matrix_text(results, &words::here()));
        let gaps = results.runs.iter().filter(|run| matches!(run.standing, Standing::Gap { .. }));
        gaps.for_each(|run| {
            let gap = padded(&Line::Gap.said(), MARK);
            println!("{DIM}{gap}{DIM:#}  {}", said(run))
        });
    }
    for run in results.runs.iter().filter(|run| run.standing.is_red()) {
        let mark = match run.standing.name() {
            "surprise" => Line::Surprise,
            _ => Line::Failed,
        };
        let mark = padded(&mark.said(), MARK);
        println!("{RED}{mark}{RED:#}  {}", said(run));
    }
    let stale = padded(&Line::Stale.said(), MARK);
    results.stale.iter().for_each(|line| println!("{RED}{stale}{RED:#}  {line}"));
    if !quiet {
        let count = |name| results.count(name);
        let (held, failed, gaps, surprises) = (count("held"), count("failed"), count("gap"), count("surprise"));
        let (stale, tentative) = (results.stale.len(), count("tentative"));
        println!("{}", Line::Tentative { count: tentative }.said());
        println!("{}", Line::Counts { held, failed, gaps, surprises, stale }.said());
    }
}

/// A run with its note.
fn said(run: &Run<'_>) -> String {
    let (name, note) = (run.name(&words::here()), run.standing.note(&words::here()).unwrap_or_default());
    Line::Run { name, note }.said()
}

/// Prints how many clauses have a case.
pub(super) fn reach(cases: &[Case]) -> Result<(), BadSpec> {
    let reach = Reach::of(&ClauseList::shipped()?, cases);
    let Reach { clauses, testable, with_case } = reach;
    let percent = format!("{:.1}", reach.percent());
    println!("{}", Line::Reach { clauses, testable, with_case, percent }.said());
    Ok(())
}
