//! Bodies: request bodies for hyper, and response bodies with their codings removed and their end checked. A body is
//! complete by its own framing, or it ends in a failure.

use std::pin::Pin;
use std::rc::Rc;
use std::task::{Context, Poll, ready};

use bytes::Bytes;
use http_body::{Body as HttpBody, Frame, SizeHint};
use hyper::body::Incoming;
use qiao_abi::{Body, BodyReader, Failure, Phases, ProxyFault, ProxyProblem, ResponseBody};

use crate::coding::Decoder;
use crate::dial::now;
use crate::fault;
use crate::pool::Lease;

/// A request body: the unsent rest, and its source.
pub(crate) struct Outgoing {
    left: u64,
    from: From,
}

enum From {
    Memory(Bytes),
    Reader(Box<dyn BodyReader>),
}

/// The source of a request body failed.
#[derive(Debug, thiserror::Error)]
#[error("the request's body could not be read")]
pub(crate) struct Unreadable(pub Failure);

impl Outgoing {
    pub(crate) fn new(body: &Body) -> Outgoing {
        let from = match body {
            Body::Empty => From::Memory(Bytes::new()),
            Body::Bytes(bytes) => From::Memory(bytes.clone()),
            Body::Stream(source) => From::Reader(source.open()),
        };
        Outgoing { left: body.length(), from }
    }
}

impl HttpBody for Outgoing {
    type Data = Bytes;
    type Error = Unreadable;

    fn poll_frame(self: Pin<&mut Self>, _: &mut Context<'_>) -> Poll<Option<Result<Frame<Bytes>, Unreadable>>> {
        let body = self.get_mut();
        if body.left == 0 {
            return Poll::Ready(None);
        }
        let piece = match &mut body.from {
            From::Memory(bytes) => Ok(Some(std::mem::take(bytes))),
            From::Reader(reader) => reader.next(),
        };
        Poll::Ready(match piece {
            Ok(piece) => piece.map(|piece| {
                body.left = body.left.saturating_sub(piece.len() as u64);
                Ok(Frame::data(piece))
            }),
            Err(failure) => Some(Err(Unreadable(failure))),
        })
    }

    fn is_end_stream(&self) -> bool {
        self.left == 0
    }

    fn size_hint(&self) -> SizeHint {
        SizeHint::with_exact(self.left)
    }
}

/// A response body. It holds its connection and returns it to the pool at the end; if dropped earlier, it closes the
/// connection.
pub(crate) struct Arriving {
    incoming: Incoming,
    decoder: Decoder,
    phases: Rc<Phases>,
    host: Rc<str>,
    framing: Framing,
    any: bool,
    ended: bool,
    lease: Option<Lease>,
}

/// How the end of a body is signalled.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Framing {
    /// By a length, or by the end of the connection (HTTP/1.1).
    Length,
    /// By the last chunk (HTTP/1.1, chunked).
    Chunks,
    /// By END_STREAM (HTTP/2).
    Stream,
}

impl Arriving {
    pub(crate) fn new(
        incoming: Incoming,
        decoder: Decoder,
        framing: Framing,
        phases: Rc<Phases>,
        host: Rc<str>,
        lease: Lease,
    ) -> Arriving {
        let mut body =
            Arriving { incoming, decoder, phases, host, framing, any: false, ended: false, lease: Some(lease) };
        if body.incoming.is_end_stream() {
            body.end();
        }
        body
    }

    fn end(&mut self) {
        self.ended = true;
        let cut_off = self.lease.as_ref().is_some_and(Lease::cut_off);
        self.phases.note(|timings| {
            timings.response.1 = Some(now());
            timings.cut_off = cut_off;
        });
        if let Some(lease) = self.lease.take() {
            lease.give_back();
        }
    }

    /// The remaining output of the decoder after the last byte.
    fn rest(&mut self) -> Option<Result<Bytes, Failure>> {
        if !self.any {
            return None;
        }
        match self.decoder.finish() {
            Ok(rest) if rest.is_empty() => None,
            other => Some(other),
        }
    }
}

impl ResponseBody for Arriving {
    fn poll_piece(&mut self, cx: &mut Context<'_>) -> Poll<Option<Result<Bytes, Failure>>> {
        loop {
            match self.decoder.more() {
                Ok(piece) if piece.is_empty() => {}
                other => return Poll::Ready(Some(other)),
            }
            if self.ended {
                return Poll::Ready(self.rest());
            }
            let Some(frame) = ready!(Pin::new(&mut self.incoming).poll_frame(cx)) else {
                self.end();
                continue;
            };
            let piece = match frame {
                Ok(frame) => frame.into_data().unwrap_or_default(),
                Err(error) => return Poll::Ready(Some(Err(self.broke(&error)))),
            };
            self.any |= !piece.is_empty();
            self.phases.note(|timings| timings.received += piece.len() as u64);
            match self.decoder.decode(piece) {
                Ok(piece) if piece.is_empty() => {}
                other => return Poll::Ready(Some(other)),
            }
        }
    }
}

impl Arriving {
    fn broke(&self, error: &hyper::Error) -> Failure {
        let failure = match self.framing {
            Framing::Stream => fault::http2(error, &self.host),
            framing => fault::http1_body(error, framing == Framing::Chunks, &self.host),
        };
        let proxy = self.lease.as_ref().and_then(Lease::proxy);
        match (failure, proxy) {
            (Failure::Reset, Some(proxy)) => {
                Failure::Proxy(ProxyFault { proxy: proxy.to_owned(), problem: ProxyProblem::Closed })
            }
            (other, _) => other,
        }
    }
}
