//! WebSocket as tungstenite and raw sockets see it: `handshake`, the `steps` of a conversation, `deflate`, and the
//! `record` in the log. This file has the clients that they share.

mod deflate;
mod handshake;
mod record;
mod steps;

use futures_util::{SinkExt, StreamExt};
use qiao_origin::{Origin, RequestEntry, Scheme, WebSocketEntry};
use tokio::io::{AsyncRead, AsyncReadExt, AsyncWrite, AsyncWriteExt, DuplexStream};
use tokio_tungstenite::tungstenite::handshake::client::Response;
use tokio_tungstenite::tungstenite::protocol::CloseFrame;
use tokio_tungstenite::tungstenite::{Error, Message};
use tokio_tungstenite::{WebSocketStream, client_async};

use crate::client::soon;

type Client<T = DuplexStream> = WebSocketStream<T>;

/// A handshake with tungstenite on `io`.
async fn connect<T: AsyncRead + AsyncWrite + Unpin>(io: T, target: &str) -> Result<(Client<T>, Response), Error> {
    soon(client_async(format!("ws://a.test{target}"), io)).await
}

/// A tungstenite client on a pipe, after its handshake.
async fn open(origin: &Origin, target: &str) -> Client {
    connect(origin.dial(Scheme::Http), target).await.unwrap().0
}

/// A client of a conversation with these steps, which are percent-encoded here.
async fn steps(origin: &Origin, steps: &str) -> Client {
    open(origin, &format!("/ws?s={}", encoded(steps))).await
}

fn encoded(text: &str) -> String {
    text.bytes()
        .map(|byte| if byte.is_ascii_alphanumeric() { char::from(byte).to_string() } else { format!("%{byte:02x}") })
        .collect()
}

async fn say<T: AsyncRead + AsyncWrite + Unpin>(client: &mut Client<T>, message: impl Into<Message>) {
    client.send(message.into()).await.unwrap();
}

/// The next message, pings and close frames included.
async fn hear<T: AsyncRead + AsyncWrite + Unpin>(client: &mut Client<T>) -> Message {
    soon(client.next()).await.expect("a message").unwrap()
}

/// Everything up to the end, and the error if it ended with one.
async fn rest<T: AsyncRead + AsyncWrite + Unpin>(client: &mut Client<T>) -> (Vec<Message>, Option<Error>) {
    let mut messages = Vec::new();
    while let Some(next) = soon(client.next()).await {
        match next {
            Ok(message) => messages.push(message),
            Err(error) => return (messages, Some(error)),
        }
    }
    (messages, None)
}

fn closing(code: u16, reason: &str) -> Message {
    Message::Close(Some(CloseFrame { code: code.into(), reason: reason.to_owned().into() }))
}

/// A client without a library: the bytes after the handshake, in both directions.
async fn bare(origin: &Origin, target: &str) -> DuplexStream {
    let mut pipe = origin.dial(Scheme::Http);
    pipe.write_all(asking(target, "").as_bytes()).await.unwrap();
    let head = head(&mut pipe).await;
    assert!(head.starts_with("HTTP/1.1 101 Switching Protocols\r\n"), "{head}");
    pipe
}

/// A handshake with the key of RFC 6455, 1.3.
fn asking(target: &str, lines: &str) -> String {
    format!(
        "GET {target} HTTP/1.1\r\nHost: a.test\r\nConnection: keep-alive, Upgrade\r\nUpgrade: websocket\r\n\
         Sec-WebSocket-Version: 13\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n{lines}\r\n"
    )
}

/// Reads one head, byte for byte, so that nothing after it is lost.
async fn head(io: &mut (impl AsyncRead + Unpin)) -> String {
    let mut head = Vec::new();
    while !head.ends_with(b"\r\n\r\n") {
        head.push(soon(io.read_u8()).await.unwrap());
    }
    String::from_utf8(head).unwrap()
}

/// Exactly this many bytes.
async fn take(io: &mut (impl AsyncRead + Unpin), length: usize) -> Vec<u8> {
    let mut bytes = vec![0; length];
    soon(io.read_exact(&mut bytes)).await.unwrap();
    bytes
}

async fn take_all(io: &mut (impl AsyncRead + Unpin)) -> Vec<u8> {
    let mut bytes = Vec::new();
    soon(io.read_to_end(&mut bytes)).await.unwrap();
    bytes
}

/// A frame as a client writes it, masked with zeros; the first byte has the bits and the opcode.
fn masked(first: u8, payload: &[u8]) -> Vec<u8> {
    assert!(payload.len() < 126);
    [&[first, 0x80 | payload.len() as u8, 0, 0, 0, 0], payload].concat()
}

/// The first request, when it has ended.
async fn ended(origin: &Origin) -> RequestEntry {
    soon(origin.log().until(|log| log.in_flight() == 0 && log.last_request() > 0)).await;
    origin.log().requests().remove(0)
}

async fn conversation(origin: &Origin) -> WebSocketEntry {
    ended(origin).await.websocket.expect("a conversation")
}
