//! A client with tokio-tungstenite on top against a handwritten server that inspects whole messages. The file
//! is long because the server and all test data belong together.

use std::io;
use std::pin::Pin;
use std::task::{Context, Poll};

use fastrand::Rng;
use flate2::{Compress, Compression, Decompress, FlushCompress, FlushDecompress};
use futures_util::{SinkExt, StreamExt};
use tokio::io::{AsyncRead, AsyncReadExt, AsyncWrite, AsyncWriteExt, DuplexStream, ReadBuf};
use tokio_tungstenite::WebSocketStream;
use tokio_tungstenite::tungstenite::protocol::frame::coding::{CloseCode, Data, OpCode};
use tokio_tungstenite::tungstenite::protocol::frame::{CloseFrame, Frame};
use tokio_tungstenite::tungstenite::protocol::{Role, WebSocketConfig};
use tokio_tungstenite::tungstenite::{self, Message};

use super::*;

/// A stream that transfers data in small pieces, and often nothing at all.
struct Choppy<S> {
    stream: S,
    largest: usize,
    /// Whether pieces have random sizes up to the largest.
    random: bool,
    chance: Rng,
}

impl<S> Choppy<S> {
    fn new(stream: S, step: Step, seed: u64) -> Choppy<S> {
        let (largest, random) = match step {
            Step::Of(largest) => (largest, false),
            Step::UpTo(largest) => (largest, true),
        };
        Choppy { stream, largest, random, chance: Rng::with_seed(seed) }
    }

    /// How much is transferred this time; nothing in one of four cases.
    fn step(&mut self, cx: &mut Context<'_>) -> Poll<usize> {
        if self.chance.u8(..4) == 0 {
            cx.waker().wake_by_ref();
            return Poll::Pending;
        }
        Poll::Ready(if self.random { self.chance.usize(1..=self.largest) } else { self.largest })
    }
}

#[derive(Clone, Copy)]
enum Step {
    Of(usize),
    UpTo(usize),
}

impl<S: AsyncRead + Unpin> AsyncRead for Choppy<S> {
    fn poll_read(self: Pin<&mut Self>, cx: &mut Context<'_>, buf: &mut ReadBuf<'_>) -> Poll<io::Result<()>> {
        let this = self.get_mut();
        let step = std::task::ready!(this.step(cx)).min(buf.remaining());
        let mut piece = vec![0; step];
        let mut piece = ReadBuf::new(&mut piece);
        std::task::ready!(Pin::new(&mut this.stream).poll_read(cx, &mut piece))?;
        buf.put_slice(piece.filled());
        Poll::Ready(Ok(()))
    }
}

impl<S: AsyncWrite + Unpin> AsyncWrite for Choppy<S> {
    fn poll_write(self: Pin<&mut Self>, cx: &mut Context<'_>, buf: &[u8]) -> Poll<io::Result<usize>> {
        let this = self.get_mut();
        let step = std::task::ready!(this.step(cx)).min(buf.len());
        Pin::new(&mut this.stream).poll_write(cx, &buf[..step])
    }

