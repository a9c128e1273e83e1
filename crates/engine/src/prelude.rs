//! The prelude: the plain scripts of `js-prelude/`, which give a new context its globals. They were
//! compiled when this crate was built; each evaluates to a function that is called with the object
//! that they share. What few programs use is in parts, which run when they are first needed.

use rquickjs::{Ctx, Error, Function, Object, Result};

use crate::raw;

/// The bytecode of the files that every program has, in the order in which they run.
const CORE: &[&[u8]] = include!(concat!(env!("OUT_DIR"), "/core.rs"));

/// The parts of `js-prelude/parts/`: the name of each, and its files.
const PARTS: &[(&str, &[&[u8]])] = include!(concat!(env!("OUT_DIR"), "/parts.rs"));

/// Runs the prelude with the shared object, which has `native` and `spaces`.
pub fn run<'js>(ctx: &Ctx<'js>, shared: &Object<'js>) -> Result<()> {
    run_files(ctx, shared, CORE)
}

/// Runs a part of the prelude.
pub fn part<'js>(ctx: &Ctx<'js>, name: &str, shared: &Object<'js>) -> Result<()> {
    let (_, files) = PARTS.iter().find(|(part, _)| *part == name).ok_or(Error::Unknown)?;
    run_files(ctx, shared, files)
}

fn run_files<'js>(ctx: &Ctx<'js>, shared: &Object<'js>, files: &'static [&'static [u8]]) -> Result<()> {
    for file in files {
        let part = raw::run_compiled(ctx, file)?;
        Function::from_value(part)?.call::<_, ()>((shared.clone(),))?;
    }
    Ok(())
}
