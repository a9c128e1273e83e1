//! `qiao.json`, the settings of a project for this host. `qiao.schema.json` describes it for editors.

use std::path::Path;

use qiao_abi::message::Alternatives;
use serde_json::{Map, Value};

use super::config;
use super::fault::ConfigFault;
use super::strict::without_repeats;
use crate::error::Error;

/// The JSON schema of `qiao.json`, for editors.
pub const PROJECT_SCHEMA: &str = include_str!("../../qiao.schema.json");

/// The name of the file.
const FILE: &str = "qiao.json";

/// The keys that must have values of a type, each with such a value.
const EXAMPLES: [(&str, &str); 6] = [
    ("domains", "{\"request\": [\"https://host\"]}"),
    ("answers", "{\"showModal\": \"confirm\"}"),
    ("platform", "\"wx\""),
    ("test", "{\"files\": [\"test\"]}"),
    ("record", "{\"redact\": {\"names\": [\"token\"]}}"),
    ("replay", "{\"headers\": [\"X-Tenant\"]}"),
];

/// The content of the file.
#[derive(Debug, Default)]
pub(crate) struct OwnFile {
    /// What the user answers, by function.
    pub(crate) answers: Map<String, Value>,
    /// The domain lists.
    pub(crate) domains: Option<Value>,
    /// The id of the platform.
    pub(crate) platform: Option<String>,
}

/// Reads the file in a folder, if there is one.
///
/// # Errors
/// It is not valid JSON, has an unknown or duplicate key, or a value of the wrong type.
pub(crate) fn read(folder: &Path) -> Result<OwnFile, Error> {
    let wrong = |reason: ConfigFault| Error::Config { path: folder.join(FILE), reason };
    let Some(text) = config::text(folder, FILE)? else {
        return Ok(OwnFile::default());
    };
    let Value::Object(fields) = without_repeats(&text).map_err(wrong)? else {
        return Err(wrong(ConfigFault::NotAnObject));
    };
    let schema: Value = serde_json::from_str(PROJECT_SCHEMA).unwrap_or_default();
    check_keys("", &fields, &schema).map_err(wrong)?;
    let mut own = OwnFile::default();
    for (key, value) in fields {
        match (key.as_str(), value) {
            // Read by what runs tests, and in `traffic`.
            ("test" | "record" | "replay", Value::Object(_)) => {}
            ("answers", Value::Object(answers)) => own.answers = answers,
            ("domains", domains @ Value::Object(_)) => own.domains = Some(domains),
            ("platform", Value::String(platform)) => own.platform = Some(platform),
            // `$schema`, for editors, may be anything.
            (key, _) => {
                if let Some((key, example)) = EXAMPLES.iter().find(|(known, _)| *known == key) {
                    return Err(wrong(ConfigFault::SectionType { key, example }));
                }
            }
        }
    }
    Ok(own)
}

/// Checks the keys of an object and of the objects in it; `within` is where it stands, such as `test.`.
fn check_keys(within: &str, fields: &Map<String, Value>, schema: &Value) -> Result<(), ConfigFault> {
    // Where a schema names no keys, all of them are good.
    let Some(known) = schema["properties"].as_object() else { return Ok(()) };
    for (key, value) in fields {
        let Some(inner) = known.get(key) else {
            return Err(unknown(within, key, known));
        };
        if let Value::Object(fields) = value {
            check_keys(&format!("{within}{key}."), fields, inner)?;
        }
    }
    Ok(())
}

/// The fault for an unknown key, with the closest known key or all of them.
fn unknown(within: &str, unknown: &str, known: &Map<String, Value>) -> ConfigFault {
    let mut keys: Vec<&str> = known.keys().map(String::as_str).filter(|key| *key != "$schema").collect();
    keys.sort_unstable();
    let key = format!("{within}{unknown}");
    let near = keys.iter().map(|key| (strsim::damerau_levenshtein(key, unknown), key)).min();
    match near {
        Some((distance, near)) if distance <= 2 => ConfigFault::UnknownKeyBut { key, meant: (*near).to_owned() },
        _ => ConfigFault::UnknownKey { key, known: Alternatives(keys.into_iter().map(str::to_owned).collect()) },
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn reason(text: &str) -> String {
        let folder = tempfile::tempdir().unwrap();
        std::fs::write(folder.path().join(FILE), text).unwrap();
        read(folder.path()).unwrap_err().to_string()
    }

    #[test]
    fn what_is_unknown_or_repeated_is_refused_with_what_was_expected() {
        for (text, reasons) in [
            (r#"{"domain": {}}"#, &["unknown key `domain`", "did you mean `domains`?"][..]),
            (
                r#"{"colour": 1}"#,
                &["unknown key `colour` (expected answers or domains or platform or record or replay or test)"],
            ),
            (r#"{"platform": "a", "platform": "b"}"#, &["duplicate key `platform`"]),
            (r#"{"domains": {"request": [], "request": []}}"#, &["duplicate key `request`"]),
            (r#"{"domains": []}"#, &["`domains` has the wrong type"]),
            (r#"{"platform": 1}"#, &["`platform` has the wrong type"]),
            (r#"{"replay": []}"#, &["`replay` has the wrong type"]),
            (r#"{"test": {"filess": []}}"#, &["unknown key `test.filess`; did you mean `files`?"]),
            (
                r#"{"record": {"redact": {"colour": []}}}"#,
                &["unknown key `record.redact.colour` (expected json or names)"],
            ),
            (r#"{"domains": {"requests": []}}"#, &["unknown key `domains.requests`; did you mean `request`?"]),
            ("[]", &["expected an object"]),
        ] {
            for part in reasons {
                assert!(reason(text).contains(part), "{part} in {}", reason(text));
            }
        }
    }

    #[test]
    fn the_schema_has_the_keys_of_the_file() {
        let schema: Value = serde_json::from_str(PROJECT_SCHEMA).unwrap();
        let mut keys: Vec<&str> = schema["properties"].as_object().unwrap().keys().map(String::as_str).collect();
        keys.sort_unstable();
        assert_eq!(keys, ["$schema", "answers", "domains", "platform", "record", "replay", "test"]);
        assert_eq!(schema["additionalProperties"], false);
        let platforms: Vec<_> = qiao_rules::Platform::ALL.iter().map(|platform| platform.profile().id).collect();
        assert_eq!(schema["properties"]["platform"]["enum"], serde_json::json!(platforms));
    }
}
