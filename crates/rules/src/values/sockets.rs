//! The kinds of values of rules: WebSockets. What a choice means is
//! written here; which platform makes it is written in `platforms/`.

use qiao_abi::Kind;
use serde_json::{Value as Json, json};

use crate::rule::{Value, choice};

/// The end of a socket, as script is told of it.
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
    /// What becomes of a socket that is one too many.
    pub enum OverLimit {
        /// It is refused.
        Refused,
        /// It takes the place of the others, which are closed.
        Replaces,
    }
}

choice! {
    /// What `protocols` that is text, and not an array, leads to.
    pub enum TextProtocols {
        /// It is offered as one sub-protocol.
        Sent,
        /// It is ignored.
        Ignored,
        /// The socket does not connect.
        Unconnected,
    }
}

choice! {
    /// Which socket the functions without a task are about.
    pub enum GlobalTarget {
        /// The one that was created last.
        Newest,
        /// The one that was created first, until it has ended and another is created.
        FirstUntilClosed,
    }
}

choice! {
    /// In which form the number of a socket is told.
    pub enum IdForm {
        /// Not at all.
        None,
        /// As a number.
        Number,
        /// As text.
        Text,
    }
}

choice! {
    /// What listeners of a socket's end are told.
    pub enum CloseForm {
        /// `code` and `reason`
        CodeAndReason,
        /// `closeType` and `closeMsg`
        TypeAndMessage,
        /// Nothing.
        Nothing,
    }
}
