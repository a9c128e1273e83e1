//! The origin's public interface: build, start, inspect, shut down. Owns the listeners and the tasks of all
//! connections; what happens on a connection is handled elsewhere.

use std::fmt;
use std::io;
use std::net::SocketAddr;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::Duration;

use tokio::io::DuplexStream;
use tokio::net::{TcpListener, TcpStream};
use tokio::runtime::Handle;
use tokio::task::JoinSet;
use tokio::time::sleep;

use crate::connection;
use crate::gates::{Gate, Gates};
use crate::log::{Log, Via};
use crate::reports::Reports;
use crate::request::Scheme;
use crate::responder::Responder;
use crate::script::Script;
use crate::site::{Site, Welcome};
use crate::sync::Lock;
use crate::tls::{Authority, BadCertificate, OwnCertificate, TlsManner};
use crate::transport::Transport;

/// Buffer size of an in-memory connection in each direction, in bytes.
const PIPE: usize = 64 * 1024;
/// Pause after a failed accept, so that running out of file descriptors does not cause a busy loop.
const BREATH: Duration = Duration::from_millis(50);

/// Why an origin could not be started.
#[derive(Debug, thiserror::Error)]
pub enum StartError {
    /// An address could not be listened on.
    #[error("cannot listen on {address}: {source}")]
    Listen {
        /// The requested address.
        address: SocketAddr,
        /// The system's error.
        source: io::Error,
    },
    /// The file of results cannot be opened.
    #[error("{}: {source}", path.display())]
    Results {
        /// The file that was named.
        path: PathBuf,
        /// What the system said.
        source: io::Error,
    },
    /// The certificate that was given cannot be served.
    #[error(transparent)]
    Given(#[from] BadCertificate),
    /// The certificate authority could not be created.
    #[error("cannot make certificates: {0}")]
    Certificates(String),
    /// Not called from within a tokio runtime.
    #[error("an origin starts within a tokio runtime only")]
    NoRuntime,
}

/// Settings of an origin; everything has a default.
#[derive(Debug, Clone)]
pub struct Builder {
    http: SocketAddr,
    https: SocketAddr,
    tls: TlsManner,
    welcome: Welcome,
    date: bool,
    plain: bool,
    results: Option<PathBuf>,
    open_to_pages: bool,
    /// Chain and key, in PEM.
    certificate: Option<(Vec<u8>, Vec<u8>)>,
}

impl Builder {
    /// Address for plain HTTP. Default: a free port on 127.0.0.1.
    #[must_use]
    pub fn http(mut self, address: SocketAddr) -> Self {
        self.http = address;
        self
    }

    /// Address for HTTPS. Default: a free port on 127.0.0.1.
    #[must_use]
    pub fn https(mut self, address: SocketAddr) -> Self {
        self.https = address;
        self
    }

    /// TLS behaviour for server names that request none, and for clients that send no name.
    #[must_use]
    pub fn tls(mut self, manner: TlsManner) -> Self {
        self.tls = manner;
        self
    }

    /// What happens to new connections, before anything is read.
    #[must_use]
    pub fn welcome(mut self, welcome: Welcome) -> Self {
        self.welcome = welcome;
        self
    }

    /// Whether responses carry a `Date`. Default: no, so that transcripts are reproducible.
    #[must_use]
    pub fn date(mut self, date: bool) -> Self {
        self.date = date;
        self
    }

    /// Whether plain HTTP is served at the address of HTTPS too, to clients that do not begin with TLS. Default: no.
    #[must_use]
    pub fn accept_plain(mut self, plain: bool) -> Self {
        self.plain = plain;
        self
    }

    /// A file to which every report posted to `/results` is appended, a JSON object per line. Default: none;
    /// reports are kept in memory in any case.
    #[must_use]
    pub fn results(mut self, file: impl Into<PathBuf>) -> Self {
        self.results = Some(file.into());
        self
    }

    /// Whether pages of any web origin may call and read everything but `/cors`, so that hosts in a browser can
    /// be tested. Default: no.
    #[must_use]
    pub fn open_to_pages(mut self, open: bool) -> Self {
        self.open_to_pages = open;
        self
    }

    /// A certificate to show instead of those of [`Origin::ca_pem`]: its chain, the certificate itself first, and its
    /// private key, both in PEM. Names that ask for another, such as `expired.`, still get what they ask for.
    #[must_use]
    pub fn certificate(mut self, chain: impl Into<Vec<u8>>, key: impl Into<Vec<u8>>) -> Self {
        self.certificate = Some((chain.into(), key.into()));
        self
    }

    /// Listens on both addresses and serves on the current runtime.
    ///
    /// # Errors
    ///
    /// An address cannot be listened on, the given certificate cannot be served, or no runtime is running.
    pub async fn start(self) -> Result<Origin, StartError> {
        let (http, https) = (listen(self.http).await?, listen(self.https).await?);
        let plain = self.plain;
        let mut origin = self.in_memory()?;
        origin.http = Some(origin.attend(http.0, Scheme::Http, false, http.1));
        origin.https = Some(origin.attend(https.0, Scheme::Https, plain, https.1));
        Ok(origin)
    }

