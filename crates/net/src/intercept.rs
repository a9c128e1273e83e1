//! What stands between a program's requests and the network: it lets them pass, changes them, answers in place of a
//! server, or ends them. It must not know who decides that, or why.

use std::borrow::Cow;

use bytes::Bytes;
use qiao_abi::{Failure, HttpRequest, LocalFuture};
use url::Url;

use crate::replay::{Recorded, RecordedSocket};

/// Stands before the network. Several may, one behind the other: each sees what the one before it lets pass.
pub trait Interceptor {
    /// Whether it decides about requests to this URL.
    fn concerns(&self, url: &Url) -> bool;

    /// Decides about a request before it goes out.
    ///
    /// # Errors
    /// The request fails with this.
    fn on_request<'a>(&'a self, request: &'a HttpRequest) -> LocalFuture<'a, Result<Passage, Failure>>;

    /// Decides about the handshake of a WebSocket; `None` lets it pass.
    ///
    /// # Errors
    /// The handshake fails with this.
    fn on_socket(&self, _request: &HttpRequest) -> Result<Option<RecordedSocket>, Failure> {
        Ok(None)
    }

    /// Decides about a TCP or UDP socket, named as in `TCP example.com:80`.
    ///
    /// # Errors
    /// The socket fails with this.
    fn on_raw_socket(&self, _socket: &str) -> Result<(), Failure> {
        Ok(())
    }
}

/// What happens to a request.
#[derive(Debug)]
pub enum Passage {
    /// It goes on as it is.
    Pass,
    /// This one goes on in its place.
    Change(Box<HttpRequest>),
    /// It is answered with this.
    Fulfil(Response),
    /// It fails with this, as if the network had.
    Abort(Failure),
    /// It is answered as it was recorded.
    Replay(Recorded),
}

/// A response in place of a server's, as a server would send it: rules, limits, codings and the network's condition apply
/// to it.
///
/// ```
/// # use qiao_net::Response;
/// let found = Response::new(200).header("content-type", "application/json").body(r#"{"ok":true}"#);
/// let moved = Response::new(302).header("location", "https://other.example/");
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Response {
    pub(crate) status: u16,
    pub(crate) headers: Vec<(String, String)>,
    pub(crate) body: Bytes,
}

impl Response {
    /// A response with this status, without headers and body.
    pub fn new(status: u16) -> Response {
        Response { status, headers: Vec::new(), body: Bytes::new() }
    }

    /// Adds a header. `Content-Length` is added where it is missing.
    #[must_use]
    pub fn header(mut self, name: impl Into<String>, value: impl Into<String>) -> Response {
        self.headers.push((name.into(), value.into()));
        self
    }

    /// The body, in the coding that `Content-Encoding` names if there is one.
    #[must_use]
    pub fn body(mut self, body: impl Into<Bytes>) -> Response {
        self.body = body.into();
        self
    }

    /// The status.
    pub fn status(&self) -> u16 {
        self.status
    }
}

/// A request after all interceptors, or what answers it.
pub(crate) enum Passed<'a> {
    Request(Cow<'a, HttpRequest>),
    Fulfilled(Cow<'a, HttpRequest>, Response),
    Replayed(Recorded),
}
