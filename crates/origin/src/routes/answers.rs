//! Scripts for common responses: text, JSON, or any content type. Used by all routes, and by `exchange` for
//! rejected requests.

use bytes::Bytes;
use serde_json::Value;

use crate::script::Script;

/// A plain text response.
pub(crate) fn text(status: u16, text: impl Into<Bytes>) -> Script {
    typed("text/plain; charset=utf-8", text).status(status)
}

/// A JSON response.
pub(super) fn object(status: u16, value: &Value) -> Script {
    typed("application/json", value.to_string()).status(status)
}

/// A 200 response with this content type.
pub(super) fn typed(content_type: impl Into<Bytes>, body: impl Into<Bytes>) -> Script {
    Script::new().header("Content-Type", content_type).body(body)
}
