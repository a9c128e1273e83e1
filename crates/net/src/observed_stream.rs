//! Observes the bytes of an HTTP/1.1 connection: when the request was sent and the response started, how
//! response headers are spelled, and restores the spelling of request headers, which hyper writes in lower
//! case. A connection serves one exchange at a time, so the notes always belong to the current one.

use std::cell::RefCell;
use std::io;
use std::pin::Pin;
use std::rc::Rc;
use std::task::{Context, Poll, ready};
use std::time::Instant;

use tokio::io::{AsyncRead, AsyncWrite, ReadBuf};

use crate::dial::now;
use crate::head;

/// What was observed of a connection and its current exchange.
#[derive(Default)]
struct Notes {
    exchange: Exchange,
    respelled: Respelled,
    /// The head of the response, as far as it has arrived.
    head_in: Vec<u8>,
}

#[derive(Default)]
struct Exchange {
    /// The spelling of the request's headers, one per line, until its head is written.
    spelling: Option<Rc<str>>,
    /// How much of the respelled head was written; `None` once all of it was.
    head_out: Option<usize>,
    head_in: HeadIn,
    /// When the last byte of the request was written.
    last_write: Option<Instant>,
    /// When the first byte of the response was read.
    first_byte: Option<Instant>,
    /// The peer stopped reading the request. It may have responded nevertheless.
    refused: Option<io::ErrorKind>,
    /// The connection ended without a TLS close_notify.
    cut_off: bool,
}

/// The last respelled head: requests of one call site usually have the same head.
#[derive(Default)]
struct Respelled {
    spelling: Option<Rc<str>>,
    /// The head as hyper writes it.
    plain: Vec<u8>,
    /// The head as it is sent.
    head: Vec<u8>,
}

/// The progress of a response's head.
#[derive(Clone, Copy, Default, PartialEq, Eq)]
enum HeadIn {
    #[default]
    Begun,
    Complete,
    TooLong,
}

/// The notes of a connection, shared with its user.
#[derive(Clone, Default)]
pub(crate) struct HeadLog(Rc<RefCell<Notes>>);

/// A stream whose bytes are observed.
pub(crate) struct ObservedStream<T> {
    stream: T,
    watch: HeadLog,
}

/// Maximum size of a response head in bytes, as in Chromium.
pub(crate) const LARGEST_HEAD: usize = 256 * 1024;

/// The spelling of headers that hyper adds.
const OWN: [&str; 4] = ["Host", "Content-Length", "Transfer-Encoding", "Connection"];

impl HeadLog {
    /// Starts an exchange whose headers are to be spelled like these, one per line.
    pub(crate) fn begin(&self, spelling: Rc<str>) {
        let mut notes = self.0.borrow_mut();
        notes.exchange = Exchange { spelling: Some(spelling), ..Exchange::default() };
        notes.head_in.clear();
    }

    /// The response headers as received, once the head is complete.
    pub(crate) fn head(&self) -> Option<Vec<(String, String)>> {
        let notes = self.0.borrow();
        (notes.exchange.head_in == HeadIn::Complete).then(|| head::fields(&notes.head_in)).flatten()
    }

    /// Whether the connection ended without a TLS close_notify, so that the response may be truncated.
    pub(crate) fn cut_off(&self) -> bool {
        self.0.borrow().exchange.cut_off
    }

    /// When the request was sent, and when the response started.
    pub(crate) fn times(&self) -> (Option<Instant>, Option<Instant>) {
        let Notes { exchange, .. } = &*self.0.borrow();
        (exchange.last_write, exchange.first_byte)
    }
}

impl Notes {
    fn saw(&mut self, bytes: &[u8]) {
        if bytes.is_empty() {
            return;
        }
        self.exchange.first_byte.get_or_insert_with(now);
        if self.exchange.head_in == HeadIn::Begun {
            self.exchange.head_in = self.extend_head(bytes);
        }
    }

    fn extend_head(&mut self, bytes: &[u8]) -> HeadIn {
        // In steps, because most of the bytes after a head may be body.
        for piece in bytes.chunks(4096) {
            let mut known = self.head_in.len();
            self.head_in.extend_from_slice(piece);
            // Interim responses are dropped when complete, so that any number of them is accepted.
            while let Some(end) = head::end_after(&self.head_in, known) {
                if !head::is_interim(&self.head_in) {
                    self.head_in.truncate(end);
                    return HeadIn::Complete;
                }
                self.head_in.drain(..end);
                known = 0;
            }
            if self.head_in.len() > LARGEST_HEAD {
                self.head_in = Vec::new();
                return HeadIn::TooLong;
            }
        }
        HeadIn::Begun
    }

    /// Whether an error means that the peer stopped reading a request that it has started to read. Then
    /// nothing more is written, but its response can still be read.
    fn refuses(&mut self, error: &io::Error) -> bool {
        let gone = matches!(error.kind(), io::ErrorKind::BrokenPipe | io::ErrorKind::ConnectionReset);
        if gone && self.exchange.last_write.is_some() {
            self.exchange.refused = Some(error.kind());
        }
        self.exchange.refused.is_some()
    }

