//! Reads HTTP Archives as this crate, Chrome, Playwright and mitmproxy write them. It must not know what they are
//! compared with.

use std::fmt;
use std::path::Path;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::Duration;

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use bytes::Bytes;
use qiao_abi::{Cause, FrameKind, Part, Protocol, Unrecorded, header};
use qiao_net::{Asked, Recorded, RecordedEnd, RecordedOutcome};
use qiao_rules::decode::charset;
use url::Url;

use super::compare;
use super::faults::{ArchiveFault, BadRecording, EntryFault};
use super::format::{Archive, Field, HarEntry, HarMessage, HarResponse, Log, Param, PostData};
use crate::har::CREATOR;
use crate::multipart::{self, FormPart};

/// An exchange, or a socket with its handshake.
#[derive(Debug)]
pub(super) struct Entry {
    pub method: String,
    pub url: Url,
    /// Request headers.
    pub headers: Vec<(String, String)>,
    pub body: RecordedBody,
    pub is_socket: bool,
    /// Whether a browser made it by itself, to ask for the permission of CORS.
    pub preflight: bool,
    pub messages: Vec<Message>,
    /// How many messages script has sent so far.
    pub sent_so_far: AtomicUsize,
    wait: Duration,
    outcome: RecordedOutcome,
    /// How many bytes the response's body had, if it was not recorded.
    lacks_body: Option<i64>,
}

/// The body of a recorded request.
#[derive(Debug)]
pub(super) enum RecordedBody {
    /// It was not recorded.
    Unknown,
    /// These bytes.
    Bytes(Bytes),
    /// A form with these parts.
    Form(Vec<FormPart>),
}

/// A message or a close frame of a socket.
#[derive(Debug)]
pub(super) struct Message {
    pub sent: bool,
    /// When, in seconds since some moment.
    pub time: f64,
    pub kind: FrameKind,
    pub data: Bytes,
}

impl Message {
    /// Whether it is a message that script sent.
    pub(super) fn is_send(&self) -> bool {
        self.sent && !matches!(self.kind, FrameKind::Close(_))
    }
}

impl Entry {
    /// The messages that script sent.
    pub(super) fn sent(&self) -> impl Iterator<Item = &Message> {
        self.messages.iter().filter(|message| message.is_send())
    }

    /// Whether nothing of it is left once it was used.
    pub(super) fn is_done(&self, used: bool) -> bool {
        used && self.sent_so_far.load(Ordering::Relaxed) >= self.sent().count()
    }

    /// Whether its response can be replayed.
    pub(super) fn check_body(&self, call: &Asked<'_>) -> Result<(), Box<Unrecorded>> {
        let Some(bytes) = self.lacks_body.filter(|_| call.method != "HEAD") else { return Ok(()) };
        let lacking = compare::difference(Part::Response, None, Some(&format!("{bytes} bytes")));
        Err(Box::new(Unrecorded {
            call: call.to_string(),
            nearest: Some(self.to_string()),
            differences: vec![lacking],
        }))
    }

    /// Its response, at once or after the time that it took.
    pub(super) fn recorded(&self, delays: bool) -> Recorded {
        let mut recorded = Recorded { wait: self.wait, outcome: self.outcome.clone() };
        if !delays {
            recorded.wait = Duration::ZERO;
            if let RecordedOutcome::Response { receive, .. } = &mut recorded.outcome {
                *receive = Duration::ZERO;
            }
        }
        recorded
    }
}

impl fmt::Display for Entry {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} {}", self.method, self.url)
    }
}

/// Reads an archive. Entries that are not of the network, such as `data:` URLs, are left out.
pub(super) fn read(path: &Path) -> Result<Vec<Entry>, BadRecording> {
    let text = qiao_host::read_file_up_to(path, u64::MAX)
        .map_err(|source| BadRecording::Read { path: path.to_owned(), source })?;
    let text = text.strip_prefix(b"\xef\xbb\xbf").unwrap_or(&text);
    let wrong = |reason| BadRecording::Format { path: path.to_owned(), reason };
    let archive: Archive =
        serde_json::from_slice(text).map_err(|error| wrong(ArchiveFault::Malformed { cause: Cause::from(&error) }))?;
    let Log { creator, mut entries } = archive.log;
    entries.sort_by(|a, b| a.started_date_time.cmp(&b.started_date_time));
    let reader = Reader { ours: creator.name == CREATOR, folder: path.parent().unwrap_or(Path::new("")) };
    let read = |(number, entry)| reader.entry(entry).map_err(|fault| wrong(ArchiveFault::Entry { number, fault }));
    entries.into_iter().enumerate().filter_map(|entry| read(entry).transpose()).collect()
}

