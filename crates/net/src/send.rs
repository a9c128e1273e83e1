//! One exchange over one connection: the request in hyper's terms, the answer in ours.

use std::rc::Rc;

use http::header::{CONTENT_ENCODING, HOST, PROXY_AUTHORIZATION};
use http::{HeaderName, HeaderValue, Request, Response, Uri, Version};
use hyper::body::Incoming;
use qiao_abi::{Failure, HttpRequest, HttpResponse, Phase, Phases, Protocol};
use url::Url;

use crate::body::{Arriving, Outgoing};
use crate::dial::now;
use crate::fault;
use crate::head;
use crate::pool::{Http1, Http2, Key, Lease, Pool};

/// What became of an exchange on a connection.
pub enum Sent {
    Answered(HttpResponse),
    /// The connection turned out to be closed before anything was sent: it can be tried on another.
    Unsent,
    Failed(Failure),
}

/// Sends an exchange over an HTTP/1.1 connection.
pub async fn over_http1(
    mut connection: Http1,
    exchange: &HttpRequest,
    phases: &Rc<Phases>,
    key: Key,
    pool: &Pool,
) -> Sent {
    let target = if connection.forwarding.is_some() { exchange.url.as_str() } else { target(&exchange.url) };
    let mut request = match request(exchange, target, Version::HTTP_11) {
        Ok(request) => request,
        Err(failure) => return Sent::Failed(failure),
    };
    let authorization = connection.forwarding.as_ref().and_then(|forwarding| forwarding.authorization.as_deref());
    if let Some(Ok(value)) = authorization.map(HeaderValue::from_str) {
        request.headers_mut().insert(PROXY_AUTHORIZATION, value);
    }
    phases.enter(Phase::Send);
    phases.note(|timings| {
        timings.reused = connection.used;
        timings.peer = connection.peer;
        timings.protocol = Some(Protocol::Http1);
        timings.request.0 = Some(now());
    });
    connection.watch.begin(exchange.headers.iter().map(|(name, _)| name.as_str()));
    phases.enter(Phase::Wait);
    match connection.sender.try_send_request(request).await {
        Ok(response) => {
            let (last_write, first_byte) = connection.watch.times();
            phases.note(|timings| {
                timings.request.1 = last_write;
                timings.response.0 = first_byte;
            });
            let headers = connection.watch.head().unwrap_or_else(|| fields(&response));
            let lease = Lease::exclusive(connection, key, pool.clone());
            Sent::Answered(answer(response, headers, Protocol::Http1, exchange, phases, lease))
        }
        Err(mut error) => match error.take_message() {
            Some(_) if connection.used => Sent::Unsent,
            _ => Sent::Failed(failed(error.into_error(), exchange)),
        },
    }
}

/// Sends an exchange over an HTTP/2 connection.
pub async fn over_http2(
    mut connection: Http2,
    reused: bool,
    exchange: &HttpRequest,
    phases: &Rc<Phases>,
    key: Key,
    pool: &Pool,
) -> Sent {
    let request = match request(exchange, exchange.url.as_str(), Version::HTTP_2) {
        Ok(request) => request,
        Err(failure) => return Sent::Failed(failure),
    };
    phases.enter(Phase::Wait);
    phases.note(|timings| {
        timings.reused = reused;
        timings.peer = connection.peer;
        timings.protocol = Some(Protocol::Http2);
        timings.request.0 = Some(now());
    });
    match connection.sender.try_send_request(request).await {
        Ok(response) => {
            phases.note(|timings| {
                timings.request.1 = timings.request.0;
                timings.response.0 = Some(now());
            });
            let headers = fields(&response);
            let lease = Lease::shared(connection, key, pool.clone());
            Sent::Answered(answer(response, headers, Protocol::Http2, exchange, phases, lease))
        }
        Err(mut error) => match error.take_message() {
            Some(_) if reused => Sent::Unsent,
            _ => Sent::Failed(failed(error.into_error(), exchange)),
        },
    }
}

