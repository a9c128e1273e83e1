//! URL checks of network calls: syntax, scheme, port, and the domain lists. The same checks apply to the URL that the
//! script passes and to every redirect target. It must not know how a request is built or sent.

#[cfg(test)]
mod tests;

use qiao_abi::message::Alternatives;
use qiao_abi::{Api, BadUrl, Failure, Listing, Reason, Remedy, Setting};
use url::{Host, Url};

use crate::app::App;
use crate::decision::{Decision, Refused};
use crate::domains::{self, Entry, List, Match, written_port};
use crate::error_text;
use crate::rule::basis;
use crate::values::BareEntry;

/// Known schemes of other protocols: they make a URL valid, but the API cannot use it.
const FOREIGN_SCHEMES: [&str; 8] = ["ftp", "file", "data", "blob", "ws", "wss", "http", "https"];

/// Checks a well-formed URL, whether it comes from the script or from a redirect.
pub(crate) fn judge(app: &App, api: Api, raw: &str, url: &Url) -> Result<(), Box<Refused>> {
    check_blocked_port(app, raw, url)?;
    if app.is_neighbour(url) {
        return Ok(());
    }
    check_scheme(app, raw, url)?;
    check_forbidden(app, raw, url)?;
    if app.checks_domains() {
        check_host_kind(app, raw, url)?;
        check_port(app, raw)?;
        check_list(app, api, raw, url)?;
    }
    Ok(())
}

/// Parses an absolute URL for `request`.
pub(crate) fn parse(app: &App, raw: &str) -> Result<Url, Box<Refused>> {
    parse_for(app, Api::Request, raw)
}

/// Parses an absolute URL for any API: sockets have schemes of their own.
pub(crate) fn parse_for(app: &App, api: Api, raw: &str) -> Result<Url, Box<Refused>> {
    let (schemes, basis) = match api == Api::ConnectSocket {
        true => (app.rules.url.socket_schemes, basis!(app.rules, url.socket_schemes)),
        false => (app.rules.url.request_schemes, basis!(app.rules, url.request_schemes)),
    };
    let absolute = || Remedy::AbsoluteUrl { schemes: in_words(schemes) };
    let scheme = raw.split_once("://").map(|(scheme, _)| scheme.to_ascii_lowercase());
    match scheme.as_deref() {
        Some(scheme) if schemes.contains(&scheme) => {}
        Some(scheme) if FOREIGN_SCHEMES.contains(&scheme) => {
            let reason = Reason::ForeignScheme { scheme: scheme.to_owned() };
            return Err(basis.decides(reason, absolute()).refuses(Failure::Url(BadUrl::Scheme(raw.to_owned()))));
        }
        _ => return Err(not_absolute(app, api, raw, absolute())),
    }
    Url::parse(raw).map_err(|error| {
        let failure = Failure::Url(BadUrl::Unparsable(raw.to_owned()));
        let (reason, remedy) = match is_template(raw) {
            true => (Reason::UnfilledTemplate { url: raw.to_owned() }, Remedy::FillTemplate),
            false => (Reason::UnparsableUrl { url: raw.to_owned(), problem: error.to_string() }, absolute()),
        };
        error_text::rule(app, api, &failure).decides(reason, remedy).refuses(failure)
    })
}

fn not_absolute(app: &App, api: Api, raw: &str, remedy: Remedy) -> Box<Refused> {
    let failure = Failure::Url(BadUrl::NotAbsolute(raw.to_owned()));
    let (reason, remedy) = match raw {
        "" => (Reason::EmptyUrl, remedy),
        raw if is_template(raw) => (Reason::UnfilledTemplate { url: raw.to_owned() }, Remedy::FillTemplate),
        raw if NO_VALUE.contains(&raw) => (Reason::UndefinedUrl { url: raw.to_owned() }, Remedy::SetVariable),
        raw => (Reason::NotAbsolute { url: raw.to_owned() }, remedy),
    };
    error_text::rule(app, api, &failure).decides(reason, remedy).refuses(failure)
}

/// What a variable without a value turns into when it is interpolated into a string.
pub(crate) const NO_VALUE: [&str; 3] = ["undefined", "null", "NaN"];

