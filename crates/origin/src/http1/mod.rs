//! HTTP/1 connections: one request after the other, written byte by byte here, because scripts must be able
//! to send what no HTTP library would. Used by `connection`. A script may turn a request into a WebSocket,
//! which then uses the connection to its end.

mod body;
mod head;
mod wire;

use bytes::BytesMut;
use tokio::io::AsyncWriteExt;

use crate::exchange::exchange;
use crate::log::OpenConnection;
use crate::site::{Peer, Site};
use crate::transport::Socket;
use crate::wire::Stop;
use head::{HeadError, Request};
use wire::Http1Wire;

/// The largest request head that is accepted, in bytes; on HTTP/2 as well.
pub(crate) const HEAD_LIMIT: usize = 64 * 1024;

/// What happens to the connection after a request.
enum Next {
    /// Another request.
    Request,
    /// Close it properly.
    Close,
    /// Close it with FIN only.
    Cut,
    /// RST.
    Reset,
    /// The client has already left.
    Gone,
    /// Send 400, then close properly.
    Refuse(String),
    /// Close it properly; the error was reported in another protocol.
    Fault(String),
}

/// Serves requests until either side ends the connection.
pub(crate) async fn serve(site: &Site, peer: &Peer, mut socket: Socket, entry: &OpenConnection) {
    let mut input = BytesMut::new();
    let next = loop {
        match serve_one(site, peer, &mut socket, &mut input).await {
            Next::Request => {}
            next => break next,
        }
    };
    match next {
        Next::Request | Next::Gone => {}
        Next::Close => socket.close().await,
        Next::Cut => socket.cut().await,
        Next::Reset => socket.reset_switch().arm(),
        Next::Refuse(fault) => {
            refuse(&mut socket, &fault).await;
            entry.fault(fault);
        }
        Next::Fault(fault) => {
            entry.fault(fault);
            socket.close().await;
        }
    }
}

async fn serve_one(site: &Site, peer: &Peer, socket: &mut Socket, input: &mut BytesMut) -> Next {
    let request = match head::read(socket, input).await {
        Ok(Some(request)) => request,
        Ok(None) => return Next::Close,
        Err(HeadError::Malformed(fault)) => return Next::Refuse(fault),
        Err(HeadError::Left) => return Next::Gone,
    };
    let Request { head, announced } = request;
    let mut wire = Http1Wire::new(socket, input, &head, announced);
    match exchange(site, peer, &head, &mut wire).await {
        Ok(()) if wire.reusable() => Next::Request,
        Ok(()) => Next::Close,
        Err(Stop::ClientLeft) => Next::Gone,
        Err(Stop::Cut | Stop::ResetStream(_) | Stop::Leave) => Next::Cut,
        Err(Stop::Reset) => Next::Reset,
        Err(Stop::Malformed(fault)) if wire.upgraded() => Next::Fault(fault),
        Err(Stop::Malformed(fault)) => Next::Refuse(fault),
    }
}

async fn refuse(socket: &mut Socket, fault: &str) {
    let length = fault.len();
    let answer = format!(
        "HTTP/1.1 400 Bad Request\r\nContent-Type: text/plain; charset=utf-8\r\n\
         Content-Length: {length}\r\nConnection: close\r\n\r\n{fault}"
    );
    if socket.write_all(answer.as_bytes()).await.is_ok() {
        socket.close().await;
    }
}
