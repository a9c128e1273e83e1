//! Conformance tests: finds cases, runs each against the test origin, and compares what the script reports
//! with what the clauses of its platform say.
//!
//! A case is one script that uses only the platform's functions and a small harness, so the same file runs on
//! any host. This crate must contain no rules: expected results are written in the case, from the clause.

mod answers;
mod binding;
mod case;
mod clause;
mod count;
mod coverage;
mod evidence;
mod explain;
mod export;
mod gaps;
mod matrix;
mod measured;
mod moment;
#[cfg(feature = "mutation")]
mod mutation;
mod pool;
mod report;
mod results;
mod run;
mod shipped;
mod spec;
mod table;
mod transcript;
mod typings;
mod words;
mod world;

pub use binding::{BadBinding, Binding, Bindings};
pub use case::{BadCase, Case, Expectation, Setting, find, needs};
pub use clause::ClauseList;
pub use count::Reach;
pub use coverage::Coverage;
pub use evidence::{authority, source_title};
pub use explain::{
    ClientValue, DatedValue, Explained, ExplainedClause, ExplainedRule, Explainer, NotShipped, PlatformRule,
    UnknownName,
};
pub use export::{Target, Timed, expected_seconds, export, portable, timed};
pub use gaps::{BadGaps, Gaps};
pub use matrix::{Cell, Matrix, matrix, matrix_text};
pub use measured::{Difference, Measured, MeasuredRule, NoResults, Verdict};
pub use moment::{Moment, What, carry_out};
#[cfg(feature = "mutation")]
pub use mutation::{Asked, Fate, Mutant, mutate};
pub use pool::{Job, jobs, run_all};
pub use report::{html, json, junit, tap};
pub use results::{Results, Run, Standing};
pub use run::{Outcome, Report, run};
pub use shipped::{case_path, shipped};
pub use spec::{BadSpec, Citation, Clause, Confidence, Degree, Locator, Source, SourceKind, Spec};
pub use table::{Language, table};
pub use transcript::transcript;
pub use typings::typings;
pub use words::{CaseFault, Why};
pub use world::{NoWorld, Passage, Time, World, connector};
