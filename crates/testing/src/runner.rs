//! The host side of the test runner script: collects the results of a file and answers the script's requests.
//! The answers themselves are in `tools`.

use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::{Duration, Instant};

use qiao::{EmbedderCall, Entry, Launch, Record, ScriptError};
use qiao_origin::Origin;
use serde::Deserialize;
use serde_json::{Value, json};
use tokio::sync::Notify;

use crate::results::{Failure, Standing, Test};
use crate::stack;
use crate::tools::{self, Given};

const SCRIPT: &str =
    concat!(include_str!("stand_ins.js"), include_str!("../chai/chai.js"), "\n", include_str!("runner.js"));
/// The two functions for the script, which removes them from the globals before anything else runs.
const HOST: &str = "qiaoTestHost";
const WAIT: &str = "qiaoTestWait";

/// Options of test runs.
#[derive(Clone, Debug)]
pub struct Settings {
    /// Run only tests whose full name contains this text.
    pub filter: String,
    /// Whether to stop at the first failure.
    pub bail: bool,
    /// Time limit of a test on the program's clock.
    pub limit: Duration,
}

/// Receives the script's reports. Clones share their state.
#[derive(Clone)]
pub(crate) struct Watcher {
    seen: Arc<Mutex<Seen>>,
    origin: Arc<Origin>,
    settings: Arc<Settings>,
    ended: Arc<Notify>,
}

/// What was observed so far.
pub(crate) struct Seen {
    /// Results of tests that have ended, in order.
    pub tests: Vec<Test>,
    /// Errors outside of any test.
    pub errors: Vec<ScriptError>,
    /// The journal outside of any test.
    pub journal: Vec<Entry>,
    /// The full names of tests that have yet to end.
    pub left: Vec<Vec<String>>,
    /// Whether all tests have ended.
    pub complete: bool,
    /// Time of the last activity, on the system's clock.
    last_activity: Instant,
    running: Option<Running>,
}

/// The running test.
struct Running {
    journal: Vec<Entry>,
    /// The last request that the origin had received before the test.
    since: u64,
}

/// The result of a test as sent by the script; `took` is in milliseconds.
#[derive(Deserialize)]
struct TestResult {
    path: Vec<String>,
    standing: String,
    error: Option<Thrown>,
    took: f64,
}

#[derive(Deserialize)]
struct Thrown {
    message: String,
    stack: String,
    diff: Option<(String, String)>,
}

#[expect(clippy::disallowed_methods, reason = "a test that hangs is noticed on the wall, whatever its own clock says")]
fn wall() -> Instant {
    Instant::now()
}

impl Watcher {
    pub(crate) fn new(origin: Arc<Origin>, settings: Settings) -> Watcher {
        let seen = Seen {
            tests: Vec::new(),
            errors: Vec::new(),
            journal: Vec::new(),
            left: Vec::new(),
            complete: false,
            last_activity: wall(),
            running: None,
        };
        Watcher {
            seen: Arc::new(Mutex::new(seen)),
            origin,
            settings: Arc::new(settings),
            ended: Arc::new(Notify::new()),
        }
    }

    /// Adds the runner script and its host functions to a launch.
    pub(crate) fn attach(&self, launch: Launch) -> Launch {
        let (journal, host) = (self.clone(), self.clone());
        let launch = launch.on_entry(move |entry| journal.note(entry));
        let launch = launch.host_function(HOST, move |call| host.answer(call));
        let launch = launch.host_task(WAIT, |call| {
            let time = call.argument(0).as_f64().unwrap_or_default().max(0.0);
            async move {
                wait(time).await;
                Ok(Value::Null)
            }
        });
        launch.before(format!("{}test", qiao::stack::OWN), SCRIPT)
    }

    /// Completes when all tests have ended.
    pub(crate) async fn ended(&self) {
        self.ended.notified().await;
    }

    /// Time since the last activity, on the system's clock.
    pub(crate) fn silence(&self) -> Duration {
        self.seen().last_activity.elapsed()
    }

    /// Locks and returns what was observed.
    pub(crate) fn seen(&self) -> MutexGuard<'_, Seen> {
        self.seen.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn note(&self, entry: &Entry) {
        let mut seen = self.seen();
        seen.last_activity = wall();
        if seen.running.is_none()
            && let Record::Error(error) = &entry.record
        {
            seen.errors.push(error.clone());
        }
        seen.journal().push(entry.clone());
    }

