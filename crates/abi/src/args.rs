//! What script passed to an API, read option by option and kept with its mistakes: a wrong type is
//! a fact here, and what to say about it is a platform rule.

use crate::Kind;

/// One option of a call.
#[derive(Clone, Debug, PartialEq, Default)]
pub enum Arg<T> {
    /// The option is missing or `undefined`.
    #[default]
    Absent,
    /// The option is `null`.
    Null,
    /// The option has a value of the expected type.
    Value(T),
    /// The option has a value of this other kind; with `String(value)`.
    Wrong(Kind, String),
}

impl<T> Arg<T> {
    /// The value, if there is one of the expected type.
    pub const fn value(&self) -> Option<&T> {
        match self {
            Arg::Value(value) => Some(value),
            _ => None,
        }
    }

    /// The kind of what script gave; `expected` names the kind of a good value.
    pub const fn kind(&self, expected: Kind) -> Kind {
        match self {
            Arg::Absent => Kind::Undefined,
            Arg::Null => Kind::Null,
            Arg::Value(_) => expected,
            Arg::Wrong(kind, _) => *kind,
        }
    }
}

/// One own enumerable property of an object that script passed, with its value as text.
#[derive(Clone, Debug, PartialEq)]
pub struct ArgEntry {
    /// The property's name.
    pub key: String,
    /// The kind of its value.
    pub kind: Kind,
    /// `String(value)`; `[object Tag]` if that throws.
    pub text: String,
    /// `JSON.stringify(value)` where the value is an object.
    pub json: Result<Option<String>, Unserializable>,
}

/// Why a value could not be serialized as JSON, in the engine's words.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Unserializable(pub String);

/// An object that is still in the engine. Which form it is needed in is a platform rule, so the
/// rules ask for that form while the call is being admitted, and only for that one.
pub trait Structured: std::fmt::Debug {
    /// `JSON.stringify` of the object; `None` where that gives `undefined`.
    fn json(&self) -> Result<Option<String>, Unserializable>;
    /// Its own enumerable string-keyed properties, in order.
    fn entries(&self) -> Vec<ArgEntry>;
    /// The time of a date, in milliseconds since 1970; `None` for anything else.
    fn time(&self) -> Option<f64>;
}

/// Data that script gave, such as the `data` of a call.
#[derive(Debug, Default)]
pub enum Data<'a> {
    /// Not given, `undefined` or `null`.
    #[default]
    Absent,
    /// A string.
    Text(String),
    /// The bytes of an `ArrayBuffer`, copied at call time.
    Bytes(Vec<u8>),
    /// Some other object, of this kind.
    Object(Kind, Box<dyn Structured + 'a>),
    /// Any other value, such as a number or a function, with `String(value)`.
    Other(Kind, String),
}

/// What script passed to a function: an object whose properties are read one by one, in the order
/// in which they are asked for.
pub trait Options {
    /// The kind of the argument, if it is not a plain object.
    fn missing(&self) -> Option<Kind>;
    /// The kind of an option.
    fn kind(&self, name: &'static str) -> Kind;
    /// A string.
    fn text(&self, name: &'static str) -> Arg<String>;
    /// A number.
    fn number(&self, name: &'static str) -> Arg<f64>;
    /// A boolean.
    fn flag(&self, name: &'static str) -> Arg<bool>;
    /// An object, as its pairs.
    fn entries(&self, name: &'static str) -> Arg<Vec<ArgEntry>>;
    /// An array, each element as text.
    fn texts(&self, name: &'static str) -> Arg<Vec<String>>;
    /// Data in whatever form it is.
    fn data(&self, name: &'static str) -> Data<'_>;
    /// All options as JSON; `None` where they have no such form.
    fn json(&self) -> Option<String>;
    /// The callbacks that are there but are no functions: their names and kinds.
    fn bad_callbacks(&self) -> Vec<(&'static str, Kind)>;
    /// Whether anything in script waits for the outcome: a callback, a promise, a task. Where nothing does, the
    /// end of the call is not an event.
    fn is_awaited(&self) -> bool {
        true
    }
    /// Whether something that was asked for is so long that the program's memory has no room for a copy. It was empty
    /// then, and the call must fail.
    fn lacks_room(&self) -> bool {
        false
    }
    /// The stack of script at the call, one frame per line.
    fn stack(&self) -> String {
        String::new()
    }
}
