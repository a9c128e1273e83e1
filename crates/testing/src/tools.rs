//! Functions by which a test controls and inspects the world around its program: the counterparts of the functions in
//! `js/`. Each takes arguments and returns immediately.

use qiao::{CONDITIONS, EmbedderCall, Entry, Record, Verdict, condition};
use qiao_origin::{FrameKind, MessageEntry, Origin, RequestEntry};
use serde_json::{Value, json};

use crate::mistakes::Mistake;
use crate::server::{Server, Sockets, body_text, headers, query_object};

/// The JSON result, or the error to throw.
pub(crate) type Given = Result<Value, Mistake>;

/// The requests since `since` that match a route, or all of them: `origin.requests(route)`.
pub(crate) fn requests(origin: &Origin, since: u64, call: &EmbedderCall<'_>) -> Given {
    Ok(meant(origin, since, call)?.iter().map(seen).collect())
}

/// The sockets that match a route, or all of them, with their messages: `origin.sockets(route)`.
pub(crate) fn sockets(origin: &Origin, since: u64, driven: &Sockets, call: &EmbedderCall<'_>) -> Given {
    let mut sent = driven.sent();
    let of = |request: &RequestEntry| {
        let websocket = request.websocket.as_ref()?;
        let mut described = seen(request);
        described["protocol"] = websocket.protocol.clone().into();
        described["received"] = websocket.messages.iter().map(message).collect();
        let own = sent.get_mut(&request.target).filter(|own| !own.is_empty()).map(|own| own.remove(0));
        described["sent"] = own.map(Value::Array).unwrap_or_default();
        let close = websocket.close.as_ref().map(|close| json!({ "code": close.code, "reason": close.reason }));
        described["close"] = close.unwrap_or_default();
        described["open"] = websocket.end.is_none().into();
        Some(described)
    };
    Ok(meant(origin, since, call)?.iter().filter_map(of).collect())
}

/// A message: text, or the bytes of a binary one.
fn message(message: &MessageEntry) -> Value {
    match message.kind {
        FrameKind::Binary => message.payload.to_vec().into(),
        _ => String::from_utf8_lossy(&message.payload).into(),
    }
}

fn meant(origin: &Origin, since: u64, call: &EmbedderCall<'_>) -> Result<Vec<RequestEntry>, Mistake> {
    let mut requests = origin.log().requests_since(since);
    if let Some(route) = call.argument(1).as_str() {
        // An invalid route is an error even without requests.
        Server::meant(route, "", "", "")?;
        requests.retain(|request| {
            let host = request.host.as_deref().unwrap_or_default();
            Server::meant(route, &request.method, host, &request.target).unwrap_or_default()
        });
    }
    Ok(requests)
}

fn seen(request: &RequestEntry) -> Value {
    json!({
        "method": request.method,
        "url": request.target,
        "path": request.target.split('?').next(),
        "query": query_object(&request.target),
        "host": request.host,
        "secure": request.scheme == qiao_origin::Scheme::Https,
        "headers": headers(&request.headers),
        "body": body_text(&request.body),
        "status": request.status,
        "ending": request.ending.map(qiao_origin::Ending::as_str),
    })
}

/// Opens a page: `app.open(url)`.
pub(crate) fn open(call: &EmbedderCall<'_>) -> Given {
    let url = call.argument(1).as_str().unwrap_or_default();
    match call.open(url) {
        true => Ok(Value::Null),
        false => Err(Mistake::NoPage { url: url.to_owned(), routes: call.routes().join(", ") }),
    }
}

/// Sets the network condition: `network.set(name)`.
pub(crate) fn network(call: &EmbedderCall<'_>) -> Given {
    let name = call.argument(1).as_str().unwrap_or_default();
    let wrong = || Mistake::NoCondition { name: name.to_owned(), known: CONDITIONS.join(", ") };
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
        "why": verdict.reason.to_string(),
        "fix": verdict.remedy.as_ref().map(ToString::to_string).unwrap_or_default(),
        "platform": verdict.platform.to_string(),
        "call": call,
    })
}
