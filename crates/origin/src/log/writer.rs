//! The writing side of the log: one handle per open connection and request. Dropping a handle closes its
//! entry, so every task leaves a record. Used by `connection` and `exchange`.

use std::sync::atomic::{AtomicBool, Ordering};
use std::time::Duration;

use super::{
    Body, CloseEntry, ConnectionEntry, Ending, FrameEntry, Log, MessageEntry, RequestEntry, TlsEntry, Via,
    WebSocketEnd, WebSocketEntry,
};
use crate::request::{RequestHead, Scheme};

/// An open connection.
#[derive(Debug)]
pub(crate) struct OpenConnection {
    log: Log,
    number: u64,
}

/// A request that is in flight, or whose body is still being read.
#[derive(Debug)]
pub(crate) struct OpenRequest {
    log: Log,
    id: u64,
    control: bool,
    ended: AtomicBool,
}

impl Log {
    pub(crate) fn connect(&self, scheme: Scheme, via: Via) -> OpenConnection {
        let opened = self.now();
        let number = self.change(|state| {
            state.connections.push(|number| ConnectionEntry {
                number,
                scheme,
                via,
                opened,
                closed: None,
                tls: None,
                fault: None,
            });
            state.connections.last()
        });
        OpenConnection { log: self.clone(), number }
    }

    pub(crate) fn begin(&self, connection: u64, scheme: Scheme, head: &RequestHead, control: bool) -> OpenRequest {
        let at = self.now();
        let entry = |id| RequestEntry {
            id,
            at,
            connection,
            scheme,
            host: head.host.clone(),
            method: head.method.clone(),
            target: head.target.clone(),
            version: head.version,
            headers: head.headers.clone(),
            body: Body::default(),
            status: None,
            ending: None,
            ended: None,
            control,
            websocket: None,
        };
        let id = self.change(|state| {
            state.begin(!control);
            if let Some(fallen) = state.requests.push(entry) {
                state.kept -= fallen.kept();
            }
            state.requests.last()
        });
        OpenRequest { log: self.clone(), id, control, ended: AtomicBool::new(false) }
    }
}

impl OpenConnection {
    pub(crate) fn number(&self) -> u64 {
        self.number
    }

    pub(crate) fn tls(&self, tls: TlsEntry) {
        self.update(|entry| entry.tls = Some(tls));
    }

    pub(crate) fn fault(&self, fault: impl Into<String>) {
        self.update(|entry| entry.fault = Some(fault.into()));
    }

    fn update(&self, change: impl FnOnce(&mut ConnectionEntry)) {
        self.log.change(|state| state.connections.find(self.number).map(change));
    }
}

impl Drop for OpenConnection {
    fn drop(&mut self) {
        let now = self.log.now();
        self.update(|entry| entry.closed = Some(now));
    }
}

impl OpenRequest {
    pub(crate) fn id(&self) -> u64 {
        self.id
    }

    pub(crate) fn status(&self, status: u16) {
        self.log.change(|state| {
            if let Some(entry) = state.requests.find(self.id) {
                entry.status = Some(status);
            }
        });
    }

    pub(crate) fn body(&self, body: Body) {
        self.log.change(|state| state.keep_body(self.id, body));
    }

    /// Records that the exchange has become a WebSocket conversation.
    pub(crate) fn websocket(&self, protocol: Option<String>, extensions: Option<String>) {
        self.log.change(|state| {
            if let Some(entry) = state.requests.find(self.id) {
                entry.websocket = Some(WebSocketEntry { protocol, extensions, ..WebSocketEntry::default() });
            }
        });
    }

    /// Records a frame of the client; `make` receives the current time.
    pub(crate) fn frame(&self, make: impl FnOnce(Duration) -> FrameEntry) {
        let frame = make(self.log.now());
        self.log.change(|state| state.converse(self.id, |entry| entry.frame(frame)));
    }

    pub(crate) fn message(&self, message: MessageEntry) {
        self.log.change(|state| state.converse(self.id, |entry| entry.message(message)));
    }

    /// Records a close frame. Only the first counts.
    pub(crate) fn closed(&self, close: CloseEntry) {
        self.conversation(|entry| _ = entry.close.get_or_insert(close));
    }

    /// Records how the conversation ended, and what was wrong, if anything.
    pub(crate) fn parted(&self, end: WebSocketEnd, fault: Option<String>) {
        self.conversation(|entry| (entry.end, entry.fault) = (Some(end), fault));
    }

    fn conversation(&self, change: impl FnOnce(&mut WebSocketEntry)) {
        self.log.change(|state| {
            state.converse(self.id, |entry| {
                change(entry);
                0
            });
        });
    }

    /// Records how the request ended. Only the first call counts.
    pub(crate) fn end(&self, ending: Ending) {
        if self.ended.swap(true, Ordering::Relaxed) {
            return;
        }
        let now = self.log.now();
        self.log.change(|state| {
            state.in_flight -= usize::from(!self.control);
            if let Some(entry) = state.requests.find(self.id) {
                entry.ending = Some(ending);
                entry.ended = Some(now);
            }
        });
    }
}

impl Drop for OpenRequest {
    fn drop(&mut self) {
        self.end(Ending::Stopped);
    }
}
