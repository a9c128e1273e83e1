//! The search for services in the local network: a foreign responder is found over real sockets, and one of the
//! program's own in virtual time, where it also falls silent.

use std::net::{SocketAddr, UdpSocket};
use std::thread;

use qiao::{Client, Host, Identity, Launch, Override, Platform};

use crate::support::{Site, on_virtual_time};

/// The labels of a name, as DNS writes them.
fn name(of: &str) -> Vec<u8> {
    let labels = of.split('.').flat_map(|label| [&[u8::try_from(label.len()).unwrap()], label.as_bytes()].concat());
    labels.chain([0]).collect()
}

fn record(of: &str, kind: u16, data: &[u8]) -> Vec<u8> {
    let head = [kind.to_be_bytes(), 1u16.to_be_bytes()].concat();
    let ttl = 10u32.to_be_bytes();
    let length = u16::try_from(data.len()).unwrap().to_be_bytes();
    [&name(of)[..], &head, &ttl, &length, data].concat()
}

/// An answer with these records (RFC 6762, section 6.7).
fn answer(records: &[Vec<u8>]) -> Vec<u8> {
    let count = u8::try_from(records.len()).unwrap();
    [&[0, 0, 0x84, 0, 0, 0, 0, count, 0, 0, 0, 0][..], &records.concat()].concat()
}

/// A responder that tells of one web server, and where it is only when it is asked for that.
fn responder() -> SocketAddr {
    let socket = UdpSocket::bind("127.0.0.1:0").unwrap();
    let address = socket.local_addr().unwrap();
    thread::spawn(move || {
        let mut bytes = [0; 1024];
        while let Ok((read, from)) = socket.recv_from(&mut bytes) {
            let instance = "a room._http._tcp.local";
            let asks = |of: &[u8]| bytes[..read].windows(of.len()).any(|part| part == of);
            let mut records = vec![record("_http._tcp.local", 12, &name(instance))];
            // Only in a question about it does the name of the instance occur.
            if asks(&name("a room")[..7]) {
                let place = [&[0, 0, 0, 0, 0x1f, 0x90][..], &name("server.local")].concat();
                records.extend([record(instance, 33, &place), record("server.local", 1, &[192, 168, 1, 7])]);
            }
            socket.send_to(&answer(&records), from).unwrap();
        }
    });
    address
}

#[tokio::test]
async fn a_foreign_responder_is_found_over_real_sockets() {
    // WX-NET-008
    let overrides = [Override::new("224.0.0.251", None, responder())];
    let host = Host::builder().workers(1).resolve(overrides).build().unwrap();
    let site = Site { origin: std::sync::Arc::new(qiao_origin::Origin::in_memory().unwrap()), host };
    let text = "wx.onLocalServiceFound((found) => {
          console.log(JSON.stringify(found));
          wx.stopLocalServiceDiscovery();
        });
        wx.onLocalServiceDiscoveryStop(() => console.log('stopped'));
        wx.startLocalServiceDiscovery({ serviceType: '_http._tcp.', success: () => console.log('started') });";
    let transcript = site.play(Launch::source("main.js", text).platform(Platform::Wx)).await;
    let found = r#"{"serviceType":"_http._tcp.","serviceName":"a room","ip":"192.168.1.7","port":8080}"#;
    assert_eq!(transcript.log(), ["started", found, "stopped"]);
}

/// A script whose own socket answers the questions of its search, until `silent`.
fn with_own_responder(records: &[Vec<u8>], after: &str) -> String {
    let bytes = answer(records);
    format!(
        "const told = (word) => ({{ serviceName = '' }}) => console.log(word, serviceName);
        wx.onLocalServiceFound(told('found'));
        wx.onLocalServiceLost(told('lost'));
        wx.onLocalServiceResolveFail(told('unresolved'));
        wx.onLocalServiceDiscoveryStop(told('stopped'));
        let silent = false;
        const responder = wx.createUDPSocket();
        responder.bind(5353);
        responder.onMessage(({{ remoteInfo: {{ port }} }}) => {{
          const message = new Uint8Array({bytes:?}).buffer;
          if (!silent) responder.send({{ address: '127.0.0.1', port, message }});
        }});
        wx.startLocalServiceDiscovery({{ serviceType: '_http._tcp' }});
        {after}
        setTimeout(() => responder.close(), 40000);"
    )
}

#[test]
fn what_falls_silent_is_lost_and_the_search_ends_by_itself() {
    // WX-NET-008, WX-NET-009
    on_virtual_time(async |site: Site| {
        let instance = "x._http._tcp.local";
        let place = [&[0, 0, 0, 0, 0, 80][..], &name("server.local")].concat();
        let records = [
            record("_http._tcp.local", 12, &name(instance)),
            record(instance, 33, &place),
            record("server.local", 1, &[127, 0, 0, 1]),
        ];
        let text = with_own_responder(&records, "setTimeout(() => { silent = true; }, 5000);");
        let transcript = site.play(Launch::source("main.js", text).platform(Platform::Wx)).await;
        assert_eq!(transcript.log(), ["found x", "lost x", "stopped "]);
    });
}

#[test]
fn an_instance_whose_place_nobody_tells_is_not_resolved() {
    // WX-NET-008
    on_virtual_time(async |site: Site| {
        let records = [record("_http._tcp.local", 12, &name("x._http._tcp.local"))];
        let text = with_own_responder(&records, "");
        let transcript = site.play(Launch::source("main.js", text).platform(Platform::Wx)).await;
        assert_eq!(transcript.log(), ["unresolved x", "stopped "]);
    });
}

#[test]
fn a_client_that_cannot_search_says_why() {
    // WX-NET-008
    on_virtual_time(async |site: Site| {
        let text =
            "wx.startLocalServiceDiscovery({ serviceType: '_http._tcp.', fail: ({ errMsg }) => console.log(errMsg) });";
        let launch = Launch::source("main.js", text).platform(Platform::Wx);
        let transcript = site.play(launch.identity(Identity::new().client(Client::Ios))).await;
        assert_eq!(transcript.log(), ["startLocalServiceDiscovery:fail not supported"]);
        let reasons = transcript.reasons();
        assert!(reasons.iter().any(|reason| reason.contains("cannot search")), "{reasons:?}");
    });
}
