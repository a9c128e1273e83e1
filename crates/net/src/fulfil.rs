//! A response in place of a server's: it is written into a pipe, and read at the other end like any other, so that the
//! condition of the network, limits and codings hold. It must not know who gives it.

use std::rc::Rc;

use bytes::Bytes;
use hyper_rustls::MaybeHttpsStream;
use hyper_util::rt::TokioIo;
use qiao_abi::{Failure, HttpRequest, HttpResponse, Phases};
use tokio::io::{AsyncReadExt, AsyncWriteExt, DuplexStream};

use crate::client;
use crate::dial::Raw;
use crate::fault;
use crate::intercept::Response;
use crate::pool::{Key, Pool};
use crate::send;
use crate::shaper::{NetworkShaper, Shaped};

/// How many bytes are in the pipe at most.
const PIPE: usize = 64 * 1024;

/// Sends a request to a server that has this response for it.
pub(crate) async fn fulfil(
    response: Response,
    request: &HttpRequest,
    key: Key,
    line: &NetworkShaper,
    phases: &Rc<Phases>,
) -> Result<HttpResponse, Failure> {
    let head = head(&response)?;
    let (client, server) = tokio::io::duplex(PIPE);
    // It ends when the other end of the pipe is gone.
    tokio::task::spawn_local(serve(server, request.body.length(), head, response.body));
    let stream = Shaped::new(Raw::Other(Box::new(client)), line.clone());
    let connected = client::http1(MaybeHttpsStream::Http(TokioIo::new(stream)), None).await;
    let host = request.url.host_str().unwrap_or_default();
    let connection = connected.map_err(|error| fault::chain(&error, host))?;
    // The connection serves nothing else, so it is kept in a pool of its own.
    client::settled(send::over_http1(connection, request, phases, key, &Pool::default()).await)
}

/// Reads the request to its end, so that uploads make progress, and answers it.
async fn serve(mut stream: DuplexStream, body: u64, head: String, bytes: Bytes) {
    let mut read = Vec::new();
    let end = loop {
        if let Some(end) = read.windows(4).position(|window| window == b"\r\n\r\n") {
            break end + 4;
        }
        // Who has gone hears no answer.
        if !matches!(stream.read_buf(&mut read).await, Ok(1..)) {
            return;
        }
    };
    let mut left = body.saturating_sub((read.len() - end) as u64);
    while left > 0 {
        read.clear();
        match stream.read_buf(&mut read).await {
            Ok(count @ 1..) => left = left.saturating_sub(count as u64),
            _ => return,
        }
    }
    if stream.write_all(head.as_bytes()).await.is_ok() {
        drop(stream.write_all(&bytes).await);
    }
}

/// The head of a response as HTTP/1.1. Its body comes as a whole, so it has a length.
///
/// # Errors
/// A header has characters that would end its line.
fn head(response: &Response) -> Result<String, Failure> {
    let mut head = format!("HTTP/1.1 {} \r\n", response.status);
    let is = |name: &str, other: &str| name.eq_ignore_ascii_case(other);
    for (name, value) in response.headers.iter().filter(|(name, _)| !is(name, "transfer-encoding")) {
        let ends = |letter: char| matches!(letter, '\r' | '\n' | '\0');
        if name.is_empty() || name.contains(|letter: char| ends(letter) || letter == ':') || value.contains(ends) {
            return Err(Failure::Malformed(format!("`{}` is not a header", name.escape_default())));
        }
        head.extend([name.as_str(), ": ", value, "\r\n"]);
    }
    let has_length = response.headers.iter().any(|(name, _)| is(name, "content-length"));
    if !has_length && !matches!(response.status, 204 | 304) {
        head.push_str(&format!("content-length: {}\r\n", response.body.len()));
    }
    head.push_str("\r\n");
    Ok(head)
}
