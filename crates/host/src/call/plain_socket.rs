//! The life of a TCP or UDP socket: sends data in order, and reports received data. It must not know which hosts are
//! allowed: that was checked during admission.

use std::net::SocketAddr;
use std::rc::Rc;
use std::time::Duration;

use bytes::Bytes;
use qiao_abi::{
    Datagrams, Event, Failure, HostValue, OpenStream, Phase, PlainEvent, PlainKind, StreamReader, StreamWriter,
};
use qiao_rules::plain_socket as rules;
use tokio::sync::mpsc;

use crate::apis::plain_socket::explain_failure;
use crate::cancel::Cancel;
use crate::plain_sockets::Parcel;
use crate::state::{NamespaceState, ProgramState};

/// One socket and the resources it needs.
pub(crate) struct PlainSocket {
    pub(crate) state: Rc<ProgramState>,
    pub(crate) namespace: Rc<NamespaceState>,
    pub(crate) id: u32,
    pub(crate) kind: PlainKind,
    pub(crate) cancel: Cancel,
}

impl PlainSocket {
    /// Connects a TCP stream, and serves it until it ends.
    pub(crate) async fn stream(
        self,
        (host, port): (String, u16),
        timeout: Duration,
        orders: mpsc::UnboundedReceiver<Parcel>,
    ) {
        let _end = End(&self);
        let opened = tokio::select! {
            biased;
            _ = self.cancel.cancelled() => return,
            opened = self.state.transport.connect_tcp(&host, port) => opened,
            () = tokio::time::sleep(timeout) => Err(Failure::Timeout(Phase::Connect)),
        };
        match opened {
            Err(failure) => self.failed("connect", &failure),
            Ok(stream) => {
                self.tell(PlainEvent::Connect, HostValue::Object(Vec::new()));
                self.serve(stream, orders).await;
            }
        }
    }

    async fn serve(&self, stream: OpenStream, orders: mpsc::UnboundedReceiver<Parcel>) {
        let OpenStream { local, remote, mut reader, mut writer } = stream;
        tokio::select! {
            biased;
            _ = self.cancel.cancelled() => {}
            () = self.read(&mut *reader, local, remote) => {}
            () = self.write(&mut *writer, orders) => {}
        }
    }

    /// Reads until the end of the stream.
    async fn read(&self, reader: &mut dyn StreamReader, local: Option<SocketAddr>, remote: Option<SocketAddr>) {
        loop {
            match reader.read().await {
                Ok(Some(bytes)) => {
                    self.state.calls.inbox.room().await;
                    self.message(bytes, local, remote);
                }
                Ok(None) => return,
                Err(failure) => return self.failed("read", &failure),
            }
        }
    }

    async fn write(&self, writer: &mut dyn StreamWriter, mut orders: mpsc::UnboundedReceiver<Parcel>) {
        while let Some(Parcel { bytes, held, .. }) = orders.recv().await {
            if let Err(failure) = writer.write(bytes).await {
                return self.failed("write", &failure);
            }
            drop(held);
        }
        std::future::pending::<()>().await;
    }

    /// Serves a socket for datagrams until it is closed.
    pub(crate) async fn datagrams(self, socket: Rc<dyn Datagrams>, orders: mpsc::UnboundedReceiver<Parcel>) {
        let _end = End(&self);
        tokio::select! {
            biased;
            _ = self.cancel.cancelled() => {}
            () = self.receive(&*socket) => {}
            () = self.send(&*socket, orders) => {}
        }
    }

    async fn receive(&self, socket: &dyn Datagrams) {
        loop {
            match socket.receive().await {
                Ok((bytes, from)) => {
                    self.state.calls.inbox.room().await;
                    self.message(bytes, Some(socket.local()), Some(from));
                }
                Err(failure) => return self.failed("receive", &failure),
            }
        }
    }

    async fn send(&self, socket: &dyn Datagrams, mut orders: mpsc::UnboundedReceiver<Parcel>) {
        while let Some(Parcel { host, port, bytes, held }) = orders.recv().await {
            if let Err(failure) = socket.send(&host, port, bytes).await {
                self.failed("send", &failure);
            }
            drop(held);
        }
        std::future::pending::<()>().await;
    }

    fn message(&self, bytes: Bytes, local: Option<SocketAddr>, remote: Option<SocketAddr>) {
        let size = bytes.len() as f64;
        let mut remote = address(remote);
        if self.kind == PlainKind::Udp {
            remote.push(("size", HostValue::Number(size)));
        }
        let object = |fields: Vec<(&'static str, HostValue)>| {
            HostValue::Object(fields.into_iter().map(|(name, value)| (name.into(), value)).collect())
        };
        let what = HostValue::object([
            ("message", HostValue::Bytes(bytes)),
            ("remoteInfo", object(remote)),
            ("localInfo", object(address(local))),
        ]);
        self.tell(PlainEvent::Message, what);
    }

    fn failed(&self, function: &str, failure: &Failure) {
        explain_failure(&self.state, &self.namespace.app, self.kind, failure);
        let what = rules::error(&self.namespace.app, self.kind, function, &rules::why(failure));
        self.tell(PlainEvent::Error, what);
    }

    pub(crate) fn tell(&self, happening: PlainEvent, what: HostValue) {
        self.state.calls.inbox.push(Event::Plain { socket: self.id, happening, what });
    }
}

/// The end of a socket when this is dropped, even by a panic; script hears of it last.
struct End<'a>(&'a PlainSocket);

impl Drop for End<'_> {
    fn drop(&mut self) {
        let End(socket) = self;
        socket.namespace.plain_sockets.borrow_mut().remove(socket.id);
        socket.tell(PlainEvent::Close, HostValue::Object(Vec::new()));
        socket.state.calls.inbox.wake();
    }
}

/// An address, as the script sees it.
fn address(of: Option<SocketAddr>) -> Vec<(&'static str, HostValue)> {
    let Some(of) = of else {
        return Vec::new();
    };
    let family = if of.is_ipv4() { "IPv4" } else { "IPv6" };
    vec![
        ("address", of.ip().to_string().into()),
        ("port", HostValue::Number(f64::from(of.port()))),
        ("family", family.into()),
    ]
}
