//! Runs test files in parallel, each in a new program with its own origin, so that results do not depend on
//! the other files.

use std::collections::BTreeMap;
use std::fmt;
use std::io;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Arc, Mutex, PoisonError};
use std::thread;
use std::time::{Duration, Instant};

use qiao::{Addresses, Ask, Host, Idle, Launch, Wording, wording};
use qiao_conform::{NoWorld, Time, World};

use crate::place::TestFile;
use crate::results::{FileReport, Source};
use crate::settings::Settings;
use crate::snapshots::SnapshotCounts;
use crate::stack;
use crate::watcher::Watcher;
use crate::words::Words;

/// Settings of a run.
pub struct Plan<'a> {
    /// The test files, in the order of their reports.
    pub files: &'a [TestFile],
    /// Settings for running tests.
    pub settings: Settings,
    /// The programs' clock.
    pub time: Time,
    /// The addresses that hosts of the real network may lead to, where a test lets requests pass through to it.
    pub addresses: Addresses,
    /// Number of files to run in parallel; at least one.
    pub at_once: usize,
    /// Applied to every program, after the settings of its project.
    pub configure: &'a (dyn Fn(Launch) -> Launch + Sync),
    /// Answers delegated calls of a program for which the test has no answer.
    pub answers: Option<Arc<dyn Fn(Ask) + Send + Sync>>,
    /// Called with each report in the order of the files, as soon as all previous reports are complete.
    pub on_report: &'a (dyn Fn(&FileReport) + Sync),
}

impl fmt::Debug for Plan<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Plan").field("files", &self.files).field("at_once", &self.at_once).finish_non_exhaustive()
    }
}

/// A program without activity for this long on the system's clock is stopped: its script is in an endless
/// loop. On real time, the time limit of a test is added.
const PATIENCE: Duration = Duration::from_secs(30);
/// How often activity is checked.
const LOOK: Duration = Duration::from_millis(200);
/// How long a stopped program may take to end.
const GRACE: Duration = Duration::from_secs(2);

/// Runs all files; returns their reports in the order of the files. If a failure ends the run, only those of
/// the files that have run.
///
/// # Errors
/// The environment of a program could not be set up.
pub fn run_all(plan: &Plan<'_>) -> Result<Vec<FileReport>, NoWorld> {
    let queue = Queue { plan, next: AtomicUsize::new(0), done: Mutex::default() };
    thread::scope(|scope| {
        let count = plan.at_once.clamp(1, plan.files.len().max(1));
        let threads: Vec<_> = (0..count).map(|_| scope.spawn(|| queue.work())).collect();
        let gone = || NoWorld::Thread(io::Error::other("a thread of the tests ended early"));
        threads.into_iter().try_for_each(|thread| thread.join().map_err(|_| gone())?)
    })?;
    let done = queue.done.into_inner().unwrap_or_else(PoisonError::into_inner);
    Ok(done.reports.into_values().collect())
}

/// The files that still have to run.
struct Queue<'a> {
    plan: &'a Plan<'a>,
    next: AtomicUsize,
    done: Mutex<Done>,
}

/// Finished reports by the index of their file, and how many were passed on.
#[derive(Default)]
struct Done {
    reports: BTreeMap<usize, FileReport>,
    passed_on: usize,
}

impl Queue<'_> {
    fn work(&self) -> Result<(), NoWorld> {
        let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build()?;
        runtime.block_on(async {
            // Creating a world takes longer than running most files, so it is reused.
            let mut world = None;
            loop {
                let place = self.next.fetch_add(1, Ordering::Relaxed);
                let Some(file) = self.plan.files.get(place) else { return Ok(()) };
                let (report, used) = run(self.plan, file, world.take()).await?;
                world = used;
                if self.plan.settings.bail && report.is_red() {
                    self.next.store(self.plan.files.len(), Ordering::Relaxed);
                }
                self.done.lock().unwrap_or_else(PoisonError::into_inner).add(place, report, self.plan.on_report);
            }
        })
    }
}

