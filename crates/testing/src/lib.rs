//! Users' tests for their own mini-programs: finds the files, runs each in a new program with its own origin,
//! and reports the results.
//!
//! A test file uses `describe`, `it` and `expect`. It can script the origin behind every host name, advance
//! the clock, move the app to the background and inspect verdicts. It runs inside the program and sees the
//! platform as the program does. Nothing here prints.

mod answer;
mod diff;
mod find;
mod place;
mod report;
mod results;
mod run;
mod runner;
mod stack;
mod tools;

pub use diff::{Line, Side};
pub use find::{NoFiles, find};
pub use place::{NoPlace, TestFile, place};
pub use report::{json, junit};
pub use results::{Failure, FileReport, Results, Standing, Test};
pub use run::{Plan, run_all};
pub use runner::Settings;