/// Whether a URL contains an unfilled template placeholder.
fn is_template(raw: &str) -> bool {
    raw.contains("{{") || raw.contains("${")
}

pub(crate) fn in_words(schemes: &[&str]) -> Alternatives {
    Alternatives(schemes.iter().map(|scheme| format!("{scheme}://")).collect())
}

fn check_blocked_port(app: &App, raw: &str, url: &Url) -> Result<(), Box<Refused>> {
    match url.port() {
        Some(port) if app.rules.url.blocks_ports && BLOCKED_PORTS.contains(&port) => {
            let decision = basis!(app.rules, url.blocks_ports).decides(Reason::BlockedPort { port }, Remedy::OtherPort);
            Err(decision.refuses(Failure::Url(BadUrl::Port(raw.to_owned()))))
        }
        _ => Ok(()),
    }
}

fn check_scheme(app: &App, raw: &str, url: &Url) -> Result<(), Box<Refused>> {
    let scheme = url.scheme().to_owned();
    if matches!(scheme.as_str(), "https" | "wss") || !app.checks_scheme() {
        return Ok(());
    }
    let basis = match app.rules.url.secure_always {
        true => basis!(app.rules, url.secure_always),
        false => basis!(app.rules, url.secure_only),
    };
    let remedy = match is_local(url) {
        true => Remedy::LocalServer { resolve: Setting::Resolve, unchecked: Setting::UncheckedUrls },
        false => Remedy::UseTls { scheme: format!("{scheme}s") },
    };
    Err(basis.decides(Reason::InsecureScheme { scheme }, remedy).refuses(domain_failure(raw, Listing::Scheme)))
}

fn check_forbidden(app: &App, raw: &str, url: &Url) -> Result<(), Box<Refused>> {
    let host = url.host_str().unwrap_or_default().trim_end_matches('.');
    if !app.checks_forbidden() || !app.rules.url.forbidden_hosts.contains(&host) {
        return Ok(());
    }
    let host = host.to_owned();
    let decision = basis!(app.rules, url.forbidden_hosts)
        .decides(Reason::ForbiddenHost { host: host.clone() }, Remedy::OwnServer { host });
    Err(decision.refuses(domain_failure(raw, Listing::Forbidden)))
}

fn check_host_kind(app: &App, raw: &str, url: &Url) -> Result<(), Box<Refused>> {
    let rules = &app.rules.url;
    match url.host() {
        Some(Host::Ipv4(_) | Host::Ipv6(_)) if rules.refuses_ip => {
            let decision = basis!(app.rules, url.refuses_ip).decides(Reason::IpHost, host_remedy(url));
            Err(decision.refuses(domain_failure(raw, Listing::IpAddress)))
        }
        Some(Host::Domain("localhost")) if rules.refuses_localhost => {
            let decision = basis!(app.rules, url.refuses_localhost).decides(Reason::Localhost, host_remedy(url));
            Err(decision.refuses(domain_failure(raw, Listing::Localhost)))
        }
        _ => Ok(()),
    }
}

/// A server on the local machine needs no entry in a domain list for a test.
fn host_remedy(url: &Url) -> Remedy {
    match is_local(url) {
        true => Remedy::LocalServer { resolve: Setting::Resolve, unchecked: Setting::UncheckedUrls },
        false => Remedy::NameAndList,
    }
}

/// Whether the host of a URL is the loopback interface.
fn is_local(url: &Url) -> bool {
    match url.host() {
        Some(Host::Ipv4(address)) => address.is_loopback(),
        Some(Host::Ipv6(address)) => address.is_loopback(),
        Some(Host::Domain(host)) => host == "localhost" || host.ends_with(".localhost"),
        None => false,
    }
}

fn check_port(app: &App, raw: &str) -> Result<(), Box<Refused>> {
    match written_port(raw) {
        Some(port) if !app.rules.url.port_in_url => {
            let port = port.to_owned();
            let decision = basis!(app.rules, url.port_in_url)
                .decides(Reason::PortInUrl { port: port.clone() }, Remedy::DefaultPort { port });
            Err(decision.refuses(domain_failure(raw, Listing::Port)))
        }
        _ => Ok(()),
    }
}

