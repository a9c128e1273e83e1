//! The record of what a mini-program did and why: one stream, one format. Transcripts, verdicts
//! on a terminal, traffic files and reports are all views of it.

use std::borrow::Cow;
use std::net::SocketAddr;
use std::time::{Duration, SystemTime};

use bytes::Bytes;

use crate::message::{PlatformName, Reason, Remedy};
use crate::{Api, CallId, Namespace, NetworkCondition, Protocol};

/// One line of the journal.
#[derive(Clone, Debug, PartialEq)]
pub struct Entry {
    /// Its number; the first is 0.
    pub seq: u64,
    /// Time since the mini-program was launched.
    pub at: Duration,
    /// What happened.
    pub record: Record,
}

impl Entry {
    /// About how many bytes it takes.
    pub fn held_bytes(&self) -> usize {
        let text = |text: &Option<String>| text.as_ref().map_or(0, String::len);
        let said = |verdict: &Verdict| {
            verdict.rule.len() + verdict.reason.held_bytes() + verdict.remedy.as_ref().map_or(0, Remedy::held_bytes)
        };
        let more = match &self.record {
            Record::Call { subject, stack, .. } => subject.len() + stack.len(),
            Record::End { message, .. } => text(message),
            Record::Verdict { subject, message, verdict, .. } => subject.len() + text(message) + said(verdict),
            Record::Console { text, .. } => text.len(),
            Record::Show { options, .. } => text(options),
            Record::Answer { answer, .. } => text(answer),
            Record::Missing { message, verdict, .. } => text(message) + said(verdict),
            Record::Assignment { name, verdict, .. } => name.len() + said(verdict),
            Record::Exchange(traffic) => traffic.held_bytes(),
            Record::Frame(frame) => frame.data.as_ref().map_or(0, Bytes::len),
            Record::Error(error) => error.message.len() + error.stack.len(),
            Record::Life(_) | Record::Network(_) | Record::Lost(_) => 0,
        };
        size_of::<Entry>() + more
    }
}

impl Traffic {
    fn held_bytes(&self) -> usize {
        let headers =
            |list: &[(String, String)]| list.iter().map(|(name, value)| name.len() + value.len()).sum::<usize>();
        let body = |body: &Option<Bytes>| body.as_ref().map_or(0, Bytes::len);
        let answer = self.answer.as_ref().map_or(0, |answer| headers(&answer.headers) + body(&answer.body));
        size_of::<Traffic>() + self.url.len() + headers(&self.request_headers) + body(&self.request_body) + answer
    }
}

/// What happened.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub enum Record {
    /// Script called an API.
    Call {
        /// The call.
        call: CallId,
        /// The space it came through.
        namespace: Namespace,
        /// The API.
        api: Api,
        /// Its subject: method and URL, a path or a key.
        subject: String,
        /// The stack of script at the call, as errors have it; empty unless an inspector is attached.
        stack: String,
    },
    /// A call ended.
    End {
        /// The call.
        call: CallId,
        /// The API.
        api: Api,
        /// Whether it succeeded.
        ok: bool,
        /// The message script was given, if the platform gives one.
        message: Option<String>,
        /// The HTTP status, if an answer came.
        status: Option<u16>,
    },
    /// A rule decided something about a call.
    Verdict {
        /// The call; `None` where the failure was thrown.
        call: Option<CallId>,
        /// The API.
        api: Api,
        /// The subject of the call, such as its URL.
        subject: String,
        /// The message script was given, when the verdict refused the call.
        message: Option<String>,
        /// The decision.
        verdict: Verdict,
    },
    /// Script wrote to its console.
    Console {
        /// The level.
        level: Level,
        /// The formatted text.
        text: String,
    },
    /// Script asked the user or the client for something, such as to show a message.
    Show {
        /// The call; `None` where it returned at once.
        call: Option<CallId>,
        /// The API.
        api: Api,
        /// Its options as JSON.
        options: Option<String>,
    },
    /// Such a call was answered.
    Answer {
        /// The call.
        call: CallId,
        /// The API.
        api: Api,
        /// Who answered.
        by: Answerer,
        /// The answer as JSON; `None` where it is a failure.
        answer: Option<String>,
    },
    /// Script called something that the platform has and qiao does not offer.
    Missing {
        /// The call; `None` where the failure was thrown.
        call: Option<CallId>,
        /// The space it came through.
        namespace: Namespace,
        /// The function, as script calls it.
        name: Cow<'static, str>,
        /// The message script was given.
        message: Option<String>,
        /// The explanation.
        verdict: Verdict,
    },
    /// Script assigned to a function of an API object, and the platform ignored it.
    Assignment {
        /// The API object.
        namespace: Namespace,
        /// The function.
        name: String,
        /// The explanation.
        verdict: Verdict,
    },
    /// An exchange over the network ended: one hop of a call.
    Exchange(Box<Traffic>),
    /// A message or a close frame went over a socket.
    Frame(Frame),
    /// The program went to background or came back, was suspended or ended there.
    Life(LifeChange),
    /// The network is in another condition.
    Network(NetworkCondition),
    /// An error that script did not handle.
    Error(ScriptError),
    /// This many lines of the journal are missing here: a stream of it was read too slowly.
    Lost(u64),
}