    fn poll_flush(self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<io::Result<()>> {
        Pin::new(&mut self.get_mut().stream).poll_flush(cx)
    }

    fn poll_shutdown(self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<io::Result<()>> {
        Pin::new(&mut self.get_mut().stream).poll_shutdown(cx)
    }
}

/// The server: compresses and decompresses whole messages.
struct Server {
    stream: DuplexStream,
    agreed: Agreed,
    inflate: Decompress,
    deflate: Compress,
    chance: Rng,
}

/// A message or control frame received by the server.
struct Seen {
    opcode: u8,
    payload: Vec<u8>,
    /// The compressed payload, if it was compressed.
    deflated: Option<Vec<u8>>,
    frames: usize,
    /// Control frames between its frames.
    between: Vec<(u8, Vec<u8>)>,
}

impl Server {
    fn new(stream: DuplexStream, agreed: Agreed) -> Server {
        Server {
            stream,
            agreed,
            inflate: Decompress::new_with_window_bits(false, agreed.client_max_window_bits.max(9)),
            deflate: Compress::new_with_window_bits(
                Compression::default(),
                false,
                agreed.server_max_window_bits.max(9),
            ),
            chance: Rng::with_seed(3),
        }
    }

    /// The first byte of a frame, and its payload.
    async fn frame(&mut self) -> (u8, Vec<u8>) {
        let first = self.stream.read_u8().await.unwrap();
        let second = self.stream.read_u8().await.unwrap();
        assert!(second >= 128, "a frame without a mask");
        let length = match second - 128 {
            126 => u64::from(self.stream.read_u16().await.unwrap()),
            127 => self.stream.read_u64().await.unwrap(),
            length => u64::from(length),
        };
        let mut mask = [0; 4];
        self.stream.read_exact(&mut mask).await.unwrap();
        let mut payload = vec![0; length as usize];
        self.stream.read_exact(&mut payload).await.unwrap();
        payload.iter_mut().zip(mask.iter().cycle()).for_each(|(byte, mask)| *byte ^= mask);
        (first, payload)
    }

    /// The next message or control frame.
    async fn receive(&mut self) -> Seen {
        let (first, mut payload) = self.frame().await;
        assert_eq!(first & 0x30, 0);
        let opcode = first & 0x0f;
        if opcode >= 8 {
            assert_eq!(first & 0xf0, 0x80);
            return Seen { opcode, payload, deflated: None, frames: 1, between: vec![] };
        }
        assert!(opcode == 1 || opcode == 2, "a message begins with {opcode}");
        let mut seen = Seen { opcode, payload: vec![], deflated: None, frames: 1, between: vec![] };
        let mut fin = first & 0x80 != 0;
        while !fin {
            let (first, more) = self.frame().await;
            if first & 0x0f >= 8 {
                assert_eq!(first & 0xf0, 0x80);
                seen.between.push((first & 0x0f, more));
                continue;
            }
            assert_eq!(first & 0x7f, 0, "a frame that does not continue a message");
            seen.frames += 1;
            payload.extend(more);
            fin = first & 0x80 != 0;
        }
        if first & 0x40 == 0 {
            seen.payload = payload;
            return seen;
        }
        payload.extend([0, 0, 0xff, 0xff]);
        if self.agreed.client_no_context_takeover {
            self.inflate.reset(false);
        }
        let start = self.inflate.total_in();
        loop {
            let at = (self.inflate.total_in() - start) as usize;
            seen.payload.reserve(100_000);
            self.inflate.decompress_vec(&payload[at..], &mut seen.payload, FlushDecompress::Sync).unwrap();
            if seen.payload.len() < seen.payload.capacity() {
                break;
            }
        }
        assert_eq!((self.inflate.total_in() - start) as usize, payload.len());
        seen.deflated = Some(payload);
        seen
    }

    fn compress(&mut self, payload: &[u8]) -> Vec<u8> {
        if payload.is_empty() {
            return vec![0];
        }
        if self.agreed.server_no_context_takeover {
            self.deflate.reset();
        }
        let mut out = Vec::with_capacity(payload.len() * 2 + 1000);
        self.deflate.compress_vec(payload, &mut out, FlushCompress::Sync).unwrap();
        assert_eq!(out.split_off(out.len() - 4), [0, 0, 0xff, 0xff]);
        out
    }

    async fn send_frame(&mut self, first: u8, payload: &[u8]) {
        let mut head = vec![first];
        match payload.len() {
            short @ ..126 => head.push(short as u8),
            middle @ ..65_536 => {
                head.push(126);
                head.extend((middle as u16).to_be_bytes());
            }
            long => {
                head.push(127);
                head.extend((long as u64).to_be_bytes());
            }
        }
        self.stream.write_all(&head).await.unwrap();
        self.stream.write_all(payload).await.unwrap();
    }

    /// Sends a message in several frames, with pings between them.
    async fn send(&mut self, opcode: u8, payload: &[u8], compressed: bool, frames: usize) {
        let payload = if compressed { self.compress(payload) } else { payload.to_vec() };
        let mut rest = &payload[..];
        for frame in 0..frames {
            let last = frame + 1 == frames;
            let length = if last { rest.len() } else { self.chance.usize(..=rest.len()) };
            let (now, later) = rest.split_at(length);
            rest = later;
            let first = match frame {
                0 => opcode | if compressed { 0x40 } else { 0 },
                _ => 0,
            };
            self.send_frame(first | if last { 0x80 } else { 0 }, now).await;
            if !last {
                self.send_frame(0x89, b"between").await;
            }
        }
    }
}

/// The largest distance in a sequence of DEFLATE blocks, without decompressing them (RFC 1951).
fn farthest(deflated: &[u8]) -> usize {
    struct Bits<'a>(&'a [u8], usize);
    impl Bits<'_> {
        fn take(&mut self, count: usize) -> usize {
            let bit = |at: usize| usize::from(self.0[at / 8] >> (at % 8) & 1);
            let value = (0..count).map(|i| bit(self.1 + i) << i).sum();
            self.1 += count;
            value
        }
        fn symbol(&mut self, code: &[Vec<usize>]) -> usize {
            let (mut value, mut first) = (0, 0);
            for symbols in code {
                value = value << 1 | self.take(1);
                first <<= 1;
                if value - first < symbols.len() {
                    return symbols[value - first];
                }
                first += symbols.len();
            }
            panic!("no such symbol");
        }
    }
    /// The symbols of each code length, from the lengths of the symbols.
    fn code(lengths: &[usize]) -> Vec<Vec<usize>> {
        (1..16).map(|length| (0..lengths.len()).filter(|symbol| lengths[*symbol] == length).collect()).collect()
    }

