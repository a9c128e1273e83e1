//! Every step of a conversation, at least once. Mostly over pipes on a paused clock, so that times are exact.

use std::io::ErrorKind;

use futures_util::SinkExt;
use qiao_origin::{Ending, Origin, WebSocketEnd};
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::time::{Duration, Instant, timeout};
use tokio_tungstenite::tungstenite::Message;

use super::{
    asking, bare, closing, connect, conversation, encoded, ended, head, hear, masked, rest, say, steps, take, take_all,
};
use crate::client::{origin, soon, tcp};

#[tokio::test(start_paused = true)]
async fn sends_messages_of_every_kind() {
    let origin = Origin::in_memory().unwrap();
    let mut client = steps(&origin, "text:你\\;好;binary:00ff;bytes:300;ping:p;pong:q;close:4000,bye bye").await;
    let expected = [
        "你;好".into(),
        vec![0, 255].into(),
        (0..300_u32).map(|i| (i * 7 + 3) as u8).collect::<Vec<_>>().into(),
        Message::Ping("p".into()),
        Message::Pong("q".into()),
        closing(4000, "bye bye"),
    ];
    assert_eq!(rest(&mut client).await.0, expected);
    let seen = conversation(&origin).await;
    let close = seen.close.unwrap();
    assert_eq!((close.code, close.reason.as_str(), seen.end), (Some(4000), "bye bye", Some(WebSocketEnd::Close)));
}

#[tokio::test]
async fn echoes_until_the_client_closes() {
    let origin = Origin::in_memory().unwrap();
    let mut client = steps(&origin, "echo").await;
    for message in [Message::text("a"), Message::binary(vec![1; 100_000]), Message::text("")] {
        say(&mut client, message.clone()).await;
        assert_eq!(hear(&mut client).await, message);
    }
    say(&mut client, Message::Ping("x".into())).await;
    assert_eq!(hear(&mut client).await, Message::Pong("x".into()));
    say(&mut client, closing(3001, "why")).await;
    assert_eq!(rest(&mut client).await.0, [closing(3001, "why")]);
    assert_eq!(ended(&origin).await.ending, Some(Ending::Answered));
}

#[tokio::test]
async fn answers_so_many_and_goes_on() {
    let origin = Origin::in_memory().unwrap();
    let mut client = steps(&origin, "echo:1;count:2;sha:1;read:2;text:over").await;
    for message in ["a", "bc", "def", "", "x", "y"] {
        say(&mut client, message).await;
    }
    client.close(None).await.unwrap();
    let empty = "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855";
    let expected: Vec<Message> = ["a", "2 text 2", "3 text 3", empty, "over"].map(Message::text).into();
    assert_eq!(rest(&mut client).await.0, [expected, vec![Message::Close(None)]].concat());
}

#[tokio::test]
async fn repeats_in_order() {
    let origin = Origin::in_memory().unwrap();
    let mut client = steps(&origin, "repeat:12,10;repeat:1,100000;close").await;
    let (messages, _) = rest(&mut client).await;
    assert_eq!(messages[0], "1.........".into());
    assert_eq!(messages[11], "12........".into());
    assert_eq!((messages[12].len(), messages.len()), (100_000, 14));
}

#[tokio::test]
async fn fragments_even_characters_and_puts_a_ping_between() {
    let origin = Origin::in_memory().unwrap();
    let mut client = steps(&origin, "fragments:a,你,4,ping;fragments:x,3;close").await;
    let messages = rest(&mut client).await.0;
    assert_eq!(messages[..3], [Message::Ping("between".into()), "a,你".into(), "x".into()]);
    let mut pipe = bare(&origin, "/ws?s=fragments:%E4%BD%A0,2,ping").await;
    assert_eq!(take(&mut pipe, 3 + 9 + 4).await, b"\x01\x01\xe4\x89\x07between\x80\x02\xbd\xa0");
}

#[tokio::test]
async fn writes_raw_bytes_as_they_are() {
    let origin = Origin::in_memory().unwrap();
    let mut pipe = bare(&origin, "/ws?s=raw:c10141;raw:8305;text:%5Cxff;close:1005;").await;
    assert_eq!(take(&mut pipe, 3 + 2 + 3 + 4).await, b"\xc1\x01A\x83\x05\x81\x01\xff\x88\x02\x03\xed");
    // Reserved bits, opcodes, masks, long control frames, half a frame: the client sees each.
    for raw in ["c10141", "8300", "818100000000aa", "897e007e", "8105ab;cut"] {
        let mut client = steps(&origin, &format!("raw:{raw}")).await;
        // A long control frame is refused by its length alone only when it is whole.
        if raw == "897e007e" {
            client = steps(&origin, &format!("raw:{raw}{}", "00".repeat(126))).await;
        }
        assert!(rest(&mut client).await.1.is_some(), "{raw}");
    }
}

#[tokio::test(start_paused = true)]
async fn waits_and_hears_meanwhile() {
    let origin = Origin::in_memory().unwrap();
    let mut client = steps(&origin, "wait:15s;echo:1;gate:g;text:through;close").await;
    let clock = Instant::now();
    say(&mut client, Message::Ping("now".into())).await;
    assert_eq!(hear(&mut client).await, Message::Pong("now".into()));
    say(&mut client, "kept").await;
    assert_eq!(clock.elapsed(), Duration::ZERO);
    assert_eq!(hear(&mut client).await, "kept".into());
    assert_eq!(clock.elapsed(), Duration::from_secs(15));
    origin.gate("g").until_waiting(1).await;
    origin.gate("g").release(1);
    assert_eq!(hear(&mut client).await, "through".into());
}

