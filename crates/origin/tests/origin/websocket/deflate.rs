//! permessage-deflate on the wire, with a client that compresses with flate2 directly.

use flate2::{Compress, Compression, Decompress, FlushCompress, FlushDecompress};
use qiao_origin::{Origin, Scheme};
use tokio::io::{AsyncWriteExt, DuplexStream};

use super::{asking, connect, conversation, head, hear, masked, say, take};

const OFFER: &str = "Sec-WebSocket-Extensions: permessage-deflate; client_max_window_bits\r\n";

/// A client that offers compression, and the header line of the response.
async fn offering(origin: &Origin, target: &str) -> (DuplexStream, Option<String>) {
    let mut pipe = origin.dial(Scheme::Http);
    pipe.write_all(asking(target, OFFER).as_bytes()).await.unwrap();
    let head = head(&mut pipe).await;
    let line = head.lines().find_map(|line| line.strip_prefix("Sec-WebSocket-Extensions: ")).map(str::to_owned);
    (pipe, line)
}

fn deflated(codec: &mut Compress, text: &[u8]) -> Vec<u8> {
    let mut out = Vec::with_capacity(1000);
    codec.compress_vec(text, &mut out, FlushCompress::Sync).unwrap();
    assert_eq!(out.split_off(out.len() - 4), [0, 0, 255, 255]);
    out
}

fn inflated(codec: &mut Decompress, payload: &[u8]) -> Vec<u8> {
    let mut out = Vec::with_capacity(10_000);
    codec.decompress_vec(&[payload, &[0, 0, 255, 255]].concat(), &mut out, FlushDecompress::Sync).unwrap();
    out
}

/// The next short frame.
async fn frame(pipe: &mut DuplexStream) -> (u8, Vec<u8>) {
    let start = take(pipe, 2).await;
    (start[0], take(pipe, usize::from(start[1])).await)
}

#[tokio::test]
async fn is_agreed_only_when_told_and_offered() {
    let origin = Origin::in_memory().unwrap();
    assert_eq!(offering(&origin, "/ws").await.1, None);
    assert_eq!(offering(&origin, "/ws?deflate").await.1.as_deref(), Some("permessage-deflate"));
    let wanted = "/ws?deflate=server_no_context_takeover,client_max_window_bits=10";
    let expected = "permessage-deflate; server_no_context_takeover; client_max_window_bits=10";
    assert_eq!(offering(&origin, wanted).await.1.as_deref(), Some(expected));
    assert_eq!(offering(&origin, "/ws?deflate&extensions=x").await.1.as_deref(), Some("x"));
    // Tungstenite offers none.
    let (mut client, answer) = connect(origin.dial(Scheme::Http), "/ws?deflate").await.unwrap();
    assert!(answer.headers().get("sec-websocket-extensions").is_none());
    say(&mut client, "plain").await;
    assert_eq!(hear(&mut client).await, "plain".into());
}

#[tokio::test]
async fn compresses_both_ways_with_one_context() {
    let origin = Origin::in_memory().unwrap();
    let mut pipe = offering(&origin, "/ws?deflate").await.0;
    let (mut out, mut back) = (Compress::new(Compression::default(), false), Decompress::new(false));
    let text = "mini-program ".repeat(20);
    let mut lengths = Vec::new();
    for _ in 0..2 {
        pipe.write_all(&masked(0xc1, &deflated(&mut out, text.as_bytes()))).await.unwrap();
        let (first, payload) = frame(&mut pipe).await;
        assert_eq!(first, 0xc1);
        assert_eq!(inflated(&mut back, &payload), text.as_bytes());
        lengths.push(payload.len());
    }
    assert!(lengths[1] < lengths[0], "{lengths:?}");
    // A message may be sent as it is, and control frames always are.
    pipe.write_all(&[masked(0x81, b"plain"), masked(0x89, b"p")].concat()).await.unwrap();
    assert_eq!(inflated(&mut back, &frame(&mut pipe).await.1), b"plain");
    assert_eq!(frame(&mut pipe).await, (0x8a, b"p".to_vec()));
    drop(pipe);
    let seen = conversation(&origin).await;
    assert_eq!(seen.extensions.as_deref(), Some("permessage-deflate"));
    assert_eq!(seen.frames.iter().map(|frame| frame.rsv1).collect::<Vec<_>>(), [true, true, false, false]);
    assert!(seen.messages[..2].iter().all(|message| message.payload == text.as_bytes()));
    assert!(seen.frames[0].length < seen.messages[0].length);
}

#[tokio::test]
async fn forgets_its_context_where_agreed() {
    let origin = Origin::in_memory().unwrap();
    let mut pipe = offering(&origin, "/ws?deflate=server_no_context_takeover&s=text:Hello;text:Hello").await.0;
    let both = (frame(&mut pipe).await, frame(&mut pipe).await);
    assert_eq!(both.0, both.1);
}

#[tokio::test]
async fn fragments_are_parts_of_one_compressed_message() {
    let origin = Origin::in_memory().unwrap();
    let mut pipe = offering(&origin, "/ws?deflate&s=fragments:Hello,2,ping;text:").await.0;
    let frames = [frame(&mut pipe).await, frame(&mut pipe).await, frame(&mut pipe).await];
    assert_eq!(frames.each_ref().map(|frame| frame.0), [0x41, 0x89, 0x80]);
    let mut back = Decompress::new(false);
    assert_eq!(inflated(&mut back, &[&frames[0].1[..], &frames[2].1].concat()), b"Hello");
    assert_eq!(frame(&mut pipe).await, (0xc1, vec![0]));
    // And so are the client's; only the first has the bit.
    let payload = deflated(&mut Compress::new(Compression::default(), false), b"Hello");
    let parts = [masked(0x41, &payload[..3]), masked(0x80, &payload[3..])].concat();
    pipe.write_all(&parts).await.unwrap();
    drop(pipe);
    assert_eq!(conversation(&origin).await.messages[0].payload, "Hello");
}

#[tokio::test]
async fn what_does_not_decode_is_told() {
    let origin = Origin::in_memory().unwrap();
    let mut pipe = offering(&origin, "/ws?deflate").await.0;
    pipe.write_all(&masked(0xc1, b"\xff\xff\xff")).await.unwrap();
    let (first, payload) = frame(&mut pipe).await;
    assert_eq!((first, &payload[..2]), (0x88, &1007_u16.to_be_bytes()[..]));
    drop(pipe);
    assert!(conversation(&origin).await.fault.is_some_and(|fault| fault.contains("does not decode")));
}
