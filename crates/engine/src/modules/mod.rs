//! ES modules: gives QuickJS, which links and evaluates them, the texts of the program's files.
//!
//! The prelude (`parts/es-modules.js`) decides which file a specifier resolves to, what runs when, and how
//! CommonJS takes part. It registers every text and every resolved import before QuickJS asks for it. QuickJS
//! must never link or evaluate a module while one of its imports is being evaluated: it aborts the process
//! then. Nothing here reads files.

mod links;
mod scan;
mod sources;

pub(crate) use links::{Links, Request};
pub(crate) use sources::{OnImport, Sources, install};
