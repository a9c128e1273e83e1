//! TCP and UDP sockets of script: bytes go to and come from a foreign peer, the lists hold, and the same happens in
//! virtual time.

use std::io::{Read, Write};
use std::net::{SocketAddr, TcpListener, UdpSocket};
use std::thread;
use std::time::Duration;

use qiao::{CurrentThread, Host, Launch, Network, Override, Platform, Record};

use crate::support::{Site, Transcript, on_virtual_time};

/// A server that sends back what comes, over one connection.
fn tcp_echo() -> SocketAddr {
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    let address = listener.local_addr().unwrap();
    thread::spawn(move || {
        let (mut stream, _) = listener.accept().unwrap();
        let mut bytes = [0; 1024];
        while let Ok(read @ 1..) = stream.read(&mut bytes) {
            stream.write_all(&bytes[..read]).unwrap();
        }
    });
    address
}

/// A peer that sends every datagram back.
fn udp_echo() -> SocketAddr {
    let socket = UdpSocket::bind("127.0.0.1:0").unwrap();
    let address = socket.local_addr().unwrap();
    thread::spawn(move || {
        let mut bytes = [0; 1024];
        while let Ok((read, from)) = socket.recv_from(&mut bytes) {
            socket.send_to(&bytes[..read], from).unwrap();
        }
    });
    address
}

async fn on_real_sockets(text: &str, domains: &str) -> Transcript {
    let overrides = [Override::new("tcp.test", None, tcp_echo()), Override::new("udp.test", None, udp_echo())];
    let host = Host::builder().workers(1).resolve(overrides).build().unwrap();
    let site = Site { origin: std::sync::Arc::new(qiao_origin::Origin::in_memory().unwrap()), host };
    let launch = Launch::source("main.js", text).platform(Platform::Wx).network(Network::new().domains(domains));
    site.play(launch).await
}

