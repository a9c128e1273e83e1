//! Converts a script to the actions of one response: the head is completed and placed, bodies are compressed
//! and counted. Pure; `perform` performs the actions on a connection.

use std::collections::VecDeque;
use std::io;
use std::time::Duration;

use bytes::Bytes;

use super::{Payload, Script, Step};
use crate::websocket::Conversation;

/// The next action on the connection.
#[derive(Debug, PartialEq, Eq)]
pub(crate) enum Action {
    Interim(Interim),
    Head(ResponseHead),
    Body(Payload),
    Raw(Bytes),
    Flush,
    Wait(Duration),
    Gate(String),
    Read(Option<u64>),
    /// The body is complete.
    Finish,
    Cut,
    Reset,
    Hang,
    ResetStream(u32),
    Leave,
    Converse(Box<Conversation>),
}

/// A 1xx head.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Interim {
    pub(crate) status: u16,
    pub(crate) headers: Vec<(String, Bytes)>,
}

/// A final head, without the lines that the wire adds for framing and connection.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct ResponseHead {
    pub(crate) status: u16,
    pub(crate) reason: Option<String>,
    pub(crate) headers: Vec<(String, Bytes)>,
    pub(crate) framing: Framing,
    /// Whether the wire adds the header for the framing; false if the script has its own.
    pub(crate) announced: bool,
    /// Whether the connection ends with this answer.
    pub(crate) close: bool,
}

/// How the end of the body is marked.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Framing {
    Length(u64),
    Chunked,
    UntilClose,
}

/// The actions of one response.
#[derive(Debug, Default)]
pub(crate) struct Plan {
    pub(crate) actions: Vec<Action>,
    head: Option<ResponseHead>,
}

impl Plan {
    pub(crate) fn of(script: &Script) -> Self {
        Self::try_of(script).unwrap_or_else(|error| {
            let script = Script::new().status(500).body(format!("encode: {error}"));
            let pieces = pieces(&script);
            Self::assemble(&script, pieces)
        })
    }

    fn try_of(script: &Script) -> io::Result<Self> {
        let plain = pieces(script);
        let coding = script.steps.iter().find_map(|step| match step {
            Step::Encode(coding) => Some(*coding),
            _ => None,
        });
        let Some(coding) = coding else {
            return Ok(Self::assemble(script, plain));
        };
        let encoded = coding.encode(&plain)?;
        Ok(Self::assemble(script, encoded.into_iter().map(Payload::Given).collect()))
    }

    fn assemble(script: &Script, pieces: Vec<Payload>) -> Self {
        let length = pieces.iter().map(Payload::len).sum();
        let mut plan = Self { actions: Vec::new(), head: Some(describe(script, length)) };
        let mut pieces = VecDeque::from(pieces);
        for step in &script.steps {
            plan.add(step, &mut pieces);
            if matches!(step, Step::Cut | Step::Reset | Step::Hang | Step::ResetStream(_) | Step::Leave) {
                return plan;
            }
        }
        if has_head(script) {
            plan.send_head();
        }
        plan.actions.push(Action::Finish);
        plan
    }

    fn add(&mut self, step: &Step, pieces: &mut VecDeque<Payload>) {
        match step {
            Step::Body(_) => self.send(pieces.pop_front()),
            Step::Drip { pieces: count, gap, .. } => {
                for index in 0..*count {
                    if index > 0 {
                        self.actions.push(Action::Wait(*gap));
                    }
                    self.send(pieces.pop_front());
                }
            }
            Step::Flush => {
                self.send_head();
                self.actions.push(Action::Flush);
            }
            Step::Wait(time) => self.actions.push(Action::Wait(*time)),
            Step::Gate(name) => self.actions.push(Action::Gate(name.clone())),
            Step::Interim(interim) => self.actions.push(Action::Interim(interim.clone())),
            Step::Raw(bytes) => self.actions.push(Action::Raw(bytes.clone())),
            Step::Read(length) => self.actions.push(Action::Read(*length)),
            Step::Cut => self.actions.push(Action::Cut),
            Step::Reset => self.actions.push(Action::Reset),
            Step::Hang => self.actions.push(Action::Hang),
            Step::ResetStream(code) => self.actions.push(Action::ResetStream(*code)),
            Step::Leave => self.actions.push(Action::Leave),
            Step::Converse(conversation) => {
                self.send_head();
                self.actions.push(Action::Converse(conversation.clone()));
            }
            Step::Status { .. } | Step::Header { .. } | Step::Encode(_) | Step::Close => {}
            Step::Chunked | Step::Length(_) | Step::UntilClose | Step::Unread => {}
        }
    }

    fn send(&mut self, piece: Option<Payload>) {
        self.send_head();
        self.actions.extend(piece.map(Action::Body));
    }

    fn send_head(&mut self) {
        self.actions.extend(self.head.take().map(Action::Head));
    }
}

/// The plain body in the pieces in which it is sent.
fn pieces(script: &Script) -> Vec<Payload> {
    let mut pieces = Vec::new();
    for step in &script.steps {
        match step {
            Step::Body(payload) => pieces.push(payload.clone()),
            Step::Drip { length, pieces: count, .. } => pieces.extend(dripped(*length, *count)),
            _ => {}
        }
    }
    pieces
}

fn dripped(length: u64, count: u64) -> impl Iterator<Item = Payload> {
    let edge = move |index: u64| {
        let edge = u128::from(length) * u128::from(index) / u128::from(count);
        u64::try_from(edge).unwrap_or(length)
    };
    (0..count).map(move |index| Payload::Generated { from: edge(index), length: edge(index + 1) - edge(index) })
}

