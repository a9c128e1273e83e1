//! The host: what the mini-programs of one process share. Everything else belongs to a single mini-program.

use std::fmt;
use std::rc::Rc;
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError, Weak};
use std::time::Duration;

use qiao_host::caught;
use qiao_net::{Addresses, BadPem, Client, Connector, Interceptor, Override, Proxy, Trust};

use crate::error::Error;
use crate::launch::Launch;
use crate::program::{CLOSING, MiniProgram};
use crate::registry::{Registered, Registry, Stuck};
use crate::replay::Replay;
use crate::watchdog;
use crate::worker::Worker;

/// Runs mini-programs. Clones are handles to the same host.
#[derive(Clone)]
pub struct Host(Arc<Shared>);

struct Shared {
    reach: Reach,
    /// None after the host was shut down.
    workers: Mutex<Vec<Worker>>,
    programs: Registry,
    /// Whether the clocks of workers stand still while anything runs.
    virtual_time: bool,
    next: AtomicUsize,
    on_stuck: Option<StuckListener>,
    /// Whether it is looked for scripts that do not return.
    looks: AtomicBool,
}

type StuckListener = Arc<dyn Fn(Stuck) + Send + Sync>;

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
    on_stuck: Option<StuckListener>,
}

impl Host {
    /// Settings with their defaults.
    pub fn builder() -> Builder {
        Builder::default()
    }

    /// Launches a mini-program: reads it on a worker's thread and starts it there. It is launched when its main file
    /// and its first life-cycle functions have run; take a [`stop_handle`](Launch::stop_handle) before to end a script
    /// that does not return. Where a program of this host that is ending still holds the same storage, the launch waits
    /// for its end.
    ///
    /// # Errors
    /// The script cannot be read, a setting is refused, the launch was stopped before, or the host was shut down. An
    /// error of the script itself, even one of its syntax, is not an error here but a line of the journal.
    pub async fn launch(&self, launch: Launch) -> Result<MiniProgram, Error> {
        let storage = launch.storage.clone();
        if let Some(storage) = &storage {
            self.0.programs.wait_for(storage).await;
        }
        let worker = self.0.worker()?;
        let usual_turn = if worker.can_be_lost() { LONGEST_TURN } else { Duration::MAX };
        let turn = launch.limits.turn.unwrap_or(usual_turn);
        let (program, launched) = MiniProgram::launch(&worker, self.0.reach.clone(), launch);
        let (end, stop) = (program.end(), program.stop_handle());
        let registered = Registered { program: program.downgrade(), end, stop, storage, turn, told: None };
        self.0.programs.add(registered);
        Shared::look_for_stuck(&self.0);
        launched.await?;
        Ok(program)
    }

    /// The mini-programs that have not ended, in the order in which they were launched.
    pub fn programs(&self) -> Vec<MiniProgram> {
        self.0.programs.programs()
    }

    /// Closes all mini-programs, and waits until they have ended; no other is launched. Worker threads end when the
    /// last handle of their programs is gone.
    pub async fn shutdown(&self) {
        self.0.workers().clear();
        self.programs().iter().for_each(|program| program.begin_close(CLOSING));
        for end in self.0.programs.ends() {
            end.wait().await;
        }
    }
}

/// How often it is looked for scripts that do not return.
const LOOK: Duration = Duration::from_millis(250);
/// How long script may run at a time where nothing else is said.
const LONGEST_TURN: Duration = Duration::from_secs(30);
/// How many workers a host starts at most, when scripts keep all of them busy.
const MOST_WORKERS: usize = 64;