#[tokio::test]
async fn a_stream_exchanges_bytes_with_a_foreign_peer() {
    // WX-TCP-001
    let text = "const socket = wx.createTCPSocket();
        socket.onConnect(() => socket.write('hello'));
        socket.onMessage(({ message, remoteInfo }) => {
          console.log(String.fromCharCode(...new Uint8Array(message)), remoteInfo.family);
          socket.close();
        });
        socket.onClose(() => console.log('closed'));
        socket.onError((error) => console.log(error.errMsg));
        socket.connect({ address: 'tcp.test', port: 12345 });";
    let transcript = on_real_sockets(text, r#"{"tcp": ["tcp://tcp.test"]}"#).await;
    assert_eq!(transcript.log(), ["hello IPv4", "closed"]);
}

#[tokio::test]
async fn datagrams_go_to_a_foreign_peer_and_come_back() {
    // WX-UDP-001
    let text = "const socket = wx.createUDPSocket();
        socket.onListening(() => console.log('listening'));
        socket.onMessage(({ message, remoteInfo }) => {
          console.log(String.fromCharCode(...new Uint8Array(message)), remoteInfo.size);
          socket.close();
        });
        socket.onError((error) => console.log(error.errMsg));
        console.log(typeof socket.bind());
        socket.send({ address: 'udp.test', port: 12345, message: 'hello' });";
    let transcript = on_real_sockets(text, r#"{"udp": ["udp://udp.test"]}"#).await;
    assert_eq!(transcript.log(), ["number", "listening", "hello 5"]);
}

#[tokio::test]
async fn hosts_that_are_not_listed_are_refused_with_a_verdict() {
    // WX-TCP-002, WX-TCP-003, WX-UDP-002
    let text = "const told = (socket) => { socket.onError((error) => console.log(error.errMsg)); return socket; };
        told(wx.createTCPSocket()).connect({ address: 'tcp.test', port: 12345 });
        told(wx.createTCPSocket()).connect({ address: 'udp.test', port: 6379 });
        const udp = told(wx.createUDPSocket());
        udp.bind();
        udp.send({ address: 'tcp.test', port: 12345, message: 'x' });
        udp.close();";
    let transcript = on_real_sockets(text, r#"{"tcp": ["tcp://udp.test"], "udp": ["udp://udp.test"]}"#).await;
    let expected = [
        "TCPSocket.connect connect fail: invalid address",
        "TCPSocket.connect connect fail: invalid port",
        "UDPSocket.send send fail: invalid address",
    ];
    assert_eq!(transcript.log(), expected);
    let clauses = transcript.entries().into_iter().filter_map(|entry| match entry.record {
        Record::Verdict { verdict, .. } => Some(verdict.clause),
        _ => None,
    });
    assert_eq!(clauses.collect::<Vec<_>>(), ["WX-TCP-002", "WX-TCP-003", "WX-TCP-002"]);
}

#[test]
fn sockets_behave_alike_in_virtual_time() {
    on_virtual_time(async |site| {
        let text = "const tcp = wx.createTCPSocket();
            let answer = '';
            tcp.onConnect(() => tcp.write('GET /text HTTP/1.1\\r\\nHost: a.test\\r\\nConnection: close\\r\\n\\r\\n'));
            tcp.onMessage(({ message }) => { answer += String.fromCharCode(...new Uint8Array(message)); });
            tcp.onClose(() => console.log(answer.split('\\r\\n')[0]));
            tcp.onError((error) => console.log(error.errMsg));
            tcp.connect({ address: 'a.test', port: 9999 });
            const [one, other] = [wx.createUDPSocket(), wx.createUDPSocket()];
            const port = other.bind();
            one.bind();
            other.onMessage(({ message, remoteInfo }) => {
              console.log('datagram', new Uint8Array(message)[0], remoteInfo.address);
              one.close();
              other.close();
            });
            one.send({ address: '127.0.0.1', port, message: new Uint8Array([7, 8, 9]).buffer, offset: 1 });";
        let transcript = site.play(Launch::source("main.js", text).platform(Platform::Wx)).await;
        let mut log = transcript.log();
        log.sort();
        assert_eq!(log, ["HTTP/1.1 200 OK", "datagram 8 127.0.0.1"]);
    });
}

#[test]
fn a_connection_that_does_not_come_about_times_out() {
    // WX-TCP-004, WX-TCP-005
    on_virtual_time(async |site| {
        let text = "for (let n = 0; n < 20; n++) wx.createTCPSocket().close();
            try { wx.createTCPSocket(); } catch (error) { console.log(error.message); }
            setTimeout(() => console.log(typeof wx.createTCPSocket()), 300001);";
        let transcript = site.play(Launch::source("main.js", text).platform(Platform::Wx)).await;
        assert_eq!(transcript.log(), ["TCPSocket.create create fail: too many sockets", "object"]);
    });
}

#[test]
fn a_suspended_program_closes_though_more_datagrams_wait_than_it_takes() {
    let peer = UdpSocket::bind("127.0.0.1:0").unwrap();
    let text = "const socket = wx.createUDPSocket();
        socket.bind();
        socket.send({ address: 'udp.test', port: 12345, message: 'x' });";
    let there = Override::new("udp.test", None, peer.local_addr().unwrap());
    // On the program's own thread, so that its clock does not run ahead of what follows here.
    let here = CurrentThread::on_virtual_time().unwrap();
    let host = Host::builder().on(here.worker()).virtual_time().resolve([there]).build().unwrap();
    let all = async {
        let app = host.launch(Launch::source("main.js", text).platform(Platform::Wx)).await.unwrap();
        let (from, peer) =
            tokio::task::spawn_blocking(move || (peer.recv_from(&mut [0; 10]).unwrap().1, peer)).await.unwrap();
        app.background().await.unwrap();
        app.wait(Duration::from_secs(60)).await.unwrap();
        (0..200).for_each(|_| drop(peer.send_to(b"datagram", from)));
        app.wait(Duration::from_secs(60)).await.unwrap();
        app.close().await
    };
    here.block_on(async { tokio::time::timeout(Duration::from_secs(6000), all).await }).expect("it closes").unwrap();
}
