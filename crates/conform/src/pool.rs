//! Runs many cases in parallel: each thread has its own world and takes the next run when it has finished
//! one. Reports depend neither on the other runs nor on the number of threads.

use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Mutex, PoisonError};
use std::{io, thread};

use qiao::Platform;

use crate::case::Case;
use crate::run::{Outcome, Report, run};
use crate::world::{NoWorld, Time, World};

/// A case to run on a platform.
#[derive(Clone, Copy, Debug)]
pub struct Job<'a> {
    /// The case to run.
    pub case: &'a Case,
    /// The platform to run it on.
    pub platform: Platform,
}

/// All runs of these cases: each on all of its platforms.
pub fn jobs(cases: &[Case]) -> Vec<Job<'_>> {
    cases.iter().flat_map(|case| case.platforms.iter().map(|&platform| Job { case, platform })).collect()
}

/// The runs that have not started.
struct Queue<'a> {
    jobs: &'a [Job<'a>],
    next: AtomicUsize,
    time: Time,
    /// Finished reports with the index of their run.
    reports: Mutex<Vec<(usize, Report)>>,
    on_report: &'a (dyn Fn(&Report) + Sync),
}

/// Carries out all runs, at most `at_once` in parallel, and returns the reports in the order of the runs.
/// `on_report` is called with each report when its run ends.
///
/// # Errors
/// The environment of the cases cannot be set up.
pub fn run_all(
    jobs: &[Job<'_>],
    at_once: usize,
    time: Time,
    on_report: &(dyn Fn(&Report) + Sync),
) -> Result<Vec<Report>, NoWorld> {
    let queue = Queue { jobs, next: AtomicUsize::new(0), time, reports: Mutex::default(), on_report };
    thread::scope(|scope| {
        let threads = (0..at_once.clamp(1, jobs.len().max(1))).map(|_| scope.spawn(|| queue.work()));
        let threads: Vec<_> = threads.collect();
        let gone = || NoWorld::Thread(io::Error::other("a thread of the runs ended early"));
        threads.into_iter().try_for_each(|thread| thread.join().map_err(|_| gone())?)
    })?;
    let mut reports = queue.reports.into_inner().unwrap_or_else(PoisonError::into_inner);
    reports.sort_by_key(|(place, _)| *place);
    Ok(reports.into_iter().map(|(_, report)| report).collect())
}

impl Queue<'_> {
    /// Carries out runs one after the other until none is left.
    fn work(&self) -> Result<(), NoWorld> {
        let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build()?;
        runtime.block_on(async {
            let mut world = World::on(self.time).await?;
            loop {
                let place = self.next.fetch_add(1, Ordering::Relaxed);
                let Some(job) = self.jobs.get(place) else { return Ok(()) };
                let report = run(&world, job.case, job.platform).await;
                (self.on_report)(&report);
                // A program that did not become idle may still be running, so the world is replaced.
                if report.outcome == Outcome::Restless {
                    world = World::on(self.time).await?;
                }
                self.reports.lock().unwrap_or_else(PoisonError::into_inner).push((place, report));
            }
        })
    }
}
