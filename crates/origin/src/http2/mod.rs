//! HTTP/2 connections: drives the h2 library, runs every stream as a task, and carries out what only the
//! connection can do. Used by `connection`. Scripts run as far as HTTP/2 can express them.

mod wire;

use std::future::poll_fn;
use std::sync::Arc;
use std::task::{Context, Poll};

use bytes::Bytes;
use h2::RecvStream;
use h2::server::{Builder, Connection, SendResponse};
use http::request::Parts;
use tokio::sync::{mpsc, oneshot};
use tokio::task::JoinSet;

use crate::exchange::exchange;
use crate::http1::HEAD_LIMIT;
use crate::log::OpenConnection;
use crate::request::{Headers, RequestHead, Version, text_of};
use crate::site::{Peer, Site};
use crate::transport::Socket;
use crate::wire::Stop;
use wire::Http2Wire;

/// A request of a stream to its connection.
enum Order {
    /// Reply when everything sent so far has been written, as far as the client accepts it.
    Fence(oneshot::Sender<()>),
    /// Send GOAWAY and end when the open streams have ended.
    GoAway,
    /// Break the connection.
    Reset,
    /// Close the connection.
    Leave,
}

/// The next event that a connection handles.
enum Event {
    Stream(Box<Stream>),
    Order(Order),
    Closed(Option<h2::Error>),
}

/// A stream opened by the client.
type Stream = (http::Request<RecvStream>, SendResponse<Bytes>);

struct Driver {
    connection: Connection<Socket, Bytes>,
    orders: mpsc::UnboundedReceiver<Order>,
    fences: Vec<oneshot::Sender<()>>,
}

impl Driver {
    /// Fences are collected before the connection is polled and answered when it has nothing left to do: what
    /// a stream sent before its fence has been written by then.
    fn poll_next(&mut self, cx: &mut Context<'_>) -> Poll<Event> {
        while let Poll::Ready(Some(order)) = self.orders.poll_recv(cx) {
            match order {
                Order::Fence(fence) => self.fences.push(fence),
                order => return Poll::Ready(Event::Order(order)),
            }
        }
        match self.connection.poll_accept(cx) {
            Poll::Ready(Some(Ok(stream))) => Poll::Ready(Event::Stream(Box::new(stream))),
            Poll::Ready(Some(Err(error))) => Poll::Ready(Event::Closed(Some(error))),
            Poll::Ready(None) => Poll::Ready(Event::Closed(None)),
            Poll::Pending => {
                // A stream that no longer waits needs no reply.
                self.fences.drain(..).for_each(|fence| _ = fence.send(()));
                Poll::Pending
            }
        }
    }
}

/// Serves streams until the connection ends.
pub(crate) async fn serve(site: Arc<Site>, peer: Peer, mut socket: Socket, entry: &OpenConnection) {
    let reset = socket.reset_switch();
    let limit = u32::try_from(HEAD_LIMIT).unwrap_or(u32::MAX);
    let connection = match Builder::new().max_header_list_size(limit).handshake(socket).await {
        Ok(connection) => connection,
        Err(error) => return entry.fault(error.to_string()),
    };
    let (orders, inbox) = mpsc::unbounded_channel();
    let mut driver = Driver { connection, orders: inbox, fences: Vec::new() };
    let mut streams = JoinSet::new();
    let peer = Arc::new(peer);
    let fault = loop {
        match poll_fn(|cx| driver.poll_next(cx)).await {
            Event::Stream(opened) => {
                while streams.try_join_next().is_some() {}
                streams.spawn(answer(site.clone(), peer.clone(), *opened, orders.clone()));
            }
            Event::Order(Order::Reset) => {
                reset.arm();
                break None;
            }
            Event::Order(Order::Leave) => {
                reset.leave();
                break None;
            }
            Event::Order(_) => driver.connection.graceful_shutdown(),
            Event::Closed(fault) => break fault,
        }
    };
    // A connection that just broke is not an error in the client's HTTP.
    if let Some(fault) = fault.filter(|fault| !fault.is_io()) {
        entry.fault(fault.to_string());
    }
    drop(driver);
    // Every stream detects that its connection has ended, and records how it ended.
    while streams.join_next().await.is_some() {}
}

async fn answer(
    site: Arc<Site>,
    peer: Arc<Peer>,
    (request, mut respond): Stream,
    orders: mpsc::UnboundedSender<Order>,
) {
    let (parts, body) = request.into_parts();
    let head = head(&parts);
    let mut wire = Http2Wire::new(&mut respond, body, &orders, head.method == "HEAD");
    match exchange(&site, &peer, &head, &mut wire).await {
        Err(Stop::Cut) => respond.send_reset(h2::Reason::INTERNAL_ERROR),
        Err(Stop::ResetStream(code)) => respond.send_reset(code.into()),
        Err(Stop::Leave) => _ = orders.send(Order::Leave),
        // The connection may have ended by itself meanwhile.
        Err(Stop::Reset) => _ = orders.send(Order::Reset),
        Ok(()) | Err(Stop::ClientLeft | Stop::Malformed(_)) => {}
    }
}

fn head(parts: &Parts) -> RequestHead {
    let mut headers = Headers::default();
    for (name, value) in &parts.headers {
        headers.push(name.as_str(), value.as_bytes());
    }
    let authority = parts.uri.authority().map(ToString::to_string);
    RequestHead {
        method: parts.method.to_string(),
        target: parts.uri.path_and_query().map_or_else(String::new, ToString::to_string),
        version: Version::Http2,
        host: authority.or_else(|| parts.headers.get("host").map(|host| text_of(host.as_bytes()))),
        headers,
    }
}
