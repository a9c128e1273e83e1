//! The host: what the mini-programs of one process share. Everything else belongs to a single mini-program.

use std::fmt;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Arc, Mutex, PoisonError};

use qiao_net::{Addresses, Answers, BadPem, Client, Connector, Override, Proxy, Trust};

use crate::error::Error;
use crate::launch::Launch;
use crate::program::MiniProgram;
use crate::replay::Replay;
use crate::worker::Worker;

/// Runs mini-programs. Clones are handles to the same host.
#[derive(Clone)]
pub struct Host(Arc<Shared>);

struct Shared {
    reach: Reach,
    workers: Vec<Mutex<Worker>>,
    /// Whether the clocks of workers stand still while anything runs.
    virtual_time: bool,
    next: AtomicUsize,
}

/// How mini-programs access the network.
#[derive(Clone)]
pub(crate) struct Reach {
    trust: Trust,
    overrides: Arc<[Override]>,
    connector: Option<Arc<dyn Connector>>,
    proxy: Option<Proxy>,
    addresses: Addresses,
    replay: Option<Replay>,
}

/// Settings of a host.
#[derive(Clone, Default)]
pub struct Builder {
    trust: Trust,
    overrides: Vec<Override>,
    connector: Option<Arc<dyn Connector>>,
    proxy: Option<Proxy>,
    addresses: Addresses,
    replay: Option<Replay>,
    workers: Option<usize>,
    worker: Option<Worker>,
    virtual_time: bool,
}

impl Host {
    /// Settings with their defaults.
    pub fn builder() -> Builder {
        Builder::default()
    }

    /// Launches a mini-program: reads it on a worker's thread and starts it there. Its main file and first
    /// life-cycle functions run before anything that is asked through the handle.
    ///
    /// # Errors
    /// The script cannot be read, or a setting is refused. An error of the script itself, even one
    /// of its syntax, is not an error here but a line of the journal.
    pub async fn launch(&self, launch: Launch) -> Result<MiniProgram, Error> {
        let turn = self.0.next.fetch_add(1, Ordering::Relaxed);
        let worker = self.0.worker(turn % self.0.workers.len())?;
        MiniProgram::launch(&worker, self.0.reach.clone(), launch).await
    }
}

impl Shared {
    /// A worker, or a fresh one in place of one that was given up.
    fn worker(&self, at: usize) -> Result<Worker, Error> {
        let mut worker = self.workers[at].lock().unwrap_or_else(PoisonError::into_inner);
        if worker.is_lost() {
            *worker = Worker::start(self.virtual_time).map_err(Error::Worker)?;
        }
        Ok(worker.clone())
    }
}

impl Reach {
    /// A client for one mini-program, with connections of its own.
    pub(crate) fn client(&self) -> Client {
        let answers = self.replay.clone().map(|replay| Arc::new(replay) as Arc<dyn Answers>);
        let client = match &self.connector {
            Some(connector) => Client::through(self.trust.clone(), connector.clone(), self.addresses.clone()),
            None => {
                let (overrides, proxy) = (self.overrides.clone(), self.proxy.clone());
                Client::new(self.trust.clone(), overrides, proxy, self.addresses.clone())
            }
        };
        client.replaying(answers)
    }
}

impl fmt::Debug for Host {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Host").field("reach", &self.0.reach).field("workers", &self.0.workers.len()).finish()
    }
}

impl fmt::Debug for Reach {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Reach { trust, overrides, connector, proxy, addresses, replay } = self;
        let mut shown = f.debug_struct("Reach");
        shown.field("trust", trust).field("overrides", overrides).field("connector", &connector.is_some());
        shown.field("proxy", proxy).field("addresses", addresses).field("replay", replay).finish()
    }
}

impl fmt::Debug for Builder {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Builder { trust, overrides, connector, proxy, addresses, replay, workers, worker, virtual_time } = self;
        let mut shown = f.debug_struct("Builder");
        shown.field("trust", trust).field("overrides", overrides).field("connector", &connector.is_some());
        shown.field("proxy", proxy).field("addresses", addresses).field("workers", workers).field("worker", worker);
        shown.field("replay", replay).field("virtual_time", virtual_time).finish()
    }
}

