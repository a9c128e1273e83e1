//! Parts of requests in hyper's form that depend only on the URL or only on the headers. They are computed
//! once and cached with the URL or the headers. It must not know anything that differs from request to
//! request, such as the method, the body or the connection.

use std::cell::OnceCell;
use std::rc::Rc;

use http::header::HOST;
use http::{HeaderMap, HeaderName, HeaderValue, Uri, Version};
use qiao_abi::{Failure, HttpRequest, Shared};
use url::{Position, Url};

/// The server that a connection leads to.
#[derive(Debug, PartialEq, Eq, Hash)]
pub(crate) struct Origin {
    scheme: String,
    host: String,
    port: u16,
}

/// The prepared parts of a URL.
pub(crate) struct Destination {
    pub origin: Rc<Origin>,
    /// The host without port, for messages.
    pub host: Rc<str>,
    /// Path and query: the request target on HTTP/1.1.
    pub target: Result<Uri, Failure>,
    /// The value of the `Host` header.
    pub host_field: Result<HeaderValue, Failure>,
}

/// The prepared parts of a header list.
pub(crate) struct HeaderBlock {
    /// For HTTP/1.1, starting with an empty `Host`.
    http1: OnceCell<Result<HeaderMap, Failure>>,
    http2: OnceCell<Result<HeaderMap, Failure>>,
    /// The names in their original spelling, one per line.
    pub spelling: Rc<str>,
    /// The approximate size on HTTP/1.1, in bytes.
    pub length: u64,
}

/// Capacity for headers that the client adds to a request.
const ROOM: usize = 3;
/// Most headers per request: `HeaderMap` panics if there are many more.
const MOST: usize = 10_000;

/// The prepared parts of a request's URL.
pub(crate) fn destination(request: &HttpRequest) -> Rc<Destination> {
    request.url.prepared(|url| {
        let host_and_port = &url[Position::BeforeHost..Position::AfterPort];
        let host = url.host_str().unwrap_or_default();
        Destination {
            origin: Rc::new(Origin {
                scheme: url.scheme().to_owned(),
                host: host.to_owned(),
                port: url.port_or_known_default().unwrap_or_default(),
            }),
            host: host.into(),
            target: uri(target(url)),
            host_field: HeaderValue::from_str(host_and_port).map_err(|_| Failure::Header("host".to_owned())),
        }
    })
}

/// The prepared parts of a request's headers.
pub(crate) fn header_block(headers: &Shared<Vec<(String, String)>>) -> Rc<HeaderBlock> {
    headers.prepared(|headers| HeaderBlock {
        http1: OnceCell::new(),
        http2: OnceCell::new(),
        spelling: headers.iter().flat_map(|(name, _)| [name, "\n"]).collect::<String>().into(),
        length: length(headers),
    })
}

impl HeaderBlock {
    /// The headers for a version of HTTP; for HTTP/1.1 starting with an empty `Host`.
    ///
    /// # Errors
    /// A header is not valid in HTTP.
    pub(crate) fn fields(
        &self,
        version: Version,
        headers: &Shared<Vec<(String, String)>>,
        latin1: bool,
    ) -> Result<HeaderMap, Failure> {
        if !headers.is_shared() {
            return fields(version, headers, latin1);
        }
        let kept = if version == Version::HTTP_2 { &self.http2 } else { &self.http1 };
        kept.get_or_init(|| fields(version, headers, latin1)).clone()
    }
}

fn fields(version: Version, headers: &[(String, String)], latin1: bool) -> Result<HeaderMap, Failure> {
    if let Some((name, _)) = headers.get(MOST) {
        return Err(Failure::Header(name.clone()));
    }
    let mut fields = HeaderMap::with_capacity(headers.len() + ROOM);
    let http2 = version == Version::HTTP_2;
    if !http2 {
        fields.insert(HOST, HeaderValue::from_static(""));
    }
    for (name, value) in headers.iter().filter(|(name, _)| !http2 || !is_of_connection(name)) {
        let bad = || Failure::Header(name.clone());
        let value = match in_latin1(value).filter(|_| latin1) {
            Some(bytes) => HeaderValue::from_bytes(&bytes),
            None => HeaderValue::from_bytes(value.as_bytes()),
        };
        let value = value.map_err(|_| bad())?;
        fields.append(HeaderName::from_bytes(name.as_bytes()).map_err(|_| bad())?, value);
    }
    Ok(fields)
}

