//! Requests that an embedder holds up before they go out: what it sees of them, and what it can do with them. How the
//! answer is carried out is the network's.

use std::cell::RefCell;
use std::fmt;

use bytes::Bytes;
use qiao_abi::{Body, Failure, HttpRequest, LocalFuture, Phase};
use qiao_net::{Interceptor, Passage, Response};
use tokio::sync::oneshot;
use url::Url;

/// An HTTP request that waits for the embedder before it goes out: that of a request, an upload or a download, of a
/// redirect, or a preflight. It can be answered at once, later or from another thread; dropped, it goes out
/// as it is.
#[derive(Debug)]
pub struct PausedRequest {
    method: String,
    url: Url,
    headers: Vec<(String, String)>,
    body: Option<Bytes>,
    answer: oneshot::Sender<Answer>,
}

/// What an embedder decides.
#[derive(Debug)]
enum Answer {
    Change(RequestChange),
    Fulfil(Response),
    Abort(NetworkError),
}

/// An error of the network with which an embedder ends a request. The script sees it in the platform's words.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum NetworkError {
    /// The host name has no address.
    NameNotResolved,
    /// The server's port is closed.
    ConnectionRefused,
    /// There is no route to the server.
    Unreachable,
    /// The connection was reset.
    ConnectionReset,
    /// The connection was closed before an answer came.
    ConnectionClosed,
    /// The device is offline.
    Offline,
    /// No answer came in time.
    TimedOut,
}

impl NetworkError {
    /// All errors, with their names in settings and in other languages.
    pub const ALL: [(&str, NetworkError); 7] = [
        ("name-not-resolved", NetworkError::NameNotResolved),
        ("refused", NetworkError::ConnectionRefused),
        ("unreachable", NetworkError::Unreachable),
        ("reset", NetworkError::ConnectionReset),
        ("closed", NetworkError::ConnectionClosed),
        ("offline", NetworkError::Offline),
        ("timed-out", NetworkError::TimedOut),
    ];

    fn failure(self, url: &Url) -> Failure {
        match self {
            NetworkError::NameNotResolved => Failure::NameNotResolved(url.host_str().unwrap_or_default().to_owned()),
            NetworkError::ConnectionRefused => Failure::Refused,
            NetworkError::Unreachable => Failure::Unreachable,
            NetworkError::ConnectionReset => Failure::Reset,
            NetworkError::ConnectionClosed => Failure::Closed,
            NetworkError::Offline => Failure::Offline,
            NetworkError::TimedOut => Failure::Timeout(Phase::Wait),
        }
    }
}

/// A URL that a request cannot be sent to.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("`{0}` is not an HTTP URL (expected for example https://staging.example.com/v1)")]
pub struct BadRequestUrl(String);

/// What is different about a request when it goes out. The platform's rules have decided about the request as the script
/// made it, and apply to the response; they do not decide about the changes.
#[derive(Clone, Debug, Default)]
pub struct RequestChange {
    method: Option<String>,
    url: Option<Url>,
    headers: Vec<(String, Option<String>)>,
    body: Option<Bytes>,
}

impl RequestChange {
    /// No change.
    pub fn new() -> RequestChange {
        RequestChange::default()
    }

    /// Another method.
    #[must_use]
    pub fn method(mut self, method: impl Into<String>) -> RequestChange {
        self.method = Some(method.into());
        self
    }

    /// Another URL, for example at a test server. The script does not see it: cookies, redirects and CORS are still those
    /// of its own URL.
    ///
    /// # Errors
    /// It is not an HTTP URL.
    pub fn url(mut self, url: &str) -> Result<RequestChange, BadRequestUrl> {
        let parsed = Url::parse(url).ok().filter(|url| matches!(url.scheme(), "http" | "https"));
        self.url = Some(parsed.ok_or_else(|| BadRequestUrl(url.to_owned()))?);
        Ok(self)
    }

    /// Sets a header, in place of all headers of this name.
    #[must_use]
    pub fn header(mut self, name: impl Into<String>, value: impl Into<String>) -> RequestChange {
        self.headers.push((name.into(), Some(value.into())));
        self
    }

    /// Removes all headers of this name.
    #[must_use]
    pub fn without_header(mut self, name: impl Into<String>) -> RequestChange {
        self.headers.push((name.into(), None));
        self
    }

    /// Another body. `Content-Length` follows it.
    #[must_use]
    pub fn body(mut self, body: impl Into<Bytes>) -> RequestChange {
        self.body = Some(body.into());
        self
    }

    fn apply(self, request: &HttpRequest) -> HttpRequest {
        let mut request = request.clone();
        if let Some(method) = self.method {
            request.method = method;
        }
        if let Some(url) = self.url {
            request.url = url.into();
        }
        if let Some(body) = self.body {
            request.body = if body.is_empty() { Body::Empty } else { Body::Bytes(body) };
        }
        for (name, value) in self.headers {
            let headers = request.headers.to_mut();
            headers.retain(|(other, _)| !other.eq_ignore_ascii_case(&name));
            headers.extend(value.map(|value| (name, value)));
        }
        request
    }
}

