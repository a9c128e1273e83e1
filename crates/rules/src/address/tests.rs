//! Which URLs each platform accepts, as tables.

#![expect(clippy::wildcard_enum_match_arm, reason = "anything else is shown or left out")]

use super::*;
use crate::app::Checking;
use crate::domains::DomainLists;
use crate::platforms::named;
use crate::profile::Rules;
use crate::values::Client;

/// Returns `ok` for an accepted URL, otherwise the rule that refused it and its failure.
fn judged(app: &App, raw: &str) -> String {
    let result = parse(app, raw).and_then(|url| judge(app, Api::Request, raw, &url));
    match result {
        Ok(()) => "ok".to_owned(),
        Err(refused) => match refused.failure {
            Failure::Domain { listing, .. } => format!("{} {listing:?}", refused.decision.basis.rule),
            Failure::Url(bad) => format!("{} {}", refused.decision.basis.rule, shape(&bad)),
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
        lists.add(List::Request, entry, &app.rules).unwrap();
    }
    app.domains = Some(lists);
    app
}

fn table(app: &App, rows: &[(&str, &str)]) {
    for (raw, expected) in rows {
        assert_eq!(judged(app, raw), *expected, "{} {raw}", app.rules.id);
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
            assert_eq!(judged(&app, raw), "failures.url NotAbsolute", "{platform} {raw}");
        }
        table(
            &app,
            &[
                ("ftp://a.test/", "url.request_schemes Scheme"),
                ("wss://a.test/", "url.request_schemes Scheme"),
                ("https://", "failures.unparsable_url Unparsable"),
                ("https://a b/", "failures.unparsable_url Unparsable"),
                ("https://a:99999/", "failures.unparsable_url Unparsable"),
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
    let swan_old = App::under(Rules::of(named("swan").unwrap(), None, "3.169.9".parse().ok()));
    let wx_named = App {
        id: "wx1".into(),
        version: "devtools".into(),
        ..App::under(Rules::of(named("wx").unwrap(), Some(Client::Devtools), None))
    };
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
