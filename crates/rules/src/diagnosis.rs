//! The verdict for a call that failed on its way: which rule gave the failure its form, what was
//! seen, and what would make the call pass.

use std::time::Duration;

use qiao_abi::{Api, CertificateProblem, CorsFault, Failure, Outcome, Phase, TlsProblem, Verdict};

use url::Url;

use crate::app::App;
use crate::cors::Cors;
use crate::file_faults;
use crate::route;
use crate::rule::{Basis, basis};
use crate::socket_faults;
use crate::verdict::Refused;

/// What is known of a call that failed, beside the failure.
#[derive(Clone, Copy, Debug, Default)]
pub struct Circumstances<'a> {
    /// The server that was called; empty for a call that needs none.
    pub hostname: &'a str,
    /// How long the call could take.
    pub timeout: Duration,
}

impl<'a> Circumstances<'a> {
    /// Those of a call that has not begun.
    pub fn of_url(url: &'a Url) -> Circumstances<'a> {
        Circumstances { hostname: url.host_str().unwrap_or_default(), timeout: Duration::ZERO }
    }
}

/// The verdict for a failure that the network, the script or the clock caused.
pub fn failure(app: &App, api: Api, failure: &Failure, at: &Circumstances<'_>) -> Verdict {
    let (host, seconds) = (at.hostname, at.timeout.as_secs_f64());
    if file_faults::error_text(app, api, failure).is_some() {
        return file_faults::verdict(app, api, failure);
    }
    if let Some((_, basis)) = socket_faults::error_text(app, api, failure) {
        let (reason, remedy) = socket_faults::words(failure, host).unwrap_or_else(|| words(failure, host, seconds));
        return basis.verdict(&app.rules, Outcome::Refused, reason, remedy);
    }
    let (reason, remedy) = words(failure, host, seconds);
    decided_by(app, failure).verdict(&app.rules, Outcome::Refused, reason, remedy)
}

fn decided_by(app: &App, failure: &Failure) -> Basis {
    let rules = &app.rules;
    match failure {
        Failure::Busy(_) => basis!(rules, limits.waits),
        Failure::Aborted => basis!(rules, failures.aborted),
        Failure::Declined(None) => basis!(rules, ui.cancelled),
        Failure::Declined(Some(_)) => basis!(rules, ui.refused),
        Failure::Interrupted => basis!(rules, background.interrupts_after),
        Failure::Background => basis!(rules, background.refuses_after),
        Failure::NoCellular => basis!(rules, network.lacks_cellular),
        Failure::Timeout(_) => basis!(rules, timeouts.request),
        Failure::Tls(TlsProblem::Version) => basis!(rules, tls.oldest),
        Failure::Tls(_) => basis!(rules, tls.verifies),
        Failure::Undecodable(_) => basis!(rules, response.bad_text),
        Failure::TooLarge(_) => basis!(rules, failures.too_large),
        Failure::Redirects(_) => basis!(rules, redirects.limit),
        Failure::Arguments(_)
        | Failure::Callback(_)
        | Failure::Url(_)
        | Failure::Domain { .. }
        | Failure::Method(_)
        | Failure::Data(_)
        | Failure::Header(_)
        | Failure::NameNotResolved(_)
        | Failure::Refused
        | Failure::Unreachable
        | Failure::Offline
        | Failure::Reset
        | Failure::Closed
        | Failure::Truncated
        | Failure::Malformed(_)
        | Failure::Coding(_)
        | Failure::Location(_)
        | Failure::File { .. }
        | Failure::NoContent
        | Failure::NoLength
        | Failure::Storage(_) => basis!(rules, failures.network),
        Failure::Cors(_) => basis!(rules, cors.enforced),
        Failure::Handshake(_) | Failure::Frames { .. } => basis!(rules, socket_failures.handshake),
        Failure::Socket(_) => basis!(rules, sockets.limit),
        Failure::Route(fault) => route::decided_by(rules, fault),
    }
}

/// What was seen, and what to do about it.
fn words(failure: &Failure, host: &str, seconds: f64) -> (String, String) {
    let (reason, remedy) = match failure {
        Failure::Busy(limit) => (format!("{limit} calls are running"), "let one end before the next begins"),
        Failure::Route(fault) => return route::words(fault),
        Failure::Aborted => ("the script aborted the call".to_owned(), ""),
        Failure::Declined(None) => (
            "the user is taken to have cancelled".to_owned(),
            "answer it otherwise: with --answer, or with a delegate where qiao is embedded",
        ),
        Failure::Declined(Some(reason)) => (format!("it was answered with a failure: {reason}"), ""),
        Failure::Timeout(phase) => (
            format!("no complete answer from {host} within {seconds} s; time ran out while {}", doing(*phase)),
            "answer sooner, or give the call more time where the platform lets you",
        ),
        Failure::NameNotResolved(name) => {
            (format!("{name} has no address"), "check the host name, or map it with --resolve HOST:PORT:ADDRESS")
        }
        Failure::Refused => {
            (format!("nothing listens at the port of {host}"), "start the server, or check the port in the URL")
        }
        Failure::Interrupted => (
            "the program was in background for too long, and the call was cut".to_owned(),
            "finish before the program goes to background, or call again in onShow",
        ),
        Failure::Background => (
            "the program is in background, where the network may not be used".to_owned(),
            "call again in onShow",
        ),
        Failure::Location(places) => (
            format!("the redirect of {host} leads to more than one place: {places}"),
            "send one Location",
        ),
        Failure::Offline => ("there is no network".to_owned(), "listen to onNetworkStatusChange, and try again then"),
        Failure::NoCellular => (
            "forceCellularNetwork asks for the mobile network, and this client has none".to_owned(),
            "leave forceCellularNetwork out where getNetworkType tells of no mobile network",
        ),
        Failure::Unreachable => (format!("there is no route to {host}"), "check the network and the address"),
        Failure::Reset => (format!("{host} reset the connection"), "look into the server's log for a crash or a limit"),
        Failure::Closed => {
            (format!("{host} closed the connection without an answer"), "look into the server's log for a crash")
        }
        Failure::Truncated => (
            format!("the answer of {host} ended before its declared length"),
            "let the server send as many bytes as Content-Length says, or the last chunk",
        ),
        Failure::Tls(problem) => return tls_words(problem, host),
        Failure::Malformed(what) => (format!("the answer of {host} is broken: {what}"), "check what the server sends"),
        Failure::Coding(what) => (
            format!("the content coding of {host}'s answer is broken: {what}"),
            "let Content-Encoding name what the body really is",
        ),
        Failure::Undecodable(charset) => (
            format!("the text is not valid {charset}"),
            "send UTF-8, name the right charset in Content-Type, or ask for responseType arraybuffer",
        ),
        Failure::TooLarge(limit) => {
            (format!("the answer has more than {limit} bytes"), "send less, or let the script download a file")
        }
        // Admission explains these itself, with the rule that it applied.
        Failure::Arguments(_)
        | Failure::Callback(_)
        | Failure::Url(_)
        | Failure::Domain { .. }
        | Failure::Method(_)
        | Failure::Data(_)
        | Failure::Header(_)
        | Failure::Redirects(_)
        // And these have words of their own.
        | Failure::File { .. }
        | Failure::NoContent
        | Failure::NoLength
        | Failure::Storage(_)
        | Failure::Cors(_)
        | Failure::Handshake(_)
        | Failure::Frames { .. }
        | Failure::Socket(_) => (format!("{host} was not called"), ""),
    };
    (reason, remedy.to_owned())
}

fn doing(phase: Phase) -> &'static str {
    match phase {
        Phase::Queue => "it waited for a place among the running calls",
        Phase::Resolve => "the host name was looked up",
        Phase::Connect => "the connection was opened",
        Phase::Tls => "TLS was agreed on",
        Phase::Send => "the request was sent",
        Phase::Wait => "the server had the request and did not answer",
        Phase::Receive => "the answer was arriving",
    }
}