impl PausedRequest {
    /// The method.
    pub fn method(&self) -> &str {
        &self.method
    }

    /// The absolute URL.
    pub fn url(&self) -> &str {
        self.url.as_str()
    }

    /// The headers in order, without `Host` and `Content-Length`, which the network adds.
    pub fn headers(&self) -> &[(String, String)] {
        &self.headers
    }

    /// The body; `None` if it is a file of more than 16 MiB, or one that cannot be read.
    pub fn body(&self) -> Option<&[u8]> {
        self.body.as_deref()
    }

    /// Lets it go out with these changes.
    pub fn change(self, change: RequestChange) {
        self.decide(Answer::Change(change));
    }

    /// Answers it in place of its server.
    pub fn fulfil(self, response: Response) {
        self.decide(Answer::Fulfil(response));
    }

    /// Ends it with an error of the network.
    pub fn abort(self, error: NetworkError) {
        self.decide(Answer::Abort(error));
    }

    fn decide(self, answer: Answer) {
        // A call that has ended needs no answer.
        drop(self.answer.send(answer));
    }
}

/// What an embedder does with requests.
pub(crate) type Handler = Box<dyn FnMut(PausedRequest) + Send>;

/// The interceptors of one program, each with the URLs that it is for; the last one that is for a URL gets its requests.
#[derive(Default)]
pub(crate) struct Interceptors(RefCell<Vec<(String, Handler)>>);

impl fmt::Debug for Interceptors {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Interceptors").finish_non_exhaustive()
    }
}

/// How many bytes of a file an embedder is shown.
const LONGEST: u64 = 16 * 1024 * 1024;

impl Interceptors {
    pub(crate) fn new(all: Vec<(String, Handler)>) -> Interceptors {
        Interceptors(RefCell::new(all))
    }

    pub(crate) fn add(&self, pattern: String, handler: Handler) {
        self.0.borrow_mut().push((pattern, handler));
    }

    /// Removes those for this pattern.
    pub(crate) fn remove(&self, pattern: &str) {
        self.0.borrow_mut().retain(|(other, _)| other != pattern);
    }

    /// Passes a request to the embedder, if one of the interceptors is for it.
    fn ask(&self, request: &HttpRequest) -> Option<oneshot::Receiver<Answer>> {
        let (answer, answered) = oneshot::channel();
        let body = match &request.body {
            Body::Empty => Some(Bytes::new()),
            Body::Bytes(bytes) => Some(bytes.clone()),
            Body::Stream(source) if source.length() <= LONGEST => source.copy().ok(),
            Body::Stream(_) => None,
        };
        let mut all = self.0.borrow_mut();
        let (_, handler) = all.iter_mut().rfind(|(pattern, _)| matches(pattern, request.url.as_str()))?;
        handler(PausedRequest {
            method: request.method.clone(),
            url: Url::clone(&request.url),
            headers: request.headers.to_vec(),
            body,
            answer,
        });
        Some(answered)
    }
}

impl Interceptor for Interceptors {
    fn concerns(&self, url: &Url) -> bool {
        self.0.borrow().iter().any(|(pattern, _)| matches(pattern, url.as_str()))
    }

    fn on_request<'a>(&'a self, request: &'a HttpRequest) -> LocalFuture<'a, Result<Passage, Failure>> {
        Box::pin(async move {
            let Some(answered) = self.ask(request) else { return Ok(Passage::Pass) };
            Ok(match answered.await {
                Err(_) => Passage::Pass,
                Ok(Answer::Change(change)) => Passage::Change(Box::new(change.apply(request))),
                Ok(Answer::Fulfil(response)) => Passage::Fulfil(response),
                Ok(Answer::Abort(error)) => Passage::Abort(error.failure(&request.url)),
            })
        })
    }
}

/// Whether a URL is as a pattern has it, where `*` stands for any text.
pub(crate) fn matches(pattern: &str, url: &str) -> bool {
    let (first, after) = pattern.split_once('*').map_or((pattern, None), |(first, after)| (first, Some(after)));
    let (Some(mut rest), Some(after)) = (url.strip_prefix(first), after) else {
        return url == pattern;
    };
    let (between, last) = after.rsplit_once('*').unwrap_or(("", after));
    let in_order = between.split('*').all(|piece| match rest.find(piece) {
        Some(at) => {
            rest = &rest[at + piece.len()..];
            true
        }
        None => false,
    });
    in_order && rest.ends_with(last)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_star_stands_for_any_text() {
        let url = "https://api.test/v1/items?id=7";
        for pattern in [url, "*", "**", "https://api.test/*", "*id=7", "*/v1/*", "https*items*7", "*v1*items*"] {
            assert!(matches(pattern, url), "{pattern}");
        }
        for pattern in
            ["", "https://api.test/v1/items", "*items", "http://*", "*items*v1*", "https://api.test/v1/items?id=7*7"]
        {
            assert!(!matches(pattern, url), "{pattern}");
        }
    }
}
