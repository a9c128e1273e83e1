//! Programs of strangers: what they hold is bounded, what they say decides nothing, and whatever they do the command ends
//! in order. The programs are the test's own; servers run in the process of the test.
#![cfg(unix)]
#![expect(clippy::unwrap_used, reason = "a test fails by panicking")]

mod archives;
mod decisions;
mod endings;
mod memory;
mod peak;
mod reach;
mod sources;
mod support;