    let mut bits = Bits(deflated, 0);
    let mut farthest = 0;
    while bits.1.div_ceil(8) < deflated.len() {
        bits.take(1);
        let (literals, distances) = match bits.take(2) {
            0 => {
                bits.1 = bits.1.div_ceil(8) * 8;
                let length = bits.take(16);
                assert_eq!(bits.take(16), length ^ 0xffff);
                bits.1 += length * 8;
                continue;
            }
            1 => {
                let lengths: Vec<usize> =
                    [(8, 144), (9, 112), (7, 24), (8, 8)].iter().flat_map(|(l, n)| vec![*l; *n]).collect();
                (code(&lengths), code(&[5; 30]))
            }
            2 => {
                let (literals, distances, codes) = (bits.take(5) + 257, bits.take(5) + 1, bits.take(4) + 4);
                let mut lengths = [0; 19];
                for at in &[16, 17, 18, 0, 8, 7, 9, 6, 10, 5, 11, 4, 12, 3, 13, 2, 14, 1, 15][..codes] {
                    lengths[*at] = bits.take(3);
                }
                let lengths_code = code(&lengths);
                let mut lengths = Vec::new();
                while lengths.len() < literals + distances {
                    let (value, count) = match bits.symbol(&lengths_code) {
                        16 => (*lengths.last().unwrap(), 3 + bits.take(2)),
                        17 => (0, 3 + bits.take(3)),
                        18 => (0, 11 + bits.take(7)),
                        length => (length, 1),
                    };
                    lengths.extend(vec![value; count]);
                }
                (code(&lengths[..literals]), code(&lengths[literals..]))
            }
            _ => panic!("no such block"),
        };
        loop {
            match bits.symbol(&literals) {
                ..256 => {}
                256 => break,
                length => {
                    bits.take(if (265..285).contains(&length) { (length - 261) / 4 } else { 0 });
                    let symbol = bits.symbol(&distances);
                    let extra = (symbol / 2).saturating_sub(1);
                    let base = if symbol < 4 { symbol } else { (2 + symbol % 2) << extra };
                    farthest = farthest.max(base + bits.take(extra) + 1);
                }
            }
        }
    }
    farthest
}

async fn client<S: AsyncRead + AsyncWrite + Unpin>(stream: S) -> WebSocketStream<S> {
    let config = WebSocketConfig::default().read_buffer_size(4096).write_buffer_size(4096);
    WebSocketStream::from_raw_socket(stream, Role::Client, Some(config)).await
}

fn pair(agreed: Agreed, largest: u64, step: Step) -> (Choppy<Deflated<Choppy<DuplexStream>>>, Server) {
    let (near, far) = tokio::io::duplex(64 * 1024);
    let near = Deflated::new(Choppy::new(near, step, 1), &agreed, largest, Vec::new());
    (Choppy::new(near, step, 2), Server::new(far, agreed))
}

/// Compressible text with distant repetitions, different for every seed.
fn text(length: usize, seed: u64) -> String {
    let mut chance = Rng::with_seed(seed);
    let words: Vec<String> = (0..3000).map(|i| format!("字{}", i * 7919)).collect();
    let mut text = String::new();
    while text.len() < length {
        text += chance.choice(&words).unwrap();
    }
    while text.len() > length {
        text.pop();
    }
    text.extend(std::iter::repeat_n('x', length - text.len()));
    text
}

fn noise(length: usize, seed: u64) -> Vec<u8> {
    let mut chance = Rng::with_seed(seed);
    std::iter::repeat_with(|| chance.u8(..)).take(length).collect()
}

fn messages(sizes: &[usize]) -> Vec<Message> {
    let one = |size: &usize| [Message::text(text(*size, 4)), Message::binary(noise(*size, 5))];
    sizes.iter().flat_map(one).collect()
}