fn tls_words(problem: &TlsProblem, host: &str) -> (String, String) {
    let certificate = match problem {
        TlsProblem::Version => {
            return (format!("{host} offers no TLS version that is new enough"), "enable TLS 1.2 or 1.3".to_owned());
        }
        TlsProblem::Closed => {
            let remedy = "look into the server's log; a server without a certificate for the name may do so".to_owned();
            return (format!("{host} closed the connection while TLS was agreed on"), remedy);
        }
        TlsProblem::Handshake(what) => {
            let remedy = "check the server's TLS settings: its ciphers may be too old".to_owned();
            return (format!("{host} and the client could not agree on TLS: {what}"), remedy);
        }
        TlsProblem::Certificate(problem) => problem,
    };
    let (reason, remedy) = match certificate {
        CertificateProblem::SelfSigned => {
            ("is self-signed".to_owned(), "use a certificate of a public authority, or trust it with --ca FILE")
        }
        CertificateProblem::UnknownIssuer { sent: 1 } => (
            "comes alone, from an issuer that is not trusted".to_owned(),
            "let the server send the intermediate certificates, or trust the issuer with --ca FILE",
        ),
        CertificateProblem::UnknownIssuer { sent } => (
            format!("comes with a chain of {sent}, which ends at an issuer that is not trusted"),
            "use a certificate of a public authority, or trust the issuer with --ca FILE",
        ),
        CertificateProblem::Expired => ("has expired".to_owned(), "renew it"),
        CertificateProblem::NotYetValid => {
            ("is not valid yet".to_owned(), "check the clocks and the certificate's dates")
        }
        CertificateProblem::WrongHost { presented } => {
            (format!("is for {}", presented.join(", ")), "use a certificate that names the host")
        }
        CertificateProblem::Revoked => ("was revoked".to_owned(), "get a new one"),
        CertificateProblem::Other(what) => (format!("is not acceptable: {what}"), "get a new one"),
    };
    (format!("the certificate of {host} {reason}"), remedy.to_owned())
}