/// Whether a head is sent: a script of raw bytes writes its own, if any.
fn has_head(script: &Script) -> bool {
    let raw = script.steps.iter().any(|step| matches!(step, Step::Raw(_)));
    let described = |step: &Step| matches!(step, Step::Status { .. } | Step::Header { .. });
    !raw || script.steps.iter().any(described)
}

fn describe(script: &Script, length: u64) -> ResponseHead {
    let mut head = ResponseHead {
        status: 200,
        reason: None,
        headers: Vec::new(),
        framing: Framing::Length(length),
        announced: true,
        close: false,
    };
    let mut coding = None;
    for step in &script.steps {
        match step {
            Step::Status { code, reason } => (head.status, head.reason) = (*code, reason.clone()),
            Step::Header { name, value } => head.headers.push((name.clone(), value.clone())),
            Step::Chunked => head.framing = Framing::Chunked,
            Step::Length(declared) => head.framing = Framing::Length(*declared),
            Step::UntilClose => head.framing = Framing::UntilClose,
            Step::Close => head.close = true,
            Step::Encode(used) => coding = Some(*used),
            _ => {}
        }
    }
    if let Some(coding) = coding
        && head.own("content-encoding").is_none()
    {
        let token = Bytes::from_static(coding.token().as_bytes());
        head.headers.push(("Content-Encoding".into(), token));
    }
    head.respect_own_framing();
    head
}

impl ResponseHead {
    /// The value of a header line in the script.
    pub(crate) fn own(&self, name: &str) -> Option<&Bytes> {
        self.headers.iter().find(|(key, _)| key.eq_ignore_ascii_case(name)).map(|(_, value)| value)
    }

    /// A framing header in the script is sent unchanged, and followed as far as possible.
    fn respect_own_framing(&mut self) {
        let declared = self.own("content-length").map(|value| {
            let text = std::str::from_utf8(value).ok();
            text.and_then(|text| text.trim().parse().ok())
        });
        if let Some(declared) = declared {
            self.announced = false;
            self.framing = declared.map_or(Framing::UntilClose, Framing::Length);
        } else if self.own("transfer-encoding").is_some() {
            self.announced = false;
            if self.framing != Framing::Chunked {
                self.framing = Framing::UntilClose;
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn plan(text: &str) -> Vec<Action> {
        Plan::of(&text.parse().unwrap()).actions
    }

    fn head(text: &str) -> ResponseHead {
        plan(text)
            .into_iter()
            .find_map(|action| match action {
                Action::Head(head) => Some(head),
                _ => None,
            })
            .unwrap()
    }

    fn kinds(text: &str) -> String {
        let letter = |action: &Action| match action {
            Action::Interim(_) => 'i',
            Action::Head(_) => 'H',
            Action::Body(_) => 'b',
            Action::Raw(_) => 'r',
            Action::Flush => 'f',
            Action::Wait(_) => 'w',
            Action::Gate(_) => 'g',
            Action::Read(_) => 'R',
            Action::Finish => '.',
            Action::Cut => 'c',
            Action::Reset => 'x',
            Action::Hang => 'h',
            Action::ResetStream(_) => 'X',
            Action::Leave => 'l',
            Action::Converse(_) => 'W',
        };
        plan(text).iter().map(letter).collect()
    }

    #[test]
    fn the_head_goes_with_the_first_bytes() {
        let cases = [
            ("", "H."),
            ("wait:1s;body:a;gate:x;body:b", "wHbgb."),
            ("flush;wait:1s;status:201", "Hfw."),
            ("info:103;body:a;status:500", "iHb."),
            ("cut", "c"),
            ("flush;cut;body:never", "Hfc"),
            ("raw:x", "r."),
            ("raw:x;hang", "rh"),
            ("raw:x;status:200", "rH."),
            ("raw:x;body:y", "rHb."),
            ("unread;read:1;read;reset", "RRx"),
            ("drip:4,3,1s", "Hbwbwb."),
            ("body:a;rst:0;body:never", "HbX"),
            ("leave", "l"),
        ];
        for (text, expected) in cases {
            assert_eq!(kinds(text), expected, "{text}");
        }
    }

    #[test]
    fn the_length_counts_bodies_that_are_never_sent() {
        assert_eq!(head("body:abc;cut;bytes:7").framing, Framing::Length(10));
        assert_eq!(head("body:abc;length:99").framing, Framing::Length(99));
        assert_eq!(head("chunked;body:abc").framing, Framing::Chunked);
    }

    #[test]
    fn framing_headers_of_the_script_stand() {
        let own = head("header:content-length=5;body:abc");
        assert_eq!((own.framing, own.announced), (Framing::Length(5), false));
        let own = head("header:Transfer-Encoding=gzip;body:abc");
        assert_eq!((own.framing, own.announced), (Framing::UntilClose, false));
        let own = head("header:transfer-encoding=chunked;chunked;body:abc");
        assert_eq!((own.framing, own.announced), (Framing::Chunked, false));
    }

    #[test]
    fn a_coding_is_labelled_once() {
        assert_eq!(head("encode:br;body:a").own("content-encoding").unwrap(), "br");
        let own = head("encode:br;header:content-encoding=gzip;body:a");
        assert_eq!(own.headers.len(), 1);
    }

    #[test]
    fn a_drip_is_one_pattern() {
        let sent: Vec<u8> = plan("drip:10,3,1s")
            .into_iter()
            .filter_map(|action| match action {
                Action::Body(payload) => Some(payload.pieces().flatten()),
                _ => None,
            })
            .flatten()
            .collect();
        let expected: Vec<u8> = (0..10).map(|i| i * 7 + 3).collect();
        assert_eq!(sent, expected);
    }
}
