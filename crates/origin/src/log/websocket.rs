//! The log of a WebSocket conversation: the client's frames as they arrived, the messages they formed, and
//! how it ended. Public plain data; filled in by `writer`.

use std::time::Duration;

use bytes::Bytes;

/// Most bytes kept of one payload.
const KEPT: usize = 4096;
/// Most frames, and most messages, kept of one conversation: the first ones.
const ENTRIES: usize = 10_000;

/// A conversation after its handshake.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct WebSocketEntry {
    /// `Sec-WebSocket-Protocol` of the response.
    pub protocol: Option<String>,
    /// `Sec-WebSocket-Extensions` of the response.
    pub extensions: Option<String>,
    /// The frames that the client sent, in order; the first 10,000.
    pub frames: Vec<FrameEntry>,
    /// The number of all frames.
    pub frame_count: u64,
    /// The text and binary messages that the client sent, in order; the first 10,000.
    pub messages: Vec<MessageEntry>,
    /// The number of all messages.
    pub message_count: u64,
    /// The first close frame of the client.
    pub close: Option<CloseEntry>,
    /// How the conversation ended; `None` while it continues, and when the origin was shut down.
    pub end: Option<WebSocketEnd>,
    /// What was wrong with the client's frames, if that ended the conversation.
    pub fault: Option<String>,
}

/// One frame of the client.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FrameEntry {
    /// When it was read completely.
    pub at: Duration,
    /// Its opcode.
    pub kind: FrameKind,
    /// Whether it is the last of its message.
    pub fin: bool,
    /// The first reserved bit: with permessage-deflate, that the message is compressed.
    pub rsv1: bool,
    /// The second reserved bit.
    pub rsv2: bool,
    /// The third reserved bit.
    pub rsv3: bool,
    /// The masking key, if it was masked.
    pub mask: Option<[u8; 4]>,
    /// The length of its payload.
    pub length: u64,
    /// The payload, unmasked but still compressed; at most 4096 bytes, and empty if the log had to discard
    /// it.
    pub payload: Bytes,
}

/// One message of the client.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct MessageEntry {
    /// Text or binary.
    pub kind: FrameKind,
    /// Its decompressed length in bytes.
    pub length: u64,
    /// SHA-256 of the whole message, in lower-case hex.
    pub sha256: String,
    /// The content; at most 4096 bytes, and empty if the log had to discard it.
    pub payload: Bytes,
}

/// A close frame.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CloseEntry {
    /// The code; `None` if the frame has none.
    pub code: Option<u16>,
    /// The reason; invalid UTF-8 becomes U+FFFD.
    pub reason: String,
}

/// The opcode of a frame.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum FrameKind {
    /// 0
    Continuation,
    /// 1
    Text,
    /// 2
    Binary,
    /// 8
    Close,
    /// 9
    Ping,
    /// 10
    Pong,
}

/// How a conversation ended.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum WebSocketEnd {
    /// Both sides sent a close frame; the origin closed the connection.
    Close,
    /// The client closed the connection, or its sending half, without a close handshake.
    Eof,
    /// The client, or the network, broke the connection.
    Reset,
    /// A step cut or reset the connection.
    Cut,
    /// The client's frames were invalid.
    Fault,
}

impl WebSocketEntry {
    /// Bytes kept for this conversation.
    pub(super) fn kept(&self) -> usize {
        let frames = self.frames.iter().map(|frame| frame.payload.len());
        frames.chain(self.messages.iter().map(|message| message.payload.len())).sum()
    }

    pub(super) fn forget(&mut self) {
        self.frames.iter_mut().for_each(|frame| frame.payload = Bytes::new());
        self.messages.iter_mut().for_each(|message| message.payload = Bytes::new());
    }

    /// Adds a frame; returns how many more bytes are kept.
    pub(super) fn frame(&mut self, frame: FrameEntry) -> usize {
        self.frame_count += 1;
        if self.frames.len() == ENTRIES {
            return 0;
        }
        let kept = frame.payload.len();
        self.frames.push(frame);
        kept
    }

    /// Adds a message; returns how many more bytes are kept.
    pub(super) fn message(&mut self, message: MessageEntry) -> usize {
        self.message_count += 1;
        if self.messages.len() == ENTRIES {
            return 0;
        }
        let kept = message.payload.len();
        self.messages.push(message);
        kept
    }
}

/// A copy, so that a short piece does not keep a large buffer alive.
fn kept(payload: &[u8]) -> Bytes {
    Bytes::copy_from_slice(&payload[..payload.len().min(KEPT)])
}

impl FrameEntry {
    pub(crate) fn kept(payload: &[u8]) -> Bytes {
        kept(payload)
    }
}

impl MessageEntry {
    pub(crate) fn of(kind: FrameKind, payload: &[u8], sha256: String) -> Self {
        Self { kind, length: payload.len() as u64, sha256, payload: kept(payload) }
    }
}

impl CloseEntry {
    /// A payload of one byte, which is invalid in a close frame, has no code.
    pub(crate) fn of(payload: &[u8]) -> Self {
        let (code, reason) = match payload {
            [high, low, reason @ ..] => (Some(u16::from_be_bytes([*high, *low])), reason),
            short => (None, short),
        };
        Self { code, reason: String::from_utf8_lossy(reason).into_owned() }
    }
}

impl FrameKind {
    /// The name in `/log` and in responses to messages.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Continuation => "continuation",
            Self::Text => "text",
            Self::Binary => "binary",
            Self::Close => "close",
            Self::Ping => "ping",
            Self::Pong => "pong",
        }
    }
}

impl WebSocketEnd {
    /// The name in `/log`: `close`, `eof`, `reset`, `cut` or `fault`.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Close => "close",
            Self::Eof => "eof",
            Self::Reset => "reset",
            Self::Cut => "cut",
            Self::Fault => "fault",
        }
    }
}
