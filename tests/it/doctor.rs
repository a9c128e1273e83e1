//! The doctor against servers with every prepared fault: each is found, with its clause and a remedy, and a healthy server
//! has none.

use std::time::{Duration, SystemTime, UNIX_EPOCH};

use qiao::{Builder, Host, Language, Override, Platform, Wording};
use qiao_doctor::{Finding, Report, Settings, Severity, Subject, examine, json, junit, table};
use qiao_origin::Origin;
use tokio::io::{AsyncReadExt, AsyncWriteExt};

/// A day on which the certificates of the origin are good.
const TODAY: Duration = Duration::from_secs(1_767_225_600);

struct Clinic {
    origin: Origin,
    overrides: Vec<Override>,
    now: SystemTime,
}

impl Clinic {
    async fn open() -> Clinic {
        let origin = Origin::builder().start().await.unwrap();
        let [http, https] = [origin.http_addr().unwrap(), origin.https_addr().unwrap()];
        // Nobody listens there.
        let closed = std::net::TcpListener::bind("127.0.0.1:0").unwrap().local_addr().unwrap();
        let overrides = vec![
            Override::new("closed.test", None, closed),
            Override::new("*.test", Some(80), http),
            Override::new("*.test", None, https),
        ];
        Clinic { origin, overrides, now: UNIX_EPOCH + TODAY }
    }

    fn builder(&self) -> Builder {
        Host::builder().trust(self.origin.ca_pem()).unwrap().resolve(self.overrides.iter().cloned())
    }

    async fn examine(&self, platform: Platform, subject: Subject) -> Report {
        let settings = Settings {
            platform,
            domains: None,
            page_origin: Some("https://tenant.example.test".to_owned()),
            builder: &|| self.builder(),
            overrides: &self.overrides,
            wording: Wording::default(),
            patience: Duration::from_secs(3),
            now: self.now,
        };
        examine(&subject, &settings).await.unwrap()
    }

    async fn of_url(&self, platform: Platform, url: &str) -> Report {
        self.examine(platform, Subject::Urls(vec![url.to_owned()])).await
    }
}

/// A URL with a fault: the check that finds it, how severe it is, and a part of what is said.
const FAULTS: &[(&str, &str, Severity, &str)] = &[
    // Names and connections. `{https}` is the port of the origin.
    ("https://closed.test/", "failures.network", Severity::Error, "refused"),
    ("https://localhost:{https}/text", "server.address", Severity::Warning, "only this network reaches"),
    ("https://unresolved.invalid/", "failures.network", Severity::Error, "has no address"),
    ("https://reset.test/reset?at=connect", "failures.network", Severity::Error, "connection"),
    ("http://a.test/text", "url.secure_only", Severity::Error, "not secure"),
    // TLS and certificates.
    ("https://expired.test/text", "tls.verifies", Severity::Error, "expired"),
    ("https://not-yet.test/text", "tls.verifies", Severity::Error, "not valid yet"),
    ("https://self-signed.test/text", "tls.verifies", Severity::Error, "self-signed"),
    ("https://self-signed-ca.test/text", "tls.verifies", Severity::Error, "self-signed"),
    ("https://wrong-host.test/text", "tls.verifies", Severity::Error, "another.invalid"),
    ("https://untrusted.test/text", "tls.verifies", Severity::Error, "Qiao Unknown Root"),
    ("https://no-intermediate.test/text", "tls.verifies", Severity::Error, "Qiao Test Intermediate"),
    ("https://weak-key.test/text", "certificate.key", Severity::Warning, "Qiao Weak Key has an RSA key of 1024 bits"),
    ("https://weak-signature.test/text", "certificate.signature", Severity::Warning, "signed with SHA-1"),
    ("https://tls11.test/text", "tls.oldest", Severity::Error, "TLS"),
    ("https://tls-garbage.test/text", "failures.tls", Severity::Error, "TLS"),
    ("https://tls-cut.test/text", "failures.tls", Severity::Error, "closed"),
    ("https://tls12.test/text", "tls.newest", Severity::Note, "TLS 1.3"),
    ("https://http1.test/text", "server.http2", Severity::Note, "HTTP/1.1"),
    // Redirects.
    ("https://a.test/redirect?to=https://elsewhere.test/text", "domains.lists", Severity::Error, "elsewhere.test"),
    ("https://a.test/redirect?to=/text", "response.redirect", Severity::Note, "/text"),
    ("https://a.test/redirect/30", "redirects.limit", Severity::Error, "redirects"),
    // Responses.
    ("https://a.test/charset/gbk?text=text", "response.charset", Severity::Warning, "gbk"),
    ("https://a.test/charset/gbk?label=none", "response.charset", Severity::Warning, "no charset and is not UTF-8"),
    ("https://a.test/charset/utf-8?label=none", "response.charset", Severity::Note, "names no charset"),
    ("https://a.test/bom?body=%7B%7D&type=application/json", "response.mark", Severity::Warning, "byte order mark"),
    ("https://a.test/cookies?set=sid=1", "response.cookies", Severity::Warning, "sid"),
    ("https://a.test/do?s=header:X-A=1;header:X-A=2;body:b", "response.headers", Severity::Warning, "x-a"),
    (
        "https://a.test/do?s=header:Date=Thu,%2001%20Jan%202026%2001:00:00%20GMT;body:b",
        "server.clock",
        Severity::Warning,
        "60 minutes",
    ),
    ("https://a.test/do?s=header:Content-Type=text/plain;bytes:3000", "response.compression", Severity::Note, "3000"),
    ("https://a.test/wrong-length?declared=100&sent=10", "failures.network", Severity::Error, "body"),
    // Sockets.
    ("wss://a.test/text", "failures", Severity::Error, "200"),
    ("wss://expired.test/ws", "tls.verifies", Severity::Error, "expired"),
];

