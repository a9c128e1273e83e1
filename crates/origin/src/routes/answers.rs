//! Scripts that most routes end in: text, JSON, or anything with a content type.
//! Used by all routes, and by `exchange` for refusals.

use bytes::Bytes;
use serde_json::Value;

use crate::script::Script;

/// A plain text answer.
pub(crate) fn text(status: u16, text: impl Into<Bytes>) -> Script {
    typed("text/plain; charset=utf-8", text).status(status)
}

/// A JSON answer.
pub(super) fn object(status: u16, value: &Value) -> Script {
    typed("application/json", value.to_string()).status(status)
}

/// A 200 answer of this content type.
pub(super) fn typed(content_type: impl Into<Bytes>, body: impl Into<Bytes>) -> Script {
    Script::new().header("Content-Type", content_type).body(body)
}
