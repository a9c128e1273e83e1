//! What an object is: the kind that decides how it is shown, and the names before its braces. Decides nothing
//! about its contents or their layout.

use rquickjs::{Function, Object, Value};

use super::builtins::Builtins;
use super::printer::Printer;
use super::properties::{chain, has, inherits, lookup, own_keys, own_value, prototype};
use crate::raw::{self, Name};

/// The kinds of objects that are shown differently.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    Arguments,
    Array,
    Boxed,
    Buffer,
    DataView,
    Date,
    Error,
    Function,
    Map,
    MapIterator,
    Module,
    Plain,
    Promise,
    RegExp,
    Set,
    SetIterator,
    Typed,
    WeakMap,
    WeakSet,
}

/// An object and what is known of it before its contents are read.
pub(super) struct Subject<'js> {
    pub(super) object: Object<'js>,
    pub(super) kind: Kind,
    /// The name of its QuickJS class.
    pub(super) class: String,
    /// The name of its constructor; `None` for an object without prototype.
    pub(super) constructor: Option<String>,
    /// Its `Symbol.toStringTag`, unless that is listed among its properties; may be empty.
    pub(super) tag: String,
    /// The properties of its class that are shown as if they were its own.
    pub(super) inherited: Vec<String>,
}

impl Kind {
    fn of(builtins: &Builtins, object: &Object<'_>, class: &str) -> Kind {
        match class {
            _ if object.is_function() => Kind::Function,
            "Arguments" => Kind::Arguments,
            "Array" => Kind::Array,
            "BigInt" | "Boolean" | "Number" | "String" | "Symbol" => Kind::Boxed,
            "ArrayBuffer" | "SharedArrayBuffer" => Kind::Buffer,
            "DataView" => Kind::DataView,
            "Date" => Kind::Date,
            "Error" => Kind::Error,
            "Map" => Kind::Map,
            "Map Iterator" => Kind::MapIterator,
            "Object" if builtins.is_exotic(object) => Kind::Module,
            "Promise" => Kind::Promise,
            "RegExp" => Kind::RegExp,
            "Set" => Kind::Set,
            "Set Iterator" => Kind::SetIterator,
            "WeakMap" => Kind::WeakMap,
            "WeakSet" => Kind::WeakSet,
            _ if is_typed_array(class) => Kind::Typed,
            _ if inherits_error(builtins, object) => Kind::Error,
            _ => Kind::Plain,
        }
    }
}

impl Kind {
    /// Like Node, trusts a constructor `Object` more than the class, unless that is the usual constructor of
    /// the class.
    fn under(self, constructor: Option<&str>, object: &Object<'_>) -> Kind {
        let plain = match self {
            Kind::Arguments | Kind::Function | Kind::MapIterator | Kind::SetIterator => false,
            Kind::Array | Kind::Map | Kind::Set | Kind::Typed => !has(object, Name::Iterator),
            _ => true,
        };
        if constructor == Some("Object") && plain { Kind::Plain } else { self }
    }
}

fn is_typed_array(class: &str) -> bool {
    class.strip_suffix("Array").is_some_and(|element| {
        let numbers = ["Int8", "Int16", "Int32", "Uint8", "Uint8Clamped", "Uint16", "Uint32"];
        let others = ["Float16", "Float32", "Float64", "BigInt64", "BigUint64"];
        numbers.contains(&element) || others.contains(&element)
    })
}

fn inherits_error(builtins: &Builtins, object: &Object<'_>) -> bool {
    builtins.error_prototype(object.ctx()).is_some_and(|errors| inherits(object, &errors))
}

