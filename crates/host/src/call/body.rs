//! Reading of responses: headers, and bodies in chunks or as a whole. Decoding of content is done elsewhere. It must
//! not know what a call does with the body.

use std::future::Future;
use std::pin::Pin;
use std::task::Poll;
use std::time::Duration;

use bytes::Bytes;
use qiao_abi::{Charge, Failure, HttpResponse, header};

/// The next chunk of a body.
pub(crate) async fn piece(response: &mut HttpResponse) -> Option<Result<Bytes, Failure>> {
    std::future::poll_fn(|cx| response.body.poll_piece(cx)).await
}

/// Maximum number of bytes of a redirect's body to read so that its connection can be reused.
const WORTH_DRAINING: usize = 64 * 1024;

/// How long to read the body of a redirect in background, as in Chromium.
const WORTH_WAITING: Duration = Duration::from_secs(5);
/// Number of times to yield to the body before the next request is sent.
const TURNS: usize = 8;

/// Reads the body of a redirect, if it is short. If the body is available almost immediately, the next request can
/// reuse the connection; otherwise it is read in background without delaying the next request.
pub(crate) async fn drain(response: HttpResponse) {
    let mut reading = Box::pin(tokio::time::timeout(WORTH_WAITING, read_all(response)));
    for _ in 0..TURNS {
        if poll_once(&mut reading).await.is_some() {
            return;
        }
        tokio::task::yield_now().await;
    }
    tokio::task::spawn_local(reading);
}

/// Polls a future once; returns its output if it is ready.
async fn poll_once<F: Future + Unpin>(future: &mut F) -> Option<F::Output> {
    std::future::poll_fn(|cx| match Pin::new(&mut *future).poll(cx) {
        Poll::Ready(output) => Poll::Ready(Some(output)),
        Poll::Pending => Poll::Ready(None),
    })
    .await
}

async fn read_all(mut response: HttpResponse) {
    let mut read = 0;
    while let Some(Ok(piece)) = piece(&mut response).await {
        read += piece.len();
        if read > WORTH_DRAINING {
            return;
        }
    }
}

/// Maximum size to preallocate because of a Content-Length, in bytes.
const MOST_AT_ONCE: u64 = 32 * 1024 * 1024;

/// Reads the whole body. `charge` grows by twice its length, because the engine needs the same amount for the value in
/// the script.
///
/// # Errors
/// It is longer than `limit`, in bytes, or than the remaining memory, or did not arrive.
pub(crate) async fn collect(response: &mut HttpResponse, limit: u64, charge: &mut Charge) -> Result<Bytes, Failure> {
    let Some(first) = piece(response).await.transpose()? else {
        return Ok(Bytes::new());
    };
    let mut body = Collected { limit, charge, length: 0 };
    body.take_in(&first)?;
    let Some(second) = piece(response).await.transpose()? else {
        return Ok(first);
    };
    let length = header(&response.headers, "content-length").and_then(|length| length.parse().ok());
    let mut all = Vec::new();
    body.append(&mut all, &first, length.unwrap_or(0_u64).min(MOST_AT_ONCE) as usize)?;
    body.take_in(&second)?;
    body.append(&mut all, &second, 0)?;
    while let Some(piece) = piece(response).await.transpose()? {
        body.take_in(&piece)?;
        body.append(&mut all, &piece, 0)?;
    }
    Ok(all.into())
}

/// The limits of a body being collected.
struct Collected<'a> {
    limit: u64,
    charge: &'a mut Charge,
    length: u64,
}

impl Collected<'_> {
    /// Checks that a chunk fits, and counts it.
    fn take_in(&mut self, piece: &[u8]) -> Result<(), Failure> {
        self.length += piece.len() as u64;
        if self.length > self.limit {
            return Err(Failure::TooLarge(self.limit));
        }
        if self.charge.grow(2 * piece.len()) { Ok(()) } else { Err(self.no_room()) }
    }

    /// Appends a chunk, and reserves `ahead` bytes.
    fn append(&self, all: &mut Vec<u8>, piece: &[u8], ahead: usize) -> Result<(), Failure> {
        all.try_reserve(piece.len().max(ahead)).map_err(|_| self.no_room())?;
        all.extend_from_slice(piece);
        Ok(())
    }

    fn no_room(&self) -> Failure {
        Failure::Memory(self.charge.limit() as u64)
    }
}