    /// Binds no sockets: the origin is reached only through [`Origin::dial`].
    ///
    /// # Errors
    ///
    /// The given certificate cannot be served, or no runtime is running.
    pub fn in_memory(self) -> Result<Origin, StartError> {
        let runtime = Handle::try_current().map_err(|_| StartError::NoRuntime)?;
        let given = self.certificate.as_ref().map(|(chain, key)| OwnCertificate::from_pem(chain, key)).transpose()?;
        let authority = Authority::new(given).map_err(|error| StartError::Certificates(error.to_string()))?;
        let reports = match &self.results {
            Some(path) => reports(path)?,
            None => Reports::default(),
        };
        Ok(self.with(Arc::new(authority), reports, runtime))
    }

    fn with(self, authority: Arc<Authority>, reports: Reports, runtime: Handle) -> Origin {
        let site = Site {
            log: Log::new(),
            gates: Gates::default(),
            visits: Lock::default(),
            overrides: Lock::default(),
            responder: Lock::default(),
            authority,
            manner: self.tls,
            welcome: self.welcome,
            date: self.date,
            reports,
            open_to_pages: self.open_to_pages,
        };
        let tasks = Arc::new(Tasks { runtime, running: Lock::new(Some(JoinSet::new())) });
        Origin { site: Arc::new(site), tasks, http: None, https: None }
    }
}

fn reports(path: &Path) -> Result<Reports, StartError> {
    let failed = |source| StartError::Results { path: path.to_owned(), source };
    Reports::in_file(path).map_err(failed)
}

async fn listen(address: SocketAddr) -> Result<(TcpListener, SocketAddr), StartError> {
    let failed = |source| StartError::Listen { address, source };
    let listener = TcpListener::bind(address).await.map_err(failed)?;
    let bound = listener.local_addr().map_err(failed)?;
    Ok((listener, bound))
}

/// Scripted HTTP servers, plain and TLS, that remember what they saw.
///
/// Dropping it stops everything it started; [`shutdown`](Self::shutdown) also waits for that.
///
/// * Any host name has a certificate signed by [`ca_pem`](Self::ca_pem); leading labels such as `expired.` or
///   `tls-cut.` select a fault ([`TlsManner`]).
/// * A client that closes its sending half counts as gone: the script stops and the log says `client-left`.
/// * Nothing is sent before the request body is complete, unless the script says `unread` or `read`.
/// * `/ws` is a WebSocket (HTTP/1.1 only) whose handshake, frames and end the URL decides; a plain `GET /ws` lists
///   how. What the client sent is in [`RequestEntry::websocket`](crate::RequestEntry::websocket).
/// * HTTP/2 is spoken after ALPN `h2` and, on both ports, to a client that begins with its preface.
///
/// ```
/// use qiao_origin::{Origin, Scheme, Script};
/// use tokio::io::{AsyncReadExt, AsyncWriteExt};
///
/// # #[tokio::main(flavor = "current_thread")] async fn main() -> Result<(), Box<dyn std::error::Error>> {
/// let origin = Origin::in_memory()?;
/// origin.on("/hello", Script::new().body("hi").close());
/// let mut client = origin.dial(Scheme::Http);
/// client.write_all(b"GET /hello HTTP/1.1\r\nHost: any.test\r\n\r\n").await?;
/// let mut answer = String::new();
/// client.read_to_string(&mut answer).await?;
/// assert_eq!(answer, "HTTP/1.1 200 OK\r\nContent-Length: 2\r\nConnection: close\r\n\r\nhi");
/// assert_eq!(origin.log().requests()[0].target, "/hello");
/// # Ok(()) }
/// ```
pub struct Origin {
    site: Arc<Site>,
    tasks: Arc<Tasks>,
    http: Option<SocketAddr>,
    https: Option<SocketAddr>,
}

impl fmt::Debug for Origin {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Origin").field("http", &self.http).field("https", &self.https).finish_non_exhaustive()
    }
}

impl Origin {
    /// A builder with default settings.
    pub fn builder() -> Builder {
        let any = SocketAddr::from(([127, 0, 0, 1], 0));
        Builder {
            http: any,
            https: any,
            tls: TlsManner::default(),
            welcome: Welcome::default(),
            date: false,
            plain: false,
            results: None,
            open_to_pages: false,
            certificate: None,
        }
    }

    /// An origin without sockets, with default settings.
    ///
    /// # Errors
    ///
    /// When there is no runtime.
    pub fn in_memory() -> Result<Self, StartError> {
        Self::builder().in_memory()
    }