fn failed(error: hyper::Error, exchange: &HttpRequest) -> Failure {
    fault::chain(&error, exchange.url.host_str().unwrap_or_default())
}

/// Path and query, as an HTTP/1.1 request names its target.
pub fn target(url: &Url) -> &str {
    &url[url::Position::BeforePath..url::Position::AfterQuery]
}

pub fn request(exchange: &HttpRequest, target: &str, version: Version) -> Result<Request<Outgoing>, Failure> {
    let target = target.split('#').next().unwrap_or(target);
    let uri: Uri = target.parse().map_err(|error| Failure::Malformed(format!("`{target}`: {error}")))?;
    let method = exchange.method.parse().map_err(|_| Failure::Method(exchange.method.clone()))?;
    let mut request = Request::new(Outgoing::new(&exchange.body));
    *request.method_mut() = method;
    *request.uri_mut() = uri;
    *request.version_mut() = version;
    let headers = request.headers_mut();
    if version == Version::HTTP_11 {
        let host = &exchange.url[url::Position::BeforeHost..url::Position::AfterPort];
        headers.insert(HOST, HeaderValue::from_str(host).map_err(|_| Failure::Header("host".to_owned()))?);
    }
    for (name, value) in
        exchange.headers.iter().filter(|(name, _)| version == Version::HTTP_11 || !is_of_connection(name))
    {
        let bad = || Failure::Header(name.clone());
        let value = HeaderValue::from_bytes(value.as_bytes()).map_err(|_| bad())?;
        headers.append(HeaderName::from_bytes(name.as_bytes()).map_err(|_| bad())?, value);
    }
    if announces_length(exchange) {
        headers.insert(http::header::CONTENT_LENGTH, HeaderValue::from_static("0"));
    }
    Ok(request)
}

/// Whether a header speaks of the connection, which HTTP/2 forbids (RFC 9113, section 8.2.2).
fn is_of_connection(name: &str) -> bool {
    ["connection", "keep-alive", "proxy-connection", "transfer-encoding", "upgrade"]
        .iter()
        .any(|own| name.eq_ignore_ascii_case(own))
}

/// A method that is meant to carry a body says so when the body is empty (RFC 9110, section 8.6).
fn announces_length(exchange: &HttpRequest) -> bool {
    exchange.body.length() == 0 && matches!(exchange.method.as_str(), "POST" | "PUT")
}

/// About how many bytes a head has on HTTP/1.1, first line included.
fn head_length(first_line: usize, headers: &[(String, String)]) -> u64 {
    const FIRST_LINE: usize = 14;
    let lines = headers.iter().map(|(name, value)| name.len() + value.len() + 4).sum::<usize>();
    (FIRST_LINE + first_line + lines) as u64
}

pub fn fields(response: &Response<Incoming>) -> Vec<(String, String)> {
    response.headers().iter().map(|(name, value)| (name.as_str().to_owned(), head::text(value.as_bytes()))).collect()
}

fn answer(
    response: Response<Incoming>,
    headers: Vec<(String, String)>,
    protocol: Protocol,
    exchange: &HttpRequest,
    phases: &Rc<Phases>,
    lease: Lease,
) -> HttpResponse {
    phases.enter(Phase::Receive);
    let coding = response.headers().get(CONTENT_ENCODING).and_then(|value| value.to_str().ok()).unwrap_or_default();
    let coding = if exchange.method == "HEAD" { String::new() } else { coding.to_owned() };
    let status = response.status().as_u16();
    phases.note(|timings| {
        timings.sent = head_length(exchange.method.len() + target(&exchange.url).len(), &exchange.headers)
            + exchange.body.length();
        timings.received = head_length(0, &headers);
    });
    let host = exchange.url.host_str().unwrap_or_default();
    let body = Arriving::new(response.into_body(), &coding, phases.clone(), host, lease);
    HttpResponse { status, headers, protocol, body: Box::new(body) }
}
