//! Decodes request bodies from buffered bytes, by length or by chunks. Pure: reports when it needs more
//! bytes. Used by the HTTP/1 wire.

use bytes::{Buf, Bytes, BytesMut};
use httparse::Status;

/// The longest chunk-size line or trailer line.
const LINE_LIMIT: usize = 16 * 1024;

/// A body decoder.
#[derive(Debug)]
pub(super) struct BodyDecoder(State);

#[derive(Debug)]
enum State {
    /// Remaining bytes of a body of known length.
    Sized(u64),
    /// A chunk-size line is next.
    Size,
    /// Remaining bytes of a chunk.
    Chunk(u64),
    /// The line end after a chunk is next.
    ChunkEnd,
    /// Trailer lines are next.
    Trailers,
    End,
}

/// The result of decoding the buffered bytes.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Decoded {
    Piece(Bytes),
    /// More bytes are needed.
    More,
    End,
}

impl BodyDecoder {
    pub(super) fn sized(length: u64) -> Self {
        Self(if length == 0 { State::End } else { State::Sized(length) })
    }

    pub(super) fn chunked() -> Self {
        Self(State::Size)
    }

    pub(super) fn ended(&self) -> bool {
        matches!(self.0, State::End)
    }

    /// Consumes what it can from the front of `input`. The error says what is wrong with it.
    pub(super) fn decode(&mut self, input: &mut BytesMut) -> Result<Decoded, String> {
        loop {
            match self.0 {
                State::End => return Ok(Decoded::End),
                State::Sized(_) | State::Chunk(_) if input.is_empty() => return Ok(Decoded::More),
                State::Sized(left) => {
                    let piece = piece(input, left);
                    *self = Self::sized(left - piece.len() as u64);
                    return Ok(Decoded::Piece(piece));
                }
                State::Chunk(left) => {
                    let piece = piece(input, left);
                    let left = left - piece.len() as u64;
                    self.0 = if left == 0 { State::ChunkEnd } else { State::Chunk(left) };
                    return Ok(Decoded::Piece(piece));
                }
                State::Size | State::ChunkEnd | State::Trailers => {
                    if !self.line(input)? {
                        return Ok(Decoded::More);
                    }
                }
            }
        }
    }

    /// Handles one line between data; returns whether it was complete.
    fn line(&mut self, input: &mut BytesMut) -> Result<bool, String> {
        let Some(end) = input.iter().position(|byte| *byte == b'\n') else {
            let fits = input.len() < LINE_LIMIT;
            return if fits { Ok(false) } else { Err("a line of the chunked body is too long".into()) };
        };
        let line = &input[..=end];
        let empty = matches!(line, b"\n" | b"\r\n");
        self.0 = match self.0 {
            State::Size => match httparse::parse_chunk_size(line) {
                Ok(Status::Complete((_, 0))) => State::Trailers,
                Ok(Status::Complete((_, size))) => State::Chunk(size),
                _ => {
                    return Err(format!("not a chunk size: {}", String::from_utf8_lossy(line).trim_end()));
                }
            },
            State::ChunkEnd if empty => State::Size,
            State::ChunkEnd => return Err("a chunk is longer than its size says".into()),
            _ if empty => State::End,
            _ => State::Trailers,
        };
        input.advance(end + 1);
        Ok(true)
    }
}

fn piece(input: &mut BytesMut, left: u64) -> Bytes {
    let length = usize::try_from(left).map_or(input.len(), |left| left.min(input.len()));
    input.split_to(length).freeze()
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Feeds `text` in steps of `step` bytes; returns the body and what is left in the buffer.
    fn decode(mut decoder: BodyDecoder, text: &[u8], step: usize) -> Result<(Vec<u8>, Vec<u8>), String> {
        let (mut input, mut body, mut rest) = (BytesMut::new(), Vec::new(), text.chunks(step));
        loop {
            match decoder.decode(&mut input)? {
                Decoded::Piece(piece) => body.extend_from_slice(&piece),
                Decoded::More => input.extend_from_slice(rest.next().ok_or("cut short")?),
                Decoded::End => {
                    let left = rest.fold(input.to_vec(), |left, part| [&left, part].concat());
                    return Ok((body, left));
                }
            }
        }
    }

    #[test]
    fn decodes_however_the_bytes_arrive() {
        let chunked = b"5;x=1\r\nhello\r\nA\r\n, 12345678\r\n0\r\nTrailer: x\r\n\r\nGET";
        for step in 1..chunked.len() {
            let (body, left) = decode(BodyDecoder::chunked(), chunked, step).unwrap();
            assert_eq!((body.as_slice(), left.as_slice()), (&b"hello, 12345678"[..], &b"GET"[..]), "{step}");
            let (body, left) = decode(BodyDecoder::sized(5), b"helloGET", step).unwrap();
            assert_eq!((body.as_slice(), left.as_slice()), (&b"hello"[..], &b"GET"[..]));
        }
        assert!(BodyDecoder::sized(0).ended());
    }

    #[test]
    fn names_what_is_wrong() {
        let wrong = |text: &[u8]| decode(BodyDecoder::chunked(), text, 100).unwrap_err();
        assert_eq!(wrong(b"xyz\r\n"), "not a chunk size: xyz");
        assert_eq!(wrong(b"2\r\nabc\r\n"), "a chunk is longer than its size says");
        assert_eq!(wrong(&[b'1'; LINE_LIMIT]), "a line of the chunked body is too long");
        assert_eq!(wrong(b"2\r\na"), "cut short");
    }
}
