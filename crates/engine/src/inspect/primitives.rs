//! Values without parts, and property names. Knows how they are written; where a string breaks depends only
//! on the indentation.

use rquickjs::{Atom, Coerced, Type, Value};

use super::builtins::Builtin;
use super::layout::LINE;
use super::printer::Printer;
use super::properties::quiet;
use super::text::{escaped, is_plain_name, plural, quoted};
use crate::raw;

/// Most characters of a string that are shown.
const SHOWN_CHARACTERS: usize = 10_000;

/// Longer strings are split at their line feeds when they do not fit.
const UNBROKEN: usize = 16;

impl<'js> Printer<'_, 'js> {
    /// A value that is not an object.
    pub(super) fn primitive(&self, value: &Value<'js>) -> String {
        match value.type_of() {
            Type::String => self.string(&raw::units(value)),
            Type::Symbol => format!("Symbol({})", String::from_utf16_lossy(&self.symbol_units(value))),
            Type::Float if value.as_float().is_some_and(|number| number == 0.0 && number.is_sign_negative()) => {
                "-0".to_owned()
            }
            Type::BigInt => format!("{}n", self.spelled(value)),
            Type::Null => "null".to_owned(),
            Type::Undefined => "undefined".to_owned(),
            Type::Uninitialized => "<uninitialized>".to_owned(),
            _ => self.spelled(value),
        }
    }

    /// A primitive as the engine converts it to a string.
    fn spelled(&self, value: &Value<'js>) -> String {
        quiet(self.ctx, value.get::<Coerced<String>>()).map(|text| text.0).unwrap_or_default()
    }

    fn symbol_units(&self, symbol: &Value<'js>) -> Vec<u16> {
        let description = Atom::from_value(self.ctx.clone(), symbol).and_then(|atom| atom.to_value());
        quiet(self.ctx, description).map(|description| raw::units(&description)).unwrap_or_default()
    }

    /// Any value as a template literal would show it; empty if it cannot be converted.
    pub(super) fn describe(&self, value: &Value<'js>) -> String {
        if value.is_string() {
            return String::from_utf16_lossy(&raw::units(value));
        }
        let text = self.builtins.apply(self.ctx, Builtin::String, value);
        text.map(|text| String::from_utf16_lossy(&raw::units(&text))).unwrap_or_default()
    }

    fn string(&self, units: &[u16]) -> String {
        let (shown, cut) = units.split_at(units.len().min(SHOWN_CHARACTERS));
        let fits = shown.len() + self.indentation + 4 <= LINE;
        let text = if fits || shown.len() <= UNBROKEN { quoted(shown) } else { self.broken_string(shown) };
        match cut.len() {
            0 => text,
            more => format!("{text}... {more} more character{}", plural(more)),
        }
    }

    fn broken_string(&self, units: &[u16]) -> String {
        let lines = units.split_inclusive(|&unit| unit == u16::from(b'\n')).map(quoted);
        lines.collect::<Vec<_>>().join(&format!(" +\n{:1$}", "", self.indentation + 2))
    }

    /// The name of a property, as written before a colon.
    pub(super) fn key(&self, key: &Value<'js>, enumerable: bool) -> String {
        if key.is_symbol() {
            return format!("[Symbol({})]", escaped(&self.symbol_units(key)));
        }
        let units = raw::units(key);
        let proto = units.iter().copied().eq("__proto__".encode_utf16());
        match () {
            () if proto => "['__proto__']".to_owned(),
            () if !enumerable => format!("[{}]", escaped(&units)),
            () if is_plain_name(&units) => String::from_utf16_lossy(&units),
            () => quoted(&units),
        }
    }
}
