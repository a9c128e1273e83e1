//! What console functions print for JavaScript values: `util.format` and `util.inspect` of Node 20 with their
//! default options. Reads values natively, so scripts that replace built-in functions change nothing. The
//! only script code it runs are getters that values are described by, conversions that specifiers ask for,
//! and Node's custom method; it leaves no exception pending. Must not know who prints, or where to.

mod builtins;
mod custom;
mod entries;
mod errors;
mod functions;
mod layout;
mod primitives;
mod printer;
mod properties;
mod specifiers;
mod subject;
#[cfg(test)]
mod tests;
mod text;
mod view;

use rquickjs::{Ctx, Value};

use builtins::Builtins;
use specifiers::Formatter;

/// Formats values for a console.
///
/// Holds functions of its runtime and must be dropped before it, or the runtime aborts the process. Keep it
/// as user data of the runtime, which is dropped first. A native function must not own an inspector: scripts
/// keep the function alive, and the inspector keeps the scripts' context alive.
pub(crate) struct Inspector {
    builtins: Builtins,
}

impl Inspector {
    /// Captures the built-in functions that formatting calls; create it before any script runs.
    pub(crate) fn new(ctx: &Ctx<'_>) -> rquickjs::Result<Inspector> {
        Ok(Inspector { builtins: Builtins::capture(ctx)? })
    }

    /// The text that console functions print for these arguments: Node's `util.format`.
    pub(crate) fn format<'js>(&self, ctx: &Ctx<'js>, args: &[Value<'js>]) -> String {
        self.formatter(ctx).all(args)
    }

    fn formatter<'a, 'js>(&'a self, ctx: &'a Ctx<'js>) -> Formatter<'a, 'js> {
        Formatter { ctx, builtins: &self.builtins }
    }
}
