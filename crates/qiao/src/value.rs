//! Values on their way between the embedder and script: JSON in between, types of serde on the embedder's side. Large
//! ones are parsed on a thread of their own, so that nobody's executor waits for them.

use qiao_host::script_json;
use serde::Serialize;
use serde::de::DeserializeOwned;
use serde_json::Value;
use tokio::sync::oneshot;

use crate::error::Error;

/// The longest JSON that is parsed at once, in bytes.
const SHORT: usize = 256 * 1024;

/// A value that script gave.
///
/// # Errors
/// It has another form than the type, or is nested too deeply.
pub(crate) async fn from_script<T: DeserializeOwned + Send + 'static>(json: String) -> Result<T, Error> {
    if json.len() <= SHORT {
        return script_json::parse(&json).map_err(Error::Value);
    }
    let (parsed, value) = oneshot::channel();
    let parse = move || drop(parsed.send(script_json::parse(&json)));
    let thread = std::thread::Builder::new().name("qiao-json".to_owned());
    thread.spawn(parse).map_err(Error::Worker)?;
    value.await.map_err(|_| Error::WorkerLost)?.map_err(Error::Value)
}

/// Arguments for script: an array, as JSON. `arguments` is a tuple or a list, `()` for none, or a single value.
///
/// # Errors
/// They have no form as JSON.
pub(crate) fn arguments(arguments: impl Serialize) -> Result<String, Error> {
    let json = serde_json::to_string(&arguments).map_err(Error::Argument)?;
    Ok(match json.as_bytes().first() {
        Some(b'[') => json,
        _ if json == "null" => "[]".to_owned(),
        _ => format!("[{json}]"),
    })
}

/// What script threw, or rejected a promise with: its message, and the value itself as far as it has a form as JSON.
pub(crate) fn thrown(json: &str) -> Error {
    let mut thrown: Value = script_json::parse(json).unwrap_or(Value::Null);
    match thrown["message"].take() {
        Value::String(message) => Error::Thrown { message, value: thrown["value"].take() },
        // It is nested too deeply to be told.
        _ => Error::Thrown { message: "a value that is nested too deeply".to_owned(), value: Value::Null },
    }
}
