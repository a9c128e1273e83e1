//! The world in which cases run: a test origin in the same process behind every host name, and a
//! few names behind which there is none.

use std::io;
use std::sync::Arc;

use qiao::{Connector, Host, Io, Opening, Target};
use qiao_origin::{Origin, Scheme, StartError};

/// An origin and a host that can reach nothing else. It needs a tokio runtime.
pub struct World {
    origin: Arc<Origin>,
    host: Host,
}

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
}

impl World {
    /// A world on virtual time.
    ///
    /// # Errors
    /// The origin or the host cannot be started.
    pub fn new() -> Result<World, NoWorld> {
        let origin = Arc::new(Origin::in_memory()?);
        let builder = Host::builder().workers(1).connector(connector(origin.clone())).virtual_time();
        let host = builder.trust(origin.ca_pem())?.build()?;
        Ok(World { origin, host })
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
/// first label is `unresolved`, `refused` or `unreachable`, behind which there is none.
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
        let scheme = if target.secure { Scheme::Https } else { Scheme::Http };
        Box::pin(async move {
            match missing {
                Some(kind) => Err(kind.into()),
                None => Ok(Box::new(origin.dial(scheme)) as Box<dyn Io>),
            }
        })
    }
}
