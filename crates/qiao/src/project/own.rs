//! `qiao.json`, the settings of a project for this host. `qiao.schema.json` describes it for editors.

use std::path::Path;

use serde_json::{Map, Value};

use super::config;
use super::strict::without_repeats;
use crate::error::Error;

/// The JSON schema of `qiao.json`, for editors.
pub const PROJECT_SCHEMA: &str = include_str!("../../qiao.schema.json");

/// The name of the file.
const FILE: &str = "qiao.json";

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
    let wrong = |reason: String| Error::Config { path: folder.join(FILE), reason };
    let Some(text) = config::text(folder, FILE)? else {
        return Ok(OwnFile::default());
    };
    let Value::Object(fields) = without_repeats(&text).map_err(wrong)? else {
        return Err(wrong("expected an object, such as {\"platform\": \"wx\"}".to_owned()));
    };
    let schema: Value = serde_json::from_str(PROJECT_SCHEMA).map_err(|error| wrong(error.to_string()))?;
    check_keys("", &fields, &schema).map_err(wrong)?;
    let mut own = OwnFile::default();
    for (key, value) in fields {
        match (key.as_str(), value) {
            // Read by what runs tests, and in `traffic`.
            ("test" | "record" | "replay", Value::Object(_)) => {}
            ("answers", Value::Object(answers)) => own.answers = answers,
            ("domains", domains @ Value::Object(_)) => own.domains = Some(domains),
            ("platform", Value::String(platform)) => own.platform = Some(platform),
            ("domains", _) => {
                return Err(wrong(
                    "`domains` is not an object (expected {\"request\": [\"https://host\"]})".to_owned(),
                ));
            }
            ("answers", _) => {
                return Err(wrong("`answers` is not an object (expected {\"showModal\": \"confirm\"})".to_owned()));
            }
            ("platform", _) => {
                return Err(wrong("`platform` is not a string (expected for example \"wx\")".to_owned()));
            }
            ("test", _) => {
                return Err(wrong("`test` is not an object (expected for example {\"files\": [\"test\"]})".to_owned()));
            }
            (section @ ("record" | "replay"), _) => {
                return Err(wrong(format!("`{section}` is not an object")));
            }
            // `$schema`, for editors.
            _ => {}
        }
    }
    Ok(own)
}

/// Checks the keys of an object and of the objects in it; `within` is where it stands, such as `test.`.
fn check_keys(within: &str, fields: &Map<String, Value>, schema: &Value) -> Result<(), String> {
    // Where a schema names no keys, all of them are good.
    let Some(known) = schema["properties"].as_object() else { return Ok(()) };
    for (key, value) in fields {
        let Some(inner) = known.get(key) else {
            return Err(format!("unknown key `{within}{key}`{}", meant(key, known)));
        };
        if let Value::Object(fields) = value {
            check_keys(&format!("{within}{key}."), fields, inner)?;
        }
    }
    Ok(())
}

/// The closest known key, or all of them.
fn meant(unknown: &str, known: &Map<String, Value>) -> String {
    let mut keys: Vec<&str> = known.keys().map(String::as_str).filter(|key| *key != "$schema").collect();
    keys.sort_unstable();
    let near = keys.iter().map(|key| (strsim::damerau_levenshtein(key, unknown), key)).min();
    match near {
        Some((distance, key)) if distance <= 2 => format!("; did you mean `{key}`?"),
        _ => format!(" (expected {})", keys.join(" or ")),
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
            (r#"{"platform": "a", "platform": "b"}"#, &["`platform` comes twice"]),
            (r#"{"domains": {"request": [], "request": []}}"#, &["`request` comes twice"]),
            (r#"{"domains": []}"#, &["`domains` is not an object"]),
            (r#"{"platform": 1}"#, &["`platform` is not a string"]),
            (r#"{"replay": []}"#, &["`replay` is not an object"]),
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
