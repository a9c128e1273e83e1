//! The error result of every failure, on every platform.

#![expect(clippy::wildcard_enum_match_arm, reason = "anything else is shown or left out")]

use qiao_abi::{
    CertificateProblem, CorsFault, Http2Fault, Phase, ProxyFault, ProxyProblem, SingleHeader, TlsProblem, Unrecorded,
};

use super::*;
use crate::app::App;
use crate::platforms::Platform;
use crate::profile::Rules;
use crate::values::Client;

/// Every failure, with realistic data.
fn every_failure() -> Vec<Failure> {
    let fault = |name, want, got| ArgumentFault { name, want, got, optional: false };
    let proxy = |problem| Failure::Proxy(ProxyFault { proxy: "proxy.test:3128".into(), problem });
    vec![
        Failure::Arguments(vec![fault("", &[Kind::Object], Kind::Undefined)]),
        Failure::Arguments(vec![fault("url", &[Kind::String], Kind::Undefined)]),
        Failure::Arguments(vec![
            fault("url", &[Kind::String], Kind::Null),
            fault("name", &[Kind::String], Kind::Number),
        ]),
        Failure::Arguments(vec![fault("data", &[Kind::String, Kind::Object], Kind::Number)]),
        Failure::Callback("success"),
        Failure::Url(BadUrl::NotAbsolute("/x".into())),
        Failure::Url(BadUrl::Scheme("ftp://x".into())),
        Failure::Url(BadUrl::Unparsable("https://".into())),
        Failure::Url(BadUrl::Port("https://x:22".into())),
        Failure::Domain { url: "https://x".into(), listing: Listing::Unlisted },
        Failure::Domain { url: "https://x".into(), listing: Listing::Forbidden },
        Failure::Method("FOO".into()),
        Failure::Data(DataFault::Kind(Kind::Function)),
        Failure::Data(DataFault::Kind(Kind::View)),
        Failure::Data(DataFault::Unserializable("circular reference".into())),
        Failure::Data(DataFault::TooLarge(1)),
        Failure::Header("a b".into()),
        Failure::WideHeader("X-Name".into()),
        Failure::Busy(10),
        Failure::Aborted,
        Failure::Declined(None),
        Failure::Declined(Some("no account".into())),
        Failure::Timeout(Phase::Wait),
        Failure::NameNotResolved("x".into()),
        Failure::Refused,
        Failure::Unreachable,
        Failure::Offline,
        Failure::NoCellular,
        Failure::Interrupted,
        Failure::Background,
        Failure::Reset,
        Failure::Closed,
        Failure::HeadTruncated,
        Failure::HeadTooLarge,
        Failure::Truncated,
        Failure::ChunksTruncated,
        Failure::Disconnected,
        Failure::Http2(Http2Fault::Reset(8)),
        Failure::Http2(Http2Fault::Refused),
        Failure::Http2(Http2Fault::GoneAway(0)),
        Failure::Http2(Http2Fault::GoneAway(11)),
        Failure::Http2(Http2Fault::Protocol(1)),
        proxy(ProxyProblem::NotResolved),
        proxy(ProxyProblem::Unreachable),
        proxy(ProxyProblem::Tls(TlsProblem::Certificate(CertificateProblem::SelfSigned))),
        proxy(ProxyProblem::Closed),
        proxy(ProxyProblem::Authentication { sent: false }),
        proxy(ProxyProblem::Status(403)),
        proxy(ProxyProblem::Refused("host unreachable".into())),
        Failure::Tls(TlsProblem::Certificate(CertificateProblem::SelfSigned)),
        Failure::Tls(TlsProblem::Certificate(CertificateProblem::UnknownIssuer { sent: 1, issuer: "CA".into() })),
        Failure::Tls(TlsProblem::Certificate(CertificateProblem::Expired)),
        Failure::Tls(TlsProblem::Certificate(CertificateProblem::NotYetValid)),
        Failure::Tls(TlsProblem::Certificate(CertificateProblem::WrongHost { presented: vec!["y".into()] })),
        Failure::Tls(TlsProblem::Certificate(CertificateProblem::Revoked)),
        Failure::Tls(TlsProblem::Certificate(CertificateProblem::NameConstraint)),
        Failure::Tls(TlsProblem::Certificate(CertificateProblem::BadSignature)),
        Failure::Tls(TlsProblem::Certificate(CertificateProblem::WeakSignature)),
        Failure::Tls(TlsProblem::Certificate(CertificateProblem::WeakKey)),
        Failure::Tls(TlsProblem::Certificate(CertificateProblem::AuthorityAsServer)),
        Failure::Tls(TlsProblem::Certificate(CertificateProblem::ServerAsAuthority)),
        Failure::Tls(TlsProblem::Certificate(CertificateProblem::ChainTooLong)),
        Failure::Tls(TlsProblem::Certificate(CertificateProblem::CriticalExtension)),
        Failure::Tls(TlsProblem::Certificate(CertificateProblem::Purpose)),
        Failure::Tls(TlsProblem::Certificate(CertificateProblem::Malformed)),
        Failure::Tls(TlsProblem::Closed),
        Failure::Tls(TlsProblem::Version),
        Failure::Tls(TlsProblem::Handshake("alert".into())),
        Failure::Malformed("not HTTP".into()),
        Failure::Coding("corrupt deflate stream".into()),
        Failure::Redirects(20),
        Failure::Location("ftp://x".into()),
        Failure::SeveralValues(SingleHeader::Location, vec!["/a".into(), "/b".into()]),
        Failure::SeveralValues(SingleHeader::ContentLength, vec!["1".into(), "2".into()]),
        Failure::Undecodable("GBK"),
        Failure::Cors(CorsFault::NoOrigin),
        Failure::TooLarge(1),
        Failure::Memory(1),
        Failure::Denied([127, 0, 0, 1].into()),
        Failure::Unrecorded(Box::new(Unrecorded {
            call: "GET https://a.test/".into(),
            nearest: None,
            differences: Vec::new(),
        })),
        Failure::Blocked,
    ]
}

