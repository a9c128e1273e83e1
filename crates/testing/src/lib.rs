//! Users' tests for their own mini-programs: finds the files, runs each in a new program with its own origin,
//! and reports the results.
//!
//! A test file uses `describe`, `it` and `expect`. It can script the origin behind every host name, advance
//! the clock, move the app to the background and inspect verdicts. It runs inside the program and sees the
//! platform as the program does. Nothing here prints.

mod assertions;
mod coverage;
mod depends;
mod diff;
mod find;
mod mistakes;
mod place;
mod problem;
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
mod words;
mod work;

pub use coverage::{BadPattern, CoveredFiles, LineCoverage, lcov};
pub use depends::depends;
pub use diff::{Line, Side};
pub use find::{NoFiles, find};
pub use place::{NoPlace, TestFile, place};
pub use report::{github, html, json, junit, page, tap};
pub use results::{Failure, FileReport, Results, Source, Standing, Test};
pub use run::{Plan, run_all};
pub use server::routes;
pub use settings::Settings;
pub use snapshots::{SnapshotCounts, Snapshots};

/// Type declarations for test files.
pub const TYPES: &str = include_str!("../types/qiao.d.ts");
