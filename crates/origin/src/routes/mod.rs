//! The built-in paths: one table maps the first path segment to a handler that returns a script. Everything a
//! client can observe is in the script, so handlers never touch a connection. Used by `exchange`.

mod answers;
mod content;
mod control;
mod cors;
mod echo;
mod faults;
mod record;
mod results;
mod state;
mod table;
mod upload;
mod websocket;

use std::future::Future;
use std::pin::Pin;

use serde_json::json;

use crate::log::Body;
use crate::query::{Query, Refusal};
use crate::request::RequestHead;
use crate::responder::{Incoming, Reply};
use crate::script::Script;
use crate::site::{Peer, Site};
pub(crate) use answers::text;
use answers::{object, typed};
pub(crate) use control::is_control;
pub(crate) use upload::upload;
pub(crate) use websocket::scripted as socket;

/// The result of a handler: the script, or why the request was rejected.
pub(crate) type Answer = Result<Script, Refusal>;

type Later<'a> = Pin<Box<dyn Future<Output = Answer> + Send + 'a>>;

/// How a route provides its script.
#[derive(Clone, Copy)]
pub(crate) enum Handler {
    /// Needs only the head; the script may say when the body is read.
    Head(fn(&Call<'_>) -> Answer),
    /// Needs the body.
    Body(fn(&Call<'_>, &Body) -> Answer),
    /// Waits for other requests.
    Waiting(for<'a> fn(&'a Call<'a>) -> Later<'a>),
    /// Parses the body while it arrives.
    Upload,
}

/// A built-in path.
struct Route {
    /// The first path segment.
    key: &'static str,
    /// The path with its parameters, as listed in 404 answers.
    usage: &'static str,
    handler: Handler,
}

/// A request as a handler sees it.
#[derive(Clone, Copy)]
pub(crate) struct Call<'a> {
    pub(crate) site: &'a Site,
    pub(crate) peer: &'a Peer,
    pub(crate) head: &'a RequestHead,
    pub(crate) query: Query<'a>,
    /// The id of the request in the log.
    pub(crate) id: u64,
    /// The first path segment, not decoded.
    key: &'a str,
    /// The path after the first segment, without the slash between them; not decoded.
    pub(crate) rest: &'a str,
}

impl<'a> Call<'a> {
    pub(crate) fn new(site: &'a Site, peer: &'a Peer, head: &'a RequestHead, id: u64) -> Self {
        let path = head.path();
        let path = path.strip_prefix('/').unwrap_or(path);
        let (key, rest) = path.split_once('/').unwrap_or((path, ""));
        Self { site, peer, head, query: Query(head.query()), id, key, rest }
    }

    /// The script set for this path from Rust.
    pub(crate) fn overriding(&self) -> Option<Script> {
        self.site.overrides.open().get(self.head.path()).cloned()
    }

    /// What the responder replies, if there is one.
    pub(crate) fn reply(&self) -> Option<Reply> {
        let responder = self.site.responder.open().clone()?;
        let RequestHead { method, headers, host, .. } = self.head;
        responder.reply(Incoming {
            id: self.id,
            scheme: self.peer.scheme,
            host: host.as_deref(),
            method,
            target: self.head.origin_form(),
            headers,
            socket: websocket::asks(self),
        })
    }

    /// The whole rest of the path as a number.
    fn rest_as<T: std::str::FromStr>(&self, expected: &str) -> Result<T, Refusal> {
        self.rest.parse().map_err(|_| Refusal(format!("/{}/: expected {expected}", self.key)))
    }
}

/// Whether a path is the one whose CORS headers the client chooses.
pub(crate) fn is_about_cors(path: &str) -> bool {
    path.split('/').nth(1) == Some("cors")
}

/// The handler for this path.
pub(crate) fn find(call: &Call<'_>) -> Handler {
    table::ROUTES.iter().find(|route| route.key == call.key).map_or(Handler::Head(unknown), |route| route.handler)
}

/// Scripts open sockets at whatever path their server has, so a handshake is answered on any path.
fn unknown(call: &Call<'_>) -> Answer {
    if websocket::asks(call) {
        return websocket::websocket(call);
    }
    let usages: Vec<&str> = table::ROUTES.iter().map(|route| route.usage).collect();
    Ok(object(404, &json!({ "error": "no such path", "path": call.head.path(), "paths": usages })))
}
