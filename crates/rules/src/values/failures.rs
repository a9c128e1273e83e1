//! Types of rule values: the messages and codes of failures. They define the meaning of each choice; `platforms/` makes
//! the choices.

use serde_json::{Value as Json, json};

use crate::rule::Value;

/// The error text of a failure: message and code. Placeholders such as `{name}` are filled in when it occurs.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ErrorText {
    /// The message, with placeholders.
    pub message: &'static str,
    /// The error code.
    pub code: Option<i32>,
    /// A field for the code in place of the platform's usual one. If set, there is no message.
    pub field: Option<&'static str>,
}

/// An error text without a code.
pub(crate) const fn error_text(message: &'static str) -> ErrorText {
    ErrorText { message, code: None, field: None }
}

/// An error text with a code.
pub(crate) const fn coded(message: &'static str, code: i32) -> ErrorText {
    ErrorText { message, code: Some(code), field: None }
}

/// A code without a message, in its own field.
pub(crate) const fn numbered(field: &'static str, code: i32) -> ErrorText {
    ErrorText { message: "", code: Some(code), field: Some(field) }
}

impl Value for ErrorText {
    fn json(&self) -> Json {
        match (self.code, self.field) {
            (code, Some(field)) => json!({ field: code }),
            (Some(code), None) => json!({ "message": self.message, "code": code }),
            (None, None) => json!({ "message": self.message }),
        }
    }
}

/// Messages for wrong arguments. Each piece is a template with `{name}`, `{want}` and `{got}`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ArgumentTexts {
    /// The text before the pieces.
    pub prefix: &'static str,
    /// A required option is missing.
    pub missing: &'static str,
    /// An option has the wrong type.
    pub wrong: &'static str,
    /// An option has none of several accepted types.
    pub none_of: &'static str,
    /// The options argument is not an object.
    pub options: &'static str,
    /// Whether all faults are listed or only the first.
    pub all: bool,
    /// Whether type names are capitalized.
    pub capitals: bool,
    /// Whether type names in lower case are quoted.
    pub quoted: bool,
    /// The name of the array type, regardless of capitalization.
    pub array: Option<&'static str>,
    /// The separator between accepted types.
    pub joint: &'static str,
    /// The error code.
    pub code: Option<i32>,
}

impl Value for ArgumentTexts {
    fn json(&self) -> Json {
        json!({
            "prefix": self.prefix, "missing": self.missing, "wrong": self.wrong, "none_of": self.none_of,
            "options": self.options, "all": self.all, "code": self.code,
        })
    }
}
