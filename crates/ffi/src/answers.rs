//! Answers to events, as JSON: for functions, questions and HTTP requests of the script. It must not know pointers, or
//! who waits.

use qiao_rs::{NetworkError, RequestChange, Response};
use serde::Deserialize;
use serde_json::{Map, Value};

use crate::events::Request;
use crate::settings::text;

/// `value` or `error` for a function; `succeed`, `fail` or `cancel` for a question; `fulfil`, `change` or `abort` for an
/// HTTP request. None of them leaves a question to the platform's default, and lets a request go out as it is.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Said {
    value: Option<Value>,
    error: Option<String>,
    succeed: Option<Map<String, Value>>,
    fail: Option<String>,
    #[serde(default)]
    cancel: bool,
    fulfil: Option<Fulfil>,
    change: Option<Change>,
    abort: Option<String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Fulfil {
    status: u16,
    #[serde(default)]
    headers: Vec<(String, String)>,
    body: Option<String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Change {
    method: Option<String>,
    url: Option<String>,
    /// Values of headers by name; null removes one.
    #[serde(default)]
    headers: Map<String, Value>,
    body: Option<String>,
}

/// An answer that has the right form.
pub(crate) struct Answer {
    said: Said,
    http: Option<Http>,
}

enum Http {
    Fulfil(Response),
    Change(RequestChange),
    Abort(NetworkError),
}

impl Answer {
    /// Parses an answer; `body` takes the place of a text in it.
    ///
    /// # Errors
    /// It has another form.
    pub(crate) fn parse(json: &str, body: Option<&[u8]>) -> Result<Answer, String> {
        let mut said: Said = serde_json::from_str(json).map_err(|error| format!("answer: {error}"))?;
        let http = match (said.fulfil.take(), said.change.take(), said.abort.take()) {
            (Some(fulfil), ..) => Some(Http::Fulfil(fulfil.response(body))),
            (_, Some(change), _) => Some(Http::Change(change.change(body)?)),
            (.., Some(name)) => Some(Http::Abort(network_error(&name)?)),
            _ => None,
        };
        Ok(Answer { said, http })
    }

    /// Gives it to what waits. A program that has ended hears no answers.
    pub(crate) fn give(self, waiting: Request) {
        let Said { value, error, succeed, fail, cancel, .. } = self.said;
        match waiting {
            Request::Function(function) => {
                let result = error.map_or_else(|| Ok(value.unwrap_or(Value::Null)), Err);
                drop(function.send(result));
            }
            Request::Ask(ask) => match (succeed, fail) {
                (Some(fields), _) => ask.succeed(Value::Object(fields)),
                (None, Some(reason)) => ask.fail(reason),
                _ if cancel => ask.cancel(),
                _ => drop(ask),
            },
            Request::Http(paused) => match self.http {
                Some(Http::Fulfil(response)) => paused.fulfil(response),
                Some(Http::Change(change)) => paused.change(change),
                Some(Http::Abort(error)) => paused.abort(error),
                None => drop(paused),
            },
        }
    }
}

impl Fulfil {
    fn response(self, body: Option<&[u8]>) -> Response {
        let headers = self.headers.into_iter();
        let response = headers.fold(Response::new(self.status), |response, (name, value)| response.header(name, value));
        response.body(body.map_or_else(|| self.body.unwrap_or_default().into_bytes(), <[u8]>::to_vec))
    }
}

impl Change {
    fn change(self, body: Option<&[u8]>) -> Result<RequestChange, String> {
        let mut change = RequestChange::new();
        if let Some(method) = self.method {
            change = change.method(method);
        }
        if let Some(url) = self.url {
            change = change.url(&url).map_err(text)?;
        }
        for (name, value) in self.headers {
            change = match value {
                Value::Null => change.without_header(name),
                Value::String(value) => change.header(name, value),
                _ => return Err(format!("answer: the header `{name}` needs a text or null")),
            };
        }
        let body = body.map(<[u8]>::to_vec).or(self.body.map(String::into_bytes));
        Ok(match body {
            Some(body) => change.body(body),
            None => change,
        })
    }
}

fn network_error(name: &str) -> Result<NetworkError, String> {
    let names = || NetworkError::ALL.map(|(name, _)| name).join(", ");
    let found = NetworkError::ALL.iter().find(|(other, _)| *other == name);
    found
        .map(|(_, error)| *error)
        .ok_or_else(|| format!("answer: unknown network error `{name}` (expected one of {})", names()))
}
