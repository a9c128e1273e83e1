//! The host side of the script that runs test files: handles its calls, and records what happens in the file. The calls
//! are implemented in the files next to this one.

use std::path::Path;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::{Duration, Instant};

use qiao::{EmbedderCall, Entry, Launch, wording};
use qiao_conform::{Time, World};
use qiao_origin::Origin;
use serde_json::{Value, json};
use tokio::sync::Notify;

use crate::mistakes::Mistake;
use crate::place::TestFile;
use crate::problem::Problem;
use crate::seen::Seen;
use crate::server::{Notice, Server};
use crate::settings::Settings;
use crate::snapshots::{SnapshotCounts, Taken};
use crate::tools::{self, Given};
use crate::ui::{Fallback, Ui};
use crate::work::Work;

/// The script that runs a test file.
pub(crate) const SCRIPT: &str = concat!(
    include_str!("../js/00-stand-ins.js"),
    include_str!("../expect/expect.js"),
    "\n",
    include_str!("../js/10-base.js"),
    include_str!("../js/20-expect.js"),
    include_str!("../js/25-snapshots.js"),
    include_str!("../js/27-modules.js"),
    include_str!("../js/30-declare.js"),
    include_str!("../js/40-world.js"),
    include_str!("../js/45-origin.js"),
    include_str!("../js/50-pages.js"),
    include_str!("../js/60-failures.js"),
    include_str!("../js/70-run.js"),
    include_str!("../js/80-modules.js"),
);
/// Functions for the runner script, which removes them before anything else runs.
const HOST: &str = "qiaoTestHost";
const WAIT: &str = "qiaoTestWait";
const NEXT: &str = "qiaoTestNext";
/// Modules of other test runners that a test may import; the runner provides them.
const MODULES: [&str; 3] = ["chai", "vitest", "@jest/globals"];

/// The host side of one test file. Clones are handles to the same one.
#[derive(Clone)]
pub(crate) struct Watcher(Arc<Inner>);

struct Inner {
    seen: Arc<Mutex<Seen>>,
    origin: Arc<Origin>,
    settings: Settings,
    /// The test file's name in its program.
    file: String,
    server: Arc<Server>,
    ui: Ui,
    work: Arc<Work>,
    snapshots: Mutex<Taken>,
    ended: Notify,
}

#[expect(clippy::disallowed_methods, reason = "a test that hangs is noticed on the wall, whatever its own clock says")]
pub(crate) fn wall() -> Instant {
    Instant::now()
}

fn open<T>(of: &Mutex<T>) -> MutexGuard<'_, T> {
    of.lock().unwrap_or_else(PoisonError::into_inner)
}

impl Watcher {
    pub(crate) fn new(world: &World, file: &TestFile, settings: Settings, fallback: Option<Fallback>) -> Watcher {
        let origin = world.origin();
        let passage = (world.time() == Time::Real).then(|| world.passage());
        let seen = Arc::new(Mutex::new(Seen::new()));
        let noticed = seen.clone();
        let tell = Arc::new(move |text, fails| open(&noticed).unscripted(text, fails));
        let notice = Notice { tell, wording: wording(settings.language) };
        let folder = file.path.parent().unwrap_or(Path::new("")).to_owned();
        let work = Arc::new(Work::new());
        let server = Arc::new(Server::new(work.clone(), folder.clone(), passage, notice));
        origin.respond(server.clone());
        Watcher(Arc::new(Inner {
            seen,
            origin,
            file: file.name.clone(),
            server,
            ui: Ui::new(work.clone(), folder, fallback),
            work,
            snapshots: Mutex::new(Taken::of(&file.path, &file.root, settings.snapshots)),
            settings,
            ended: Notify::new(),
        }))
    }

    /// Adds the runner script and its host functions to a launch.
    pub(crate) fn attach(&self, launch: Launch) -> Launch {
        let (journal, host, ui, work) = (self.clone(), self.clone(), self.clone(), self.0.work.clone());
        let launch = launch.on_entry(move |entry| journal.note(entry));
        let wording = wording(self.0.settings.language);
        let launch =
            launch.host_function(HOST, move |call| host.answer(call).map_err(|mistake| mistake.text(&wording)));
        let launch = launch.host_task(WAIT, |call| {
            let time = call.argument(0).as_f64().unwrap_or_default().max(0.0);
            async move {
                wait(time).await;
                Ok(Value::Null)
            }
        });
        let launch = launch.host_task(NEXT, move |_| {
            let work = work.clone();
            async move { Ok(work.next().await) }
        });
        let launch = launch.delegate(move |ask| ui.0.ui.ask(ask));
        let launch = launch.before(format!("{}test", qiao::stack::OWN), SCRIPT);
        let launch = MODULES.iter().fold(launch, |launch, name| launch.module(*name, shared(name)));
        self.0.settings.setup.iter().fold(launch, |launch, (name, text)| launch.before(name, text))
    }

    /// Completes when all tests have ended.
    pub(crate) async fn ended(&self) {
        self.0.ended.notified().await;
    }

    /// Time since the last activity, on the system's clock.
    pub(crate) fn silence(&self) -> Duration {
        self.seen().silence()
    }

