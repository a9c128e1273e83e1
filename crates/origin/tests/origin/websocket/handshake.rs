//! The handshake of `/ws`: correct by default, and incorrect in every way that the query can ask for. Over TCP, TLS and
//! pipes.

use std::time::Duration;

use qiao_origin::{Ending, Origin, Scheme};
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::time::Instant;
use tokio_tungstenite::tungstenite::Error;

use super::{asking, connect, ended, head, hear, open, rest, say};
use crate::client::{get, hyper2, origin, raw, request, soon, split, tcp, tls, whole};

/// The response to a handshake with these header lines, over a pipe.
async fn answer(target: &str, lines: &str) -> String {
    let origin = Origin::in_memory().unwrap();
    let mut pipe = origin.dial(Scheme::Http);
    pipe.write_all(asking(target, lines).as_bytes()).await.unwrap();
    head(&mut pipe).await
}

const RIGHT: &str = "HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n\
                     Sec-WebSocket-Accept: s3pPLMBiTxaQ9kYGzzhZRbK+xOo=\r\n\r\n";

fn with(line: &str) -> String {
    RIGHT.replace("\r\n\r\n", &format!("\r\n{line}\r\n\r\n"))
}

#[tokio::test]
async fn is_right_over_pipes_tcp_and_tls() {
    assert_eq!(answer("/ws", "").await, RIGHT);
    let origin = origin().await;
    let (mut client, _) = connect(tcp(&origin).await, "/ws/any/thing?x").await.unwrap();
    say(&mut client, "hello").await;
    assert_eq!(hear(&mut client).await, "hello".into());
    let secured = tls(&origin, "a.test", &["http/1.1"]).await.unwrap();
    let (mut client, _) = connect(secured, "/ws").await.unwrap();
    say(&mut client, vec![0, 255]).await;
    assert_eq!(hear(&mut client).await, vec![0, 255].into());
    assert_eq!(origin.log().in_flight(), 2);
    client.close(None).await.unwrap();
    assert!(rest(&mut client).await.1.is_none());
    soon(origin.log().until(|log| log.in_flight() == 1)).await;
    let requests = origin.log().requests();
    assert_eq!(
        (requests[0].target.as_str(), requests[0].status, requests[0].ending),
        ("/ws/any/thing?x", Some(101), None)
    );
    assert_eq!((requests[1].scheme, requests[1].ending), (Scheme::Https, Some(Ending::Answered)));
}

#[tokio::test]
async fn is_answered_at_any_path_that_is_none_of_the_others() {
    assert_eq!(answer("/", "").await, RIGHT);
    assert_eq!(answer("/chat/room?header=X-Own:yes", "").await, with("X-Own: yes"));
    assert!(answer("/echo", "").await.starts_with("HTTP/1.1 200 "));
}

#[tokio::test]
async fn selects_a_protocol_only_when_told() {
    let offer = "Sec-WebSocket-Protocol: a, b\r\n";
    assert_eq!(answer("/ws", offer).await, RIGHT);
    assert_eq!(answer("/ws?protocol=first", offer).await, with("Sec-WebSocket-Protocol: a"));
    assert_eq!(answer("/ws?protocol=c", offer).await, with("Sec-WebSocket-Protocol: c"));
    assert_eq!(answer("/ws?protocol=first", "").await, RIGHT);
}

#[tokio::test]
async fn can_be_wrong_in_every_line() {
    let accept = "Sec-WebSocket-Accept: s3pPLMBiTxaQ9kYGzzhZRbK+xOo=";
    let wrong = answer("/ws?accept=wrong", "").await;
    assert!(wrong.contains("Sec-WebSocket-Accept: ") && !wrong.contains(accept), "{wrong}");
    assert_eq!(answer("/ws?accept=none", "").await, RIGHT.replace(&format!("{accept}\r\n"), ""));
    assert_eq!(answer("/ws?accept=x", "").await, RIGHT.replace(accept, "Sec-WebSocket-Accept: x"));
    assert_eq!(answer("/ws?upgrade=none", "").await, RIGHT.replace("Upgrade: websocket\r\n", ""));
    assert_eq!(answer("/ws?upgrade=h2c", "").await, RIGHT.replace("websocket", "h2c"));
    assert_eq!(answer("/ws?connection=none", "").await, RIGHT.replace("Connection: Upgrade\r\n", ""));
    assert_eq!(answer("/ws?extensions=x-a;%20b=1", "").await, with("Sec-WebSocket-Extensions: x-a; b=1"));
    assert_eq!(answer("/ws?header=X-A:%201&header=X-b:2", "").await, with("X-A: 1\r\nX-b: 2"));
    let origin = Origin::in_memory().unwrap();
    for target in ["/ws?accept=wrong", "/ws?accept=none", "/ws?upgrade=none", "/ws?protocol=x"] {
        let error = connect(origin.dial(Scheme::Http), target).await.unwrap_err();
        assert!(matches!(error, Error::Protocol(_)), "{target}: {error}");
    }
}

