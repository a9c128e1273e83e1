//! The state of a running test file: results so far, the running test, and errors outside of any test. It must not know
//! how tests report.

use std::time::{Duration, Instant};

use qiao::{Entry, Language, Record, ScriptError, Wording};
use serde::Deserialize;
use serde_json::{Value, json};

use crate::assertions;
use crate::results::{Failure, Standing, Test};
use crate::stack;
use crate::tools::Given;
use crate::watcher::wall;
use crate::words::Words;

/// Everything observed so far.
pub(crate) struct Seen {
    /// Results of tests that have ended, in order.
    pub tests: Vec<Test>,
    /// Errors outside of any test.
    pub errors: Vec<ScriptError>,
    /// Notes outside of any test.
    pub notes: Vec<String>,
    /// The journal outside of any test.
    pub outside: Vec<Entry>,
    /// The full names of tests that have not ended.
    pub left: Vec<Vec<String>>,
    /// Whether all tests have ended.
    pub complete: bool,
    /// Time of the last activity, on the system's clock.
    stirred: Instant,
    running: Option<Running>,
    /// The number of the last request that the origin received before the test.
    since: u64,
}

/// The running test.
struct Running {
    journal: Vec<Entry>,
    /// Requests that matched no route.
    unscripted: Vec<String>,
    notes: Vec<String>,
    begun: Instant,
}

/// The result of a test, as reported by the script; times are in milliseconds.
#[derive(Deserialize)]
struct Report {
    path: Vec<String>,
    standing: String,
    errors: Vec<Thrown>,
    took: f64,
    retries: u32,
}

#[derive(Deserialize)]
struct Thrown {
    message: String,
    #[serde(default)]
    stack: String,
    diff: Option<(String, String)>,
    /// Whether an assertion failed.
    #[serde(default)]
    assertion: bool,
}

impl Running {
    fn new() -> Running {
        Running { journal: Vec::new(), unscripted: Vec::new(), notes: Vec::new(), begun: wall() }
    }

    /// Errors that the test did not throw itself.
    fn failures(&self) -> impl Iterator<Item = Failure> {
        let thrown = self.journal.iter().filter_map(|entry| match &entry.record {
            Record::Error(error) => Some(error.clone()),
            _ => None,
        });
        let unscripted = self.unscripted.iter().map(|text| stack::error(text.clone(), ""));
        thrown.chain(unscripted).map(|error| Failure { error, values: None })
    }
}

impl Seen {
    pub(crate) fn new() -> Seen {
        Seen {
            tests: Vec::new(),
            errors: Vec::new(),
            notes: Vec::new(),
            outside: Vec::new(),
            left: Vec::new(),
            complete: false,
            stirred: wall(),
            running: None,
            since: 0,
        }
    }

    pub(crate) fn silence(&self) -> Duration {
        self.stirred.elapsed()
    }

    pub(crate) fn note(&mut self, entry: &Entry) {
        self.stirred = wall();
        if self.running.is_none()
            && let Record::Error(error) = &entry.record
        {
            self.errors.push(error.clone());
        }
        self.journal().push(entry.clone());
    }

    pub(crate) fn journal(&mut self) -> &mut Vec<Entry> {
        match &mut self.running {
            Some(running) => &mut running.journal,
            None => &mut self.outside,
        }
    }

    /// The number of the last request before the running test.
    pub(crate) fn since(&self) -> u64 {
        self.since
    }

    /// Records a request without a matching route; `fails` is whether it fails the test.
    pub(crate) fn unscripted(&mut self, text: String, fails: bool) {
        match (&mut self.running, fails) {
            (Some(running), true) => running.unscripted.push(text),
            (Some(running), false) => running.notes.push(text),
            (None, true) => self.errors.push(stack::error(text, "")),
            (None, false) => self.notes.push(text),
        }
    }

    /// Registers the tests to run; none if the file itself failed. Returns whether to run them.
    pub(crate) fn begin(&mut self, paths: &Value) -> Given {
        self.left = serde_json::from_value(paths.clone())?;
        if !self.errors.is_empty() {
            self.left.clear();
        }
        Ok(json!(self.errors.is_empty()))
    }

    pub(crate) fn start(&mut self, since: u64) {
        self.running = Some(Running::new());
        self.since = since;
    }

