//! The part of the Chrome DevTools Protocol that the inspector speaks, as serde types: what tools ask, what they are
//! answered, and the events of `Network`, `Runtime` and `Debugger`. Names are the protocol's. How events come about is
//! not known here.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};
use serde_json::Value;

/// What tools ask.
#[derive(Debug, Deserialize)]
pub(crate) struct Request {
    pub id: i64,
    pub method: String,
    #[serde(default)]
    pub params: Value,
}

/// An error that tools get for an answer.
#[derive(Debug, Serialize)]
pub(crate) struct Fault {
    pub code: i32,
    pub message: String,
}

impl Fault {
    /// The method is not offered.
    pub(crate) fn unknown(method: &str) -> Fault {
        Fault { code: -32601, message: format!("'{method}' wasn't found") }
    }

    /// It is offered and cannot be done now.
    pub(crate) fn server(message: impl Into<String>) -> Fault {
        Fault { code: -32000, message: message.into() }
    }
}

/// An event as text for the wire.
pub(crate) fn event(method: &str, params: &impl Serialize) -> String {
    // The types below have text for keys, which is all that can fail.
    let params = serde_json::to_string(params).unwrap_or_else(|_| "{}".to_owned());
    format!(r#"{}"params":{params}}}"#, begin(method))
}

/// How an event of a method begins.
pub(crate) fn begin(method: &str) -> String {
    format!(r#"{{"method":"{method}","#)
}

/// The answer to a request, from the result as JSON.
pub(crate) fn result(id: i64, json: &str) -> String {
    format!(r#"{{"id":{id},"result":{json}}}"#)
}

/// The answer to a request that failed.
pub(crate) fn failed(id: i64, fault: &Fault) -> String {
    format!(r#"{{"id":{id},"error":{}}}"#, serde_json::to_string(fault).unwrap_or_default())
}

/// Header fields: those of one name are joined with line breaks.
pub(crate) type Headers = BTreeMap<String, String>;

/// Joins header fields of one name.
pub(crate) fn headers<'a>(list: impl IntoIterator<Item = (&'a str, &'a str)>) -> Headers {
    let mut headers = Headers::new();
    for (name, value) in list {
        let lines = headers.entry(name.to_owned()).or_default();
        if !lines.is_empty() {
            lines.push('\n');
        }
        lines.push_str(value);
    }
    headers
}

/// A place in script; lines and columns count from 0.
#[derive(Clone, Debug, Serialize)]
#[serde(rename_all = "camelCase")]
pub(crate) struct CallFrame {
    pub function_name: String,
    pub script_id: String,
    pub url: String,
    pub line_number: u32,
    pub column_number: u32,
}

#[derive(Clone, Debug, Serialize)]
#[serde(rename_all = "camelCase")]
pub(crate) struct StackTrace {
    pub call_frames: Vec<CallFrame>,
}

#[derive(Clone, Debug, Serialize)]
pub(crate) struct Initiator {
    #[serde(rename = "type")]
    pub kind: &'static str,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub stack: Option<StackTrace>,
}

#[derive(Debug, Serialize)]
#[serde(rename_all = "camelCase")]
pub(crate) struct NetworkRequest {
    pub url: String,
    pub method: String,
    pub headers: Headers,
    pub has_post_data: bool,
    pub initial_priority: &'static str,
    pub referrer_policy: &'static str,
}

#[derive(Debug, Serialize)]
#[serde(rename_all = "camelCase")]
pub(crate) struct RequestWillBeSent<'a> {
    pub request_id: &'a str,
    pub loader_id: &'a str,
    #[serde(rename = "documentURL")]
    pub document_url: &'static str,
    pub request: NetworkRequest,
    pub timestamp: f64,
    pub wall_time: f64,
    pub initiator: &'a Initiator,
    pub redirect_has_extra_info: bool,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub redirect_response: Option<Response>,
    #[serde(rename = "type")]
    pub kind: &'static str,
    pub has_user_gesture: bool,
}

#[derive(Debug, Serialize)]
#[serde(rename_all = "camelCase")]
pub(crate) struct RequestExtraInfo<'a> {
    pub request_id: &'a str,
    pub associated_cookies: [(); 0],
    pub headers: Headers,
    pub connect_timing: ConnectTiming,
}

#[derive(Debug, Serialize)]
#[serde(rename_all = "camelCase")]
pub(crate) struct ConnectTiming {
    pub request_time: f64,
}

#[derive(Debug, Serialize)]
#[serde(rename_all = "camelCase")]
pub(crate) struct ResponseExtraInfo<'a> {
    pub request_id: &'a str,
    pub blocked_cookies: [(); 0],
    pub headers: Headers,
    pub resource_ip_address_space: &'static str,
    pub status_code: u16,
}

