//! Reads the arguments that script passed. A wrong type is kept as a fact for the rules; an exception thrown
//! by a getter or a conversion counts as an absent option, because neither may break a call.

use std::cell::Cell;

use qiao_abi::{Arg, ArgEntry, Data, Kind, Options, Structured, Unserializable};
use rquickjs::{Ctx, Filter, Object, Value};

use crate::atom_cache::AtomCache;
use crate::error;
use crate::raw::{self, is};

/// Classifies a value by QuickJS's own class, which script cannot fake.
pub(crate) fn kind(value: &Value<'_>) -> Kind {
    match value {
        value if value.is_undefined() => Kind::Undefined,
        value if value.is_null() => Kind::Null,
        value if value.is_bool() => Kind::Boolean,
        value if value.is_number() => Kind::Number,
        value if value.is_string() => Kind::String,
        value if value.is_symbol() => Kind::Symbol,
        value if value.is_big_int() => Kind::BigInt,
        value if value.is_function() => Kind::Function,
        value if value.is_array() => Kind::Array,
        value if is::array_buffer(value) => Kind::ArrayBuffer,
        value if is::typed_array(value) || is::data_view(value) => Kind::View,
        value if is::date(value) => Kind::Date,
        _ => Kind::Object,
    }
}

/// `String(value)`, or `[object Tag]` if that throws.
pub(crate) fn text<'js>(ctx: &Ctx<'js>, value: &Value<'js>) -> String {
    match value.is_string() {
        true => raw::text(ctx, value),
        // The text may be produced by the script and be arbitrarily long.
        false => raw::text_up_to(ctx, value, LONGEST_MADE_UP).map(|(text, _)| text),
    }
    .unwrap_or_else(|_| tag(ctx, value))
}

/// Maximum length of text that an object returns for itself, in bytes.
const LONGEST_MADE_UP: usize = 1024 * 1024;

fn tag(ctx: &Ctx<'_>, value: &Value<'_>) -> String {
    error::forget(ctx);
    format!("[object {}]", kind(value).tag())
}

/// The option object of a call, as script passed it.
pub(crate) struct Arguments<'a, 'js> {
    ctx: &'a Ctx<'js>,
    names: &'a AtomCache<'js>,
    object: Option<&'a Object<'js>>,
    value: &'a Value<'js>,
    awaited: bool,
    /// Whether something was not copied for lack of memory.
    lacks_room: Cell<bool>,
}

impl<'a, 'js> Arguments<'a, 'js> {
    /// `awaited` says whether script waits for the outcome.
    pub(crate) fn new(
        ctx: &'a Ctx<'js>,
        names: &'a AtomCache<'js>,
        value: &'a Value<'js>,
        awaited: bool,
    ) -> Arguments<'a, 'js> {
        let object = value.as_object().filter(|_| kind(value) == Kind::Object);
        Arguments { ctx, names, object, value, awaited, lacks_room: Cell::new(false) }
    }

    /// The value passed as the option object, whatever its type.
    pub(crate) fn given(&self) -> &Value<'js> {
        self.value
    }

    /// The raw value of an option; `undefined` if its getter throws.
    fn value(&self, name: &'static str) -> Value<'js> {
        let undefined = || Value::new_undefined(self.ctx.clone());
        let Some(object) = self.object else {
            return undefined();
        };
        self.names.get(self.ctx, object, name).unwrap_or_else(|_| {
            error::forget(self.ctx);
            undefined()
        })
    }

    fn loose<T>(&self, name: &'static str, read: impl FnOnce(&Value<'js>) -> Option<T>) -> Arg<T> {
        let value = self.value(name);
        if value.is_undefined() {
            return Arg::Absent;
        }
        if value.is_null() {
            return Arg::Null;
        }
        match read(&value) {
            Some(read) => Arg::Value(read),
            None => Arg::Wrong(kind(&value), text(self.ctx, &value)),
        }
    }
}

impl<'js> Arguments<'_, 'js> {
    fn copied(&self, value: &Value<'js>, copy: Copy<'js>) -> String {
        copied(self.ctx, &self.lacks_room, value, copy)
    }
}

/// Copies the text of a string; `None` if there is not enough memory.
type Copy<'js> = fn(&Ctx<'js>, &Value<'js>) -> rquickjs::Result<Option<String>>;

/// A copy of a string's text, or the text of another value; empty if there is not enough memory.
fn copied<'js>(ctx: &Ctx<'js>, lacks_room: &Cell<bool>, value: &Value<'js>, copy: Copy<'js>) -> String {
    if !value.is_string() {
        return text(ctx, value);
    }
    let copy = copy(ctx, value).unwrap_or_else(|_| {
        error::forget(ctx);
        None
    });
    copy.unwrap_or_else(|| {
        lacks_room.set(true);
        String::new()
    })
}

impl Options for Arguments<'_, '_> {
    fn missing(&self) -> Option<Kind> {
        self.object.is_none().then(|| kind(self.value))
    }

    fn kind(&self, name: &'static str) -> Kind {
        kind(&self.value(name))
    }

