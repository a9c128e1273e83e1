//! Content codings for response bodies. Each piece of a body is flushed separately, so that a client which
//! decodes as it reads sees a dripped body arrive in pieces. Used only by the plan of a script.

use std::io::{self, Write};

use bytes::Bytes;
use flate2::Compression;
use flate2::write::{DeflateEncoder, GzEncoder, ZlibEncoder};

use super::payload::Payload;
use super::stored::StoredBrotli;

/// How a body is compressed on the wire.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Coding {
    /// gzip (RFC 1952).
    Gzip,
    /// The zlib format (RFC 1950): what HTTP means by `deflate`.
    Deflate,
    /// Raw deflate (RFC 1951): what some servers send as `deflate`.
    DeflateRaw,
    /// brotli (RFC 7932).
    Brotli,
}

impl Coding {
    /// The name in scripts and paths.
    pub(crate) fn parse(name: &str) -> Option<Self> {
        match name {
            "gzip" => Some(Self::Gzip),
            "deflate" => Some(Self::Deflate),
            "deflate-raw" => Some(Self::DeflateRaw),
            "br" => Some(Self::Brotli),
            _ => None,
        }
    }

    /// The token for `Content-Encoding`.
    pub(crate) fn token(self) -> &'static str {
        match self {
            Self::Gzip => "gzip",
            Self::Deflate | Self::DeflateRaw => "deflate",
            Self::Brotli => "br",
        }
    }

    /// Compresses the pieces of one body; the end of the stream is in the last piece.
    pub(crate) fn encode(self, pieces: &[Payload]) -> io::Result<Vec<Bytes>> {
        let sink = Vec::new();
        match self {
            Self::Gzip => {
                let finish = |encoder: GzEncoder<Vec<u8>>| encoder.finish();
                let encoder = GzEncoder::new(sink, Compression::default());
                run(encoder, pieces, GzEncoder::get_mut, finish)
            }
            Self::Deflate => {
                let finish = |encoder: ZlibEncoder<Vec<u8>>| encoder.finish();
                let encoder = ZlibEncoder::new(sink, Compression::default());
                run(encoder, pieces, ZlibEncoder::get_mut, finish)
            }
            Self::DeflateRaw => {
                let finish = |encoder: DeflateEncoder<Vec<u8>>| encoder.finish();
                let encoder = DeflateEncoder::new(sink, Compression::default());
                run(encoder, pieces, DeflateEncoder::get_mut, finish)
            }
            Self::Brotli => {
                let finish = |encoder: StoredBrotli| Ok(encoder.finish());
                run(StoredBrotli::default(), pieces, StoredBrotli::get_mut, finish)
            }
        }
    }
}

fn run<E: Write>(
    mut encoder: E,
    pieces: &[Payload],
    sink: fn(&mut E) -> &mut Vec<u8>,
    finish: impl FnOnce(E) -> io::Result<Vec<u8>>,
) -> io::Result<Vec<Bytes>> {
    let mut encoded = Vec::with_capacity(pieces.len());
    let (last, earlier) = match pieces.split_last() {
        Some((last, earlier)) => (Some(last), earlier),
        None => (None, pieces),
    };
    for piece in earlier {
        write(&mut encoder, piece)?;
        encoder.flush()?;
        encoded.push(std::mem::take(sink(&mut encoder)).into());
    }
    if let Some(piece) = last {
        write(&mut encoder, piece)?;
        encoded.push(finish(encoder)?.into());
    }
    Ok(encoded)
}

fn write(encoder: &mut impl Write, piece: &Payload) -> io::Result<()> {
    piece.clone().pieces().try_for_each(|bytes| encoder.write_all(&bytes))
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::io::Read;

    fn decode(coding: Coding, bytes: &[u8]) -> io::Result<Vec<u8>> {
        let mut out = Vec::new();
        match coding {
            Coding::Gzip => flate2::read::GzDecoder::new(bytes).read_to_end(&mut out),
            Coding::Deflate => flate2::read::ZlibDecoder::new(bytes).read_to_end(&mut out),
            Coding::DeflateRaw => flate2::read::DeflateDecoder::new(bytes).read_to_end(&mut out),
            Coding::Brotli => brotli_decompressor::Decompressor::new(bytes, 4096).read_to_end(&mut out),
        }?;
        Ok(out)
    }

    #[test]
    fn every_coding_decodes_again() {
        let pieces = [Payload::Given("hello ".into()), Payload::Generated { from: 0, length: 140_000 }];
        let plain: Vec<u8> = pieces.iter().flat_map(|p| p.clone().pieces().flatten()).collect();
        for name in ["gzip", "deflate", "deflate-raw", "br"] {
            let coding = Coding::parse(name).unwrap();
            let encoded = coding.encode(&pieces).unwrap();
            assert_eq!(encoded.len(), pieces.len());
            assert!(encoded.iter().all(|piece| !piece.is_empty()), "{name}: a piece was held back");
            assert_eq!(decode(coding, &encoded.concat()).unwrap(), plain, "{name}");
        }
    }
}