impl Shared {
    /// The next worker that is not kept busy by a script. Where all are, or one was given up, another is started.
    fn worker(&self) -> Result<Worker, Error> {
        let mut workers = self.workers();
        workers.iter().next().ok_or(Error::ShutDown)?;
        let start = || Worker::start(self.virtual_time).map_err(Error::Worker);
        for worker in workers.iter_mut().filter(|worker| worker.is_lost()) {
            *worker = start()?;
        }
        let first = self.next.fetch_add(1, Ordering::Relaxed) % workers.len();
        let (before, after) = workers.split_at(first);
        let in_turn = || after.iter().chain(before);
        let free = in_turn().find(|worker| !self.programs.keeps_busy(worker)).cloned();
        match (free, in_turn().next()) {
            (Some(free), _) => Ok(free),
            (None, Some(busy)) if !busy.can_be_lost() || workers.len() >= MOST_WORKERS => Ok(busy.clone()),
            (None, _) => {
                let fresh = start()?;
                workers.push(fresh.clone());
                Ok(fresh)
            }
        }
    }

    /// Looks from now on for scripts that do not return, until there are no programs.
    fn look_for_stuck(shared: &Arc<Shared>) {
        if !shared.looks.swap(true, Ordering::Relaxed) {
            Shared::look_later(Arc::downgrade(shared));
        }
    }

    fn look_later(shared: Weak<Shared>) {
        watchdog::after(LOOK, move || {
            let Some(host) = shared.upgrade() else { return };
            let (stuck, any) = host.programs.look();
            if let Some(listener) = &host.on_stuck {
                // A listener that panics must not take the watchdog with it.
                stuck.into_iter().for_each(|stuck| drop(caught(|| listener(stuck))));
            }
            match any {
                true => Shared::look_later(shared),
                false => host.looks.store(false, Ordering::Relaxed),
            }
        });
    }

    fn workers(&self) -> MutexGuard<'_, Vec<Worker>> {
        self.workers.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Reach {
    /// A client for one mini-program, with connections of its own. Requests go through `interceptors` first.
    pub(crate) fn client(
        &self,
        connector: Option<Arc<dyn Connector>>,
        mut interceptors: Vec<Rc<dyn Interceptor>>,
    ) -> Client {
        interceptors.extend(self.replay.clone().map(|replay| Rc::new(replay) as Rc<dyn Interceptor>));
        let client = match connector.as_ref().or(self.connector.as_ref()) {
            Some(connector) => Client::through(self.trust.clone(), connector.clone(), self.addresses.clone()),
            None => {
                let (overrides, proxy) = (self.overrides.clone(), self.proxy.clone());
                Client::new(self.trust.clone(), overrides, proxy, self.addresses.clone())
            }
        };
        client.intercepted(interceptors)
    }
}

impl fmt::Debug for Host {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Host").field("reach", &self.0.reach).field("workers", &self.0.workers().len()).finish()
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
        let Builder { trust, overrides, connector, proxy, addresses, replay, workers, worker, virtual_time, .. } = self;
        let mut shown = f.debug_struct("Builder");
        shown.field("trust", trust).field("overrides", overrides).field("connector", &connector.is_some());
        shown.field("proxy", proxy).field("addresses", addresses).field("workers", workers).field("worker", worker);
        shown.field("replay", replay).field("virtual_time", virtual_time).finish_non_exhaustive()
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

    /// Opens connections through a connector instead of TCP. Overrides and proxies do not apply then. A program may have
    /// its own, by [`Launch::connector`].
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
    /// does not follow it. A worker with its own thread also leaps while the caller does something else, for instance
    /// from the background to the end; [`on`](Builder::on) a [`CurrentThread`](crate::CurrentThread), time stands
    /// still then too. With the feature `virtual-time`.
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

    /// Calls this when a script has been running for a second without an end, once for each time. It runs on a
    /// thread of its own kind and must not block. Launches pass over the worker of such a script;
    /// [`MiniProgram::stop`] ends it, and [`Limits::turn`](crate::Limits::turn) does so by itself.
    #[must_use]
    pub fn on_stuck(mut self, listener: impl Fn(Stuck) + Send + Sync + 'static) -> Builder {
        self.on_stuck = Some(Arc::new(listener));
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
            workers: Mutex::new(workers),
            programs: Registry::default(),
            virtual_time: self.virtual_time,
            next: AtomicUsize::new(0),
            on_stuck: self.on_stuck,
            looks: AtomicBool::new(false),
        })))
    }
}
