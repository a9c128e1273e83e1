//! Cross-origin resource sharing, as the Fetch standard has it for mode `cors`: whether a request
//! needs a preflight, what the preflight says, whether an answer may be seen and what of it. Each
//! step names its clause. Pure: the host sends what is made here and keeps the cache.

mod check;
mod list;
mod refusal;
mod safelist;

use std::time::Duration;

use qiao_abi::{Body, CorsFault, HttpRequest};
use url::Url;

use crate::app::App;
use crate::header;
use crate::values::Credentials;

pub use check::Granted;
pub use refusal::{hidden_headers, refuse};

/// The state of one request under CORS, from hop to hop.
#[derive(Clone, Debug)]
pub struct Cors {
    /// The origin of the program's page.
    origin: String,
    credentials: Credentials,
    /// The names of the headers that script or the platform's default set, as in the request.
    author: Vec<String>,
    /// A redirect led from one foreign origin to another, so the origin is told as `null`
    /// (TTB-CORS-065).
    tainted: bool,
    /// A hop has left the page's origin, so that answers are filtered from now on.
    crossed: bool,
}

/// What a preflight has to ask for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Asked {
    /// The method.
    pub method: String,
    /// The names that are not safelisted: in lower case, sorted, each once (TTB-CORS-032).
    pub headers: Vec<String>,
}

/// What a hop is under CORS.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Hop {
    /// To the page's own origin: no check.
    Same,
    /// To another origin, without a preflight.
    Simple,
    /// To another origin, after a preflight.
    Preflighted(Asked),
}

impl Cors {
    /// The state of a request, or `None` where the platform has no CORS or the checks are off.
    /// `author` are the headers that are not the client's own.
    pub fn new(app: &App, author: &[(String, String)]) -> Option<Cors> {
        if !app.checks_cors() {
            return None;
        }
        Some(Cors {
            origin: app.origin()?.to_owned(),
            credentials: app.credentials(),
            author: author.iter().map(|(name, _)| name.to_ascii_lowercase()).collect(),
            tainted: false,
            crossed: false,
        })
    }

    /// What the next exchange is.
    pub fn hop(&mut self, request: &HttpRequest) -> Hop {
        // TTB-CORS-004
        if !self.crossed && request.url.origin().ascii_serialization() == self.origin {
            return Hop::Same;
        }
        self.crossed = true;
        let asked = self.asked(request);
        // TTB-CORS-010, TTB-CORS-021, TTB-CORS-022
        if safelist::is_method(&request.method) && asked.headers.is_empty() {
            Hop::Simple
        } else {
            Hop::Preflighted(asked)
        }
    }

    fn asked(&self, request: &HttpRequest) -> Asked {
        // TTB-CORS-020: what the client adds of itself does not count.
        let author = request.headers.iter().filter(|(name, _)| self.is_author(name));
        Asked { method: request.method.clone(), headers: safelist::unsafe_names(author) }
    }

    fn is_author(&self, name: &str) -> bool {
        self.author.iter().any(|own| own.eq_ignore_ascii_case(name))
    }

    /// The `Origin` header, as this hop tells it.
    pub fn origin(&self) -> &str {
        if self.tainted { "null" } else { &self.origin }
    }

    /// The exchange as it goes out, with its `Origin`.
    pub fn with_origin(&self, request: &HttpRequest, hop: &Hop) -> HttpRequest {
        let mut request = request.clone();
        // TTB-CORS-001, TTB-CORS-004
        if *hop != Hop::Same || !matches!(request.method.as_str(), "GET" | "HEAD") {
            request.headers.to_mut().push(("Origin".to_owned(), self.origin().to_owned()));
        }
        request
    }

