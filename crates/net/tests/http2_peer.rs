//! A server that speaks HTTP/2 frame by frame, as no library would: what becomes of an exchange when it resets, refuses,
//! goes away or breaks off.
#![expect(clippy::unwrap_used, reason = "a test fails by panicking")]

use std::collections::VecDeque;
use std::rc::Rc;
use std::sync::{Arc, Mutex};

use qiao_abi::{Body, CertificateCheck, Failure, Http2Fault, HttpRequest, HttpVersions, Phases, Transport};
use qiao_net::{Addresses, Client, Connector, Io, Opening, Target, Trust};
use rustls::pki_types::{PrivateKeyDer, PrivatePkcs8KeyDer};
use tokio::io::{AsyncRead, AsyncReadExt, AsyncWriteExt, duplex};
use tokio_rustls::TlsAcceptor;

/// What the server sends on one connection after it has read the request.
type Talk = Vec<Vec<u8>>;

fn frame(kind: u8, flags: u8, stream: u32, payload: &[u8]) -> Vec<u8> {
    let length = (payload.len() as u32).to_be_bytes();
    [&length[1..], &[kind, flags], &stream.to_be_bytes(), payload].concat()
}

/// `:status: 200`, and a length if there is one.
fn head(length: Option<u8>) -> Vec<u8> {
    let length = length.map_or(vec![], |length| vec![0x0f, 0x0d, 1, b'0' + length]);
    frame(1, 4, 1, &[vec![0x88], length].concat())
}

fn data(text: &str, ends: bool) -> Vec<u8> {
    frame(0, u8::from(ends), 1, text.as_bytes())
}

fn reset(code: u32) -> Vec<u8> {
    frame(3, 0, 1, &code.to_be_bytes())
}

fn goes_away(last: u32, code: u32) -> Vec<u8> {
    frame(7, 0, 0, &[last.to_be_bytes(), code.to_be_bytes()].concat())
}

/// A server that has one talk for each connection, in order.
struct Server {
    acceptor: TlsAcceptor,
    talks: Arc<Mutex<VecDeque<Talk>>>,
}

impl Connector for Server {
    fn connect(&self, _: Target<'_>) -> Opening {
        let (near, far) = duplex(64 * 1024);
        let (acceptor, talk) = (self.acceptor.clone(), self.talks.lock().unwrap().pop_front().unwrap_or_default());
        tokio::spawn(async move {
            let mut stream = acceptor.accept(far).await.unwrap();
            stream.write_all(&frame(4, 0, 0, &[])).await.unwrap();
            request(&mut stream).await;
            for piece in talk {
                stream.write_all(&piece).await.unwrap();
            }
            stream.flush().await.unwrap();
            drop(stream.shutdown().await);
        });
        Box::pin(async { Ok(Box::new(near) as Box<dyn Io>) })
    }
}

/// Reads up to the head of the first request.
async fn request(stream: &mut (impl AsyncRead + Unpin)) {
    let mut preface = [0; 24];
    stream.read_exact(&mut preface).await.unwrap();
    loop {
        let mut header = [0; 9];
        stream.read_exact(&mut header).await.unwrap();
        let mut payload = vec![0; u32::from_be_bytes([0, header[0], header[1], header[2]]) as usize];
        stream.read_exact(&mut payload).await.unwrap();
        if header[3] == 1 {
            return;
        }
    }
}

fn client(talks: Vec<Talk>) -> Client {
    let key = rcgen::KeyPair::generate().unwrap();
    let certificate = rcgen::CertificateParams::new(["a.test".to_owned()]).unwrap().self_signed(&key).unwrap();
    let der = PrivateKeyDer::from(PrivatePkcs8KeyDer::from(key.serialize_der()));
    let mut settings = rustls::ServerConfig::builder_with_provider(Arc::new(rustls::crypto::ring::default_provider()))
        .with_safe_default_protocol_versions()
        .unwrap()
        .with_no_client_auth()
        .with_single_cert(vec![certificate.der().clone()], der)
        .unwrap();
    settings.alpn_protocols = vec![b"h2".to_vec()];
    let acceptor = TlsAcceptor::from(Arc::new(settings));
    let server = Server { acceptor, talks: Arc::new(Mutex::new(talks.into())) };
    Client::through(Trust::default().and(certificate.pem().as_bytes()).unwrap(), Arc::new(server), Addresses::all())
}

/// The body of the answer, or what went wrong; and why the request was sent again.
async fn exchanged(talks: Vec<Talk>) -> (Result<String, Failure>, Vec<Failure>) {
    let (client, phases) = (client(talks), Rc::new(Phases::default()));
    let request = HttpRequest {
        method: "GET".to_owned(),
        url: "https://a.test/".parse::<url::Url>().unwrap().into(),
        headers: vec![].into(),
        resend: true,
        latin1: false,
        body: Body::Empty,
        versions: HttpVersions::Http2OrHttp1,
        certificates: CertificateCheck::Verify,
    };
    let answer = async {
        let mut response = client.send(&request, phases.clone()).await?;
        let mut body = Vec::new();
        while let Some(piece) = std::future::poll_fn(|cx| response.body.poll_piece(cx)).await {
            body.extend_from_slice(&piece?);
        }
        Ok(String::from_utf8(body).unwrap())
    };
    let answer = answer.await;
    (answer, phases.resent())
}

#[tokio::test]
async fn an_exchange_ends_as_the_frames_say() {
    let good = || vec![head(None), data("hi", true)];
    let (refused, gone) = (Failure::Http2(Http2Fault::Refused), |code| Failure::Http2(Http2Fault::GoneAway(code)));
    let failed = |fault| Err(Failure::Http2(fault));
    let hi = || Ok("hi".to_owned());
    for (name, talks, expected, resent) in [
        ("complete", vec![good()], hi(), vec![]),
        ("reset behind the end", vec![vec![head(None), data("hi", true), reset(0)]], hi(), vec![]),
        (
            "reset without error",
            vec![vec![head(None), data("hi", false), reset(0)]],
            failed(Http2Fault::Reset(0)),
            vec![],
        ),
        (
            "reset with all bytes",
            vec![vec![head(Some(2)), data("hi", false), reset(0)]],
            failed(Http2Fault::Reset(0)),
            vec![],
        ),
        ("reset behind the head", vec![vec![head(None), reset(0)]], failed(Http2Fault::Reset(0)), vec![]),
        ("cancelled", vec![vec![head(None), data("hi", false), reset(8)]], failed(Http2Fault::Reset(8)), vec![]),
        ("too short", vec![vec![head(Some(5)), data("hi", true)]], failed(Http2Fault::Protocol(1)), vec![]),
        ("too long", vec![vec![head(Some(1)), data("hi", true)]], failed(Http2Fault::Protocol(1)), vec![]),
        ("closed", vec![vec![head(None), data("hi", false)]], Err(Failure::Disconnected), vec![]),
        ("refused", vec![vec![reset(7)], good()], hi(), vec![refused.clone()]),
        ("refused twice", vec![vec![reset(7)], vec![reset(7)]], Err(refused.clone()), vec![refused]),
        ("gone away", vec![vec![goes_away(0, 0)], good()], hi(), vec![gone(0)]),
        ("gone away in anger", vec![vec![goes_away(0, 11)], good()], hi(), vec![gone(11)]),
        ("gone away after this", vec![vec![goes_away(1, 0), head(None), data("hi", true)]], hi(), vec![]),
    ] {
        let outcome = tokio::task::LocalSet::new().run_until(exchanged(talks)).await;
        assert_eq!(outcome, (expected, resent), "{name}");
    }
}
