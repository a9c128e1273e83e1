//! One HTTP exchange as the host orders it and the network carries it out, with the trait that a
//! network implements. Redirects, limits and time-outs are the host's: an exchange is one hop.

use std::cell::{Cell, RefCell};
use std::fmt;
use std::future::Future;
use std::net::SocketAddr;
use std::pin::Pin;
use std::rc::Rc;
use std::task::{Context, Poll};
use std::time::Instant;

use bytes::Bytes;
use url::Url;

use crate::{
    Budget, Datagrams, Discovery, Failure, NetworkCondition, OpenSocket, OpenStream, Shared, SingleHeader, SocketOffer,
};

/// A future that stays on the thread of its mini-program.
pub type LocalFuture<'a, T> = Pin<Box<dyn Future<Output = T> + 'a>>;

/// Carries out exchanges. An implementation owns connections and must drop the one in use when
/// the future, or the body of its answer, is dropped before the end: that is how calls are cut.
pub trait Transport {
    /// Sends the exchange and resolves when the head of the answer is there. Progress goes into
    /// `phases` as it happens, so that it is known also when the future is dropped.
    fn send<'a>(
        &'a self,
        request: &'a HttpRequest,
        phases: Rc<Phases>,
    ) -> LocalFuture<'a, Result<HttpResponse, Failure>>;

    /// Opens a WebSocket: the exchange is the request of its handshake.
    fn open_socket<'a>(
        &'a self,
        request: &'a HttpRequest,
        offer: &'a SocketOffer,
        phases: Rc<Phases>,
    ) -> LocalFuture<'a, Result<OpenSocket, Failure>>;

    /// Connects a stream without any protocol on top.
    fn connect_tcp<'a>(&'a self, host: &'a str, port: u16) -> LocalFuture<'a, Result<OpenStream, Failure>>;

    /// Binds a socket for datagrams, to any port where the port is 0.
    ///
    /// # Errors
    /// The port is taken, or the system gives no socket.
    fn bind_udp(&self, port: u16) -> Result<Rc<dyn Datagrams>, Failure>;

    /// Searches the local network for the instances of a service, such as `_http._tcp.`.
    ///
    /// # Errors
    /// The system has no socket for it.
    fn discover(&self, service: &str) -> Result<Box<dyn Discovery>, Failure>;

    /// The network is in another condition from now on. One that is down cuts what is under way.
    fn set_condition(&self, condition: &NetworkCondition);

    /// What is buffered for the program counts against this budget from now on.
    fn set_budget(&self, budget: &Budget);
}

/// What goes out.
#[derive(Clone, Debug)]
pub struct HttpRequest {
    /// The method, as on the wire.
    pub method: String,
    /// The absolute URL. Its host and port are what the request names, whatever address is dialled.
    pub url: Shared<Url>,
    /// Header fields in order, spelled as they go out on HTTP/1.1. `Host` and the length are the
    /// network's.
    pub headers: Shared<Vec<(String, String)>>,
    /// Whether the request is sent once more, on a fresh connection, if a kept one ends without a byte of an answer or
    /// HTTP/2 refuses it unprocessed.
    pub resend: bool,
    /// Whether header values go out in Latin-1, one byte for each character, and not in UTF-8.
    pub latin1: bool,
    /// The body.
    pub body: Body,
    /// The protocol versions that may be used.
    pub versions: HttpVersions,
    /// Whether the server must prove who it is.
    pub certificates: CertificateCheck,
}

/// A request body.
#[derive(Clone, Default)]
pub enum Body {
    /// No body.
    #[default]
    Empty,
    /// These bytes.
    Bytes(Bytes),
    /// Bytes that are read while they are sent.
    Stream(Rc<dyn BodySource>),
}

/// A request body that is too long to be held in memory. It can be read more than once, as a
/// redirect or a stale connection may ask for it again.
pub trait BodySource {
    /// How many bytes it has.
    fn length(&self) -> u64;
    /// Begins to read.
    fn open(&self) -> Box<dyn BodyReader>;
    /// All of its bytes at once, for a recording. This does not count as sending.
    ///
    /// # Errors
    /// The bytes cannot be read.
    fn copy(&self) -> Result<Bytes, Failure>;
}

/// A request body that is being read.
pub trait BodyReader {
    /// The next piece; `None` after the last one.
    ///
    /// # Errors
    /// The bytes cannot be read. The exchange ends with this failure.
    fn next(&mut self) -> Result<Option<Bytes>, Failure>;
}

impl Body {
    /// How many bytes it has.
    pub fn length(&self) -> u64 {
        match self {
            Body::Empty => 0,
            Body::Bytes(bytes) => bytes.len() as u64,
            Body::Stream(source) => source.length(),
        }
    }
}

impl fmt::Debug for Body {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Body::Empty => f.write_str("Empty"),
            Body::Bytes(bytes) => write!(f, "{bytes:?}"),
            Body::Stream(source) => write!(f, "Stream({} bytes)", source.length()),
        }
    }
}

/// The protocol versions that an exchange may use.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum HttpVersions {
    /// HTTP/1.1 alone.
    Http1,
    /// Whichever of HTTP/2 and HTTP/1.1 the server chooses by ALPN.
    Http2OrHttp1,
}

/// Whether certificates are verified.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum CertificateCheck {
    /// Against the trusted roots and the host's name.
    Verify,
    /// Not at all; only where the user switched the check off.
    Skip,
}