    /// Calls that change the program's state write to the journal, which locks `seen`: it must not be locked
    /// here meanwhile.
    fn answer(&self, call: &EmbedderCall<'_>) -> Given {
        match call.argument(0).as_str().unwrap_or_default() {
            "settings" => {
                let limit = self.settings.limit.as_secs_f64() * 1000.0;
                return Ok(json!({ "limit": limit, "filter": self.settings.filter }));
            }
            "begin" => return self.seen().begin(call.argument(1)),
            "test" => self.seen().start(self.origin.log().last_request()),
            "result" => return self.end(call.argument(1)),
            "end" => {
                self.seen().complete = true;
                self.ended.notify_one();
            }
            "on" => return tools::on(&self.origin, call),
            "requests" => {
                let since = self.seen().running.as_ref().map_or(0, |running| running.since);
                return tools::requests(&self.origin, since, call);
            }
            "verdicts" => return tools::verdicts(self.seen().journal()),
            "background" => call.background(),
            "foreground" => call.foreground(),
            "network" => return tools::network(call),
            other => return Err(format!("there is no `{other}`")),
        }
        Ok(Value::Null)
    }

    /// Records the result of a test; returns whether to continue.
    fn end(&self, result: &Value) -> Given {
        let result: TestResult = serde_json::from_value(result.clone()).map_err(|bad| bad.to_string())?;
        let mut seen = self.seen();
        seen.end(result);
        let failed = seen.tests.last().is_some_and(|test| test.failure().is_some());
        let stops = failed && self.settings.bail;
        if stops {
            seen.left.clear();
        }
        Ok(json!(!stops))
    }
}

impl Seen {
    fn journal(&mut self) -> &mut Vec<Entry> {
        match &mut self.running {
            Some(running) => &mut running.journal,
            None => &mut self.journal,
        }
    }

    /// Registers the tests to run; none if the file itself failed. Returns whether to run them.
    fn begin(&mut self, paths: &Value) -> Given {
        self.left = serde_json::from_value(paths.clone()).map_err(|bad| bad.to_string())?;
        if !self.errors.is_empty() {
            self.left.clear();
        }
        Ok(json!(self.errors.is_empty()))
    }

    fn start(&mut self, since: u64) {
        self.running = Some(Running { journal: Vec::new(), since });
    }

    fn end(&mut self, result: TestResult) {
        let journal = self.running.take().map(|running| running.journal).unwrap_or_default();
        if let Some(at) = self.left.iter().position(|path| *path == result.path) {
            self.left.remove(at);
        }
        let unhandled = journal.iter().find_map(|entry| match &entry.record {
            Record::Error(error) => Some(Failure { error: error.clone(), values: None }),
            _ => None,
        });
        let standing = match (result.standing.as_str(), result.error, unhandled) {
            ("skipped", ..) => Standing::Skipped,
            (_, Some(thrown), _) => Standing::Failed(thrown.failure()),
            (_, None, Some(unhandled)) => Standing::Failed(unhandled),
            (_, None, None) => Standing::Passed,
        };
        let took = Duration::try_from_secs_f64(result.took / 1000.0).unwrap_or_default();
        self.tests.push(Test { path: result.path, standing, took, journal });
    }

    /// Fails every test that has not ended, for this reason; if there is none, reports an error of the file.
    pub(crate) fn fail_the_rest(&mut self, reason: &str) {
        let running = self.running.take();
        if self.left.is_empty() && self.errors.is_empty() {
            self.errors.push(stack::error(reason.to_owned(), ""));
        }
        let first = if running.is_some() { reason.to_owned() } else { not_run(reason) };
        let reasons = std::iter::once(first).chain(std::iter::repeat_with(|| not_run(reason)));
        let mut journal = running.map(|running| running.journal).unwrap_or_default();
        for (path, reason) in std::mem::take(&mut self.left).into_iter().zip(reasons) {
            let standing = Standing::Failed(Failure { error: stack::error(reason, ""), values: None });
            self.tests.push(Test { path, standing, took: Duration::ZERO, journal: std::mem::take(&mut journal) });
        }
    }
}

impl Thrown {
    fn failure(self) -> Failure {
        Failure { error: stack::error(self.message, &self.stack), values: self.diff }
    }
}

fn not_run(reason: &str) -> String {
    format!("it was not run: {reason}")
}

/// Waits this many milliseconds; 0 only lets other tasks run first.
async fn wait(time: f64) {
    match Duration::try_from_secs_f64(time / 1000.0) {
        Ok(time) if time > Duration::ZERO => tokio::time::sleep(time).await,
        _ => tokio::task::yield_now().await,
    }
}