/// Sends messages in both directions and compares them.
async fn round_trip(agreed: Agreed, messages: &[Message], step: Step) {
    let (near, mut server) = pair(agreed, u64::MAX, step);
    let mut client = client(near).await;
    let near = async {
        for message in messages {
            client.send(message.clone()).await.unwrap();
            loop {
                match client.next().await.unwrap().unwrap() {
                    Message::Ping(payload) => assert_eq!(&payload[..], b"between"),
                    answer => break assert!(answer == *message, "{} bytes differ", message.len()),
                }
            }
        }
        client.close(None).await.unwrap();
        while let Some(message) = client.next().await {
            message.unwrap();
        }
    };
    let far = async {
        for turn in 0.. {
            let seen = loop {
                match server.receive().await {
                    pong if pong.opcode == 10 => assert_eq!(pong.payload, b"between"),
                    seen => break seen,
                }
            };
            if seen.opcode == 8 {
                server.send_frame(0x88, &seen.payload).await;
                // The client waits until the server has closed.
                drop(server);
                break;
            }
            assert_eq!(seen.deflated.is_some(), agreed.client_max_window_bits > 8);
            let window = 1 << agreed.client_max_window_bits;
            // DEFLATE cannot express more than 2^15.
            if let Some(deflated) = &seen.deflated
                && window < 1 << 15
            {
                let distance = farthest(deflated);
                assert!(distance <= window, "a distance of {distance} in a window of {window}");
            }
            server.send(seen.opcode, &seen.payload, turn % 5 != 4, 1 + turn % 4).await;
        }
    };
    tokio::join!(near, far);
}

fn all_agreements() -> impl Iterator<Item = Agreed> {
    (0..4).flat_map(|takeover| {
        (9..=15).map(move |bits| Agreed {
            server_no_context_takeover: takeover & 1 != 0,
            client_no_context_takeover: takeover & 2 != 0,
            server_max_window_bits: 24 - bits,
            client_max_window_bits: bits,
        })
    })
}

#[tokio::test]
async fn messages_of_all_sizes_under_all_agreements() {
    let messages = messages(&[0, 1, 0, 125, 126, 65_535, 65_536]);
    for agreed in all_agreements() {
        round_trip(agreed, &messages, Step::UpTo(40_000)).await;
    }
}

#[tokio::test]
async fn large_messages() {
    let messages = [Message::text(text(1024 * 1024, 4)), Message::binary(noise(1024 * 1024, 5))];
    for bits in [9, 15] {
        let agreed = Agreed { server_max_window_bits: 24 - bits, client_max_window_bits: bits, ..Agreed::default() };
        round_trip(agreed, &messages, Step::UpTo(100_000)).await;
    }
}

/// Noise is stored uncompressed: some of these fill a buffer to the last byte, before and after a flush.
#[tokio::test]
async fn messages_about_as_large_as_a_buffer() {
    let messages: Vec<Message> = (0..60).map(|less| Message::binary(noise(PIECE + 5 - less, less as u64))).collect();
    for agreed in all_agreements().filter(|agreed| agreed.client_max_window_bits == 12) {
        round_trip(agreed, &messages, Step::UpTo(40_000)).await;
    }
}

#[tokio::test]
async fn reads_and_writes_in_small_pieces() {
    for (step, sizes) in [
        (Step::Of(1), &[0, 1, 0, 125, 126, 5_000][..]),
        (Step::Of(7), &[0, 1, 0, 125, 126, 65_536]),
        (Step::UpTo(300), &[0, 1, 0, 125, 126, 65_535, 65_536]),
    ] {
        for agreed in all_agreements().filter(|agreed| agreed.client_max_window_bits == 10) {
            round_trip(agreed, &messages(sizes), step).await;
        }
    }
}

#[tokio::test]
async fn a_window_of_8_bits_is_read_and_not_written() {
    let agreed = Agreed { server_max_window_bits: 8, client_max_window_bits: 8, ..Agreed::default() };
    round_trip(agreed, &messages(&[0, 1, 125, 126, 65_536]), Step::UpTo(1000)).await;
}

#[tokio::test]
async fn messages_in_a_row_share_a_window() {
    let message = text(2000, 1);
    let (near, mut server) = pair(Agreed::default(), u64::MAX, Step::UpTo(5000));
    let mut client = client(near).await;
    let near = async {
        for _ in 0..500 {
            client.feed(Message::text(&message)).await.unwrap();
        }
        client.flush().await.unwrap();
        for _ in 0..500 {
            assert_eq!(client.next().await.unwrap().unwrap(), Message::text(&message));
        }
    };
    let far = async {
        let mut sizes = Vec::new();
        for _ in 0..500 {
            let seen = server.receive().await;
            assert_eq!(seen.payload, message.as_bytes());
            sizes.push(seen.deflated.unwrap().len());
        }
        assert!(sizes[0] > 500 && sizes[1..].iter().sum::<usize>() < 500 * 60, "{sizes:?}");
        for _ in 0..500 {
            server.send(1, message.as_bytes(), true, 1).await;
        }
    };
    tokio::join!(near, far);
}