/// A text in Latin-1, one byte per character; `None` if it is ASCII, or goes beyond Latin-1.
fn in_latin1(text: &str) -> Option<Vec<u8>> {
    let in_range = || text.chars().map(|letter| u8::try_from(letter).ok()).collect();
    if text.is_ascii() { None } else { in_range() }
}

/// Whether a header is connection-specific, which HTTP/2 forbids (RFC 9113, section 8.2.2).
fn is_of_connection(name: &str) -> bool {
    ["connection", "keep-alive", "proxy-connection", "transfer-encoding", "upgrade"]
        .iter()
        .any(|own| name.eq_ignore_ascii_case(own))
}

/// Path and query of a URL.
pub(crate) fn target(url: &Url) -> &str {
    &url[Position::BeforePath..Position::AfterQuery]
}

/// Parses a URL or a part of one for hyper.
///
/// # Errors
/// hyper rejects it.
pub(crate) fn uri(text: &str) -> Result<Uri, Failure> {
    let text = text.split('#').next().unwrap_or(text);
    text.parse().map_err(|error| Failure::Malformed(format!("`{text}`: {error}")))
}

/// The approximate size of headers on HTTP/1.1, in bytes.
pub(crate) fn length(headers: &[(String, String)]) -> u64 {
    headers.iter().map(|(name, value)| name.len() + value.len() + 4).sum::<usize>() as u64
}

#[cfg(test)]
mod tests {
    use super::*;

    fn headers(pairs: &[(&str, &str)]) -> Shared<Vec<(String, String)>> {
        pairs.iter().map(|(name, value)| ((*name).to_owned(), (*value).to_owned())).collect::<Vec<_>>().into()
    }

    fn names(headers: &Shared<Vec<(String, String)>>, version: Version) -> Vec<String> {
        let block = header_block(headers);
        let fields = block.fields(version, headers, false).unwrap();
        fields.iter().map(|(name, value)| format!("{name}={}", value.to_str().unwrap())).collect()
    }

    #[test]
    fn a_block_has_room_for_the_host_on_http1_and_nothing_of_the_connection_on_http2() {
        let headers = headers(&[("X-A", "1"), ("Host", "own"), ("Connection", "close"), ("x-a", "2")]);
        let kept = headers.clone();
        for headers in [&headers, &kept, &(*headers).clone().into()] {
            assert_eq!(names(headers, Version::HTTP_11), ["host=", "host=own", "x-a=1", "x-a=2", "connection=close"]);
            assert_eq!(names(headers, Version::HTTP_2), ["x-a=1", "x-a=2", "host=own"]);
        }
        assert_eq!(&*header_block(&headers).spelling, "X-A\nHost\nConnection\nx-a\n");
    }

    #[test]
    fn too_many_headers_are_an_error_and_no_panic() {
        let many = |count: u32| (0..count).map(|number| (format!("x-{number}"), String::new())).collect::<Vec<_>>();
        for (count, good) in [(10_000, true), (10_001, false), (50_000, false)] {
            let headers = many(count).into();
            let fields = header_block(&headers).fields(Version::HTTP_11, &headers, false);
            assert_eq!(fields.is_ok(), good, "{count}");
        }
    }

    #[test]
    fn values_go_out_in_the_encoding_of_the_request() {
        let headers = headers(&[("x-name", "é")]);
        for (latin1, bytes) in [(true, &b"\xe9"[..]), (false, "é".as_bytes())] {
            let headers = (*headers).clone().into();
            let fields = header_block(&headers).fields(Version::HTTP_2, &headers, latin1).unwrap();
            assert_eq!(fields["x-name"].as_bytes(), bytes);
        }
    }

    #[test]
    fn a_bad_header_is_named_on_every_request() {
        let headers = headers(&[("good", "1"), ("b a d", "1")]);
        for _ in 0..2 {
            let block = header_block(&headers);
            assert_eq!(block.fields(Version::HTTP_11, &headers, false), Err(Failure::Header("b a d".to_owned())));
        }
    }
}
