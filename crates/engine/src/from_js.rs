//! Reads the arguments that script passed. A wrong type is kept as a fact for the rules; an exception thrown
//! by a getter or a conversion counts as an absent option, because neither may break a call.

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
    raw::text(ctx, value).unwrap_or_else(|_| tag(ctx, value))
}

/// Like `text`, but faster for long strings.
fn long_text<'js>(ctx: &Ctx<'js>, value: &Value<'js>) -> String {
    raw::long_text(ctx, value).unwrap_or_else(|_| tag(ctx, value))
}

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
        Arguments { ctx, names, object, value, awaited }
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

impl Options for Arguments<'_, '_> {
    fn missing(&self) -> Option<Kind> {
        self.object.is_none().then(|| kind(self.value))
    }

    fn kind(&self, name: &'static str) -> Kind {
        kind(&self.value(name))
    }

    fn text(&self, name: &'static str) -> Arg<String> {
        self.loose(name, |value| value.is_string().then(|| text(self.ctx, value)))
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
            Some(entries(self.ctx, object))
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
            Kind::String => Data::Text(long_text(self.ctx, &value)),
            Kind::ArrayBuffer => Data::Bytes(raw::bytes(&value).unwrap_or_default()),
            // Which form the call needs is decided by a rule.
            kind if kind.is_object() => Data::Object(kind, Box::new(InEngine { ctx: self.ctx.clone(), value })),
            kind => Data::Other(kind, text(self.ctx, &value)),
        }
    }

    fn json(&self) -> Option<String> {
        json(self.ctx, self.value).ok().flatten()
    }

    fn bad_callbacks(&self) -> Vec<(&'static str, Kind)> {
        let named = ["success", "fail"].map(|name| (name, self.value(name)));
        let bad = named.into_iter().filter(|(_, value)| !value.is_function() && is_truthy(value));
        bad.map(|(name, value)| (name, kind(&value))).collect()
    }

    fn is_awaited(&self) -> bool {
        self.awaited
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

/// The own enumerable properties of an object that have string keys.
fn entries<'js>(ctx: &Ctx<'js>, object: &Object<'js>) -> Vec<ArgEntry> {
    let keys = object.own_keys::<rquickjs::String<'js>>(Filter::new().string().enum_only());
    keys.filter_map(|key| match key {
        Ok(key) => Some(entry(ctx, object, &key)),
        Err(_) => {
            error::forget(ctx);
            None
        }
    })
    .collect()
}

fn entry<'js>(ctx: &Ctx<'js>, object: &Object<'js>, key: &rquickjs::String<'js>) -> ArgEntry {
    let value: Value<'js> = object.get(key.clone()).unwrap_or_else(|_| {
        error::forget(ctx);
        Value::new_undefined(ctx.clone())
    });
    let kind = kind(&value);
    let json = if kind.is_object() { json(ctx, &value) } else { Ok(None) };
    ArgEntry { key: text(ctx, key.as_value()), kind, text: text(ctx, &value), json }
}

/// `JSON.stringify(value)`; `None` where that is `undefined`.
fn json<'js>(ctx: &Ctx<'js>, value: &Value<'js>) -> Result<Option<String>, Unserializable> {
    match ctx.json_stringify(value.clone()) {
        Ok(json) => Ok(json.map(|json| long_text(ctx, json.as_value()))),
        Err(_) => Err(Unserializable(error::message(ctx))),
    }
}

/// An object that is converted only when a rule asks for one of its forms.
#[derive(Debug)]
struct InEngine<'js> {
    ctx: Ctx<'js>,
    value: Value<'js>,
}

impl Structured for InEngine<'_> {
    fn json(&self) -> Result<Option<String>, Unserializable> {
        json(&self.ctx, &self.value)
    }

    fn entries(&self) -> Vec<ArgEntry> {
        self.value.as_object().map(|object| entries(&self.ctx, object)).unwrap_or_default()
    }

    fn time(&self) -> Option<f64> {
        is::date(&self.value).then(|| raw::number(&self.ctx, &self.value).ok()).flatten()
    }
}