/// What entries are read with.
struct Reader<'a> {
    /// Whether this crate has written the archive: bodies are then as they were on the wire.
    ours: bool,
    /// The folder of files that the archive names.
    folder: &'a Path,
}

impl Reader<'_> {
    fn entry(&self, entry: HarEntry) -> Result<Option<Entry>, EntryFault> {
        let HarEntry { request, mut response, timings, messages, resource_type, given_up, .. } = entry;
        let Ok(url) = request.url.parse::<Url>() else { return Ok(None) };
        if !matches!(url.scheme(), "http" | "https" | "ws" | "wss") {
            return Ok(None);
        }
        let is_socket = messages.is_some()
            || resource_type == "websocket"
            || response.status == 101
            || matches!(url.scheme(), "ws" | "wss");
        let headers = fields(request.headers);
        let answered = fields(std::mem::take(&mut response.headers));
        let recorded = self.body(&response, &answered)?;
        let redirects = (300..400).contains(&response.status);
        let size = response.content.as_ref().map_or(0, |content| content.size);
        let end = end(&response, recorded.is_some(), given_up);
        let lacks_body = recorded.is_none() && size > 0 && !redirects && end == RecordedEnd::Whole;
        let lacks_body = lacks_body.then_some(size);
        let (wait, receive) = timings.unwrap_or_default().spans();
        let mut url = url;
        url.set_fragment(None);
        Ok(Some(Entry {
            body: self.request_body(request.post_data, request.body_size, &headers)?,
            method: request.method,
            url,
            headers,
            is_socket,
            preflight: resource_type == "preflight",
            messages: messages.unwrap_or_default().into_iter().filter_map(HarMessage::message).collect(),
            sent_so_far: AtomicUsize::new(0),
            wait,
            outcome: outcome(response, answered, recorded.unwrap_or_default(), receive, end),
            lacks_body,
        }))
    }

    /// The body of a response; `None` where it was not recorded.
    fn body(&self, response: &HarResponse, headers: &[(String, String)]) -> Result<Option<Bytes>, EntryFault> {
        let Some(content) = &response.content else { return Ok(None) };
        if let Some(file) = &content.file {
            return self.file(file).map(Some);
        }
        let Some(text) = &content.text else { return Ok(None) };
        if content.encoding.as_deref() == Some("base64") {
            return STANDARD.decode(text).map(|bytes| Some(bytes.into())).map_err(|_| EntryFault::Base64);
        }
        Ok(Some(if self.ours { text.clone().into() } else { encoded(text, headers) }))
    }

    /// The body of a request. `size` is in bytes, and not positive where there is no body or its size is not known.
    fn request_body(
        &self,
        post_data: Option<PostData>,
        size: i64,
        headers: &[(String, String)],
    ) -> Result<RecordedBody, EntryFault> {
        let is_form = multipart::is_form(headers);
        let Some(PostData { text, params, encoding, file }) = post_data else {
            let is_empty = !is_form && size <= 0;
            return Ok(if is_empty { RecordedBody::Bytes(Bytes::new()) } else { RecordedBody::Unknown });
        };
        let bytes: Bytes = match (text.filter(|text| !text.is_empty() || params.is_empty()), file) {
            (_, Some(file)) => self.file(&file)?,
            (Some(text), None) => decoded(text, encoding.as_deref())?,
            (None, None) if is_form => return self.form(params).map(RecordedBody::Form),
            (None, None) => {
                let mut form = url::form_urlencoded::Serializer::new(String::new());
                form.extend_pairs(params.iter().map(|field| (&field.name, field.value.as_deref().unwrap_or_default())));
                form.finish().into()
            }
        };
        Ok(match multipart::parts(headers, &bytes) {
            Some(parts) => RecordedBody::Form(parts.into_iter().map(|part| self.kept(part)).collect()),
            None => RecordedBody::Bytes(bytes),
        })
    }

    /// A form whose parts the archive lists.
    fn form(&self, params: Vec<Param>) -> Result<Vec<FormPart>, EntryFault> {
        let part = |Param { name, value, file_name, content_type, encoding }: Param| {
            let content = value.map(|value| decoded(value, encoding.as_deref())).transpose()?;
            Ok(self.kept(FormPart { name, file_name, content_type, content }))
        };
        params.into_iter().map(part).collect()
    }

    /// A part as it can be compared: browsers may leave the content of files out.
    fn kept(&self, part: FormPart) -> FormPart {
        let lacks_content = !self.ours && part.file_name.is_some();
        FormPart { content: part.content.filter(|content| !(lacks_content && content.is_empty())), ..part }
    }

    /// A file that lies beside the archive.
    fn file(&self, name: &str) -> Result<Bytes, EntryFault> {
        let plain = Path::new(name).file_name().is_some_and(|own| own == name);
        let bytes = plain.then(|| qiao_host::read_file(&self.folder.join(name)));
        bytes
            .ok_or_else(|| EntryFault::NotBeside { file: name.to_owned() })?
            .map(Bytes::from)
            .map_err(|error| EntryFault::File { file: name.to_owned(), cause: Cause::from(&error) })
    }
}