#[tokio::test]
async fn fragments_of_the_codec_with_a_ping_between() {
    let (near, mut server) = pair(Agreed::default(), u64::MAX, Step::UpTo(50));
    let mut client = client(near).await;
    let fragment = |payload: Vec<u8>, opcode, fin| Message::Frame(Frame::message(payload, OpCode::Data(opcode), fin));
    let (first, second) = (noise(20_000, 1), noise(30_000, 2));
    let near = async {
        for _ in 0..2 {
            client.send(fragment(first.clone(), Data::Binary, false)).await.unwrap();
            client.send(Message::Ping("now".into())).await.unwrap();
            client.send(fragment(second.clone(), Data::Continue, false)).await.unwrap();
            client.send(fragment(Vec::new(), Data::Continue, true)).await.unwrap();
            client.send(fragment(Vec::new(), Data::Text, false)).await.unwrap();
            client.send(fragment(Vec::new(), Data::Continue, true)).await.unwrap();
        }
    };
    let far = async {
        for _ in 0..2 {
            let seen = server.receive().await;
            assert_eq!((seen.opcode, seen.payload == [&first[..], &second].concat()), (2, true));
            assert_eq!(seen.between, [(9, b"now".to_vec())]);
            assert!(seen.frames > 2 && seen.deflated.is_some());
            let seen = server.receive().await;
            assert_eq!((seen.opcode, &seen.payload[..], seen.frames), (1, &[][..], 1));
            assert_eq!(seen.deflated.unwrap(), [0, 0, 0, 0xff, 0xff]);
        }
    };
    tokio::join!(near, far);
}

#[tokio::test]
async fn masks_are_those_of_the_codec() {
    let (near, mut far) = tokio::io::duplex(100);
    let mut stream = Deflated::new(near, &Agreed::default(), 0, Vec::new());
    stream.write_all(&[0x02, 0x81, 1, 2, 3, 4, b'H' ^ 1, 0x80, 0x84, 5, 6, 7, 8]).await.unwrap();
    stream.write_all(&[b'e' ^ 5, b'l' ^ 6, b'l' ^ 7, b'o' ^ 8, 0x89, 0x81, 9, 9, 9, 9, 77]).await.unwrap();
    stream.shutdown().await.unwrap();
    let mut wire = Vec::new();
    drop(stream);
    far.read_to_end(&mut wire).await.unwrap();
    let hello = [0xf2 ^ 5, 0x48 ^ 6, 0xcd ^ 7, 0xc9 ^ 8, 0xc9 ^ 5, 7 ^ 6, 7];
    assert_eq!(wire, [&[0xc2, 0x87, 5, 6, 7, 8][..], &hello, &[0x89, 0x81, 9, 9, 9, 9, 77]].concat());
}

/// What the codec reads from the server's bytes, up to the end or an error.
async fn read(agreed: Agreed, largest: u64, bytes: &[u8]) -> (Vec<Message>, tungstenite::Error) {
    let near = tokio::io::join(bytes, tokio::io::sink());
    let mut client = client(Deflated::new(near, &agreed, largest, Vec::new())).await;
    let mut messages = Vec::new();
    loop {
        match client.next().await {
            Some(Ok(message)) => messages.push(message),
            Some(Err(error)) => return (messages, error),
            None => return (messages, tungstenite::Error::ConnectionClosed),
        }
    }
}

fn fault(error: &tungstenite::Error) -> &Fault {
    match error {
        tungstenite::Error::Io(error) if error.kind() == io::ErrorKind::InvalidData => Fault::of(error).unwrap(),
        other => panic!("{other}"),
    }
}

