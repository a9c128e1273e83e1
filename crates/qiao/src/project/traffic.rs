//! What `qiao.json` says of recordings: what is left out when traffic is recorded, and what need not be the same when
//! it is replayed. Read where a recording is made or replayed, and never else.

use std::path::Path;

use qiao_abi::Cause;
use serde::Deserialize;

use super::config;
use super::fault::ConfigFault;
use crate::error::Error;
use crate::har::Redaction;
use crate::replay::{BadRule, IgnoreRule, Matching};

const FILE: &str = "qiao.json";

/// Settings of recordings in a project's `qiao.json`.
#[derive(Clone, Debug, Default)]
pub struct TrafficSettings {
    /// What is left out of recordings.
    pub redaction: Redaction,
    /// What has to be the same when they are replayed.
    pub matching: Matching,
}

#[derive(Default, Deserialize)]
#[serde(default)]
struct File {
    record: Record,
    replay: Replay,
}

#[derive(Default, Deserialize)]
#[serde(default, deny_unknown_fields)]
struct Record {
    redact: Redact,
}

#[derive(Default, Deserialize)]
#[serde(default, deny_unknown_fields)]
struct Redact {
    names: Vec<String>,
    json: Vec<String>,
}

#[derive(Default, Deserialize)]
#[serde(default, deny_unknown_fields)]
struct Replay {
    ignore: Ignore,
    headers: Vec<String>,
}

#[derive(Default, Deserialize)]
#[serde(default, deny_unknown_fields)]
struct Ignore {
    query: Vec<String>,
    headers: Vec<String>,
    json: Vec<String>,
}

impl TrafficSettings {
    /// Those of the `qiao.json` in a folder or the nearest one above it; the defaults where there is none.
    ///
    /// # Errors
    /// The file cannot be read, or what it says of recordings cannot be understood.
    pub fn of(folder: impl AsRef<Path>) -> Result<TrafficSettings, Error> {
        let folder = folder.as_ref();
        let folder = if folder == Path::new("") { Path::new(".") } else { folder };
        let start = folder.canonicalize().unwrap_or_else(|_| folder.to_owned());
        match start.ancestors().find(|folder| folder.join(FILE).is_file()) {
            Some(folder) => read(folder),
            None => Ok(TrafficSettings::default()),
        }
    }
}

fn read(folder: &Path) -> Result<TrafficSettings, Error> {
    let wrong = |reason: ConfigFault| Error::Config { path: folder.join(FILE), reason };
    let text = config::text(folder, FILE)?.unwrap_or_default();
    let File { record, replay } =
        serde_json::from_str(&text).map_err(|error| wrong(ConfigFault::Malformed { cause: Cause::from(&error) }))?;
    let redaction = record.redact.names.iter().fold(Redaction::new(), |redaction, name| redaction.name(name));
    let redaction = record.redact.json.iter().try_fold(redaction, |redaction, path| {
        redaction.json(path).map_err(|_| wrong(ConfigFault::JsonPath { path: path.clone() }))
    })?;
    let Ignore { query, headers, json } = &replay.ignore;
    let rules = [("query", query), ("header", headers), ("json", json)];
    let rules = rules.iter().flat_map(|(kind, names)| names.iter().map(move |name| format!("{kind}:{name}")));
    let matching = rules
        .map(|rule| rule.parse::<IgnoreRule>())
        .try_fold(Matching::new(), |matching, rule| rule.map(|rule| matching.ignore(rule)));
    let matching = matching.map_err(|BadRule(rule)| wrong(ConfigFault::IgnoreRule { rule }))?;
    Ok(TrafficSettings { redaction, matching: replay.headers.into_iter().fold(matching, Matching::header) })
}

#[cfg(test)]
mod tests {
    use serde::de::DeserializeOwned;
    use serde_json::Value;

    use super::*;

    /// The keys of a section, as its error for an unknown one lists them.
    fn keys<T: DeserializeOwned>() -> Vec<String> {
        let Err(error) = serde_json::from_str::<T>(r#"{ "?": 0 }"#) else { panic!("it takes any key") };
        let message = error.to_string();
        let mut keys: Vec<_> = message.split('`').skip(3).step_by(2).map(str::to_owned).collect();
        keys.sort_unstable();
        keys
    }

    #[test]
    fn the_schema_has_the_keys_of_every_section() {
        let schema: Value = serde_json::from_str(crate::PROJECT_SCHEMA).unwrap();
        for (path, keys) in [
            ("record", keys::<Record>()),
            ("record/properties/redact", keys::<Redact>()),
            ("replay", keys::<Replay>()),
            ("replay/properties/ignore", keys::<Ignore>()),
        ] {
            let section = schema.pointer(&format!("/properties/{path}")).unwrap();
            let mut known: Vec<_> = section["properties"].as_object().unwrap().keys().cloned().collect();
            known.sort_unstable();
            assert_eq!((known, &section["additionalProperties"]), (keys, &Value::Bool(false)), "{path}");
        }
    }
}
