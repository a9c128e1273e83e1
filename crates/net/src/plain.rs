//! Plain TCP streams and UDP datagrams. With a connector in place of the network, streams use it, and datagrams only
//! reach other sockets of the same program. It must not know which hosts are allowed by rules.

use std::cell::RefCell;
use std::collections::BTreeMap;
use std::io;
use std::net::{Ipv4Addr, SocketAddr};
use std::rc::{Rc, Weak};

use bytes::{Bytes, BytesMut};
use qiao_abi::{Datagrams, Failure, LocalFuture, OpenStream, Phases, StreamReader, StreamWriter};
use tokio::io::{AsyncReadExt, AsyncWriteExt, ReadHalf, WriteHalf, split};
use tokio::net::UdpSocket;
use tokio::sync::{Mutex, mpsc};

use crate::addresses::Addresses;
use crate::dial::{self, Route, Stream};
use crate::fault;
use crate::resolve::Override;
use crate::shaper::NetworkShaper;

/// Size of a read, in bytes.
const PIECE: usize = 64 * 1024;
/// The first port to assign to unbound sockets if no operating system does so.
const FIRST_PORT: u16 = 49152;

/// What was read, in memory of about its size: script may keep many small messages.
fn fitting(bytes: BytesMut) -> Bytes {
    if 2 * bytes.len() < bytes.capacity() { Bytes::copy_from_slice(&bytes) } else { bytes.freeze() }
}

/// Opens a stream.
pub(crate) async fn connect(route: &Route, line: &NetworkShaper, host: &str, port: u16) -> Result<OpenStream, Failure> {
    let phases = Phases::default();
    let (stream, local) = dial::open(route, line, host, port, &phases).await?;
    let (reader, writer) = split(stream);
    let host = host.to_owned();
    let remote = phases.timings().peer;
    let reader = Reader { half: reader, line: line.clone(), host: host.clone() };
    Ok(OpenStream { local, remote, reader: Box::new(reader), writer: Box::new(Writer { half: writer, host }) })
}

struct Reader {
    half: ReadHalf<Stream>,
    line: NetworkShaper,
    host: String,
}

impl StreamReader for Reader {
    fn read(&mut self) -> LocalFuture<'_, Result<Option<Bytes>, Failure>> {
        Box::pin(async move {
            let mut bytes = BytesMut::with_capacity(PIECE);
            let read = tokio::select! {
                biased;
                () = self.line.down() => return Err(Failure::Offline),
                read = self.half.read_buf(&mut bytes) => read.map_err(|error| fault::io(&error, &self.host))?,
            };
            Ok((read > 0).then(|| fitting(bytes)))
        })
    }
}

struct Writer {
    half: WriteHalf<Stream>,
    host: String,
}

impl StreamWriter for Writer {
    fn write(&mut self, bytes: Bytes) -> LocalFuture<'_, Result<(), Failure>> {
        Box::pin(async move {
            let written = async {
                self.half.write_all(&bytes).await?;
                self.half.flush().await
            };
            written.await.map_err(|error| fault::io(&error, &self.host))
        })
    }
}

/// A datagram and its sender.
type Datagram = (Bytes, SocketAddr);
/// The receivers of datagrams, by port.
type Ports = RefCell<BTreeMap<u16, mpsc::Sender<Datagram>>>;

/// Number of datagrams that may wait for a receiver, and the size of the longest (RFC 768 over IPv4), in bytes; others
/// are lost, as they are between sockets of a system.
const WAITING: usize = 256;
const LONGEST: usize = 65_507;

/// Datagram exchange between the sockets of a program, without the operating system.
#[derive(Clone, Default)]
pub(crate) struct Exchange(Rc<Ports>);

/// Binds a UDP socket to a port, or to any free one.
pub(crate) fn bind(
    route: &Route,
    line: &NetworkShaper,
    exchange: &Exchange,
    port: u16,
) -> Result<Rc<dyn Datagrams>, Failure> {
    match route {
        Route::Tcp(overrides, _, permitted) => {
            let bound = bound(port).map_err(|error| fault::io(&error, "0.0.0.0"))?;
            let (overrides, permitted) = (overrides.clone(), permitted.clone());
            Ok(Rc::new(System { socket: bound, overrides, permitted, line: line.clone() }))
        }
        Route::Through(..) => exchange.bind(port),
    }
}

