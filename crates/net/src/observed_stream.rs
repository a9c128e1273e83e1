//! A look at the bytes of an HTTP/1.1 connection: when the request left and the answer came, how
//! response headers were spelled, and the spelling of request headers, which hyper keeps in
//! lower case. The connection serves one exchange at a time, so nothing is mixed up.

use std::cell::RefCell;
use std::io;
use std::pin::Pin;
use std::rc::Rc;
use std::task::{Context, Poll, ready};
use std::time::Instant;

use tokio::io::{AsyncRead, AsyncWrite, ReadBuf};

use crate::dial::now;
use crate::head;

/// What is known of the exchange that the connection serves.
#[derive(Default)]
pub struct Notes {
    /// How the headers of the request are spelled, a line each, until it has been written.
    spellings: Option<String>,
    head_out: Option<(Vec<u8>, usize)>,
    head_in: Option<Vec<u8>>,
    /// When the last byte of the request was written.
    pub last_write: Option<Instant>,
    /// When the first byte of the answer was read.
    pub first_byte: Option<Instant>,
    /// The other side takes no more of the request. It may have answered all the same.
    refused: Option<io::ErrorKind>,
}

/// The notes of a connection, shared with whoever uses it.
#[derive(Clone, Default)]
pub struct HeadLog(Rc<RefCell<Notes>>);

/// A stream that is watched.
pub struct ObservedStream<T> {
    stream: T,
    watch: HeadLog,
}

/// Beyond this a head is not kept: its names are then shown in lower case.
const LARGEST_HEAD: usize = 256 * 1024;

/// How hyper's own headers are spelled on the wire.
const OWN: [&str; 4] = ["Host", "Content-Length", "Transfer-Encoding", "Connection"];

impl HeadLog {
    /// Begins an exchange whose headers are to be spelled like these.
    pub fn begin<'a>(&self, names: impl Iterator<Item = &'a str>) {
        *self.0.borrow_mut() = Notes {
            spellings: Some(names.flat_map(|name| [name, "\n"]).collect()),
            head_out: None,
            head_in: Some(Vec::new()),
            last_write: None,
            first_byte: None,
            refused: None,
        };
    }

    /// The response headers as received, once the head is there.
    pub fn head(&self) -> Option<Vec<(String, String)>> {
        let bytes = self.0.borrow_mut().head_in.take()?;
        head::fields(&bytes)
    }

    /// When the request had left and when the answer began.
    pub fn times(&self) -> (Option<Instant>, Option<Instant>) {
        let notes = self.0.borrow();
        (notes.last_write, notes.first_byte)
    }
}

impl Notes {
    fn saw(&mut self, bytes: &[u8]) {
        if bytes.is_empty() {
            return;
        }
        self.first_byte.get_or_insert_with(now);
        if let Some(head) = &mut self.head_in
            && !head::is_complete(head)
        {
            if head.len() + bytes.len() > LARGEST_HEAD {
                self.head_in = None;
            } else {
                head.extend_from_slice(bytes);
            }
        }
    }

    /// Whether an error means that the other side takes no more of a request that it has begun to
    /// take. Then nothing more is written, and what it has answered can still be read.
    fn refuses(&mut self, error: &io::Error) -> bool {
        let gone = matches!(error.kind(), io::ErrorKind::BrokenPipe | io::ErrorKind::ConnectionReset);
        if gone && self.last_write.is_some() {
            self.refused = Some(error.kind());
        }
        self.refused.is_some()
    }

    /// At the first write of a request: takes its head out of what is to be written, respelled.
    /// hyper writes a head in one piece; should it not, the names stay as they are.
    fn respell(&mut self, bytes: &[u8]) {
        let Some(spellings) = self.spellings.take() else {
            return;
        };
        if let Some(end) = head::end(bytes) {
            let mut head = bytes[..end].to_vec();
            // What script names goes before hyper's own; there are too few for a map.
            let spelled = || spellings.lines().chain(OWN);
            head::respell(&mut head, |name| {
                spelled().find(|other| other.eq_ignore_ascii_case(name)).map(str::as_bytes)
            });
            self.head_out = Some((head, 0));
        }
    }
}

impl<T> ObservedStream<T> {
    pub fn new(stream: T) -> (ObservedStream<T>, HeadLog) {
        let watch = HeadLog::default();
        (ObservedStream { stream, watch: watch.clone() }, watch)
    }

    /// The stream, for what comes after HTTP.
    pub fn into_inner(self) -> T {
        self.stream
    }
}

impl<T: AsyncRead + Unpin> AsyncRead for ObservedStream<T> {
    fn poll_read(self: Pin<&mut Self>, cx: &mut Context<'_>, buf: &mut ReadBuf<'_>) -> Poll<io::Result<()>> {
        let this = self.get_mut();
        let before = buf.filled().len();
        ready!(Pin::new(&mut this.stream).poll_read(cx, buf))?;
        let mut notes = this.watch.0.borrow_mut();
        let read = &buf.filled()[before..];
        match notes.refused {
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
        if notes.refused.is_some() {
            return Poll::Pending;
        }
        let written = match &mut notes.head_out {
            // Respelling keeps lengths, so a byte of the head stands for the byte it replaces.
            Some((head, at)) => {
                let end = head.len().min(*at + buf.len());
                let written = ready!(Pin::new(&mut this.stream).poll_write(cx, &head[*at..end]))?;
                *at += written;
                if *at == head.len() {
                    notes.head_out = None;
                }
                written
            }
            None => match ready!(Pin::new(&mut this.stream).poll_write(cx, buf)) {
                Err(error) if notes.refuses(&error) => return Poll::Pending,
                written => written?,
            },
        };
        notes.last_write = Some(now());
        Poll::Ready(Ok(written))
    }

    fn poll_write_vectored(
        self: Pin<&mut Self>,
        cx: &mut Context<'_>,
        bufs: &[io::IoSlice<'_>],
    ) -> Poll<io::Result<usize>> {
        let head_is_out = {
            let notes = self.watch.0.borrow();
            notes.head_out.is_none() && notes.spellings.is_none()
        };
        if !head_is_out {
            let first = bufs.iter().find(|buf| !buf.is_empty()).map_or(&[][..], |buf| buf);
            return self.poll_write(cx, first);
        }
        let this = self.get_mut();
        let mut notes = this.watch.0.borrow_mut();
        if notes.refused.is_some() {
            return Poll::Pending;
        }
        match ready!(Pin::new(&mut this.stream).poll_write_vectored(cx, bufs)) {
            Err(error) if notes.refuses(&error) => Poll::Pending,
            written => {
                notes.last_write = Some(now());
                Poll::Ready(written)
            }
        }
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
