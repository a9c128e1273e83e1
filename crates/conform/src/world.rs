//! The world in which cases run: a test origin in the same process behind every host name, and a
//! few names behind which there is none.

use std::future::Future;
use std::io;
use std::pin::Pin;
use std::sync::Arc;

use qiao::{Connector, Here, Host, Io, Launch, Opening, Rest, Target};
use qiao_origin::{Origin, Scheme, StartError};
use tokio::sync::{mpsc, oneshot};

use crate::moment::{Moment, carry_out};

/// An origin and a host that can reach nothing else, on a thread of their own. It needs a tokio
/// runtime.
pub struct World {
    origin: Arc<Origin>,
    host: Host,
    jobs: mpsc::UnboundedSender<Job>,
}

/// Something that is to be done on the world's thread, under its clock.
type Job = Box<dyn FnOnce() -> Pin<Box<dyn Future<Output = ()>>> + Send>;

/// The stack of the world's thread: script runs on it.
const STACK: usize = 4 * 1024 * 1024;

/// A world could not be made.
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
    /// There is no thread for it.
    #[error("no thread: {0}")]
    Thread(#[from] io::Error),
}

impl World {
    /// A world on virtual time.
    ///
    /// # Errors
    /// The origin or the host cannot be started.
    pub fn new() -> Result<World, NoWorld> {
        let origin = Arc::new(Origin::in_memory()?);
        let here = Here::on_virtual_time()?;
        let builder = Host::builder().on(here.worker()).connector(connector(origin.clone())).virtual_time();
        let host = builder.trust(origin.ca_pem())?.build()?;
        let (jobs, mut queue) = mpsc::unbounded_channel::<Job>();
        let work = async move {
            while let Some(job) = queue.recv().await {
                tokio::task::spawn_local(job());
            }
        };
        let thread = std::thread::Builder::new().name("world".to_owned()).stack_size(STACK);
        thread.spawn(move || here.block_on(work))?;
        Ok(World { origin, host, jobs })
    }

    /// Launches a program and waits until everything has happened to it and it has come to rest.
    /// That is done on the world's thread: seen from another, virtual time would not wait for what
    /// is to happen.
    pub(crate) async fn play(&self, launch: Launch, moments: Vec<Moment>) -> Result<Rest, qiao::Error> {
        let (done, played) = oneshot::channel();
        let host = self.host.clone();
        let play = async move {
            let app = host.launch(launch).await?;
            carry_out(&moments, &app).await;
            let rest = app.rest().await;
            app.close().await;
            Ok(rest)
        };
        // A world that is gone plays nothing, and a caller that is gone wants no answer.
        drop(self.jobs.send(Box::new(move || Box::pin(async move { drop(done.send(play.await)) }))));
        played.await.unwrap_or(Err(qiao::Error::Ended))
    }

    /// The origin.
    pub fn origin(&self) -> &Origin {
        &self.origin
    }

    /// The host.
    pub fn host(&self) -> &Host {
        &self.host
    }
}

/// A connector that leads to an origin in the same process, whatever the host: but for hosts whose
/// first label is `unresolved`, `refused` or `unreachable`, behind which there is none. As anywhere,
/// nobody speaks TLS at port 80.
pub fn connector(origin: Arc<Origin>) -> Arc<dyn Connector> {
    Arc::new(ToOrigin(origin))
}

struct ToOrigin(Arc<Origin>);

impl Connector for ToOrigin {
    fn connect(&self, target: Target<'_>) -> Opening {
        let missing = match target.host.split('.').next() {
            Some("unresolved") => Some(io::ErrorKind::NotFound),
            Some("refused") => Some(io::ErrorKind::ConnectionRefused),
            Some("unreachable") => Some(io::ErrorKind::HostUnreachable),
            _ => None,
        };
        let origin = self.0.clone();
        let scheme = if target.secure && target.port != 80 { Scheme::Https } else { Scheme::Http };
        Box::pin(async move {
            match missing {
                Some(kind) => Err(kind.into()),
                None => Ok(Box::new(origin.dial(scheme)) as Box<dyn Io>),
            }
        })
    }
}
