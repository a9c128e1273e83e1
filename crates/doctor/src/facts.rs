//! Rules of the platform that checks of our own rest on, by name. Their values and clauses are the platform's.

use qiao::{Client, Platform, View};
use serde_json::Value;

/// The rules of one platform.
#[derive(Debug)]
pub(crate) struct Facts(Vec<View>);

impl Facts {
    pub(crate) fn of(platform: Platform) -> Facts {
        Facts(platform.profile().rules())
    }

    /// The clause of a rule; empty for an unknown one.
    pub(crate) fn clause(&self, name: &str) -> &'static str {
        self.find(name).map_or("", |rule| rule.clause)
    }

    /// The text of a rule.
    pub(crate) fn text(&self, name: &str) -> String {
        self.find(name).and_then(|rule| rule.value.as_str()).unwrap_or_default().to_owned()
    }

    /// Whether a rule holds on a client.
    pub(crate) fn holds(&self, name: &str, client: Client) -> bool {
        let Some(rule) = self.find(name) else { return false };
        match &rule.value {
            Value::Object(values) => values.get(client.name()).is_some_and(|value| *value == true),
            value => *value == true,
        }
    }

    fn find(&self, name: &str) -> Option<&View> {
        self.0.iter().find(|rule| rule.path() == name)
    }
}
