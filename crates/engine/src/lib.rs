//! The engine of one mini-program: a QuickJS runtime with the globals of its platform.
//!
//! It runs the prelude and the program, reads the arguments that script passes, and delivers events one
//! macrotask at a time. It must not know rules or the network: calls are handed to the host through
//! `qiao_abi::Ops`.
#![deny(clippy::undocumented_unsafe_blocks)]

mod atom_cache;
mod calls;
mod engine;
mod error;
mod from_js;
mod inspect;
mod json;
mod ops;
mod pass_bytes;
mod prelude;
#[expect(unsafe_code, reason = "QuickJS has functions that rquickjs does not offer in safe form")]
mod raw;
mod rejections;
mod shape_cache;
mod source_maps;
#[cfg(test)]
mod tests;
mod timers;
mod to_js;

pub use engine::{Engine, Options, Stop, Unusable};
