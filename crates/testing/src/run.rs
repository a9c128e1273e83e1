//! Running test files: each in a fresh program in a world of its own, several at once. What is told of a
//! file does not depend on the others.

use std::collections::BTreeMap;
use std::fmt;
use std::io;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Mutex, PoisonError};
use std::thread;
use std::time::{Duration, Instant};

use qiao::{Host, Idle, Launch};
use qiao_conform::{NoWorld, Time, World};

use crate::place::TestFile;
use crate::results::FileReport;
use crate::runner::{Settings, Watcher};

/// How test files are run.
pub struct Plan<'a> {
    /// The files.
    pub files: &'a [TestFile],
    /// How their tests are run.
    pub settings: Settings,
    /// Which clock they have.
    pub time: Time,
    /// How many files run at once.
    pub at_once: usize,
    /// Settings of every program beside those of its project.
    pub configure: &'a (dyn Fn(Launch) -> Launch + Sync),
    /// Called with each report, in the order of the files, as soon as those before it are there.
    pub told: &'a (dyn Fn(&FileReport) + Sync),
}

impl fmt::Debug for Plan<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Plan").field("files", &self.files).field("at_once", &self.at_once).finish_non_exhaustive()
    }
}

/// A test from which nothing is heard for so long on the system's clock, beyond its own limit in real
/// time, does not end by itself: its script spins.
const PATIENCE: Duration = Duration::from_secs(30);
/// How often to look.
const LOOK: Duration = Duration::from_millis(200);
/// How long a program that was stopped may take to end.
const GRACE: Duration = Duration::from_secs(2);

/// Runs all files and gives their reports in the order of the files; where a failure ends the run, those
/// of the files that have run by then.
///
/// # Errors
/// There is no world for them.
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

/// The files whose turn it is.
struct Queue<'a> {
    plan: &'a Plan<'a>,
    next: AtomicUsize,
    done: Mutex<Done>,
}

/// The reports that have come, by the places of their files, and how many have been told.
#[derive(Default)]
struct Done {
    reports: BTreeMap<usize, FileReport>,
    told: usize,
}

impl Queue<'_> {
    fn work(&self) -> Result<(), NoWorld> {
        let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build()?;
        runtime.block_on(async {
            loop {
                let place = self.next.fetch_add(1, Ordering::Relaxed);
                let Some(file) = self.plan.files.get(place) else { return Ok(()) };
                let report = run(self.plan, file).await?;
                if self.plan.settings.bail && report.is_red() {
                    self.next.store(self.plan.files.len(), Ordering::Relaxed);
                }
                self.done.lock().unwrap_or_else(PoisonError::into_inner).add(place, report, self.plan.told);
            }
        })
    }
}

impl Done {
    fn add(&mut self, place: usize, report: FileReport, told: &(dyn Fn(&FileReport) + Sync)) {
        self.reports.insert(place, report);
        while let Some(report) = self.reports.get(&self.told) {
            told(report);
            self.told += 1;
        }
    }
}

/// Runs one file.
async fn run(plan: &Plan<'_>, file: &TestFile) -> Result<FileReport, NoWorld> {
    #[expect(clippy::disallowed_methods, reason = "a report gives the time that passed on the wall")]
    let begun = Instant::now();
    let world = World::on(plan.time).await?;
    let watcher = Watcher::new(world.origin(), plan.settings.clone());
    let end = match file.launch() {
        Ok(launch) => played(&world, (plan.configure)(launch), &watcher, plan).await,
        Err(error) => Some(error.to_string()),
    };
    let mut seen = watcher.seen();
    if let Some(reason) = end {
        seen.fail_the_rest(&reason);
    }
    Ok(FileReport {
        path: file.path.clone(),
        root: file.root.clone(),
        tests: std::mem::take(&mut seen.tests),
        errors: std::mem::take(&mut seen.errors),
        journal: std::mem::take(&mut seen.journal),
        took: begun.elapsed(),
    })
}

/// Plays a program until its tests have been run; says why they were not, if so.
async fn played(world: &World, launch: Launch, watcher: &Watcher, plan: &Plan<'_>) -> Option<String> {
    let launch = watcher.attach(launch);
    let stop = launch.stop_handle();
    let mut playing = std::pin::pin!(play(world, launch, watcher.clone()));
    let patience = if plan.time == Time::Real { PATIENCE + plan.settings.limit } else { PATIENCE };
    loop {
        match tokio::time::timeout(LOOK, &mut playing).await {
            Ok(end) => return end,
            Err(_) if watcher.silence() < patience => {}
            Err(_) => break,
        }
    }
    stop.stop();
    // Its report says what there is to say, whether it still ends or not.
    drop(tokio::time::timeout(GRACE, playing).await);
    Some(format!("nothing was heard for {} s: the script does not end, and was stopped", patience.as_secs()))
}

async fn play(world: &World, launch: Launch, watcher: Watcher) -> Option<String> {
    let play = |host: Host| async move {
        let app = host.launch(launch).await.map_err(|error| error.to_string())?;
        let rest = tokio::select! {
            biased;
            () = watcher.ended() => None,
            rest = app.wait_idle() => Some(rest),
        };
        // Why it ended is known already.
        drop(app.close().await);
        rest.map_or(Ok(()), |rest| Err(ended_early(rest).to_owned()))
    };
    world.within(play).await.unwrap_or_else(|| Err("its world came to an end".to_owned())).err()
}

fn ended_early(idle: Idle) -> &'static str {
    match idle {
        Idle::Ended => "the program was in background for so long that the platform ended it",
        Idle::OutOfMemory => "the program used more memory than it may",
        Idle::Stopped => "the program was stopped",
        _ => "the program came to rest before its tests had been run",
    }
}
