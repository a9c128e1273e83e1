//! One request and its response on an HTTP/1 connection: writes heads and bodies as the script defines them,
//! reads the body, and detects when the client leaves. Used by the HTTP/1 loop.

use std::io::Write;

use bytes::{Bytes, BytesMut};
use http::StatusCode;
use tokio::io::{AsyncReadExt, AsyncWriteExt};

use super::HEAD_LIMIT;
use super::body::{BodyDecoder, Decoded};
use super::head::Announced;
use crate::request::RequestHead;
use crate::script::{Framing, Interim, ResponseHead};
use crate::transport::Socket;
use crate::wire::{Flow, Stop, Wire};

/// Small writes are buffered up to this size, so that head and body leave in one segment.
const GATHERED: usize = 16 * 1024;

/// An exchange on an HTTP/1 connection.
pub(super) struct Http1Wire<'a> {
    socket: &'a mut Socket,
    /// Bytes that were read but not used; kept after the exchange.
    input: &'a mut BytesMut,
    output: Vec<u8>,
    decoder: BodyDecoder,
    /// The client waits for 100 before it sends the body.
    expects: bool,
    head_only: bool,
    sending: Sending,
    reusable: bool,
    upgraded: bool,
}

/// The progress of the response, and the framing of its body.
enum Sending {
    NoHead,
    /// Remaining bytes of the declared length.
    Sized(u64),
    Chunked,
    UntilClose,
    /// HEAD, 204, 304: a body in the script is not sent.
    Bodiless,
}

impl<'a> Http1Wire<'a> {
    pub(super) fn new(
        socket: &'a mut Socket,
        input: &'a mut BytesMut,
        head: &RequestHead,
        announced: Announced,
    ) -> Self {
        Self {
            socket,
            input,
            output: Vec::new(),
            decoder: announced.body,
            expects: announced.expects,
            head_only: head.method == "HEAD",
            sending: Sending::NoHead,
            reusable: !announced.last,
            upgraded: false,
        }
    }

    /// Whether another request may follow on this connection.
    pub(super) fn reusable(&self) -> bool {
        self.reusable
    }

    /// Whether the connection speaks another protocol now.
    pub(super) fn upgraded(&self) -> bool {
        self.upgraded
    }

    fn write_lines(&mut self, headers: &[(String, Bytes)]) {
        for (name, value) in headers {
            self.output.extend_from_slice(name.as_bytes());
            self.output.extend_from_slice(b": ");
            self.output.extend_from_slice(value);
            self.output.extend_from_slice(b"\r\n");
        }
    }

    fn write_status(&mut self, status: u16, reason: Option<&str>) {
        let canonical = || StatusCode::from_u16(status).ok()?.canonical_reason();
        let reason = reason.or_else(canonical).unwrap_or_default();
        // Writing to a Vec does not fail.
        let _ = write!(self.output, "HTTP/1.1 {status} {reason}\r\n");
    }

    /// Writes the header of the framing, unless the script has one.
    fn write_framing(&mut self, head: &ResponseHead) {
        if !head.announced {
            return;
        }
        match head.framing {
            Framing::Chunked => self.output.extend_from_slice(b"Transfer-Encoding: chunked\r\n"),
            // RFC 9110, 8.6: none in 1xx and 204; in 304 it would describe another response.
            Framing::Length(_) if matches!(head.status, 100..200 | 204 | 304) => {}
            Framing::Length(length) => {
                let _ = write!(self.output, "Content-Length: {length}\r\n");
            }
            Framing::UntilClose => {}
        }
    }

    /// Decides whether the connection ends here, and announces it unless the script has a `Connection`
    /// header.
    fn write_connection(&mut self, head: &ResponseHead) {
        let own = head.own("connection");
        let own_close = own.is_some_and(|value| value.eq_ignore_ascii_case(b"close"));
        if head.close || own_close || head.framing == Framing::UntilClose || self.withheld() {
            self.reusable = false;
        }
        if !self.reusable && own.is_none() {
            self.output.extend_from_slice(b"Connection: close\r\n");
        }
    }

