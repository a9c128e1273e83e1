//! What script passed to an API, read once and kept with its mistakes: a wrong type is a fact
//! here, and what to say about it is a platform rule.

use crate::Kind;

/// One option of a call.
#[derive(Clone, Debug, PartialEq, Default)]
pub enum Loose<T> {
    /// The option is not there or `undefined`.
    #[default]
    Absent,
    /// The option is `null`.
    Null,
    /// The option has a value of the expected type.
    Value(T),
    /// The option has a value of this other kind; with `String(value)`.
    Wrong(Kind, String),
}

impl<T> Loose<T> {
    /// The value, if there is one of the expected type.
    pub const fn value(&self) -> Option<&T> {
        match self {
            Loose::Value(value) => Some(value),
            _ => None,
        }
    }

    /// The kind of what script gave; `expected` names the kind of a good value.
    pub const fn kind(&self, expected: Kind) -> Kind {
        match self {
            Loose::Absent => Kind::Undefined,
            Loose::Null => Kind::Null,
            Loose::Value(_) => expected,
            Loose::Wrong(kind, _) => *kind,
        }
    }
}

/// One own enumerable property of an object that script passed, with its value as text.
#[derive(Clone, Debug, PartialEq)]
pub struct Pair {
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
pub trait Structured {
    /// `JSON.stringify` of the object; `None` where that gives `undefined`.
    fn json(&self) -> Result<Option<String>, Unserializable>;
    /// Its own enumerable string-keyed properties, in order.
    fn pairs(&self) -> Vec<Pair>;
}

/// The `data` of a call.
#[derive(Default)]
pub enum Data<'a> {
    /// Not given, `undefined` or `null`.
    #[default]
    Absent,
    /// A string.
    Text(String),
    /// The bytes of an `ArrayBuffer`, copied at call time.
    Bytes(Vec<u8>),
    /// Some other object, of this kind.
    Object(Kind, &'a dyn Structured),
    /// Something that is neither, such as a number or a function, with `String(value)`.
    Other(Kind, String),
}

/// The options of `request`.
#[derive(Default)]
pub struct RequestArgs<'a> {
    /// The kind of the option argument itself, if that is no object.
    pub missing_options: Option<Kind>,
    /// `url`
    pub url: Loose<String>,
    /// `method`
    pub method: Loose<String>,
    /// `header`
    pub header: Loose<Vec<Pair>>,
    /// `data`
    pub data: Data<'a>,
    /// `dataType`
    pub data_type: Loose<String>,
    /// `responseType`
    pub response_type: Loose<String>,
    /// `timeout`, in milliseconds.
    pub timeout: Loose<f64>,
    /// `enableHttp2`
    pub enable_http2: Loose<bool>,
    /// `enableChunked`
    pub enable_chunked: Loose<bool>,
    /// `useHighPerformanceMode`
    pub high_performance: Loose<bool>,
    /// Callbacks that are there but are no functions: their names and kinds.
    pub bad_callbacks: Vec<(&'static str, Kind)>,
}
