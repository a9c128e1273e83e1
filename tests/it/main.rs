//! End-to-end tests: the crates as their users have them, against servers that run.

mod architecture;
mod cases;
mod request;
mod seeds;
mod support;
