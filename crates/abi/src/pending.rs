//! What a program still waits for.

use std::time::Duration;

use crate::{CallId, PlainKind};

/// Something that keeps a program from coming to rest.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum Pending {
    /// A call that runs or waits for its turn, as the journal numbers it.
    Call(CallId),
    /// A socket that is not closed, by the call that created it.
    Socket(CallId),
    /// A TCP or UDP socket that is not closed.
    PlainSocket(PlainKind),
    /// A search for services in the local network.
    LocalSearch,
    /// A question to the user that has no answer.
    Question(CallId),
    /// A timer.
    Timer {
        /// Where its function was written, as `file:line`; `None` where the engine does not know.
        place: Option<String>,
        /// How long it takes until it fires.
        due: Duration,
        /// How often it fires, if it is an interval.
        every: Option<Duration>,
    },
}
