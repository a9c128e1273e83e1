//! What a call has that a replayed recording has not: said by what replays, worded in messages. It must not know how
//! recordings are stored or compared.

use crate::{Reason, Remedy, Setting};

/// A call, or a message of a socket, that a recording does not have.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Unrecorded {
    /// Method and URL of the call.
    pub call: String,
    /// Method and URL of the nearest entry; `None` where none is near.
    pub nearest: Option<String>,
    /// How the call differs from that entry. Empty where it does not, but earlier calls have used every such entry.
    pub differences: Vec<Difference>,
}

impl Unrecorded {
    /// A TCP or UDP socket: recordings have none.
    pub fn raw_socket(call: String) -> Unrecorded {
        let protocol = Difference { part: Part::Protocol, call: Some(call.clone()), recording: None };
        Unrecorded { call, nearest: None, differences: vec![protocol] }
    }

    fn is_raw_socket(&self) -> bool {
        self.differences.iter().any(|difference| difference.part == Part::Protocol)
    }

    /// What to say of it.
    pub fn reason(&self) -> Reason {
        let Unrecorded { call, nearest, differences } = self.clone();
        match nearest {
            None if self.is_raw_socket() => Reason::RawSocketInReplay { call },
            None => Reason::NotRecorded { call },
            Some(_) if differences.is_empty() => Reason::AllReplayed { call },
            Some(nearest) => Reason::RecordedOtherwise { call, nearest, differences },
        }
    }

    /// What to do about it.
    pub fn remedy(&self) -> Remedy {
        let rules: Vec<String> = self.differences.iter().filter_map(|difference| difference.part.rule()).collect();
        let recording = Setting::Recording;
        match rules.is_empty() {
            true if self.is_raw_socket() => Remedy::RunWithoutRecording,
            true => Remedy::RecordAgain { recording },
            false => Remedy::IgnoreDifference { recording, ignore: Setting::ReplayIgnore, rules: rules.join(",") },
        }
    }
}

/// One way in which a call differs from an entry.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Difference {
    /// What differs.
    pub part: Part,
    /// Its value in the call, shortened; `None` where the call has none.
    pub call: Option<String>,
    /// Its value in the recording, shortened; `None` where the recording has none.
    pub recording: Option<String>,
}

/// A part of a call that can differ.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Part {
    /// The protocol: recordings have HTTP and WebSocket.
    Protocol,
    /// The method.
    Method,
    /// Scheme, host, port or path of the URL.
    Address,
    /// The query parameter of this name.
    Query(String),
    /// The request header of this name.
    Header(String),
    /// The field of this name in the body of a form.
    Field(String),
    /// The file in the field of this name of a form: its name, its type or its content.
    File(String),
    /// The body as a whole.
    Body,
    /// The value at this path of a body in JSON, such as `$.user.id`.
    Json(String),
    /// The body of the response, which script needs and the recording may lack.
    Response,
    /// The message of this number, counted from 1, that script sent over a socket.
    Message(usize),
}

impl Part {
    /// The ignore rule for this part, such as `query:_t`; `None` where it has to match.
    pub fn rule(&self) -> Option<String> {
        match self {
            Part::Query(name) | Part::Field(name) | Part::File(name) => Some(format!("query:{name}")),
            Part::Header(name) => Some(format!("header:{name}")),
            Part::Json(path) => Some(format!("json:{path}")),
            Part::Protocol | Part::Method | Part::Address | Part::Body | Part::Response | Part::Message(_) => None,
        }
    }
}
