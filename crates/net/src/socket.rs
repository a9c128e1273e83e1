//! WebSockets: the handshake as an ordinary HTTP exchange, then frames by tungstenite on the connection that
//! the server has switched.

use std::task::{Context, Poll};

use futures_util::stream::{SplitSink, SplitStream};
use futures_util::{FutureExt, SinkExt, StreamExt};
use http::header::{CONNECTION, SEC_WEBSOCKET_ACCEPT, SEC_WEBSOCKET_EXTENSIONS, SEC_WEBSOCKET_PROTOCOL, UPGRADE};
use http::{Response, StatusCode};
use hyper::body::Incoming;
use hyper_util::rt::TokioIo;
use qiao_abi::{
    Budget, Failure, HandshakeProblem, HttpRequest, LocalFuture, OpenSocket, SocketInput, SocketOffer, SocketOutput,
    SocketReceiver, SocketSender, Text,
};
use tokio_tungstenite::WebSocketStream;
use tokio_tungstenite::tungstenite::error::{CapacityError, ProtocolError};
use tokio_tungstenite::tungstenite::handshake::client::generate_key;
use tokio_tungstenite::tungstenite::handshake::derive_accept_key;
use tokio_tungstenite::tungstenite::protocol::frame::coding::CloseCode;
use tokio_tungstenite::tungstenite::protocol::{CloseFrame, Role, WebSocketConfig};
use tokio_tungstenite::tungstenite::{Error, Message};
use tokio_util::either::Either;

use crate::deflate::{self, Agreed, Deflated};
use crate::fault;
use crate::meter::{self, Meter, Metered};
use crate::shaper::Outage;
use crate::tls::Secured;

/// Bytes read at once.
const READ_BUFFER: usize = 16 * 1024;
/// Maximum number of buffered bytes before a sender has to wait.
const WRITE_BUFFER: usize = 256 * 1024;

/// A stream of frames; messages may be compressed below it.
type Frames = WebSocketStream<Metered<Either<TokioIo<Secured>, Deflated<TokioIo<Secured>>>>>;

/// The request of a handshake: the headers of the script and the platform, plus those that the protocol requires.
pub(crate) struct Handshake {
    pub exchange: HttpRequest,
    key: String,
}

impl Handshake {
    pub(crate) fn new(exchange: &HttpRequest, offer: &SocketOffer) -> Handshake {
        let key = generate_key();
        let mut exchange = exchange.clone();
        let headers = exchange.headers.to_mut();
        let mut add = |name: &str, value: &str| headers.push((name.to_owned(), value.to_owned()));
        add("Connection", "Upgrade");
        add("Upgrade", "websocket");
        add("Sec-WebSocket-Version", "13");
        add("Sec-WebSocket-Key", &key);
        if offer.deflate {
            add("Sec-WebSocket-Extensions", deflate::OFFER);
        }
        if !offer.protocols.is_empty() {
            add("Sec-WebSocket-Protocol", &offer.protocols.join(", "));
        }
        Handshake { exchange, key }
    }

    /// Checks the server's response (RFC 6455, section 4.1); returns the negotiated compression, if any.
    ///
    /// # Errors
    /// The server did not switch protocols, or switched to something else.
    pub(crate) fn check(
        &self,
        offer: &SocketOffer,
        response: &Response<Incoming>,
    ) -> Result<Option<Agreed>, HandshakeProblem> {
        if response.status() != StatusCode::SWITCHING_PROTOCOLS {
            return Err(HandshakeProblem::Status(response.status().as_u16()));
        }
        let all = |name| {
            let values = response.headers().get_all(name).into_iter();
            values.filter_map(|value| value.to_str().ok()).collect::<Vec<_>>().join(", ")
        };
        let has = |name, wanted: &str| all(name).split(',').any(|part| part.trim().eq_ignore_ascii_case(wanted));
        if !has(UPGRADE, "websocket") || !has(CONNECTION, "upgrade") {
            return Err(HandshakeProblem::NotSwitched);
        }
        if all(SEC_WEBSOCKET_ACCEPT).trim() != derive_accept_key(self.key.as_bytes()) {
            return Err(HandshakeProblem::Accept);
        }
        let protocol = all(SEC_WEBSOCKET_PROTOCOL);
        if !protocol.is_empty() && !offer.protocols.contains(&protocol) {
            return Err(HandshakeProblem::Protocol(protocol));
        }
        if protocol.is_empty() && offer.must_answer && !offer.protocols.is_empty() {
            return Err(HandshakeProblem::NoProtocol);
        }
        deflate::agreed(offer.deflate, response.headers().get_all(SEC_WEBSOCKET_EXTENSIONS))
            .map_err(|bad| HandshakeProblem::Extensions(bad.to_string()))
    }
}

/// A connection that the server has switched to WebSocket.
pub(crate) struct Switched {
    pub stream: TokioIo<Secured>,
    /// Bytes that arrived directly after the response's head.
    pub read: Vec<u8>,
    /// The headers of the response.
    pub headers: Vec<(String, String)>,
    pub compression: Option<Agreed>,
}