/// Checks the domain list of the API. The port as written in the URL is compared, not the effective port.
fn check_list(app: &App, api: Api, raw: &str, url: &Url) -> Result<(), Box<Refused>> {
    let list = list_of(api);
    let rules = &app.rules.domains;
    let entries = match &app.domains {
        None => Vec::new(),
        Some(lists) if rules.per_api => lists.list(list).to_vec(),
        Some(lists) => lists.all(),
    };
    let host = url.host_str().unwrap_or_default();
    let port = written_port(raw).and_then(|port| port.parse().ok());
    let origin = format!("{}://{host}{}", list.scheme(), port.map(|port| format!(":{port}")).unwrap_or_default());
    match domains::find(&entries, host, port, bare_entry(app, list), rules.wildcard) {
        Match::Listed => Ok(()),
        Match::OtherPort(entry) => {
            let decision = other_port(app, list, entry, port, origin);
            Err(decision.refuses(domain_failure(raw, Listing::Port)))
        }
        Match::Unlisted => {
            let (reason, remedy) = match host {
                host if NO_VALUE.iter().any(|text| host.eq_ignore_ascii_case(text)) => {
                    (Reason::UndefinedHost { host: host.to_owned() }, Remedy::SetVariable)
                }
                host if is_template(host) => (Reason::UnfilledTemplate { url: raw.to_owned() }, Remedy::FillTemplate),
                _ => (
                    Reason::Unlisted { origin: origin.clone(), count: entries.len(), list: list.key() },
                    Remedy::AddToList { origin, list: list.key() },
                ),
            };
            Err(basis!(app.rules, domains.lists)
                .decides(reason, remedy)
                .refuses(domain_failure(raw, Listing::Unlisted)))
        }
    }
}

/// The decision for a host that is listed with a different port than the URL has.
fn other_port(app: &App, list: List, entry: &Entry, port: Option<u16>, origin: String) -> Decision {
    let (bare, entry) = (entry.port().is_none(), entry.to_string());
    let basis = match (bare, list) {
        (false, _) => basis!(app.rules, domains.port_in_entry),
        (true, List::Socket) => basis!(app.rules, domains.bare_socket_entry),
        (true, _) => basis!(app.rules, domains.bare_entry),
    };
    let reason = match bare {
        true => Reason::BareEntry { entry: entry.clone() },
        false => Reason::OtherPort { entry: entry.clone() },
    };
    let remedy = match port {
        Some(port) => Remedy::DropPort { port, entry, origin },
        None => Remedy::CallOrList { entry, origin },
    };
    basis.decides(reason, remedy)
}

fn bare_entry(app: &App, list: List) -> BareEntry {
    match list {
        List::Socket => app.rules.domains.bare_socket_entry,
        List::Request | List::Upload | List::Download | List::Tcp | List::Udp => app.rules.domains.bare_entry,
    }
}

#[expect(clippy::wildcard_enum_match_arm, reason = "requests of all other functions use this list")]
fn list_of(api: Api) -> List {
    match api {
        Api::ConnectSocket => List::Socket,
        Api::UploadFile => List::Upload,
        Api::DownloadFile => List::Download,
        _ => List::Request,
    }
}

fn domain_failure(url: &str, listing: Listing) -> Failure {
    Failure::Domain { url: url.to_owned(), listing }
}

/// Ports blocked by the Fetch standard, section "Port blocking".
const BLOCKED_PORTS: [u16; 83] = [
    0, 1, 7, 9, 11, 13, 15, 17, 19, 20, 21, 22, 23, 25, 37, 42, 43, 53, 69, 77, 79, 87, 95, 101, 102, 103, 104, 109,
    110, 111, 113, 115, 117, 119, 123, 135, 137, 139, 143, 161, 179, 389, 427, 465, 512, 513, 514, 515, 526, 530, 531,
    532, 540, 548, 554, 556, 563, 587, 601, 636, 989, 990, 993, 995, 1719, 1720, 1723, 2049, 3659, 4045, 4190, 5060,
    5061, 6000, 6566, 6665, 6666, 6667, 6668, 6669, 6679, 6697, 10080,
];
