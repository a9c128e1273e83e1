//! One examination: calls from URLs or a project, each tried on every client, and each server looked at once. How the
//! outcome is printed is not known here.

use std::collections::{BTreeMap, BTreeSet};
use std::net::{IpAddr, SocketAddr};
use std::path::PathBuf;
use std::sync::Arc;
use std::time::{Duration, SystemTime};

use qiao::{
    Addresses, Builder, Checking, Client, Identity, Launch, Network, Outcome, Override, Platform, Verdict, Wording,
    header,
};
use url::Url;

use crate::facts::Facts;
use crate::finding::{Finding, Place, Report, Severity};
use crate::message::Message;
use crate::probe::{self, Seen};
use crate::trial::{self, Call, Nowhere};
use crate::{chain, head, sources};

/// What is examined.
#[derive(Clone, Debug)]
pub enum Subject {
    /// Servers, by URLs of theirs.
    Urls(Vec<String>),
    /// What the files of a project call.
    Project(PathBuf),
}

/// How it is examined.
pub struct Settings<'a> {
    /// Under whose rules.
    pub platform: Platform,
    /// The domain lists, as the JSON text of a domains file. Without them a URL counts as listed.
    pub domains: Option<String>,
    /// The web origin of the program's page, where the platform runs it in one.
    pub page_origin: Option<String>,
    /// How servers are reached.
    pub builder: &'a dyn Fn() -> Builder,
    /// The same for handshakes of our own.
    pub overrides: &'a [Override],
    /// How findings are worded.
    pub wording: Wording,
    /// How long each step may take.
    pub patience: Duration,
    /// The time now, against which certificates and clocks are compared.
    pub now: SystemTime,
}

impl std::fmt::Debug for Settings<'_> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Settings").field("platform", &self.platform).finish_non_exhaustive()
    }
}

/// Why nothing could be examined.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    /// A URL is none, or not one of HTTP or WebSocket.
    #[error("`{0}` is not a URL of a server (expected for example https://api.example.com)")]
    Url(String),
    /// A program could not be launched: a setting or a file of the project is wrong.
    #[error("{0}")]
    Launch(#[from] qiao::Error),
}

/// The clients that are asked.
const CLIENTS: [Client; 3] = [Client::Android, Client::Ios, Client::Devtools];

/// The name of the script that makes calls.
const SCRIPT: &str = "doctor.js";

/// Rules that decide without the network.
const OF_LISTS: [&str; 2] = ["domains.", "url."];

/// Calls, each with the places where it is written.
type Calls = BTreeMap<Call, Vec<Place>>;

/// Examines servers.
///
/// # Errors
/// A URL or a setting cannot be used.
pub async fn examine(subject: &Subject, settings: &Settings<'_>) -> Result<Report, Error> {
    let calls = match subject {
        Subject::Urls(urls) => named(urls)?,
        Subject::Project(folder) => written(folder),
    };
    let mut examination = Examination { settings, facts: Facts::of(settings.platform), found: Vec::new() };
    if let Subject::Project(folder) = subject {
        examination.against_lists(folder, &calls).await?;
    }
    examination.live(&calls).await?;
    let mut servers = Vec::new();
    for (origin, url) in servers_of(&calls) {
        let secure = matches!(url.scheme(), "https" | "wss");
        let (host, port) = (url.host_str().unwrap_or_default(), url.port_or_known_default().unwrap_or_default());
        let seen = probe::look(host, port, secure, settings.overrides, settings.patience).await;
        examination.below_http(&origin, host, &seen);
        servers.push((origin, facts(&seen, &settings.wording)));
    }
    let mut findings = merged(examination.found);
    for finding in &mut findings {
        let of_subject = calls.iter().filter(|(call, _)| is_about(&finding.subject, &call.url));
        let mut places: Vec<Place> = of_subject.flat_map(|(_, places)| places.iter().cloned()).collect();
        places.sort();
        places.dedup();
        if finding.places.is_empty() {
            finding.places = places;
        }
    }
    findings.sort_by(|a, b| (a.severity, &a.subject, &a.check).cmp(&(b.severity, &b.subject, &b.check)));
    Ok(Report { findings, servers })
}

fn named(urls: &[String]) -> Result<Calls, Error> {
    let call = |text: &String| {
        // A bare name is a server's.
        let url = if text.contains("://") { text.clone() } else { format!("https://{text}") };
        let parsed = url.parse::<Url>().ok().filter(Url::has_host).ok_or_else(|| Error::Url(text.clone()))?;
        let function = match parsed.scheme() {
            "http" | "https" => "request",
            "ws" | "wss" => "connectSocket",
            _ => return Err(Error::Url(text.clone())),
        };
        let url = if parsed.path() == "/" && !url.ends_with('/') { format!("{url}/") } else { url };
        Ok((Call { function, url }, Vec::new()))
    };
    urls.iter().map(call).collect()
}

