//! HTTP/1 on the byte level: what raw sockets write and read, and how connections end. `paths` tests the content of
//! the built-in paths.

use std::io::ErrorKind;

use qiao_origin::{Ending, Script, Version};
use tokio::io::{AsyncReadExt, AsyncWriteExt};

use crate::client::{get, hyper1, origin, raw, request, soon, split, tcp, whole};

#[tokio::test]
async fn answers_one_request_after_the_other_on_one_connection() {
    let origin = origin().await;
    let both = "POST /echo HTTP/1.1\r\nHost: a\r\nContent-Length: 3\r\n\r\nabcGET /text?text=x HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n";
    let answer = String::from_utf8(raw(&origin, both).await).unwrap();
    assert!(answer.contains("\"body\":\"abc\""), "{answer}");
    assert!(answer.ends_with("Connection: close\r\n\r\nx"), "{answer}");
    let requests = origin.log().requests();
    assert_eq!(requests.iter().map(|entry| (entry.id, entry.connection)).collect::<Vec<_>>(), [(1, 1), (2, 1)]);
    assert_eq!(requests[0].body.bytes.as_deref(), Some(&b"abc"[..]));
    assert!(requests.iter().all(|entry| entry.ending == Some(Ending::Answered) && entry.status == Some(200)));
}

#[tokio::test]
async fn records_spelling_and_order() {
    let origin = origin().await;
    raw(&origin, "GET /echo HTTP/1.1\r\nHOST: a\r\nx-B: 1\r\nX-a: 2\r\nConnection: close\r\n\r\n").await;
    let entry = &origin.log().requests()[0];
    let lines: Vec<_> = entry.headers.iter().collect();
    assert_eq!(lines, [("HOST", "a"), ("x-B", "1"), ("X-a", "2"), ("Connection", "close")]);
    assert_eq!((entry.version, entry.host.as_deref()), (Version::Http11, Some("a")));
}

#[tokio::test]
async fn reads_chunked_bodies() {
    let origin = origin().await;
    let chunked = "POST /echo HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\nConnection: close\r\n\r\n3\r\nabc\r\n2;x\r\nde\r\n0\r\n\r\n";
    let answer = String::from_utf8(raw(&origin, chunked).await).unwrap();
    assert!(answer.contains("\"body\":\"abcde\"") && answer.contains("\"length\":5"), "{answer}");
}

#[tokio::test]
async fn invites_a_body_that_is_expected() {
    let origin = origin().await;
    let head =
        "POST /echo HTTP/1.1\r\nHost: a\r\nContent-Length: 2\r\nExpect: 100-continue\r\nConnection: close\r\n\r\n";
    let mut socket = tcp(&origin).await;
    socket.write_all(head.as_bytes()).await.unwrap();
    let mut invitation = [0; 25];
    soon(socket.read_exact(&mut invitation)).await.unwrap();
    assert_eq!(&invitation, b"HTTP/1.1 100 Continue\r\n\r\n");
    socket.write_all(b"hi").await.unwrap();
    let mut answer = String::new();
    soon(socket.read_to_string(&mut answer)).await.unwrap();
    assert!(answer.contains("\"body\":\"hi\""));
}

#[tokio::test]
async fn a_script_may_refuse_a_body_that_is_expected() {
    let origin = origin().await;
    let head = "POST /do?s=unread;status:417 HTTP/1.1\r\nHost: a\r\nContent-Length: 2\r\nExpect: 100-continue\r\n\r\n";
    let answer = String::from_utf8(raw(&origin, head).await).unwrap();
    assert_eq!(answer, "HTTP/1.1 417 Expectation Failed\r\nContent-Length: 0\r\nConnection: close\r\n\r\n");
}

#[tokio::test]
async fn a_script_may_answer_before_the_body_and_the_log_still_gets_it() {
    let origin = origin().await;
    let mut socket = tcp(&origin).await;
    socket.write_all(b"POST /do?s=unread;body:early HTTP/1.1\r\nHost: a\r\nContent-Length: 4\r\n\r\n").await.unwrap();
    let mut answer = [0; 64];
    let read = soon(socket.read(&mut answer)).await.unwrap();
    assert!(answer[..read].ends_with(b"early"));
    socket.write_all(b"lateGET /text HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n").await.unwrap();
    let mut next = String::new();
    soon(socket.read_to_string(&mut next)).await.unwrap();
    assert!(next.ends_with("hello"));
    assert_eq!(origin.log().requests()[0].body.bytes.as_deref(), Some(&b"late"[..]));
}

