//! The script that test files are written with, and whoever it reports to: keeps what has happened in a
//! file and answers what its tests ask. What the answers are is in `tools`.

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
/// The two functions that the script talks through, which it takes away before anything else runs.
const HOST: &str = "qiaoTestHost";
const WAIT: &str = "qiaoTestWait";

/// How tests are run.
#[derive(Clone, Debug)]
pub struct Settings {
    /// Only tests whose full name contains this.
    pub filter: String,
    /// Whether to stop at the first that fails.
    pub bail: bool,
    /// How long a test may take on the program's clock.
    pub limit: Duration,
}

/// Whoever the script reports to. Clones are the same one.
#[derive(Clone)]
pub(crate) struct Watcher {
    seen: Arc<Mutex<Seen>>,
    origin: Arc<Origin>,
    settings: Arc<Settings>,
    ended: Arc<Notify>,
}

/// What has happened so far.
pub(crate) struct Seen {
    /// The tests that have ended.
    pub tests: Vec<Test>,
    /// What went wrong outside of any test.
    pub errors: Vec<ScriptError>,
    /// The journal outside of any test.
    pub journal: Vec<Entry>,
    /// The tests that are to be run and have not ended, by their names.
    pub left: Vec<Vec<String>>,
    /// Whether everything was run that was to be.
    pub complete: bool,
    /// When something happened last, on the system's clock.
    stirred: Instant,
    running: Option<Running>,
}

/// The test that runs.
struct Running {
    journal: Vec<Entry>,
    /// The last request that the origin had seen before.
    since: u64,
}

/// How a test went, as the script tells it; the time is in milliseconds.
#[derive(Deserialize)]
struct Told {
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
            stirred: wall(),
            running: None,
        };
        Watcher {
            seen: Arc::new(Mutex::new(seen)),
            origin,
            settings: Arc::new(settings),
            ended: Arc::new(Notify::new()),
        }
    }

    /// The program with what its tests are written with.
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

    /// Waits until all tests have been run.
    pub(crate) async fn ended(&self) {
        self.ended.notified().await;
    }

    /// How long nothing has been heard, on the system's clock.
    pub(crate) fn silence(&self) -> Duration {
        self.seen().stirred.elapsed()
    }

    /// What has happened.
    pub(crate) fn seen(&self) -> MutexGuard<'_, Seen> {
        self.seen.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn note(&self, entry: &Entry) {
        let mut seen = self.seen();
        seen.stirred = wall();
        if seen.running.is_none()
            && let Record::Error(error) = &entry.record
        {
            seen.errors.push(error.clone());
        }
        seen.journal().push(entry.clone());
    }

    /// What happens to the program is noted in the journal, so nothing is held meanwhile.
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

    /// Notes how a test went; says whether to go on.
    fn end(&self, told: &Value) -> Given {
        let told: Told = serde_json::from_value(told.clone()).map_err(|bad| bad.to_string())?;
        let mut seen = self.seen();
        seen.end(told);
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

    /// Takes in which tests are to be run. None is if the file itself went wrong.
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

    fn end(&mut self, told: Told) {
        let journal = self.running.take().map(|running| running.journal).unwrap_or_default();
        if let Some(at) = self.left.iter().position(|path| *path == told.path) {
            self.left.remove(at);
        }
        let unhandled = journal.iter().find_map(|entry| match &entry.record {
            Record::Error(error) => Some(Failure { error: error.clone(), values: None }),
            _ => None,
        });
        let standing = match (told.standing.as_str(), told.error, unhandled) {
            ("skipped", ..) => Standing::Skipped,
            (_, Some(thrown), _) => Standing::Failed(thrown.failure()),
            (_, None, Some(unhandled)) => Standing::Failed(unhandled),
            (_, None, None) => Standing::Passed,
        };
        let took = Duration::try_from_secs_f64(told.took / 1000.0).unwrap_or_default();
        self.tests.push(Test { path: told.path, standing, took, journal });
    }

    /// Lets every test that has not ended fail for this reason; without one, the file does.
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

/// Lets so many milliseconds pass; none at all lets all else go first.
async fn wait(time: f64) {
    match Duration::try_from_secs_f64(time / 1000.0) {
        Ok(time) if time > Duration::ZERO => tokio::time::sleep(time).await,
        _ => tokio::task::yield_now().await,
    }
}
