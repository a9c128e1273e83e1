//! For every failure, function and platform: changing the rule that a decision names must change the outcome. This
//! catches decisions that name a related but wrong rule.

#![expect(clippy::wildcard_enum_match_arm, reason = "anything else is shown or left out")]

use std::time::Duration;

use qiao_abi::{
    Api, Arg, ArgEntry, CertificateProblem, CorsFault, Data, Failure, FileFault, HandshakeProblem, HostValue,
    Http2Fault, Kind, Options, Phase, RouteFault, SocketFault, StorageFault, TlsProblem,
};

use super::Refused;
use crate::admit::timeout::{self, TimeLimit};
use crate::admit::{self, RequestArgs, socket};
use crate::app::{App, NetworkTimeout};
use crate::call_sites::CallSites;
use crate::diagnosis::{self, Circumstances};
use crate::domains::{DomainLists, List};
use crate::failure_result;
use crate::platforms::Platform;
use crate::profile::{Profile, Rules};
use crate::rule::View;

/// Rules applied by the host rather than by this crate: their outcome is their value.
const APPLIED_BY_THE_HOST: &[&str] = &[
    "background.interrupts_after",
    "background.refuses_after",
    "background.cuts_sockets_after",
    "cors.enforced",
    "download.limit",
    "download.needs_length",
    "download.stores_nothing",
    "files.file_limit",
    "limits.waits",
    "network.lacks_cellular",
    "pages.deepest",
    "response.bad_text",
    "sockets.limit",
    "sockets.close_codes",
    "sockets.breaks_raw_urls",
    "storage.encrypted_item_limit",
    "storage.encrypted_limit",
    "storage.item_limit",
    "storage.limit",
    "tls.verifies",
    "upload.limit",
];

/// Rules that hold for everything that is sent and cannot be changed here.
const UNCHANGEABLE: &[&str] = &["tls.oldest"];

/// Options of a call: strings, and the types of other values.
#[derive(Default)]
struct Given {
    texts: Vec<(&'static str, &'static str)>,
    kinds: Vec<(&'static str, Kind)>,
    callback: Option<&'static str>,
    timeout: Option<f64>,
}

impl Given {
    fn wrong<T>(&self, name: &str) -> Arg<T> {
        match self.kinds.iter().find(|(wrong, _)| *wrong == name) {
            Some((_, kind)) => Arg::Wrong(*kind, "5".to_owned()),
            None => Arg::Absent,
        }
    }
}

impl Options for Given {
    fn missing(&self) -> Option<Kind> {
        None
    }

    fn kind(&self, name: &'static str) -> Kind {
        let wrong = self.kinds.iter().find(|(wrong, _)| *wrong == name);
        wrong.map_or(
            if self.texts.iter().any(|(text, _)| *text == name) { Kind::String } else { Kind::Undefined },
            |it| it.1,
        )
    }

    fn text(&self, name: &'static str) -> Arg<String> {
        let text = self.texts.iter().find(|(text, _)| *text == name);
        text.map_or_else(|| self.wrong(name), |(_, text)| Arg::Value((*text).to_owned()))
    }

    fn number(&self, name: &'static str) -> Arg<f64> {
        self.timeout.filter(|_| name == "timeout").map_or_else(|| self.wrong(name), Arg::Value)
    }

    fn flag(&self, name: &'static str) -> Arg<bool> {
        self.wrong(name)
    }

    fn entries(&self, name: &'static str) -> Arg<Vec<ArgEntry>> {
        self.wrong(name)
    }

    fn texts(&self, name: &'static str) -> Arg<Vec<String>> {
        self.wrong(name)
    }

