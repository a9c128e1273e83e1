//! A scripted test origin: real HTTP/1.1, HTTP/2, WebSocket and TLS servers that misbehave on command and
//! remember what they saw. Everything a client can observe can be requested in the URL alone (`/do?s=...`,
//! `/ws?s=...` and the built-in paths, which any unknown path lists) or from Rust with a [`Script`]. Serves
//! over real sockets or in-memory pipes, on tokio's clock only. Must not know any other crate of the
//! workspace.

mod connection;
mod exchange;
mod gates;
mod http1;
mod http2;
mod intake;
mod log;
mod origin;
mod pages;
mod perform;
mod query;
mod reports;
mod request;
mod responder;
mod routes;
mod script;
mod site;
mod steps;
mod sync;
mod tls;
mod transport;
mod websocket;
mod wire;

pub use gates::{Gate, GateCounts};
pub use log::{
    Body, CloseEntry, ConnectionEntry, Ending, FrameEntry, FrameKind, Log, MessageEntry, RequestEntry, TlsEntry, Via,
    WebSocketEnd, WebSocketEntry,
};
pub use origin::{Builder, Origin, StartError};
pub use request::{Headers, Scheme, Version};
pub use responder::{Incoming, LaterScript, Reply, Responder};
pub use script::{Coding, Script};
pub use site::Welcome;
pub use steps::GrammarError;
pub use tls::{Alpn, BadCertificate, Certificate, HandshakeFault, TlsManner, TlsVersions};
pub use websocket::{SocketCommand, SocketCommands, SocketEvent, SocketScript};
