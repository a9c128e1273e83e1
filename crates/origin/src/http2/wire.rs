//! One request and its response on an HTTP/2 stream. What HTTP/2 cannot express is left out (reason phrases,
//! framings, connection headers) or becomes RST_STREAM (raw bytes). Used by the connection.

use std::future::poll_fn;

use bytes::{Bytes, BytesMut};
use h2::server::SendResponse;
use h2::{Reason, RecvStream, SendStream};
use http::{HeaderName, HeaderValue, Response};
use tokio::sync::{mpsc, oneshot};

use super::Order;
use crate::script::{Framing, Interim, ResponseHead};
use crate::transport::Socket;
use crate::wire::{Flow, Stop, Wire};

/// Headers that belong to an HTTP/1 connection (RFC 9113, 8.2.2).
const CONNECTION_HEADERS: [&str; 5] = ["connection", "keep-alive", "proxy-connection", "transfer-encoding", "upgrade"];

/// An exchange on a stream.
pub(super) struct Http2Wire<'a> {
    respond: &'a mut SendResponse<Bytes>,
    request_body: RecvStream,
    /// The body of the response, once its head was sent.
    body: Option<SendStream<Bytes>>,
    orders: &'a mpsc::UnboundedSender<Order>,
    head_only: bool,
    bodiless: bool,
    goes_away: bool,
    /// The script wants what HTTP/2 cannot express; the stream will be reset instead of ended.
    unspeakable: bool,
}

impl<'a> Http2Wire<'a> {
    pub(super) fn new(
        respond: &'a mut SendResponse<Bytes>,
        request_body: RecvStream,
        orders: &'a mpsc::UnboundedSender<Order>,
        head_only: bool,
    ) -> Self {
        Self {
            respond,
            request_body,
            body: None,
            orders,
            head_only,
            bodiless: head_only,
            goes_away: false,
            unspeakable: false,
        }
    }
}

impl Wire for Http2Wire<'_> {
    async fn chunk(&mut self) -> Flow<Option<Bytes>> {
        let Some(chunk) = self.request_body.data().await else {
            return Ok(None);
        };
        let chunk = chunk?;
        self.request_body.flow_control().release_capacity(chunk.len())?;
        Ok(Some(chunk))
    }

    fn withheld(&self) -> bool {
        false
    }

    async fn interim(&mut self, interim: &Interim) -> Flow<()> {
        let response = response(interim.status, &interim.headers);
        self.respond.send_informational(response)?;
        self.flush().await
    }

    async fn head(&mut self, head: ResponseHead) -> Flow<()> {
        let mut response = response(head.status, &head.headers);
        self.bodiless = self.head_only || matches!(head.status, 204 | 304);
        if let Framing::Length(length) = head.framing
            && head.announced
            && !matches!(head.status, 204 | 304)
        {
            response.headers_mut().insert("content-length", length.into());
        }
        self.goes_away = head.close;
        self.body = Some(self.respond.send_response(response, false)?);
        Ok(())
    }

    async fn body(&mut self, mut bytes: Bytes) -> Flow<()> {
        let Some(body) = self.body.as_mut().filter(|_| !self.bodiless) else {
            return Ok(());
        };
        while !bytes.is_empty() {
            body.reserve_capacity(bytes.len());
            let capacity = poll_fn(|cx| body.poll_capacity(cx)).await.ok_or(Stop::ClientLeft)??;
            body.send_data(bytes.split_to(capacity.min(bytes.len())), false)?;
        }
        Ok(())
    }

    async fn raw(&mut self, _: Bytes) -> Flow<()> {
        self.unspeakable = true;
        Ok(())
    }

    async fn flush(&mut self) -> Flow<()> {
        let (fence, passed) = oneshot::channel();
        self.orders.send(Order::Fence(fence)).map_err(|_| Stop::ClientLeft)?;
        passed.await.map_err(|_| Stop::ClientLeft)
    }

    async fn finish(&mut self) -> Flow<()> {
        if self.unspeakable {
            self.flush().await?;
            return Err(Stop::Cut);
        }
        if let Some(body) = &mut self.body {
            body.send_data(Bytes::new(), true)?;
        }
        self.flush().await?;
        if self.goes_away {
            self.orders.send(Order::GoAway).map_err(|_| Stop::ClientLeft)?;
        }
        Ok(())
    }

    async fn left(&mut self) {
        // Any result means that the client has ended the stream.
        let _: Result<Reason, h2::Error> = match &mut self.body {
            Some(body) => poll_fn(|cx| body.poll_reset(cx)).await,
            None => poll_fn(|cx| self.respond.poll_reset(cx)).await,
        };
    }

    fn upgrade(&mut self) -> Option<(&mut Socket, &mut BytesMut)> {
        None
    }
}

/// A response with the headers that HTTP/2 can carry.
fn response(status: u16, headers: &[(String, Bytes)]) -> Response<()> {
    let mut response = Response::new(());
    if let Ok(status) = http::StatusCode::from_u16(status) {
        *response.status_mut() = status;
    }
    for (name, value) in headers {
        let name = HeaderName::from_bytes(name.as_bytes());
        let value = HeaderValue::from_maybe_shared(value.clone());
        if let (Ok(name), Ok(value)) = (name, value)
            && !CONNECTION_HEADERS.contains(&name.as_str())
        {
            response.headers_mut().append(name, value);
        }
    }
    response
}
