//! The form of HTTP Archives, as far as it is replayed: HAR 1.2, and what tools add to it under names with an
//! underscore.

use std::time::Duration;

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use bytes::Bytes;
use qiao_abi::FrameKind;
use serde::Deserialize;

use super::archive::Message;

#[derive(Deserialize)]
pub(super) struct Archive {
    pub(super) log: Log,
}

#[derive(Deserialize)]
pub(super) struct Log {
    #[serde(default)]
    pub(super) creator: Creator,
    pub(super) entries: Vec<HarEntry>,
}

#[derive(Default, Deserialize)]
pub(super) struct Creator {
    #[serde(default)]
    pub(super) name: String,
}

#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
pub(super) struct HarEntry {
    #[serde(default)]
    pub(super) started_date_time: String,
    pub(super) request: HarRequest,
    pub(super) response: HarResponse,
    pub(super) timings: Option<Timings>,
    #[serde(default, rename = "_resourceType")]
    pub(super) resource_type: String,
    #[serde(rename = "_webSocketMessages")]
    pub(super) messages: Option<Vec<HarMessage>>,
    #[serde(default, rename = "_givenUp")]
    pub(super) given_up: bool,
}

#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
pub(super) struct HarRequest {
    pub(super) method: String,
    pub(super) url: String,
    #[serde(default)]
    pub(super) headers: Vec<Field>,
    pub(super) post_data: Option<PostData>,
    #[serde(default)]
    pub(super) body_size: i64,
}

#[derive(Deserialize)]
pub(super) struct Field {
    pub(super) name: String,
    #[serde(default)]
    pub(super) value: String,
}

#[derive(Deserialize)]
pub(super) struct PostData {
    pub(super) text: Option<String>,
    #[serde(default)]
    pub(super) params: Vec<Param>,
    #[serde(alias = "_encoding")]
    pub(super) encoding: Option<String>,
    #[serde(rename = "_file")]
    pub(super) file: Option<String>,
}

/// A field of a form.
#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
pub(super) struct Param {
    pub(super) name: String,
    pub(super) value: Option<String>,
    pub(super) file_name: Option<String>,
    pub(super) content_type: Option<String>,
    #[serde(rename = "_encoding")]
    pub(super) encoding: Option<String>,
}

#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
pub(super) struct HarResponse {
    /// Some tools write -1 where no response came.
    #[serde(default, deserialize_with = "status")]
    pub(super) status: u16,
    #[serde(default)]
    pub(super) http_version: String,
    #[serde(default)]
    pub(super) headers: Vec<Field>,
    pub(super) content: Option<Content>,
    #[serde(rename = "_error")]
    pub(super) error: Option<String>,
    #[serde(rename = "_failureText")]
    pub(super) failure_text: Option<String>,
}

fn status<'de, D: serde::Deserializer<'de>>(value: D) -> Result<u16, D::Error> {
    i64::deserialize(value).map(|status| u16::try_from(status).unwrap_or_default())
}

#[derive(Deserialize)]
pub(super) struct Content {
    #[serde(default)]
    pub(super) size: i64,
    pub(super) text: Option<String>,
    pub(super) encoding: Option<String>,
    #[serde(rename = "_file")]
    pub(super) file: Option<String>,
    #[serde(default, rename = "_incomplete")]
    pub(super) incomplete: bool,
}

#[derive(Default, Deserialize)]
#[serde(default)]
pub(super) struct Timings {
    pub(super) dns: Option<f64>,
    pub(super) connect: Option<f64>,
    pub(super) send: Option<f64>,
    pub(super) wait: Option<f64>,
    pub(super) receive: Option<f64>,
}

impl Timings {
    /// How long the head took, and the body after it. What came before the request went out is not repeated: rules and
    /// the queue of the platform make it anew.
    pub(super) fn spans(self) -> (Duration, Duration) {
        let long = |steps: &[Option<f64>]| {
            let sum: f64 = steps.iter().flatten().filter(|step| **step > 0.0).sum();
            Duration::try_from_secs_f64(sum / 1000.0).unwrap_or_default()
        };
        (long(&[self.dns, self.connect, self.send, self.wait]), long(&[self.receive]))
    }
}

#[derive(Deserialize)]
pub(super) struct HarMessage {
    #[serde(rename = "type")]
    pub(super) direction: String,
    #[serde(default)]
    pub(super) time: f64,
    pub(super) opcode: i64,
    #[serde(default)]
    pub(super) data: String,
    #[serde(rename = "_code")]
    pub(super) code: Option<u16>,
}

/// As a number of seconds since 1970, this is beyond the year 5000.
const MILLISECONDS: f64 = 1e11;

impl HarMessage {
    /// The message; `None` for pings and other frames that script never sees.
    pub(super) fn message(self) -> Option<Message> {
        let HarMessage { direction, time, opcode, data, code } = self;
        let (kind, data) = match opcode {
            1 => (FrameKind::Text, data.into()),
            2 => (FrameKind::Binary, STANDARD.decode(&data).map_or_else(|_| data.into(), Bytes::from)),
            8 => (FrameKind::Close(code), data.into()),
            _ => return None,
        };
        // Playwright writes milliseconds.
        let time = if time > MILLISECONDS { time / 1000.0 } else { time };
        Some(Message { sent: direction == "send", time, kind, data })
    }
}