/// When the steps of an exchange began and ended, in milliseconds since `request_time`; -1 for one that did not happen.
#[derive(Debug, Serialize)]
#[serde(rename_all = "camelCase")]
pub(crate) struct ResourceTiming {
    pub request_time: f64,
    pub proxy_start: f64,
    pub proxy_end: f64,
    pub dns_start: f64,
    pub dns_end: f64,
    pub connect_start: f64,
    pub connect_end: f64,
    pub ssl_start: f64,
    pub ssl_end: f64,
    pub worker_start: f64,
    pub worker_ready: f64,
    pub worker_fetch_start: f64,
    pub worker_respond_with_settled: f64,
    pub send_start: f64,
    pub send_end: f64,
    pub push_start: f64,
    pub push_end: f64,
    pub receive_headers_start: f64,
    pub receive_headers_end: f64,
}

#[derive(Debug, Serialize)]
#[serde(rename_all = "camelCase")]
pub(crate) struct Response {
    pub url: String,
    pub status: u16,
    pub status_text: &'static str,
    pub headers: Headers,
    pub mime_type: String,
    pub charset: String,
    pub request_headers: Headers,
    pub connection_reused: bool,
    pub connection_id: u32,
    #[serde(rename = "remoteIPAddress", skip_serializing_if = "Option::is_none")]
    pub remote_ip_address: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub remote_port: Option<u16>,
    pub from_disk_cache: bool,
    pub encoded_data_length: u64,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub timing: Option<ResourceTiming>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub protocol: Option<&'static str>,
    pub security_state: &'static str,
}

#[derive(Debug, Serialize)]
#[serde(rename_all = "camelCase")]
pub(crate) struct ResponseReceived<'a> {
    pub request_id: &'a str,
    pub loader_id: &'a str,
    pub timestamp: f64,
    #[serde(rename = "type")]
    pub kind: &'static str,
    pub response: Response,
    pub has_extra_info: bool,
}

#[derive(Debug, Serialize)]
#[serde(rename_all = "camelCase")]
pub(crate) struct DataReceived<'a> {
    pub request_id: &'a str,
    pub timestamp: f64,
    pub data_length: u64,
    pub encoded_data_length: u64,
}

#[derive(Debug, Serialize)]
#[serde(rename_all = "camelCase")]
pub(crate) struct LoadingFinished<'a> {
    pub request_id: &'a str,
    pub timestamp: f64,
    pub encoded_data_length: u64,
}

#[derive(Debug, Serialize)]
#[serde(rename_all = "camelCase")]
pub(crate) struct LoadingFailed<'a> {
    pub request_id: &'a str,
    pub timestamp: f64,
    #[serde(rename = "type")]
    pub kind: &'static str,
    pub error_text: &'a str,
    pub canceled: bool,
}

#[derive(Debug, Serialize)]
#[serde(rename_all = "camelCase")]
pub(crate) struct SocketCreated<'a> {
    pub request_id: &'a str,
    pub url: &'a str,
    pub initiator: &'a Initiator,
}

#[derive(Debug, Serialize)]
pub(crate) struct HandshakeRequest {
    pub headers: Headers,
}