#[tokio::test]
async fn examples_of_the_rfc() {
    for (bytes, texts) in [
        (&[0xc1, 7, 0xf2, 0x48, 0xcd, 0xc9, 0xc9, 7, 0][..], &["Hello"][..]),
        (&[0x41, 3, 0xf2, 0x48, 0xcd, 0x80, 4, 0xc9, 0xc9, 7, 0], &["Hello"]),
        (&[0xc1, 7, 0xf2, 0x48, 0xcd, 0xc9, 0xc9, 7, 0, 0xc1, 5, 0xf2, 0, 0x11, 0, 0], &["Hello", "Hello"]),
        (&[0xc1, 11, 0, 5, 0, 0xfa, 0xff, 0x48, 0x65, 0x6c, 0x6c, 0x6f, 0], &["Hello"]),
        (&[0xc1, 8, 0xf3, 0x48, 0xcd, 0xc9, 0xc9, 7, 0, 0], &["Hello"]),
        (&[0xc1, 13, 0xf2, 0x48, 5, 0, 0, 0, 0xff, 0xff, 0xca, 0xc9, 0xc9, 7, 0], &["Hello"]),
        (&[0xc1, 1, 0], &[""]),
        // A final block without the byte that should follow, and then another message.
        (
            &[0xc1, 7, 0xf3, 0x48, 0xcd, 0xc9, 0xc9, 7, 0, 0xc1, 7, 0xf2, 0x48, 0xcd, 0xc9, 0xc9, 7, 0],
            &["Hello", "Hello"],
        ),
        // A length in more bytes than necessary; in uncompressed frames the codec checks it.
        (&[0xc1, 126, 0, 7, 0xf2, 0x48, 0xcd, 0xc9, 0xc9, 7, 0], &["Hello"]),
    ] {
        let (messages, error) = read(Agreed::default(), 5, bytes).await;
        let texts: Vec<Message> = texts.iter().map(|text| Message::text(*text)).collect();
        assert_eq!(messages, texts, "{bytes:x?}: {error}");
        assert!(matches!(error, tungstenite::Error::Protocol(_)), "{error}");
    }
    let alone = Agreed { server_no_context_takeover: true, ..Agreed::default() };
    let bytes = [0xc1, 7, 0xf2, 0x48, 0xcd, 0xc9, 0xc9, 7, 0, 0xc1, 5, 0xf2, 0, 0x11, 0, 0];
    let (messages, error) = read(alone, 5, &bytes).await;
    assert_eq!(messages.len(), 1);
    assert!(matches!(fault(&error), Fault::Broken(_)), "{error}");
}

#[tokio::test]
async fn final_blocks_end_anywhere() {
    let whole = |payload: &[u8]| {
        let mut out = Vec::with_capacity(2 * PIECE);
        let mut compress = Compress::new(Compression::default(), false);
        compress.compress_vec(payload, &mut out, FlushCompress::Finish).unwrap();
        out
    };
    for size in PIECE - 10..PIECE + 10 {
        for payload in [noise(size, 7), vec![0; size], text(size, 7).into_bytes()] {
            // A final block alone, one followed by the zero byte, and two in one message.
            let mut bytes = Vec::new();
            for deflated in [whole(&payload), [whole(&payload), vec![0]].concat(), whole(&payload).repeat(2)] {
                bytes.extend([0xc2, 126]);
                bytes.extend((deflated.len() as u16).to_be_bytes());
                bytes.extend(deflated);
            }
            let (messages, error) = read(Agreed::default(), u64::MAX, &bytes).await;
            let expected = [payload.clone(), payload.clone(), payload.repeat(2)].map(Message::binary);
            assert!(messages == expected, "{size}: {error}");
        }
    }
}

#[tokio::test]
async fn the_client_compresses_like_the_rfc() {
    let (near, mut server) = pair(Agreed::default(), 0, Step::UpTo(50));
    let mut client = client(near).await;
    for _ in 0..2 {
        client.send(Message::text("Hello")).await.unwrap();
    }
    let wire = [0xf2, 0x48, 0xcd, 0xc9, 0xc9, 7, 0, 0, 0, 0xff, 0xff];
    assert_eq!(server.receive().await.deflated.unwrap(), wire);
    let wire = [0xf2, 0, 0x11, 0, 0, 0, 0, 0xff, 0xff];
    assert_eq!(server.receive().await.deflated.unwrap(), wire);
}