impl<'js> Subject<'js> {
    /// Classifies an object that is not a proxy.
    pub(super) fn new(printer: &mut Printer<'_, 'js>, object: Object<'js>, level: i32) -> Subject<'js> {
        let class = raw::class_name(&object).unwrap_or_default();
        let inherited = if printer.shows_class_properties(level) {
            inherited_properties(printer, &object, level)
        } else {
            Vec::new()
        };
        let constructor = constructor_name(printer, &object, &class, level);
        Subject {
            kind: Kind::of(printer.builtins, &object, &class).under(constructor.as_deref(), &object),
            constructor,
            tag: tag(&object, printer.options.hidden),
            class,
            inherited,
            object,
        }
    }

    /// Constructor and tag as written before braces, with a trailing space.
    pub(super) fn prefix(&self, fallback: &str, size: Option<usize>) -> String {
        let size = size.map(|size| format!("({size})")).unwrap_or_default();
        let (name, known) = match &self.constructor {
            Some(constructor) => (format!("{constructor}{size}"), constructor.as_str()),
            None => (format!("[{fallback}{size}: null prototype]"), fallback),
        };
        if self.tag.is_empty() || self.tag == known { format!("{name} ") } else { format!("{name} [{}] ", self.tag) }
    }

    /// The prefix that stands for the whole object.
    pub(super) fn title(&self) -> String {
        let prefix = self.prefix(self.fallback(), None);
        prefix.trim_end().to_owned()
    }

    /// The name used for an object without constructor.
    pub(super) fn fallback(&self) -> &str {
        match self.kind {
            Kind::Module => "Module",
            _ => &self.class,
        }
    }

    /// Whether it is a plain object, judging by its names.
    pub(super) fn is_ordinary(&self) -> bool {
        self.constructor.as_deref() == Some("Object") && self.tag.is_empty()
    }
}

/// The tag is empty if the property is listed anyway.
fn tag(object: &Object<'_>, hidden: bool) -> String {
    let Some(tag) = lookup(object, Name::ToStringTag).filter(Value::is_string) else {
        return String::new();
    };
    let own = raw::own_property(object, Name::ToStringTag).ok().flatten();
    if own.is_some_and(|own| hidden || own.enumerable) {
        return String::new();
    }
    String::from_utf16_lossy(&raw::units(&tag))
}

/// The function that an object of a prototype chain has as its own `constructor`.
fn own_constructor<'js>(link: &Object<'js>) -> Option<Function<'js>> {
    own_value(link, Name::Text("constructor"))?.into_function()
}

/// The name of the nearest constructor; `None` if the object has no prototype.
fn constructor_name<'js>(
    printer: &mut Printer<'_, 'js>,
    object: &Object<'js>,
    class: &str,
    level: i32,
) -> Option<String> {
    let found = chain(object).find_map(|link| {
        let constructor = own_constructor(&link)?;
        let made = own_value(&constructor, Name::Text("prototype"))?.into_object()?;
        let name = printer.describe(&lookup(&constructor, Name::Text("name"))?);
        (!name.is_empty() && inherits(object, &made)).then_some(name)
    });
    if found.is_some() {
        return found;
    }
    let first = prototype(object)?;
    if level > printer.options.depth {
        return Some(format!("{class} <Complex prototype>"));
    }
    let origin = constructor_name(printer, &first, "Object", level + 1);
    let origin = origin.unwrap_or_else(|| printer.collapsed_copy(&first));
    Some(format!("{class} <{origin}>"))
}

/// The properties, other than methods, that up to three script classes define for their instances.
fn inherited_properties<'js>(printer: &mut Printer<'_, 'js>, object: &Object<'js>, level: i32) -> Vec<String> {
    let (mut shown, mut seen) = (Vec::new(), Vec::<Value>::new());
    printer.enter(object.clone());
    for link in chain(object).skip(1).take(3) {
        if is_global_prototype(printer, &link) {
            break;
        }
        let keys = own_keys(&link, false);
        for key in &keys {
            let own = !matches!(raw::own_property(object, Name::Key(key)), Ok(None));
            let skipped = own || seen.contains(key) || printer.describe(key) == "constructor";
            shown.extend(if skipped { None } else { printer.class_property(&link, key, level) });
        }
        seen.extend(keys);
    }
    printer.leave();
    shown
}

fn is_global_prototype<'js>(printer: &Printer<'_, 'js>, link: &Object<'js>) -> bool {
    let name = own_constructor(link).and_then(|constructor| lookup(&constructor, Name::Text("name")));
    name.is_some_and(|name| Builtins::is_global(&printer.describe(&name)))
}