#[tokio::test(start_paused = true)]
async fn a_close_during_a_wait_is_answered_at_once() {
    let origin = Origin::in_memory().unwrap();
    let mut client = steps(&origin, "wait:60s;text:never").await;
    let clock = Instant::now();
    say(&mut client, closing(1000, "")).await;
    assert_eq!(rest(&mut client).await.0, [closing(1000, "")]);
    assert_eq!(clock.elapsed(), Duration::ZERO);
}

#[tokio::test(start_paused = true)]
async fn closed_leaves_the_answer_to_the_script() {
    let origin = Origin::in_memory().unwrap();
    let clock = Instant::now();
    let mut client = steps(&origin, "wait:1s;closed;wait:5s;text:late;close:4001,no").await;
    say(&mut client, closing(1000, "")).await;
    assert_eq!(rest(&mut client).await.0, ["late".into(), closing(4001, "no")]);
    assert_eq!(clock.elapsed(), Duration::from_secs(6));
    // At the end of the script it is answered nevertheless.
    let mut client = steps(&origin, "echo;closed").await;
    say(&mut client, closing(3000, "x")).await;
    assert_eq!(rest(&mut client).await.0, [closing(3000, "x")]);
    let mut pipe = bare(&origin, "/ws?s=closed;cut").await;
    pipe.write_all(&masked(0x88, &[])).await.unwrap();
    assert_eq!(take_all(&mut pipe).await, b"");
}

#[tokio::test(start_paused = true)]
async fn close_waits_for_the_client_and_is_silent() {
    let origin = Origin::in_memory().unwrap();
    let mut pipe = bare(&origin, "/ws?s=close:1001,a").await;
    assert_eq!(take(&mut pipe, 5).await, b"\x88\x03\x03\xe9a");
    pipe.write_all(&masked(0x89, b"ping")).await.unwrap();
    assert!(timeout(Duration::from_secs(9), pipe.read_u8()).await.is_err());
    pipe.write_all(&masked(0x88, b"\x03\xe9")).await.unwrap();
    assert_eq!(take_all(&mut pipe).await, b"");
    let seen = conversation(&origin).await;
    assert_eq!((seen.frame_count, seen.close.unwrap().code, seen.end), (2, Some(1001), Some(WebSocketEnd::Close)));
}

#[tokio::test]
async fn a_cut_is_fin_and_a_reset_is_rst() {
    let origin = origin().await;
    for (how, expected) in [("cut", None), ("reset", Some(ErrorKind::ConnectionReset))] {
        let target = format!("/ws?s={}", encoded(&format!("text:x;wait:20ms;{how}")));
        let mut socket = tcp(&origin).await;
        socket.write_all(asking(&target, "").as_bytes()).await.unwrap();
        head(&mut socket).await;
        let mut bytes = Vec::new();
        let end = soon(socket.read_to_end(&mut bytes)).await;
        assert_eq!((end.err().map(|error| error.kind()), bytes.as_slice()), (expected, &b"\x81\x01x"[..]), "{how}");
    }
    soon(origin.log().until(|log| log.in_flight() == 0)).await;
    for entry in origin.log().requests() {
        assert_eq!(entry.ending, Some(Ending::Cut));
        assert_eq!(entry.websocket.unwrap().end, Some(WebSocketEnd::Cut));
    }
}

#[tokio::test(start_paused = true)]
async fn hang_answers_nothing() {
    let origin = Origin::in_memory().unwrap();
    let mut pipe = bare(&origin, "/ws?s=hang").await;
    pipe.write_all(&[masked(0x89, b"x"), masked(0x88, b"\x03\xe8")].concat()).await.unwrap();
    assert!(timeout(Duration::from_secs(60), pipe.read_u8()).await.is_err());
    drop(pipe);
    assert_eq!(ended(&origin).await.ending, Some(Ending::ClientLeft));
    let seen = conversation(&origin).await;
    assert_eq!((seen.frame_count, seen.close.unwrap().code, seen.end), (2, Some(1000), Some(WebSocketEnd::Eof)));
}

#[tokio::test(start_paused = true)]
async fn a_pause_in_reading_is_felt() {
    let origin = Origin::in_memory().unwrap();
    let mut client = steps(&origin, "pause-reading:2s;count").await;
    let clock = Instant::now();
    // More than a pipe holds.
    client.feed(Message::binary(vec![0; 200_000])).await.unwrap();
    client.flush().await.unwrap();
    assert_eq!(clock.elapsed(), Duration::from_secs(2));
    assert_eq!(hear(&mut client).await, "1 binary 200000".into());
}

#[tokio::test(start_paused = true)]
async fn after_its_steps_it_is_a_quiet_server() {
    let origin = Origin::in_memory().unwrap();
    let mut client = steps(&origin, "text:a").await;
    assert_eq!(hear(&mut client).await, "a".into());
    say(&mut client, "unheeded").await;
    say(&mut client, Message::Ping("x".into())).await;
    assert_eq!(hear(&mut client).await, Message::Pong("x".into()));
    client.close(None).await.unwrap();
    assert_eq!(rest(&mut client).await.0, [Message::Close(None)]);
}

#[tokio::test]
async fn serves_many_at_once() {
    let origin = origin().await;
    let address = origin.http_addr().unwrap();
    let clients = (0..20).map(|number| async move {
        let socket = tokio::net::TcpStream::connect(address).await.unwrap();
        let (mut client, _) = connect(socket, "/ws").await.unwrap();
        for round in 0..20 {
            let text = format!("{number}/{round}");
            say(&mut client, text.as_str()).await;
            assert_eq!(hear(&mut client).await, text.into());
        }
        client
    });
    let clients = futures_util::future::join_all(clients).await;
    assert_eq!((origin.log().in_flight(), origin.log().max_in_flight()), (20, 20));
    drop(clients);
    soon(origin.log().until(|log| log.in_flight() == 0)).await;
}
