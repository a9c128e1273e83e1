//! The content and transfer codings gzip, deflate and br, decoded incrementally. Data after the end of a coded stream
//! is ignored, as in browsers; a stream that ends early is an error.

use std::io::Write;

use brotli_decompressor::{BrotliDecompressStream, BrotliResult, BrotliState, StandardAlloc};
use bytes::{Buf, Bytes};
use flate2::write::{DeflateDecoder, GzDecoder, ZlibDecoder};
use qiao_abi::Failure;

/// The decoders of one body, in order of application.
#[derive(Default)]
pub(crate) struct Decoder(Vec<Stage>);

/// A decoder and its pending input.
struct Stage {
    coding: Coding,
    input: Bytes,
}

enum Coding {
    Gzip(Gzip),
    /// `deflate` means the zlib format, but some servers send raw deflate: the first byte decides.
    Deflate,
    Zlib(ZlibDecoder<Vec<u8>>),
    RawDeflate(DeflateDecoder<Vec<u8>>),
    Brotli(Box<Brotli>),
}

/// A few bytes may decode to gigabytes: from this size on, in bytes, output is delivered before more is decoded.
const PIECE: usize = 64 * 1024;

/// A gzip stream, which may have several members.
struct Gzip {
    member: GzDecoder<Vec<u8>>,
    next: Next,
}

/// What follows a member.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Next {
    /// The member has not ended.
    Unknown,
    /// Another member, if the next byte is the second one of the magic number.
    Marked,
    /// Bytes that are ignored.
    Junk,
}

/// The magic number of a member (RFC 1952, section 2.3.1).
const MARK: [u8; 2] = [0x1f, 0x8b];

impl Decoder {
    /// The decoder for the values of `Content-Encoding` and of `Transfer-Encoding` without `chunked`. Data in an
    /// unknown content coding is passed on unchanged.
    ///
    /// # Errors
    /// A transfer coding is unknown.
    pub(crate) fn new(content: &str, transfer: &str) -> Result<Decoder, Failure> {
        if content.is_empty() && transfer.is_empty() {
            return Ok(Decoder::default());
        }
        let mut codings = Vec::new();
        for coding in listed(transfer).filter(|coding| !coding.eq_ignore_ascii_case("identity")) {
            let unknown = || Failure::Coding(format!("the transfer coding `{coding}` is unknown"));
            codings.push(one(coding).ok_or_else(unknown)?);
        }
        codings.extend(listed(content).filter_map(one));
        Ok(Decoder(codings.into_iter().map(|coding| Stage { coding, input: Bytes::new() }).collect()))
    }

    /// Decodes a chunk; the result may be empty.
    pub(crate) fn decode(&mut self, piece: Bytes) -> Result<Bytes, Failure> {
        match self.0.first_mut() {
            None => Ok(piece),
            Some(first) => {
                first.input = piece;
                self.more()
            }
        }
    }

    /// Decodes more of the pending input; empty when all of it is decoded.
    pub(crate) fn more(&mut self) -> Result<Bytes, Failure> {
        // The last stage with pending input goes first.
        while let Some(at) = self.0.iter().rposition(Stage::has_more) {
            let out = self.0[at].step()?;
            match self.0.get_mut(at + 1) {
                Some(next) => next.input = out,
                None if out.is_empty() => {}
                None => return Ok(out),
            }
        }
        Ok(Bytes::new())
    }

    /// Finishes decoding; an error if the body ended too early. Call it until it returns an empty chunk.
    pub(crate) fn finish(&mut self) -> Result<Bytes, Failure> {
        loop {
            let out = self.more()?;
            if !out.is_empty() || self.0.is_empty() {
                return Ok(out);
            }
            let rest = self.0.remove(0).coding.finish()?;
            match self.0.first_mut() {
                Some(next) => next.input = rest,
                None => return Ok(rest),
            }
        }
    }
}

impl Stage {
    /// Whether there is pending input or output.
    fn has_more(&self) -> bool {
        !self.input.is_empty() || matches!(&self.coding, Coding::Brotli(decoder) if decoder.more)
    }

