//! Joins the arguments of a console function into one text: the first may be a format string whose specifiers
//! consume others. Knows conversions and order; the printer formats values.

use rquickjs::{Ctx, Error, Object, Value};

use super::builtins::{Builtin, Builtins};
use super::printer::{Options, Printer};
use super::properties::{behind_proxies, chain, lookup, method, own_value, quiet};
use crate::raw::{self, Name};

/// Options of `%o`: everything is shown.
const THOROUGH: Options = Options { depth: 4, hidden: true, proxies: true };

/// Options of `%s` for objects.
const SHALLOW: Options = Options { depth: 0, ..Options::DEFAULT };

/// Maximum length of a string on the console, and of a line to which more is appended, in bytes.
const LONGEST: usize = 16 * 1024 * 1024;

/// Formats arguments one after another.
pub(super) struct Formatter<'a, 'js> {
    pub(super) ctx: &'a Ctx<'js>,
    pub(super) builtins: &'a Builtins,
}

impl<'js> Formatter<'_, 'js> {
    /// All arguments, separated by spaces except those consumed by the format string.
    pub(super) fn all(&self, args: &[Value<'js>]) -> String {
        let Some((first, rest)) = args.split_first() else {
            return String::new();
        };
        let (mut text, rest) = match text_of(first) {
            Some(template) if !rest.is_empty() => self.expanded(&template, rest),
            _ => (self.plain(first), rest),
        };
        for (at, value) in rest.iter().enumerate() {
            if text.len() > LONGEST {
                return format!("{text} ... {} more arguments", rest.len() - at);
            }
            text.push(' ');
            text.push_str(&self.plain(value));
        }
        text
    }

    /// A value as `util.inspect` shows it.
    pub(super) fn inspected(&self, value: &Value<'js>, options: Options) -> String {
        Printer::new(self.ctx, self.builtins, options).value(value, 0)
    }

    /// A string as it is; anything else inspected.
    fn plain(&self, value: &Value<'js>) -> String {
        text_of(value).unwrap_or_else(|| self.inspected(value, Options::DEFAULT))
    }

    /// The format string with its specifiers replaced, and the remaining arguments.
    fn expanded<'v>(&self, template: &str, args: &'v [Value<'js>]) -> (String, &'v [Value<'js>]) {
        let (mut text, mut args, mut rest) = (String::new(), args, template);
        while let Some(start) = rest.find('%').filter(|_| text.len() <= LONGEST) {
            text.push_str(&rest[..start]);
            let specifier = rest[start + 1..].chars().next();
            let converted = match (specifier, args.split_first()) {
                (Some('%'), _) => Some("%".to_owned()),
                (Some(specifier), Some((value, others))) => {
                    let converted = self.converted(specifier, value);
                    args = if converted.is_some() { others } else { args };
                    converted
                }
                _ => None,
            };
            let end = start + 1 + specifier.map_or(0, char::len_utf8);
            text.push_str(converted.as_deref().unwrap_or(&rest[start..end]));
            rest = &rest[end..];
        }
        (text + rest, args)
    }

    /// A value converted by a specifier; `None` if there is no such specifier.
    fn converted(&self, specifier: char, value: &Value<'js>) -> Option<String> {
        match specifier {
            's' => Some(self.string(value)),
            'd' => Some(self.number(value, Builtin::Number, true)),
            'i' => Some(self.number(value, Builtin::ParseInt, true)),
            'f' => Some(self.number(value, Builtin::ParseFloat, false)),
            'j' => Some(self.json(value)),
            'o' => Some(self.inspected(value, THOROUGH)),
            'O' => Some(self.inspected(value, Options::DEFAULT)),
            'c' => Some(String::new()),
            _ => None,
        }
    }

    fn string(&self, value: &Value<'js>) -> String {
        let inspected = || self.inspected(value, SHALLOW);
        match value.as_object() {
            Some(object) if !object.is_function() && self.has_builtin_text(object) => inspected(),
            Some(_) => self
                .builtins
                .apply(self.ctx, Builtin::String, value)
                .and_then(|s| text_of(&s))
                .unwrap_or_else(inspected),
            None => self.plain(value),
        }
    }

    fn number(&self, value: &Value<'js>, conversion: Builtin, keeps_big: bool) -> String {
        if value.is_big_int() && keeps_big {
            return self.plain(value);
        }
        let number = if value.is_symbol() { None } else { self.builtins.apply(self.ctx, conversion, value) };
        number.map_or_else(|| "NaN".to_owned(), |number| self.plain(&number))
    }

    fn json(&self, value: &Value<'js>) -> String {
        match self.ctx.json_stringify(value.clone()) {
            Ok(None) => "undefined".to_owned(),
            Ok(Some(json)) => text_of(json.as_value()).unwrap_or_default(),
            Err(error) => self.without_json(value, &error),
        }
    }

    /// Node throws here unless the value is circular; a console should still show the value.
    fn without_json(&self, value: &Value<'js>, error: &Error) -> String {
        let thrown = if error.is_exception() { self.ctx.catch().into_object() } else { None };
        let message = thrown.and_then(|thrown| lookup(&thrown, Name::Text("message")));
        let circular = message.and_then(|message| text_of(&message)).is_some_and(|text| text.contains("circular"));
        if circular { "[Circular]".to_owned() } else { self.plain(value) }
    }

    /// Whether converting an object to a string says nothing about it, because only built-ins define the
    /// conversion.
    fn has_builtin_text(&self, object: &Object<'js>) -> bool {
        let Some(object) = behind_proxies(object) else {
            return true;
        };
        let names = [Name::Text("toString"), Name::ToPrimitive];
        if names.iter().all(|name| method(&object, *name).is_none()) {
            return true;
        }
        let defines = |link: &Object<'js>| names.iter().any(|name| !matches!(raw::own_property(link, *name), Ok(None)));
        let Some(definer) = chain(&object).find(defines) else {
            return true;
        };
        let constructor = own_value(&definer, Name::Text("constructor")).and_then(Value::into_function);
        let name = constructor.and_then(|constructor| lookup(&constructor, Name::Text("name")));
        definer != object && name.and_then(|name| text_of(&name)).is_some_and(|name| Builtins::is_global(&name))
    }
}

/// The text of a string value, with replacement characters for lone surrogates; truncated if it is very long.
fn text_of(value: &Value<'_>) -> Option<String> {
    let (text, left) =
        value.is_string().then(|| quiet(value.ctx(), raw::text_up_to(value.ctx(), value, LONGEST))).flatten()?;
    Some(if left > 0 { format!("{text}... {left} more bytes") } else { text })
}