/// The verdict for a call that has to wait for its turn.
pub fn queued(app: &App, limit: u32) -> Verdict {
    let reason = format!("{limit} calls of this kind are running; this one waits its turn");
    basis!(app.rules, limits.waits).verdict(&app.rules, Outcome::Queued, reason, String::new())
}

/// The verdict for response headers that a page of another origin does not see.
pub fn hidden_headers(app: &App, names: &[String]) -> Verdict {
    let names = names.join(", ");
    let reason = format!("script does not see the headers {names}");
    let remedy = format!("answer with Access-Control-Expose-Headers: {names}");
    basis!(app.rules, cors.enforced).verdict(&app.rules, Outcome::Dropped, reason, remedy)
}

/// The refusal of an answer that a page of another origin may not see. The fix names the lines that
/// the server has to send, to be pasted.
pub fn cors(app: &App, failure: Failure, fault: &CorsFault, state: &Cors) -> Refused {
    let (reason, lines) = cors_words(fault, state);
    let remedy = match fault {
        fault if !has_lines(fault) => lines,
        CorsFault::Preflight(_) => format!("answer OPTIONS with\n         {lines}"),
        _ => format!("answer with\n         {lines}"),
    };
    let verdict = basis!(app.rules, cors.enforced).verdict(&app.rules, Outcome::Refused, reason, remedy);
    Refused { failure, verdict }
}

/// Whether header lines alone can mend it.
fn has_lines(fault: &CorsFault) -> bool {
    match fault {
        CorsFault::Status(_) | CorsFault::UserInfo => false,
        CorsFault::NoList(_, needed) => !needed.is_empty(),
        CorsFault::Preflight(inner) => has_lines(inner),
        _ => true,
    }
}

fn cors_words(fault: &CorsFault, state: &Cors) -> (String, String) {
    let origin = state.origin();
    let line = state.allow_origin_line();
    match fault {
        CorsFault::NoOrigin => ("the answer has no Access-Control-Allow-Origin".to_owned(), line),
        CorsFault::Wildcard => {
            ("the answer allows `*`, which does not count for requests of this kind".to_owned(), line)
        }
        CorsFault::OtherOrigin(value) => {
            (format!("the answer allows the origin `{value}`; the page's is `{origin}`"), line)
        }
        CorsFault::NoCredentials(Some(value)) => {
            (format!("Access-Control-Allow-Credentials is `{value}`; only `true` counts"), line)
        }
        CorsFault::NoCredentials(None) => ("the answer has no Access-Control-Allow-Credentials".to_owned(), line),
        CorsFault::Preflight(inner) => {
            let (reason, lines) = cors_words(inner, state);
            (format!("the preflight was refused: {reason}"), lines)
        }
        CorsFault::Status(status) => (
            format!("the answer to OPTIONS has the status {status}; only 200 to 299 count, and redirects do not"),
            "let the server answer OPTIONS itself, with 204".to_owned(),
        ),
        CorsFault::NoList(name, needed) if needed.is_empty() => {
            (format!("{name} is no list of names"), format!("leave {} out", spelled(name)))
        }
        CorsFault::NoList(name, needed) => {
            (format!("{name} is no list of names"), format!("{}: {}", spelled(name), needed.join(", ")))
        }
        CorsFault::Method(method, allowed) => (
            format!("the method {method} is not among those allowed ({})", allowed.join(", ")),
            format!("Access-Control-Allow-Methods: {}", listed(method, allowed)),
        ),
        CorsFault::Header(name, all) => (
            format!("the header {name} is not among those allowed"),
            format!("Access-Control-Allow-Headers: {}", all.join(", ")),
        ),
        CorsFault::UserInfo => ("a redirect leads to a URL with a user name".to_owned(), String::new()),
    }
}

/// A header's name as it is usually written.
fn spelled(name: &str) -> String {
    let words = name.split('-').map(|word| {
        let (first, rest) = word.split_at(word.len().min(1));
        first.to_uppercase() + rest
    });
    words.collect::<Vec<_>>().join("-")
}

fn listed(method: &str, allowed: &[String]) -> String {
    allowed.iter().filter(|other| *other != "*").map(String::as_str).chain([method]).collect::<Vec<_>>().join(", ")
}
