//! The answer of a route in a test: an object with the usual parts, a script of the origin, events, a file, a function
//! of the test, or several of these in order.

use std::collections::BTreeMap;
use std::path::Path;
use std::time::Duration;

use qiao_origin::Script;
use serde::Deserialize;
use serde_json::Value;

use crate::mistakes::Mistake;
use crate::problem::Problem;

/// An answer.
pub(crate) enum Answer {
    Script(Script),
    /// The test's function with this number.
    Function(u64),
    /// One per request; the last one repeats.
    List(Vec<Answer>),
    /// The response of the real server with this name.
    Passthrough,
}

impl Answer {
    /// Parses an answer from the test; files are relative to `folder`.
    pub(crate) fn of(given: &Value, folder: &Path) -> Result<Answer, Mistake> {
        if let Some(number) = given["function"].as_u64() {
            return Ok(Answer::Function(number));
        }
        if given["passthrough"] == true {
            return Ok(Answer::Passthrough);
        }
        if let Some(list) = given["list"].as_array() {
            let list: Result<Vec<_>, _> = list.iter().map(|one| Answer::of(one, folder)).collect();
            return match list? {
                empty if empty.is_empty() => Err(Mistake::EmptyList),
                list => Ok(Answer::List(list)),
            };
        }
        let parts: Parts = serde_json::from_value(given.clone()).map_err(|bad| invalid(&bad))?;
        parts.script(folder).map(Answer::Script)
    }

    /// The answer to the n-th request, starting at 0.
    pub(crate) fn at(&self, number: usize) -> &Answer {
        match self {
            Answer::List(list) => list.get(number).or(list.last()).map_or(self, |answer| answer.at(0)),
            other => other,
        }
    }
}

/// The parts of an answer in a test; times are in milliseconds.
#[derive(Default, Deserialize)]
#[serde(default, deny_unknown_fields)]
struct Parts {
    status: Option<u16>,
    headers: BTreeMap<String, Header>,
    body: Option<Body>,
    /// Distinguishes null from an absent field.
    #[serde(deserialize_with = "there")]
    json: Option<Value>,
    /// Server-sent events, each after its own `wait`.
    sse: Option<Vec<Event>>,
    /// The path of a file to use as the body.
    file: Option<String>,
    wait: Option<f64>,
    script: Option<String>,
}

