//! Options of functions whose arguments the platform's script layer first copies through JSON, which converts numbers
//! to strings. It must not know which functions these are: `calls.numbers_are_text` lists them.

use qiao_abi::{Api, Arg, ArgEntry, Data, Kind, Options};

use crate::app::App;

/// Options in which string values may be passed as numbers, if the platform allows it.
pub(crate) struct Coerced<'a> {
    options: &'a dyn Options,
    numbers: bool,
}

impl<'a> Coerced<'a> {
    /// Wraps the options of a call.
    pub(crate) fn new(app: &App, api: Api, options: &'a dyn Options) -> Coerced<'a> {
        Coerced { options, numbers: app.rules.calls.numbers_are_text.contains(&api) }
    }
}

impl Options for Coerced<'_> {
    fn missing(&self) -> Option<Kind> {
        self.options.missing()
    }

    fn kind(&self, name: &'static str) -> Kind {
        self.options.kind(name)
    }

    fn text(&self, name: &'static str) -> Arg<String> {
        match self.options.text(name) {
            Arg::Wrong(Kind::Number, text) if self.numbers => Arg::Value(text),
            other @ (Arg::Absent | Arg::Null | Arg::Value(_) | Arg::Wrong(..)) => other,
        }
    }

    fn number(&self, name: &'static str) -> Arg<f64> {
        self.options.number(name)
    }

    fn flag(&self, name: &'static str) -> Arg<bool> {
        self.options.flag(name)
    }

    fn entries(&self, name: &'static str) -> Arg<Vec<ArgEntry>> {
        match self.options.entries(name) {
            Arg::Value(entries) if self.numbers => Arg::Value(entries.into_iter().filter_map(cloned).collect()),
            other @ (Arg::Absent | Arg::Null | Arg::Value(_) | Arg::Wrong(..)) => other,
        }
    }

    fn texts(&self, name: &'static str) -> Arg<Vec<String>> {
        self.options.texts(name)
    }

    fn data(&self, name: &'static str) -> Data<'_> {
        self.options.data(name)
    }

    fn json(&self) -> Option<String> {
        self.options.json()
    }

    fn bad_callbacks(&self) -> Vec<(&'static str, Kind)> {
        self.options.bad_callbacks()
    }
}

/// A property after a round trip through JSON, with its value as text; `None` if JSON omits it.
fn cloned(entry: ArgEntry) -> Option<ArgEntry> {
    let text = match (entry.kind, &entry.json) {
        (Kind::Undefined | Kind::Function | Kind::Symbol, _) => return None,
        (kind, Ok(Some(json))) if kind.is_object() => serde_json::from_str(json).unwrap_or_else(|_| json.clone()),
        _ => entry.text,
    };
    Some(ArgEntry { key: entry.key, kind: Kind::String, text, json: Ok(None) })
}
