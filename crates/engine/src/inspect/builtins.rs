//! The built-in functions that inspection calls, captured before any script runs, so that scripts which replace them
//! change nothing here. Knows how to find and call them, and no text.

use std::collections::HashSet;

use rquickjs::function::This;
use rquickjs::{Array, Ctx, Function, Object, Persistent, Value};

use super::properties::{own_keys, quiet};
use super::raw;

macro_rules! builtins {
    ($($name:ident = $source:literal,)*) => {
        /// A captured function.
        #[derive(Clone, Copy)]
        pub(super) enum Builtin {
            $($name,)*
        }

        /// Where the captured functions are found, in the order of their names.
        const SOURCES: &[&str] = &[$($source,)*];
    };
}

builtins! {
    BigIntValue = "BigInt.prototype.valueOf",
    BooleanValue = "Boolean.prototype.valueOf",
    BufferLength = "getter(ArrayBuffer, 'byteLength')",
    DateText = "Date.prototype.toISOString",
    ErrorStack = "getter(Error, 'stack')",
    FunctionText = "Function.prototype.toString",
    MapEntries = "Map.prototype.entries",
    MapNext = "Object.getPrototypeOf(new Map().entries()).next",
    MapSize = "getter(Map, 'size')",
    Number = "Number",
    NumberValue = "Number.prototype.valueOf",
    ParseFloat = "parseFloat",
    ParseInt = "parseInt",
    RegExpDotAll = "getter(RegExp, 'dotAll')",
    RegExpGlobal = "getter(RegExp, 'global')",
    RegExpHasIndices = "getter(RegExp, 'hasIndices')",
    RegExpIgnoreCase = "getter(RegExp, 'ignoreCase')",
    RegExpMultiline = "getter(RegExp, 'multiline')",
    RegExpSource = "getter(RegExp, 'source')",
    RegExpSticky = "getter(RegExp, 'sticky')",
    RegExpUnicode = "getter(RegExp, 'unicode')",
    RegExpUnicodeSets = "getter(RegExp, 'unicodeSets')",
    SetNext = "Object.getPrototypeOf(new Set().values()).next",
    SetSize = "getter(Set, 'size')",
    SetValues = "Set.prototype.values",
    SharedBufferLength = "getter(SharedArrayBuffer, 'byteLength')",
    String = "String",
    StringValue = "String.prototype.valueOf",
    SymbolValue = "Symbol.prototype.valueOf",
    TypedBuffer = "getter(Object.getPrototypeOf(Uint8Array), 'buffer')",
    TypedByteLength = "getter(Object.getPrototypeOf(Uint8Array), 'byteLength')",
    TypedByteOffset = "getter(Object.getPrototypeOf(Uint8Array), 'byteOffset')",
    TypedLength = "getter(Object.getPrototypeOf(Uint8Array), 'length')",
    ViewBuffer = "getter(DataView, 'buffer')",
    ViewByteLength = "getter(DataView, 'byteLength')",
    ViewByteOffset = "getter(DataView, 'byteOffset')",
}

/// What was captured.
pub(super) struct Builtins {
    /// In the order of [`SOURCES`]; `None` for what the context lacks.
    functions: Vec<Option<Persistent<Function<'static>>>>,
    error_prototype: Persistent<Object<'static>>,
    /// The names of the global constructors and namespaces.
    globals: HashSet<String>,
    /// The class number of objects without internal state.
    ordinary: u32,
}

impl Builtins {
    /// Captures the functions; to be called before scripts run.
    pub(super) fn capture(ctx: &Ctx<'_>) -> rquickjs::Result<Builtins> {
        let found: Array = ctx.eval(capture_script())?;
        let mut functions = Vec::with_capacity(SOURCES.len());
        for function in found.iter::<Value>() {
            functions.push(function?.into_function().map(|function| Persistent::save(ctx, function)));
        }
        let error: Object = ctx.globals().get("Error")?;
        let error_prototype: Object = error.get("prototype")?;
        Ok(Builtins {
            functions,
            error_prototype: Persistent::save(ctx, error_prototype),
            globals: capitalized_globals(ctx),
            ordinary: raw::class_id(&Object::new(ctx.clone())?),
        })
    }

    /// Calls a captured method or getter; `None` if it throws or the context has no such function.
    pub(super) fn call<'js>(&self, ctx: &Ctx<'js>, builtin: Builtin, this: &Value<'js>) -> Option<Value<'js>> {
        quiet(ctx, self.function(ctx, builtin)?.call((This(this.clone()),)))
    }

    /// Calls a captured function with one argument.
    pub(super) fn apply<'js>(&self, ctx: &Ctx<'js>, builtin: Builtin, argument: &Value<'js>) -> Option<Value<'js>> {
        quiet(ctx, self.function(ctx, builtin)?.call((argument.clone(),)))
    }

    fn function<'js>(&self, ctx: &Ctx<'js>, builtin: Builtin) -> Option<Function<'js>> {
        self.functions.get(builtin as usize)?.clone()?.restore(ctx).ok()
    }

    /// What `Error.prototype` was.
    pub(super) fn error_prototype<'js>(&self, ctx: &Ctx<'js>) -> Option<Object<'js>> {
        self.error_prototype.clone().restore(ctx).ok()
    }

    /// Whether a constructor's name is that of a global of the engine.
    pub(super) fn is_global(&self, name: &str) -> bool {
        self.globals.contains(name)
    }

    /// Whether an object has a class of its own, whatever its class is called.
    pub(super) fn is_exotic(&self, object: &Object<'_>) -> bool {
        raw::class_id(object) != self.ordinary
    }
}

fn capture_script() -> String {
    let found: Vec<String> = SOURCES.iter().map(|source| format!("attempt(() => {source})")).collect();
    format!(
        "(() => {{
            const getter = (owner, key) => Object.getOwnPropertyDescriptor(owner.prototype, key).get;
            const attempt = (find) => {{ try {{ return find(); }} catch {{ return undefined; }} }};
            return [{}];
        }})()",
        found.join(", ")
    )
}

fn capitalized_globals(ctx: &Ctx<'_>) -> HashSet<String> {
    let names = own_keys(&ctx.globals(), false).into_iter().map(|key| String::from_utf16_lossy(&raw::units(&key)));
    names.filter(|name| name.starts_with(|c: char| c.is_ascii_uppercase())).collect()
}
