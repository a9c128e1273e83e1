//! Decisions about calls that fail after admission: the rule that decided, what happened, and what would make the call
//! succeed. Refusals during admission are decided where they occur.

use qiao_abi::{
    Api, Deadline, Failure, FileFault, HandshakeProblem, ProxyFault, ProxyProblem, Reason, Remedy, RouteFault, Setting,
    SocketFault, StorageFault, TlsProblem,
};
use url::Url;

use crate::admit::timeout::TimeLimit;
use crate::app::App;
use crate::decision::{Decision, Refused};
use crate::error_text;
use crate::file_faults;
use crate::route;
use crate::rule::{Basis, basis};
use crate::socket_faults;
use crate::wire;

/// Reason and remedy of a failure.
pub(crate) type Words = (Reason, Option<Remedy>);

/// Context of a failed call.
#[derive(Clone, Copy, Debug, Default)]
pub struct Circumstances<'a> {
    /// The server; empty for calls without one.
    pub hostname: &'a str,
    /// The time limit; `None` if there is none.
    pub limit: Option<&'a TimeLimit>,
}

impl<'a> Circumstances<'a> {
    /// Context of a call that has not started.
    pub fn of_url(url: &'a Url) -> Circumstances<'a> {
        Circumstances { hostname: url.host_str().unwrap_or_default(), limit: None }
    }
}

/// The decision behind a failure of the network, the script or a timeout.
pub fn failure(app: &App, api: Api, failure: &Failure, at: &Circumstances<'_>) -> Decision {
    let (reason, remedy) = words(app, failure, at);
    basis(app, api, failure, at).decides(reason, remedy)
}

/// Refuses a call with this failure and the decision behind it.
pub fn refusal(app: &App, api: Api, fault: Failure, at: &Circumstances<'_>) -> Box<Refused> {
    failure(app, api, &fault, at).refuses(fault)
}

/// The decision that a call waits because the limit of concurrent calls is reached.
pub fn queued(app: &App, limit: u32) -> Decision {
    basis!(app.rules, limits.waits).decides(Reason::Waiting { limit }, None)
}

/// The decision to resend a request on a new connection.
pub fn resent(app: &App, host: &str) -> Decision {
    basis!(app.rules, request.resends).decides(Reason::Resent { host: host.to_owned() }, None)
}

/// The decision about a response that ended without a TLS `close_notify`.
pub fn cut_end(app: &App, host: &str) -> Decision {
    basis!(app.rules, tls.counts_cut_end).decides(Reason::CutEnd { host: host.to_owned() }, Remedy::AnnounceEnd)
}

/// The decision about a status that a proxy sends if it does not forward a request. The server may have sent it as well.
pub fn forwarded(app: &App, api: Api, proxy: &str, host: &str, status: u16) -> Option<Decision> {
    if !matches!(status, 403 | 502 | 503 | 504) {
        return None;
    }
    let (proxy, host) = (proxy.to_owned(), host.to_owned());
    let failure = Failure::Proxy(ProxyFault { proxy: proxy.clone(), problem: ProxyProblem::Status(status) });
    let reason = Reason::ProxyOrServer { proxy, host, status };
    Some(error_text::rule(app, api, &failure).decides(reason, Remedy::AllowInProxy))
}

/// Refuses a call above the limit of concurrent calls on a platform where calls do not wait.
pub fn busy(app: &App, limit: u32) -> Box<Refused> {
    basis!(app.rules, limits.waits).decides(Reason::Busy { limit }, Remedy::EndOne).refuses(Failure::Busy(limit))
}

/// The rule that decided: the limit or check of the platform if there is one, otherwise the rule with the error text.
#[expect(clippy::wildcard_enum_match_arm, reason = "in all other cases the rule with the error text decided")]
fn basis(app: &App, api: Api, failure: &Failure, at: &Circumstances<'_>) -> Basis {
    let rules = &app.rules;
    match failure {
        Failure::Interrupted if api == Api::ConnectSocket => basis!(rules, background.cuts_sockets_after),
        Failure::Interrupted => basis!(rules, background.interrupts_after),
        Failure::Background => basis!(rules, background.refuses_after),
        Failure::NoCellular => basis!(rules, network.lacks_cellular),
        Failure::Timeout(_) => at.limit.map_or_else(|| error_text::rule(app, api, failure), |limit| limit.basis),
        Failure::Tls(TlsProblem::Certificate(_)) => basis!(rules, tls.verifies),
        Failure::Tls(TlsProblem::Version) => basis!(rules, tls.oldest),
        Failure::Undecodable(_) => basis!(rules, response.bad_text),
        Failure::NoContent => basis!(rules, download.stores_nothing),
        Failure::NoLength => basis!(rules, download.needs_length),
        Failure::File { fault: FileFault::TooLarge(_), .. } => match api {
            Api::UploadFile => basis!(rules, upload.limit),
            Api::DownloadFile => basis!(rules, download.limit),
            _ => basis!(rules, files.file_limit),
        },
        Failure::Storage(fault) => storage_rule(app, fault).unwrap_or_else(|| error_text::rule(app, api, failure)),
        Failure::Handshake(HandshakeProblem::RawUrl) => basis!(rules, sockets.breaks_raw_urls),
        Failure::Handshake(HandshakeProblem::TextProtocols(_)) => basis!(rules, sockets.text_protocols),
        Failure::Handshake(HandshakeProblem::NoProtocol) => basis!(rules, sockets.needs_protocol),
        Failure::Socket(SocketFault::TooMany(_)) => basis!(rules, sockets.limit),
        Failure::Socket(SocketFault::Code(_)) => basis!(rules, sockets.close_codes),
        Failure::Route(RouteFault::TooMany(_)) => basis!(rules, pages.deepest),
        Failure::Cors(_) => basis!(rules, cors.enforced),
        _ => error_text::rule(app, api, failure),
    }
}

/// The limit that was exceeded.
fn storage_rule(app: &App, fault: &StorageFault) -> Option<Basis> {
    let storage = &app.rules.storage;
    match fault {
        StorageFault::ItemTooLarge(limit) if storage.item_limit == Some(*limit) => {
            Some(basis!(app.rules, storage.item_limit))
        }
        StorageFault::ItemTooLarge(_) => Some(basis!(app.rules, storage.encrypted_item_limit)),
        StorageFault::Full(limit) if storage.limit == *limit => Some(basis!(app.rules, storage.limit)),
        StorageFault::Full(_) => Some(basis!(app.rules, storage.encrypted_limit)),
        StorageFault::NoKey(_) | StorageFault::Unserializable(_) | StorageFault::Disk(_) => None,
    }
}

/// Reason and remedy.
#[expect(clippy::wildcard_enum_match_arm, reason = "other modules word the rest")]
fn words(app: &App, failure: &Failure, at: &Circumstances<'_>) -> Words {
    let host = at.hostname.to_owned();
    match failure {
        Failure::Busy(limit) => (Reason::Busy { limit: *limit }, Some(Remedy::EndOne)),
        Failure::Aborted => (Reason::Aborted, None),
        Failure::Declined(None) => (Reason::Cancelled, Some(Remedy::AnswerOtherwise { answers: Setting::Answers })),
        Failure::Declined(Some(reason)) => (Reason::AnsweredWithFailure { problem: reason.clone() }, None),
        Failure::Interrupted => (Reason::Interrupted, Some(Remedy::CallInForeground)),
        Failure::Background => (Reason::InBackground, Some(Remedy::CallOnShow)),
        Failure::NoCellular => (Reason::NoCellular, Some(Remedy::NoForcedCellular)),
        Failure::Timeout(phase) => {
            let (seconds, deadline) =
                at.limit.map_or((0.0, Deadline::Default), |limit| (limit.time.as_secs_f64(), limit.deadline));
            let remedy = time_remedy(app, deadline);
            (Reason::TimedOut { host, seconds, phase: *phase, deadline }, Some(remedy))
        }
        Failure::Undecodable(charset) => (Reason::Undecodable { charset }, Some(Remedy::NameCharset)),
        Failure::TooLarge(limit) => (Reason::LargeResponse { limit: *limit }, Some(Remedy::DownloadInstead)),
        Failure::Route(fault) => route::words(fault),
        _ => file_faults::words(failure)
            .or_else(|| socket_faults::words(failure, at.hostname))
            .unwrap_or_else(|| wire::words(failure, at.hostname)),
    }
}

/// The remedy for a timeout: where to set a longer one.
fn time_remedy(app: &App, deadline: Deadline) -> Remedy {
    match deadline {
        Deadline::Option => Remedy::OptionTime,
        Deadline::Configured => Remedy::ConfiguredTime,
        Deadline::Default if app.rules.timeouts.option => Remedy::MoreTime,
        Deadline::Default if app.rules.timeouts.configured => Remedy::MoreConfiguredTime,
        Deadline::Default | Deadline::Longest => Remedy::AnswerSooner,
    }
}
