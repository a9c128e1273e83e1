//! Splits the value of a rule by client and, where it changed, by version of the base library.

use qiao::Client;
use serde_json::Value;

/// The value for clients that share it.
#[derive(Clone, Debug, PartialEq)]
pub struct ClientValue {
    /// The clients that share these values.
    pub clients: Vec<Client>,
    /// The values, oldest first; several if it changed.
    pub values: Vec<DatedValue>,
}

/// A value with the version that introduced it.
#[derive(Clone, Debug, PartialEq)]
pub struct DatedValue {
    /// The first base library with this value; `None` for the initial value.
    pub since: Option<String>,
    /// The value as JSON.
    pub value: Value,
}

/// The values of a rule; clients with the same value share an entry.
pub(super) fn per_client(value: &Value) -> Vec<ClientValue> {
    let mut found: Vec<ClientValue> = Vec::new();
    for client in Client::ALL {
        let values = dated(on(value, *client));
        match found.iter_mut().find(|other| other.values == values) {
            Some(same) => same.clients.push(*client),
            None => found.push(ClientValue { clients: vec![*client], values }),
        }
    }
    found
}

/// A value that differs between clients is an object with one key per client.
fn on(value: &Value, client: Client) -> &Value {
    let object = value.as_object().filter(|object| object.len() == Client::ALL.len());
    object.and_then(|object| object.get(client.name())).unwrap_or(value)
}

/// A value that changed is a list of `{since, value}`; the first entry is the initial value.
fn dated(value: &Value) -> Vec<DatedValue> {
    let entry = |entry: &Value| {
        let entry = entry.as_object().filter(|entry| entry.len() == 2)?;
        Some(DatedValue { since: Some(entry.get("since")?.as_str()?.to_owned()), value: entry.get("value")?.clone() })
    };
    let entries = value.as_array().and_then(|list| list.iter().map(entry).collect::<Option<Vec<_>>>());
    match entries {
        Some(mut entries) if !entries.is_empty() => {
            entries[0].since = None;
            entries
        }
        _ => vec![DatedValue { since: None, value: value.clone() }],
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    fn shown(value: &Value) -> Vec<String> {
        let one = |part: &ClientValue| {
            let clients: Vec<&str> = part.clients.iter().map(|client| client.name()).collect();
            let values = part.values.iter().map(|dated| format!("{:?}={}", dated.since.as_deref(), dated.value));
            format!("{}: {}", clients.join(" "), values.collect::<Vec<_>>().join(" "))
        };
        per_client(value).iter().map(one).collect()
    }

    #[test]
    fn values_are_taken_apart_by_client_and_version() {
        let all = |text: &str| vec![format!("android ios devtools pc: None={text}")];
        for value in [json!(5), json!(null), json!([]), json!({ "android": 1 }), json!([{ "since": "1.0.0" }])] {
            assert_eq!(shown(&value), all(&value.to_string()));
        }
        let dated = json!([{ "since": "1.0.0", "value": 1 }, { "since": "2.4.0", "value": 2 }]);
        assert_eq!(shown(&dated), ["android ios devtools pc: None=1 Some(\"2.4.0\")=2"]);
        let split = json!({ "android": dated, "ios": 3, "devtools": dated, "pc": 4 });
        let expected = ["android devtools: None=1 Some(\"2.4.0\")=2", "ios: None=3", "pc: None=4"];
        assert_eq!(shown(&split), expected);
    }
}
