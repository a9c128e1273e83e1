//! `console`: formats the arguments and passes the text to the host. Formatting is done by `inspect`; where the text is
//! printed is not known here.

use std::cell::Cell;
use std::rc::Rc;

use qiao_abi::{Level, Ops};
use rquickjs::function::Rest;
use rquickjs::{Ctx, Error, Function, Object, Result, Value};

use crate::inspect::Inspector;

/// Spaces of indentation per open group.
const INDENT: usize = 2;
/// Deeper groups are not indented further.
const DEEPEST: usize = 40;

/// Adds the console functions.
pub(super) fn add<'js>(ctx: &Ctx<'js>, native: &Object<'js>, ops: &Rc<dyn Ops>) -> Result<()> {
    let console = Object::new(ctx.clone())?;
    let depth = Rc::new(Cell::new(0_usize));
    // User data is dropped before the runtime; a function that owned the inspector would keep its own context
    // alive.
    let inspector = Inspector::new(ctx)?;
    ctx.store_userdata(inspector).map_err(|_| Error::Unknown)?;
    for (name, level) in [
        ("debug", Level::Debug),
        ("log", Level::Log),
        ("info", Level::Info),
        ("warn", Level::Warn),
        ("error", Level::Error),
        ("group", Level::Log),
    ] {
        let (host, depth) = (ops.clone(), depth.clone());
        let opens_group = name == "group";
        let print = move |ctx: Ctx<'js>, args: Rest<Value<'js>>| {
            if !(opens_group && args.0.is_empty()) {
                let text = ctx.userdata::<Inspector>().map(|inspector| inspector.format(&ctx, &args.0));
                host.console(level, indented(text.unwrap_or_default(), depth.get()));
            }
            if opens_group {
                depth.set((depth.get() + INDENT).min(DEEPEST));
            }
        };
        console.set(name, Function::new(ctx.clone(), print)?.with_name(name)?)?;
    }
    let close = move || depth.set(depth.get().saturating_sub(INDENT));
    console.set("groupEnd", Function::new(ctx.clone(), close)?.with_name("groupEnd")?)?;
    native.set("console", console)
}

fn indented(text: String, by: usize) -> String {
    match by {
        0 => text,
        _ => text.lines().map(|line| format!("{:by$}{line}", "")).collect::<Vec<_>>().join("\n"),
    }
}
