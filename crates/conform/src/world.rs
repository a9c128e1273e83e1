//! The environment in which cases run: a test origin behind every host name, in memory or over local sockets,
//! and a few names that cannot be reached.

use std::collections::BTreeSet;
use std::fmt;
use std::future::Future;
use std::io;
use std::net::SocketAddr;
use std::pin::Pin;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use qiao::{Addresses, Connector, CurrentThread, Host, Idle, Io, Launch, Opening, Target};
use qiao_origin::{Origin, Scheme, StartError};
use tokio::net::TcpStream;
use tokio::sync::{mpsc, oneshot};

use crate::moment::{Moment, carry_out};

/// An origin and a host that can reach only this origin, on a thread of their own. It needs a tokio runtime.
pub struct World {
    origin: Current,
    passage: Passage,
    host: Host,
    time: Time,
    jobs: mpsc::UnboundedSender<Job>,
}

impl fmt::Debug for World {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("World").field("time", &self.time).finish_non_exhaustive()
    }
}

/// The hosts behind which the real network is, and not the origin. Clones share them.
#[derive(Clone, Debug, Default)]
pub struct Passage {
    hosts: Arc<Mutex<BTreeSet<String>>>,
    /// The addresses that they may lead to.
    addresses: Addresses,
}

impl Passage {
    /// Lets connections to this host, in lower case, go to the network. It needs a world on the system's clock.
    pub fn open(&self, host: &str) {
        self.hosts().insert(host.to_owned());
    }

    fn hosts(&self) -> MutexGuard<'_, BTreeSet<String>> {
        self.hosts.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn dial(&self, host: &str, port: u16) -> Opening {
        let (addresses, host) = (self.addresses.clone(), host.to_owned());
        Box::pin(async move {
            let permitted = addresses.resolve(&host, port).await?;
            dialled(TcpStream::connect(permitted.as_slice()).await?)
        })
    }
}

/// The current origin; replaced by a reset.
type Current = Arc<Mutex<Arc<Origin>>>;

/// The clock of a world, which also decides how the origin is reached.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Time {
    /// A clock that advances when nothing runs; the origin is in memory.
    #[default]
    Virtual,
    /// The system's clock; the origin is reached over TCP.
    Real,
}

/// A task for the world's thread, which runs under its clock.
type Job = Box<dyn FnOnce() -> Pin<Box<dyn Future<Output = ()>>> + Send>;

/// Stack size of the world's thread, in bytes: script runs on it.
const STACK: usize = 10 * 1024 * 1024;

