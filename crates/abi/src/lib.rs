//! The vocabulary of qiao: what the layers say to each other, and nothing they do.
//!
//! Engine, host, rules and net all depend on this crate and none of them on each other, so every
//! type that crosses a boundary is named here: the arguments a script gave, the exchange that the
//! network carries out, what went wrong, what script gets, what the journal records.
//! It must never contain behaviour, a platform's name or a platform's number.

mod api;
mod args;
mod budget;
mod condition;
mod discovery;
mod event;
mod failure;
mod http;
mod journal;
pub mod message;
mod names;
mod ops;
mod pending;
mod plain_socket;
mod project;
mod recording;
mod shape;
mod shared;
mod socket;
mod source_map;
pub mod stack;
mod template;
mod text;
mod value;

pub use api::{Api, CallId, Capability, Form, Function, Namespace, TimerId};
pub use args::{Arg, ArgEntry, Data, Options, Structured, Unserializable};
pub use budget::{Budget, Charge};
pub use condition::{NetworkCondition, NetworkKind, Trouble};
pub use discovery::{Discovered, Discovery};
pub use event::{CallEvent, Event, ProgressKind, SocketEventKind};
pub use failure::{
    ArgumentFault, BadUrl, CertificateProblem, CorsFault, DataFault, Failure, FileFault, HandshakeProblem, Http2Fault,
    Listing, ProxyFault, ProxyProblem, RouteFault, SingleHeader, SocketFault, StorageFault, TlsProblem,
};
pub use http::{
    Body, BodyReader, BodySource, CertificateCheck, HttpRequest, HttpResponse, HttpVersions, Intercepted, Interval,
    LocalFuture, Phase, PhaseTimings, Phases, Protocol, ResponseBody, Transport, header, single_header,
};
pub use journal::{
    Answerer, Entry, Evidence, Frame, FrameKind, Level, LifeChange, Outcome, Record, ScriptError, ScriptErrorKind,
    Traffic, TrafficResponse, TrafficTimes, Verdict,
};
pub use message::{Cause, Deadline, Language, PlatformName, Reason, Remedy, Setting, UnsuitableFile, Wording};
pub use ops::{CacheState, Counter, Counts, LoadError, Ops, Printed, Source, Started, TranspileError, Transpiled};
pub use pending::Pending;
pub use plain_socket::{Datagrams, OpenStream, PlainEvent, PlainKind, PlainOrder, StreamReader, StreamWriter};
pub use project::{LackingComponent, Main, Manifest, PageLocation, Route, ScriptQuery, ScriptReply, Unit, UnitKind};
pub use recording::{Difference, Part, Unrecorded};
pub use shape::{
    ApiShape, BrowserShape, CallStyle, ConstantShape, Found, FunctionShape, Missing, MissingForm, NamespaceShape,
    SocketShape, TaskMethod,
};
pub use shared::Shared;
pub use socket::{OpenSocket, SocketInput, SocketOffer, SocketOutput, SocketReceiver, SocketSender};
pub use source_map::{Place, SourceMap, SourceMapEntry};
pub use template::{Branch, Handler, Node, NodeKind, Repeat, Template, TemplateScript};
pub use text::Text;
pub use value::{HostValue, Kind, LazyObject, Name};
