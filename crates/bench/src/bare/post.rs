//! A POST with five headers and a JSON body, as `work/web/post.mjs` sends it. It must not reuse anything from an
//! earlier request: headers and body are built for each.

use bytes::Bytes;
use http_body_util::{BodyExt, Full};
use hyper::Request;
use serde_json::{Value, json};

use super::link::{Body, Link};
use crate::Fault;

/// Sends one order, and returns whether the server accepted it.
pub(super) async fn order(link: &mut Link, id: u32) -> Result<bool, Fault> {
    let request = Request::post(link.door.uri.path())
        .header("host", link.door.host())
        .header("content-type", "application/json")
        .header("x-session", "0f8fad5bd9cb469fa16570867728950e")
        .header("x-client-version", "3.17.0")
        .header("x-device", "iPhone 15 Pro")
        .header("x-request-id", format!("order-{id}"))
        .header("x-time-zone", "Asia/Shanghai")
        .body(body(id)?)?;
    let answer = link.send(request).await?.into_body().collect().await?.to_bytes();
    let answer: Value = serde_json::from_slice(&answer)?;
    Ok(answer["code"] == 0)
}

fn body(id: u32) -> Result<Body, Fault> {
    let data = json!({ "id": id, "item": "SKU-012345", "quantity": 2, "price": 19.9, "gift": true });
    let text = Bytes::from(serde_json::to_vec(&data)?);
    Ok(Full::new(text).map_err(|never| match never {}).boxed_unsync())
}