fn written(folder: &std::path::Path) -> Calls {
    let mut calls = Calls::new();
    for (call, place) in sources::calls(folder) {
        calls.entry(call).or_default().push(place);
    }
    calls
}

/// One URL of each server, by its origin.
fn servers_of(calls: &Calls) -> BTreeMap<String, Url> {
    let urls = calls.keys().filter_map(|call| call.url.parse::<Url>().ok());
    urls.map(|url| (origin(&url), url)).collect()
}

/// `https://host`, with a port that is not the default.
fn origin(url: &Url) -> String {
    url.origin().ascii_serialization()
}

/// Whether a finding on a URL or a server is about a call.
fn is_about(subject: &str, url: &str) -> bool {
    let server = |text: &str| text.parse::<Url>().ok().map(|url| origin(&url));
    subject == url || server(url).is_some_and(|server| server == subject)
}

struct Examination<'a> {
    settings: &'a Settings<'a>,
    facts: Facts,
    found: Vec<Finding>,
}

impl Examination<'_> {
    /// Whether the lists of a project have what its files call. Nothing goes over the network.
    async fn against_lists(&mut self, folder: &std::path::Path, calls: &Calls) -> Result<(), Error> {
        let list: Vec<Call> = calls.keys().cloned().collect();
        for client in CLIENTS {
            let builder = Builder::default().connector(Arc::new(Nowhere));
            let launch = |script| self.launch_in(folder, script, client);
            let outcome = trial::make(builder, self.settings.platform, &list, launch, self.settings.patience).await?;
            for (url, told, verdict) in outcome.verdicts {
                if OF_LISTS.iter().any(|group| verdict.rule.starts_with(group)) {
                    self.verdict(client, &url, told, &verdict);
                }
            }
        }
        Ok(())
    }

    /// A script with the settings of a project.
    fn launch_in(&self, folder: &std::path::Path, script: String, client: Client) -> Launch {
        let launch = Launch::project(folder).main(SCRIPT, script).platform(self.settings.platform);
        launch.network(self.lists()).identity(Identity::new().client(client))
    }

    /// Calls every server on every client. Each counts as listed, so that the server itself is tried; where it redirects
    /// to does not.
    async fn live(&mut self, calls: &Calls) -> Result<(), Error> {
        let reachable = |call: &&Call| matches!(call.function, "request" | "connectSocket");
        let mut list: BTreeSet<Call> = calls.keys().filter(reachable).cloned().collect();
        // An upload would change something; what a request of its server meets is the same.
        let others = calls.keys().filter(|call| !reachable(call));
        list.extend(others.map(|call| Call { function: "request", url: call.url.clone() }));
        let list: Vec<Call> = list.into_iter().collect();
        for (at, client) in CLIENTS.into_iter().enumerate() {
            let Settings { platform, builder, patience, .. } = *self.settings;
            let launch = |script: String| {
                let launch = Launch::source(SCRIPT, script).platform(platform).network(self.network(calls));
                launch.identity(Identity::new().client(client))
            };
            let outcome = trial::make(builder(), platform, &list, launch, patience).await?;
            for (url, told, verdict) in outcome.verdicts {
                self.verdict(client, &url, told, &verdict);
            }
            // What a response looks like is the same for every client.
            for traffic in outcome.traffic.iter().filter(|_| at == 0) {
                self.response(traffic);
            }
        }
        Ok(())
    }

    /// The domain lists that were given.
    fn lists(&self) -> Network {
        self.settings.domains.iter().fold(Network::new(), Network::domains)
    }

    fn network(&self, calls: &Calls) -> Network {
        let network = self.settings.page_origin.iter().fold(self.lists(), Network::page_origin);
        let urls = calls.keys().filter_map(|call| call.url.parse::<Url>().ok());
        let secure = urls.filter(|url| matches!(url.scheme(), "https" | "wss"));
        let origins: BTreeSet<String> = secure.map(|url| origin(&url).replace("wss://", "https://")).collect();
        let listable = origins.into_iter().filter(|origin| self.can_be_listed(origin));
        listable.fold(network, Network::allow).checking(Checking::Strict)
    }

    /// Whether the platform lets an origin be listed; one that it does not is refused by a rule when it is called.
    fn can_be_listed(&self, origin: &str) -> bool {
        let launch = Launch::source(SCRIPT, "").platform(self.settings.platform);
        launch.network(Network::new().allow(origin)).checks_domains().is_ok()
    }

    fn verdict(&mut self, client: Client, url: &str, told: Option<String>, verdict: &Verdict) {
        let wording = &self.settings.wording;
        let severity = match verdict.outcome {
            Outcome::Refused => Severity::Error,
            Outcome::Warned => Severity::Warning,
            _ => Severity::Note,
        };
        let finding = Finding {
            subject: url.to_owned(),
            severity,
            check: verdict.rule.to_owned(),
            clause: verdict.clause,
            text: verdict.reason.text(wording),
            remedy: verdict.remedy.as_ref().map(|remedy| remedy.text(wording)).unwrap_or_default(),
            told: told.into_iter().map(|text| (client.name(), text)).collect(),
            places: Vec::new(),
        };
        self.found.push(finding);
    }

    fn response(&mut self, traffic: &qiao::Traffic) {
        for (check, severity, rule, seen, remedy) in head::look(traffic, &self.facts, &CLIENTS, self.settings.now) {
            self.own(&traffic.url, check, severity, rule, seen, remedy);
        }
        let redirect = traffic.answer.as_ref().filter(|answer| (300..400).contains(&answer.status));
        if let Some(to) = redirect.and_then(|answer| header(&answer.headers, "location")) {
            let (rule, seen) = ("redirects.limit", Message::Redirected { to: to.to_owned() });
            self.own(&traffic.url, "response.redirect", Severity::Note, rule, seen, Message::CallTarget);
        }
    }

    /// What was seen of a server's name, of its versions of TLS and of its chain.
    fn below_http(&mut self, origin: &str, host: &str, seen: &Seen) {
        let is_public = |address: IpAddr| Addresses::public_only().permits(SocketAddr::new(address, 0));
        let private = seen.addresses.iter().find(|address| !is_public(**address) && !seen.is_overridden);
        if let Some(address) = private {
            let text = Message::PrivateAddress { host: host.to_owned(), address: address.to_string() };
            self.own(origin, "server.address", Severity::Warning, "url.local_network", text, Message::PublicAddress);
        }
        const OLDEST: &str = "tls.oldest";
        for version in &seen.old {
            let oldest = self.facts.text(OLDEST);
            let text = Message::OldTls { host: host.to_owned(), version };
            self.own(origin, "tls.old", Severity::Warning, OLDEST, text, Message::DropOldTls { oldest });
        }
        if !seen.versions.is_empty() {
            let host = host.to_owned();
            if seen.versions.iter().all(|(name, ..)| *name != "TLS 1.3") {
                let text = Message::NoTls13 { host: host.clone() };
                self.own(origin, "tls.newest", Severity::Note, OLDEST, text, Message::OfferTls13);
            }
            if seen.versions.iter().all(|(.., protocol)| protocol != "h2") {
                let text = Message::NoHttp2 { host };
                self.own(origin, "server.http2", Severity::Note, "request.versions", text, Message::OfferHttp2);
            }
        }
        for (check, text, remedy) in chain::faults(&seen.chain, host, self.settings.now) {
            self.own(origin, check, Severity::Warning, "tls.verifies", text, remedy);
        }
    }

    fn own(&mut self, subject: &str, check: &str, severity: Severity, rule: &str, text: Message, remedy: Message) {
        let wording = &self.settings.wording;
        let finding = Finding {
            subject: subject.to_owned(),
            severity,
            check: check.to_owned(),
            clause: self.facts.clause(rule),
            text: text.text(wording),
            remedy: remedy.text(wording),
            told: BTreeMap::new(),
            places: Vec::new(),
        };
        self.found.push(finding);
    }
}

