//! Handshakes: names, faults, versions, protocols, and the ends of TLS streams. Also connections that the origin closes
//! or leaves hanging at once, as they have no HTTP either.

use std::io::ErrorKind;

use qiao_origin::{Alpn, Certificate, HandshakeFault, Origin, TlsManner, TlsVersions, Welcome};
use rustls::{AlertDescription, CertificateError, Error, ProtocolVersion};
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::time::{Duration, timeout};

use crate::client::{get_json, origin, soon, tcp, tls};

fn reason(error: &std::io::Error) -> &Error {
    error.get_ref().and_then(|inner| inner.downcast_ref()).expect("an error of rustls")
}

type Check = fn(&CertificateError) -> bool;

async fn refusal(origin: &Origin, name: &str) -> Error {
    reason(&tls(origin, name, &[]).await.unwrap_err()).clone()
}

#[tokio::test]
async fn any_name_has_a_certificate_and_so_has_no_name() {
    let origin = origin().await;
    for name in ["api.weixin.test", "a.b.c.example", "localhost", "127.0.0.1", "::1"] {
        let stream = tls(&origin, name, &["http/1.1"]).await.unwrap_or_else(|error| panic!("{name}: {error}"));
        assert_eq!(stream.get_ref().1.protocol_version(), Some(ProtocolVersion::TLSv1_3));
    }
    let names: Vec<_> = origin.log().connections().into_iter().map(|entry| entry.tls.unwrap().sni).collect();
    assert_eq!(names[0].as_deref(), Some("api.weixin.test"));
    assert_eq!(names[3], None);
}

#[tokio::test]
async fn bad_certificates_are_bad_in_the_way_that_was_asked_for() {
    let origin = origin().await;
    let cases: [(&str, Check); 6] = [
        ("expired.a.test", |error| matches!(error, CertificateError::ExpiredContext { .. })),
        ("not-yet.a.test", |error| matches!(error, CertificateError::NotValidYetContext { .. })),
        ("wrong-host.a.test", |error| matches!(error, CertificateError::NotValidForNameContext { .. })),
        ("self-signed.a.test", |error| matches!(error, CertificateError::UnknownIssuer)),
        ("untrusted.a.test", |error| matches!(error, CertificateError::UnknownIssuer)),
        ("no-intermediate.a.test", |error| matches!(error, CertificateError::UnknownIssuer)),
    ];
    for (name, expected) in cases {
        match refusal(&origin, name).await {
            Error::InvalidCertificate(error) => assert!(expected(&error), "{name}: {error:?}"),
            other => panic!("{name}: {other:?}"),
        }
    }
    let log = origin.log();
    soon(log.until(|log| log.connections().iter().all(|entry| entry.closed.is_some()))).await;
    for entry in log.connections() {
        let failed = entry.tls.unwrap().failed.unwrap();
        assert!(failed.contains("received fatal alert"), "{failed}");
    }
}

#[tokio::test]
async fn handshakes_fail_as_asked() {
    let origin = origin().await;
    let cut = tls(&origin, "tls-cut.a.test", &[]).await.unwrap_err();
    assert_eq!(cut.kind(), ErrorKind::UnexpectedEof);
    let reset = tls(&origin, "tls-reset.a.test", &[]).await.unwrap_err();
    assert_eq!(reset.kind(), ErrorKind::ConnectionReset);
    assert!(matches!(refusal(&origin, "tls-garbage.a.test").await, Error::InvalidMessage(_)));
    assert_eq!(refusal(&origin, "tls11.a.test").await, Error::AlertReceived(AlertDescription::ProtocolVersion));
    let hang = timeout(Duration::from_millis(100), tls(&origin, "tls-hang.a.test", &[])).await;
    assert!(hang.is_err());
    soon(origin.log().until(|log| log.connections().iter().all(|entry| entry.closed.is_some()))).await;
    let failed: Vec<_> =
        origin.log().connections().into_iter().map(|entry| entry.tls.unwrap().failed.unwrap()).collect();
    assert_eq!(
        failed,
        [
            "cut by the origin",
            "reset by the origin",
            "answered with garbage",
            "refused with protocol_version",
            "never answered by the origin",
        ]
    );
}

