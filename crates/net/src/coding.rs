//! Content codings gzip, deflate and br: decodes a body piece by piece as it arrives.

use std::io::Write;

use brotli_decompressor::DecompressorWriter;
use bytes::Bytes;
use flate2::write::{DeflateDecoder, MultiGzDecoder, ZlibDecoder};
use qiao_abi::Failure;

/// A decoder for one body.
pub(crate) enum Decoder {
    Identity,
    Gzip(MultiGzDecoder<Vec<u8>>),
    /// `deflate` is the zlib format, but some servers send raw deflate: the first byte decides.
    Deflate,
    Zlib(ZlibDecoder<Vec<u8>>),
    RawDeflate(DeflateDecoder<Vec<u8>>),
    Brotli(Box<DecompressorWriter<Vec<u8>>>),
    /// Several codings, in the order in which they are decoded.
    Chain(Vec<Decoder>),
}

/// Buffer size of the Brotli decoder, in bytes.
const BROTLI_BUFFER: usize = 16 * 1024;

impl Decoder {
    /// The decoder for a `Content-Encoding`. Unknown codings are left in place.
    pub(crate) fn new(content_encoding: &str) -> Decoder {
        if content_encoding.is_empty() {
            return Decoder::Identity;
        }
        let codings = content_encoding.split(',').map(|coding| coding.trim().to_ascii_lowercase());
        let mut decoders: Vec<Decoder> = codings.rev().filter_map(|coding| one(&coding)).collect();
        match decoders.len() {
            0 => Decoder::Identity,
            1 => decoders.remove(0),
            _ => Decoder::Chain(decoders),
        }
    }

    /// Decodes a piece; the result may be empty.
    pub(crate) fn decode(&mut self, piece: Bytes) -> Result<Bytes, Failure> {
        if piece.is_empty() {
            return Ok(piece);
        }
        match self {
            Decoder::Identity => Ok(piece),
            Decoder::Gzip(decoder) => {
                decoder.write_all(&piece).map_err(broken)?;
                Ok(taken(decoder.get_mut()))
            }
            Decoder::Deflate => {
                *self = match piece[0] & 0x0f {
                    0x08 => Decoder::Zlib(ZlibDecoder::new(Vec::new())),
                    _ => Decoder::RawDeflate(DeflateDecoder::new(Vec::new())),
                };
                self.decode(piece)
            }
            Decoder::Zlib(decoder) => {
                decoder.write_all(&piece).map_err(broken)?;
                Ok(taken(decoder.get_mut()))
            }
            Decoder::RawDeflate(decoder) => {
                decoder.write_all(&piece).map_err(broken)?;
                Ok(taken(decoder.get_mut()))
            }
            Decoder::Brotli(decoder) => {
                decoder.write_all(&piece).map_err(broken)?;
                Ok(taken(decoder.get_mut()))
            }
            Decoder::Chain(decoders) => decoders.iter_mut().try_fold(piece, |piece, decoder| decoder.decode(piece)),
        }
    }

    /// Ends the body and returns the remaining output; fails if the body is truncated.
    pub(crate) fn finish(&mut self) -> Result<Bytes, Failure> {
        match self {
            Decoder::Identity | Decoder::Deflate => Ok(Bytes::new()),
            Decoder::Gzip(decoder) => {
                decoder.try_finish().map_err(broken)?;
                Ok(taken(decoder.get_mut()))
            }
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

fn one(coding: &str) -> Option<Decoder> {
    match coding {
        "gzip" | "x-gzip" => Some(Decoder::Gzip(MultiGzDecoder::new(Vec::new()))),
        "deflate" => Some(Decoder::Deflate),
        "br" => Some(Decoder::Brotli(Box::new(DecompressorWriter::new(Vec::new(), BROTLI_BUFFER)))),
        _ => None,
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
        let mut decoder = Decoder::new(coding);
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
            assert!(Decoder::new(coding).decode(Bytes::new()).unwrap().is_empty());
        }
    }
}
