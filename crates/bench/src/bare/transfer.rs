//! The HTTP workloads of `bare`: requests over several connections, one in flight on each. Every response is converted
//! as the scripts convert it, and checked.

use std::collections::VecDeque;
use std::fs::File;
use std::io::Read;

use bytes::{Bytes, BytesMut};
use futures_util::stream::{FuturesUnordered, TryStreamExt, iter};
use http_body_util::{BodyExt, Empty, StreamBody};
use hyper::Request;
use hyper::body::Frame;
use serde_json::Value;

use super::link::{Body, Door, Link};
use super::post;
use crate::Fault;
use crate::settings::Settings;

/// Size of one read from the file, in bytes.
const CHUNK: usize = 64 * 1024;

/// Number of buffers before the first is reused. Without reuse the allocator returns memory to the system all the time,
/// and the figure would be about the allocator.
const PIECES: usize = 8;

const HEAD: &str = "--edge\r\ncontent-disposition: form-data; name=\"file\"; filename=\"upload.bin\"\r\n\r\n";
const TAIL: &str = "\r\n--edge--\r\n";

/// Sends one request and returns the response as text.
pub(super) async fn first(settings: &Settings) -> Result<String, Fault> {
    let mut link = Link::to(Door::of(settings)?);
    Ok(String::from_utf8(got(&mut link).await?.into())?)
}

/// Sends `count` requests, divided among the connections.
pub(super) async fn share(links: &mut [Link], settings: &Settings, count: u32) -> Result<(), Fault> {
    let lanes = links.len() as u32;
    let share = |lane: u32| count / lanes + u32::from(lane < count % lanes);
    let lanes: FuturesUnordered<_> =
        (0..).zip(links.iter_mut()).map(|(lane, link)| repeat(link, settings, share(lane))).collect();
    lanes.try_collect().await
}

async fn repeat(link: &mut Link, settings: &Settings, count: u32) -> Result<(), Fault> {
    for number in 1..=count {
        let right = match settings.script.as_str() {
            "orders" => orders(&got(link).await?)?,
            "rows" => rows(&got(link).await?)?,
            "post" => post::order(link, number).await?,
            "upload" => sent(link, settings).await? > settings.bytes,
            _ => String::from_utf8(got(link).await?.into())?.len() >= settings.characters,
        };
        if !right {
            return Err("the answer is wrong".into());
        }
    }
    Ok(())
}

async fn got(link: &mut Link) -> Result<Bytes, Fault> {
    let request = Request::get(link.door.uri.path_and_query().map_or("/", |path| path.as_str()));
    let request =
        request.header("host", link.door.host()).body(Empty::new().map_err(|never| match never {}).boxed_unsync())?;
    Ok(link.send(request).await?.into_body().collect().await?.to_bytes())
}

fn orders(body: &[u8]) -> Result<bool, Fault> {
    let value: Value = serde_json::from_slice(body)?;
    Ok(value["orders"].as_array().map(Vec::len) == value["total"].as_u64().map(|total| total as usize))
}

fn rows(body: &[u8]) -> Result<bool, Fault> {
    let value: Value = serde_json::from_slice(body)?;
    let rows = value.as_array().ok_or("the answer is not an array")?;
    Ok(rows.last().and_then(|row| row["id"].as_u64()) == Some(rows.len() as u64))
}

/// Uploads the file as a form, and returns the length of the body that the server received.
async fn sent(link: &mut Link, settings: &Settings) -> Result<usize, Fault> {
    let length = HEAD.len() + settings.bytes + TAIL.len();
    let request = Request::post(link.door.uri.path())
        .header("host", link.door.host())
        .header("content-type", "multipart/form-data; boundary=edge")
        .header("content-length", length)
        .body(form(File::open(&settings.file)?))?;
    let body = link.send(request).await?.into_body().collect().await?.to_bytes();
    Ok(std::str::from_utf8(&body)?.parse()?)
}

fn form(mut file: File) -> Body {
    let text = |text: &'static str| std::iter::once(Ok(Bytes::from_static(text.as_bytes())));
    let mut sent = VecDeque::new();
    let chunks = std::iter::from_fn(move || {
        let mut chunk = room(&mut sent);
        let read = file.read(&mut chunk).map(|length| chunk.truncate(length));
        let chunk = chunk.freeze();
        sent.push_back(chunk.clone());
        (read.is_err() || !chunk.is_empty()).then(|| read.map(|()| chunk))
    });
    StreamBody::new(iter(text(HEAD).chain(chunks).chain(text(TAIL)).map(|part| part.map(Frame::data)))).boxed_unsync()
}

/// A buffer of `CHUNK` bytes: the oldest one if it has been sent, otherwise a new one.
fn room(sent: &mut VecDeque<Bytes>) -> BytesMut {
    let oldest = if sent.len() < PIECES { None } else { sent.pop_front() };
    let mut room = oldest.and_then(|oldest| oldest.try_into_mut().ok()).unwrap_or_default();
    room.resize(CHUNK, 0);
    room
}
