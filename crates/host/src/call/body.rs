//! Reading responses: their headers and their bodies, piece by piece or whole.

use bytes::{Bytes, BytesMut};
use qiao_abi::{Failure, HttpResponse};

/// The value of a response header.
pub(crate) fn header<'a>(headers: &'a [(String, String)], name: &str) -> Option<&'a str> {
    headers.iter().find(|(other, _)| other.eq_ignore_ascii_case(name)).map(|(_, value)| value.as_str())
}

/// The next piece of a body.
pub(crate) async fn piece(response: &mut HttpResponse) -> Option<Result<Bytes, Failure>> {
    std::future::poll_fn(|cx| response.body.poll_piece(cx)).await
}

/// How much of a redirect's body is read so that its connection can be used again.
const WORTH_DRAINING: usize = 64 * 1024;

/// Reads the body of a redirect, if it is short.
pub(crate) async fn drain(mut response: HttpResponse) {
    let mut read = 0;
    while let Some(Ok(piece)) = piece(&mut response).await {
        read += piece.len();
        if read > WORTH_DRAINING {
            return;
        }
    }
}

/// How much room is made ahead on the word of a Content-Length.
const MOST_AT_ONCE: u64 = 32 * 1024 * 1024;

/// The whole body.
///
/// # Errors
/// It is longer than `limit`, in bytes, or did not arrive.
pub(crate) async fn collect(response: &mut HttpResponse, limit: u64) -> Result<Bytes, Failure> {
    let Some(first) = piece(response).await.transpose()? else {
        return Ok(Bytes::new());
    };
    let Some(second) = piece(response).await.transpose()? else {
        return within(first, limit);
    };
    let length = header(&response.headers, "content-length").and_then(|length| length.parse().ok());
    let mut body = BytesMut::with_capacity(length.unwrap_or(0_u64).min(MOST_AT_ONCE) as usize);
    body.extend_from_slice(&first);
    body.extend_from_slice(&second);
    while let Some(piece) = piece(response).await.transpose()? {
        if (body.len() + piece.len()) as u64 > limit {
            return Err(Failure::TooLarge(limit));
        }
        body.extend_from_slice(&piece);
    }
    within(body.freeze(), limit)
}

fn within(body: Bytes, limit: u64) -> Result<Bytes, Failure> {
    if body.len() as u64 > limit { Err(Failure::TooLarge(limit)) } else { Ok(body) }
}
