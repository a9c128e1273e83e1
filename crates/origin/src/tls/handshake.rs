//! One handshake: reads the ClientHello, decides by its server name, and carries that out. Records what it
//! saw in the connection's log entry. Used by `connection`.

use std::io;

use rustls::ProtocolVersion;
use rustls::server::{Acceptor, ClientHello};
use tokio::io::AsyncWriteExt;
use tokio_rustls::server::TlsStream;
use tokio_rustls::{LazyConfigAcceptor, StartHandshake};

use super::{Authority, HandshakeFault, TlsManner};
use crate::log::{OpenConnection, TlsEntry};
use crate::transport::Transport;

/// A fatal `protocol_version` alert in a TLS 1.1 record.
const PROTOCOL_VERSION_ALERT: [u8; 7] = [0x15, 0x03, 0x02, 0x00, 0x02, 0x02, 0x46];

/// Performs the handshake of a connection. `None` if it failed; the log says why.
pub(crate) async fn handshake(
    authority: &Authority,
    base: TlsManner,
    transport: Transport,
    entry: &OpenConnection,
) -> Option<(TlsStream<Transport>, TlsEntry)> {
    let mut seen = TlsEntry::default();
    match attempt(authority, base, transport, entry, &mut seen).await {
        Ok(stream) => Some((stream, seen)),
        Err(error) => {
            seen.failed = Some(error.to_string());
            entry.tls(seen);
            None
        }
    }
}

async fn attempt(
    authority: &Authority,
    base: TlsManner,
    transport: Transport,
    entry: &OpenConnection,
    seen: &mut TlsEntry,
) -> io::Result<TlsStream<Transport>> {
    let start = LazyConfigAcceptor::new(Acceptor::default(), transport).await?;
    *seen = hello(&start.client_hello());
    entry.tls(seen.clone());
    let manner = base.asked_by(seen.sni.as_deref());
    if let Some(fault) = manner.fault {
        return Err(fail(fault, start).await);
    }
    let settings = authority.settings(seen.sni.as_deref(), manner).map_err(io::Error::other)?;
    let stream = start.into_stream(settings).await?;
    let session = stream.get_ref().1;
    seen.alpn = session.alpn_protocol().map(lossy);
    seen.version = session.protocol_version().and_then(version);
    entry.tls(seen.clone());
    Ok(stream)
}

fn hello(hello: &ClientHello<'_>) -> TlsEntry {
    TlsEntry {
        sni: hello.server_name().map(str::to_owned),
        offered_alpn: hello.alpn().into_iter().flatten().map(lossy).collect(),
        ..TlsEntry::default()
    }
}

fn lossy(name: &[u8]) -> String {
    String::from_utf8_lossy(name).into_owned()
}

fn version(version: ProtocolVersion) -> Option<&'static str> {
    match version {
        ProtocolVersion::TLSv1_2 => Some("1.2"),
        ProtocolVersion::TLSv1_3 => Some("1.3"),
        _ => None,
    }
}

/// Carries out a fault; the error describes it for the log.
async fn fail(fault: HandshakeFault, start: StartHandshake<Transport>) -> io::Error {
    let mut transport = start.io;
    match fault {
        HandshakeFault::Cut => transport.cut().await,
        HandshakeFault::Reset => transport.reset_switch().arm(),
        HandshakeFault::Hang => transport.until_closed().await,
        HandshakeFault::Garbage => say(&mut transport, b"\x00\xffthis is not TLS\r\n\r\n").await,
        HandshakeFault::ProtocolVersion => say(&mut transport, &PROTOCOL_VERSION_ALERT).await,
    }
    io::Error::other(match fault {
        HandshakeFault::Cut => "cut by the origin",
        HandshakeFault::Reset => "reset by the origin",
        HandshakeFault::Hang => "never answered by the origin",
        HandshakeFault::Garbage => "answered with garbage",
        HandshakeFault::ProtocolVersion => "refused with protocol_version",
    })
}

async fn say(transport: &mut Transport, bytes: &[u8]) {
    if transport.write_all(bytes).await.is_ok() {
        transport.cut().await;
    }
}
