//! Performs the steps of a conversation one after the other; in between it answers pings and the client's
//! close frame and detects when the client leaves. Used by `perform`.

use std::collections::VecDeque;
use std::io;
use std::pin::pin;

use bytes::{Bytes, BytesMut};
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::time::sleep;

use super::deflate::Deflater;
use super::frame::{self, BINARY, CLOSE, CONTINUATION, Fault, OpCode, PING, PONG, TEXT};
use super::inbox::{Inbox, Message, Received};
use super::{Answer, Conversation, Driven, SocketCommand, SocketEvent, Step};
use crate::gates::Gates;
use crate::intake::sha256;
use crate::log::{CloseEntry, FrameKind, OpenRequest, WebSocketEnd};
use crate::script::Payload;
use crate::transport::Socket;
use crate::wire::{Flow, Stop};

/// Most bytes of messages that are read ahead of the steps that use them.
const AHEAD: usize = 16 << 20;

/// Why a conversation has ended.
enum Over {
    /// Both sides sent a close frame.
    Closed,
    /// The client ended the connection.
    Left(WebSocketEnd),
    Cut,
    Reset,
    Fault(Fault),
}

impl From<Fault> for Over {
    fn from(fault: Fault) -> Self {
        Self::Fault(fault)
    }
}

type Go<T> = Result<T, Over>;

struct Talk<'a> {
    socket: &'a mut Socket,
    /// Bytes that were read but not used.
    input: &'a mut BytesMut,
    gates: &'a Gates,
    inbox: Inbox<'a>,
    deflater: Option<Deflater>,
    /// Messages that no step has used yet, and their size in bytes.
    waiting: VecDeque<Message>,
    ahead: usize,
    /// A `closed` step is ahead: it and the following steps handle the client's close frame.
    expects_close: bool,
    /// The payload of the client's close frame, if it was received and not answered.
    closed: Option<Bytes>,
}

/// Runs the conversation to its end. The result says how the connection must end.
pub(crate) async fn talk(
    conversation: Conversation,
    socket: &mut Socket,
    input: &mut BytesMut,
    gates: &Gates,
    entry: &OpenRequest,
) -> Flow<()> {
    let Conversation { steps, deflate, protocol, extensions } = conversation;
    entry.websocket(protocol, extensions);
    let mut talk = Talk {
        socket,
        input,
        gates,
        inbox: Inbox::new(entry),
        deflater: deflate.as_ref().map(Deflater::new),
        waiting: VecDeque::new(),
        ahead: 0,
        expects_close: false,
        closed: None,
    };
    let (end, fault, result) = match talk.run(&steps).await {
        Over::Closed => (WebSocketEnd::Close, None, Ok(())),
        Over::Left(end) => (end, None, Err(Stop::ClientLeft)),
        Over::Cut => (WebSocketEnd::Cut, None, Err(Stop::Cut)),
        Over::Reset => (WebSocketEnd::Cut, None, Err(Stop::Reset)),
        Over::Fault(Fault { code, text }) => {
            let payload = [&code.to_be_bytes(), text.as_bytes()].concat();
            // A client that can no longer be reached notices the end of the connection.
            let _ = talk.send(CLOSE, &payload[..payload.len().min(125)]).await;
            (WebSocketEnd::Fault, Some(text.clone()), Err(Stop::Malformed(text)))
        }
    };
    entry.parted(end, fault);
    result
}

