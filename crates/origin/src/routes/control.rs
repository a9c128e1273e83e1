//! Paths that control the origin or read its log: gates and `/log`. They can wait for other requests, so that
//! test scripts need no sleeps.

use std::time::Duration;

use serde_json::json;
use tokio::time::timeout;

use super::{Answer, Call, Later, object, record};
use crate::gates::GateCounts;
use crate::log::{ConnectionEntry, Log, RequestEntry};
use crate::query::{Refusal, decoded};
use crate::script::Script;

/// How long `state` waits for a count by default.
const PATIENCE: Duration = Duration::from_secs(5);

/// Whether a path only controls the origin. The log leaves such requests out of its counts and results.
pub(crate) fn is_control(path: &str) -> bool {
    let mut segments = path.split('/').skip(1);
    match (segments.next(), segments.next(), segments.next()) {
        (Some("log" | "results"), ..) => true,
        (Some("gate"), _, Some(verb)) => verb == "open" || verb == "state",
        _ => false,
    }
}

pub(super) fn gate<'a>(call: &'a Call<'a>) -> Later<'a> {
    Box::pin(async move {
        let (name, verb) = call.rest.split_once('/').unwrap_or((call.rest, ""));
        let name = decoded(name);
        match verb {
            _ if name.is_empty() => Err(Refusal("/gate/: expected a name".into())),
            "" => Ok(object(200, &json!({ "gate": name })).gate(name)),
            "open" => open(call, &name),
            "state" => state(call, &name).await,
            _ => Err(Refusal("/gate/NAME/: expected open or state".into())),
        }
    })
}

fn open(call: &Call<'_>, name: &str) -> Answer {
    let gate = call.site.gates.named(name);
    match call.query.number("n")? {
        Some(n) => gate.release(n),
        None => gate.open(),
    }
    Ok(counted(gate.counts()))
}

/// Waits until `waiting` requests are at the gate; responds with its counts at the latest after the time
/// limit.
async fn state(call: &Call<'_>, name: &str) -> Answer {
    let gate = call.site.gates.named(name);
    let within = call.query.duration("within")?.unwrap_or(PATIENCE);
    if let Some(waiting) = call.query.number("waiting")? {
        // The response shows whether the count was reached.
        let _ = timeout(within, gate.until_waiting(waiting)).await;
    }
    Ok(counted(gate.counts()))
}

fn counted(counts: GateCounts) -> Script {
    let GateCounts { waiting, released, max } = counts;
    object(200, &json!({ "waiting": waiting, "released": released, "max": max }))
}

pub(super) fn log<'a>(call: &'a Call<'a>) -> Later<'a> {
    Box::pin(async move {
        match call.rest {
            "" => show(call).await,
            "clear" => {
                call.site.log.clear();
                Ok(object(200, &json!({ "cleared": true })))
            }
            _ => Err(Refusal("/log/: expected nothing or clear".into())),
        }
    })
}

/// The part of the log that a client asks for.
struct Selection {
    since: u64,
    prefix: String,
    /// If given, connections above this number are included.
    connections: Option<u64>,
    /// How many requests there must be before the log counts as settled.
    count: usize,
}

impl Selection {
    fn requests(&self, log: &Log) -> Vec<RequestEntry> {
        let mut entries = log.requests_since(self.since);
        entries.retain(|entry| !entry.control && entry.target.starts_with(&self.prefix));
        entries
    }

    fn connections(&self, log: &Log) -> Option<Vec<ConnectionEntry>> {
        self.connections.map(|number| log.connections_since(number))
    }

    /// Whether all requests have arrived and ended, and all handshakes are over.
    fn settled(&self, log: &Log) -> bool {
        let requests = self.requests(log);
        let connections = self.connections(log).unwrap_or_default();
        requests.len() >= self.count
            && requests.iter().all(|entry| entry.ending.is_some())
            && connections.iter().all(ConnectionEntry::shaken)
    }
}

async fn show(call: &Call<'_>) -> Answer {
    let log = &call.site.log;
    let selection = Selection {
        since: call.query.number("since")?.unwrap_or(0),
        prefix: call.query.text("path").unwrap_or_default(),
        connections: call.query.number("connections")?,
        count: call.query.number("count")?.unwrap_or(0),
    };
    if let Some(patience) = call.query.duration("settle")? {
        // The entries show what did not end in time.
        let _ = timeout(patience, log.until(|log| selection.settled(log))).await;
    }
    let (requests, connections) = (selection.requests(log), selection.connections(log));
    Ok(object(200, &record::of(log, &requests, connections.as_deref())))
}

#[cfg(test)]
mod tests {
    use super::is_control;

    #[test]
    fn controls_are_told_from_requests() {
        for path in ["/log", "/log/clear", "/results", "/results/clear", "/gate/a/open", "/gate/a/state"] {
            assert!(is_control(path), "{path}");
        }
        for path in ["/", "/logs", "/gate/open", "/gate/a", "/gate/a/else", "/echo/gate/a/open"] {
            assert!(!is_control(path), "{path}");
        }
    }
}
