//! ES modules: what QuickJS links and evaluates by itself, fed with the program's files.
//!
//! Which file a specifier means, what runs when, and how CommonJS takes part is decided by the
//! prelude (`parts/es-modules.js`), which registers every text and every connection before QuickJS asks
//! for it. QuickJS must never be made to link or evaluate a module while one that it imports is
//! being evaluated: it aborts the process then. Nothing here reads files.

mod links;
mod scan;
mod sources;

pub(crate) use links::{Links, Request};
pub(crate) use sources::{OnImport, Sources, install};
