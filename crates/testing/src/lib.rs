//! Tests that users write for their own mini-programs: finds the files, runs each in a fresh program
//! in a world of its own, and tells how its tests went.
//!
//! A test file is written with `describe`, `it` and `expect` and may script the origin behind every
//! host name, move the clock, go to background and look at verdicts. It runs inside of the program
//! and sees the platform as the program does. Nothing here prints.

mod depends;
mod diff;
mod find;
mod place;
mod report;
mod results;
mod run;
mod seen;
mod server;
mod settings;
mod snapshots;
mod stack;
mod tools;
mod ui;
mod watcher;
mod work;

pub use depends::depends;
pub use diff::{Line, Side};
pub use find::{NoFiles, find};
pub use place::{NoPlace, TestFile, place};
pub use report::{github, html, json, junit, tap};
pub use results::{Failure, FileReport, Results, Standing, Test};
pub use run::{Plan, run_all};
pub use settings::Settings;
pub use snapshots::{SnapshotCounts, Snapshots};

/// The types of what a test file is written with, as a declaration file.
pub const TYPES: &str = include_str!("../types/qiao.d.ts");