/// Who answered a call that asks the user or the client.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum Answerer {
    /// The embedder.
    Embedder,
    /// The platform's default.
    Default,
}

/// What went over the network in one exchange.
#[derive(Clone, Debug, PartialEq)]
pub struct Traffic {
    /// The call that it belongs to.
    pub call: CallId,
    /// The API.
    pub api: Api,
    /// The method.
    pub method: String,
    /// The URL.
    pub url: String,
    /// Request headers.
    pub request_headers: Vec<(String, String)>,
    /// The request's body, if bodies are recorded; a form with a file has it up to 16 MiB.
    pub request_body: Option<Bytes>,
    /// The answer, if one came.
    pub answer: Option<TrafficResponse>,
    /// What went wrong, if something did; in words.
    pub failure: Option<String>,
    /// Whether the client gave it up, because time ran out, script aborted it or the program was in background.
    pub given_up: bool,
    /// When it began and how long each step took.
    pub times: TrafficTimes,
    /// The address at the other end.
    pub peer: Option<SocketAddr>,
    /// Whether the connection had been used before.
    pub reused: bool,
    /// How often the request was sent again, because a connection turned out to be closed.
    pub resent: u32,
    /// The version of HTTP.
    pub protocol: Option<Protocol>,
    /// The version of TLS, if there is any.
    pub tls_version: Option<&'static str>,
    /// How many bytes went out and came in.
    pub bytes: (u64, u64),
}

/// The answer of an exchange.
#[derive(Clone, Debug, PartialEq)]
pub struct TrafficResponse {
    /// The status.
    pub status: u16,
    /// ScriptReply headers.
    pub headers: Vec<(String, String)>,
    /// How many bytes the body has, without its content coding.
    pub body_bytes: u64,
    /// The body, if bodies are recorded and it was read; what of it arrived if it was read in pieces.
    pub body: Option<Bytes>,
    /// Whether the body was read to its end.
    pub whole: bool,
}

/// A message, whole, or a close frame of a socket.
#[derive(Clone, Debug, PartialEq)]
pub struct Frame {
    /// The call that created the socket.
    pub call: CallId,
    /// Whether it was sent.
    pub sent: bool,
    /// When, on the mini-program's clock.
    pub time: SystemTime,
    /// What it is.
    pub kind: FrameKind,
    /// How many bytes it has, without any compression.
    pub bytes: u64,
    /// Its bytes, if bodies are recorded.
    pub data: Option<Bytes>,
}

/// What a frame is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum FrameKind {
    /// A text message.
    Text,
    /// A binary message.
    Binary,
    /// A close frame, with its code if it has one; the bytes are its reason.
    Close(Option<u16>),
}

