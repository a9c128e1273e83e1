//! Many runs at once: each thread has a world of its own and takes the next run when it is done with
//! one. What is told of a run does not depend on the others, or on how many there are.

use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Mutex, PoisonError};
use std::{io, thread};

use qiao::Platform;

use crate::case::Case;
use crate::run::{Outcome, Report, run};
use crate::world::{NoWorld, Time, World};

/// A case, to be run on a platform.
#[derive(Clone, Copy, Debug)]
pub struct Job<'a> {
    /// The case.
    pub case: &'a Case,
    /// The platform.
    pub platform: Platform,
}

/// Every run of these cases: each on all of its platforms.
pub fn jobs(cases: &[Case]) -> Vec<Job<'_>> {
    cases.iter().flat_map(|case| case.platforms.iter().map(|&platform| Job { case, platform })).collect()
}

/// The runs whose turn it is.
struct Queue<'a> {
    jobs: &'a [Job<'a>],
    next: AtomicUsize,
    time: Time,
    /// The reports that have come, each with the place of its run.
    reports: Mutex<Vec<(usize, Report)>>,
    told: &'a (dyn Fn(&Report) + Sync),
}

/// Carries out every run, so many at once, and gives the reports in the order of the runs. `told` is
/// called with each as it comes.
///
/// # Errors
/// There is no world for them.
pub fn run_all(
    jobs: &[Job<'_>],
    at_once: usize,
    time: Time,
    told: &(dyn Fn(&Report) + Sync),
) -> Result<Vec<Report>, NoWorld> {
    let queue = Queue { jobs, next: AtomicUsize::new(0), time, reports: Mutex::default(), told };
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
    /// Carries out one run after the other in a world of its own, until there is none.
    fn work(&self) -> Result<(), NoWorld> {
        let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build()?;
        runtime.block_on(async {
            let mut world = World::on(self.time).await?;
            loop {
                let place = self.next.fetch_add(1, Ordering::Relaxed);
                let Some(job) = self.jobs.get(place) else { return Ok(()) };
                let report = run(&world, job.case, job.platform).await;
                (self.told)(&report);
                // Who knows what a program still does that did not come to rest.
                if report.outcome == Outcome::Restless {
                    world = World::on(self.time).await?;
                }
                self.reports.lock().unwrap_or_else(PoisonError::into_inner).push((place, report));
            }
        })
    }
}