    /// Decodes until the chunk is full or the input is used up.
    fn step(&mut self) -> Result<Bytes, Failure> {
        let Stage { coding, input } = self;
        if let Coding::Deflate = coding {
            *coding = match input.first().copied().unwrap_or_default() & 0x0f {
                0x08 => Coding::Zlib(ZlibDecoder::new(Vec::new())),
                _ => Coding::RawDeflate(DeflateDecoder::new(Vec::new())),
            };
        }
        match coding {
            Coding::Gzip(gzip) => gzip.decode(input),
            Coding::Zlib(decoder) => pushed(decoder, ZlibDecoder::get_mut, input),
            Coding::RawDeflate(decoder) => pushed(decoder, DeflateDecoder::get_mut, input),
            Coding::Brotli(decoder) => decoder.decode(input),
            Coding::Deflate => Ok(Bytes::new()),
        }
    }
}

impl Coding {
    /// The remaining output after the last byte.
    fn finish(mut self) -> Result<Bytes, Failure> {
        match &mut self {
            Coding::Deflate => return Ok(Bytes::new()),
            Coding::Gzip(gzip) => gzip.member.try_finish().map(|()| taken(gzip.member.get_mut())),
            Coding::Zlib(decoder) => decoder.try_finish().map(|()| taken(decoder.get_mut())),
            Coding::RawDeflate(decoder) => decoder.try_finish().map(|()| taken(decoder.get_mut())),
            Coding::Brotli(decoder) => return decoder.finish(),
        }
        .map_err(broken)
    }
}

/// Feeds a decoder, which writes into its own buffer, until the chunk is full.
fn pushed<D: Write>(decoder: &mut D, buffer: fn(&mut D) -> &mut Vec<u8>, input: &mut Bytes) -> Result<Bytes, Failure> {
    while !input.is_empty() && buffer(decoder).len() < PIECE {
        match decoder.write(input).map_err(broken)? {
            // The stream has ended.
            0 => input.clear(),
            read => input.advance(read),
        }
    }
    Ok(taken(buffer(decoder)))
}

impl Default for Gzip {
    fn default() -> Gzip {
        Gzip { member: GzDecoder::new(Vec::new()), next: Next::Unknown }
    }
}

impl Gzip {
    /// Decodes until the chunk is full or the input is used up.
    fn decode(&mut self, input: &mut Bytes) -> Result<Bytes, Failure> {
        while let Some(first) = input.first().copied()
            && self.member.get_ref().len() < PIECE
        {
            match self.next {
                Next::Junk => input.clear(),
                Next::Marked if first == MARK[1] => self.begin_member()?,
                Next::Marked => self.next = Next::Junk,
                Next::Unknown => match self.member.write(input).map_err(broken)? {
                    0 => {
                        self.next = if first == MARK[0] { Next::Marked } else { Next::Junk };
                        input.advance(1);
                    }
                    read => input.advance(read),
                },
            }
        }
        Ok(taken(self.member.get_mut()))
    }

    /// Starts the next member, whose first byte has been read.
    fn begin_member(&mut self) -> Result<(), Failure> {
        self.member.try_finish().map_err(broken)?;
        let decoded = std::mem::take(self.member.get_mut());
        *self = Gzip { member: GzDecoder::new(decoded), next: Next::Unknown };
        self.member.write_all(&MARK[..1]).map_err(broken)
    }
}

/// The codings in a list, in the order in which they are removed.
fn listed(codings: &str) -> impl Iterator<Item = &str> {
    codings.split(',').rev().map(str::trim).filter(|coding| !coding.is_empty())
}

fn one(coding: &str) -> Option<Coding> {
    let is = |name: &str| coding.eq_ignore_ascii_case(name);
    if is("gzip") || is("x-gzip") {
        Some(Coding::Gzip(Gzip::default()))
    } else if is("deflate") {
        Some(Coding::Deflate)
    } else if is("br") {
        Some(Coding::Brotli(Box::default()))
    } else {
        None
    }
}