/// A world could not be set up.
#[derive(Debug, thiserror::Error)]
pub enum NoWorld {
    /// The origin did not start.
    #[error("the origin did not start: {0}")]
    Origin(#[from] StartError),
    /// The host did not start.
    #[error("the host did not start: {0}")]
    Host(#[from] qiao::Error),
    /// The origin's certificate is not usable.
    #[error("{0}")]
    Trust(#[from] qiao::BadPem),
    /// The thread could not be started.
    #[error("no thread: {0}")]
    Thread(#[from] io::Error),
}

impl World {
    /// A world on virtual time.
    ///
    /// # Errors
    /// The origin or the host cannot be started.
    pub fn new() -> Result<World, NoWorld> {
        World::around(Origin::in_memory()?, CurrentThread::on_virtual_time()?, Passage::default(), Time::Virtual)
    }

    /// A world on the given clock.
    ///
    /// # Errors
    /// The origin or the host cannot be started.
    pub async fn on(time: Time) -> Result<World, NoWorld> {
        World::reaching(time, Addresses::all()).await
    }

    /// A world on the given clock, whose [`passage`](World::passage) leads to these addresses only.
    ///
    /// # Errors
    /// The origin or the host cannot be started.
    pub async fn reaching(time: Time, addresses: Addresses) -> Result<World, NoWorld> {
        let passage = Passage { addresses, ..Passage::default() };
        match time {
            Time::Virtual => World::new(),
            Time::Real => World::around(Origin::builder().start().await?, CurrentThread::new()?, passage, time),
        }
    }

    fn around(origin: Origin, here: CurrentThread, passage: Passage, time: Time) -> Result<World, NoWorld> {
        let pem = origin.ca_pem().to_owned();
        let origin = Arc::new(Mutex::new(Arc::new(origin)));
        let builder = Host::builder().on(here.worker()).connector(Arc::new(ToOrigin(origin.clone(), passage.clone())));
        let builder = if time == Time::Virtual { builder.virtual_time() } else { builder };
        let host = builder.trust(pem)?.build()?;
        let (jobs, mut queue) = mpsc::unbounded_channel::<Job>();
        let work = async move {
            while let Some(job) = queue.recv().await {
                tokio::task::spawn_local(job());
            }
        };
        let thread = std::thread::Builder::new().name("world".to_owned()).stack_size(STACK);
        thread.spawn(move || here.block_on(work))?;
        Ok(World { origin, passage, host, time, jobs })
    }

    /// Runs a task with the host on the world's thread, under its clock. Seen from another thread, virtual
    /// time would not wait for the task. `None` if the thread has ended.
    pub async fn within<T, F>(&self, act: impl FnOnce(Host) -> F + Send + 'static) -> Option<T>
    where
        T: Send + 'static,
        F: Future<Output = T> + 'static,
    {
        let (done, acted) = oneshot::channel();
        let host = self.host.clone();
        // The result is dropped if the caller no longer waits.
        let job =
            move || -> Pin<Box<dyn Future<Output = ()>>> { Box::pin(async move { drop(done.send(act(host).await)) }) };
        drop(self.jobs.send(Box::new(job)));
        acted.await.ok()
    }

    /// Launches a program, applies the events, and waits until the program is idle.
    pub(crate) async fn play(&self, launch: Launch, moments: Vec<Moment>) -> Result<Idle, qiao::Error> {
        let play = |host: Host| async move {
            let app = host.launch(launch).await?;
            carry_out(&moments, &app).await;
            let rest = app.wait_idle().await;
            app.close().await?;
            Ok(rest)
        };
        self.within(play).await.unwrap_or(Err(qiao::Error::WorkerLost))
    }

    /// The current origin, with its log.
    pub fn origin(&self) -> Arc<Origin> {
        current(&self.origin)
    }

    /// Resets the origin: in memory it is replaced by a new one; one that listens on sockets keeps its
    /// addresses and only its log is cleared, so its numbering continues.
    pub fn forget(&self) {
        self.passage.hosts().clear();
        let origin = self.origin();
        match self.time {
            Time::Virtual => *self.origin.lock().unwrap_or_else(PoisonError::into_inner) = Arc::new(origin.sibling()),
            Time::Real => origin.log().clear(),
        }
    }

    /// The hosts behind which the real network is.
    pub fn passage(&self) -> Passage {
        self.passage.clone()
    }

    /// The host; its only network is the origin.
    pub fn host(&self) -> &Host {
        &self.host
    }

    /// The clock of this world.
    pub fn time(&self) -> Time {
        self.time
    }
}

/// A connector that reaches an origin under every host name, except those whose first label is `unresolved`,
/// `refused` or `unreachable`. TLS is not spoken on port 80. An origin that listens is reached over TCP,
/// others in memory.
pub fn connector(origin: Arc<Origin>) -> Arc<dyn Connector> {
    Arc::new(ToOrigin(Arc::new(Mutex::new(origin)), Passage::default()))
}

struct ToOrigin(Current, Passage);

fn current(origin: &Current) -> Arc<Origin> {
    origin.lock().unwrap_or_else(PoisonError::into_inner).clone()
}

impl Connector for ToOrigin {
    fn connect(&self, target: Target<'_>) -> Opening {
        let missing = match target.host.split('.').next() {
            Some("unresolved") => Some(io::ErrorKind::NotFound),
            Some("refused") => Some(io::ErrorKind::ConnectionRefused),
            Some("unreachable") => Some(io::ErrorKind::HostUnreachable),
            _ => None,
        };
        if self.1.hosts().contains(target.host) {
            return self.1.dial(target.host, target.port);
        }
        let origin = current(&self.0);
        let scheme = if target.secure && target.port != 80 { Scheme::Https } else { Scheme::Http };
        Box::pin(async move {
            match missing {
                Some(kind) => Err(kind.into()),
                None => reach(&origin, scheme).await,
            }
        })
    }
}

fn dialled(stream: TcpStream) -> io::Result<Box<dyn Io>> {
    stream.set_nodelay(true)?;
    Ok(Box::new(stream))
}

async fn reach(origin: &Origin, scheme: Scheme) -> io::Result<Box<dyn Io>> {
    let address: Option<SocketAddr> = match scheme {
        Scheme::Http => origin.http_addr(),
        Scheme::Https => origin.https_addr(),
    };
    match address {
        Some(address) => dialled(TcpStream::connect(address).await?),
        None => Ok(Box::new(origin.dial(scheme))),
    }
}