    /// A new origin with the same root certificate and TLS settings, without sockets and with an empty log.
    /// Creating certificates takes longer than everything else.
    #[must_use]
    pub fn sibling(&self) -> Self {
        let Site { manner, welcome, date, authority, .. } = &*self.site;
        let builder = Self::builder().tls(*manner).welcome(*welcome).date(*date);
        builder.with(authority.clone(), Reports::default(), self.tasks.runtime.clone())
    }

    /// Address of plain HTTP, if it is served on a socket.
    pub fn http_addr(&self) -> Option<SocketAddr> {
        self.http
    }

    /// Address of HTTPS, if it is served on a socket.
    pub fn https_addr(&self) -> Option<SocketAddr> {
        self.https
    }

    /// The root certificate that clients must trust, in PEM. A new one is created at every start.
    pub fn ca_pem(&self) -> &str {
        self.site.authority.pem()
    }

    /// The certificate that a host shows which asks for `self-signed-ca.`, in PEM: to be trusted as it is.
    ///
    /// # Errors
    ///
    /// When no certificate can be made for the name.
    pub fn self_signed_pem(&self, host: &str) -> Result<String, StartError> {
        let made = self.site.authority.self_signed_pem(host);
        made.map_err(|error| StartError::Certificates(error.to_string()))
    }

    /// Opens an in-memory connection. It is served on the runtime of the caller, so that both ends share one
    /// clock; outside of any runtime, on the one the origin was started on.
    pub fn dial(&self, scheme: Scheme) -> DuplexStream {
        let (near, far) = tokio::io::duplex(PIPE);
        self.tasks.spawn(connection::serve(self.site.clone(), far.into(), scheme, Via::Memory));
        near
    }

    /// The log, which keeps growing as the origin is used.
    pub fn log(&self) -> Log {
        self.site.log.clone()
    }

    /// Answers requests to exactly this path, with any query, with a script. Takes precedence over the
    /// built-in paths.
    pub fn on(&self, path: impl Into<String>, script: Script) {
        self.site.overrides.open().insert(path.into(), script);
    }

    /// Lets a responder answer what no script of [`on`](Self::on) does, before the built-in paths.
    pub fn respond(&self, responder: Arc<dyn Responder>) {
        *self.site.responder.open() = Some(responder);
    }

    /// The gate with this name, as in `/gate/NAME` and the `gate` step.
    pub fn gate(&self, name: &str) -> Gate {
        self.site.gates.named(name)
    }

    /// Stops listening, drops all connections and waits until their tasks have ended.
    pub async fn shutdown(self) {
        if let Some(mut running) = self.tasks.stop() {
            running.shutdown().await;
        }
    }

    fn attend(&self, listener: TcpListener, scheme: Scheme, plain: bool, address: SocketAddr) -> SocketAddr {
        // Weak: otherwise the task running this would keep its own abort handle alive.
        let (site, tasks) = (self.site.clone(), Arc::downgrade(&self.tasks));
        self.tasks.spawn(async move {
            loop {
                let (socket, from) = match listener.accept().await {
                    Ok(accepted) => accepted,
                    Err(_) => {
                        sleep(BREATH).await;
                        continue;
                    }
                };
                let Some(tasks) = tasks.upgrade() else { return };
                let site = site.clone();
                tasks.spawn(async move {
                    let scheme = if plain && !begins_with_tls(&socket).await { Scheme::Http } else { scheme };
                    connection::serve(site, prepared(socket), scheme, Via::Tcp(from)).await;
                });
            }
        });
        address
    }
}

/// Whether the client's first byte is that of a TLS record with a handshake (RFC 8446, 5.1).
async fn begins_with_tls(socket: &TcpStream) -> bool {
    const HANDSHAKE: u8 = 22;
    let mut first = [0];
    socket.peek(&mut first).await.is_ok_and(|read| read == 1 && first[0] == HANDSHAKE)
}

fn prepared(socket: TcpStream) -> Transport {
    // Pieces of a dripped body must leave when they are written; a socket that rejects the option is served
    // all the same.
    let _ = socket.set_nodelay(true);
    Transport::from(socket)
}

impl Drop for Origin {
    fn drop(&mut self) {
        drop(self.tasks.stop());
    }
}

/// The tasks of one origin. Finished ones are removed whenever a new one starts.
struct Tasks {
    runtime: Handle,
    /// `None` once the origin is stopped.
    running: Lock<Option<JoinSet<()>>>,
}

impl Tasks {
    fn spawn(&self, task: impl Future<Output = ()> + Send + 'static) {
        let runtime = Handle::try_current().unwrap_or_else(|_| self.runtime.clone());
        if let Some(running) = self.running.open().as_mut() {
            while running.try_join_next().is_some() {}
            running.spawn_on(task, &runtime);
        }
    }

    /// Dropping the returned set aborts all tasks.
    fn stop(&self) -> Option<JoinSet<()>> {
        self.running.open().take()
    }
}
