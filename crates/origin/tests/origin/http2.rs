//! HTTP/2, plain and over TLS, with hyper and with a bare h2 client: which scripts it can express, and what happens
//! with the others.

use bytes::Bytes;
use h2::client::SendRequest;
use h2::{Reason, RecvStream};
use http::Request;
use qiao_origin::{Ending, Origin, Version};
use serde_json::Value;

use crate::client::{hyper2, origin, request, soon, tcp, tls, whole};

async fn bare(origin: &Origin) -> SendRequest<Bytes> {
    let (sender, connection) = h2::client::handshake(tcp(origin).await).await.unwrap();
    tokio::spawn(connection);
    sender.ready().await.unwrap()
}

fn get(target: &str) -> Request<()> {
    Request::get(format!("http://a.test{target}")).body(()).unwrap()
}

/// The body up to its end or an error.
async fn read(mut body: RecvStream) -> (Vec<u8>, Option<h2::Error>) {
    let mut bytes = Vec::new();
    while let Some(chunk) = soon(body.data()).await {
        match chunk {
            Ok(chunk) => bytes.extend_from_slice(&chunk),
            Err(error) => return (bytes, Some(error)),
        }
    }
    (bytes, None)
}

#[tokio::test]
async fn echoes_over_tls_and_with_prior_knowledge() {
    let origin = origin().await;
    let mut secure = hyper2(tls(&origin, "any.test", &["h2", "http/1.1"]).await.unwrap()).await;
    let mut plain = hyper2(tcp(&origin).await).await;
    for (client, scheme, version) in [(&mut secure, "https", Value::from("1.3")), (&mut plain, "http", Value::Null)] {
        let uri = format!("{scheme}://any.test/echo?a=1&a=2");
        let (status, body) = whole(client.send_request(request("PUT", &uri, "hi")).await.unwrap()).await;
        let echo: Value = serde_json::from_slice(&body).unwrap();
        assert_eq!(status, 200);
        assert_eq!(echo["version"], "2");
        assert_eq!((&echo["scheme"], &echo["host"]), (&scheme.into(), &"any.test".into()));
        assert_eq!((&echo["tls"], &echo["body"]), (&version, &"hi".into()));
        assert_eq!(echo["args"]["a"], Value::from(vec!["1", "2"]));
    }
    assert!(origin.log().requests().iter().all(|entry| entry.version == Version::Http2));
}

#[tokio::test]
async fn says_what_it_can_and_leaves_out_the_rest() {
    let origin = origin().await;
    let mut client = bare(&origin).await;
    let script = "/do?s=status:299%20Fine;header:X-A=1;header:Connection=x;header:bad%20name=1;chunked;body:hi";
    let response = soon(client.send_request(get(script), true).unwrap().0).await.unwrap();
    assert_eq!(response.status(), 299);
    assert_eq!(response.headers().keys().collect::<Vec<_>>(), ["x-a"]);
    assert_eq!(read(response.into_body()).await.0, b"hi");
    let (mut pending, _) = client.send_request(get("/do?s=info:103,Link=a;wait:10ms;body:x"), true).unwrap();
    let interim = soon(std::future::poll_fn(|cx| pending.poll_informational(cx))).await.unwrap().unwrap();
    assert_eq!((interim.status().as_u16(), &interim.headers()["link"]), (103, &"a".parse().unwrap()));
    assert_eq!(soon(pending).await.unwrap().headers()["content-length"], "1");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_cut_resets_the_stream_after_what_was_sent() {
    let origin = origin().await;
    let mut client = bare(&origin).await;
    for _ in 0..50 {
        let response = client.send_request(get("/do?s=bytes:30000;cut;body:never"), true).unwrap().0;
        let (body, error) = read(soon(response).await.unwrap().into_body()).await;
        assert_eq!((body.len(), error.unwrap().reason()), (30_000, Some(Reason::INTERNAL_ERROR)));
    }
    let error = soon(client.send_request(get("/cut?at=head"), true).unwrap().0).await.unwrap_err();
    assert_eq!(error.reason(), Some(Reason::INTERNAL_ERROR));
    // The connection is still usable.
    assert_eq!(soon(client.send_request(get("/text"), true).unwrap().0).await.unwrap().status(), 200);
}

#[tokio::test]
async fn a_reset_breaks_the_connection_with_all_its_streams() {
    let origin = origin().await;
    let mut client = bare(&origin).await;
    let hanging = client.send_request(get("/hang"), true).unwrap().0;
    let broken = client.send_request(get("/reset?at=head"), true).unwrap().0;
    assert!(soon(broken).await.unwrap_err().is_io());
    assert!(soon(hanging).await.unwrap_err().is_io());
    soon(origin.log().until(|log| log.in_flight() == 0)).await;
    let endings: Vec<_> = origin.log().requests().iter().map(|entry| entry.ending.unwrap()).collect();
    assert_eq!(endings, [Ending::ClientLeft, Ending::Cut]);
}

#[tokio::test]
async fn close_says_go_away_after_the_answer() {
    let origin = origin().await;
    let mut client = bare(&origin).await;
    let response = soon(client.send_request(get("/do?s=close;body:bye"), true).unwrap().0).await.unwrap();
    assert_eq!(read(response.into_body()).await.0, b"bye");
    soon(origin.log().until(|log| log.connections()[0].closed.is_some())).await;
    assert!(client.ready().await.is_err());
}

#[tokio::test]
async fn notices_a_stream_that_is_reset_and_a_connection_that_goes() {
    let origin = origin().await;
    let log = origin.log();
    let mut client = bare(&origin).await;
    let (pending, mut stream) = client.send_request(get("/do?s=flush;hang"), true).unwrap();
    let _response = soon(pending).await.unwrap();
    stream.send_reset(Reason::CANCEL);
    soon(log.until(|log| log.requests()[0].ending == Some(Ending::ClientLeft))).await;

    let client = hyper2(tcp(&origin).await).await;
    let asked = tokio::spawn(client.clone().send_request(request("GET", "http://a.test/gate/never", "")));
    soon(origin.gate("never").until_waiting(1)).await;
    asked.abort();
    drop(client);
    soon(log.until(|log| log.requests()[1].ending == Some(Ending::ClientLeft))).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn streams_run_side_by_side_and_large_bodies_pass() {
    let origin = origin().await;
    let client = hyper2(tcp(&origin).await).await;
    let waiting: Vec<_> = (0..10)
        .map(|_| tokio::spawn(client.clone().send_request(request("GET", "http://a.test/gate/g", ""))))
        .collect();
    soon(origin.gate("g").until_waiting(10)).await;
    let large = client.clone().send_request(request("POST", "http://a.test/echo", vec![1; 2 << 20]));
    let echo: Value = serde_json::from_slice(&whole(soon(large).await.unwrap()).await.1).unwrap();
    assert_eq!(echo["length"], 2 << 20);
    let bytes = client.clone().send_request(request("GET", "http://a.test/bytes/2000000", ""));
    assert_eq!(whole(soon(bytes).await.unwrap()).await.1.len(), 2_000_000);
    origin.gate("g").open();
    for task in waiting {
        assert_eq!(whole(soon(task).await.unwrap().unwrap()).await.0, 200);
    }
    assert_eq!(origin.log().max_in_flight(), 11);
}