impl Switched {
    /// The socket on the connection.
    pub(crate) async fn open(
        self,
        handshake: Handshake,
        offer: &SocketOffer,
        outage: Outage,
        budget: Budget,
    ) -> OpenSocket {
        let host = handshake.exchange.url.host_str().unwrap_or_default().to_owned();
        let headers = self.headers.clone();
        let meter = Meter::new(&budget);
        let (sink, stream) = self.frames(offer.message_limit, meter.clone()).await.split();
        OpenSocket {
            sent: handshake.exchange.headers.to_vec(),
            headers,
            sender: Box::new(Sending(sink)),
            receiver: Box::new(Receiving { stream, host, outage, meter }),
        }
    }

    async fn frames(self, message_limit: usize, meter: Meter) -> Frames {
        let config = WebSocketConfig::default()
            .read_buffer_size(READ_BUFFER)
            .write_buffer_size(0)
            .max_write_buffer_size(WRITE_BUFFER + message_limit)
            .max_message_size(Some(message_limit))
            .max_frame_size(Some(message_limit));
        let Switched { stream, read, compression, .. } = self;
        match compression {
            Some(agreed) => {
                let stream = Deflated::new(stream, &agreed, message_limit as u64, read);
                let stream = meter.over(Either::Right(stream));
                WebSocketStream::from_raw_socket(stream, Role::Client, Some(config)).await
            }
            None => {
                let stream = meter.over(Either::Left(stream));
                WebSocketStream::from_partially_read(stream, read, Role::Client, Some(config)).await
            }
        }
    }
}

struct Sending(SplitSink<Frames, Message>);

struct Receiving {
    stream: SplitStream<Frames>,
    host: String,
    outage: Outage,
    meter: Meter,
}

impl SocketSender for Sending {
    fn send(&mut self, output: SocketOutput) -> LocalFuture<'_, Result<(), Failure>> {
        let message = match output {
            SocketOutput::Text(text) => Message::Text(text.into()),
            SocketOutput::Binary(bytes) => Message::Binary(bytes),
            SocketOutput::Close { code, reason } => {
                Message::Close(Some(CloseFrame { code: CloseCode::from(code), reason: reason.into() }))
            }
        };
        Box::pin(async move { self.0.send(message).await.map_err(|_| Failure::Closed) })
    }
}

impl Receiving {
    /// Sends the pending reply to a close frame, as far as possible without waiting.
    fn answer_close(&mut self) {
        drop(self.stream.next().now_or_never());
    }
}

impl SocketReceiver for Receiving {
    fn poll_receive(&mut self, cx: &mut Context<'_>) -> Poll<SocketInput> {
        loop {
            let Poll::Ready(next) = self.stream.poll_next_unpin(cx) else {
                return self.outage.poll(cx).map(|()| SocketInput::Lost(Failure::Offline));
            };
            if matches!(next, Some(Ok(_))) {
                self.meter.delivered();
            }
            return Poll::Ready(match next {
                Some(Ok(Message::Text(text))) => SocketInput::Text(Text::shared(text)),
                Some(Ok(Message::Binary(bytes))) => SocketInput::Binary(bytes),
                Some(Ok(Message::Close(frame))) => {
                    self.answer_close();
                    let code = frame.as_ref().map(|frame| frame.code.into());
                    let reason = frame.map(|frame| frame.reason.as_str().to_owned()).unwrap_or_default();
                    SocketInput::Close { code, reason }
                }
                Some(Ok(Message::Ping(_) | Message::Pong(_) | Message::Frame(_))) => continue,
                Some(Err(error)) => SocketInput::Lost(failure(&error, &self.host, self.meter.limit())),
                None => SocketInput::Lost(Failure::Closed),
            });
        }
    }
}

/// The failure for an error of the codec, with the close code to send to the peer.
fn failure(error: &Error, host: &str, limit: usize) -> Failure {
    match error {
        Error::ConnectionClosed | Error::AlreadyClosed => Failure::Closed,
        Error::Protocol(ProtocolError::ResetWithoutClosingHandshake) => Failure::Closed,
        Error::Io(error) if meter::Full::is(error) => Failure::Memory(limit as u64),
        Error::Io(error) => match deflate::Fault::of(error) {
            Some(fault @ deflate::Fault::TooLarge(_)) => Failure::Frames { code: 1009, what: fault.to_string() },
            Some(fault) => Failure::Frames { code: 1002, what: fault.to_string() },
            None => fault::io(error, host),
        },
        Error::Utf8(what) => Failure::Frames { code: 1007, what: what.to_string() },
        Error::Capacity(CapacityError::MessageTooLong { .. }) => {
            Failure::Frames { code: 1009, what: error.to_string() }
        }
        other => Failure::Frames { code: 1002, what: other.to_string() },
    }
}
