//! Performs the actions of a plan on a connection, one after the other, and detects when the client leaves in
//! between. Used by `exchange`.

use tokio::time::sleep;

use crate::gates::Gates;
use crate::intake::Intake;
use crate::log::OpenRequest;
use crate::script::{Action, Plan};
use crate::websocket::{Conversation, talk};
use crate::wire::{Flow, Stop, Wire, unless_left};

/// What actions need besides the connection.
pub(crate) struct Stage<'a, 'b> {
    pub(crate) gates: &'a Gates,
    pub(crate) entry: &'a OpenRequest,
    pub(crate) intake: &'a mut Intake<'b>,
    /// A `Date` header for every final head.
    pub(crate) date: Option<String>,
}

impl Stage<'_, '_> {
    /// Runs to the end of the plan, or until something ends it early.
    pub(crate) async fn perform<W: Wire>(&mut self, plan: Plan, wire: &mut W) -> Flow<()> {
        for action in plan.actions {
            self.act(action, wire).await?;
        }
        Ok(())
    }

    async fn act<W: Wire>(&mut self, action: Action, wire: &mut W) -> Flow<()> {
        match action {
            Action::Interim(interim) => wire.interim(&interim).await,
            Action::Head(mut head) => {
                self.entry.status(head.status);
                let date = self.date.take().map(|date| ("Date".to_owned(), date.into()));
                head.headers.extend(date);
                wire.head(head).await
            }
            Action::Body(payload) => {
                for piece in payload.pieces() {
                    wire.body(piece).await?;
                }
                Ok(())
            }
            Action::Raw(bytes) => wire.raw(bytes).await,
            Action::Flush => wire.flush().await,
            Action::Wait(time) => self.pause(wire, sleep(time)).await,
            Action::Gate(name) => {
                let gate = self.gates.named(&name);
                self.pause(wire, gate.pass()).await
            }
            Action::Read(length) => self.read(wire, length).await,
            Action::Finish => wire.finish().await,
            Action::Cut => stop(wire, Stop::Cut).await,
            Action::Reset => stop(wire, Stop::Reset).await,
            Action::ResetStream(code) => stop(wire, Stop::ResetStream(code)).await,
            Action::Leave => stop(wire, Stop::Leave).await,
            Action::Hang => self.hang(wire).await,
            Action::Converse(conversation) => self.converse(wire, *conversation).await,
        }
    }

    async fn pause<W: Wire>(&self, wire: &mut W, until: impl Future<Output = ()> + Send) -> Flow<()> {
        wire.flush().await?;
        unless_left(wire, until).await
    }

    async fn read<W: Wire>(&mut self, wire: &mut W, length: Option<u64>) -> Flow<()> {
        wire.flush().await?;
        match length {
            Some(length) => self.intake.read(wire, length).await,
            None => self.intake.read_all(wire).await,
        }
    }

    /// Only HTTP/1.1 can upgrade a connection; elsewhere the step does nothing.
    async fn converse<W: Wire>(&self, wire: &mut W, conversation: Conversation) -> Flow<()> {
        wire.flush().await?;
        match wire.upgrade() {
            Some((socket, input)) => talk(conversation, socket, input, self.gates, self.entry).await,
            None => Ok(()),
        }
    }

    /// Reads what arrives: a client that leaves behind unread bytes would not be detected.
    async fn hang<W: Wire>(&mut self, wire: &mut W) -> Flow<()> {
        wire.flush().await?;
        if !wire.withheld() {
            self.intake.read_all(wire).await?;
        }
        wire.left().await;
        Err(Stop::ClientLeft)
    }
}

async fn stop<W: Wire>(wire: &mut W, stop: Stop) -> Flow<()> {
    wire.flush().await?;
    Err(stop)
}
