//! Content and transfer codings: gzip, deflate and br, removed piece by piece as a body arrives. What follows the end
//! of a coded stream is ignored, as browsers do; a stream that ends early is an error.

use std::io::{self, Write};

use brotli_decompressor::DecompressorWriter;
use bytes::Bytes;
use flate2::write::{DeflateDecoder, GzDecoder, ZlibDecoder};
use qiao_abi::Failure;

/// A decoder for one body.
pub(crate) enum Decoder {
    Identity,
    Gzip(Gzip),
    /// `deflate` means zlib, and servers send raw deflate under that name: the first byte tells.
    Deflate,
    Zlib(ZlibDecoder<Vec<u8>>),
    RawDeflate(DeflateDecoder<Vec<u8>>),
    Brotli(Box<DecompressorWriter<Vec<u8>>>),
    /// Several codings, in the order in which they are decoded.
    Chain(Vec<Decoder>),
}

/// A gzip stream: one member after the other.
pub(crate) struct Gzip {
    member: GzDecoder<Vec<u8>>,
    next: Next,
}

/// What follows a member.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Next {
    /// It has not ended.
    Unknown,
    /// Another member, if the next byte is the second one of a member's mark.
    Marked,
    /// Nothing that counts.
    Junk,
}

/// The first two bytes of a member (RFC 1952, section 2.3.1).
const MARK: [u8; 2] = [0x1f, 0x8b];

/// The buffer of the Brotli decoder.
const BROTLI_BUFFER: usize = 16 * 1024;

impl Decoder {
    /// The decoder for the values of `Content-Encoding` and of `Transfer-Encoding` without its `chunked`. A content
    /// coding that is not known is left in place.
    ///
    /// # Errors
    /// A transfer coding is not known.
    pub(crate) fn new(content: &str, transfer: &str) -> Result<Decoder, Failure> {
        if content.is_empty() && transfer.is_empty() {
            return Ok(Decoder::Identity);
        }
        let mut decoders = Vec::new();
        for coding in listed(transfer).filter(|coding| !coding.eq_ignore_ascii_case("identity")) {
            let unknown = || Failure::Coding(format!("the transfer coding `{coding}` is not known"));
            decoders.push(one(coding).ok_or_else(unknown)?);
        }
        decoders.extend(listed(content).filter_map(one));
        Ok(match decoders.len() {
            0 => Decoder::Identity,
            1 => decoders.remove(0),
            _ => Decoder::Chain(decoders),
        })
    }

    /// Decodes a piece; the result may be empty.
    pub(crate) fn decode(&mut self, piece: Bytes) -> Result<Bytes, Failure> {
        if piece.is_empty() {
            return Ok(piece);
        }
        match self {
            Decoder::Identity => Ok(piece),
            Decoder::Gzip(gzip) => gzip.decode(&piece),
            Decoder::Deflate => {
                *self = match piece[0] & 0x0f {
                    0x08 => Decoder::Zlib(ZlibDecoder::new(Vec::new())),
                    _ => Decoder::RawDeflate(DeflateDecoder::new(Vec::new())),
                };
                self.decode(piece)
            }
            Decoder::Zlib(decoder) => {
                write(decoder, &piece)?;
                Ok(taken(decoder.get_mut()))
            }
            Decoder::RawDeflate(decoder) => {
                write(decoder, &piece)?;
                Ok(taken(decoder.get_mut()))
            }
            Decoder::Brotli(decoder) => {
                write(decoder, &piece)?;
                Ok(taken(decoder.get_mut()))
            }
            Decoder::Chain(decoders) => decoders.iter_mut().try_fold(piece, |piece, decoder| decoder.decode(piece)),
        }
    }

