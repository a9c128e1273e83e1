//! What the host tells the engine. One event is one macrotask in script.

use crate::{Api, CallId, HostValue, Namespace, PlainEvent, Route, TimerId};

/// An event for script.
#[derive(Clone, Debug, PartialEq)]
pub enum Event {
    /// A call made progress or ended.
    Call(CallId, CallEvent),
    /// A timer is due.
    Timer(TimerId),
    /// An event for listeners of an API object; the API is the one that adds listeners.
    Notice(Namespace, Api, HostValue),
    /// The program went to background.
    Background,
    /// The program came back, with other enter options than before if there are any.
    Foreground(Option<HostValue>),
    /// The stack of pages changes; the call is the one that asked for it, if script did.
    Route(Option<CallId>, Route),
    /// Something happened to a TCP or UDP socket.
    Plain {
        /// Its number.
        socket: u32,
        /// What happened.
        happening: PlainEvent,
        /// The argument for its listeners.
        what: HostValue,
    },
    /// The program is started anew: what its files left behind is gone.
    Relaunch,
    /// Something happened to a socket.
    Socket {
        /// The call that opened it.
        socket: CallId,
        /// What happened.
        happening: SocketEventKind,
        /// The argument for the listeners of its task.
        what: HostValue,
        /// The argument for the global listener, if it listens to this socket.
        global: Option<HostValue>,
    },
}

/// What happens to a socket.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SocketEventKind {
    /// It is open.
    Open,
    /// A message came.
    Message,
    /// It failed.
    Error,
    /// It has ended; nothing follows.
    Close,
}

impl SocketEventKind {
    /// The word in `onX` and `onSocketX` that names it.
    pub const fn name(self) -> &'static str {
        match self {
            SocketEventKind::Open => "Open",
            SocketEventKind::Message => "Message",
            SocketEventKind::Error => "Error",
            SocketEventKind::Close => "Close",
        }
    }
}

/// What happened to a call.
#[derive(Clone, Debug, PartialEq)]
pub enum CallEvent {
    /// It succeeded with this result; the call has ended.
    Success(HostValue),
    /// It failed with this result; the call has ended.
    Fail(HostValue),
    /// Its task's listeners get a progress event.
    Progress(ProgressKind, HostValue),
}

/// What a listener of a task listens to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ProgressKind {
    /// The head of the answer is there.
    Headers,
    /// A piece of the answer is there.
    Chunk,
    /// Bytes of a file went out or came in.
    Bytes,
}

impl ProgressKind {
    /// The word in `onX` and `offX` that names it.
    pub const fn name(self) -> &'static str {
        match self {
            ProgressKind::Headers => "HeadersReceived",
            ProgressKind::Chunk => "ChunkReceived",
            ProgressKind::Bytes => "ProgressUpdate",
        }
    }
}