impl Builder {
    /// Trusts the certificates in this PEM text, in addition to Mozilla's roots.
    ///
    /// # Errors
    /// The text holds no usable certificate.
    pub fn trust(mut self, pem: impl AsRef<[u8]>) -> Result<Builder, BadPem> {
        self.trust = self.trust.and(pem.as_ref())?;
        Ok(self)
    }

    /// Connects to other addresses than names resolve to; the first matching override wins. URLs, headers, TLS names
    /// and rules still see the original host and port.
    #[must_use]
    pub fn resolve(mut self, overrides: impl IntoIterator<Item = Override>) -> Builder {
        self.overrides.extend(overrides);
        self
    }

    /// Opens connections through a connector instead of TCP. Overrides and proxies do not apply then.
    #[must_use]
    pub fn connector(mut self, connector: Arc<dyn Connector>) -> Builder {
        self.connector = Some(connector);
        self
    }

    /// Uses a proxy. Default: none; environment variables are ignored.
    #[must_use]
    pub fn proxy(mut self, proxy: Proxy) -> Builder {
        self.proxy = Some(proxy);
        self
    }

    /// Addresses that programs may connect to, checked after name resolution, for every request, redirect, socket and
    /// proxy, whether or not overrides apply. With a proxy, names must also resolve to an allowed address locally; how
    /// the proxy resolves them is not checked. Default: all addresses, so that programs can use servers on the
    /// developer's machine; for untrusted programs use [`Addresses::public_only`].
    #[must_use]
    pub fn addresses(mut self, addresses: Addresses) -> Builder {
        self.addresses = addresses;
        self
    }

    /// Answers HTTP and WebSocket from a recording, without any network. What it does not have fails with a verdict that
    /// names the nearest entry; TCP and UDP fail. Each entry answers once, whichever program calls.
    #[must_use]
    pub fn replay(mut self, replay: Replay) -> Builder {
        self.replay = Some(replay);
        self
    }

    /// Lets time stand still while anything runs and leap to the next timer when nothing does, so
    /// that a time-out of a minute passes in milliseconds and every run is the same. It needs a
    /// [`connector`](Builder::connector) to servers in the same process or a [`replay`](Builder::replay): a real network
    /// does not follow it. With the feature `virtual-time`.
    #[cfg(feature = "virtual-time")]
    #[must_use]
    pub fn virtual_time(mut self) -> Builder {
        self.virtual_time = true;
        self
    }

    /// The number of worker threads that share the mini-programs; at least one. Default: one per core.
    #[must_use]
    pub fn workers(mut self, workers: usize) -> Builder {
        self.workers = Some(workers);
        self
    }

    /// Runs all mini-programs on this worker, and starts no threads.
    #[must_use]
    pub fn on(mut self, worker: Worker) -> Builder {
        self.worker = Some(worker);
        self
    }

    /// Starts the worker threads.
    ///
    /// # Errors
    /// A worker thread cannot be started.
    pub fn build(self) -> Result<Host, Error> {
        let cores = || std::thread::available_parallelism().map_or(1, usize::from);
        let workers = match self.worker {
            Some(worker) => vec![worker],
            None => {
                let count = self.workers.unwrap_or_else(cores).max(1);
                (0..count).map(|_| Worker::start(self.virtual_time)).collect::<Result<_, _>>().map_err(Error::Worker)?
            }
        };
        Ok(Host(Arc::new(Shared {
            reach: Reach {
                trust: self.trust,
                overrides: self.overrides.into(),
                connector: self.connector,
                proxy: self.proxy,
                addresses: self.addresses,
                replay: self.replay,
            },
            workers: workers.into_iter().map(Mutex::new).collect(),
            virtual_time: self.virtual_time,
            next: AtomicUsize::new(0),
        })))
    }
}
