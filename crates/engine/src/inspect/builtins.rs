//! The built-in functions that inspection calls, captured before any script runs, so that scripts which
//! replace them change nothing here. Finds and calls them; knows nothing of formatting.

use rquickjs::function::This;
use rquickjs::{Array, Ctx, Function, Object, Persistent, Value};

use super::properties::quiet;
use crate::raw::{self, BUILTINS, ForwarderClass};

macro_rules! builtins {
    ($($name:ident,)*) => {
        /// A captured function; `builtins.js` says where each is found.
        #[derive(Clone, Copy)]
        pub(super) enum Builtin {
            $($name,)*
        }

        /// Their names, in order.
        #[cfg(test)]
        const NAMES: &[&str] = &[$(stringify!($name),)*];
    };
}

builtins! {
    BigIntValue,
    BooleanValue,
    BufferLength,
    DateText,
    ErrorStack,
    FunctionText,
    MapEntries,
    MapNext,
    MapSize,
    Number,
    NumberValue,
    ParseFloat,
    ParseInt,
    RegExpDotAll,
    RegExpGlobal,
    RegExpHasIndices,
    RegExpIgnoreCase,
    RegExpMultiline,
    RegExpSource,
    RegExpSticky,
    RegExpUnicode,
    RegExpUnicodeSets,
    SetNext,
    SetSize,
    SetValues,
    SharedBufferLength,
    String,
    StringValue,
    SymbolValue,
    TypedBuffer,
    TypedByteLength,
    TypedByteOffset,
    TypedLength,
    ViewBuffer,
    ViewByteLength,
    ViewByteOffset,
}

/// The names of the engine's global constructors and namespaces.
const GLOBALS: &[&str] = &[
    "AggregateError",
    "Array",
    "ArrayBuffer",
    "AsyncDisposableStack",
    "Atomics",
    "BigInt",
    "BigInt64Array",
    "BigUint64Array",
    "Boolean",
    "DOMException",
    "DataView",
    "Date",
    "DisposableStack",
    "Error",
    "EvalError",
    "FinalizationRegistry",
    "Float16Array",
    "Float32Array",
    "Float64Array",
    "Function",
    "Infinity",
    "Int16Array",
    "Int32Array",
    "Int8Array",
    "InternalError",
    "Iterator",
    "JSON",
    "Map",
    "Math",
    "NaN",
    "Number",
    "Object",
    "Promise",
    "Proxy",
    "RangeError",
    "ReferenceError",
    "Reflect",
    "RegExp",
    "Set",
    "SharedArrayBuffer",
    "String",
    "SuppressedError",
    "Symbol",
    "SyntaxError",
    "TypeError",
    "URIError",
    "Uint16Array",
    "Uint32Array",
    "Uint8Array",
    "Uint8ClampedArray",
    "WeakMap",
    "WeakRef",
    "WeakSet",
];

pub(super) struct Builtins {
    /// In the order of [`Builtin`].
    functions: Persistent<Array<'static>>,
    error_prototype: Persistent<Object<'static>>,
    /// The class ids of objects without internal state: plain objects, and forwarders to plain objects.
    ordinary: [u32; 2],
}

impl Builtins {
    /// Captures the functions; call it before any script runs.
    pub(super) fn capture(ctx: &Ctx<'_>) -> rquickjs::Result<Builtins> {
        let functions = Array::from_value(BUILTINS.run(ctx)?)?;
        let error: Object = ctx.globals().get("Error")?;
        let error_prototype: Object = error.get("prototype")?;
        Ok(Builtins {
            functions: Persistent::save(ctx, functions),
            error_prototype: Persistent::save(ctx, error_prototype),
            ordinary: [raw::class_id(&Object::new(ctx.clone())?), ForwarderClass::of(ctx)?.id()],
        })
    }

    /// Calls a captured method or getter; `None` if it throws.
    pub(super) fn call<'js>(&self, ctx: &Ctx<'js>, builtin: Builtin, this: &Value<'js>) -> Option<Value<'js>> {
        quiet(ctx, self.function(ctx, builtin)?.call((This(this.clone()),)))
    }

    /// Calls a captured function with one argument.
    pub(super) fn apply<'js>(&self, ctx: &Ctx<'js>, builtin: Builtin, argument: &Value<'js>) -> Option<Value<'js>> {
        quiet(ctx, self.function(ctx, builtin)?.call((argument.clone(),)))
    }

    fn function<'js>(&self, ctx: &Ctx<'js>, builtin: Builtin) -> Option<Function<'js>> {
        self.functions.clone().restore(ctx).ok()?.get(builtin as usize).ok()
    }

    /// The original `Error.prototype`.
    pub(super) fn error_prototype<'js>(&self, ctx: &Ctx<'js>) -> Option<Object<'js>> {
        self.error_prototype.clone().restore(ctx).ok()
    }

    /// Whether a constructor's name is that of a built-in global.
    pub(super) fn is_global(name: &str) -> bool {
        GLOBALS.binary_search(&name).is_ok()
    }

    /// Whether an object's class is neither that of plain objects nor that of forwarders, whatever its name.
    pub(super) fn is_exotic(&self, object: &Object<'_>) -> bool {
        !self.ordinary.contains(&raw::class_id(object))
    }
}

#[cfg(test)]
mod tests {
    use rquickjs::{Context, Runtime};

    use super::super::properties::own_keys;
    use super::*;

    #[test]
    fn the_script_has_the_functions_in_order() {
        let script = include_str!("builtins.js");
        let names: Vec<_> = script.lines().filter_map(|line| line.strip_prefix("    ")?.split_once(": ")).collect();
        assert_eq!(names.iter().map(|(name, _)| *name).collect::<Vec<_>>(), NAMES);
    }

    #[test]
    fn the_globals_are_those_of_the_engine() {
        let runtime = Runtime::new().unwrap();
        Context::full(&runtime).unwrap().with(|ctx| {
            let keys = own_keys(&ctx.globals(), false).into_iter();
            let names = keys.map(|key| String::from_utf16_lossy(&raw::units(&key)));
            let mut names: Vec<String> =
                names.filter(|name| name.starts_with(|c: char| c.is_ascii_uppercase())).collect();
            names.sort();
            assert_eq!(names, GLOBALS);
        });
    }
}