    /// Ends the body and returns the remaining output; fails if the body is truncated.
    pub(crate) fn finish(&mut self) -> Result<Bytes, Failure> {
        match self {
            Decoder::Identity | Decoder::Deflate => Ok(Bytes::new()),
            Decoder::Gzip(gzip) => gzip.finish(),
            Decoder::Zlib(decoder) => {
                decoder.try_finish().map_err(broken)?;
                Ok(taken(decoder.get_mut()))
            }
            Decoder::RawDeflate(decoder) => {
                decoder.try_finish().map_err(broken)?;
                Ok(taken(decoder.get_mut()))
            }
            Decoder::Brotli(decoder) => {
                decoder.close().map_err(broken)?;
                Ok(taken(decoder.get_mut()))
            }
            Decoder::Chain(decoders) => decoders.iter_mut().try_fold(Bytes::new(), |left, decoder| {
                let decoded = decoder.decode(left)?;
                let rest = decoder.finish()?;
                Ok([decoded, rest].concat().into())
            }),
        }
    }
}

impl Default for Gzip {
    fn default() -> Gzip {
        Gzip { member: GzDecoder::new(Vec::new()), next: Next::Unknown }
    }
}

impl Gzip {
    fn decode(&mut self, piece: &[u8]) -> Result<Bytes, Failure> {
        let mut rest = piece;
        while let [first, ..] = rest {
            match self.next {
                Next::Junk => break,
                Next::Marked if *first == MARK[1] => {
                    self.begin_member()?;
                }
                Next::Marked => self.next = Next::Junk,
                Next::Unknown => {
                    rest = write(&mut self.member, rest)?;
                    if let [first, after @ ..] = rest {
                        self.next = if *first == MARK[0] { Next::Marked } else { Next::Junk };
                        rest = after;
                    }
                }
            }
        }
        Ok(taken(self.member.get_mut()))
    }

    fn begin_member(&mut self) -> Result<(), Failure> {
        self.member.try_finish().map_err(broken)?;
        let decoded = std::mem::take(self.member.get_mut());
        *self = Gzip { member: GzDecoder::new(decoded), next: Next::Unknown };
        // What the mark began with was taken for granted before.
        write(&mut self.member, &MARK[..1]).map(drop)
    }

    fn finish(&mut self) -> Result<Bytes, Failure> {
        self.member.try_finish().map_err(broken)?;
        Ok(taken(self.member.get_mut()))
    }
}

/// The codings of a list, the one that is removed first in front.
fn listed(codings: &str) -> impl Iterator<Item = &str> {
    codings.split(',').rev().map(str::trim).filter(|coding| !coding.is_empty())
}

fn one(coding: &str) -> Option<Decoder> {
    let is = |name: &str| coding.eq_ignore_ascii_case(name);
    if is("gzip") || is("x-gzip") {
        Some(Decoder::Gzip(Gzip::default()))
    } else if is("deflate") {
        Some(Decoder::Deflate)
    } else if is("br") {
        Some(Decoder::Brotli(Box::new(DecompressorWriter::new(Vec::new(), BROTLI_BUFFER))))
    } else {
        None
    }
}

/// Writes a piece into a decoder; gives what follows the end of its stream.
fn write<'a>(decoder: &mut impl Write, mut piece: &'a [u8]) -> Result<&'a [u8], Failure> {
    while !piece.is_empty() {
        match decoder.write(piece) {
            Ok(0) => break,
            Ok(written) => piece = &piece[written..],
            Err(error) if error.kind() == io::ErrorKind::Interrupted => {}
            Err(error) => return Err(broken(error)),
        }
    }
    Ok(piece)
}

fn taken(decoded: &mut Vec<u8>) -> Bytes {
    std::mem::take(decoded).into()
}

fn broken(error: io::Error) -> Failure {
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
            out.extend(decoder.decode(Bytes::copy_from_slice(piece))?);
        }
        out.extend(decoder.finish()?);
        Ok(out)
    }

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
        let begun = decoder.decode(gzip(&zlib(b"both")).into()).unwrap();
        assert_eq!([begun, decoder.finish().unwrap()].concat(), b"both");
        assert!(matches!(Decoder::new("", "compress"), Err(Failure::Coding(_))));
        assert!(matches!(Decoder::new("unknown", ""), Ok(Decoder::Identity)));
    }
}
