//! Which URLs a call may name: their form, their scheme, their port, and the domain lists.
//! The same judgement falls on the URL that script gave and on every redirect's target.

#[cfg(test)]
mod tests;

use qiao_abi::{Api, BadUrl, Failure, Listing};
use url::{Host, Url};

use crate::app::App;
use crate::domains::{self, List, Match, written_port};
use crate::rule::basis;
use crate::values::BareEntry;
use crate::verdict::Refused;

/// Schemes that other programs speak; a URL with one of them is a URL, but not ours.
const FOREIGN_SCHEMES: [&str; 8] = ["ftp", "file", "data", "blob", "ws", "wss", "http", "https"];

/// Judges a URL of good form, as script wrote it or as a redirect named it.
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

/// The form: an absolute URL with a scheme that the API speaks.
pub(crate) fn parse(app: &App, raw: &str) -> Result<Url, Box<Refused>> {
    parse_for(app, Api::Request, raw)
}

/// The same for any API: sockets have schemes of their own.
pub(crate) fn parse_for(app: &App, api: Api, raw: &str) -> Result<Url, Box<Refused>> {
    let schemes = match api {
        Api::ConnectSocket => app.rules.url.socket_schemes,
        _ => app.rules.url.request_schemes,
    };
    let scheme = raw.split_once("://").map(|(scheme, _)| scheme.to_ascii_lowercase());
    let refuse = |bad: BadUrl, reason: String| {
        let remedy = format!("give an absolute URL that begins with {}", in_words(schemes));
        Err(basis!(app.rules, url.request_schemes).refuse(&app.rules, Failure::Url(bad), reason, remedy))
    };
    match scheme.as_deref() {
        Some(scheme) if schemes.contains(&scheme) => {}
        Some(scheme) if FOREIGN_SCHEMES.contains(&scheme) => {
            return refuse(BadUrl::Scheme(raw.to_owned()), format!("the URL has the scheme {scheme}"));
        }
        _ => {
            return refuse(
                BadUrl::NotAbsolute(raw.to_owned()),
                format!("`{raw}` is not an absolute URL; there is no base URL"),
            );
        }
    }
    match Url::parse(raw) {
        Ok(url) => Ok(url),
        Err(error) => refuse(BadUrl::Unparsable(raw.to_owned()), format!("`{raw}` is no URL: {error}")),
    }
}

fn in_words(schemes: &[&str]) -> String {
    schemes.iter().map(|scheme| format!("{scheme}://")).collect::<Vec<_>>().join(" or ")
}

fn check_blocked_port(app: &App, raw: &str, url: &Url) -> Result<(), Box<Refused>> {
    match url.port() {
        Some(port) if app.rules.url.blocks_ports && BLOCKED_PORTS.contains(&port) => {
            let failure = Failure::Url(BadUrl::Port(raw.to_owned()));
            let reason = format!("port {port} belongs to another protocol, so the Fetch standard blocks it");
            let remedy = "serve the API on another port, best on 443".to_owned();
            Err(basis!(app.rules, url.blocks_ports).refuse(&app.rules, failure, reason, remedy))
        }
        _ => Ok(()),
    }
}

fn check_scheme(app: &App, raw: &str, url: &Url) -> Result<(), Box<Refused>> {
    let secure = matches!(url.scheme(), "https" | "wss");
    if secure || !app.checks_scheme() {
        return Ok(());
    }
    let basis = match app.rules.url.secure_always {
        true => basis!(app.rules, url.secure_always),
        false => basis!(app.rules, url.secure_only),
    };
    let reason = format!("{}:// is not secure", url.scheme());
    let remedy = format!("serve the API over TLS and use {}s://", url.scheme());
    Err(basis.refuse(&app.rules, domain_failure(raw, Listing::Scheme), reason, remedy))
}

fn check_forbidden(app: &App, raw: &str, url: &Url) -> Result<(), Box<Refused>> {
    let host = url.host_str().unwrap_or_default().trim_end_matches('.');
    if !app.checks_forbidden() || !app.rules.url.forbidden_hosts.contains(&host) {
        return Ok(());
    }
    let reason = format!("{host} may not be called from a mini-program");
    let remedy = format!("let your own server call {host}, and call your server");
    Err(basis!(app.rules, url.forbidden_hosts).refuse(
        &app.rules,
        domain_failure(raw, Listing::Forbidden),
        reason,
        remedy,
    ))
}