    fn data(&self, name: &'static str) -> Data<'_> {
        match self.kinds.iter().find(|(wrong, _)| *wrong == name) {
            Some((_, kind)) => Data::Other(*kind, "5".to_owned()),
            None => Data::Absent,
        }
    }

    fn json(&self) -> Option<String> {
        None
    }

    fn bad_callbacks(&self) -> Vec<(&'static str, Kind)> {
        self.callback.map(|name| (name, Kind::Number)).into_iter().collect()
    }
}

/// A program with one host in every list.
fn listed(rules: std::sync::Arc<Rules>) -> App {
    let mut lists = DomainLists::default();
    for list in List::ALL {
        lists.add(list, &format!("{}://a.test", list.scheme()), &rules).unwrap();
    }
    App { domains: Some(lists), ..App::under(rules) }
}

/// The outcome of a call, and the rule that a refusal names.
fn outcome(app: &App, api: Api, given: &Given) -> (String, Option<&'static str>) {
    let refused = match api {
        Api::Request => {
            let args = RequestArgs::read(given);
            admit::request(app, &CallSites::default(), &args, None)
                .map(|it| format!("{:?}", it.plan.request.headers))
                .map_err(|it| *it)
        }
        Api::UploadFile => {
            admit::upload(app, given, None, |_| 0).map(|it| format!("{:?}", it.plan.request.headers)).map_err(|it| *it)
        }
        Api::DownloadFile => {
            admit::download(app, given, None).map(|it| format!("{:?}", it.plan.request.headers)).map_err(|it| *it)
        }
        Api::SendSocketMessage => socket::send(app, given).map(|it| format!("{it:?}")).map_err(|it| *it),
        _ => socket::connect(app, given, 1).map(|it| format!("{:?}", it.request.headers)).map_err(|it| *it),
    };
    match refused {
        Ok(sent) => (sent, None),
        Err(Refused { failure, decision }) => (told(app, api, &failure), Some(decision.basis.rule)),
    }
}

fn told(app: &App, api: Api, failure: &Failure) -> String {
    match failure_result(app, api.into(), failure, None, &[]) {
        HostValue::Object(fields) | HostValue::Error(fields) => format!("{failure:?} {fields:?}"),
        other => format!("{other:?}"),
    }
}

/// The profile with each alternative value of a rule.
fn others(profile: &'static Profile, rule: &str) -> Vec<&'static Profile> {
    let mut others = Vec::new();
    let mut last = profile;
    while let Some(next) = last.mutated(rule).filter(|_| others.len() < 4) {
        last = Box::leak(Box::new(next));
        others.push(last);
    }
    others
}

#[test]
fn what_refuses_a_call_at_once_is_the_rule_that_the_refusal_names() {
    let url = |url| Given { texts: vec![("url", url), ("filePath", "x"), ("name", "f")], ..Given::default() };
    let odd = |name, kind| Given { kinds: vec![(name, kind)], ..url("https://a.test/") };
    let socket_url = |scheme_free: &'static str| Given { texts: vec![("url", scheme_free)], ..Given::default() };
    let mut wrong = Vec::new();
    for platform in Platform::ALL {
        let profile = platform.profile();
        for (api, given) in [
            (Api::Request, url("")),
            (Api::Request, url("/x")),
            (Api::Request, url("https://")),
            (Api::Request, url("https://a.test:6667/")),
            (Api::Request, url("http://a.test/")),
            (Api::Request, url("https://b.test/")),
            (Api::Request, url("https://a.test:444/")),
            (Api::Request, url("https://1.2.3.4/")),
            (Api::Request, url("https://localhost/")),
            (Api::Request, odd("method", Kind::Number)),
            (Api::Request, odd("header", Kind::Number)),
            (Api::Request, odd("dataType", Kind::Number)),
            (Api::Request, odd("responseType", Kind::Number)),
            (Api::Request, odd("data", Kind::Number)),
            (Api::Request, odd("data", Kind::Function)),
            (Api::Request, Given { callback: Some("success"), ..url("https://a.test/") }),
            (Api::Request, Given::default()),
            (Api::UploadFile, url("/x")),
            (Api::UploadFile, odd("header", Kind::Number)),
            (Api::UploadFile, Given::default()),
            (Api::UploadFile, url("https://b.test/")),
            (Api::DownloadFile, url("/x")),
            (Api::DownloadFile, odd("header", Kind::Number)),
            (Api::DownloadFile, url("https://b.test/")),
            (Api::ConnectSocket, socket_url("/x")),
            (Api::ConnectSocket, socket_url("wss://a.test/#x")),
            (Api::ConnectSocket, socket_url("wss://a.test:444/")),
            (Api::ConnectSocket, socket_url("wss://b.test/")),
            (Api::ConnectSocket, Given { kinds: vec![("protocols", Kind::String)], ..socket_url("wss://a.test/") }),
            (Api::ConnectSocket, Given { kinds: vec![("header", Kind::Number)], ..socket_url("wss://a.test/") }),
            (Api::SendSocketMessage, Given { kinds: vec![("data", Kind::Number)], ..Given::default() }),
        ] {
            // Two rules may refuse the same call; when one is changed, the other takes over.
            let before = outcome(&listed(Rules::of(profile, None, None)), api, &given);
            let Some(rule) = before.1 else { continue };
            let changes =
                |other: &&'static Profile| outcome(&listed(Rules::of(other, None, None)), api, &given) != before;
            if !others(profile, rule).iter().any(changes) {
                wrong.push(format!("{platform} {api}: {rule} for {}", before.0));
            }
        }
    }
    assert!(wrong.is_empty(), "{} rules decide nothing:\n{}", wrong.len(), wrong.join("\n"));
}

#[test]
fn a_method_is_refused_by_the_list_of_methods() {
    for platform in Platform::ALL {
        let profile = platform.profile();
        let last = Rules::of(profile, None, None).request.methods.last().copied().unwrap();
        let given = Given { texts: vec![("url", "https://a.test/"), ("method", last)], ..Given::default() };
        assert_eq!(outcome(&listed(Rules::of(profile, None, None)), Api::Request, &given).1, None, "{platform}");
        let without = others(profile, "request.methods")[0];
        let refused = outcome(&listed(Rules::of(without, None, None)), Api::Request, &given);
        assert_eq!(refused.1, Some("request.methods"), "{platform}");
    }
}

/// Failures that occur after admission, each with the functions they affect.
fn later_failures() -> Vec<(Failure, &'static [Api])> {
    const NETWORK: &[Api] = &[Api::Request, Api::UploadFile, Api::DownloadFile, Api::ConnectSocket];
    const HTTP: &[Api] = &[Api::Request, Api::UploadFile, Api::DownloadFile];
    let file = |fault| Failure::File { path: "p".into(), fault };
    vec![
        (Failure::Busy(10), HTTP),
        (Failure::Aborted, HTTP),
        (Failure::Declined(None), &[Api::ShowModal]),
        (Failure::Declined(Some("x".into())), &[Api::ShowModal]),
        (Failure::Interrupted, NETWORK),
        (Failure::Background, NETWORK),
        (Failure::NoCellular, &[Api::Request]),
        (Failure::NameNotResolved("x".into()), NETWORK),
        (Failure::Refused, NETWORK),
        (Failure::Unreachable, NETWORK),
        (Failure::Offline, NETWORK),
        (Failure::Reset, NETWORK),
        (Failure::Closed, NETWORK),
        (Failure::HeadTruncated, NETWORK),
        (Failure::Truncated, HTTP),
        (Failure::ChunksTruncated, HTTP),
        (Failure::Disconnected, HTTP),
        (Failure::Http2(Http2Fault::Refused), HTTP),
        (Failure::Malformed("x".into()), NETWORK),
        (Failure::Coding("x".into()), HTTP),
        (Failure::Location("x".into()), HTTP),
        (Failure::Tls(TlsProblem::Closed), NETWORK),
        (Failure::Tls(TlsProblem::Version), NETWORK),
        (Failure::Tls(TlsProblem::Certificate(CertificateProblem::Expired)), NETWORK),
        (Failure::Undecodable("GBK"), &[Api::Request]),
        (Failure::TooLarge(1), &[Api::Request]),
        (Failure::Cors(CorsFault::NoOrigin), &[Api::Request]),
        (Failure::NoContent, &[Api::DownloadFile]),
        (Failure::NoLength, &[Api::DownloadFile]),
        (file(FileFault::NotFound), &[Api::ReadFile, Api::UploadFile, Api::DownloadFile]),
        (file(FileFault::TooLarge(1)), &[Api::WriteFile, Api::UploadFile, Api::DownloadFile]),
        (file(FileFault::Full(1)), &[Api::WriteFile, Api::DownloadFile]),
        (Failure::Storage(StorageFault::NoKey("k".into())), &[Api::GetStorage]),
        (Failure::Storage(StorageFault::Full(1)), &[Api::SetStorage]),
        (Failure::Storage(StorageFault::ItemTooLarge(1)), &[Api::SetStorage]),
        (Failure::Storage(StorageFault::Disk("x".into())), &[Api::SetStorage]),
        (Failure::Handshake(HandshakeProblem::RawUrl), &[Api::ConnectSocket]),
        (Failure::Handshake(HandshakeProblem::Status(400)), &[Api::ConnectSocket]),
        (Failure::Frames { code: 1002, what: "x".into() }, &[Api::ConnectSocket]),
        (Failure::Socket(SocketFault::TooMany(5)), &[Api::ConnectSocket]),
        (Failure::Socket(SocketFault::NotOpen), &[Api::SendSocketMessage]),
        (Failure::Socket(SocketFault::NoneOpen), &[Api::SendSocketMessage]),
        (Failure::Socket(SocketFault::NothingToClose), &[Api::CloseSocket]),
        (Failure::Socket(SocketFault::Code("1".into())), &[Api::CloseSocket]),
        (Failure::Socket(SocketFault::Reason(200)), &[Api::CloseSocket]),
        (Failure::Socket(SocketFault::Full(1)), &[Api::SendSocketMessage]),
        (Failure::Route(RouteFault::NotFound("p".into())), &[Api::NavigateTo]),
        (Failure::Route(RouteFault::TooMany(10)), &[Api::NavigateTo]),
        (Failure::Route(RouteFault::AtFirst), &[Api::NavigateBack]),
    ]
}

/// The value of a rule that the host applies.
fn applied(profile: &Profile, rule: &str) -> Option<String> {
    let View { value, .. } = profile.rules().into_iter().find(|view| view.path() == rule)?;
    APPLIED_BY_THE_HOST.contains(&rule).then(|| value.to_string())
}

#[test]
fn what_ends_a_call_later_is_the_rule_that_the_decision_names() {
    let mut wrong = Vec::new();
    for platform in Platform::ALL {
        let profile = platform.profile();
        for (failure, apis) in later_failures() {
            // Only some clients lack the mobile network.
            if failure == Failure::NoCellular && platform != Platform::Wx {
                continue;
            }
            for api in apis {
                let app = App::new(profile);
                let rule = diagnosis::failure(&app, *api, &failure, &Circumstances::default()).basis.rule;
                let before = (told(&app, *api, &failure), applied(profile, rule));
                let changes =
                    |other: &&'static Profile| (told(&App::new(other), *api, &failure), applied(other, rule)) != before;
                if !UNCHANGEABLE.contains(&rule) && !others(profile, rule).iter().any(changes) {
                    wrong.push(format!("{platform} {api}: {rule} for {failure:?}"));
                }
            }
        }
    }
    assert!(wrong.is_empty(), "{} rules decide nothing:\n{}", wrong.len(), wrong.join("\n"));
}

#[test]
fn a_time_out_names_what_set_the_time() {
    let limit = |profile: &'static Profile, api, option, configured: Option<u64>| -> TimeLimit {
        let time = configured.map(Duration::from_secs);
        let timeouts = NetworkTimeout { request: time, upload_file: time, download_file: time, connect_socket: time };
        let option = if option { Arg::Value(70_000.0) } else { Arg::Absent };
        timeout::of(&App { timeouts, ..App::new(profile) }, api, &option)
    };
    for platform in Platform::ALL {
        let profile = platform.profile();
        for api in [Api::Request, Api::UploadFile, Api::DownloadFile, Api::ConnectSocket] {
            for (option, configured) in [(false, None), (true, None), (false, Some(7)), (true, Some(7))] {
                let before = limit(profile, api, option, configured);
                let failure = Failure::Timeout(Phase::Wait);
                let at = Circumstances { hostname: "a.test", limit: Some(&before) };
                let decision = diagnosis::failure(&App::new(profile), api, &failure, &at);
                assert_eq!(decision.basis, before.basis, "{platform} {api}");
                let rule = decision.basis.rule;
                let changed =
                    others(profile, rule).into_iter().any(|other| limit(other, api, option, configured) != before);
                assert!(changed, "{platform} {api}: {rule} for {before:?}");
            }
        }
    }
}