    /// On the first write of a request: respells its head, which is at the front of the bytes. hyper writes a
    /// head in one piece; if it does not, the names keep their spelling.
    fn respell(&mut self, bytes: &[u8]) {
        if let Some(spelling) = self.exchange.spelling.take()
            && self.respelled.follow(spelling, bytes)
        {
            self.exchange.head_out = Some(0);
        }
    }

    /// The unwritten rest of the respelled head.
    fn head_left(&self) -> Option<&[u8]> {
        self.exchange.head_out.map(|at| &self.respelled.head[at..])
    }

    /// Accounts for a write. Respelling keeps lengths, so bytes written of the new head stand for those of
    /// the original.
    fn settle(&mut self, written: io::Result<usize>) -> Poll<io::Result<usize>> {
        match &written {
            Ok(bytes) => {
                let at = self.exchange.head_out.map(|at| at + bytes);
                self.exchange.head_out = at.filter(|at| *at < self.respelled.head.len());
                self.exchange.last_write = Some(now());
            }
            Err(error) if self.exchange.head_out.is_none() && self.refuses(error) => return Poll::Pending,
            Err(_) => {}
        }
        Poll::Ready(written)
    }
}

impl Respelled {
    /// Respells the head at the front of these bytes, if it is complete.
    fn follow(&mut self, spelling: Rc<str>, bytes: &[u8]) -> bool {
        if self.spelling.as_ref() == Some(&spelling) && bytes.starts_with(&self.plain) {
            return true;
        }
        let Some(end) = head::end(bytes) else {
            return false;
        };
        for copy in [&mut self.plain, &mut self.head] {
            copy.clear();
            copy.extend_from_slice(&bytes[..end]);
        }
        // Names set by the script take precedence over hyper's own; there are too few for a map.
        let spelled = || spelling.lines().chain(OWN);
        head::respell(&mut self.head, |name| {
            spelled().find(|other| other.eq_ignore_ascii_case(name)).map(str::as_bytes)
        });
        self.spelling = Some(spelling);
        true
    }
}

impl<T> ObservedStream<T> {
    pub(crate) fn new(stream: T) -> (ObservedStream<T>, HeadLog) {
        let watch = HeadLog::default();
        (ObservedStream { stream, watch: watch.clone() }, watch)
    }

    /// The stream, for use after HTTP.
    pub(crate) fn into_inner(self) -> T {
        self.stream
    }
}

impl<T: AsyncRead + Unpin> AsyncRead for ObservedStream<T> {
    fn poll_read(self: Pin<&mut Self>, cx: &mut Context<'_>, buf: &mut ReadBuf<'_>) -> Poll<io::Result<()>> {
        let this = self.get_mut();
        let before = buf.filled().len();
        let result = ready!(Pin::new(&mut this.stream).poll_read(cx, buf));
        let mut notes = this.watch.0.borrow_mut();
        match result {
            // The end without a close_notify is accepted, as in browsers; the framing of the response detects missing
            // data.
            Err(error) if error.kind() == io::ErrorKind::UnexpectedEof => notes.exchange.cut_off = true,
            other => other?,
        }
        let read = &buf.filled()[before..];
        match notes.exchange.refused {
            Some(kind) if read.is_empty() => return Poll::Ready(Err(kind.into())),
            _ => notes.saw(read),
        }
        Poll::Ready(Ok(()))
    }
}

impl<T: AsyncWrite + Unpin> AsyncWrite for ObservedStream<T> {
    fn poll_write(self: Pin<&mut Self>, cx: &mut Context<'_>, buf: &[u8]) -> Poll<io::Result<usize>> {
        let this = self.get_mut();
        let mut notes = this.watch.0.borrow_mut();
        notes.respell(buf);
        let stream = Pin::new(&mut this.stream);
        let written = match notes.head_left() {
            Some(head) => stream.poll_write(cx, &head[..head.len().min(buf.len())]),
            None if notes.exchange.refused.is_some() => return Poll::Pending,
            None => stream.poll_write(cx, buf),
        };
        notes.settle(ready!(written))
    }