/// What came back, up to the end of the head.
pub struct HttpResponse {
    /// The status code.
    pub status: u16,
    /// Header fields in order, names as received. Values that are no UTF-8 are read as Latin-1.
    pub headers: Vec<(String, String)>,
    /// The version that was spoken.
    pub protocol: Protocol,
    /// The body, with its codings removed.
    pub body: Box<dyn ResponseBody>,
}

impl fmt::Debug for HttpResponse {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("HttpResponse")
            .field("status", &self.status)
            .field("headers", &self.headers)
            .field("protocol", &self.protocol)
            .finish_non_exhaustive()
    }
}

/// A response body, read piece by piece as it arrives.
pub trait ResponseBody {
    /// The next piece; `None` after the last one.
    fn poll_piece(&mut self, cx: &mut Context<'_>) -> Poll<Option<Result<Bytes, Failure>>>;
}

/// A version of HTTP.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
#[non_exhaustive]
pub enum Protocol {
    /// HTTP/1.0 or HTTP/1.1
    #[default]
    Http1,
    /// HTTP/2
    Http2,
}

/// Where an exchange is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Phase {
    /// Not begun: it waits for a place among the running calls.
    #[default]
    Queue,
    /// Looking up the host name.
    Resolve,
    /// Opening the connection.
    Connect,
    /// Agreeing on TLS.
    Tls,
    /// Sending the request.
    Send,
    /// Waiting for the first byte of the answer.
    Wait,
    /// Receiving the answer.
    Receive,
}

/// The progress of one exchange, written by the network and read by the host at any time.
#[derive(Debug, Default)]
pub struct Phases {
    current: Cell<Phase>,
    timings: RefCell<PhaseTimings>,
    resent: RefCell<Vec<Failure>>,
    intercepted: RefCell<Option<Intercepted>>,
}

/// What stood between the request and the network did this with it.
#[derive(Clone, Debug)]
pub enum Intercepted {
    /// Another one went out in its place.
    Changed(Box<HttpRequest>),
    /// It was answered in place of its server, with this status.
    Fulfilled(u16),
    /// It was ended.
    Aborted,
}

/// When the phases of an exchange began and ended. A phase that did not happen has no times:
/// a reused connection is neither resolved nor opened.
#[derive(Clone, Debug, Default)]
pub struct PhaseTimings {
    /// When the exchange began.
    pub fetch: Option<Instant>,
    /// Name lookup.
    pub resolve: Interval,
    /// Opening the connection, TLS included.
    pub connect: Interval,
    /// The TLS handshake.
    pub tls: Interval,
    /// Sending the request.
    pub request: Interval,
    /// From the first byte of the answer to its last.
    pub response: Interval,
    /// Whether the connection had been used before.
    pub reused: bool,
    /// The address at the other end.
    pub peer: Option<SocketAddr>,
    /// Host and port of the proxy that forwarded the request; `None` if there was a tunnel or no proxy.
    pub forwarded_by: Option<Rc<str>>,
    /// The version that was spoken.
    pub protocol: Option<Protocol>,
    /// The version of TLS, if there is any.
    pub tls_version: Option<&'static str>,
    /// How many bytes went out, heads included, before any compression of heads.
    pub sent: u64,
    /// How many bytes came in, likewise, before any content coding was removed.
    pub received: u64,
    /// The answer ended with the connection, which TLS did not announce: it may have been cut off.
    pub cut_off: bool,
}

/// Begin and end of a phase.
pub type Interval = (Option<Instant>, Option<Instant>);

impl Phases {
    /// The phase that the exchange is in.
    pub fn current(&self) -> Phase {
        self.current.get()
    }

    /// Moves to another phase.
    pub fn enter(&self, phase: Phase) {
        self.current.set(phase);
    }

    /// Notes times.
    pub fn note(&self, write: impl FnOnce(&mut PhaseTimings)) {
        write(&mut self.timings.borrow_mut());
    }

    /// What has been noted so far.
    pub fn timings(&self) -> PhaseTimings {
        self.timings.borrow().clone()
    }

    /// The request is sent again on another connection, after this.
    pub fn resend(&self, after: Failure) {
        self.resent.borrow_mut().push(after);
    }

    /// How often requests were sent again.
    pub fn resends(&self) -> usize {
        self.resent.borrow().len()
    }

    /// The request was intercepted.
    pub fn intercept(&self, how: Intercepted) {
        self.intercepted.replace(Some(how));
    }

    /// Takes how the last request was intercepted, if it was.
    pub fn take_intercepted(&self) -> Option<Intercepted> {
        self.intercepted.take()
    }

    /// Why requests were sent again, of all exchanges that wrote into this.
    pub fn resent(&self) -> Vec<Failure> {
        self.resent.borrow().clone()
    }
}

/// The value of a header that may have one; `None` if it is missing or empty.
///
/// # Errors
/// It has several values that differ.
pub fn single_header(headers: &[(String, String)], header: SingleHeader) -> Result<Option<&str>, Failure> {
    let lines = headers.iter().filter(|(name, value)| name.eq_ignore_ascii_case(header.name()) && !value.is_empty());
    let mut values: Vec<&str> = lines.map(|(_, value)| value.as_str()).collect();
    values.dedup();
    match values[..] {
        [] => Ok(None),
        [only] => Ok(Some(only)),
        _ => Err(Failure::SeveralValues(header, values.into_iter().map(str::to_owned).collect())),
    }
}

/// The value of the first header of this name, whatever its case.
pub fn header<'a>(headers: &'a [(String, String)], name: &str) -> Option<&'a str> {
    headers.iter().find(|(other, _)| other.eq_ignore_ascii_case(name)).map(|(_, value)| value.as_str())
}