    fn framing_of(&self, head: &ResponseHead) -> Sending {
        if self.head_only || matches!(head.status, 100..200 | 204 | 304) {
            return Sending::Bodiless;
        }
        match head.framing {
            Framing::Length(length) => Sending::Sized(length),
            Framing::Chunked => Sending::Chunked,
            Framing::UntilClose => Sending::UntilClose,
        }
    }

    async fn gather(&mut self, bytes: &[u8]) -> Flow<()> {
        if self.output.len() + bytes.len() > GATHERED {
            self.socket.write_all(&self.output).await?;
            self.output.clear();
        }
        if bytes.len() > GATHERED {
            self.socket.write_all(bytes).await?;
        } else {
            self.output.extend_from_slice(bytes);
        }
        Ok(())
    }

    /// Sends 100 to a client that waits for it.
    async fn invite(&mut self) -> Flow<()> {
        if self.withheld() && self.input.is_empty() {
            self.gather(b"HTTP/1.1 100 Continue\r\n\r\n").await?;
            self.flush().await?;
        }
        self.expects = false;
        Ok(())
    }
}

impl Wire for Http1Wire<'_> {
    async fn chunk(&mut self) -> Flow<Option<Bytes>> {
        self.invite().await?;
        loop {
            match self.decoder.decode(self.input).map_err(Stop::Malformed)? {
                Decoded::Piece(bytes) => return Ok(Some(bytes)),
                Decoded::End => return Ok(None),
                Decoded::More => {}
            }
            if self.socket.read_buf(self.input).await? == 0 {
                return Err(Stop::ClientLeft);
            }
        }
    }

    fn withheld(&self) -> bool {
        self.expects && !self.decoder.ended()
    }

    async fn interim(&mut self, interim: &Interim) -> Flow<()> {
        self.write_status(interim.status, None);
        self.write_lines(&interim.headers);
        self.output.extend_from_slice(b"\r\n");
        self.flush().await
    }

    async fn head(&mut self, head: ResponseHead) -> Flow<()> {
        self.write_status(head.status, head.reason.as_deref());
        self.write_lines(&head.headers);
        self.write_framing(&head);
        self.write_connection(&head);
        self.output.extend_from_slice(b"\r\n");
        self.sending = self.framing_of(&head);
        Ok(())
    }

    async fn body(&mut self, bytes: Bytes) -> Flow<()> {
        // An empty chunk would end the body.
        if bytes.is_empty() {
            return Ok(());
        }
        match &mut self.sending {
            Sending::Bodiless => Ok(()),
            Sending::Chunked => {
                self.gather(format!("{:x}\r\n", bytes.len()).as_bytes()).await?;
                self.gather(&bytes).await?;
                self.gather(b"\r\n").await
            }
            Sending::Sized(left) => {
                match left.checked_sub(bytes.len() as u64) {
                    Some(rest) => *left = rest,
                    // More than was declared: the client cannot find the next response.
                    None => self.reusable = false,
                }
                self.gather(&bytes).await
            }
            Sending::NoHead | Sending::UntilClose => self.gather(&bytes).await,
        }
    }

    async fn raw(&mut self, bytes: Bytes) -> Flow<()> {
        self.reusable = false;
        self.gather(&bytes).await
    }

    async fn flush(&mut self) -> Flow<()> {
        self.socket.write_all(&self.output).await?;
        self.output.clear();
        Ok(self.socket.flush().await?)
    }

    async fn finish(&mut self) -> Flow<()> {
        match self.sending {
            Sending::Chunked => self.gather(b"0\r\n\r\n").await?,
            Sending::Sized(0) | Sending::Bodiless => {}
            Sending::Sized(_) | Sending::NoHead | Sending::UntilClose => self.reusable = false,
        }
        self.flush().await
    }

    async fn left(&mut self) {
        while self.input.len() < HEAD_LIMIT {
            if !matches!(self.socket.read_buf(self.input).await, Ok(read) if read > 0) {
                return;
            }
        }
        // The buffer is full: from here on a client that leaves is detected when writing.
        std::future::pending().await
    }

    fn upgrade(&mut self) -> Option<(&mut Socket, &mut BytesMut)> {
        (self.reusable, self.upgraded) = (false, true);
        Some((self.socket, self.input))
    }
}
