//! Which URLs a call may name: their form, their scheme, their port, and the domain lists.
//! The same judgement falls on the URL that script gave and on every redirect's target.

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
        Api::ConnectSocket => app.profile.url.socket_schemes.value,
        _ => app.profile.url.request_schemes.value,
    };
    let scheme = raw.split_once("://").map(|(scheme, _)| scheme.to_ascii_lowercase());
    let refuse = |bad: BadUrl, reason: String| {
        let remedy = format!("give an absolute URL that begins with {}", in_words(schemes));
        Err(basis!(app.profile, url.request_schemes).refuse(app.profile, Failure::Url(bad), reason, remedy))
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
        Some(port) if app.profile.url.blocks_ports.value && BLOCKED_PORTS.contains(&port) => {
            let failure = Failure::Url(BadUrl::Port(raw.to_owned()));
            let reason = format!("port {port} belongs to another protocol, so the Fetch standard blocks it");
            let remedy = "serve the API on another port, best on 443".to_owned();
            Err(basis!(app.profile, url.blocks_ports).refuse(app.profile, failure, reason, remedy))
        }
        _ => Ok(()),
    }
}

fn check_scheme(app: &App, raw: &str, url: &Url) -> Result<(), Box<Refused>> {
    let secure = matches!(url.scheme(), "https" | "wss");
    if secure || !app.checks_scheme() {
        return Ok(());
    }
    let basis = match app.profile.url.secure_always.value {
        true => basis!(app.profile, url.secure_always),
        false => basis!(app.profile, url.secure_only),
    };
    let reason = format!("{}:// is not secure", url.scheme());
    let remedy = format!("serve the API over TLS and use {}s://", url.scheme());
    Err(basis.refuse(app.profile, domain_failure(raw, Listing::Scheme), reason, remedy))
}

fn check_forbidden(app: &App, raw: &str, url: &Url) -> Result<(), Box<Refused>> {
    let host = url.host_str().unwrap_or_default().trim_end_matches('.');
    if !app.checks_forbidden() || !app.profile.url.forbidden_hosts.value.contains(&host) {
        return Ok(());
    }
    let reason = format!("{host} may not be called from a mini-program");
    let remedy = format!("let your own server call {host}, and call your server");
    Err(basis!(app.profile, url.forbidden_hosts).refuse(
        app.profile,
        domain_failure(raw, Listing::Forbidden),
        reason,
        remedy,
    ))
}

fn check_host_kind(app: &App, raw: &str, url: &Url) -> Result<(), Box<Refused>> {
    let rules = &app.profile.url;
    let remedy = "give the server a domain name and list it".to_owned();
    match url.host() {
        Some(Host::Ipv4(_) | Host::Ipv6(_)) if rules.refuses_ip.value => {
            let reason = "the host is an IP address".to_owned();
            Err(basis!(app.profile, url.refuses_ip).refuse(
                app.profile,
                domain_failure(raw, Listing::IpAddress),
                reason,
                remedy,
            ))
        }
        Some(Host::Domain(host)) if rules.refuses_localhost.value && host == "localhost" => {
            let reason = "the host is localhost".to_owned();
            let failure = domain_failure(raw, Listing::Localhost);
            Err(basis!(app.profile, url.refuses_localhost).refuse(app.profile, failure, reason, remedy))
        }
        _ => Ok(()),
    }
}