#[tokio::test]
async fn some_answers_have_no_body() {
    let origin = origin().await;
    let head = raw(&origin, "HEAD /text HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n").await;
    assert!(String::from_utf8(head).unwrap().ends_with("Content-Length: 5\r\nConnection: close\r\n\r\n"));
    for status in [204, 304] {
        let answer = get(&origin, &format!("/status/{status}?body=x")).await;
        assert!(answer.ends_with("\r\n\r\n") && !answer.contains("Content-Length"), "{answer}");
    }
}

#[tokio::test]
async fn writes_what_the_script_says_byte_for_byte() {
    let origin = origin().await;
    let cases = [
        (
            "/do?s=info:103,Link=a;status:299%20Fine;header:x-A=1;header:X-a=2;body:hi",
            "HTTP/1.1 103 Early Hints\r\nLink: a\r\n\r\nHTTP/1.1 299 Fine\r\nx-A: 1\r\nX-a: 2\r\nContent-Length: 2\r\nConnection: close\r\n\r\nhi",
        ),
        (
            "/do?s=chunked;body:abc;flush;body:de",
            "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\nConnection: close\r\n\r\n3\r\nabc\r\n2\r\nde\r\n0\r\n\r\n",
        ),
        ("/do?s=until-close;body:abc", "HTTP/1.1 200 OK\r\nConnection: close\r\n\r\nabc"),
        (
            "/do?s=header:content-length=3;header:connection=Close;body:abc",
            "HTTP/1.1 200 OK\r\ncontent-length: 3\r\nconnection: Close\r\n\r\nabc",
        ),
        ("/do?s=raw:ICY%20200%5Cr%5Cn%5Cr%5Cnx%5C;y", "ICY 200\r\n\r\nx;y"),
        (
            "/wrong-length?declared=2&sent=4",
            "HTTP/1.1 200 OK\r\nContent-Length: 2\r\nConnection: close\r\n\r\n\x03\x0a\x11\x18",
        ),
        ("/cut?at=connect", ""),
        ("/cut?at=head", "HTTP/1.1 200 OK\r\nContent-Type: text/pl"),
    ];
    for (target, expected) in cases {
        assert_eq!(get(&origin, target).await, expected, "{target}");
    }
}

#[tokio::test]
async fn a_length_that_lies_ends_the_connection() {
    let origin = origin().await;
    for target in ["/wrong-length?declared=9&sent=2", "/wrong-length?declared=2&sent=9"] {
        // No `Connection: close` here: the origin has to detect by itself that it cannot continue.
        let answer = raw(&origin, format!("GET {target} HTTP/1.1\r\nHost: a\r\n\r\n")).await;
        assert!(answer.starts_with(b"HTTP/1.1 200 OK\r\nContent-Length: "));
    }
}

#[tokio::test]
async fn a_cut_is_fin_and_a_reset_is_rst() {
    let origin = origin().await;
    for (how, expected) in [("cut", None), ("reset", Some(ErrorKind::ConnectionReset))] {
        let mut socket = tcp(&origin).await;
        let ask =
            format!("POST /do?s=unread;flush;wait:20ms;{how} HTTP/1.1\r\nHost: a\r\nContent-Length: 9\r\n\r\nabc");
        socket.write_all(ask.as_bytes()).await.unwrap();
        let mut answer = Vec::new();
        let end = soon(socket.read_to_end(&mut answer)).await;
        assert_eq!(end.err().map(|error| error.kind()), expected, "{how}");
        assert!(answer.starts_with(b"HTTP/1.1 200 OK\r\n"), "{how}");
    }
    assert!(origin.log().requests().iter().all(|entry| entry.ending == Some(Ending::Cut)));
}

#[tokio::test]
async fn refuses_what_is_not_http_and_says_why() {
    let origin = origin().await;
    let answer = String::from_utf8(raw(&origin, "GET / HTTP/1.1\r\n\r\n").await).unwrap();
    assert!(answer.starts_with("HTTP/1.1 400 Bad Request\r\n") && answer.ends_with("exactly one Host line"));
    let chunked = "POST /echo HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\nnonsense\r\n";
    assert!(raw(&origin, chunked).await.ends_with(b"not a chunk size: nonsense"));
    assert!(raw(&origin, [b'A'; 70_000]).await.ends_with(b"the head is larger than 65536 bytes"));
    soon(origin.log().until(|log| log.connections().iter().all(|entry| entry.closed.is_some()))).await;
    assert!(origin.log().connections().iter().all(|entry| entry.fault.is_some()));
    assert_eq!(origin.log().requests()[0].ending, Some(Ending::Malformed));
}

