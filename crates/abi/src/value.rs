//! JavaScript values as the other layers see them: the kind of a value that came in, and the
//! values that go out. No JS handle appears here.

use std::borrow::Cow;
use std::fmt;
use std::sync::Arc;

use bytes::Bytes;

use crate::Text;

/// What kind of value script gave, as `Object.prototype.toString` would name it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Kind {
    /// `undefined`, or the property is not there.
    Undefined,
    /// `null`
    Null,
    /// A boolean.
    Boolean,
    /// A number; `NaN` and the infinities too.
    Number,
    /// A string.
    String,
    /// A symbol.
    Symbol,
    /// A big integer.
    BigInt,
    /// A function or class.
    Function,
    /// An array.
    Array,
    /// A date object.
    Date,
    /// An `ArrayBuffer`.
    ArrayBuffer,
    /// A typed array or a `DataView`.
    View,
    /// Any other object.
    Object,
}

impl Kind {
    /// The tag in `[object Tag]`. A view is named by its most common tag.
    pub const fn tag(self) -> &'static str {
        match self {
            Kind::Undefined => "Undefined",
            Kind::Null => "Null",
            Kind::Boolean => "Boolean",
            Kind::Number => "Number",
            Kind::String => "String",
            Kind::Symbol => "Symbol",
            Kind::BigInt => "BigInt",
            Kind::Function => "Function",
            Kind::Array => "Array",
            Kind::Date => "Date",
            Kind::ArrayBuffer => "ArrayBuffer",
            Kind::View => "Uint8Array",
            Kind::Object => "Object",
        }
    }

    /// Whether `typeof` says `object` and the value is not null.
    pub const fn is_object(self) -> bool {
        matches!(self, Kind::Array | Kind::Date | Kind::ArrayBuffer | Kind::View | Kind::Object)
    }
}

/// The name of a field. Those that are known at compile time are not copied, and the engine finds
/// them again by their address.
pub type Name = Cow<'static, str>;

/// A value that the engine turns into a JavaScript value.
#[derive(Clone, Debug, PartialEq)]
pub enum HostValue {
    /// `undefined`
    Undefined,
    /// `null`
    Null,
    /// A boolean.
    Bool(bool),
    /// A number.
    Number(f64),
    /// A string.
    Text(Text),
    /// Text that becomes the value it parses to as JSON, or stays a string if it does not parse.
    MaybeJson(Text),
    /// A fresh `ArrayBuffer` that holds these bytes.
    Bytes(Bytes),
    /// A date, in milliseconds since 1970.
    Date(f64),
    /// An array.
    List(Vec<HostValue>),
    /// A plain object. A repeated key keeps its last value.
    Object(Vec<(Name, HostValue)>),
    /// A plain object whose fields are worked out when script looks into it.
    Lazy(LazyObject),
    /// An `Error` with these own properties, whose message is its `errMsg`.
    Error(Vec<(Name, HostValue)>),
}

impl HostValue {
    /// An object from keys known at compile time.
    pub fn object<const N: usize>(fields: [(&'static str, HostValue); N]) -> HostValue {
        HostValue::Object(fields.into_iter().map(|(key, value)| (Name::Borrowed(key), value)).collect())
    }

    /// The field of an object, if this is one and has it.
    pub fn field(&self, key: &str) -> Option<&HostValue> {
        match self {
            HostValue::Object(fields) | HostValue::Error(fields) => {
                fields.iter().rev().find(|(name, _)| name == key).map(|(_, value)| value)
            }
            _ => None,
        }
    }

    /// How many bytes it holds beside the value itself. Shared text counts for those who share it.
    pub fn held_bytes(&self) -> usize {
        const ENTRY: usize = size_of::<(Name, HostValue)>();
        match self {
            HostValue::Text(text) | HostValue::MaybeJson(text) => text.own_bytes(),
            HostValue::Bytes(bytes) => bytes.len(),
            HostValue::List(items) => items.iter().map(|item| ENTRY + item.held_bytes()).sum(),
            HostValue::Object(fields) | HostValue::Error(fields) => {
                fields.iter().map(|(_, value)| ENTRY + value.held_bytes()).sum()
            }
            _ => 0,
        }
    }

    /// The string, if this is one.
    pub fn as_text(&self) -> Option<&str> {
        match self {
            HostValue::Text(text) => Some(text),
            _ => None,
        }
    }
}

/// The fields of an object that most scripts never look into.
#[derive(Clone)]
pub struct LazyObject(Arc<dyn Fn() -> Vec<(Name, HostValue)> + Send + Sync>);

impl LazyObject {
    /// An object with the fields that this gives, in this order.
    pub fn new(fields: impl Fn() -> Vec<(Name, HostValue)> + Send + Sync + 'static) -> LazyObject {
        LazyObject(Arc::new(fields))
    }

    /// The fields.
    pub fn fields(&self) -> Vec<(Name, HostValue)> {
        self.0()
    }
}

impl PartialEq for LazyObject {
    fn eq(&self, other: &Self) -> bool {
        self.fields() == other.fields()
    }
}

impl fmt::Debug for LazyObject {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_list().entries(self.fields()).finish()
    }
}

impl From<&str> for HostValue {
    fn from(text: &str) -> Self {
        HostValue::Text(text.into())
    }
}

impl From<String> for HostValue {
    fn from(text: String) -> Self {
        HostValue::Text(text.into())
    }
}

impl From<Text> for HostValue {
    fn from(text: Text) -> Self {
        HostValue::Text(text)
    }
}

impl From<f64> for HostValue {
    fn from(number: f64) -> Self {
        HostValue::Number(number)
    }
}

impl From<bool> for HostValue {
    fn from(flag: bool) -> Self {
        HostValue::Bool(flag)
    }
}
