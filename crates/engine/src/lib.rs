//! The engine of one mini-program: a QuickJS runtime with the globals that its platform has.
//!
//! It runs the prelude and the program, reads what script passes to functions, and delivers events
//! one macrotask at a time. It must not know rules or the network: what a call means is asked of
//! the host, through `qiao_abi::Ops`.

mod engine;
mod error;
mod give;
mod inspect;
mod json;
mod modules;
mod molds;
mod names;
mod ops;
mod prelude;
mod raw;
mod rejections;
mod take;

pub use engine::{Engine, Options, Stop, Unusable};
