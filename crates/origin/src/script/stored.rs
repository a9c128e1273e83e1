//! Brotli without compression: a stream of stored meta-blocks (RFC 7932, section 9.2). A test server needs
//! streams that decode, not small ones, and a compressor's tables take a megabyte.

use std::io::{self, Write};

/// Writes a Brotli stream.
#[derive(Default)]
pub(super) struct StoredBrotli {
    out: Vec<u8>,
    begun: bool,
}

/// The largest length that four nibbles in a meta-block's header can express.
const BLOCK: usize = 1 << 16;

impl StoredBrotli {
    /// The bytes written and not taken yet.
    pub(super) fn get_mut(&mut self) -> &mut Vec<u8> {
        &mut self.out
    }

    /// Ends the stream with an empty last meta-block.
    pub(super) fn finish(mut self) -> Vec<u8> {
        let end = self.aligned(0b11);
        self.out.push(end as u8);
        self.out
    }

    /// The bits of a header; in the first one they follow the bit for the window size.
    fn aligned(&mut self, bits: u32) -> u32 {
        if std::mem::replace(&mut self.begun, true) { bits } else { bits << 1 }
    }
}

impl Write for StoredBrotli {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        for block in bytes.chunks(BLOCK) {
            // Not the last block; length in four nibbles; stored.
            let header = self.aligned(((block.len() - 1) as u32) << 3 | 1 << 19);
            self.out.extend_from_slice(&header.to_le_bytes()[..3]);
            self.out.extend_from_slice(block);
        }
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}
