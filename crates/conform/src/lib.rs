//! Conformance: finds cases, runs each on a host against the test origin, and compares what the
//! script reports with what its platform's clauses say.
//!
//! A case is one script that uses only the platform's own functions and a small harness, so the
//! same file runs on any host. It must contain no rules: what is expected is written in the case,
//! from the clause.

mod case;
mod coverage;
mod moment;
mod run;
mod world;

pub use case::{BadCase, Case, Expectation, Setting, find};
pub use coverage::Coverage;
pub use moment::{Moment, What, carry_out};
pub use run::{Outcome, Report, run};
pub use world::{World, connector};