#[tokio::test]
async fn faults_of_the_server() {
    for (bytes, words) in [
        (&[0xa1, 0][..], "a frame with a reserved bit that has no meaning here"),
        (&[0x91, 0], "a frame with a reserved bit"),
        (&[0xc9, 0], "a frame with a reserved bit"),
        (&[0xc0, 0], "a frame with a reserved bit"),
        (&[0x41, 1, 0xf2, 0x40, 0], "a frame with a reserved bit"),
        (&[0x41, 1, 0xf2, 0x81, 0], "a message that begins before the last one has ended"),
        (&[0x41, 1, 0xf2, 0xc1, 0], "a message that begins before"),
        (&[0x01, 1, b'x', 0xc1, 0], "a message that begins before"),
        (&[0xc1, 0x81, 0, 0, 0, 0, 0], "a masked frame from the server"),
        (&[0xc1, 127, 0x80, 0, 0, 0, 0, 0, 0, 0], "a frame of more than 2^63 bytes"),
        (&[0xc1, 3, 0xff, 0xff, 0xff], "a compressed message is broken: deflate decompression error: invalid block"),
        (&[0xc1, 5, 0xf2, 0, 0x11, 0, 0], "a compressed message is broken: deflate decompression error: invalid dist"),
        (&[0xc1, 0], "a compressed message ends too early"),
        (&[0xc1, 1, 0xf2], "a compressed message ends too early"),
        (&[0xc1, 2, 0xf2, 0x48], "a compressed message ends too early"),
        (&[0xc1, 3, 0xf2, 0x48, 0xcd], "a compressed message ends too early"),
        (&[0xc1, 4, 0xf2, 0x48, 0xcd, 0xc9], "a compressed message ends too early"),
        (&[0xc1, 5, 0xf2, 0x48, 0xcd, 0xc9, 0xc9], "a compressed message ends too early"),
        (&[0xc1, 6, 0xf2, 0x48, 0xcd, 0xc9, 0xc9, 7], "a compressed message ends too early"),
        (&[0xc1, 6, 0, 5, 0, 0xfa, 0xff, b'H'], "a compressed message ends too early"),
        (&[0xc1, 10, 0, 5, 0, 0xfa, 0xff, 0x48, 0x65, 0x6c, 0x6c, 0x6f], "a compressed message ends too early"),
        (
            &[0xc1, 12, 0, 6, 0, 0xf9, 0xff, 0x48, 0x65, 0x6c, 0x6c, 0x6f, 0x6f, 0],
            "a compressed message inflates to more than 5 bytes",
        ),
    ] {
        // A valid message before it is still delivered.
        let bytes = [&[0x81, 2, b'o', b'k'][..], bytes].concat();
        let (messages, error) = read(Agreed::default(), 5, &bytes).await;
        assert_eq!(messages, [Message::text("ok")]);
        let error = fault(&error).to_string();
        assert!(error.starts_with(words), "{bytes:x?}: {error}");
    }
    // Errors in frames that are passed on unchanged are detected by the codec.
    for bytes in [&[0x83, 0][..], &[0x80, 0], &[0x09, 0], &[0x81, 0x80, 0, 0, 0, 0], &[0xc3, 1, 0], &[0x8b, 0]] {
        let (_, error) = read(Agreed::default(), 5, bytes).await;
        assert!(matches!(error, tungstenite::Error::Protocol(_)), "{bytes:x?}: {error}");
    }
}

#[tokio::test]
async fn a_fault_stays_and_the_client_can_still_close() {
    let (near, mut server) = pair(Agreed::default(), 100, Step::Of(3));
    let mut client = client(near).await;
    server.send(1, &[b'x'; 101], true, 3).await;
    let error = loop {
        match client.next().await.unwrap() {
            Ok(message) => assert!(message.is_ping()),
            Err(error) => break error,
        }
    };
    assert!(matches!(fault(&error), Fault::TooLarge(100)));
    assert!(matches!(client.get_mut().read_u8().await, Err(error) if Fault::of(&error).is_some()));
    let frame = CloseFrame { code: CloseCode::Protocol, reason: "".into() };
    let _ = client.send(Message::Close(Some(frame))).await;
    let seen = loop {
        match server.receive().await {
            pong if pong.opcode == 10 => {}
            seen => break seen,
        }
    };
    assert_eq!((seen.opcode, seen.payload), (8, 1002_u16.to_be_bytes().to_vec()));
}

#[tokio::test]
async fn a_bomb_is_stopped_at_the_limit() {
    let mut server = Server::new(tokio::io::duplex(1).0, Agreed::default());
    let bomb = server.compress(&vec![0; 20_000_000]);
    assert!(bomb.len() < 30_000);
    let mut bytes = vec![0xc2, 126];
    bytes.extend((bomb.len() as u16).to_be_bytes());
    bytes.extend(bomb);

    let limit = 1_000_000;
    let mut stream = Deflated::new(&bytes[..], &Agreed::default(), limit, Vec::new());
    let mut out = Vec::new();
    let error = stream.read_to_end(&mut out).await.unwrap_err();
    assert!(matches!(Fault::of(&error), Some(Fault::TooLarge(1_000_000))));
    assert!(out.len() <= 1_001_000, "{}", out.len());
    // The allowed maximum is accepted. The codec has limits of its own.
    let (messages, _) = read(Agreed::default(), 20_000_000, &bytes).await;
    assert_eq!(messages[0].len(), 20_000_000);
}

