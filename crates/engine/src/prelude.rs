//! The prelude: the plain scripts of `js-prelude/`, which give a new context its globals. They were
//! compiled when this crate was built; each evaluates to a function that is called with the object
//! that they share. What few programs use is in parts, which run when they are first needed.

use rquickjs::{Ctx, Error, Function, Object, Result};

use crate::raw::{Bytecode, CORE, PARTS};

/// Runs the prelude with the shared object, which has `native` and `spaces`.
pub fn run<'js>(ctx: &Ctx<'js>, shared: &Object<'js>) -> Result<()> {
    run_files(ctx, shared, CORE)
}

/// Runs a part of the prelude.
pub fn part<'js>(ctx: &Ctx<'js>, name: &str, shared: &Object<'js>) -> Result<()> {
    let (_, files) = PARTS.iter().find(|(part, _)| *part == name).ok_or(Error::Unknown)?;
    run_files(ctx, shared, files)
}

fn run_files<'js>(ctx: &Ctx<'js>, shared: &Object<'js>, files: &[Bytecode]) -> Result<()> {
    for file in files {
        Function::from_value(file.run(ctx)?)?.call::<_, ()>((shared.clone(),))?;
    }
    Ok(())
}
