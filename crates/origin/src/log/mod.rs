//! What the origin saw: a bounded record of connections and requests, written by the connections as things
//! happen and read by tests. Owns numbering and counts; knows nothing of sockets and routes.

mod entry;
mod ring;
mod websocket;
mod writer;

use std::sync::Arc;
use std::time::Duration;

use tokio::sync::watch;
use tokio::time::Instant;

use crate::sync::Lock;
pub use entry::{Body, ConnectionEntry, Ending, RequestEntry, TlsEntry, Via};
use ring::Ring;
pub use websocket::{CloseEntry, FrameEntry, FrameKind, MessageEntry, WebSocketEnd, WebSocketEntry};
pub(crate) use writer::{OpenConnection, OpenRequest};

/// Most requests, and most connections, that are kept.
const ENTRIES: usize = 10_000;
/// Most bytes of request bodies and WebSocket payloads kept in all; the oldest are discarded first.
const KEPT_BYTES: usize = 64 << 20;

/// A handle to everything the origin saw. Clones show the same log.
#[derive(Debug, Clone)]
pub struct Log {
    shared: Arc<Shared>,
}

#[derive(Debug)]
struct Shared {
    started: Instant,
    state: Lock<State>,
    changes: watch::Sender<()>,
}

#[derive(Debug)]
struct State {
    connections: Ring<ConnectionEntry>,
    requests: Ring<RequestEntry>,
    in_flight: usize,
    max_in_flight: usize,
    /// Bytes of bodies and payloads that are kept.
    kept: usize,
}

impl Log {
    pub(crate) fn new() -> Self {
        let state = State {
            connections: Ring::new(ENTRIES),
            requests: Ring::new(ENTRIES),
            in_flight: 0,
            max_in_flight: 0,
            kept: 0,
        };
        let shared = Shared { started: Instant::now(), state: Lock::new(state), changes: watch::Sender::new(()) };
        Self { shared: Arc::new(shared) }
    }

    /// The requests in the log, oldest first.
    pub fn requests(&self) -> Vec<RequestEntry> {
        self.requests_since(0)
    }

    /// The requests in the log with an id above `id`, oldest first.
    pub fn requests_since(&self, id: u64) -> Vec<RequestEntry> {
        self.shared.state.open().requests.after(id).cloned().collect()
    }

    /// The connections in the log, oldest first.
    pub fn connections(&self) -> Vec<ConnectionEntry> {
        self.connections_since(0)
    }

    /// The connections in the log with a number above `number`, oldest first.
    pub fn connections_since(&self, number: u64) -> Vec<ConnectionEntry> {
        self.shared.state.open().connections.after(number).cloned().collect()
    }

    /// Requests that have arrived and not ended. Requests to `/log` and to gate controls do not count.
    pub fn in_flight(&self) -> usize {
        self.shared.state.open().in_flight
    }

    /// The most requests that were in flight at once since the start or the last [`clear`](Self::clear).
    pub fn max_in_flight(&self) -> usize {
        self.shared.state.open().max_in_flight
    }

    /// The id of the newest request, 0 before the first.
    pub fn last_request(&self) -> u64 {
        self.shared.state.open().requests.last()
    }

    /// Removes all entries. Numbering continues; what is still open is no longer recorded.
    pub fn clear(&self) {
        let mut state = self.shared.state.open();
        state.requests.clear();
        state.connections.clear();
        state.max_in_flight = state.in_flight;
        state.kept = 0;
    }

    /// Waits until `ready` returns true; it is called again whenever the log changes. Has no time limit of
    /// its own.
    ///
    /// ```
    /// # #[tokio::main(flavor = "current_thread")] async fn main() {
    /// # let origin = qiao_origin::Origin::in_memory().unwrap();
    /// origin.log().until(|log| log.in_flight() == 0).await;
    /// # }
    /// ```
    pub async fn until(&self, mut ready: impl FnMut(&Self) -> bool) {
        let mut changes = self.shared.changes.subscribe();
        while !ready(self) {
            if changes.changed().await.is_err() {
                return;
            }
        }
    }

    fn now(&self) -> Duration {
        self.shared.started.elapsed()
    }

    fn change<T>(&self, change: impl FnOnce(&mut State) -> T) -> T {
        let result = change(&mut self.shared.state.open());
        self.shared.changes.send_replace(());
        result
    }
}

impl State {
    fn begin(&mut self, counted: bool) {
        if counted {
            self.in_flight += 1;
            self.max_in_flight = self.max_in_flight.max(self.in_flight);
        }
    }

    fn keep_body(&mut self, id: u64, body: Body) {
        let Some(entry) = self.requests.find(id) else { return };
        self.kept += body.kept();
        self.kept -= entry.body.kept();
        entry.body = body;
        self.forget_old();
    }

    /// Updates a WebSocket conversation; `change` returns how many more bytes it keeps.
    fn converse(&mut self, id: u64, change: impl FnOnce(&mut WebSocketEntry) -> usize) {
        let Some(entry) = self.requests.find(id).and_then(|entry| entry.websocket.as_mut()) else { return };
        self.kept += change(entry);
        self.forget_old();
    }

    fn forget_old(&mut self) {
        if self.kept <= KEPT_BYTES {
            return;
        }
        for old in self.requests.iter_mut() {
            if self.kept <= KEPT_BYTES {
                break;
            }
            self.kept -= old.kept();
            old.forget();
        }
    }
}

#[cfg(test)]
mod tests;