#[tokio::test]
async fn notices_a_client_that_leaves() {
    let origin = origin().await;
    for target in ["/hang", "/slow?wait=1m", "/gate/never", "/gate/never/state?waiting=9&within=1m"] {
        let mut socket = tcp(&origin).await;
        let ask = format!("POST {target} HTTP/1.1\r\nHost: a\r\nContent-Length: 3\r\n\r\nabc");
        socket.write_all(ask.as_bytes()).await.unwrap();
        let log = origin.log();
        soon(
            log.until(|log| {
                log.requests().last().is_some_and(|entry| entry.target == target && entry.body.length == 3)
            }),
        )
        .await;
        drop(socket);
        soon(log.until(|log| log.requests().last().is_some_and(|entry| entry.ending.is_some()))).await;
        assert_eq!(log.requests().last().unwrap().ending, Some(Ending::ClientLeft), "{target}");
    }
}

#[tokio::test]
async fn serves_hyper_with_a_large_body_each_way() {
    let origin = origin().await;
    let mut client = hyper1(tcp(&origin).await).await;
    let body = vec![7; 3 << 20];
    let (_, echo) = whole(client.send_request(request("POST", "/echo", body.clone())).await.unwrap()).await;
    let echo: serde_json::Value = serde_json::from_slice(&echo).unwrap();
    assert_eq!((echo["length"].as_u64(), echo["body"].is_null()), (Some(3 << 20), true));
    let (_, bytes) = whole(client.send_request(request("GET", "/bytes/3000000", "")).await.unwrap()).await;
    assert_eq!(bytes.len(), 3_000_000);
    assert!(bytes.iter().enumerate().all(|(i, byte)| usize::from(*byte) == (i * 7 + 3) & 255));
    assert_eq!(origin.log().connections().len(), 1);
}

#[tokio::test]
async fn scripts_from_rust_go_first() {
    let origin = origin().await;
    origin.on("/echo", Script::new().status(418));
    assert!(get(&origin, "/echo?x").await.starts_with("HTTP/1.1 418 "));
    let other = get(&origin, "/echo/x").await;
    assert!(split(&other).1.contains("\"path\":\"/echo/x\""));
}

#[tokio::test]
async fn an_upload_that_breaks_off_is_recorded_as_far_as_it_came() {
    let origin = origin().await;
    let mut socket = tcp(&origin).await;
    let ask = "POST /upload HTTP/1.1\r\nHost: a\r\nContent-Type: multipart/form-data; boundary=B\r\nContent-Length: 99\r\n\r\n--B\r\n";
    socket.write_all(ask.as_bytes()).await.unwrap();
    soon(origin.log().until(|log| log.in_flight() == 1)).await;
    drop(socket);
    soon(origin.log().until(|log| log.in_flight() == 0)).await;
    let entry = &origin.log().requests()[0];
    assert_eq!((entry.ending, entry.body.length, entry.status), (Some(Ending::ClientLeft), 5, None));
}

#[tokio::test(start_paused = true)]
async fn a_script_reads_as_slowly_as_it_likes() {
    let origin = qiao_origin::Origin::in_memory().unwrap();
    let mut pipe = origin.dial(qiao_origin::Scheme::Http);
    let clock = tokio::time::Instant::now();
    let ask = "POST /do?s=unread;read:300000;wait:1s;read HTTP/1.1\r\nHost: a\r\nContent-Length: 1000000\r\n\r\n";
    pipe.write_all(ask.as_bytes()).await.unwrap();
    pipe.write_all(&[0; 250_000]).await.unwrap();
    assert_eq!(clock.elapsed().as_millis(), 0);
    // More than pipe and origin hold between them while nobody reads.
    pipe.write_all(&[0; 750_000]).await.unwrap();
    assert_eq!(clock.elapsed().as_secs(), 1);
    let mut answer = [0; 17];
    pipe.read_exact(&mut answer).await.unwrap();
    assert_eq!(&answer, b"HTTP/1.1 200 OK\r\n");
    assert_eq!(origin.log().requests()[0].body.length, 1_000_000);
}