/// One finding for what several clients say of the same.
fn merged(found: Vec<Finding>) -> Vec<Finding> {
    let mut all: Vec<Finding> = Vec::new();
    for finding in found {
        let same = all.iter_mut().find(|other| {
            (&other.subject, &other.check, &other.text) == (&finding.subject, &finding.check, &finding.text)
        });
        match same {
            Some(other) => other.told.extend(finding.told),
            None => all.push(finding),
        }
    }
    all
}

/// Names of facts.
pub(crate) const ADDRESSES: &str = "addresses";
pub(crate) const CERTIFICATE: &str = "certificate";

/// What was seen, as names and values.
fn facts(seen: &Seen, wording: &Wording) -> Vec<(&'static str, String)> {
    let mut facts = Vec::new();
    let addresses: Vec<String> = seen.addresses.iter().map(ToString::to_string).collect();
    facts.push((ADDRESSES, addresses.join(", ")));
    for (version, suite, protocol) in &seen.versions {
        facts.push((version, format!("{suite} {protocol}").trim_end().to_owned()));
    }
    if !seen.versions.is_empty() {
        let old = match &seen.untested {
            Some(problem) => Message::NotTested { problem: problem.clone() }.text(wording),
            None if seen.old.is_empty() => Message::No.text(wording),
            None => seen.old.join(", "),
        };
        facts.push(("TLS 1.0, 1.1", old));
    }
    facts.extend(seen.chain.iter().map(|certificate| (CERTIFICATE, chain::described(certificate))));
    facts
}