/// A Brotli decoder.
struct Brotli {
    state: BrotliState<StandardAlloc, StandardAlloc, StandardAlloc>,
    /// Whether more output is pending.
    more: bool,
    ended: bool,
}

impl Default for Brotli {
    fn default() -> Self {
        let alloc = StandardAlloc::default;
        Brotli { state: BrotliState::new(alloc(), alloc(), alloc()), more: false, ended: false }
    }
}

impl Brotli {
    /// Decodes until the chunk is full or the input is used up.
    fn decode(&mut self, input: &mut Bytes) -> Result<Bytes, Failure> {
        if self.ended {
            input.clear();
            return Ok(Bytes::new());
        }
        let mut out = vec![0; PIECE];
        let (mut available, mut read, mut room, mut written, mut total) = (input.len(), 0, out.len(), 0, 0);
        let state = &mut self.state;
        let result = BrotliDecompressStream(
            &mut available,
            &mut read,
            input,
            &mut room,
            &mut written,
            &mut out,
            &mut total,
            state,
        );
        input.advance(read);
        self.more = matches!(result, BrotliResult::NeedsMoreOutput);
        match result {
            BrotliResult::ResultFailure => return Err(Failure::Coding("corrupt brotli stream".to_owned())),
            BrotliResult::ResultSuccess => {
                self.ended = true;
                input.clear();
            }
            BrotliResult::NeedsMoreInput | BrotliResult::NeedsMoreOutput => {}
        }
        out.truncate(written);
        Ok(out.into())
    }

    fn finish(&self) -> Result<Bytes, Failure> {
        match self.ended {
            true => Ok(Bytes::new()),
            false => Err(Failure::Coding("the brotli stream ends too early".to_owned())),
        }
    }
}

fn taken(decoded: &mut Vec<u8>) -> Bytes {
    std::mem::take(decoded).into()
}

fn broken(error: std::io::Error) -> Failure {
    Failure::Coding(error.to_string())
}

#[cfg(test)]
mod tests {
    use super::*;
    use flate2::Compression;
    use flate2::write::{DeflateEncoder, GzEncoder, ZlibEncoder};

    fn decoded(coding: &str, body: &[u8], step: usize) -> Result<Vec<u8>, Failure> {
        let mut decoder = Decoder::new(coding, "")?;
        let mut out = Vec::new();
        for piece in body.chunks(step) {
            let mut piece = decoder.decode(Bytes::copy_from_slice(piece))?;
            while !piece.is_empty() {
                assert!(piece.len() <= LONGEST, "{} bytes at once", piece.len());
                out.extend(piece);
                piece = decoder.more()?;
            }
        }
        loop {
            match decoder.finish()? {
                rest if rest.is_empty() => return Ok(out),
                rest => out.extend(rest),
            }
        }
    }

    /// A chunk, plus what a decoder writes at a time.
    const LONGEST: usize = PIECE + 64 * 1024;

    /// 64 MiB of the same byte, compressed with Brotli.
    const BOMB: &[u8] =
        b"\xcb\xff\xff\x3f\x00\x24\xc2\xe2\xb1\x40\x72\xef\xff\xf8\xff\xff\x07\x80\x04\x40\x1c\x16\x80\xee\
        \xfd\x1f\xff\xff\xff\x00\x90\x00\x88\xc3\x02\xd0\xbd\xff\xe3\xff\xff\x1f\x00\x12\x00\x71\x58\x00\
        \xba\xf7\x7f\xfc\xff\xff\x03\x40\x02\x20\x0e\x0b\x40\xf7\xfe\x8f\xff\xff\x7f\x00\x48\x00\xc4\x61\
        \x01\xe8\xde\xff\xf1\xff\xff\x0f\x00\x09\x80\x38\x2c\x00\xdd\xfb\xbf\xfc\xff\xff\x03\x20\x01\x10\
        \x87\x05\xa0\x7b\xff\x07";

    fn text() -> Vec<u8> {
        "压缩 compressed ".repeat(500).into_bytes()
    }

