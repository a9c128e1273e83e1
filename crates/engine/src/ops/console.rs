//! `console`: formats the arguments and passes the text to the host. Formatting is done by `inspect`; where the text is
//! printed is not known here.

use std::cell::Cell;
use std::rc::Rc;

use qiao_abi::{Level, Ops, Printed};
use rquickjs::function::Rest;
use rquickjs::{Ctx, Error, FromJs, Function, Object, Result, Value};

use super::Text;
use crate::inspect::Inspector;
use crate::{error, prelude};

/// Spaces of indentation per open group.
const INDENT: usize = 2;
/// Deeper groups are not indented further.
const DEEPEST: usize = 40;

/// Adds the console functions. Where the program is inspected, what they are given is described for the tools as well.
pub(super) fn add<'js>(ctx: &Ctx<'js>, native: &Object<'js>, ops: &Rc<dyn Ops>, inspected: bool) -> Result<()> {
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
            let text = (!(opens_group && args.0.is_empty())).then(|| {
                ctx.userdata::<Inspector>().map(|inspector| inspector.format(&ctx, &args.0)).unwrap_or_default()
            });
            if inspected {
                describe(&ctx, &*host, name, &args.0, text.is_some());
            }
            if let Some(text) = text {
                host.console(level, indented(text, depth.get()));
            }
            if opens_group {
                depth.set((depth.get() + INDENT).min(DEEPEST));
            }
        };
        console.set(name, Function::new(ctx.clone(), print)?.with_name(name)?)?;
    }
    let host = ops.clone();
    let close = move |ctx: Ctx<'js>| {
        if inspected {
            describe(&ctx, &*host, "groupEnd", &[], false);
        }
        depth.set(depth.get().saturating_sub(INDENT));
    };
    console.set("groupEnd", Function::new(ctx.clone(), close)?.with_name("groupEnd")?)?;
    native.set("console", console)
}

/// Describes a call for the tools. What cannot be described is text for them.
fn describe<'js>(ctx: &Ctx<'js>, host: &dyn Ops, name: &str, args: &[Value<'js>], has_text: bool) {
    let described = super::list(ctx, args.iter().cloned())
        .and_then(|args| prelude::enter(ctx, "printed", (name, args)))
        .and_then(|described| Text::from_js(ctx, described));
    match described {
        Ok(Text(described)) => {
            host.printed(Printed { described, stack: error::stack(ctx).unwrap_or_default(), has_text });
        }
        Err(_) => error::forget(ctx),
    }
}

fn indented(text: String, by: usize) -> String {
    match by {
        0 => text,
        _ => text.lines().map(|line| format!("{:by$}{line}", "")).collect::<Vec<_>>().join("\n"),
    }
}
