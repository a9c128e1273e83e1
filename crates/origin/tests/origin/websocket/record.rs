//! The log of a conversation, from Rust and by URL: frames bit by bit, messages, and the end.

use qiao_origin::{Ending, FrameKind, Origin, Scheme, WebSocketEnd};
use serde_json::json;
use tokio::io::AsyncWriteExt;

use super::{bare, connect, conversation, ended, hear, masked, rest, say, take_all};
use crate::client::{get_json, origin, soon, tcp, tls};

#[tokio::test]
async fn shows_frames_as_they_came() {
    let origin = Origin::in_memory().unwrap();
    let mut pipe = bare(&origin, "/ws?s=hang").await;
    // The masked "Hello" of RFC 6455, 5.7, an unmasked ping, fragments with a pong between, bits that mean nothing.
    let frames = [
        b"\x81\x85\x37\xfa\x21\x3d\x7f\x9f\x4d\x51\x58".to_vec(),
        b"\x89\x02hi".to_vec(),
        masked(0x02, b"\x00"),
        masked(0x8a, b""),
        masked(0xb0, b"\xff"),
        masked(0x88, b"\x0f\xa0bye"),
    ];
    pipe.write_all(&frames.concat()).await.unwrap();
    soon(origin.log().until(|log| log.requests()[0].websocket.as_ref().is_some_and(|seen| seen.frame_count == 6)))
        .await;
    let entry = origin.log().requests().remove(0);
    assert_eq!((entry.ending, entry.status, origin.log().in_flight()), (None, Some(101), 1));
    let seen = entry.websocket.unwrap();
    let kinds: Vec<_> = seen.frames.iter().map(|frame| (frame.kind, frame.fin, frame.length)).collect();
    let expected = [
        (FrameKind::Text, true, 5),
        (FrameKind::Ping, true, 2),
        (FrameKind::Binary, false, 1),
        (FrameKind::Pong, true, 0),
        (FrameKind::Continuation, true, 1),
        (FrameKind::Close, true, 5),
    ];
    assert_eq!(kinds, expected);
    assert_eq!(seen.frames[0].mask, Some([0x37, 0xfa, 0x21, 0x3d]));
    assert_eq!((seen.frames[0].payload.as_ref(), seen.frames[1].mask), (&b"Hello"[..], None));
    let bits: Vec<_> = seen.frames.iter().map(|frame| (frame.rsv1, frame.rsv2, frame.rsv3)).collect();
    assert_eq!((bits[0], bits[4]), ((false, false, false), (false, true, true)));
    assert_eq!((seen.messages[1].payload.as_ref(), seen.message_count), (&b"\x00\xff"[..], 2));
    assert_eq!((seen.close.unwrap().code, seen.end), (Some(4000), None));
}

#[tokio::test]
async fn is_readable_by_url() {
    let origin = origin().await;
    let mut socket = tcp(&origin).await;
    socket.write_all(super::asking("/ws?protocol=p", "").as_bytes()).await.unwrap();
    super::head(&mut socket).await;
    let frames = [masked(0x81, "你".as_bytes()), masked(0x82, b"\xff"), masked(0x88, b"\x03\xe8bye")];
    socket.write_all(&frames.concat()).await.unwrap();
    take_all(&mut socket).await;
    let log = get_json(&origin, "/log?path=/ws&settle=10s").await;
    let entry = &log["requests"][0];
    let mut seen = entry["websocket"].clone();
    for frame in seen["frames"].as_array_mut().unwrap() {
        assert!(frame.as_object_mut().unwrap().shift_remove("at").unwrap().is_number());
    }
    let frame = |kind: &str, length: u64| {
        json!({ "kind": kind, "fin": true, "rsv1": false, "rsv2": false, "rsv3": false,
                "masked": true, "mask": "00000000", "length": length })
    };
    let and = |mut value: serde_json::Value, more: serde_json::Value| {
        value.as_object_mut().unwrap().extend(more.as_object().unwrap().clone());
        value
    };
    let expected = json!({
        "protocol": "p",
        "extensions": null,
        "frames": [
            and(frame("text", 3), json!({ "text": "你" })),
            and(frame("binary", 1), json!({ "hex": "ff" })),
            and(frame("close", 5), json!({ "code": 1000, "reason": "bye" })),
        ],
        "frameCount": 3,
        "messages": [
            { "kind": "text", "length": 3, "text": "你",
              "sha256": "a0c7716669b5ded0d8051abfc232b828d489f7d889b2928eefcf43f0b8f495d6" },
            { "kind": "binary", "length": 1, "hex": "ff",
              "sha256": "a8100ae6aa1940d0b663bb31cd466142ebbdbd5187131b92d93818987832eb89" },
        ],
        "messageCount": 2,
        "close": { "code": 1000, "reason": "bye" },
        "end": "close",
        "fault": null,
    });
    assert_eq!(seen, expected);
    assert_eq!((&entry["status"], &entry["ending"]), (&json!(101), &json!("answered")));
    let plain = get_json(&origin, "/echo").await;
    assert!(plain.get("websocket").is_none());
}