#[tokio::test]
async fn what_was_received_early_comes_first() {
    let (near, mut far) = tokio::io::duplex(100);
    let bytes = [0xc1, 7, 0xf2, 0x48, 0xcd, 0xc9, 0xc9, 7, 0];
    let mut client = client(Deflated::new(near, &Agreed::default(), 5, bytes[..5].to_vec())).await;
    far.write_all(&bytes[5..]).await.unwrap();
    assert_eq!(client.next().await.unwrap().unwrap(), Message::text("Hello"));
}

/// A peer that never reads.
struct Stuck;

impl AsyncRead for Stuck {
    fn poll_read(self: Pin<&mut Self>, _: &mut Context<'_>, buf: &mut ReadBuf<'_>) -> Poll<io::Result<()>> {
        buf.put_slice(&[0x82, 125][..buf.remaining().min(2)]);
        Poll::Ready(Ok(()))
    }
}

impl AsyncWrite for Stuck {
    fn poll_write(self: Pin<&mut Self>, _: &mut Context<'_>, _: &[u8]) -> Poll<io::Result<usize>> {
        Poll::Pending
    }

    fn poll_flush(self: Pin<&mut Self>, _: &mut Context<'_>) -> Poll<io::Result<()>> {
        Poll::Ready(Ok(()))
    }

    fn poll_shutdown(self: Pin<&mut Self>, _: &mut Context<'_>) -> Poll<io::Result<()>> {
        Poll::Ready(Ok(()))
    }
}

#[test]
fn a_stream_that_is_stuck_takes_no_more() {
    for bits in [8, 15] {
        let agreed = Agreed { client_max_window_bits: bits, ..Agreed::default() };
        let mut stream = Deflated::new(Stuck, &agreed, 0, Vec::new());
        let mut bytes = Vec::new();
        for seed in 0..200 {
            bytes.extend([0x82, 254, 0x27, 0x10, 0, 0, 0, 0]);
            bytes.extend(noise(10_000, seed));
        }
        let mut cx = Context::from_waker(std::task::Waker::noop());
        let mut accepted = 0;
        while let Poll::Ready(written) = Pin::new(&mut stream).poll_write(&mut cx, &bytes[accepted..]) {
            accepted += written.unwrap();
        }
        assert!(accepted <= 2 * PIECE, "{accepted}");
        assert!(Pin::new(&mut stream).poll_flush(&mut cx).is_pending());
        assert!(Pin::new(&mut stream).poll_shutdown(&mut cx).is_pending());
    }
}

#[tokio::test]
async fn random_bytes_never_make_it_panic() {
    let mut chance = Rng::with_seed(9);
    for _ in 0..3000 {
        let mut bytes = Vec::new();
        for _ in 0..chance.usize(1..6) {
            let payload = noise(chance.usize(..200), chance.u64(..));
            let first = [0xc1, 0x41, 0x80, 0x00, 0x89, 0x82, chance.u8(..)];
            bytes.extend([
                first[chance.usize(..7)],
                payload.len().min(125) as u8 | if chance.u8(..9) == 0 { 0x80 } else { 0 },
            ]);
            bytes.extend(payload);
        }
        let _ = read(Agreed::default(), 100_000, &bytes).await;
        let mut stream = Deflated::new(tokio::io::empty(), &Agreed::default(), 0, Vec::new());
        for piece in bytes.chunks(chance.usize(1..100)) {
            let _ = stream.write_all(piece).await;
        }
    }
}

#[tokio::test]
async fn good_bytes_with_errors_in_them_never_make_it_panic() {
    let (mut far, near) = tokio::io::duplex(1_000_000);
    let mut server = Server::new(near, Agreed::default());
    for (size, frames) in [(100, 1), (5_000, 3), (40_000, 1), (0, 1), (30_000, 2)] {
        server.send(1, text(size, 8).as_bytes(), true, frames).await;
    }
    drop(server);
    let mut good = Vec::new();
    far.read_to_end(&mut good).await.unwrap();
    let (messages, error) = read(Agreed::default(), 100_000, &good).await;
    assert_eq!(messages.iter().filter(|message| message.is_text()).count(), 5, "{error}");
    let mut chance = Rng::with_seed(10);
    for _ in 0..1000 {
        let mut bytes = good.clone();
        for _ in 0..chance.usize(1..4) {
            let at = chance.usize(..bytes.len());
            bytes[at] ^= 1 << chance.u8(..8);
        }
        bytes.truncate(chance.usize(..bytes.len() * 2));
        let _ = read(Agreed::default(), 100_000, &bytes).await;
    }
}
