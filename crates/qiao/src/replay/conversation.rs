//! Follows a recorded socket: what the server sent arrives in its order, each message as soon as script has sent what
//! it had sent before. It must not know how messages are carried.

use std::sync::Arc;
use std::sync::atomic::Ordering;
use std::time::Duration;

use bytes::Bytes;
use qiao_abi::{FrameKind, Part, SocketInput, SocketOutput, Text, Unrecorded};
use qiao_net::Conversation;

use super::archive::{Entry, Message};
use super::{Inner, compare};

/// A socket while it is replayed.
pub(super) struct Talk {
    entry: Arc<Entry>,
    replay: Arc<Inner>,
    /// Where the messages are that script sent.
    sends: Vec<usize>,
    /// How many of them it has sent.
    sent: usize,
    /// The message that is looked at next.
    at: usize,
    /// How many messages of script's go before it.
    before: usize,
    /// Script's close frame.
    closing: Option<(u16, String)>,
    over: bool,
}

impl Talk {
    pub(super) fn new(entry: Arc<Entry>, replay: Arc<Inner>) -> Talk {
        let sends = entry.messages.iter().enumerate().filter(|(_, message)| message.is_send());
        let sends = sends.map(|(at, _)| at).collect();
        Talk { entry, replay, sends, sent: 0, at: 0, before: 0, closing: None, over: false }
    }

    /// Checks a message of script's against the recorded one of its number.
    fn check(&mut self, bytes: &[u8], kind: FrameKind) -> Result<(), Box<Unrecorded>> {
        let number = self.sent + 1;
        let own = Some(compare::text(bytes));
        let difference = match self.sends.get(self.sent).map(|at| &self.entry.messages[*at]) {
            None => Some(compare::difference(Part::Message(number), own.as_deref(), None)),
            Some(recorded) if recorded.kind != kind => {
                let recorded = compare::text(&recorded.data);
                Some(compare::difference(Part::Message(number), own.as_deref(), Some(&recorded)))
            }
            Some(recorded) => compare::message(bytes, &recorded.data, number, &self.replay.matching),
        };
        if let Some(difference) = difference {
            let (call, nearest) = (self.entry.to_string(), Some(self.entry.to_string()));
            return self.replay.counted(Err(Box::new(Unrecorded { call, nearest, differences: vec![difference] })));
        }
        self.sent = number;
        self.entry.sent_so_far.store(number, Ordering::Relaxed);
        Ok(())
    }

    /// The time between a message and the one before it.
    fn delay(&self, at: usize) -> Duration {
        let messages = &self.entry.messages;
        match at.checked_sub(1).and_then(|before| messages.get(before)).zip(messages.get(at)) {
            Some((before, message)) if self.replay.delays => {
                Duration::try_from_secs_f64(message.time - before.time).unwrap_or_default()
            }
            _ => Duration::ZERO,
        }
    }
}

impl Conversation for Talk {
    fn sent(&mut self, output: &SocketOutput) -> Result<(), Box<Unrecorded>> {
        match output {
            SocketOutput::Text(text) => self.check(text.as_bytes(), FrameKind::Text),
            SocketOutput::Binary(bytes) => self.check(bytes, FrameKind::Binary),
            SocketOutput::Close { code, reason } => {
                self.closing = Some((*code, reason.clone()));
                Ok(())
            }
        }
    }

    fn next(&mut self) -> Option<(Duration, SocketInput)> {
        let entry = self.entry.clone();
        while let Some(message) = entry.messages.get(self.at).filter(|_| !self.over) {
            let due = self.before <= self.sent && (self.closing.is_some() || !closes_after(&entry.messages, self.at));
            if message.sent {
                self.before += usize::from(message.is_send());
                self.at += 1;
                continue;
            }
            if !due {
                break;
            }
            let delay = self.delay(self.at);
            self.at += 1;
            self.over = matches!(message.kind, FrameKind::Close(_));
            return Some((delay, input(message)));
        }
        // A close frame is answered, whatever is left.
        let (code, reason) = self.closing.take().filter(|_| !self.over)?;
        self.over = true;
        Some((Duration::ZERO, SocketInput::Close { code: Some(code), reason }))
    }
}

/// Whether a message is the answer to a close frame of script's.
fn closes_after(messages: &[Message], at: usize) -> bool {
    let is_close = |message: &Message| matches!(message.kind, FrameKind::Close(_));
    is_close(&messages[at]) && messages[..at].iter().any(|message| message.sent && is_close(message))
}

fn input(message: &Message) -> SocketInput {
    match message.kind {
        FrameKind::Text => SocketInput::Text(Text::from(compare::text(&message.data))),
        FrameKind::Close(code) => SocketInput::Close { code, reason: compare::text(&message.data) },
        _ => SocketInput::Binary(Bytes::clone(&message.data)),
    }
}
