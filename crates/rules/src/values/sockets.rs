//! Types of rule values: WebSockets. They define the meaning of each choice; `platforms/` makes the choices.

use qiao_abi::Kind;
use serde_json::{Value as Json, json};

use crate::rule::{Value, choice};

/// Code and reason of a close event.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct CloseText {
    /// The code.
    pub code: u16,
    /// The reason.
    pub reason: &'static str,
}

impl Value for CloseText {
    fn json(&self) -> Json {
        json!({ "code": self.code, "reason": self.reason })
    }
}

impl Value for Kind {
    fn json(&self) -> Json {
        self.tag().into()
    }
}

choice! {
    /// How a socket above the limit is handled.
    pub enum OverLimit {
        /// It is refused.
        Refused,
        /// It replaces the others, which are closed.
        Replaces,
    }
}

choice! {
    /// How `protocols` that is a string, not an array, is handled.
    pub enum TextProtocols {
        /// It is offered as a single subprotocol.
        Sent,
        /// It is ignored.
        Ignored,
        /// The socket does not connect.
        Unconnected,
    }
}

choice! {
    /// The socket that the global functions refer to.
    pub enum GlobalTarget {
        /// The most recently created one.
        Newest,
        /// The first one, until it is closed and another is created.
        FirstUntilClosed,
    }
}

choice! {
    /// The form of a socket's number in the result.
    pub enum IdForm {
        /// Absent.
        None,
        /// As a number.
        Number,
        /// As a string.
        Text,
    }
}

choice! {
    /// The fields of a close event.
    pub enum CloseForm {
        /// `code` and `reason`
        CodeAndReason,
        /// `closeType` and `closeMsg`
        TypeAndMessage,
        /// None.
        Nothing,
    }
}
