//! Parses request heads and what they announce: the framing of the body, a client waiting for 100, a
//! connection to be closed. Strict where a client could be misunderstood. Used by the HTTP/1 loop.

use bytes::{Buf, BytesMut};
use tokio::io::AsyncReadExt;

use super::HEAD_LIMIT;
use super::body::BodyDecoder;
use crate::request::{Headers, RequestHead, Version};
use crate::transport::Socket;

/// Most header lines in one head.
const MAX_LINES: usize = 512;

/// A request head with what it announces.
#[derive(Debug)]
pub(super) struct Request {
    pub(super) head: RequestHead,
    pub(super) announced: Announced,
}

/// What the head says about the rest of the exchange.
#[derive(Debug)]
pub(super) struct Announced {
    pub(super) body: BodyDecoder,
    /// `Expect: 100-continue`.
    pub(super) expects: bool,
    /// The client wants no further request on this connection, or cannot send one.
    pub(super) last: bool,
}

/// Why there is no request.
#[derive(Debug)]
pub(super) enum HeadError {
    /// The client left in the middle of a head.
    Left,
    Malformed(String),
}

/// Reads the next head. `None` when the client has closed the connection between requests.
pub(super) async fn read(socket: &mut Socket, input: &mut BytesMut) -> Result<Option<Request>, HeadError> {
    loop {
        if let Some((request, length)) = parse(input).map_err(HeadError::Malformed)? {
            input.advance(length);
            return Ok(Some(request));
        }
        if input.len() >= HEAD_LIMIT {
            return Err(HeadError::Malformed(format!("the head is larger than {HEAD_LIMIT} bytes")));
        }
        match socket.read_buf(input).await {
            Ok(0) if input.is_empty() => return Ok(None),
            Ok(0) | Err(_) => return Err(HeadError::Left),
            Ok(_) => {}
        }
    }
}

/// The request at the start of `input` and the length of its head; `None` if more bytes are needed.
fn parse(input: &[u8]) -> Result<Option<(Request, usize)>, String> {
    let mut lines = [httparse::EMPTY_HEADER; MAX_LINES];
    let mut parsed = httparse::Request::new(&mut lines);
    match parsed.parse(input).map_err(|error| format!("not an HTTP request: {error}"))? {
        httparse::Status::Partial => Ok(None),
        httparse::Status::Complete(length) => Ok(Some((request(&parsed)?, length))),
    }
}

fn request(parsed: &httparse::Request<'_, '_>) -> Result<Request, String> {
    let mut headers = Headers::default();
    for line in parsed.headers.iter() {
        headers.push(line.name, line.value);
    }
    let version = if parsed.version == Some(0) { Version::Http10 } else { Version::Http11 };
    let head = RequestHead {
        method: parsed.method.unwrap_or_default().to_owned(),
        target: parsed.path.unwrap_or_default().to_owned(),
        version,
        host: headers.first("host").map(str::to_owned),
        headers,
    };
    if version == Version::Http11 && head.headers.all("host").count() != 1 {
        return Err("an HTTP/1.1 request needs exactly one Host line".into());
    }
    let announced = Announced {
        body: framing(&head.headers)?,
        expects: head.headers.lists("expect", "100-continue"),
        last: version == Version::Http10 || head.headers.lists("connection", "close"),
    };
    Ok(Request { head, announced })
}

/// The framing of the body. A head that can be read in two ways is an error.
fn framing(headers: &Headers) -> Result<BodyDecoder, String> {
    let chunked = headers.lists("transfer-encoding", "chunked");
    if headers.first("transfer-encoding").is_some() && !chunked {
        return Err("Transfer-Encoding must end in chunked".into());
    }
    let mut lengths = headers.all("content-length");
    let Some(length) = lengths.next() else {
        return Ok(if chunked { BodyDecoder::chunked() } else { BodyDecoder::sized(0) });
    };
    if chunked {
        return Err("Content-Length and Transfer-Encoding exclude each other".into());
    }
    if lengths.any(|other| other != length) {
        return Err("there are several Content-Length lines with different values".into());
    }
    let digits = !length.is_empty() && length.bytes().all(|byte| byte.is_ascii_digit());
    let parsed = digits.then(|| length.parse().ok()).flatten();
    parsed.map(BodyDecoder::sized).ok_or_else(|| format!("Content-Length is not a number: {length}"))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn parsed(text: &str) -> Request {
        let (request, length) = parse(text.as_bytes()).unwrap().unwrap();
        assert_eq!(length, text.len());
        request
    }

    fn refused(lines: &str) -> String {
        parse(format!("POST / HTTP/1.1\r\n{lines}\r\n\r\n").as_bytes()).unwrap_err()
    }

    #[test]
    fn keeps_what_was_written() {
        let request = parsed("PoST /a?b HTTP/1.1\r\nHOST: x\r\nX-a:  1 \r\nx-A: 2\r\n\r\n");
        let lines: Vec<_> = request.head.headers.iter().collect();
        assert_eq!(lines, [("HOST", "x"), ("X-a", "1"), ("x-A", "2")]);
        assert_eq!((request.head.method.as_str(), request.head.target.as_str()), ("PoST", "/a?b"));
        assert_eq!(request.head.host.as_deref(), Some("x"));
        assert!(!request.announced.last && !request.announced.expects);
    }

    #[test]
    fn takes_targets_in_utf8_only() {
        assert_eq!(parsed("GET /你 HTTP/1.1\r\nHost: x\r\n\r\n").head.target, "/你");
        assert!(parse(b"GET /\xc4\xe3 HTTP/1.1\r\nHost: x\r\n\r\n").is_err());
    }

    #[test]
    fn waits_for_the_end_of_the_head() {
        assert!(parse(b"\r\nGET / HTTP/1.1\r\nHost: x\r\n").unwrap().is_none());
    }

    #[test]
    fn knows_when_the_connection_ends() {
        assert!(parsed("GET / HTTP/1.0\r\n\r\n").announced.last);
        assert!(parsed("GET / HTTP/1.1\r\nHost: x\r\nConnection: x, Close\r\n\r\n").announced.last);
        assert!(parsed("GET / HTTP/1.1\r\nHost: x\r\nExpect: 100-Continue\r\n\r\n").announced.expects);
    }

    #[test]
    fn refuses_what_has_two_meanings() {
        assert!(refused("A: b").contains("Host"));
        assert!(refused("Host: a\r\nHost: b").contains("Host"));
        assert!(refused("Host: a\r\nContent-Length: 1\r\nContent-Length: 2").contains("several"));
        assert!(refused("Host: a\r\nContent-Length: +1").contains("not a number"));
        assert!(refused("Host: a\r\nContent-Length: 1\r\nTransfer-Encoding: chunked").contains("exclude"));
        assert!(refused("Host: a\r\nTransfer-Encoding: gzip").contains("chunked"));
        assert!(parse(b"GET / HTTP/1.1\r\nbad name: x\r\n\r\n").is_err());
    }
}
