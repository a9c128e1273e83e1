//! End-to-end tests: the crates as their users have them, against servers that run.

mod cases;
