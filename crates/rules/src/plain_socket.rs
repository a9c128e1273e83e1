//! Admission of TCP and UDP sockets: allowed hosts and ports, and how many sockets may be created. It must not open
//! sockets.

use qiao_abi::{Failure, HostValue, Outcome, PlainKind, Reason, Remedy, Setting, Verdict};
use url::{Host, Url};

use crate::app::App;
use crate::decision::Decision;
use crate::domains::{self, List, Match};
use crate::rule::basis;
use crate::values::BareEntry;

/// A refused socket operation.
#[derive(Debug)]
pub struct Refusal {
    /// The error text of the platform.
    pub why: &'static str,
    /// The explanation.
    pub verdict: Verdict,
}

/// Converts a number to a port, if the protocol may use it.
///
/// # Errors
/// The number is not a valid port, or the platform blocks the port.
pub fn port(app: &App, kind: PlainKind, number: f64) -> Result<u16, Box<Refusal>> {
    let rules = &app.rules.plain_sockets;
    let why = rules.bad_port;
    if number.fract() != 0.0 || !(1.0..=65535.0).contains(&number) {
        let decision = basis!(app.rules, plain_sockets.bad_port).decides(Reason::NoPort { number }, Remedy::GivePort);
        return Err(refuse(why, decision));
    }
    let port = number as u16;
    let blocked = rules.blocked_ports.iter().any(|(first, last)| (*first..=*last).contains(&port.into()));
    if kind == PlainKind::Tcp && blocked {
        let basis = basis!(app.rules, plain_sockets.blocked_ports);
        return Err(refuse(why, basis.decides(Reason::KeptPort { port }, Remedy::OtherServerPort)));
    }
    Ok(port)
}

/// Checks whether a host may be called. The port has been checked by [`port`].
///
/// # Errors
/// The host is not in the domain list, or is the device itself.
pub fn host(app: &App, kind: PlainKind, address: &str, port: u16) -> Result<(), Box<Refusal>> {
    let rules = &app.rules.plain_sockets;
    let why = rules.bad_address;
    let list = list_of(kind);
    let Some(url) = url_of(address, port).filter(|_| !address.is_empty()) else {
        let reason = Reason::NoHost { address: address.to_owned() };
        return Err(refuse(why, basis!(app.rules, plain_sockets.bad_address).decides(reason, Remedy::GiveHost)));
    };
    let is_address = matches!(url.host(), Some(Host::Ipv4(_) | Host::Ipv6(_)));
    let is_free = !app.checks_domains() || !rules.listed || app.is_neighbour(&url);
    if is_free || (is_address && kind == PlainKind::Udp) {
        return Ok(());
    }
    let entries = app.domains.as_ref().map(|lists| lists.list(list)).unwrap_or_default();
    let host = url.host_str().unwrap_or_default();
    match domains::find(entries, host, Some(port), BareEntry::AnyPort, app.rules.domains.wildcard) {
        Match::Listed => Ok(()),
        Match::OtherPort(_) | Match::Unlisted => {
            let origin = format!("{}://{host}", list.scheme());
            let list = list.key();
            let reason = Reason::Unlisted { origin: format!("{origin}:{port}"), count: entries.len(), list };
            let decision = basis!(app.rules, plain_sockets.listed).decides(reason, Remedy::AddToList { origin, list });
            Err(refuse(why, decision))
        }
    }
}

/// Checks whether another socket may be created. `made` is the age of each socket created so far, in milliseconds.
///
/// # Errors
/// The limit for this period is reached.
pub fn one_more(app: &App, kind: PlainKind, made: impl Iterator<Item = f64>) -> Result<(), Box<Refusal>> {
    let rules = &app.rules.plain_sockets;
    let Some(most) = rules.tcp_limit.filter(|_| kind == PlainKind::Tcp) else {
        return Ok(());
    };
    let within = rules.tcp_window;
    if made.filter(|ago| *ago < f64::from(within)).count() < most as usize {
        return Ok(());
    }
    let basis = basis!(app.rules, plain_sockets.tcp_limit);
    let reason = Reason::ManyTcpSockets { limit: most, seconds: within / 1000 };
    Err(refuse("too many sockets", basis.decides(reason, Remedy::KeepSocket)))
}

/// The reason of a failure, as the platform words it.
#[expect(clippy::wildcard_enum_match_arm, reason = "the platform has one text for all other failures")]
pub fn why(failure: &Failure) -> String {
    match failure {
        Failure::Timeout(_) => "timeout".to_owned(),
        Failure::NameNotResolved(host) => format!("no address for {host}"),
        Failure::Offline => "network is down".to_owned(),
        Failure::Refused => "connection refused".to_owned(),
        Failure::Closed => "socket is closed".to_owned(),
        _ => "socket error".to_owned(),
    }
}

/// The explanation of a socket that is missing from a replay or does not fit into memory. Other failures of the network
/// are reported to the script alone.
pub fn explained(app: &App, failure: &Failure) -> Option<Verdict> {
    let basis = basis!(app.rules, plain_sockets.failed);
    let decision = if let Failure::Unrecorded(call) = failure {
        basis.decides(call.reason(), call.remedy())
    } else if let Failure::Memory(limit) = failure {
        basis.decides(Reason::NoMemory { limit: *limit }, Remedy::NeedLessMemory { memory: Setting::MemoryLimit })
    } else {
        return None;
    };
    Some(decision.verdict(Outcome::Refused))
}

/// The explanation of a socket that is not in a recording of this run.
pub fn left_out(app: &App, call: String) -> Verdict {
    let decision = basis!(app.rules, plain_sockets.failed).decides(Reason::RawSocketUnrecorded { call }, None);
    decision.verdict(Outcome::Warned)
}

/// The argument of an error event.
pub fn error(app: &App, kind: PlainKind, function: &str, why: &str) -> HostValue {
    let text = app.rules.plain_sockets.failed.replace("{class}", class(kind));
    HostValue::object([("errMsg", text.replace("{function}", function).replace("{why}", why).into())])
}

/// The class of the socket object.
pub const fn class(kind: PlainKind) -> &'static str {
    match kind {
        PlainKind::Tcp => "TCPSocket",
        PlainKind::Udp => "UDPSocket",
    }
}

fn list_of(kind: PlainKind) -> List {
    match kind {
        PlainKind::Tcp => List::Tcp,
        PlainKind::Udp => List::Udp,
    }
}

/// Builds a URL from an address, so that hosts are parsed as everywhere else.
fn url_of(address: &str, port: u16) -> Option<Url> {
    let bracketed = if address.contains(':') { format!("[{address}]") } else { address.to_owned() };
    Url::parse(&format!("https://{bracketed}:{port}/")).ok()
}

fn refuse(why: &'static str, decision: Decision) -> Box<Refusal> {
    Box::new(Refusal { why, verdict: decision.verdict(Outcome::Refused) })
}
