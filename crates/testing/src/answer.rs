//! The response that a test configures for an origin path: an object with status, headers, body and delay, or
//! a script in the origin's own language.

use std::collections::BTreeMap;
use std::time::Duration;

use qiao_origin::Script;
use serde::Deserialize;
use serde_json::Value;

/// A response as written in a test; times are in milliseconds.
#[derive(Default, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub(crate) struct Answer {
    status: Option<u16>,
    headers: BTreeMap<String, Header>,
    body: Option<Body>,
    /// `Some(Value::Null)` if the test gave `null`.
    #[serde(deserialize_with = "there")]
    json: Option<Value>,
    wait: Option<f64>,
    script: Option<String>,
}

#[derive(Deserialize)]
#[serde(untagged)]
enum Header {
    One(String),
    Number(serde_json::Number),
    Several(Vec<String>),
}

#[derive(Deserialize)]
#[serde(untagged)]
enum Body {
    Text(String),
    Bytes(Vec<u8>),
}

fn there<'de, D: serde::Deserializer<'de>>(value: D) -> Result<Option<Value>, D::Error> {
    Value::deserialize(value).map(Some)
}

/// The longest delay in milliseconds, the same as in the origin's own scripts.
const LONGEST: f64 = 24.0 * 60.0 * 60.0 * 1000.0;

impl Answer {
    /// The origin script that sends this response.
    ///
    /// # Errors
    /// Describes what is wrong with the response, for the author of the test.
    pub(crate) fn script(self) -> Result<Script, String> {
        if let Some(text) = &self.script {
            let alone = self.status.is_none() && self.wait.is_none() && self.body.is_none() && self.json.is_none();
            if !alone || !self.headers.is_empty() {
                return Err("a script has no other parts beside it".to_owned());
            }
            return text.parse().map_err(|bad| format!("{bad}"));
        }
        if self.body.is_some() && self.json.is_some() {
            return Err("an answer has either a body or json".to_owned());
        }
        let script = self.waiting(Script::new())?;
        let script = self.head(script)?;
        Ok(self.bodied(script))
    }

    fn waiting(&self, script: Script) -> Result<Script, String> {
        match self.wait {
            Some(time) if !(0.0..=LONGEST).contains(&time) => Err("an answer waits for a day at most".to_owned()),
            Some(time) => Ok(script.wait(Duration::from_secs_f64(time / 1000.0))),
            None => Ok(script),
        }
    }

    fn head(&self, mut script: Script) -> Result<Script, String> {
        if let Some(status) = self.status {
            if !(200..1000).contains(&status) {
                return Err(format!("{status} is no status of an answer"));
            }
            script = script.status(status);
        }
        for (name, value) in &self.headers {
            let values = match value {
                Header::One(value) => vec![value.clone()],
                Header::Number(number) => vec![number.to_string()],
                Header::Several(values) => values.clone(),
            };
            for value in values {
                script = script.header(name, value);
            }
        }
        Ok(script)
    }

    fn bodied(self, script: Script) -> Script {
        let typed = self.headers.keys().any(|name| name.eq_ignore_ascii_case("content-type"));
        match (self.body, self.json) {
            (Some(Body::Text(text)), _) => script.body(text),
            (Some(Body::Bytes(bytes)), _) => script.body(bytes),
            (None, Some(json)) if typed => script.body(json.to_string()),
            (None, Some(json)) => script.header("Content-Type", "application/json").body(json.to_string()),
            (None, None) => script,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    fn script(answer: Value) -> Result<Script, String> {
        serde_json::from_value::<Answer>(answer).map_err(|bad| bad.to_string())?.script()
    }

    #[test]
    fn parts_become_steps() {
        let answer = json!({ "status": 201, "headers": { "X-A": ["1", "2"] }, "json": [1], "wait": 1500 });
        let steps = "wait:1500ms;status:201;header:X-A=1;header:X-A=2;header:Content-Type=application/json;body:[1]";
        assert_eq!(script(answer), Ok(steps.parse().unwrap()));
        assert_eq!(script(json!({ "body": [104, 105] })), Ok(Script::new().body("hi")));
        let null = "header:Content-Type=application/json;body:null".parse();
        assert_eq!(script(json!({ "json": null })), Ok(null.unwrap()));
        assert_eq!(script(json!({ "script": "wait:3s;cut" })), Ok("wait:3s;cut".parse().unwrap()));
    }

    #[test]
    fn what_is_meant_otherwise_is_refused() {
        for answer in [
            json!({ "stauts": 200 }),
            json!({ "status": 99 }),
            json!({ "body": "", "json": 1 }),
            json!({ "script": "cut", "status": 200 }),
            json!({ "script": "wait:soon" }),
            json!({ "wait": -1 }),
        ] {
            assert!(script(answer.clone()).is_err(), "{answer}");
        }
    }
}
