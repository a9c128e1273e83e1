//! The prelude: the plain scripts of `js-prelude/`, which give a new context its globals. Each
//! evaluates to a function that is called with the object that they share.

use rquickjs::{Ctx, Function, Object, Result};

use crate::raw;

/// The files in the order in which they run.
const FILES: &[(&str, &str)] = &[
    ("qiao:entry", include_str!("../../../js-prelude/00-entry.js")),
    ("qiao:globals", include_str!("../../../js-prelude/05-globals.js")),
    ("qiao:calls", include_str!("../../../js-prelude/10-calls.js")),
    ("qiao:timers", include_str!("../../../js-prelude/20-timers.js")),
    ("qiao:repeatable", include_str!("../../../js-prelude/22-repeatable.js")),
    ("qiao:modules", include_str!("../../../js-prelude/25-modules.js")),
    ("qiao:request", include_str!("../../../js-prelude/30-request.js")),
    ("qiao:app", include_str!("../../../js-prelude/80-app.js")),
    ("qiao:show", include_str!("../../../js-prelude/85-show.js")),
    ("qiao:surface", include_str!("../../../js-prelude/90-surface.js")),
];

/// Runs the prelude with the shared object, which has `native` and `spaces`.
pub fn run<'js>(ctx: &Ctx<'js>, shared: &Object<'js>) -> Result<()> {
    for (name, source) in FILES {
        let part = raw::eval(ctx, name, source, 1)?;
        Function::from_value(part)?.call::<_, ()>((shared.clone(),))?;
    }
    Ok(())
}