impl Done {
    fn add(&mut self, place: usize, report: FileReport, on_report: &(dyn Fn(&FileReport) + Sync)) {
        self.reports.insert(place, report);
        while let Some(report) = self.reports.get(&self.passed_on) {
            on_report(report);
            self.passed_on += 1;
        }
    }
}

/// Runs one file in a clean world; returns the world if it can be reused.
async fn run(plan: &Plan<'_>, file: &TestFile, world: Option<World>) -> Result<(FileReport, Option<World>), NoWorld> {
    #[expect(clippy::disallowed_methods, reason = "a report gives the time that passed on the wall")]
    let begun = Instant::now();
    let world = match world {
        Some(world) => world,
        None => World::reaching(plan.time, plan.addresses.clone()).await?,
    };
    let watcher = Watcher::new(&world, file, plan.settings.clone(), plan.answers.clone());
    let end = match file.launch() {
        Ok(launch) => run_tests(&world, (plan.configure)(launch), &watcher, plan).await,
        Err(error) => Some(error.to_string()),
    };
    let source = qiao::read_file(&file.path).ok().and_then(|text| String::from_utf8(text).ok());
    let snapshots = watcher.save_snapshots();
    let mut seen = watcher.seen();
    seen.notes.extend(watcher.left_over());
    let ended = end.is_none();
    if let Some(reason) = end {
        seen.fail_the_rest(&reason, &wording(plan.settings.language));
    }
    let snapshots = snapshots.unwrap_or_else(|wrong| {
        seen.errors.push(stack::error(wrong.text(&wording(plan.settings.language)), ""));
        SnapshotCounts::default()
    });
    let mut report = FileReport {
        path: file.path.clone(),
        root: file.root.clone(),
        source: None,
        project: file.project.clone(),
        notes: std::mem::take(&mut seen.notes),
        snapshots,
        tests: std::mem::take(&mut seen.tests),
        errors: std::mem::take(&mut seen.errors),
        journal: std::mem::take(&mut seen.outside),
        took: begun.elapsed(),
    };
    report.source = source.filter(|_| report.is_red()).map(|text| Source { name: file.name.clone(), text });
    world.forget();
    Ok((report, ended.then_some(world)))
}

/// Runs a program until its tests are complete; returns the reason if they are not.
async fn run_tests(world: &World, launch: Launch, watcher: &Watcher, plan: &Plan<'_>) -> Option<String> {
    let launch = watcher.attach(launch);
    let stop = launch.stop_handle();
    let mut playing = std::pin::pin!(play(world, launch, watcher.clone(), wording(plan.settings.language)));
    let patience = if plan.time == Time::Real { PATIENCE + plan.settings.limit } else { PATIENCE };
    loop {
        match tokio::time::timeout(LOOK, &mut playing).await {
            Ok(end) => return end,
            Err(_) if watcher.silence() < patience => {}
            Err(_) => break,
        }
    }
    stop.stop();
    // The reason is reported below, whether the program still ends or not.
    drop(tokio::time::timeout(GRACE, playing).await);
    Some(Words::Silence { seconds: patience.as_secs() }.text(&wording(plan.settings.language)))
}

async fn play(world: &World, launch: Launch, watcher: Watcher, wording: Wording) -> Option<String> {
    let gone = Words::WorldEnded.text(&wording);
    let play = move |host: Host| async move {
        let app = host.launch(launch).await.map_err(|error| error.to_string())?;
        let idle = tokio::select! {
            biased;
            () = watcher.ended() => None,
            idle = app.wait_idle() => Some(idle),
        };
        // Why it ended is already known.
        drop(app.close().await);
        idle.map_or(Ok(()), |idle| Err(ended_early(idle).text(&wording)))
    };
    world.within(play).await.unwrap_or(Err(gone)).err()
}

fn ended_early(idle: Idle) -> Words {
    match idle {
        Idle::Ended => Words::EndedInBackground,
        Idle::OutOfMemory => Words::OutOfMemory,
        Idle::Stopped => Words::Stopped,
        _ => Words::Idle,
    }
}