impl Talk<'_> {
    async fn run(&mut self, steps: &[Step]) -> Over {
        for (index, step) in steps.iter().enumerate() {
            self.expects_close = steps[index..].contains(&Step::Closed);
            if let Err(over) = self.step(step).await {
                return over;
            }
        }
        self.expects_close = false;
        match self.retire().await {
            Ok(()) => Over::Closed,
            Err(over) => over,
        }
    }

    async fn step(&mut self, step: &Step) -> Go<()> {
        match step {
            Step::Text(text) => self.message(TEXT, text).await,
            Step::Binary(bytes) => self.message(BINARY, bytes).await,
            Step::Generated(length) => {
                let pieces = Payload::Generated { from: 0, length: *length }.pieces();
                self.message(BINARY, &pieces.flatten().collect::<Vec<u8>>()).await
            }
            Step::Ping(payload) => self.send(PING, payload).await,
            Step::Pong(payload) => self.send(PONG, payload).await,
            Step::Fragments { text, count, ping } => self.fragments(text, *count, *ping).await,
            Step::Repeat { count, size } => self.repeat(*count, *size).await,
            Step::Raw(bytes) => self.write(bytes).await,
            Step::Wait(time) => self.meanwhile(sleep(*time)).await,
            Step::Gate(name) => {
                let gate = self.gates.named(name);
                self.meanwhile(gate.pass()).await
            }
            Step::PauseReading(time) => {
                sleep(*time).await;
                Ok(())
            }
            Step::Read(count) => {
                for _ in 0..*count {
                    if self.next().await?.is_none() {
                        break;
                    }
                }
                Ok(())
            }
            Step::Answer { with, count } => self.answer(*with, *count).await,
            Step::Closed => {
                while self.next().await?.is_some() {}
                Ok(())
            }
            Step::Close(payload) => self.close(payload).await,
            Step::Cut => Err(Over::Cut),
            Step::Reset => Err(Over::Reset),
            Step::Hang => loop {
                self.receive().await?;
            },
            Step::Driven(driver) => self.driven(driver).await,
        }
    }

    /// After the last step: reads until the client closes, and closes as well.
    async fn retire(&mut self) -> Go<()> {
        loop {
            if let Some(payload) = self.closed.take() {
                return self.send(CLOSE, &payload).await;
            }
            self.next().await?;
        }
    }

    /// The next message. `None` if the client has closed and a `closed` step handles that.
    async fn next(&mut self) -> Go<Option<Message>> {
        if let Some(message) = self.waiting.pop_front() {
            self.ahead -= message.payload.len();
            return Ok(Some(message));
        }
        while self.closed.is_none() {
            let received = self.receive().await?;
            if let Some(message) = self.respond(received).await? {
                return Ok(Some(message));
            }
        }
        Ok(None)
    }

    /// Reads until `until` completes, and keeps the messages.
    async fn meanwhile(&mut self, until: impl Future<Output = ()>) -> Go<()> {
        let mut until = pin!(until);
        loop {
            let received = tokio::select! {
                biased;
                () = &mut until => return Ok(()),
                received = self.receive(), if self.ahead < AHEAD => received?,
            };
            if let Some(message) = self.respond(received).await? {
                self.ahead += message.payload.len();
                self.waiting.push_back(message);
            }
        }
    }

    /// Answers pings and close frames; returns a message.
    async fn respond(&mut self, received: Received) -> Go<Option<Message>> {
        match received {
            Received::Message(message) => return Ok(Some(message)),
            Received::Ping(payload) => self.send(PONG, &payload).await?,
            Received::Close(payload) if self.expects_close => self.closed = Some(payload),
            Received::Close(payload) => {
                self.send(CLOSE, &payload).await?;
                return Err(Over::Closed);
            }
            Received::Noted => {}
        }
        Ok(None)
    }

    async fn answer(&mut self, with: Answer, count: Option<u64>) -> Go<()> {
        let mut answered = 0;
        while count.is_none_or(|count| answered < count) {
            let Some(Message { number, kind, payload }) = self.next().await? else { break };
            answered += 1;
            let text = match with {
                Answer::Echo if kind == FrameKind::Binary => {
                    self.message(BINARY, &payload).await?;
                    continue;
                }
                Answer::Echo => payload,
                Answer::Count => format!("{number} {} {}", kind.as_str(), payload.len()).into(),
                Answer::Sha => sha256(&payload).into(),
            };
            self.message(TEXT, &text).await?;
        }
        Ok(())
    }

    /// Carries out commands and reports what the client does, until either side ends it.
    async fn driven(&mut self, driver: &Driven) -> Go<()> {
        driver.happened(SocketEvent::Open);
        let end = self.obey(driver).await;
        let close = self.closed.as_deref().map(CloseEntry::of);
        driver.happened(SocketEvent::Closed(close));
        end
    }

    async fn obey(&mut self, driver: &Driven) -> Go<()> {
        let Some(mut commands) = driver.commands() else { return Ok(()) };
        loop {
            let received = tokio::select! {
                biased;
                command = commands.recv() => {
                    match command {
                        Some(command) => self.command(command).await?,
                        None => return Ok(()),
                    }
                    continue;
                }
                received = self.receive() => received?,
            };
            match received {
                Received::Message(Message { kind: FrameKind::Binary, payload, .. }) => {
                    driver.happened(SocketEvent::Binary(payload));
                }
                Received::Message(Message { payload, .. }) => driver.happened(SocketEvent::Text(payload)),
                Received::Ping(payload) => self.send(PONG, &payload).await?,
                Received::Close(payload) => {
                    self.closed = Some(payload.clone());
                    self.send(CLOSE, &payload).await?;
                    return Err(Over::Closed);
                }
                Received::Noted => {}
            }
        }
    }

    async fn command(&mut self, command: SocketCommand) -> Go<()> {
        match command {
            SocketCommand::Text(text) => self.message(TEXT, &text).await,
            SocketCommand::Binary(bytes) => self.message(BINARY, &bytes).await,
            SocketCommand::Close(None, _) => self.close(&[]).await,
            SocketCommand::Close(Some(code), reason) => {
                self.close(&[&code.to_be_bytes(), reason.as_bytes()].concat()).await
            }
            SocketCommand::Cut => Err(Over::Cut),
        }
    }

    /// Whatever still comes before the client's close frame is for the log alone.
    async fn close(&mut self, payload: &[u8]) -> Go<()> {
        self.send(CLOSE, payload).await?;
        while self.closed.is_none() {
            if let Received::Close(payload) = self.receive().await? {
                self.closed = Some(payload);
            }
        }
        Err(Over::Closed)
    }

    async fn fragments(&mut self, text: &[u8], count: usize, ping: bool) -> Go<()> {
        let (payload, compressed) = self.payload(text)?;
        for index in 0..count {
            let piece = &payload[payload.len() * index / count..payload.len() * (index + 1) / count];
            let (opcode, rsv1) = if index == 0 { (TEXT, compressed) } else { (CONTINUATION, false) };
            self.write(&frame::encode(opcode, index + 1 == count, rsv1, piece)).await?;
            if index == 0 && ping {
                self.send(PING, b"between").await?;
            }
        }
        Ok(())
    }

    async fn repeat(&mut self, count: u64, size: usize) -> Go<()> {
        for number in 1..=count {
            let mut text = number.to_string().into_bytes();
            text.resize(size.max(text.len()), b'.');
            self.message(TEXT, &text).await?;
        }
        Ok(())
    }

    /// Sends a message in one frame.
    async fn message(&mut self, opcode: OpCode, content: &[u8]) -> Go<()> {
        let (payload, compressed) = self.payload(content)?;
        self.write(&frame::encode(opcode, true, compressed, &payload)).await
    }

    /// The transmitted payload, and whether it is compressed.
    fn payload(&mut self, content: &[u8]) -> Go<(Vec<u8>, bool)> {
        match &mut self.deflater {
            Some(deflater) => Ok((deflater.compress(content)?, true)),
            None => Ok((content.to_vec(), false)),
        }
    }

    /// Sends a control frame.
    async fn send(&mut self, opcode: OpCode, payload: &[u8]) -> Go<()> {
        self.write(&frame::encode(opcode, true, false, payload)).await
    }

    async fn write(&mut self, bytes: &[u8]) -> Go<()> {
        let written = match self.socket.write_all(bytes).await {
            Ok(()) => self.socket.flush().await,
            failed => failed,
        };
        match written {
            Ok(()) => Ok(()),
            Err(error) if error.kind() == io::ErrorKind::ConnectionReset => Err(Over::Left(WebSocketEnd::Reset)),
            // What the client wrote before it left can still be read, and shows how it left.
            Err(_) => loop {
                self.receive().await?;
            },
        }
    }

    /// The next frame of the client. Cancel-safe.
    async fn receive(&mut self) -> Go<Received> {
        loop {
            if let Some(frame) = frame::decode(self.input)? {
                return Ok(self.inbox.take(frame, self.deflater.as_mut())?);
            }
            match self.socket.read_buf(self.input).await {
                Ok(0) => return Err(Over::Left(WebSocketEnd::Eof)),
                Ok(_) => {}
                // TLS that ends without close_notify counts as an end like that of TCP.
                Err(error) if error.kind() == io::ErrorKind::UnexpectedEof => {
                    return Err(Over::Left(WebSocketEnd::Eof));
                }
                Err(_) => return Err(Over::Left(WebSocketEnd::Reset)),
            }
        }
    }
}
