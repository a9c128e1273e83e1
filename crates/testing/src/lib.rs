//! Tests that users write for their own mini-programs: finds the files, runs each in a fresh program
//! in a world of its own, and tells how its tests went.
//!
//! A test file is written with `describe`, `it` and `expect` and may script the origin behind every
//! host name, move the clock, go to background and look at verdicts. It runs inside of the program
//! and sees the platform as the program does. Nothing here prints.

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
pub use tools::route;
