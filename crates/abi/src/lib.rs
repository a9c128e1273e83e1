//! The vocabulary of qiao: what the layers say to each other, and nothing they do.
//!
//! Engine, host, rules and net all depend on this crate and none of them on each other, so every
//! type that crosses a boundary is named here: the arguments a script gave, the exchange that the
//! network carries out, what went wrong, what the script is told, what the journal records.
//! It must never contain behaviour, a platform's name or a platform's number.

mod api;
mod args;
mod condition;
mod event;
mod exchange;
mod failure;
mod journal;
mod ops;
mod project;
mod shape;
mod socket;
pub mod stack;
mod value;

pub use api::{Api, CallId, Form, Function, Space, TimerId};
pub use args::{Data, Loose, Options, Pair, Structured, Unserializable};
pub use condition::{NetworkCondition, NetworkKind, Trouble};
pub use event::{Event, Happening, Life, Signal, SocketHappening};
pub use exchange::{
    Answer, AnswerBody, Body, BodyReader, BodySource, CertificateCheck, Exchange, HttpVersions, LocalFuture, Phase,
    Phases, Protocol, Span, Stamp, Transport,
};
pub use failure::{
    ArgumentFault, BadUrl, CertificateProblem, CorsFault, DataFault, Failure, FileFault, HandshakeProblem, Listing,
    RouteFault, SocketFault, StorageFault, TlsProblem,
};
pub use journal::{
    Answerer, Entry, Evidence, Frame, FrameKind, Level, LifeChange, Outcome, Record, ScriptError, ScriptErrorKind,
    Traffic, TrafficAnswer, TrafficTimes, Verdict,
};
pub use ops::{LoadError, Moved, Ops, Refusal, Source, Started, Translated, Untranslated};
pub use project::{Element, Inquiry, Main, Manifest, Response, Route, Unit, UnitKind, Visit};
pub use shape::{
    ApiShape, BrowserShape, CallStyle, ConstantShape, Found, FunctionShape, Missing, MissingForm, SocketShape,
    SpaceShape, TaskMethod,
};
pub use socket::{OpenSocket, SocketInput, SocketOffer, SocketOutput, SocketReceiver, SocketSender};
pub use value::{Kind, Name, Out};