/// When an exchange began, and how long each step took, in whole microseconds but for `queued`; a step
/// that did not happen has none.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct TrafficTimes {
    /// When it began, on the mini-program's clock.
    pub began: SystemTime,
    /// Waiting for a place among the running calls.
    pub queued: Option<Duration>,
    /// Name lookup.
    pub resolve: Option<Duration>,
    /// Opening the connection, TLS included.
    pub connect: Option<Duration>,
    /// The TLS handshake.
    pub tls: Option<Duration>,
    /// Sending the request.
    pub send: Option<Duration>,
    /// Waiting for the answer.
    pub wait: Option<Duration>,
    /// Receiving it.
    pub receive: Option<Duration>,
}

/// A change in the life of a program.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum LifeChange {
    /// It went to background.
    Background,
    /// Its script was suspended there.
    Suspended,
    /// It came back.
    Foreground,
    /// It was ended in background.
    Ended,
}

/// A console level.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum Level {
    /// `console.debug`
    Debug,
    /// `console.log`
    Log,
    /// `console.info`
    Info,
    /// `console.warn`
    Warn,
    /// `console.error`
    Error,
}

/// How a rule is known. Sources are ids of `docs/spec/sources.toml`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum Evidence {
    /// The platform, or a standard that it follows, documents it in this source.
    Doc(&'static str),
    /// It was seen on the platform, according to this source.
    Observed(&'static str),
    /// No source confirms it: a guess of ours, which script can see.
    Assumed,
    /// The platform does not have what the rule is about, so that no script can see its value.
    NotApplicable,
}

/// What a rule did to a call.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum Outcome {
    /// It refused or ended the call.
    Refused,
    /// It left something out of the request or the result.
    Dropped,
    /// It changed something.
    Changed,
    /// It made the call wait.
    Queued,
    /// It changed nothing, but the script hardly means what it does, or a device would refuse it.
    Warned,
}

/// The explanation of how a rule decided a call.
#[derive(Clone, Debug, PartialEq)]
pub struct Verdict {
    /// What the rule did.
    pub outcome: Outcome,
    /// The rule's name, such as `domains.lists`.
    pub rule: &'static str,
    /// The platform, as people call it.
    pub platform: PlatformName,
    /// The clause of the specification.
    pub clause: &'static str,
    /// The clause's evidence.
    pub evidence: Evidence,
    /// Why the rule decided so, with what was seen.
    pub reason: Reason,
    /// What would make the call pass; `None` where nothing is wrong.
    pub remedy: Option<Remedy>,
}

/// An error that script did not handle.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ScriptError {
    /// How the error arose.
    pub kind: ScriptErrorKind,
    /// Where it arose, in the platform's words; empty if it has none.
    pub context: Vec<String>,
    /// `Name: message`, or the formatted value if no error object was thrown.
    pub message: String,
    /// The stack, one call per line, without the message; empty if there is none.
    pub stack: String,
    /// The file it points to, relative to the program's root.
    pub file: Option<String>,
    /// The line in that file, from 1.
    pub line: Option<u32>,
    /// The column in that line, from 1.
    pub column: Option<u32>,
}

impl ScriptError {
    /// An error that is not at a line of script.
    #[must_use]
    pub fn without_place(message: String) -> ScriptError {
        let (context, stack) = (Vec::new(), String::new());
        ScriptError { kind: ScriptErrorKind::Uncaught, context, message, stack, file: None, line: None, column: None }
    }
}

/// How an error arose.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum ScriptErrorKind {
    /// The source does not parse.
    Syntax,
    /// Nothing caught it.
    Uncaught,
    /// The project does not have the page that the program was opened with, whose route is the context.
    NoPage,
    /// A promise was rejected without a handler.
    Rejection,
    /// A callback of an API threw it.
    Callback,
    /// The script used more memory than it may.
    Memory,
    /// The script was stopped.
    Stopped,
    /// Code of the embedder panicked: a function, a listener, a delegate or a connector.
    Embedder,
}