fn check_port(app: &App, raw: &str) -> Result<(), Box<Refused>> {
    match written_port(raw) {
        Some(port) if !app.profile.url.port_in_url.value => {
            let reason = format!("the URL names the port {port}");
            let remedy = format!("serve the API on the default port and drop \":{port}\" from the URL");
            Err(basis!(app.profile, url.port_in_url).refuse(
                app.profile,
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
    let rules = &app.profile.domains;
    let bare = bare_entry(app, list);
    let entries = match &app.domains {
        None => Vec::new(),
        Some(lists) if rules.per_api.value => lists.list(list).to_vec(),
        Some(lists) => lists.all(),
    };
    let host = url.host_str().unwrap_or_default();
    let port = written_port(raw).and_then(|port| port.parse().ok());
    let origin = format!("{}://{host}{}", list.scheme(), port.map(|port| format!(":{port}")).unwrap_or_default());
    match domains::find(&entries, host, port, bare, rules.wildcard.value) {
        Match::Listed => Ok(()),
        Match::OtherPort(entry) => {
            let (basis, reason) = match (port, entry.port()) {
                (Some(_), None) => (
                    basis!(app.profile, domains.bare_entry),
                    format!(
                        "the list has {entry} without a port, so the URL may not name one, not even the default one"
                    ),
                ),
                _ => (
                    basis!(app.profile, domains.port_in_entry),
                    format!("the list has {entry}, and only that port is allowed"),
                ),
            };
            let remedy = match port {
                Some(port) => format!("drop \":{port}\" from the URL if {entry} serves it, or list {origin}"),
                None => format!("call {entry}, or list {origin}"),
            };
            Err(basis.refuse(app.profile, domain_failure(raw, Listing::Port), reason, remedy))
        }
        Match::Unlisted => {
            let reason = format!("{origin} is not among the {} entries of the `{}` list", entries.len(), list.key());
            let remedy = format!("add {origin} to the `{}` list", list.key());
            Err(basis!(app.profile, domains.lists).refuse(
                app.profile,
                domain_failure(raw, Listing::Unlisted),
                reason,
                remedy,
            ))
        }
    }
}

fn bare_entry(app: &App, list: List) -> BareEntry {
    match list {
        List::Socket => app.profile.domains.bare_socket_entry.value,
        List::Request | List::Upload | List::Download | List::Tcp | List::Udp => app.profile.domains.bare_entry.value,
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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::app::Checking;
    use crate::domains::DomainLists;
    use crate::platforms::named;
    use crate::values::Client;

    /// What becomes of a URL: `ok`, or the rule that refused it with its failure.
    fn judged(app: &App, raw: &str) -> String {
        let result = parse(app, raw).and_then(|url| judge(app, Api::Request, raw, &url));
        match result {
            Ok(()) => "ok".to_owned(),
            Err(refused) => match refused.failure {
                Failure::Domain { listing, .. } => format!("{} {listing:?}", refused.verdict.rule),
                Failure::Url(bad) => format!("{} {}", refused.verdict.rule, shape(&bad)),
                other => format!("{other:?}"),
            },
        }
    }

    fn shape(bad: &BadUrl) -> &'static str {
        match bad {
            BadUrl::NotAbsolute(_) => "NotAbsolute",
            BadUrl::Scheme(_) => "Scheme",
            BadUrl::Unparsable(_) => "Unparsable",
            BadUrl::Port(_) => "Port",
        }
    }

    fn listed(platform: &str, entries: &[&str]) -> App {
        let mut app = App::new(named(platform).unwrap());
        let mut lists = DomainLists::default();
        for entry in entries {
            lists.add(List::Request, entry, app.profile).unwrap();
        }
        app.domains = Some(lists);
        app
    }

    fn table(app: &App, rows: &[(&str, &str)]) {
        for (raw, expected) in rows {
            assert_eq!(judged(app, raw), *expected, "{} {raw}", app.profile.id);
        }
    }

    #[test]
    fn wx_compares_host_and_written_port_with_its_list() {
        // WX-DOM-001, 004, 005, 009, 012, 013, 016, 017, 030, 039
        let app = listed("wx", &["https://a.test", "https://p.test:8080"]);
        table(
            &app,
            &[
                ("https://a.test/x?y", "ok"),
                ("HTTPS://A.TEST/", "ok"),
                ("https://a.test:443/", "domains.bare_entry Port"),
                ("https://a.test:8443/", "domains.bare_entry Port"),
                ("https://p.test:8080/", "ok"),
                ("https://p.test/", "domains.port_in_entry Port"),
                ("https://p.test:9091/", "domains.port_in_entry Port"),
                ("https://x.a.test/", "domains.lists Unlisted"),
                ("https://a.test.evil.test/", "domains.lists Unlisted"),
                ("https://b.test/?https://a.test", "domains.lists Unlisted"),
                ("https://a.test@b.test/", "domains.lists Unlisted"),
                ("http://a.test/", "url.secure_only Scheme"),
                ("https://127.0.0.1/", "url.refuses_ip IpAddress"),
                ("https://[::1]/", "url.refuses_ip IpAddress"),
                ("https://localhost/", "url.refuses_localhost Localhost"),
                ("https://api.weixin.qq.com/", "url.forbidden_hosts Forbidden"),
            ],
        );
    }

    #[test]
    fn what_is_no_url_is_refused_before_any_rule() {
        // WX-DOM-025, 027, 029, SWAN-REQ-002, TTG-ERR-007
        for platform in ["wx", "tt-gadget", "tt-block", "swan"] {
            let app = App::new(named(platform).unwrap());
            for raw in ["", "/data/x", "www.baidu.com", "test.php", "xxxhttps://a.test", "://", "http:/a"] {
                assert_eq!(judged(&app, raw), "url.request_schemes NotAbsolute", "{platform} {raw}");
            }
            table(
                &app,
                &[
                    ("ftp://a.test/", "url.request_schemes Scheme"),
                    ("wss://a.test/", "url.request_schemes Scheme"),
                    ("https://", "url.request_schemes Unparsable"),
                    ("https://a b/", "url.request_schemes Unparsable"),
                    ("https://a:99999/", "url.request_schemes Unparsable"),
                ],
            );
        }
    }

    #[test]
    fn swan_knows_wildcards_and_no_ports() {
        // SWAN-DOM-001, 003, 004, 005, 008, 011, 015
        let app = listed("swan", &["https://a.test", "https://*.w.test"]);
        table(
            &app,
            &[
                ("https://a.test/", "ok"),
                ("https://x.w.test/", "ok"),
                ("https://x.y.w.test/", "ok"),
                ("https://w.test/", "domains.lists Unlisted"),
                ("https://xw.test/", "domains.lists Unlisted"),
                ("https://a.test:443/", "url.port_in_url Port"),
                ("http://a.test/", "url.secure_only Scheme"),
                ("https://1.2.3.4/", "url.refuses_ip IpAddress"),
                ("https://localhost/", "url.refuses_localhost Localhost"),
                ("https://openapi.baidu.com/", "url.forbidden_hosts Forbidden"),
            ],
        );
    }

    #[test]
    fn blocks_need_no_list_and_never_get_around_tls_and_the_open_platform() {
        // TTB-REQ-003, 004, 006, 007, 008, TTB-CORS-070
        let app = App::new(named("tt-block").unwrap());
        table(
            &app,
            &[
                ("https://any.test:8443/", "ok"),
                ("https://www.feishu.cn/api", "ok"),
                ("http://any.test/", "url.secure_always Scheme"),
                ("https://open.feishu.cn/", "url.forbidden_hosts Forbidden"),
                ("https://OPEN.FEISHU.CN:443/", "url.forbidden_hosts Forbidden"),
                ("https://x@open.feishu.cn./", "url.forbidden_hosts Forbidden"),
                ("https://open.larksuite.com/", "url.forbidden_hosts Forbidden"),
                ("https://any.test:6667/", "url.blocks_ports Port"),
            ],
        );
    }

    #[test]
    fn gadgets_check_only_lists_that_are_given() {
        // TTG-REQ-003, 004, 057
        let app = App::new(named("tt-gadget").unwrap());
        for raw in ["http://a.test/", "https://open.feishu.cn/", "http://127.0.0.1:3000/", "http://localhost/"] {
            assert_eq!(judged(&app, raw), "ok", "{raw}");
        }
        let app = listed("tt-gadget", &["https://a.test"]);
        table(&app, &[("https://a.test/", "ok"), ("https://b.test/", "domains.lists Unlisted")]);
    }

    #[test]
    fn checks_are_off_without_lists_on_with_strict_and_always_off_with_the_switch() {
        // WX-DOM-019, SWAN-DOM-018
        for platform in ["wx", "swan"] {
            let mut app = App::new(named(platform).unwrap());
            assert_eq!(judged(&app, "http://127.0.0.1:3000/"), "ok");
            app.checking = Checking::Strict;
            assert_eq!(judged(&app, "https://a.test/"), "domains.lists Unlisted");
            app.domains = Some(DomainLists::default());
            app.checking = Checking::Listed;
            assert_eq!(judged(&app, "https://a.test/"), "domains.lists Unlisted", "an empty list allows nothing");
            app.checking = Checking::Off;
            assert_eq!(judged(&app, "http://127.0.0.1:3000/"), "ok");
            assert!(!app.checks_certificates());
        }
        let app = App { checking: Checking::Off, ..App::new(named("tt-block").unwrap()) };
        assert_eq!(judged(&app, "http://open.feishu.cn/"), "ok");
    }

    #[test]
    fn the_version_in_the_referer_follows_client_and_settings() {
        // WX-REQ-036, WX-REQ-037, TTG-REQ-025, SWAN-NET-002, SWAN-NET-003, TTB-REQ-026
        let app = |platform: &str| App::new(named(platform).unwrap());
        let swan_old = App { base_library: "3.169.9".parse().unwrap(), ..app("swan") };
        let wx_named = App { id: "wx1".into(), version: "devtools".into(), client: Client::Devtools, ..app("wx") };
        for (app, referer) in [
            (app("wx"), "https://servicewechat.com/touristappid/0/page-frame.html"),
            (wx_named, "https://servicewechat.com/wx1/devtools/page-frame.html"),
            (app("tt-gadget"), "https://tmaservice.developer.toutiao.com/?appid=cli_0000000000000000&version=1.0.0"),
            (app("tt-block"), "https://example.feishu.cn/"),
            (app("swan"), "https://smartapps.cn/testappid/0/page-frame.html"),
            (swan_old, "https://smartapp.baidu.com/testappid/0/page-frame.html"),
        ] {
            assert_eq!(app.referer(), referer);
        }
    }
}