#[tokio::test]
async fn can_be_refused_or_redirected() {
    let origin = origin().await;
    let cases = [
        (
            "/ws?status=404&body=no",
            "HTTP/1.1 404 Not Found\r\nContent-Type: text/plain; charset=utf-8\r\nContent-Length: 2\r\n\r\nno",
        ),
        (
            "/ws?status=401&header=WWW-Authenticate:Basic",
            "HTTP/1.1 401 Unauthorized\r\nWWW-Authenticate: Basic\r\nContent-Length: 0\r\n\r\n",
        ),
        ("/ws?location=/x", "HTTP/1.1 302 Found\r\nLocation: /x\r\nContent-Length: 0\r\n\r\n"),
        ("/ws?location=/x&status=307", "HTTP/1.1 307 Temporary Redirect\r\nLocation: /x\r\nContent-Length: 0\r\n\r\n"),
    ];
    for (target, expected) in cases {
        let mut socket = tcp(&origin).await;
        socket.write_all(asking(target, "").as_bytes()).await.unwrap();
        let mut answer = vec![0; expected.len()];
        soon(socket.read_exact(&mut answer)).await.unwrap();
        assert_eq!(String::from_utf8(answer).unwrap(), expected, "{target}");
        // Without a handshake the connection remains usable for HTTP.
        socket.write_all(b"GET /text HTTP/1.1\r\nHost: a\r\n\r\n").await.unwrap();
        assert!(head(&mut socket).await.starts_with("HTTP/1.1 200"));
    }
    let error = connect(tcp(&origin).await, "/ws?status=503").await.unwrap_err();
    assert!(matches!(error, Error::Http(answer) if answer.status() == 503));
    assert!(origin.log().requests().iter().all(|entry| entry.websocket.is_none()));
}

#[tokio::test(start_paused = true)]
async fn can_be_late() {
    let origin = Origin::in_memory().unwrap();
    let clock = Instant::now();
    open(&origin, "/ws?handshake-wait=3s").await;
    assert_eq!(clock.elapsed(), Duration::from_secs(3));
    let opening = open(&origin, "/ws?handshake-gate=g");
    let gate = origin.gate("g");
    tokio::join!(opening, async {
        gate.until_waiting(1).await;
        gate.open();
    });
}

#[tokio::test]
async fn can_be_cut_or_reset() {
    let origin = origin().await;
    assert_eq!(raw(&origin, asking("/ws?handshake-cut", "")).await, b"");
    let mut socket = tcp(&origin).await;
    socket.write_all(asking("/ws?handshake-wait=5ms&handshake-reset=1", "").as_bytes()).await.unwrap();
    let error = soon(socket.read(&mut [0])).await.unwrap_err();
    assert_eq!(error.kind(), std::io::ErrorKind::ConnectionReset);
    assert_eq!(ended(&origin).await.ending, Some(Ending::Cut));
}

#[tokio::test]
async fn insists_on_what_a_client_has_to_say() {
    let whole = asking("/ws", "");
    let cases = [
        (whole.replace("GET", "POST"), "a handshake is a GET"),
        (whole.replace("keep-alive, Upgrade", "keep-alive"), "a handshake has Connection: Upgrade"),
        (whole.replace("dGhl", ""), "a handshake has a Sec-WebSocket-Key of 16 bytes in base64"),
        (whole.replace("/ws", "/ws?s=wat"), "s: step 1 (wat): expected one of text, binary"),
        (whole.replace("/ws", "/ws?status=101"), "status: expected 200 to 999"),
        (whole.replace("/ws", "/ws?header=x"), "header: expected NAME:VALUE"),
    ];
    let origin = origin().await;
    for (ask, expected) in cases {
        let mut socket = tcp(&origin).await;
        socket.write_all(ask.as_bytes()).await.unwrap();
        assert!(head(&mut socket).await.starts_with("HTTP/1.1 400"), "{ask}");
        let mut text = vec![0; expected.len()];
        soon(socket.read_exact(&mut text)).await.unwrap();
        assert_eq!(String::from_utf8(text).unwrap(), expected);
    }
    let old = raw(&origin, asking("/ws", "Connection: close\r\n").replace("13", "8")).await;
    let old = String::from_utf8(old).unwrap();
    assert!(old.starts_with("HTTP/1.1 426 ") && old.contains("\r\nSec-WebSocket-Version: 13\r\n"), "{old}");
}

#[tokio::test]
async fn is_explained_to_those_who_ask_by_plain_http() {
    let origin = origin().await;
    let answer = get(&origin, "/ws").await;
    let (head, listing) = split(&answer);
    assert!(
        head.starts_with("HTTP/1.1 426 Upgrade Required\r\n") && head.contains("\r\nUpgrade: websocket\r\n"),
        "{head}"
    );
    for part in ["handshake-wait=TIME", "pause-reading:TIME", "close:CODE,REASON"] {
        assert!(listing.contains(part), "{listing}");
    }
    assert!(get(&origin, "/no/such").await.contains("/ws[/ANYTHING]?s="));
}

#[tokio::test]
async fn is_for_http_1_1_only() {
    let origin = origin().await;
    let mut client = hyper2(tcp(&origin).await).await;
    let answer = client.send_request(request("GET", "http://a.test/ws", "")).await.unwrap();
    assert_eq!(whole(answer).await.0, 426);
    // The client library may refuse to send it; if it is sent, it is a protocol error.
    let mut upgrade = request("GET", "http://a.test/ws", "");
    upgrade.headers_mut().insert("upgrade", "websocket".parse().unwrap());
    if let Ok(answer) = client.send_request(upgrade).await {
        assert_eq!(whole(answer).await.0, 426);
    }
    let old = raw(&origin, asking("/ws", "").replace("HTTP/1.1", "HTTP/1.0")).await;
    assert!(old.starts_with(b"HTTP/1.1 426 "));
    assert!(origin.log().requests().iter().all(|entry| entry.websocket.is_none()));
}

#[tokio::test]
async fn may_be_followed_by_frames_at_once() {
    let origin = Origin::in_memory().unwrap();
    let mut pipe = origin.dial(Scheme::Http);
    let both = [asking("/ws", "").as_bytes(), &super::masked(0x81, b"hi")].concat();
    pipe.write_all(&both).await.unwrap();
    head(&mut pipe).await;
    assert_eq!(super::take(&mut pipe, 4).await, b"\x81\x02hi");
}
