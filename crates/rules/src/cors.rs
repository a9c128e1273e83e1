//! Cross-origin resource sharing, mode `cors` of the Fetch standard: whether a request needs a preflight, what the
//! preflight allows, and whether the script may see the response and which headers of it. Each step names its clause.
//! Pure: the host sends the requests and keeps the preflight cache.

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

/// The CORS state of one request, carried across redirects.
#[derive(Clone, Debug)]
pub struct Cors {
    /// The origin of the program's page.
    origin: String,
    credentials: Credentials,
    /// Names of the headers set by the script or by the platform's default, in lower case.
    author: Vec<String>,
    /// A redirect led from one foreign origin to another, so the `Origin` header is `null` (TTB-CORS-065).
    tainted: bool,
    /// A hop has left the page's origin, so responses are checked and filtered from now on.
    crossed: bool,
}

/// What a preflight must ask for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Asked {
    /// The method.
    pub method: String,
    /// Names of headers that are not safelisted: lower case, sorted, unique (TTB-CORS-032).
    pub headers: Vec<String>,
}

/// How CORS applies to one hop.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Hop {
    /// Same origin: no check.
    Same,
    /// Cross-origin without a preflight.
    Simple,
    /// Cross-origin with a preflight.
    Preflighted(Asked),
}

impl Cors {
    /// The state of a request; `None` if the platform has no CORS or checks are off. `author` are the headers that are
    /// not the client's own: those of the script, and the default content type.
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

    /// How CORS applies to the next hop.
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
        // TTB-CORS-020: headers added by the client do not count.
        let author = request.headers.iter().filter(|(name, _)| self.is_author(name));
        Asked { method: request.method.clone(), headers: safelist::unsafe_names(author) }
    }

    fn is_author(&self, name: &str) -> bool {
        self.author.iter().any(|own| own.eq_ignore_ascii_case(name))
    }

    /// The value of the `Origin` header on this hop.
    pub fn origin(&self) -> &str {
        if self.tainted { "null" } else { &self.origin }
    }

    /// The request with its `Origin` header, if it needs one.
    pub fn with_origin(&self, request: &HttpRequest, hop: &Hop) -> HttpRequest {
        let mut request = request.clone();
        // TTB-CORS-001, TTB-CORS-004
        if *hop != Hop::Same || !matches!(request.method.as_str(), "GET" | "HEAD") {
            request.headers.to_mut().push(("Origin".to_owned(), self.origin().to_owned()));
        }
        request
    }

    /// The preflight of a request (TTB-CORS-030 to 033), with the client's own headers and none of the author's.
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

    /// What the response to a preflight allows.
    ///
    /// # Errors
    /// The preflight does not allow the request.
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

    /// Checks whether the script may see the response (TTB-CORS-045 to 049).
    ///
    /// # Errors
    /// It may not.
    pub fn check(&self, headers: &[(String, String)]) -> Result<(), CorsFault> {
        if self.crossed { check::origin(self, headers) } else { Ok(()) }
    }

    /// The response headers exposed to the script, and the names of the hidden ones.
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

    /// Updates the state for a redirect (TTB-CORS-065).
    pub fn redirected(&mut self, from: &Url, to: &Url) {
        let (from, to) = (from.origin().ascii_serialization(), to.origin().ascii_serialization());
        if from != self.origin && from != to {
            self.tainted = true;
        }
    }

    /// Key of the preflight cache: page origin, credentials mode and URL (TTB-CORS-043).
    pub fn cache_key(&self, url: &Url) -> (String, String) {
        (format!("{} {:?}", self.origin(), self.credentials), url.as_str().to_owned())
    }
}

/// Lifetime of a cached preflight without `Access-Control-Max-Age` (TTB-CORS-042).
pub(crate) const DEFAULT_AGE: Duration = Duration::from_secs(5);

/// The text is not a valid web origin.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("invalid origin `{0}` (expected for example https://tenant.example.com)")]
pub struct BadOrigin(
    /// The text.
    pub String,
);

/// Parses and serializes a web origin: scheme, host, and the port unless it is the default (TTB-CORS-001).
///
/// # Errors
/// The text is not an origin, or has a path.
pub fn origin(text: &str) -> Result<String, BadOrigin> {
    let bad = || BadOrigin(text.to_owned());
    let url: Url = text.parse().map_err(|_| bad())?;
    let bare = url.path() == "/" && url.query().is_none() && url.fragment().is_none() && url.username().is_empty();
    let serialized = url.origin().ascii_serialization();
    if bare && matches!(url.scheme(), "http" | "https") { Ok(serialized) } else { Err(bad()) }
}

/// The headers that count as set by the script, as built by `header`.
pub fn author(headers: &header::Headers) -> &[(String, String)] {
    &headers.list[..headers.author.min(headers.list.len())]
}
