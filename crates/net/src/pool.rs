//! Keeps connections for later exchanges. An HTTP/1.1 connection belongs to one exchange until its response
//! has ended; an HTTP/2 connection is shared.

use std::cell::RefCell;
use std::net::SocketAddr;
use std::rc::Rc;
use std::time::{Duration, Instant};

use hyper::client::conn::{http1, http2};
use qiao_abi::{CertificateCheck, HttpVersions};
use rustc_hash::FxHashMap;
use tokio::task::AbortHandle;

use crate::body::Outgoing;
use crate::dial::now;
use crate::observed_stream::HeadLog;
use crate::prepared::Origin;
use crate::proxy::Forwarding;

/// Connections with equal keys are interchangeable.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub(crate) struct Key {
    pub origin: Rc<Origin>,
    pub versions: HttpVersions,
    pub certificates: CertificateCheck,
}

/// An HTTP/1.1 connection. Dropping it closes it.
pub(crate) struct Http1 {
    pub sender: http1::SendRequest<Outgoing>,
    pub watch: HeadLog,
    pub peer: Option<SocketAddr>,
    /// Whether it has served an exchange before.
    pub used: bool,
    /// How requests are written if a proxy forwards them.
    pub forwarding: Option<Forwarding>,
    _driver: Driver,
    idle_since: Instant,
}

/// An HTTP/2 connection. Clones share it; it is closed with the last of them.
#[derive(Clone)]
pub(crate) struct Http2 {
    pub sender: http2::SendRequest<Outgoing>,
    pub peer: Option<SocketAddr>,
    _driver: Rc<Driver>,
}

/// The task that drives a connection. Dropping this aborts it.
pub(crate) struct Driver(pub AbortHandle);

impl Drop for Driver {
    fn drop(&mut self) {
        self.0.abort();
    }
}

/// Reusable connections by key.
#[derive(Clone, Default)]
pub(crate) struct Pool(Rc<RefCell<FxHashMap<Key, Kept>>>);

#[derive(Default)]
struct Kept {
    idle: Vec<Http1>,
    shared: Option<Http2>,
}

/// How long an idle connection is kept. Servers usually close theirs after 60 to 75 s.
const KEPT_FOR: Duration = Duration::from_secs(55);
/// Most idle connections per key.
const KEPT_PER_KEY: usize = 16;

impl Http1 {
    pub(crate) fn new(
        sender: http1::SendRequest<Outgoing>,
        watch: HeadLog,
        peer: Option<SocketAddr>,
        driver: Driver,
    ) -> Http1 {
        Http1 { sender, watch, peer, used: false, forwarding: None, _driver: driver, idle_since: now() }
    }

    /// Marks the connection as one on which a proxy forwards requests.
    pub(crate) fn forwarded(self, forwarding: Option<Forwarding>) -> Http1 {
        Http1 { forwarding, ..self }
    }
}

impl Http2 {
    pub(crate) fn new(sender: http2::SendRequest<Outgoing>, peer: Option<SocketAddr>, driver: Driver) -> Http2 {
        Http2 { sender, peer, _driver: Rc::new(driver) }
    }
}

impl Pool {
    /// The most recently used idle HTTP/1.1 connection that is still open.
    pub(crate) async fn idle(&self, key: &Key) -> Option<Http1> {
        loop {
            let mut connection = self.0.borrow_mut().get_mut(key)?.idle.pop()?;
            let fresh = now().saturating_duration_since(connection.idle_since) < KEPT_FOR;
            if fresh && connection.sender.ready().await.is_ok() {
                return Some(connection);
            }
        }
    }

    /// The shared HTTP/2 connection, if it is open.
    pub(crate) fn shared(&self, key: &Key) -> Option<Http2> {
        let mut pool = self.0.borrow_mut();
        let shared = &mut pool.get_mut(key)?.shared;
        if shared.as_ref().is_some_and(|connection| connection.sender.is_closed()) {
            *shared = None;
        }
        shared.clone()
    }

    /// Keeps an HTTP/2 connection for further exchanges.
    pub(crate) fn share(&self, key: Key, connection: Http2) {
        self.0.borrow_mut().entry(key).or_default().shared = Some(connection);
    }

    /// Starts no further exchange on the HTTP/2 connection.
    pub(crate) fn retire(&self, key: &Key) {
        if let Some(kept) = self.0.borrow_mut().get_mut(key) {
            kept.shared = None;
        }
    }

    /// Closes all idle connections; connections in use are not reused.
    pub(crate) fn clear(&self) {
        self.0.borrow_mut().clear();
    }

    fn keep(&self, key: Key, mut connection: Http1) {
        connection.idle_since = now();
        connection.used = true;
        let mut pool = self.0.borrow_mut();
        let idle = &mut pool.entry(key).or_default().idle;
        if idle.len() >= KEPT_PER_KEY {
            idle.remove(0);
        }
        idle.push(connection);
    }
}

/// A connection in use, which is returned to the pool when its response has ended.
pub(crate) struct Lease {
    connection: Option<Http1>,
    /// Keeps a shared connection open while its response arrives.
    _shared: Option<Http2>,
    key: Key,
    pool: Pool,
}

impl Lease {
    pub(crate) fn exclusive(connection: Http1, key: Key, pool: Pool) -> Lease {
        Lease { connection: Some(connection), _shared: None, key, pool }
    }

    pub(crate) fn shared(connection: Http2, key: Key, pool: Pool) -> Lease {
        Lease { connection: None, _shared: Some(connection), key, pool }
    }

    /// Whether the connection ended without a TLS close_notify.
    pub(crate) fn cut_off(&self) -> bool {
        self.connection.as_ref().is_some_and(|connection| connection.watch.cut_off())
    }

    /// The proxy that forwards requests on this connection, if any.
    pub(crate) fn proxy(&self) -> Option<&str> {
        self.connection.as_ref()?.forwarding.as_ref().map(|forwarding| &*forwarding.proxy)
    }

    /// Returns the connection to the pool after the response has ended. Whether it stays open is known only after hyper
    /// has read what follows the response; `idle` checks that.
    pub(crate) fn give_back(mut self) {
        if let Some(connection) = self.connection.take() {
            self.pool.keep(self.key, connection);
        }
    }
}
