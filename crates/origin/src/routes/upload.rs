//! `/upload`: parses multipart/form-data while it arrives, with a library that none of our clients use, and
//! responds with the list of parts. Part headers appear in lower case; `/echo` shows the exact bytes.

use std::convert::Infallible;

use bytes::Bytes;
use futures_util::Stream;
use futures_util::stream::poll_fn;
use multer::{Field, Multipart};
use serde_json::{Value, json};
use sha2::{Digest, Sha256};
use tokio::sync::mpsc;

use super::{Answer, Call, object, text};
use crate::intake::{Intake, hex};
use crate::request::text_of;
use crate::wire::{Flow, Wire};

/// The largest part that is shown as text, in bytes.
const SHOWN: u64 = 4096;

/// Parses the body of a request; 415 if it is not multipart, 400 if it is malformed.
pub(crate) async fn upload<W: Wire>(call: &Call<'_>, wire: &mut W, intake: &mut Intake<'_>) -> Flow<Answer> {
    let content_type = call.head.headers.first("content-type").unwrap_or_default();
    let Ok(boundary) = multer::parse_boundary(content_type) else {
        intake.read_all(wire).await?;
        return Ok(Ok(text(415, "expected multipart/form-data with a boundary")));
    };
    let (sender, receiver) = mpsc::channel(1);
    let (fed, answer) = tokio::join!(feed(wire, intake, sender), parse(receiver, boundary));
    fed.map(|()| Ok(answer))
}

/// Passes the body to the parser until it stops reading, then reads the rest.
async fn feed<W: Wire>(wire: &mut W, intake: &mut Intake<'_>, parser: mpsc::Sender<Bytes>) -> Flow<()> {
    while let Some(bytes) = intake.next(wire).await? {
        if parser.send(bytes).await.is_err() {
            break;
        }
    }
    intake.read_all(wire).await
}

async fn parse(body: mpsc::Receiver<Bytes>, boundary: String) -> crate::Script {
    let mut parts = Vec::new();
    let result = collect(Multipart::new(stream(body), boundary), &mut parts).await;
    match result {
        Ok(()) => object(200, &json!({ "parts": parts })),
        Err(error) => object(400, &json!({ "error": error.to_string(), "parts": parts })),
    }
}

fn stream(mut body: mpsc::Receiver<Bytes>) -> impl Stream<Item = Result<Bytes, Infallible>> {
    poll_fn(move |cx| body.poll_recv(cx).map(|bytes| bytes.map(Ok)))
}

async fn collect(mut body: Multipart<'_>, parts: &mut Vec<Value>) -> multer::Result<()> {
    while let Some(field) = body.next_field().await? {
        parts.push(part(field).await?);
    }
    Ok(())
}

async fn part(mut field: Field<'_>) -> multer::Result<Value> {
    let mut size = 0;
    let mut hash = Sha256::new();
    let mut start = Vec::new();
    while let Some(bytes) = field.chunk().await? {
        size += bytes.len() as u64;
        hash.update(&bytes);
        if size <= SHOWN {
            start.extend_from_slice(&bytes);
        }
    }
    let text = String::from_utf8(start).ok().filter(|_| size <= SHOWN);
    let headers: Vec<_> =
        field.headers().iter().map(|(name, value)| [name.to_string(), text_of(value.as_bytes())]).collect();
    Ok(json!({
        "name": field.name(),
        "filename": field.file_name(),
        "contentType": field.content_type().map(ToString::to_string),
        "headers": headers,
        "size": size,
        "sha256": hex(&hash.finalize()),
        "text": text,
    }))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::intake::sha256;

    async fn parts(body: &'static [u8], piece: usize) -> crate::Script {
        let (sender, receiver) = mpsc::channel(1);
        let feed = async move {
            for bytes in body.chunks(piece) {
                // The parser closes the channel after the last part.
                let _ = sender.send(Bytes::from_static(bytes)).await;
            }
        };
        tokio::join!(feed, parse(receiver, "X".into())).1
    }

    #[tokio::test]
    async fn lists_parts_in_order_however_they_arrive() {
        let body = "--X\r\nContent-Disposition: form-data; name=\"a\"\r\n\r\n1\r\n\
            --X\r\nContent-Disposition: form-data; name=\"文\"; filename=\"图.png\"\r\nContent-Type: image/png\r\n\r\n\
            \r\n--X--\r\n";
        let whole = parts(body.as_bytes(), body.len()).await;
        assert_eq!(whole, parts(body.as_bytes(), 1).await);
        let empty = sha256(b"");
        let expected = json!({ "parts": [
            { "name": "a", "filename": null, "contentType": null,
              "headers": [["content-disposition", "form-data; name=\"a\""]],
              "size": 1, "sha256": sha256(b"1"), "text": "1" },
            { "name": "文", "filename": "图.png", "contentType": "image/png",
              "headers": [["content-disposition", "form-data; name=\"文\"; filename=\"图.png\""], ["content-type", "image/png"]],
              "size": 0, "sha256": empty, "text": "" },
        ]});
        assert_eq!(whole, object(200, &expected));
    }

    #[tokio::test]
    async fn a_broken_body_is_reported_with_what_came_before() {
        let body = b"--X\r\nContent-Disposition: form-data; name=\"a\"\r\n\r\n1\r\n--X\r\nConte";
        let script = format!("{:?}", parts(body, 7).await);
        assert!(script.contains("code: 400") && script.contains("incomplete"), "{script}");
    }
}