fn bound(port: u16) -> io::Result<UdpSocket> {
    let socket = std::net::UdpSocket::bind((Ipv4Addr::UNSPECIFIED, port))?;
    socket.set_nonblocking(true)?;
    socket.set_broadcast(true)?;
    UdpSocket::from_std(socket)
}

/// A socket of the operating system.
struct System {
    socket: UdpSocket,
    overrides: std::sync::Arc<[Override]>,
    permitted: Addresses,
    line: NetworkShaper,
}

impl Datagrams for System {
    fn local(&self) -> SocketAddr {
        self.socket.local_addr().unwrap_or_else(|_| SocketAddr::from((Ipv4Addr::UNSPECIFIED, 0)))
    }

    fn send<'a>(&'a self, host: &'a str, port: u16, bytes: Bytes) -> LocalFuture<'a, Result<(), Failure>> {
        Box::pin(async move {
            if self.line.is_down() {
                return Err(Failure::Offline);
            }
            let addresses = dial::looked_up(&self.overrides, &self.permitted, host, port).await?;
            let to = addresses.into_iter().find(SocketAddr::is_ipv4);
            let to = to.ok_or_else(|| Failure::NameNotResolved(host.to_owned()))?;
            self.socket.send_to(&bytes, to).await.map(drop).map_err(|error| fault::io(&error, host))
        })
    }

    fn receive(&self) -> LocalFuture<'_, Result<(Bytes, SocketAddr), Failure>> {
        Box::pin(async move {
            let mut bytes = BytesMut::with_capacity(PIECE);
            let received = self.socket.recv_buf_from(&mut bytes).await;
            received.map(|(_, from)| (fitting(bytes), from)).map_err(|error| fault::io(&error, ""))
        })
    }
}

impl Exchange {
    fn bind(&self, port: u16) -> Result<Rc<dyn Datagrams>, Failure> {
        let mut ports = self.0.borrow_mut();
        let port = match port {
            0 => (FIRST_PORT..=u16::MAX).find(|port| !ports.contains_key(port)),
            port => Some(port).filter(|port| !ports.contains_key(port)),
        };
        let port = port.ok_or_else(|| fault::io(&io::ErrorKind::AddrInUse.into(), "127.0.0.1"))?;
        let (sender, inbox) = mpsc::channel(WAITING);
        ports.insert(port, sender);
        Ok(Rc::new(Local { port, exchange: Rc::downgrade(&self.0), inbox: Mutex::new(inbox) }))
    }
}

/// A socket within the program.
struct Local {
    port: u16,
    exchange: Weak<Ports>,
    inbox: Mutex<mpsc::Receiver<Datagram>>,
}

impl Datagrams for Local {
    fn local(&self) -> SocketAddr {
        SocketAddr::from((Ipv4Addr::LOCALHOST, self.port))
    }

    fn send<'a>(&'a self, _: &'a str, port: u16, bytes: Bytes) -> LocalFuture<'a, Result<(), Failure>> {
        // Without a receiver that has room the datagram is lost.
        if bytes.len() <= LONGEST
            && let Some(ports) = self.exchange.upgrade()
            && let Some(other) = ports.borrow().get(&port)
        {
            drop(other.try_send((bytes, self.local())));
        }
        Box::pin(std::future::ready(Ok(())))
    }

    fn receive(&self) -> LocalFuture<'_, Result<(Bytes, SocketAddr), Failure>> {
        Box::pin(async move { self.inbox.lock().await.recv().await.ok_or(Failure::Closed) })
    }
}

impl Drop for Local {
    fn drop(&mut self) {
        if let Some(ports) = self.exchange.upgrade() {
            ports.borrow_mut().remove(&self.port);
        }
    }
}