    /// Locks and returns what was observed.
    pub(crate) fn seen(&self) -> MutexGuard<'_, Seen> {
        open(&self.0.seen)
    }

    /// Writes snapshots that have changed.
    pub(crate) fn save_snapshots(&self) -> Result<SnapshotCounts, Mistake> {
        let complete = self.0.settings.filter.is_empty() && self.seen().ran_all();
        open(&self.0.snapshots)
            .save(complete)
            .map_err(|error| Mistake::SnapshotsUnwritten { problem: Problem::from(&error) })
    }

    /// What recordings have that no test has asked for.
    pub(crate) fn left_over(&self) -> Vec<String> {
        self.0.server.left_over()
    }

    fn note(&self, entry: &Entry) {
        self.seen().note(entry);
    }

    /// Calls that change the program's state write to the journal, which locks `seen`, so `seen` must not be locked
    /// here at that time.
    fn answer(&self, call: &EmbedderCall<'_>) -> Given {
        let Inner { origin, server, ui, .. } = &*self.0;
        let done = |()| Value::Null;
        match call.argument(0).as_str().unwrap_or_default() {
            "settings" => return Ok(self.settings()),
            "say" => return self.said(call.argument(1)),
            "begin" => return self.seen().begin(call.argument(1)),
            "test" => self.seen().start(origin.log().last_request()),
            "retry" => self.seen().retry(origin.log().last_request()),
            "went wrong" => return Ok(self.seen().went_wrong().into()),
            "result" => return self.end(call.argument(1)),
            "end" => {
                self.seen().complete = true;
                self.0.ended.notify_one();
            }
            "snapshot" => return self.snapshot(call.argument(1)),
            "on" => return server.on(text(call, 1)?, call.argument(2)).map(done),
            "socketOn" => return server.on_socket(text(call, 1)?, call.argument(2)).map(done),
            "answer" => return server.answer(number(call, 1), call.argument(2)).map(done),
            "socket" => {
                let what = text(call, 2)?;
                return server.sockets.command(number(call, 1), what, call.argument(3), call.argument(4)).map(done);
            }
            "unhandled" => return server.unhandled(call.argument(1)).map(done),
            "reset" => server.reset(),
            "replay" => return server.replay(text(call, 1)?, call.argument(2)),
            "unused" => return Ok(server.unused(number(call, 1))),
            "requests" => return tools::requests(origin, self.seen().since(), call),
            "sockets" => return tools::sockets(origin, self.seen().since(), &server.sockets, call),
            "answerOf" => return Ok(ui.prepare(call).into()),
            "chosen" => return ui.chosen(call),
            "reply" => ui.reply(number(call, 1), call.argument(2)),
            "open" => return tools::open(call),
            "relaunch" => call.relaunch(call.argument(1).as_str()),
            "verdicts" => return tools::verdicts(self.seen().journal()),
            "background" => call.background(),
            "foreground" => call.foreground(),
            "network" => return tools::network(call),
            other => return Err(Mistake::UnknownCall { name: other.to_owned() }),
        }
        Ok(Value::Null)
    }

    fn settings(&self) -> Value {
        let Settings { filter, limit, retries, setup, .. } = &self.0.settings;
        let setup: Vec<&str> = setup.iter().map(|(name, _)| name.as_str()).collect();
        let limit = limit.as_secs_f64() * 1000.0;
        json!({ "limit": limit, "filter": filter, "retries": retries, "file": self.0.file, "setup": setup })
    }

    /// The text of a mistake that the script has found.
    fn said(&self, mistake: &Value) -> Given {
        let mistake: Mistake = serde_json::from_value(mistake.clone())?;
        Ok(mistake.text(&wording(self.0.settings.language)).into())
    }

    fn snapshot(&self, question: &Value) -> Given {
        let verdict = open(&self.0.snapshots).compare(serde_json::from_value(question.clone())?)?;
        Ok(serde_json::to_value(verdict)?)
    }

    /// Records the result of a test; returns whether to continue.
    fn end(&self, told: &Value) -> Given {
        let mut seen = self.seen();
        seen.end(told, self.0.settings.language)?;
        let failed = seen.tests.last().is_some_and(|test| !test.failures().is_empty());
        let stops = failed && self.0.settings.bail;
        if stops {
            seen.left.clear();
        }
        Ok(json!(!stops))
    }
}

/// A module that exports what the runner script keeps under its name.
fn shared(name: &str) -> String {
    format!("module.exports = globalThis[Symbol.for('qiao.test.modules')][{}];", json!(name))
}

fn text<'a>(call: &'a EmbedderCall<'_>, at: usize) -> Result<&'a str, Mistake> {
    call.argument(at).as_str().ok_or_else(|| Mistake::NotText { value: call.argument(at).to_string() })
}

fn number(call: &EmbedderCall<'_>, at: usize) -> u64 {
    call.argument(at).as_u64().unwrap_or_default()
}

/// Waits this many milliseconds; 0 yields to everything else first.
async fn wait(time: f64) {
    match Duration::try_from_secs_f64(time / 1000.0) {
        Ok(time) if time > Duration::ZERO => tokio::time::sleep(time).await,
        _ => tokio::task::yield_now().await,
    }
}
