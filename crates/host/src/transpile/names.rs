//! How a compiled module writes what it needs, with names that its text does not have. It must not know where they stand.

use super::links::Import;

/// Names for what a rewritten text needs, none of which it has itself.
pub(super) struct Names {
    /// The variable with the functions.
    pub scope: String,
    /// The name of a default function without one.
    pub default: String,
}

impl Names {
    pub(super) fn of(text: &str) -> Names {
        Names { scope: free_name(text, "_m"), default: free_name(text, "_default") }
    }

    /// The variable with what a request gave.
    pub(super) fn file(&self, request: usize) -> String {
        format!("{}{request}", self.scope)
    }

    /// An export of the module itself.
    pub(super) fn export(&self, name: &str) -> String {
        format!("{}E{}", self.scope, member(name))
    }

    /// What an imported variable stands for.
    pub(super) fn import(&self, import: &Import) -> String {
        format!("{}{}", self.file(import.request), import.name.as_deref().map(member).unwrap_or_default())
    }
}

/// A name that a text does not have, as close to this one as possible.
pub(super) fn free_name(text: &str, name: &str) -> String {
    let mut name = name.to_owned();
    while text.contains(&name) {
        name.push('_');
    }
    name
}

fn member(name: &str) -> String {
    let mut bytes = name.bytes();
    let plain = |byte: u8| byte.is_ascii_alphanumeric() || matches!(byte, b'_' | b'$');
    match bytes.next().is_some_and(|first| plain(first) && !first.is_ascii_digit()) && bytes.all(plain) {
        true => format!(".{name}"),
        false => format!("[{}]", quoted(name)),
    }
}

/// A text as a literal.
pub(super) fn quoted(text: &str) -> String {
    serde_json::Value::from(text).to_string()
}