#[tokio::test]
async fn versions_and_protocols_are_chosen_by_name() {
    let origin = origin().await;
    let both: &[&str] = &["h2", "http/1.1"];
    let cases = [
        ("a.test", both, ProtocolVersion::TLSv1_3, Some("h2")),
        ("http1.a.test", both, ProtocolVersion::TLSv1_3, Some("http/1.1")),
        ("tls12.http1.a.test", both, ProtocolVersion::TLSv1_2, Some("http/1.1")),
        ("h2.tls13.a.test", both, ProtocolVersion::TLSv1_3, Some("h2")),
        ("a.test", &[], ProtocolVersion::TLSv1_3, None),
    ];
    for (name, offered, version, alpn) in cases {
        let stream = tls(&origin, name, offered).await.unwrap();
        let session = stream.get_ref().1;
        assert_eq!(session.protocol_version(), Some(version), "{name}");
        assert_eq!(session.alpn_protocol().map(|name| std::str::from_utf8(name).unwrap()), alpn, "{name}");
    }
    let refused = tls(&origin, "h2.a.test", &["http/1.1"]).await.unwrap_err();
    assert_eq!(reason(&refused), &Error::AlertReceived(AlertDescription::NoApplicationProtocol));
    let seen = get_json(&origin, "/log?connections=0").await;
    assert_eq!(seen["connections"][2]["tls"]["version"], "1.2");
    assert_eq!(seen["connections"][5]["tls"]["offeredAlpn"], serde_json::json!(["http/1.1"]));
}

#[tokio::test]
async fn a_cut_has_no_close_notify_and_a_proper_end_has() {
    let origin = origin().await;
    for (end, expected) in
        [("cut", Some(ErrorKind::UnexpectedEof)), ("until-close", None), ("reset", Some(ErrorKind::ConnectionReset))]
    {
        let mut stream = tls(&origin, "a.test", &[]).await.unwrap();
        let ask = format!("GET /do?s=body:hello;flush;wait:20ms;{end} HTTP/1.1\r\nHost: a\r\n\r\n");
        stream.write_all(ask.as_bytes()).await.unwrap();
        let mut answer = Vec::new();
        let result = soon(stream.read_to_end(&mut answer)).await;
        assert_eq!(result.err().map(|error| error.kind()), expected, "{end}");
        assert!(answer.ends_with(b"hello"), "{end}");
    }
}

#[tokio::test]
async fn the_builder_sets_what_no_name_asks_for() {
    let manner =
        TlsManner { certificate: Certificate::Expired, alpn: Alpn::Http1, versions: TlsVersions::Tls12, fault: None };
    let origin = Origin::builder().tls(manner).start().await.unwrap();
    assert!(matches!(refusal(&origin, "127.0.0.1").await, Error::InvalidCertificate(_)));
    let manner = TlsManner { fault: Some(HandshakeFault::Cut), ..TlsManner::default() };
    let origin = Origin::builder().tls(manner).start().await.unwrap();
    assert!(tls(&origin, "a.test", &[]).await.is_err());
}

#[tokio::test]
async fn a_connection_may_be_unwelcome() {
    let kinds = [(Welcome::Cut, None), (Welcome::Reset, Some(ErrorKind::ConnectionReset))];
    for (welcome, expected) in kinds {
        let origin = Origin::builder().welcome(welcome).start().await.unwrap();
        let result = soon(tcp(&origin).await.read_to_end(&mut Vec::new())).await;
        assert_eq!(result.err().map(|error| error.kind()), expected, "{welcome:?}");
    }
    let origin = Origin::builder().welcome(Welcome::Hang).start().await.unwrap();
    let mut socket = tcp(&origin).await;
    socket.write_all(b"GET / HTTP/1.1\r\n\r\n").await.unwrap();
    assert!(timeout(Duration::from_millis(50), socket.read_u8()).await.is_err());
}
