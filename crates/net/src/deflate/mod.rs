//! permessage-deflate (RFC 7692) for a WebSocket client, as a layer under a codec that does not
//! know it. The codec writes and reads plain frames; on the wire, messages are compressed.

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

/// How many bytes are read, inflated or put into one frame at a time.
const PIECE: usize = 16 * 1024;

/// What every flush of a compressor ends with, and what is left out on the wire (RFC 7692, 7.2.1).
const TAIL: [u8; 4] = [0x00, 0x00, 0xff, 0xff];

/// What is wrong with the frames of a connection. It travels in an [`io::Error`] of the kind
/// `InvalidData`.
#[derive(Clone, Debug, thiserror::Error)]
pub enum Fault {
    /// A reserved bit without a meaning: RSV2, RSV3, or RSV1 anywhere but on the first frame of a message.
    #[error("a frame with a reserved bit that has no meaning here")]
    Reserved,
    /// A message began within a message, and one of them was compressed.
    #[error("a message that begins before the last one has ended")]
    Interleaved,
    /// A compressed frame from the server was masked.
    #[error("a masked frame from the server")]
    Masked,
    /// A length with its highest bit set (RFC 6455, 5.2).
    #[error("a frame of more than 2^63 bytes")]
    Length,
    /// Compressed data that is not DEFLATE data.
    #[error("a compressed message is broken: {0}")]
    Broken(#[from] flate2::DecompressError),
    /// Compressed data that ends within a block.
    #[error("a compressed message ends too early")]
    Truncated,
    /// A message that is too large once it is inflated.
    #[error("a compressed message inflates to more than {0} bytes")]
    TooLarge(u64),
}

impl Fault {
    /// The fault that an error of the stream stands for.
    pub fn of(error: &io::Error) -> Option<&Fault> {
        error.get_ref()?.downcast_ref()
    }
}

impl From<Fault> for io::Error {
    fn from(fault: Fault) -> io::Error {
        io::Error::new(io::ErrorKind::InvalidData, fault)
    }
}