#[derive(Debug, Serialize)]
#[serde(rename_all = "camelCase")]
pub(crate) struct HandshakeSent<'a> {
    pub request_id: &'a str,
    pub timestamp: f64,
    pub wall_time: f64,
    pub request: HandshakeRequest,
}

#[derive(Debug, Serialize)]
#[serde(rename_all = "camelCase")]
pub(crate) struct HandshakeResponse {
    pub status: u16,
    pub status_text: &'static str,
    pub headers: Headers,
    pub request_headers: Headers,
}

#[derive(Debug, Serialize)]
#[serde(rename_all = "camelCase")]
pub(crate) struct HandshakeReceived<'a> {
    pub request_id: &'a str,
    pub timestamp: f64,
    pub response: HandshakeResponse,
}

#[derive(Debug, Serialize)]
#[serde(rename_all = "camelCase")]
pub(crate) struct SocketFrame {
    pub opcode: u8,
    pub mask: bool,
    pub payload_data: String,
}

#[derive(Debug, Serialize)]
#[serde(rename_all = "camelCase")]
pub(crate) struct FrameMoved<'a> {
    pub request_id: &'a str,
    pub timestamp: f64,
    pub response: SocketFrame,
}

#[derive(Debug, Serialize)]
#[serde(rename_all = "camelCase")]
pub(crate) struct FrameError<'a> {
    pub request_id: &'a str,
    pub timestamp: f64,
    pub error_message: &'a str,
}

#[derive(Debug, Serialize)]
#[serde(rename_all = "camelCase")]
pub(crate) struct SocketClosed<'a> {
    pub request_id: &'a str,
    pub timestamp: f64,
}

/// What script says of a call of its console.
#[derive(Debug, Deserialize)]
pub(crate) struct Described {
    #[serde(rename = "type")]
    pub kind: String,
    pub args: Vec<Value>,
}

#[derive(Debug, Serialize)]
#[serde(rename_all = "camelCase")]
pub(crate) struct ConsoleCalled<'a> {
    #[serde(rename = "type")]
    pub kind: &'a str,
    pub args: &'a [Value],
    pub execution_context_id: u32,
    pub timestamp: f64,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub stack_trace: Option<StackTrace>,
}

#[derive(Debug, Serialize)]
#[serde(rename_all = "camelCase")]
pub(crate) struct ExceptionThrown<'a> {
    pub timestamp: f64,
    pub exception_details: ExceptionDetails<'a>,
}

#[derive(Debug, Serialize)]
#[serde(rename_all = "camelCase")]
pub(crate) struct ExceptionDetails<'a> {
    pub exception_id: u64,
    pub text: &'a str,
    pub line_number: u32,
    pub column_number: u32,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub url: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub stack_trace: Option<StackTrace>,
    pub execution_context_id: u32,
}

#[derive(Debug, Serialize)]
pub(crate) struct ContextCreated<'a> {
    pub context: Context<'a>,
}

#[derive(Debug, Serialize)]
#[serde(rename_all = "camelCase")]
pub(crate) struct Context<'a> {
    pub id: u32,
    pub origin: &'static str,
    pub name: &'a str,
    pub unique_id: String,
    pub aux_data: AuxData,
}

#[derive(Debug, Serialize)]
#[serde(rename_all = "camelCase")]
pub(crate) struct AuxData {
    pub is_default: bool,
}

#[derive(Debug, Serialize)]
#[serde(rename_all = "camelCase")]
pub(crate) struct ContextDestroyed {
    pub execution_context_id: u32,
    pub execution_context_unique_id: String,
}

#[derive(Debug, Serialize)]
#[serde(rename_all = "camelCase")]
pub(crate) struct ScriptParsed<'a> {
    pub script_id: &'a str,
    pub url: &'a str,
    pub start_line: u32,
    pub start_column: u32,
    pub end_line: usize,
    pub end_column: usize,
    pub execution_context_id: u32,
    pub hash: &'static str,
    pub is_module: bool,
    pub length: usize,
}