    /// Discards a failed attempt at the running test.
    pub(crate) fn retry(&mut self, since: u64) {
        let begun = self.running.as_ref().map(|running| running.begun);
        self.start(since);
        if let (Some(running), Some(begun)) = (&mut self.running, begun) {
            running.begun = begun;
        }
    }

    /// Whether the running test had errors that it did not throw itself.
    pub(crate) fn went_wrong(&self) -> bool {
        self.running.as_ref().is_some_and(|running| running.failures().next().is_some())
    }

    pub(crate) fn end(&mut self, report: &Value, language: Language) -> Result<(), serde_json::Error> {
        let report: Report = serde_json::from_value(report.clone())?;
        let running = self.running.take().unwrap_or_else(Running::new);
        if let Some(at) = self.left.iter().position(|path| *path == report.path) {
            self.left.remove(at);
        }
        let asserted: Vec<bool> = report.errors.iter().map(|thrown| thrown.assertion).collect();
        let thrown: Vec<Failure> = report.errors.into_iter().map(Thrown::failure).collect();
        let beside = running.failures().filter(|failure| !thrown.iter().any(|known| known.is_same(failure)));
        let mut failures: Vec<Failure> = thrown.iter().cloned().chain(beside).collect();
        if language == Language::Chinese {
            let asserted = asserted.into_iter().chain(std::iter::repeat(false));
            failures.iter_mut().zip(asserted).for_each(|(failure, asserted)| in_chinese(failure, asserted));
        }
        let standing = match report.standing.as_str() {
            "skipped" => Standing::Skipped,
            "todo" => Standing::Todo,
            _ if failures.is_empty() => Standing::Passed,
            _ => Standing::Failed(failures),
        };
        self.tests.push(Test {
            path: report.path,
            standing,
            took: Duration::try_from_secs_f64(report.took / 1000.0).unwrap_or_default(),
            wall: running.begun.elapsed(),
            retries: report.retries,
            journal: running.journal,
            notes: running.notes,
        });
        Ok(())
    }

    /// Whether every test of the file has run.
    pub(crate) fn ran_all(&self) -> bool {
        let ran = |test: &Test| matches!(test.standing, Standing::Passed | Standing::Failed(_));
        self.complete && self.left.is_empty() && self.tests.iter().all(ran)
    }

    /// Fails every test that has not ended, for this reason; if there is none, reports an error of the file.
    pub(crate) fn fail_the_rest(&mut self, reason: &str, wording: &Wording) {
        let not_run = |reason: &str| Words::NotRun { reason: reason.to_owned() }.text(wording);
        let running = self.running.take();
        if self.left.is_empty() && self.errors.is_empty() {
            self.errors.push(stack::error(reason.to_owned(), ""));
        }
        let first = if running.is_some() { reason.to_owned() } else { not_run(reason) };
        let reasons = std::iter::once(first).chain(std::iter::repeat_with(|| not_run(reason)));
        let mut journal = running.map(|running| running.journal).unwrap_or_default();
        for (path, reason) in std::mem::take(&mut self.left).into_iter().zip(reasons) {
            let failure = Failure { error: stack::error(reason, ""), values: None };
            self.tests.push(Test {
                path,
                standing: Standing::Failed(vec![failure]),
                took: Duration::ZERO,
                wall: Duration::ZERO,
                retries: 0,
                journal: std::mem::take(&mut journal),
                notes: Vec::new(),
            });
        }
    }
}

/// A text without escape sequences of colours.
fn without_colours(text: &str) -> String {
    let mut parts = text.split("\u{1b}[");
    let first = parts.next().unwrap_or_default().to_owned();
    let plain = |part: &str| part.split_once('m').map_or(part, |(_, text)| text).to_owned();
    first + &parts.map(plain).collect::<String>()
}

/// Words what the library says of an assertion, or of its wrong use. Other errors are of the script.
fn in_chinese(failure: &mut Failure, asserted: bool) {
    let message = &failure.error.message;
    let of_library = message.strip_prefix("AssertionError: ").or(asserted.then_some(message.as_str()));
    let chinese = match of_library {
        Some(message) => Some(assertions::chinese(message)),
        None => assertions::misuse(message),
    };
    failure.error.message = chinese.unwrap_or_else(|| message.clone());
}

impl Thrown {
    /// Matchers colour what they print, which is for terminals alone.
    fn failure(self) -> Failure {
        Failure { error: stack::error(without_colours(&self.message), &self.stack), values: self.diff }
    }
}
