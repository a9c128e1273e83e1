//! The kinds of values of rules: the texts and numbers of failures. What a choice means is
//! written here; which platform makes it is written in `platforms/`.

use serde_json::{Value as Json, json};

use crate::rule::Value;

/// A failure as script is told of it. `{name}` in the message is filled in when it happens.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ErrorText {
    /// The message, with placeholders.
    pub message: &'static str,
    /// The number beside it.
    pub code: Option<i32>,
    /// The field that carries the number in place of the platform's usual one; then there is no
    /// message.
    pub field: Option<&'static str>,
}

/// A failure with a message alone.
pub(crate) const fn error_text(message: &'static str) -> ErrorText {
    ErrorText { message, code: None, field: None }
}

/// A failure with a message and a number.
pub(crate) const fn coded(message: &'static str, code: i32) -> ErrorText {
    ErrorText { message, code: Some(code), field: None }
}

/// A failure with a number alone, in a field of its own.
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

/// How wrong options are told of. Each piece is a template with `{name}`, `{want}` and `{got}`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ArgumentTexts {
    /// What stands before the pieces.
    pub prefix: &'static str,
    /// A required option is not there.
    pub missing: &'static str,
    /// An option has another type than the one that is right.
    pub wrong: &'static str,
    /// An option has none of several right types.
    pub none_of: &'static str,
    /// The option object itself is none.
    pub options: &'static str,
    /// Whether all faults are told or only the first.
    pub all: bool,
    /// Whether type names are capitalized.
    pub capitals: bool,
    /// Whether type names that are not capitalized stand in quotes.
    pub quoted: bool,
    /// What arrays are called, whatever the others are.
    pub array: Option<&'static str>,
    /// What stands between several right types.
    pub joint: &'static str,
    /// The number beside the message.
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
