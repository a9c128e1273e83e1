//! Sends one exchange on one connection: converts the request to hyper's form and the response from it.

use std::rc::Rc;

use http::header::{CONTENT_ENCODING, HOST, PROXY_AUTHORIZATION};
use http::{HeaderValue, Request, Response, Version};
use hyper::body::Incoming;
use qiao_abi::{Failure, HttpRequest, HttpResponse, Phase, Phases, Protocol};

use crate::body::{Arriving, Outgoing};
use crate::coding::Decoder;
use crate::dial::now;
use crate::fault;
use crate::head;
use crate::pool::{Http1, Http2, Key, Lease, Pool};
use crate::prepared;

/// The outcome of an exchange on a connection.
pub(crate) enum Sent {
    Answered(HttpResponse),
    /// The connection was closed before anything was sent: the exchange can be sent on another.
    Unsent,
    Failed(Failure),
}

/// Sends an exchange on an HTTP/1.1 connection.
pub(crate) async fn over_http1(
    mut connection: Http1,
    exchange: &HttpRequest,
    phases: &Rc<Phases>,
    key: Key,
    pool: &Pool,
) -> Sent {
    let mut request = match request(exchange, connection.forwarding.is_some(), Version::HTTP_11) {
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
    connection.watch.begin(prepared::header_block(&exchange.headers).spelling.clone());
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

/// Sends an exchange on an HTTP/2 connection.
pub(crate) async fn over_http2(
    mut connection: Http2,
    reused: bool,
    exchange: &HttpRequest,
    phases: &Rc<Phases>,
    key: Key,
    pool: &Pool,
) -> Sent {
    let request = match request(exchange, true, Version::HTTP_2) {
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

/// The request in hyper's form. With `absolute`, its target is the whole URL, as HTTP/2 and proxies require.
pub(crate) fn request(exchange: &HttpRequest, absolute: bool, version: Version) -> Result<Request<Outgoing>, Failure> {
    let destination = prepared::destination(exchange);
    let uri = if absolute { prepared::uri(exchange.url.as_str()) } else { destination.target.clone() };
    let mut request = Request::new(Outgoing::new(&exchange.body));
    *request.uri_mut() = uri?;
    *request.method_mut() = exchange.method.parse().map_err(|_| Failure::Method(exchange.method.clone()))?;
    *request.version_mut() = version;
    let headers = request.headers_mut();
    *headers = prepared::header_block(&exchange.headers).fields(version, &exchange.headers)?;
    if version == Version::HTTP_11
        && let Some(host) = headers.get_mut(HOST)
    {
        *host = destination.host_field.clone()?;
    }
    if announces_length(exchange) {
        headers.insert(http::header::CONTENT_LENGTH, HeaderValue::from_static("0"));
    }
    Ok(request)
}

/// A method that usually has a body announces an empty one as well (RFC 9110, section 8.6).
fn announces_length(exchange: &HttpRequest) -> bool {
    exchange.body.length() == 0 && matches!(exchange.method.as_str(), "POST" | "PUT")
}

pub(crate) fn fields(response: &Response<Incoming>) -> Vec<(String, String)> {
    response.headers().iter().map(|(name, value)| (name.as_str().to_owned(), head::text(value.as_bytes()))).collect()
}

/// The approximate size of a request line in bytes, without method and target.
const FIRST_LINE: u64 = 14;

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
    let decoder = Decoder::new(if exchange.method == "HEAD" { "" } else { coding });
    let status = response.status().as_u16();
    let target = prepared::target(&exchange.url).len() as u64;
    let sent = exchange.method.len() as u64 + target + prepared::header_block(&exchange.headers).length;
    phases.note(|timings| {
        timings.sent = FIRST_LINE + sent + exchange.body.length();
        timings.received = FIRST_LINE + prepared::length(&headers);
    });
    let host = prepared::destination(exchange).host.clone();
    let body = Arriving::new(response.into_body(), decoder, phases.clone(), host, lease);
    HttpResponse { status, headers, protocol, body: Box::new(body) }
}