    fn gzip(text: &[u8]) -> Vec<u8> {
        let mut encoder = GzEncoder::new(Vec::new(), Compression::default());
        encoder.write_all(text).unwrap();
        encoder.finish().unwrap()
    }

    fn zlib(text: &[u8]) -> Vec<u8> {
        let mut encoder = ZlibEncoder::new(Vec::new(), Compression::default());
        encoder.write_all(text).unwrap();
        encoder.finish().unwrap()
    }

    fn raw(text: &[u8]) -> Vec<u8> {
        let mut encoder = DeflateEncoder::new(Vec::new(), Compression::default());
        encoder.write_all(text).unwrap();
        encoder.finish().unwrap()
    }

    #[test]
    fn every_coding_is_removed_in_pieces_of_any_size() {
        for step in [1, 7, 100_000] {
            for (coding, body) in [
                ("identity", text()),
                ("gzip", gzip(&text())),
                ("x-gzip", gzip(&text())),
                ("deflate", zlib(&text())),
                ("deflate", raw(&text())),
                ("deflate, GZIP", gzip(&zlib(&text()))),
                ("gzip", [gzip(&text()[..900]), gzip(&text()[900..])].concat()),
            ] {
                assert_eq!(decoded(coding, &body, step).unwrap(), text(), "{coding} by {step}");
            }
        }
    }

    #[test]
    fn a_coding_that_ends_early_or_is_none_is_an_error() {
        let whole = gzip(&text());
        assert!(decoded("gzip", &whole[..whole.len() / 2], 64).is_err());
        assert!(decoded("gzip", b"plain text", 64).is_err());
        assert!(decoded("br", b"\xff\xff\xff plain", 64).is_err());
    }

    #[test]
    fn a_few_bytes_that_stand_for_many_come_out_in_pieces() {
        let zeros = vec![0; 8 << 20];
        for (coding, body, length) in [
            ("gzip", gzip(&zeros), zeros.len()),
            ("deflate", zlib(&zeros), zeros.len()),
            ("gzip, gzip", gzip(&gzip(&zeros)), zeros.len()),
            ("br", BOMB.to_vec(), 64 << 20),
        ] {
            assert_eq!(decoded(coding, &body, 100_000).unwrap().len(), length, "{coding}");
            assert!(decoded(coding, &body[..body.len() - 1], 100_000).is_err(), "{coding}");
        }
    }

    #[test]
    fn an_empty_body_needs_no_coding() {
        for coding in ["gzip", "deflate", "br", "identity", ""] {
            assert!(Decoder::new(coding, "").unwrap().decode(Bytes::new()).unwrap().is_empty());
        }
    }

    #[test]
    fn what_follows_a_coded_stream_is_ignored() {
        let br = b"\x8f\x02\x80hello\n\x03".to_vec();
        for junk in [&b"\0"[..], b"\x1f", b"\x1fx", b"junk\x1f\x8b", b"\r\n"] {
            for step in [1, 7, 100_000] {
                for (coding, body, expected) in [
                    ("gzip", gzip(&text()), text()),
                    ("deflate", zlib(&text()), text()),
                    ("deflate", raw(&text()), text()),
                    ("br", br.clone(), b"hello\n".to_vec()),
                ] {
                    let body = [&body, junk].concat();
                    assert_eq!(decoded(coding, &body, step).unwrap(), expected, "{coding} {junk:?} by {step}");
                }
            }
        }
        assert!(decoded("gzip", &[gzip(b"a"), MARK.to_vec()].concat(), 1).is_err(), "a second member that ends early");
    }

    #[test]
    fn transfer_codings_are_removed_before_content_codings_or_are_an_error() {
        let mut decoder = Decoder::new("deflate", "identity, gzip").unwrap();
        let mut out = decoder.decode(gzip(&zlib(b"both")).into()).unwrap().to_vec();
        out.extend(decoder.finish().unwrap());
        assert_eq!(out, b"both");
        assert!(matches!(Decoder::new("", "compress"), Err(Failure::Coding(_))));
        assert!(Decoder::new("unknown", "").unwrap().0.is_empty());
    }
}