#[tokio::test]
async fn tells_how_the_client_left() {
    let origin = origin().await;
    for (how, expected) in [("eof", WebSocketEnd::Eof), ("reset", WebSocketEnd::Reset)] {
        let (mut client, _) = connect(tcp(&origin).await, "/ws").await.unwrap();
        say(&mut client, "x").await;
        hear(&mut client).await;
        if how == "reset" {
            client.get_ref().set_zero_linger().unwrap();
        }
        drop(client);
        soon(origin.log().until(|log| log.in_flight() == 0)).await;
        let entry = origin.log().requests().pop().unwrap();
        assert_eq!((entry.ending, entry.websocket.unwrap().end), (Some(Ending::ClientLeft), Some(expected)));
    }
}

#[tokio::test]
async fn an_end_of_tls_without_a_word_is_an_end() {
    let origin = origin().await;
    let (mut client, _) = connect(tls(&origin, "a.test", &[]).await.unwrap(), "/ws").await.unwrap();
    say(&mut client, "x").await;
    hear(&mut client).await;
    drop(client);
    assert_eq!(conversation(&origin).await.end, Some(WebSocketEnd::Eof));
}

#[tokio::test]
async fn hears_what_was_said_before_the_client_left() {
    let origin = Origin::in_memory().unwrap();
    let mut pipe = bare(&origin, "/ws?s=gate:g;text:a;text:b").await;
    origin.gate("g").until_waiting(1).await;
    pipe.write_all(&masked(0x81, b"last words")).await.unwrap();
    drop(pipe);
    let seen = conversation(&origin).await;
    assert_eq!((seen.messages[0].payload.as_ref(), seen.end), (&b"last words"[..], Some(WebSocketEnd::Eof)));
}

#[tokio::test]
async fn tells_what_it_could_not_understand_to_both_sides() {
    let cases = [
        (masked(0x83, b""), 1002, "invalid opcode"),
        (masked(0x80, b"x"), 1002, "a continuation of nothing"),
        ([masked(0x01, b"x"), masked(0x81, b"y")].concat(), 1002, "a new message within another"),
        (masked(0xc1, b"x"), 1002, "a compressed message where none was agreed"),
        (b"\x82\xff\0\0\0\0\xff\0\0\0\0\0\0\0".to_vec(), 1009, "a message is longer"),
    ];
    for (frames, code, text) in cases {
        let origin = Origin::in_memory().unwrap();
        let mut pipe = bare(&origin, "/ws").await;
        pipe.write_all(&frames).await.unwrap();
        let told = take_all(&mut pipe).await;
        assert_eq!((told[0], u16::from_be_bytes([told[2], told[3]])), (0x88, code), "{text}");
        let entry = ended(&origin).await;
        assert_eq!(entry.ending, Some(Ending::Malformed));
        let seen = entry.websocket.unwrap();
        assert_eq!(seen.end, Some(WebSocketEnd::Fault));
        assert!(seen.fault.as_ref().is_some_and(|fault| fault.contains(text)), "{:?}", seen.fault);
        drop(pipe);
        soon(origin.log().until(|log| log.connections()[0].closed.is_some())).await;
        assert!(origin.log().connections()[0].fault.is_some());
    }
}

#[tokio::test]
async fn remembers_the_beginning_of_what_is_long_or_much() {
    let origin = Origin::in_memory().unwrap();
    let mut client = connect(origin.dial(Scheme::Http), "/ws?s=closed").await.unwrap().0;
    say(&mut client, "你".repeat(100_000)).await;
    for _ in 0..10_001 {
        client.get_mut().write_all(&masked(0x82, b"")).await.unwrap();
    }
    client.close(None).await.unwrap();
    rest(&mut client).await;
    let seen = conversation(&origin).await;
    assert_eq!((seen.frames.len(), seen.frame_count), (10_000, 10_003));
    assert_eq!((seen.messages[0].length, seen.messages[0].payload.len()), (300_000, 4096));
    assert_eq!(seen.end, Some(WebSocketEnd::Close));
}

#[tokio::test]
async fn a_shutdown_ends_sockets() {
    let origin = Origin::in_memory().unwrap();
    let log = origin.log();
    let mut pipe = bare(&origin, "/ws").await;
    origin.shutdown().await;
    assert_eq!(take_all(&mut pipe).await, b"");
    let entry = log.requests().remove(0);
    assert_eq!((entry.ending, entry.websocket.unwrap().end, log.in_flight()), (Some(Ending::Stopped), None, 0));
}
