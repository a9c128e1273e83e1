//! Inspects the incoming frames of an HTTP/2 connection for information that h2 and hyper do not expose: whether a
//! response was complete when its stream was reset. hyper treats RST_STREAM with NO_ERROR as the end of a body. This is
//! right after END_STREAM (RFC 9113, section 8.1), but otherwise the response is truncated. In that case the error code
//! is replaced with one that nobody uses. Everything else is passed on unchanged.

use std::collections::VecDeque;
use std::io;
use std::pin::Pin;
use std::task::{Context, Poll, ready};

use tokio::io::{AsyncRead, AsyncWrite, ReadBuf};

/// Replaces NO_ERROR on a stream whose response was not complete.
pub(crate) const UNFINISHED: u32 = 0xff;

/// A stream whose frames are inspected.
pub(crate) struct Http2Stream<T> {
    stream: T,
    frames: Frames,
}

/// The position within the frames.
#[derive(Default)]
struct Frames {
    header: [u8; HEADER],
    /// Bytes of the header received so far.
    filled: usize,
    /// Bytes of the payload still to be received.
    payload: usize,
    /// The frame resets a stream that has not ended, and its code has been zero so far.
    cuts: bool,
    /// The streams that ended most recently; a reset usually follows shortly.
    ended: VecDeque<u32>,
}

/// Size of a frame header in bytes (RFC 9113, section 4.1).
const HEADER: usize = 9;
/// Number of ended streams to remember.
const REMEMBERED: usize = 256;

const DATA: u8 = 0;
const HEADERS: u8 = 1;
const RST_STREAM: u8 = 3;
const END_STREAM: u8 = 1;

impl<T> Http2Stream<T> {
    pub(crate) fn new(stream: T) -> Http2Stream<T> {
        Http2Stream { stream, frames: Frames::default() }
    }
}

impl Frames {
    fn pass(&mut self, mut bytes: &mut [u8]) {
        while !bytes.is_empty() {
            if self.payload > 0 {
                let length = self.payload.min(bytes.len());
                let (payload, rest) = bytes.split_at_mut(length);
                self.payload -= length;
                self.mark(payload);
                bytes = rest;
                continue;
            }
            let (header, rest) = bytes.split_at_mut((HEADER - self.filled).min(bytes.len()));
            self.header[self.filled..self.filled + header.len()].copy_from_slice(header);
            self.filled += header.len();
            bytes = rest;
            if self.filled == HEADER {
                self.filled = 0;
                self.begin();
            }
        }
    }

    /// Starts a frame.
    fn begin(&mut self) {
        let [a, b, c, kind, flags, id @ ..] = self.header;
        self.payload = u32::from_be_bytes([0, a, b, c]) as usize;
        let stream = u32::from_be_bytes(id) & 0x7fff_ffff;
        self.cuts = kind == RST_STREAM && self.payload == 4 && !self.ended.contains(&stream);
        if matches!(kind, DATA | HEADERS) && flags & END_STREAM != 0 {
            if self.ended.len() == REMEMBERED {
                self.ended.pop_front();
            }
            self.ended.push_back(stream);
        }
    }

    /// Replaces the code of a reset if it is NO_ERROR, which its last byte decides.
    fn mark(&mut self, payload: &mut [u8]) {
        if self.cuts {
            self.cuts = payload.iter().all(|byte| *byte == 0);
            if let (true, 0, Some(last)) = (self.cuts, self.payload, payload.last_mut()) {
                *last = UNFINISHED as u8;
            }
        }
    }
}

impl<T: AsyncRead + Unpin> AsyncRead for Http2Stream<T> {
    fn poll_read(self: Pin<&mut Self>, cx: &mut Context<'_>, buf: &mut ReadBuf<'_>) -> Poll<io::Result<()>> {
        let this = self.get_mut();
        let before = buf.filled().len();
        ready!(Pin::new(&mut this.stream).poll_read(cx, buf))?;
        this.frames.pass(&mut buf.filled_mut()[before..]);
        Poll::Ready(Ok(()))
    }
}

impl<T: AsyncWrite + Unpin> AsyncWrite for Http2Stream<T> {
    fn poll_write(self: Pin<&mut Self>, cx: &mut Context<'_>, buf: &[u8]) -> Poll<io::Result<usize>> {
        Pin::new(&mut self.get_mut().stream).poll_write(cx, buf)
    }

    fn poll_flush(self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<io::Result<()>> {
        Pin::new(&mut self.get_mut().stream).poll_flush(cx)
    }

    fn poll_shutdown(self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<io::Result<()>> {
        Pin::new(&mut self.get_mut().stream).poll_shutdown(cx)
    }

    fn poll_write_vectored(
        self: Pin<&mut Self>,
        cx: &mut Context<'_>,
        bufs: &[io::IoSlice<'_>],
    ) -> Poll<io::Result<usize>> {
        Pin::new(&mut self.get_mut().stream).poll_write_vectored(cx, bufs)
    }

    fn is_write_vectored(&self) -> bool {
        self.stream.is_write_vectored()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn frame(kind: u8, flags: u8, stream: u32, payload: &[u8]) -> Vec<u8> {
        let length = (payload.len() as u32).to_be_bytes();
        [&length[1..], &[kind, flags], &stream.to_be_bytes(), payload].concat()
    }

    fn passed(frames: &[Vec<u8>], step: usize) -> Vec<u8> {
        let mut bytes = frames.concat();
        let mut seen = Frames::default();
        bytes.chunks_mut(step).for_each(|piece| seen.pass(piece));
        bytes
    }

    #[test]
    fn a_reset_without_error_is_told_apart_by_what_came_before_however_the_bytes_arrive() {
        let no_error = [0; 4];
        let unfinished = UNFINISHED.to_be_bytes();
        for step in 1..40 {
            let ended = [frame(HEADERS, 4, 1, b"h"), frame(DATA, 1, 1, b"body"), frame(RST_STREAM, 0, 1, &no_error)];
            assert_eq!(passed(&ended, step), ended.concat(), "{step}");
            let cut =
                |code: &[u8]| [frame(DATA, 0, 3, b"bo\0\0"), frame(RST_STREAM, 0, 3, code), frame(DATA, 0, 5, b"")];
            assert_eq!(passed(&cut(&no_error), step), cut(&unfinished).concat(), "{step}");
            let other = cut(&[0, 0, 0, 8]);
            assert_eq!(passed(&other, step), other.concat(), "{step}");
        }
    }

    #[test]
    fn only_so_many_streams_are_remembered() {
        let mut seen = Frames::default();
        (0..1000).for_each(|stream| seen.pass(&mut frame(DATA, END_STREAM, 2 * stream + 1, b"")));
        assert_eq!(seen.ended.len(), REMEMBERED);
        assert_eq!(seen.ended.back(), Some(&1999));
    }
}