    fn text(&self, name: &'static str) -> Arg<String> {
        self.loose(name, |value| value.is_string().then(|| self.copied(value, raw::fitting_text)))
    }

    fn number(&self, name: &'static str) -> Arg<f64> {
        self.loose(name, Value::as_number)
    }

    fn flag(&self, name: &'static str) -> Arg<bool> {
        self.loose(name, Value::as_bool)
    }

    fn entries(&self, name: &'static str) -> Arg<Vec<ArgEntry>> {
        self.loose(name, |value| {
            let object = value.as_object().filter(|_| kind(value).is_object())?;
            Some(entries(self.ctx, &self.lacks_room, object))
        })
    }

    fn texts(&self, name: &'static str) -> Arg<Vec<String>> {
        self.loose(name, |value| {
            let elements = value.as_array()?.iter::<Value<'_>>();
            Some(elements.filter_map(|element| Some(text(self.ctx, &element.ok()?))).collect())
        })
    }

    fn data(&self, name: &'static str) -> Data<'_> {
        let value = self.value(name);
        match kind(&value) {
            Kind::Undefined | Kind::Null => Data::Absent,
            Kind::String => Data::Text(self.copied(&value, raw::fitting_long_text)),
            Kind::ArrayBuffer => Data::Bytes(raw::bytes(&value).unwrap_or_else(|| {
                self.lacks_room.set(true);
                Vec::new()
            })),
            // The rules decide which form of the object is needed.
            kind if kind.is_object() => {
                Data::Object(kind, Box::new(InEngine { ctx: self.ctx, lacks_room: &self.lacks_room, value }))
            }
            kind => Data::Other(kind, text(self.ctx, &value)),
        }
    }

    fn json(&self) -> Option<String> {
        json(self.ctx, &self.lacks_room, self.value).ok().flatten()
    }

    fn bad_callbacks(&self) -> Vec<(&'static str, Kind)> {
        let named = ["success", "fail"].map(|name| (name, self.value(name)));
        let bad = named.into_iter().filter(|(_, value)| !value.is_function() && is_truthy(value));
        bad.map(|(name, value)| (name, kind(&value))).collect()
    }

    fn is_awaited(&self) -> bool {
        self.awaited
    }

    fn lacks_room(&self) -> bool {
        self.lacks_room.get()
    }
}

fn is_truthy(value: &Value<'_>) -> bool {
    match kind(value) {
        Kind::Undefined | Kind::Null => false,
        Kind::Boolean => value.as_bool().unwrap_or(false),
        Kind::Number => value.as_number().is_some_and(|number| number != 0.0 && !number.is_nan()),
        Kind::String => !text(value.ctx(), value).is_empty(),
        _ => true,
    }
}

/// The own enumerable string-keyed properties of an object.
fn entries<'js>(ctx: &Ctx<'js>, lacks_room: &Cell<bool>, object: &Object<'js>) -> Vec<ArgEntry> {
    let keys = object.own_keys::<rquickjs::String<'js>>(Filter::new().string().enum_only());
    keys.filter_map(|key| match key {
        Ok(key) => Some(entry(ctx, lacks_room, object, &key)),
        Err(_) => {
            error::forget(ctx);
            None
        }
    })
    .collect()
}

fn entry<'js>(ctx: &Ctx<'js>, lacks_room: &Cell<bool>, object: &Object<'js>, key: &rquickjs::String<'js>) -> ArgEntry {
    let value: Value<'js> = object.get(key.clone()).unwrap_or_else(|_| {
        error::forget(ctx);
        Value::new_undefined(ctx.clone())
    });
    let kind = kind(&value);
    let json = if kind.is_object() { json(ctx, lacks_room, &value) } else { Ok(None) };
    let text = |value| copied(ctx, lacks_room, value, raw::fitting_text);
    ArgEntry { key: text(key.as_value()), kind, text: text(&value), json }
}

/// `JSON.stringify(value)`
fn json<'js>(ctx: &Ctx<'js>, lacks_room: &Cell<bool>, value: &Value<'js>) -> Result<Option<String>, Unserializable> {
    match ctx.json_stringify(value.clone()) {
        Ok(json) => Ok(json.map(|json| copied(ctx, lacks_room, json.as_value(), raw::fitting_long_text))),
        Err(_) => Err(Unserializable(error::message(ctx))),
    }
}

/// An object that is converted only when a rule asks for one of its forms.
#[derive(Debug)]
struct InEngine<'a, 'js> {
    ctx: &'a Ctx<'js>,
    lacks_room: &'a Cell<bool>,
    value: Value<'js>,
}

impl Structured for InEngine<'_, '_> {
    fn json(&self) -> Result<Option<String>, Unserializable> {
        json(self.ctx, self.lacks_room, &self.value)
    }

    fn entries(&self) -> Vec<ArgEntry> {
        self.value.as_object().map(|object| entries(self.ctx, self.lacks_room, object)).unwrap_or_default()
    }

    fn time(&self) -> Option<f64> {
        is::date(&self.value).then(|| raw::number(self.ctx, &self.value).ok()).flatten()
    }
}