    /// The preflight of an exchange (TTB-CORS-030 to 033): the client's own headers, none of the
    /// author's.
    pub fn preflight(&self, request: &HttpRequest, asked: &Asked) -> HttpRequest {
        let mut headers: Vec<(String, String)> = vec![("Accept".to_owned(), "*/*".to_owned())];
        headers.push(("Access-Control-Request-Method".to_owned(), asked.method.clone()));
        if !asked.headers.is_empty() {
            headers.push(("Access-Control-Request-Headers".to_owned(), asked.headers.join(",")));
        }
        headers.push(("Origin".to_owned(), self.origin().to_owned()));
        let own =
            request.headers.iter().filter(|(name, _)| !self.is_author(name) && !name.eq_ignore_ascii_case("accept"));
        headers.extend(own.cloned());
        HttpRequest { method: "OPTIONS".to_owned(), headers: headers.into(), body: Body::Empty, ..request.clone() }
    }

    /// What the answer to a preflight allows.
    ///
    /// # Errors
    /// It does not allow what was asked for.
    pub fn granted(
        &self,
        app: &App,
        asked: &Asked,
        status: u16,
        headers: &[(String, String)],
    ) -> Result<Granted, CorsFault> {
        let granted = check::preflight(self, app, asked, status, headers);
        granted.map_err(|fault| CorsFault::Preflight(Box::new(fault)))
    }

    /// Whether the answer to an exchange may be seen at all (TTB-CORS-045 to 049).
    ///
    /// # Errors
    /// It may not.
    pub fn check(&self, headers: &[(String, String)]) -> Result<(), CorsFault> {
        if self.crossed { check::origin(self, headers) } else { Ok(()) }
    }

    /// The response headers that script sees, and the names of those it does not.
    pub fn visible(&self, headers: &[(String, String)]) -> (Vec<(String, String)>, Vec<String>) {
        let exposed = list::values(headers, "access-control-expose-headers").unwrap_or_default();
        // TTB-CORS-053, TTB-CORS-049
        let all = self.credentials == Credentials::SameOrigin && exposed.iter().any(|name| name == "*");
        let sees = |name: &str| {
            // TTB-CORS-054
            let hidden = ["set-cookie", "set-cookie2"].iter().any(|secret| name.eq_ignore_ascii_case(secret));
            let listed = exposed.iter().any(|listed| listed.eq_ignore_ascii_case(name));
            !hidden && (!self.crossed || all || listed || safelist::is_response_header(name))
        };
        let (seen, unseen): (Vec<_>, Vec<_>) = headers.iter().cloned().partition(|(name, _)| sees(name));
        (seen, unseen.into_iter().map(|(name, _)| name).collect())
    }

    /// Notes a redirect (TTB-CORS-065).
    pub fn redirected(&mut self, from: &Url, to: &Url) {
        let (from, to) = (from.origin().ascii_serialization(), to.origin().ascii_serialization());
        if from != self.origin && from != to {
            self.tainted = true;
        }
    }

    /// Under what answers to preflights are remembered: page, URL and the use of credentials
    /// (TTB-CORS-043).
    pub fn cache_key(&self, url: &Url) -> (String, String) {
        (format!("{} {:?}", self.origin(), self.credentials), url.as_str().to_owned())
    }
}

/// How long what a preflight allowed is remembered where it does not say (TTB-CORS-042).
pub(crate) const DEFAULT_AGE: Duration = Duration::from_secs(5);

/// Text that is no web origin.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("`{0}` is no origin: write it as https://tenant.example.com")]
pub struct BadOrigin(String);

/// A web origin as it is serialized: scheme, host and a port that is not the default one
/// (TTB-CORS-001).
///
/// # Errors
/// The text is none, or has a path.
pub fn origin(text: &str) -> Result<String, BadOrigin> {
    let bad = || BadOrigin(text.to_owned());
    let url: Url = text.parse().map_err(|_| bad())?;
    let bare = url.path() == "/" && url.query().is_none() && url.fragment().is_none() && url.username().is_empty();
    let serialized = url.origin().ascii_serialization();
    if bare && matches!(url.scheme(), "http" | "https") { Ok(serialized) } else { Err(bad()) }
}

/// Headers that a program may set on a request, as `header` has built them.
pub fn author(headers: &header::Headers) -> &[(String, String)] {
    &headers.list[..headers.author.min(headers.list.len())]
}