/// A server-sent event: its data, or its fields.
#[derive(Deserialize)]
#[serde(untagged)]
enum Event {
    Data(String),
    Fields(Fields),
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Fields {
    data: Option<Value>,
    event: Option<String>,
    id: Option<Value>,
    retry: Option<u64>,
    wait: Option<f64>,
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

/// A mistake that a parser names.
fn invalid(problem: impl Into<Problem>) -> Mistake {
    Mistake::InvalidAnswer { problem: problem.into() }
}

/// Maximum delay of an answer in milliseconds, as in the origin's own scripts.
const LONGEST: f64 = 24.0 * 60.0 * 60.0 * 1000.0;

/// Adds a delay in milliseconds to a script.
fn waiting(script: Script, time: Option<f64>) -> Result<Script, Mistake> {
    match time {
        Some(time) if !(0.0..=LONGEST).contains(&time) => Err(Mistake::TooLate),
        Some(time) => Ok(script.wait(Duration::from_secs_f64(time / 1000.0))),
        None => Ok(script),
    }
}

impl Parts {
    /// The script for these parts.
    fn script(self, folder: &Path) -> Result<Script, Mistake> {
        let bodies = [self.body.is_some(), self.json.is_some(), self.sse.is_some(), self.file.is_some()];
        let bodies = bodies.into_iter().filter(|there| *there).count();
        if let Some(text) = &self.script {
            if bodies > 0 || self.status.is_some() || self.wait.is_some() || !self.headers.is_empty() {
                return Err(Mistake::ScriptAlone);
            }
            return text.parse().map_err(|bad| invalid(&bad));
        }
        if bodies > 1 {
            return Err(Mistake::SeveralBodies);
        }
        let script = waiting(Script::new(), self.wait)?;
        let script = self.head(script)?;
        self.bodied(script, folder)
    }

    fn head(&self, mut script: Script) -> Result<Script, Mistake> {
        if let Some(status) = self.status {
            if !(200..1000).contains(&status) {
                return Err(Mistake::InvalidStatus { status });
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

    fn bodied(self, script: Script, folder: &Path) -> Result<Script, Mistake> {
        let typed = self.headers.keys().any(|name| name.eq_ignore_ascii_case("content-type"));
        let of_type = |script: Script, kind: &str| {
            if typed { script } else { script.header("Content-Type", kind.to_owned()) }
        };
        if let Some(events) = self.sse {
            let script = of_type(script, "text/event-stream").chunked().flush();
            return events.into_iter().try_fold(script, |script, event| event.sent(script));
        }
        if let Some(file) = self.file {
            let bytes = qiao::read_file(&folder.join(&file));
            let bytes =
                bytes.map_err(|error| Mistake::Unreadable { file: file.clone(), problem: Problem::from(&error) })?;
            let kind = mime_guess::from_path(&file).first_or_octet_stream();
            return Ok(of_type(script, kind.essence_str()).body(bytes));
        }
        Ok(match (self.body, self.json) {
            (Some(Body::Text(text)), _) => script.body(text),
            (Some(Body::Bytes(bytes)), _) => script.body(bytes),
            (None, Some(json)) => of_type(script, "application/json").body(json.to_string()),
            (None, None) => script,
        })
    }
}

impl Event {
    /// Appends the event in the format of server-sent events, after its delay.
    fn sent(self, script: Script) -> Result<Script, Mistake> {
        let fields = match self {
            Event::Data(text) => Fields { data: Some(text.into()), event: None, id: None, retry: None, wait: None },
            Event::Fields(fields) => fields,
        };
        let text = |value: &Value| value.as_str().map_or_else(|| value.to_string(), str::to_owned);
        let mut lines = String::new();
        for (name, value) in [("event", fields.event), ("id", fields.id.as_ref().map(text))] {
            if let Some(value) = value {
                lines.push_str(&format!("{name}: {value}\n"));
            }
        }
        if let Some(retry) = fields.retry {
            lines.push_str(&format!("retry: {retry}\n"));
        }
        for line in fields.data.as_ref().map(text).iter().flat_map(|data| data.split('\n')) {
            lines.push_str(&format!("data: {line}\n"));
        }
        Ok(waiting(script, fields.wait)?.body(format!("{lines}\n")))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    fn script(answer: Value) -> Result<Script, Mistake> {
        match Answer::of(&answer, Path::new("."))? {
            Answer::Script(script) => Ok(script),
            _ => Err(Mistake::NotOneAnswer),
        }
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
    fn events_are_written_as_the_standard_has_them() {
        let answer = json!({ "sse": ["a\nb", { "event": "end", "id": 7, "data": { "n": 1 }, "wait": 1000 }] });
        let expected = Script::new().header("Content-Type", "text/event-stream").chunked().flush();
        let expected = expected.body("data: a\ndata: b\n\n").wait(Duration::from_secs(1));
        assert_eq!(script(answer), Ok(expected.body("event: end\nid: 7\ndata: {\"n\":1}\n\n")));
    }

    #[test]
    fn a_list_goes_on_to_its_last_answer() {
        let list = json!({ "list": [{ "function": 3 }, { "status": 500 }] });
        let list = Answer::of(&list, Path::new(".")).unwrap();
        assert!(matches!(list.at(0), Answer::Function(3)));
        assert!(matches!((list.at(1), list.at(9)), (Answer::Script(_), Answer::Script(_))));
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
            json!({ "sse": [], "json": 1 }),
            json!({ "sse": [{ "dat": 1 }] }),
            json!({ "file": "nowhere.txt" }),
            json!({ "list": [] }),
        ] {
            assert!(script(answer.clone()).is_err(), "{answer}");
        }
    }
}
