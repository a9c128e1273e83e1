//! Reads one request body: counts, hashes and keeps the bytes as they arrive, and updates the log. Used by
//! `exchange`, `perform` and the upload route.

use bytes::{Bytes, BytesMut};
use sha2::{Digest, Sha256};

use crate::log::{Body, OpenRequest};
use crate::wire::{Flow, Wire};

/// The largest body that is kept, in bytes.
const KEPT: u64 = 1 << 20;

/// A body that is being read.
pub(crate) struct Intake<'a> {
    entry: &'a OpenRequest,
    kept: BytesMut,
    length: u64,
    hash: Sha256,
    complete: bool,
}

impl<'a> Intake<'a> {
    pub(crate) fn new(entry: &'a OpenRequest) -> Self {
        Self { entry, kept: BytesMut::new(), length: 0, hash: Sha256::new(), complete: false }
    }

    /// Whether the end of the body has been seen.
    pub(crate) fn complete(&self) -> bool {
        self.complete
    }

    /// The next piece, `None` at the end.
    pub(crate) async fn next<W: Wire>(&mut self, wire: &mut W) -> Flow<Option<Bytes>> {
        if self.complete {
            return Ok(None);
        }
        let chunk = wire.chunk().await;
        match &chunk {
            Ok(Some(bytes)) => self.take(bytes),
            Ok(None) => {
                self.complete = true;
                self.record();
            }
            Err(_) => self.record(),
        }
        chunk
    }

    /// Reads to the end of the body.
    pub(crate) async fn read_all<W: Wire>(&mut self, wire: &mut W) -> Flow<()> {
        while self.next(wire).await?.is_some() {}
        Ok(())
    }

    /// Reads at least `length` more bytes, or to the end.
    pub(crate) async fn read<W: Wire>(&mut self, wire: &mut W, length: u64) -> Flow<()> {
        let until = self.length.saturating_add(length);
        while self.length < until && self.next(wire).await?.is_some() {}
        self.record();
        Ok(())
    }

    /// What has been read so far.
    pub(crate) fn body(&self) -> Body {
        Body {
            bytes: (self.length <= KEPT).then(|| Bytes::copy_from_slice(&self.kept)),
            length: self.length,
            sha256: hex(&self.hash.clone().finalize()),
        }
    }

    fn take(&mut self, bytes: &Bytes) {
        self.length += bytes.len() as u64;
        self.hash.update(bytes);
        if self.length <= KEPT {
            self.kept.extend_from_slice(bytes);
        } else {
            self.kept = BytesMut::new();
        }
    }

    fn record(&self) {
        self.entry.body(self.body());
    }
}

/// The SHA-256 of these bytes in lower-case hex.
pub(crate) fn sha256(bytes: &[u8]) -> String {
    hex(&Sha256::digest(bytes))
}

/// Bytes in lower-case hex.
pub(crate) fn hex(bytes: &[u8]) -> String {
    bytes.iter().map(|byte| format!("{byte:02x}")).collect()
}
