//! The prelude: the plain scripts of `js-prelude/`, which give a new context its globals. They were
//! compiled when this crate was built; each evaluates to a function that is called with the object
//! that they share.

use rquickjs::{Ctx, Function, Object, Result};

use crate::raw;

/// The bytecode of each file, in the order in which they run.
const FILES: &[&[u8]] = include!(concat!(env!("OUT_DIR"), "/prelude.rs"));

/// The same of `js-prelude/program/`, which only programs need that declare their parts.
const PROGRAM: &[&[u8]] = include!(concat!(env!("OUT_DIR"), "/program.rs"));

/// Runs the prelude with the shared object, which has `native` and `spaces`.
pub fn run<'js>(ctx: &Ctx<'js>, shared: &Object<'js>) -> Result<()> {
    run_files(ctx, shared, FILES)
}

/// Runs the part of the prelude that is for programs.
pub fn program<'js>(ctx: &Ctx<'js>, shared: &Object<'js>) -> Result<()> {
    run_files(ctx, shared, PROGRAM)
}

fn run_files<'js>(ctx: &Ctx<'js>, shared: &Object<'js>, files: &'static [&'static [u8]]) -> Result<()> {
    for file in files {
        let part = raw::run_prelude(ctx, file)?;
        Function::from_value(part)?.call::<_, ()>((shared.clone(),))?;
    }
    Ok(())
}