fn shown(report: &Report) -> String {
    table(report, &Wording::default())
}

fn find<'a>(report: &'a Report, check: &str, text: &str) -> Option<&'a Finding> {
    report.findings.iter().find(|found| found.check.contains(check) && found.text.contains(text))
}

#[tokio::test]
async fn every_prepared_fault_is_found_with_its_clause_and_what_to_do() {
    let clinic = Clinic::open().await;
    let mut wrong = Vec::new();
    for (url, check, severity, text) in FAULTS {
        let url = url.replace("{https}", &clinic.origin.https_addr().unwrap().port().to_string());
        let report = clinic.of_url(Platform::Wx, &url).await;
        match find(&report, check, text) {
            Some(found) if found.severity == *severity && !found.clause.is_empty() && !found.remedy.is_empty() => {}
            _ => wrong.push(format!("{url}: no {check} with `{text}` in\n{}", shown(&report))),
        }
        assert_eq!(report.is_red(), report.findings.iter().any(|found| found.severity != Severity::Note));
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[tokio::test]
async fn ports_that_a_platform_does_not_take_are_found() {
    let clinic = Clinic::open().await;
    for (platform, url, check) in [
        (Platform::Swan, "https://a.test:8443/text", "url.port_in_url"),
        (Platform::TtBlock, "https://a.test:6000/text", "url.blocks_ports"),
    ] {
        let report = clinic.of_url(platform, url).await;
        let found = find(&report, check, "").unwrap_or_else(|| panic!("{}", shown(&report)));
        assert!(found.severity == Severity::Error && !found.remedy.is_empty(), "{found:?}");
    }
}

#[tokio::test]
async fn the_table_is_in_the_language_of_its_reader() {
    let clinic = Clinic::open().await;
    let report = clinic.of_url(Platform::Wx, "https://http1.expired.test/text").await;
    let text = table(&report, &Wording { language: Language::Chinese, ..Wording::default() });
    for part in ["  地址          127.0.0.1", "  证书          ", "错误    https://", "提示    https://"] {
        assert!(text.contains(part), "{part} in {text}");
    }
}

#[tokio::test]
async fn a_healthy_server_has_nothing_on_any_platform() {
    let clinic = Clinic::open().await;
    for platform in Platform::ALL {
        let url = match platform {
            Platform::TtBlock => {
                "https://a.test/cors?allow-origin=https://tenant.example.test&allow-credentials=true&allow-headers=content-type&expose=access-control-allow-origin,access-control-allow-credentials,access-control-expose-headers"
            }
            _ => "https://a.test/json",
        };
        let report = clinic.of_url(platform, url).await;
        assert_eq!(report.findings, [], "{platform}\n{}", shown(&report));
        let (origin, facts) = &report.servers[0];
        assert_eq!(origin, "https://a.test");
        let names: Vec<&str> = facts.iter().map(|(name, _)| *name).collect();
        assert_eq!(names, ["addresses", "TLS 1.3", "TLS 1.2", "TLS 1.0, 1.1", "certificate"]);
    }
    assert_eq!(clinic.of_url(Platform::Wx, "wss://a.test/ws").await.findings, []);
}

#[tokio::test]
async fn every_client_says_what_it_would_tell_script() {
    let clinic = Clinic::open().await;
    let report = clinic.of_url(Platform::Wx, "https://expired.test/text").await;
    let told = &find(&report, "tls.verifies", "expired").unwrap().told;
    assert_eq!(told.keys().copied().collect::<Vec<_>>(), ["android", "devtools", "ios"]);
    assert!(told.values().all(|text| text.starts_with("request:fail")), "{told:?}");
}

#[tokio::test]
async fn a_block_gets_the_lines_to_paste() {
    let clinic = Clinic::open().await;
    let report = clinic.of_url(Platform::TtBlock, "https://a.test/json").await;
    let found = find(&report, "cors.", "").unwrap();
    assert!(found.severity == Severity::Error && found.clause.starts_with("TTB-"), "{found:?}");
    assert!(found.remedy.contains("Access-Control-Allow-Origin: https://tenant.example.test"), "{}", found.remedy);
}

#[tokio::test]
async fn a_certificate_that_ends_soon_and_an_old_version_are_warnings() {
    let mut clinic = Clinic::open().await;
    // The certificates of the origin end with the year 4095.
    clinic.now = UNIX_EPOCH + Duration::from_secs(67_090_000_000);
    let report = clinic.of_url(Platform::Wx, "https://a.test/text").await;
    let found = find(&report, "certificate.expires_soon", "a.test").unwrap();
    assert!(found.severity == Severity::Warning && found.text.contains("4096-01-01"), "{}", found.text);

    // A server that answers every ClientHello with TLS 1.0.
    let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await.unwrap();
    clinic.overrides.insert(0, Override::new("old.test", None, listener.local_addr().unwrap()));
    tokio::spawn(async move {
        while let Ok((mut stream, _)) = listener.accept().await {
            let _ = stream.read(&mut [0; 1024]).await;
            let hello: &[u8] = &[22, 3, 1, 0, 42, 2, 0, 0, 38, 3, 1];
            let _ = stream.write_all(&[hello, &[0; 36]].concat()).await;
        }
    });
    let report = clinic.of_url(Platform::Wx, "https://old.test/").await;
    let found = find(&report, "tls.old", "TLS 1.0").unwrap();
    assert_eq!((found.severity, found.clause), (Severity::Warning, "WX-TLS-004"));
    assert!(find(&report, "failures.tls", "").is_some(), "{}", shown(&report));
}

#[tokio::test]
async fn what_a_project_calls_is_compared_with_its_lists() {
    let clinic = Clinic::open().await;
    let folder = tempfile::tempdir().unwrap();
    let files = [
        ("app.json", r#"{ "pages": ["pages/a/a"] }"#),
        ("project.config.json", r#"{ "appid": "wx1234567890abcdef" }"#),
        (
            "qiao.json",
            r#"{ "domains": { "request": ["https://a.test"], "socket": [], "upload": [], "download": [] } }"#,
        ),
        ("app.js", "App({})"),
        (
            "pages/a/a.js",
            "const base = 'https://a.test/v1';\n// see https://docs.test\nPage({\n  go() { wx.uploadFile({ url: 'https://up.test/x' }) },\n});",
        ),
        ("pages/a/a.wxml", ""),
        ("util/live.ts", "export const live = 'wss://a.test/ws';"),
    ];
    for (name, text) in files {
        let path = folder.path().join(name);
        std::fs::create_dir_all(path.parent().unwrap()).unwrap();
        std::fs::write(path, text).unwrap();
    }
    let report = clinic.examine(Platform::Wx, Subject::Project(folder.path().to_owned())).await;
    let lists: Vec<String> = report
        .findings
        .iter()
        .filter(|found| found.check.starts_with("domains."))
        .flat_map(|found| found.places.iter().map(move |place| format!("{} {place}", found.subject)))
        .collect();
    assert_eq!(
        lists,
        ["https://up.test/ pages/a/a.js:4 (uploadFile)", "wss://a.test/ util/live.ts:1"],
        "{}",
        shown(&report)
    );
    let servers: Vec<&str> = report.servers.iter().map(|(origin, _)| origin.as_str()).collect();
    assert_eq!(servers, ["https://a.test", "https://up.test", "wss://a.test"]);
    let text = json(&report).to_string();
    assert!(text.contains(r#""check":"domains.lists""#) && text.contains(r#""file":"pages/a/a.js""#), "{text}");
    let xml = junit(&report).unwrap();
    assert!(xml.contains("<testsuite name=\"https://up.test\"") && xml.contains("failure"), "{xml}");
}