/// The bytes of a text in the archive.
fn decoded(text: String, encoding: Option<&str>) -> Result<Bytes, EntryFault> {
    match encoding {
        Some("base64") => STANDARD.decode(text).map(Bytes::from).map_err(|_| EntryFault::Base64),
        _ => Ok(text.into()),
    }
}

/// Text in the charset that the response names: tools other than ours have decoded it.
fn encoded(text: &str, headers: &[(String, String)]) -> Bytes {
    let charset = header(headers, "content-type").and_then(charset);
    match charset.and_then(|label| encoding_rs::Encoding::for_label(label.as_bytes())) {
        Some(charset) => Bytes::from(charset.encode(text).0.into_owned()),
        None => Bytes::from(text.to_owned()),
    }
}

/// How the body of a response ended, or what came in place of one.
fn end(response: &HarResponse, has_body: bool, given_up: bool) -> RecordedEnd {
    let error = response.error.as_ref().or(response.failure_text.as_ref());
    let incomplete = response.content.as_ref().is_some_and(|content| content.incomplete);
    // Tools other than ours keep no body that broke off.
    if response.status != 0 && !incomplete && (has_body || error.is_none()) {
        return RecordedEnd::Whole;
    }
    let silent = error.is_some_and(|error| error.contains("ERR_ABORTED") || error.contains("ERR_TIMED_OUT"));
    if given_up || silent { RecordedEnd::Silence } else { RecordedEnd::Cut }
}

fn outcome(
    response: HarResponse,
    headers: Vec<(String, String)>,
    body: Bytes,
    receive: Duration,
    end: RecordedEnd,
) -> RecordedOutcome {
    let HarResponse { status, http_version, .. } = response;
    if status == 0 {
        return if end == RecordedEnd::Silence { RecordedOutcome::Silence } else { RecordedOutcome::Lost };
    }
    let http2 = matches!(http_version.to_ascii_lowercase().as_str(), "h2" | "h3" | "http/2" | "http/2.0" | "http/3");
    let protocol = if http2 { Protocol::Http2 } else { Protocol::Http1 };
    RecordedOutcome::Response { status, headers, body, receive, protocol, end }
}

/// Header lines: without what stands for HTTP/2's own, and one for each value that a tool joined by line breaks.
fn fields(list: Vec<Field>) -> Vec<(String, String)> {
    let real = list.into_iter().filter(|field| !field.name.starts_with(':'));
    real.flat_map(|Field { name, value }| {
        value.split('\n').map(|line| (name.clone(), line.to_owned())).collect::<Vec<_>>()
    })
    .collect()
}
