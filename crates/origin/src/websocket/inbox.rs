//! The client's side of a conversation: assembles messages from frames, decompresses them, and logs every
//! frame and message. Does no I/O and sends nothing.

use bytes::{Bytes, BytesMut};

use super::deflate::Deflater;
use super::frame::{BINARY, CLOSE, CONTINUATION, Fault, Frame, MAX_LENGTH, OpCode, PING, TEXT};
use crate::intake::sha256;
use crate::log::{CloseEntry, FrameEntry, FrameKind, MessageEntry, OpenRequest};

/// A complete message of the client.
#[derive(Debug)]
pub(super) struct Message {
    /// Counts from 1.
    pub(super) number: u64,
    pub(super) kind: FrameKind,
    pub(super) payload: Bytes,
}

/// The meaning of a frame.
#[derive(Debug)]
pub(super) enum Received {
    Message(Message),
    Ping(Bytes),
    /// The payload as received.
    Close(Bytes),
    /// No action needed: a fragment or a pong.
    Noted,
}

/// A message whose last fragment has not arrived.
struct Partial {
    kind: FrameKind,
    compressed: bool,
    payload: BytesMut,
}

/// The messages of one connection.
pub(super) struct Inbox<'a> {
    entry: &'a OpenRequest,
    partial: Option<Partial>,
    messages: u64,
}

impl<'a> Inbox<'a> {
    pub(super) fn new(entry: &'a OpenRequest) -> Self {
        Self { entry, partial: None, messages: 0 }
    }

    pub(super) fn take(&mut self, frame: Frame, deflater: Option<&mut Deflater>) -> Result<Received, Fault> {
        let kind = kind(frame.header.opcode)?;
        self.record(kind, &frame);
        match frame.header.opcode {
            OpCode::Data(_) => self.data(kind, frame, deflater),
            PING => Ok(Received::Ping(frame.payload)),
            CLOSE => {
                self.entry.closed(CloseEntry::of(&frame.payload));
                Ok(Received::Close(frame.payload))
            }
            OpCode::Control(_) => Ok(Received::Noted),
        }
    }

    fn data(&mut self, kind: FrameKind, frame: Frame, deflater: Option<&mut Deflater>) -> Result<Received, Fault> {
        let partial = match (kind, self.partial.take()) {
            (FrameKind::Continuation, None) => return Err(Fault::protocol("a continuation of nothing")),
            (FrameKind::Continuation, Some(mut partial)) => {
                if (partial.payload.len() + frame.payload.len()) as u64 > MAX_LENGTH {
                    return Err(Fault::too_long());
                }
                partial.payload.extend_from_slice(&frame.payload);
                partial
            }
            (_, Some(_)) => return Err(Fault::protocol("a new message within another")),
            (kind, None) => Partial { kind, compressed: frame.header.rsv1, payload: frame.payload.into() },
        };
        if !frame.header.is_final {
            self.partial = Some(partial);
            return Ok(Received::Noted);
        }
        let payload = match (partial.compressed, deflater) {
            (false, _) => partial.payload.freeze(),
            (true, Some(deflater)) => deflater.decompress(&partial.payload)?.into(),
            (true, None) => return Err(Fault::protocol("a compressed message where none was agreed")),
        };
        self.messages += 1;
        self.entry.message(MessageEntry::of(partial.kind, &payload, sha256(&payload)));
        Ok(Received::Message(Message { number: self.messages, kind: partial.kind, payload }))
    }

    fn record(&self, kind: FrameKind, frame: &Frame) {
        let header = &frame.header;
        self.entry.frame(|at| FrameEntry {
            at,
            kind,
            fin: header.is_final,
            rsv1: header.rsv1,
            rsv2: header.rsv2,
            rsv3: header.rsv3,
            mask: header.mask,
            length: frame.payload.len() as u64,
            payload: FrameEntry::kept(&frame.payload),
        });
    }
}

fn kind(opcode: OpCode) -> Result<FrameKind, Fault> {
    match opcode {
        CONTINUATION => Ok(FrameKind::Continuation),
        TEXT => Ok(FrameKind::Text),
        BINARY => Ok(FrameKind::Binary),
        PING => Ok(FrameKind::Ping),
        CLOSE => Ok(FrameKind::Close),
        super::frame::PONG => Ok(FrameKind::Pong),
        // The header parser produces none of these.
        other => Err(Fault::protocol(format!("an unknown kind of frame: {other}"))),
    }
}