/// Every failure of files and storage.
fn every_file_failure(api: Api) -> Vec<Failure> {
    let faults = [
        FileFault::NotFound,
        FileFault::Exists,
        FileFault::IsDirectory,
        FileFault::NotPermitted,
        FileFault::NotDirectory,
        FileFault::NotEmpty,
        FileFault::ReadOnly,
        FileFault::Package,
        FileFault::Forbidden,
        FileFault::NameTooLong,
        FileFault::Range("position"),
        FileFault::Range("length"),
        FileFault::Encoding,
        FileFault::Choice("encoding", "gbk".into()),
        FileFault::NotTemporary,
        FileFault::TooLarge(1),
        FileFault::Full(1),
        FileFault::Io("broken".into()),
    ];
    let storage = [
        StorageFault::NoKey("k".into()),
        StorageFault::ItemTooLarge(1),
        StorageFault::Full(1),
        StorageFault::Unserializable("circular reference".into()),
        StorageFault::Disk("broken".into()),
    ];
    let files = faults.map(|fault| Failure::File { path: "PATH".into(), fault });
    match api {
        Api::SetStorage => storage.map(Failure::Storage).to_vec(),
        Api::DownloadFile => files.into_iter().chain([Failure::NoContent, Failure::NoLength]).collect(),
        _ => files.to_vec(),
    }
}

fn line(app: &App, api: Api, failure: &Failure) -> String {
    let HostValue::Object(fields) = failure_result(app, api.into(), failure, None, &[]) else {
        return String::new();
    };
    let shown = fields.iter().map(|(name, value)| match value {
        HostValue::Text(text) => text.to_string(),
        HostValue::Number(number) => format!("[{name} {number}]"),
        other => format!("{other:?}"),
    });
    shown.collect::<Vec<_>>().join("  ")
}

#[test]
fn every_failure_on_every_platform_client_and_api() {
    let mut text = String::new();
    for platform in Platform::ALL {
        for client in Client::ALL {
            let app = App::under(Rules::of(platform.profile(), Some(*client), None));
            for api in [Api::Request] {
                text.push_str(&format!("# {platform} {} {api}\n", client.name()));
                for failure in every_failure() {
                    text.push_str(&format!("{failure:?}\n    {}\n", line(&app, api, &failure)));
                }
            }
        }
    }
    insta::assert_snapshot!(text);
}

#[test]
fn every_failure_of_files_on_every_platform() {
    let mut text = String::new();
    for platform in Platform::ALL {
        let app = App::new(platform.profile());
        for api in [Api::UploadFile, Api::DownloadFile, Api::ReadFile, Api::SetStorage] {
            text.push_str(&format!("# {platform} {api}\n"));
            let network = [Failure::Aborted, Failure::Timeout(Phase::Wait), Failure::Refused];
            let network = if api == Api::UploadFile { network.to_vec() } else { Vec::new() };
            for failure in network.into_iter().chain(every_file_failure(api)) {
                text.push_str(&format!("{failure:?}\n    {}\n", line(&app, api, &failure)));
            }
        }
    }
    insta::assert_snapshot!(text);
}

#[test]
fn the_request_id_is_told_where_results_carry_one() {
    // TTG-REQ-030, TTB-REQ-029
    let trace = |platform: Platform| {
        failure_result(&App::new(platform.profile()), Api::Request.into(), &Failure::Aborted, Some("t"), &[])
            .field("trace")
            .cloned()
    };
    assert_eq!(trace(Platform::TtGadget), Some(HostValue::Text("t".into())));
    assert_eq!(trace(Platform::TtBlock), None);
    assert_eq!(trace(Platform::Wx), None);
}
