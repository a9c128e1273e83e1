//! permessage-deflate (RFC 7692) for a WebSocket client, as a layer below a codec that does not support it.
//! The codec reads and writes uncompressed frames; on the connection, messages are compressed.

mod frame;
mod incoming;
mod negotiation;
mod outgoing;
mod stream;
#[cfg(test)]
mod tests;

pub(crate) use negotiation::{Agreed, OFFER, agreed};
pub(crate) use stream::Deflated;

use std::io;

/// Bytes read, decompressed or put into one frame at a time.
const PIECE: usize = 16 * 1024;

/// The end of every flush of a compressor, which is not transmitted (RFC 7692, 7.2.1).
const TAIL: [u8; 4] = [0x00, 0x00, 0xff, 0xff];

/// A protocol error in the frames of a connection. It is wrapped in an [`io::Error`] of the kind
/// `InvalidData`.
#[derive(Clone, Debug, thiserror::Error)]
pub enum Fault {
    /// A reserved bit without a meaning: RSV2, RSV3, or RSV1 other than on the first frame of a message.
    #[error("a frame with a reserved bit that has no meaning here")]
    Reserved,
    /// A message started within another, and one of them was compressed.
    #[error("a message that begins before the last one has ended")]
    Interleaved,
    /// A compressed frame from the server was masked.
    #[error("a masked frame from the server")]
    Masked,
    /// A length with its highest bit set (RFC 6455, 5.2).
    #[error("a frame of more than 2^63 bytes")]
    Length,
    /// The compressed data is not valid DEFLATE.
    #[error("a compressed message is broken: {0}")]
    Broken(#[from] flate2::DecompressError),
    /// The compressed data ends within a block.
    #[error("a compressed message ends too early")]
    Truncated,
    /// A message exceeds this size when decompressed.
    #[error("a compressed message inflates to more than {0} bytes")]
    TooLarge(u64),
}

impl Fault {
    /// The fault in an error of the stream, if any.
    pub fn of(error: &io::Error) -> Option<&Fault> {
        error.get_ref()?.downcast_ref()
    }
}

impl From<Fault> for io::Error {
    fn from(fault: Fault) -> io::Error {
        io::Error::new(io::ErrorKind::InvalidData, fault)
    }
}