fn check_host_kind(app: &App, raw: &str, url: &Url) -> Result<(), Box<Refused>> {
    let rules = &app.rules.url;
    let remedy = "give the server a domain name and list it".to_owned();
    match url.host() {
        Some(Host::Ipv4(_) | Host::Ipv6(_)) if rules.refuses_ip => {
            let reason = "the host is an IP address".to_owned();
            Err(basis!(app.rules, url.refuses_ip).refuse(
                &app.rules,
                domain_failure(raw, Listing::IpAddress),
                reason,
                remedy,
            ))
        }
        Some(Host::Domain(host)) if rules.refuses_localhost && host == "localhost" => {
            let reason = "the host is localhost".to_owned();
            let failure = domain_failure(raw, Listing::Localhost);
            Err(basis!(app.rules, url.refuses_localhost).refuse(&app.rules, failure, reason, remedy))
        }
        _ => Ok(()),
    }
}

fn check_port(app: &App, raw: &str) -> Result<(), Box<Refused>> {
    match written_port(raw) {
        Some(port) if !app.rules.url.port_in_url => {
            let reason = format!("the URL names the port {port}");
            let remedy = format!("serve the API on the default port and drop \":{port}\" from the URL");
            Err(basis!(app.rules, url.port_in_url).refuse(
                &app.rules,
                domain_failure(raw, Listing::Port),
                reason,
                remedy,
            ))
        }
        _ => Ok(()),
    }
}

/// The list of the API: the entry's text decides, not the effective port.
fn check_list(app: &App, api: Api, raw: &str, url: &Url) -> Result<(), Box<Refused>> {
    let list = list_of(api);
    let rules = &app.rules.domains;
    let bare = bare_entry(app, list);
    let entries = match &app.domains {
        None => Vec::new(),
        Some(lists) if rules.per_api => lists.list(list).to_vec(),
        Some(lists) => lists.all(),
    };
    let host = url.host_str().unwrap_or_default();
    let port = written_port(raw).and_then(|port| port.parse().ok());
    let origin = format!("{}://{host}{}", list.scheme(), port.map(|port| format!(":{port}")).unwrap_or_default());
    match domains::find(&entries, host, port, bare, rules.wildcard) {
        Match::Listed => Ok(()),
        Match::OtherPort(entry) => {
            let (basis, reason) = match (port, entry.port()) {
                (Some(_), None) => (
                    basis!(app.rules, domains.bare_entry),
                    format!(
                        "the list has {entry} without a port, so the URL may not name one, not even the default one"
                    ),
                ),
                _ => (
                    basis!(app.rules, domains.port_in_entry),
                    format!("the list has {entry}, and only that port is allowed"),
                ),
            };
            let remedy = match port {
                Some(port) => format!("drop \":{port}\" from the URL if {entry} serves it, or list {origin}"),
                None => format!("call {entry}, or list {origin}"),
            };
            Err(basis.refuse(&app.rules, domain_failure(raw, Listing::Port), reason, remedy))
        }
        Match::Unlisted => {
            let reason = format!("{origin} is not among the {} entries of the `{}` list", entries.len(), list.key());
            let remedy = format!("add {origin} to the `{}` list", list.key());
            Err(basis!(app.rules, domains.lists).refuse(
                &app.rules,
                domain_failure(raw, Listing::Unlisted),
                reason,
                remedy,
            ))
        }
    }
}

fn bare_entry(app: &App, list: List) -> BareEntry {
    match list {
        List::Socket => app.rules.domains.bare_socket_entry,
        List::Request | List::Upload | List::Download | List::Tcp | List::Udp => app.rules.domains.bare_entry,
    }
}

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

/// The ports that the Fetch standard blocks (section "Port blocking").
const BLOCKED_PORTS: [u16; 83] = [
    0, 1, 7, 9, 11, 13, 15, 17, 19, 20, 21, 22, 23, 25, 37, 42, 43, 53, 69, 77, 79, 87, 95, 101, 102, 103, 104, 109,
    110, 111, 113, 115, 117, 119, 123, 135, 137, 139, 143, 161, 179, 389, 427, 465, 512, 513, 514, 515, 526, 530, 531,
    532, 540, 548, 554, 556, 563, 587, 601, 636, 989, 990, 993, 995, 1719, 1720, 1723, 2049, 3659, 4045, 4190, 5060,
    5061, 6000, 6566, 6665, 6666, 6667, 6668, 6669, 6679, 6697, 10080,
];
