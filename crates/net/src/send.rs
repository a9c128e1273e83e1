//! Sends one exchange on one connection: converts the request to hyper's form and the response from it. It must not
//! choose connections or follow redirects.

use std::borrow::Cow;
use std::rc::Rc;

use http::header::{CONTENT_ENCODING, CONTENT_LENGTH, HOST, PROXY_AUTHORIZATION, TRANSFER_ENCODING};
use http::{HeaderName, HeaderValue, Request, Response, StatusCode, Version};
use hyper::body::Incoming;
use qiao_abi::{
    Failure, Http2Fault, HttpRequest, HttpResponse, Phase, Phases, Protocol, ProxyFault, ProxyProblem, SingleHeader,
    single_header,
};

use crate::body::{Arriving, Framing, Outgoing};
use crate::coding::Decoder;
use crate::dial::now;
use crate::fault;
use crate::head;
use crate::pool::{Http1, Http2, Key, Lease, Pool};
use crate::prepared;

/// The outcome of an exchange on a connection.
pub(crate) enum Sent {
    Answered(HttpResponse),
    /// The connection was closed before anything was sent, so the exchange can be sent on another one.
    Unsent,
    /// It was sent, but may be resent on a new connection: the server has not processed it, or closed a reused
    /// connection without sending a byte (as in Chromium's network transactions).
    Stale(Failure),
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
        timings.forwarded_by = connection.forwarding.as_ref().map(|forwarding| forwarding.proxy.clone());
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
            if let Some(failure) = refused_by_proxy(&connection, response.status()) {
                return Sent::Failed(failure);
            }
            let lease = Lease::exclusive(connection, key, pool.clone());
            answer(response, headers, Protocol::Http1, exchange, phases, lease)
        }
        Err(mut error) => match error.take_message() {
            Some(_) if connection.used => Sent::Unsent,
            _ => unanswered(&connection, &error.into_error(), exchange),
        },
    }
}

/// The outcome if an HTTP/1.1 connection delivered no response.
fn unanswered(connection: &Http1, error: &hyper::Error, exchange: &HttpRequest) -> Sent {
    let begun = connection.watch.times().1.is_some();
    match fault::http1_head(error, begun, host(exchange)) {
        failure @ (Failure::Closed | Failure::Reset) if connection.used && !begun => Sent::Stale(failure),
        Failure::Closed | Failure::Reset | Failure::HeadTruncated if connection.forwarding.is_some() => {
            Sent::Failed(of_proxy(connection, ProxyProblem::Closed))
        }
        Failure::Malformed(why) => Sent::Failed(lengths(connection).unwrap_or(Failure::Malformed(why))),
        failure => Sent::Failed(failure),
    }
}

/// The failure of a response whose lines of Content-Length differ. hyper reports it as it does a malformed length.
fn lengths(connection: &Http1) -> Option<Failure> {
    single_header(&connection.watch.head()?, SingleHeader::ContentLength).err()
}

/// The failure behind a status that only proxies use (RFC 9110, section 15.5.8).
fn refused_by_proxy(connection: &Http1, status: StatusCode) -> Option<Failure> {
    let forwarding = connection.forwarding.as_ref()?;
    let sent = forwarding.authorization.is_some();
    let problem = ProxyProblem::Authentication { sent };
    (status == StatusCode::PROXY_AUTHENTICATION_REQUIRED).then(|| of_proxy(connection, problem))
}

fn of_proxy(connection: &Http1, problem: ProxyProblem) -> Failure {
    let proxy = connection.forwarding.as_ref().map(|forwarding| forwarding.proxy.to_string()).unwrap_or_default();
    Failure::Proxy(ProxyFault { proxy, problem })
}

/// Sends an exchange over an HTTP/2 connection.
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
            answer(response, headers, Protocol::Http2, exchange, phases, lease)
        }
        Err(mut error) => match error.take_message() {
            Some(_) if reused => Sent::Unsent,
            _ => match fault::http2(&error.into_error(), host(exchange)) {
                failure @ Failure::Http2(Http2Fault::Refused | Http2Fault::GoneAway(_)) => Sent::Stale(failure),
                failure @ (Failure::Disconnected | Failure::Reset) if reused => Sent::Stale(failure),
                failure => Sent::Failed(failure),
            },
        },
    }
}

fn host(exchange: &HttpRequest) -> &str {
    exchange.url.host_str().unwrap_or_default()
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
    *headers = prepared::header_block(&exchange.headers).fields(version, &exchange.headers, exchange.latin1)?;
    if version == Version::HTTP_11
        && let Some(host) = headers.get_mut(HOST)
    {
        *host = destination.host_field.clone()?;
    }
    if announces_length(exchange) {
        headers.insert(CONTENT_LENGTH, HeaderValue::from_static("0"));
    }
    Ok(request)
}

/// Methods that usually have a body declare an empty one as well (RFC 9110, section 8.6).
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
) -> Sent {
    phases.enter(Phase::Receive);
    let (transfer, chunked) = transfer_codings(&response);
    let content = all(&response, &CONTENT_ENCODING);
    let decoder = match exchange.method.as_str() {
        "HEAD" => Ok(Decoder::default()),
        _ => Decoder::new(&content, &transfer),
    };
    let decoder = match decoder {
        Ok(decoder) => decoder,
        Err(failure) => return Sent::Failed(failure),
    };
    let framing = match protocol {
        Protocol::Http2 => Framing::Stream,
        _ if chunked => Framing::Chunks,
        _ => Framing::Length,
    };
    let status = response.status().as_u16();
    let target = prepared::target(&exchange.url).len() as u64;
    let sent = exchange.method.len() as u64 + target + prepared::header_block(&exchange.headers).length;
    phases.note(|timings| {
        timings.sent = FIRST_LINE + sent + exchange.body.length();
        timings.received = FIRST_LINE + prepared::length(&headers);
    });
    let host = prepared::destination(exchange).host.clone();
    let body = Arriving::new(response.into_body(), decoder, framing, phases.clone(), host, lease);
    Sent::Answered(HttpResponse { status, headers, protocol, body: Box::new(body) })
}

/// The transfer codings besides `chunked` (RFC 9112, section 7), and whether the body is chunked.
fn transfer_codings(response: &Response<Incoming>) -> (Cow<'_, str>, bool) {
    let codings = all(response, &TRANSFER_ENCODING);
    let is_chunked = |coding: &str| coding.trim().eq_ignore_ascii_case("chunked");
    match codings.rsplit_once(',') {
        Some((before, last)) if is_chunked(last) => (before.to_owned().into(), true),
        None if is_chunked(&codings) => (Cow::Borrowed(""), true),
        _ => (codings, false),
    }
}

/// The combined value of all lines of a header (RFC 9110, section 5.3).
fn all<'a>(response: &'a Response<Incoming>, name: &HeaderName) -> Cow<'a, str> {
    let mut lines = response.headers().get_all(name).into_iter().filter_map(|value| value.to_str().ok());
    let first = lines.next().unwrap_or_default();
    lines.fold(Cow::Borrowed(first), |joined, line| format!("{joined}, {line}").into())
}
