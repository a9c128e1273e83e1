//! What a test can do to its program's environment and observe of it: the host side of functions in
//! `runner.js`. Each takes its arguments from the call and returns at once.

use qiao::{CONDITIONS, EmbedderCall, Entry, Record, Verdict, condition};
use qiao_origin::{Origin, RequestEntry};
use serde_json::{Map, Value, json};

use crate::answer::Answer;

/// The JSON result, or the message of the error to throw.
pub(crate) type Given = Result<Value, String>;

/// `origin.on(path, answer)`: sets the response to requests of a path.
pub(crate) fn on(origin: &Origin, call: &EmbedderCall<'_>) -> Given {
    let path = call.argument(1).as_str().filter(|path| path.starts_with('/') && !path.contains('?'));
    let path = path.ok_or("origin.on(path, answer): the path begins with / and has no query")?;
    let answer: Answer = serde_json::from_value(call.argument(2).clone()).map_err(|bad| at(path, &bad))?;
    origin.on(path, answer.script().map_err(|bad| at(path, &bad))?);
    Ok(Value::Null)
}

fn at(path: &str, reason: &dyn std::fmt::Display) -> String {
    format!("origin.on('{path}'): {reason}")
}

/// `origin.requests(path)`: the requests after number `since`, to one path or, without one, to any.
pub(crate) fn requests(origin: &Origin, since: u64, call: &EmbedderCall<'_>) -> Given {
    let wanted = call.argument(1).as_str();
    let path = |request: &RequestEntry| request.target.split('?').next().map(str::to_owned);
    let meant = |request: &RequestEntry| wanted.is_none() || path(request).as_deref() == wanted;
    let requests = origin.log().requests_since(since);
    Ok(requests.iter().filter(|request| meant(request)).map(seen).collect())
}

fn seen(request: &RequestEntry) -> Value {
    let mut headers: Map<String, Value> = Map::new();
    for (name, value) in request.headers.iter() {
        match headers.entry(name.to_ascii_lowercase()).or_insert(Value::Null) {
            Value::String(before) => *before = format!("{before}, {value}"),
            first => *first = value.into(),
        }
    }
    json!({
        "method": request.method,
        "url": request.target,
        "host": request.host,
        "secure": request.scheme == qiao_origin::Scheme::Https,
        "headers": headers,
        "body": request.body.bytes.as_ref().map(|bytes| String::from_utf8_lossy(bytes).into_owned()),
        "status": request.status,
        "ending": request.ending.map(qiao_origin::Ending::as_str),
    })
}

/// `network.set(name)`: changes the network condition.
pub(crate) fn network(call: &EmbedderCall<'_>) -> Given {
    let name = call.argument(1).as_str().unwrap_or_default();
    let wrong = || format!("network.set('{name}'): the conditions are {}", CONDITIONS.join(", "));
    call.set_network(condition(name).ok_or_else(wrong)?);
    Ok(Value::Null)
}

/// `verdicts()`: the verdicts in this part of the journal.
pub(crate) fn verdicts(journal: &[Entry]) -> Given {
    let decisions = journal.iter().filter_map(|entry| match &entry.record {
        Record::Verdict { call, api, subject, message, verdict } => {
            let call = json!({ "id": call.map_or(0, |call| call.0), "api": api.to_string(), "subject": subject, "message": message });
            Some(decision(verdict, call))
        }
        Record::Missing { call, name, message, verdict, .. } => {
            Some(decision(verdict, json!({ "id": call.map_or(0, |call| call.0), "api": name, "subject": null, "message": message })))
        }
        Record::Assignment { name, verdict, .. } => {
            Some(decision(verdict, json!({ "id": 0, "api": name, "subject": null, "message": null })))
        }
        _ => None,
    });
    Ok(decisions.collect())
}

fn decision(verdict: &Verdict, call: Value) -> Value {
    json!({
        "rule": verdict.rule,
        "clause": verdict.clause,
        "outcome": verdict.outcome.name(),
        "why": verdict.reason,
        "fix": verdict.remedy,
        "platform": verdict.platform.to_string(),
        "call": call,
    })
}