    fn poll_write_vectored(
        self: Pin<&mut Self>,
        cx: &mut Context<'_>,
        bufs: &[io::IoSlice<'_>],
    ) -> Poll<io::Result<usize>> {
        let this = self.get_mut();
        let mut notes = this.watch.0.borrow_mut();
        let empty = bufs.iter().take_while(|buf| buf.is_empty()).count();
        let Some((first, rest)) = bufs[empty..].split_first() else {
            return Poll::Ready(Ok(0));
        };
        notes.respell(first);
        let stream = Pin::new(&mut this.stream);
        let written = match notes.head_left() {
            Some(head) if head.len() == first.len() => {
                let rest = rest.iter().map(|buf| io::IoSlice::new(buf));
                let bufs: Vec<_> = [io::IoSlice::new(head)].into_iter().chain(rest).collect();
                stream.poll_write_vectored(cx, &bufs)
            }
            Some(head) => stream.poll_write(cx, &head[..head.len().min(first.len())]),
            None if notes.exchange.refused.is_some() => return Poll::Pending,
            None => stream.poll_write_vectored(cx, bufs),
        };
        notes.settle(ready!(written))
    }

    fn is_write_vectored(&self) -> bool {
        self.stream.is_write_vectored()
    }

    fn poll_flush(self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<io::Result<()>> {
        Pin::new(&mut self.get_mut().stream).poll_flush(cx)
    }

    fn poll_shutdown(self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<io::Result<()>> {
        Pin::new(&mut self.get_mut().stream).poll_shutdown(cx)
    }
}

#[cfg(test)]
mod tests {
    use std::future::poll_fn;

    use tokio::io::AsyncReadExt;

    use super::*;

    const PLAIN: &[u8] = b"POST / HTTP/1.1\r\nhost: a\r\nx-one: 1\r\ncontent-length: 4\r\n\r\n";
    const SPELLED: &str = "POST / HTTP/1.1\r\nHost: a\r\nX-oNE: 1\r\nContent-Length: 4\r\n\r\n";

    /// The received bytes when heads and bodies are written together into a pipe that accepts `room` bytes at once.
    async fn arrives(room: usize, vectored: bool, heads: &[(&str, &[u8])]) -> String {
        let (near, mut far) = tokio::io::duplex(room);
        let (mut stream, watch) = ObservedStream::new(near);
        let writer = async move {
            for (spelling, head) in heads {
                watch.begin((*spelling).into());
                let whole = [head, &b"body"[..]].concat();
                let mut at = 0;
                while at < whole.len() {
                    let (head, body) = (&whole[at.min(head.len())..head.len()], &whole[at.max(head.len())..]);
                    let bufs = [io::IoSlice::new(head), io::IoSlice::new(body)];
                    let piece = if head.is_empty() { body } else { head };
                    at += poll_fn(|cx| match vectored {
                        true => Pin::new(&mut stream).poll_write_vectored(cx, &bufs),
                        false => Pin::new(&mut stream).poll_write(cx, piece),
                    })
                    .await
                    .unwrap();
                }
            }
        };
        let mut arrived = String::new();
        let (_, read) = tokio::join!(writer, far.read_to_string(&mut arrived));
        read.unwrap();
        arrived
    }

    #[tokio::test]
    async fn a_head_is_respelled_however_it_is_written() {
        let expected = format!("{SPELLED}body");
        for room in [1, 7, 1000] {
            for vectored in [false, true] {
                assert_eq!(arrives(room, vectored, &[("X-oNE\n", PLAIN)]).await, expected, "{room} {vectored}");
            }
        }
    }

    #[tokio::test]
    async fn a_connection_keeps_apart_heads_that_differ_in_bytes_or_in_spelling() {
        let other = String::from_utf8_lossy(PLAIN).replace(": 1", ": 2");
        let heads = [
            ("X-oNE\n", PLAIN),
            ("X-oNE\n", PLAIN),
            ("X-oNE\n", other.as_bytes()),
            ("x-one\nhOST\n", other.as_bytes()),
            ("X-oNE\n", PLAIN),
        ];
        let two = SPELLED.replace(": 1", ": 2");
        let lower = two.replace("X-oNE", "x-one").replace("Host", "hOST");
        let expected = [SPELLED, SPELLED, &two, &lower, SPELLED].map(|head| format!("{head}body")).concat();
        assert_eq!(arrives(1000, true, &heads).await, expected);
        assert_eq!(arrives(1000, false, &heads).await, expected);
    }

    #[test]
    fn the_head_of_an_answer_is_seen_however_it_is_cut_and_whatever_follows_it() {
        let head = b"HTTP/1.1 200 OK\r\nX-oNe: 1\r\n\r\n";
        let whole = [&head[..], &vec![b'x'; LARGEST_HEAD * 2]].concat();
        for step in [1, 20, whole.len()] {
            let watch = HeadLog::default();
            watch.begin("".into());
            whole.chunks(step).take(100).for_each(|piece| watch.0.borrow_mut().saw(piece));
            assert_eq!(watch.head(), Some(vec![("X-oNe".to_owned(), "1".to_owned())]), "{step}");
            assert_eq!(watch.0.borrow().head_in.len(), head.len());
        }
        let watch = HeadLog::default();
        watch.begin("".into());
        for _ in 0..2 {
            watch.0.borrow_mut().saw(&vec![b'x'; LARGEST_HEAD]);
            watch.0.borrow_mut().saw(head);
            assert_eq!(watch.head(), None);
        }
    }
}
