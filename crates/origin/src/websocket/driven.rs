//! Conversations that are decided while they go on: whoever drives one is called with what the client does, and
//! sends commands. Public API; carried out by `talk`.

use std::fmt;
use std::sync::Arc;

use bytes::Bytes;
use tokio::sync::mpsc;

use super::{Step, parse};
use crate::log::CloseEntry;
use crate::steps::GrammarError;
use crate::sync::Lock;

/// What happens on a WebSocket.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum SocketEvent {
    /// The handshake is over.
    Open,
    /// A text message of the client.
    Text(Bytes),
    /// A binary message of the client.
    Binary(Bytes),
    /// The conversation is over; with the client's close frame, if there was one.
    Closed(Option<CloseEntry>),
}

/// What a WebSocket is told to do.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum SocketCommand {
    /// Send a text message.
    Text(Bytes),
    /// Send a binary message.
    Binary(Bytes),
    /// Send a close frame with this code and reason, or with neither.
    Close(Option<u16>, String),
    /// End the connection.
    Cut,
}

/// Where commands go. The conversation retires when all of them are gone.
pub type SocketCommands = mpsc::UnboundedSender<SocketCommand>;

/// A conversation after a handshake: steps in the grammar of `/ws`, or driven.
#[derive(Debug, Clone)]
pub struct SocketScript {
    pub(crate) steps: Vec<Step>,
    /// The sub-protocol of the answer; `first` for the first that is offered.
    pub(crate) protocol: Option<String>,
}

impl SocketScript {
    /// Steps such as `text:hello;read;close:1000`.
    ///
    /// # Errors
    /// A step cannot be understood.
    pub fn parse(steps: &str) -> Result<SocketScript, GrammarError> {
        Ok(SocketScript { steps: parse(steps)?, protocol: None })
    }

    /// A conversation that is driven: `happened` is called with every event, in order.
    pub fn driven(happened: impl Fn(SocketEvent) + Send + Sync + 'static) -> (SocketScript, SocketCommands) {
        let (commands, received) = mpsc::unbounded_channel();
        let driver = Driver { commands: Lock::new(Some(received)), happened: Box::new(happened) };
        let steps = vec![Step::Driven(Driven(Arc::new(driver)))];
        (SocketScript { steps, protocol: None }, commands)
    }

    /// Selects a sub-protocol; `first` selects the first that is offered.
    #[must_use]
    pub fn protocol(mut self, protocol: Option<String>) -> SocketScript {
        self.protocol = protocol;
        self
    }
}

struct Driver {
    commands: Lock<Option<mpsc::UnboundedReceiver<SocketCommand>>>,
    happened: Box<dyn Fn(SocketEvent) + Send + Sync>,
}

/// What drives one conversation.
#[derive(Clone)]
pub(crate) struct Driven(Arc<Driver>);

impl Driven {
    /// The commands, if nobody has taken them.
    pub(super) fn commands(&self) -> Option<mpsc::UnboundedReceiver<SocketCommand>> {
        self.0.commands.open().take()
    }

    pub(super) fn happened(&self, event: SocketEvent) {
        (self.0.happened)(event);
    }
}

impl PartialEq for Driven {
    fn eq(&self, other: &Driven) -> bool {
        Arc::ptr_eq(&self.0, &other.0)
    }
}

impl Eq for Driven {}

impl fmt::Debug for Driven {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Driven")
    }
}
