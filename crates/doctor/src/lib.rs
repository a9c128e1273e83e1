//! Examines what a mini-program calls, and the servers behind it.
//!
//! Servers are called by programs under the rules of the platform (`trial`), so that every refusal has its rule, clause
//! and remedy from there; nothing of a platform is written here. What no rule sees is looked at beside them: names and
//! TLS (`probe`), certificates (`chain`), and the heads of responses (`head`). `sources` finds calls in a project.

#![deny(missing_debug_implementations)]

mod chain;
mod examine;
mod facts;
mod finding;
mod head;
mod hello;
mod message;
mod probe;
mod report;
mod sources;
mod trial;

pub use examine::{Error, Settings, Subject, examine};
pub use finding::{Finding, Place, Report, Severity};
pub use report::{json, junit, table};
