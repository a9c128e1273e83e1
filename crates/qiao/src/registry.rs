//! The programs of one host that have not ended: to list them, to end them all, to let a launch wait for the storage of
//! one that is on its way out, and to notice scripts that do not return.

use std::sync::{Mutex, PoisonError};
use std::time::Duration;

use crate::end::End;
use crate::launch::Storage;
use crate::program::{MiniProgram, WeakMiniProgram};
use crate::stop::StopHandle;
use crate::worker::Worker;

/// The programs of a host.
#[derive(Debug, Default)]
pub(crate) struct Registry(Mutex<Vec<Registered>>);

/// A program, and what its host has to know of it.
#[derive(Debug)]
pub(crate) struct Registered {
    pub program: WeakMiniProgram,
    pub end: End,
    pub stop: StopHandle,
    pub storage: Option<Storage>,
    /// How long its script may run at a time.
    pub turn: Duration,
    /// The turn that was told to run for long.
    pub told: Option<u64>,
}

/// A script that has been running for a second; see [`Builder::on_stuck`](crate::Builder::on_stuck).
#[derive(Clone, Debug)]
pub struct Stuck {
    /// Its program.
    pub program: MiniProgram,
    /// How long it has been running.
    pub time: Duration,
}

/// When a worker is passed over by launches: its script has been running for this long.
const PASSED_OVER: Duration = Duration::from_millis(500);
/// When a script counts as stuck.
const STUCK: Duration = Duration::from_secs(1);

impl Registry {
    pub(crate) fn add(&self, registered: Registered) {
        self.with(|all| all.push(registered));
    }

    /// The programs that have not ended and have a handle, in the order in which they were launched.
    pub(crate) fn programs(&self) -> Vec<MiniProgram> {
        self.with(|all| all.iter().filter_map(|registered| registered.program.upgrade()).collect())
    }

    /// The ends of all programs that have not ended.
    pub(crate) fn ends(&self) -> Vec<End> {
        self.with(|all| all.iter().map(|registered| registered.end.clone()).collect())
    }

    /// Whether a script of a worker keeps it busy.
    pub(crate) fn keeps_busy(&self, worker: &Worker) -> bool {
        let is_long = |time: Duration| time >= PASSED_OVER;
        self.with(|all| all.iter().any(|registered| registered.stop.runs_on(worker).is_some_and(is_long)))
    }

    /// Stops the scripts that have been running for too long, and gives those that are newly stuck; says as well whether
    /// there are programs.
    pub(crate) fn look(&self) -> (Vec<Stuck>, bool) {
        self.with(|all| (all.iter_mut().filter_map(Registered::look).collect(), !all.is_empty()))
    }

    /// Waits for the programs that hold this storage and are ending.
    pub(crate) async fn wait_for(&self, storage: &Storage) {
        let leaving = |registered: &&Registered| {
            registered.storage.as_ref() == Some(storage)
                && registered.program.upgrade().is_none_or(|program| program.is_ending())
        };
        let ends: Vec<End> =
            self.with(|all| all.iter().filter(leaving).map(|registered| registered.end.clone()).collect());
        for end in ends {
            end.wait().await;
        }
    }

    /// Those that have ended are forgotten first.
    fn with<T>(&self, act: impl FnOnce(&mut Vec<Registered>) -> T) -> T {
        let mut all = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        all.retain(|registered| !registered.end.is_over());
        act(&mut all)
    }
}

impl Registered {
    fn look(&mut self) -> Option<Stuck> {
        let script = self.stop.script();
        let (turn, time) = script.running_turn().zip(script.running_for())?;
        if time >= self.turn {
            self.stop.stop();
        }
        if time < STUCK || self.told == Some(turn) {
            return None;
        }
        self.told = Some(turn);
        self.program.upgrade().map(|program| Stuck { program, time })
    }
}
