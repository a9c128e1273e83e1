//! Settings of the C interface: JSON objects, with the names of the command line. An unknown name is an
//! error, so that a typo is not silently replaced by a default.

use std::path::PathBuf;
use std::time::Duration;

use qiao_rs::{Builder, Checking, Client, EnterOptions, Host, Identity, Launch, Limits, Network, Storage};
use serde::Deserialize;
use serde_json::Value;

/// Settings of a host.
#[derive(Default, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields, default)]
struct HostSettings {
    /// Additional certificates to trust, as PEM.
    trust: Option<String>,
    /// Addresses of names, as `HOST:PORT:ADDRESS`.
    resolve: Vec<String>,
    /// URL of a proxy.
    proxy: Option<String>,
    /// Number of threads that programs run on.
    workers: Option<usize>,
    /// Whether programs may connect to public addresses alone.
    deny_private: bool,
    /// Whether time is virtual.
    virtual_time: bool,
}

/// Settings of a launch.
#[derive(Default, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields, default)]
struct LaunchSettings {
    project: Option<PathBuf>,
    script: Option<PathBuf>,
    source: Option<String>,
    page: Option<String>,
    scene: Option<Value>,
    referrer: Option<Value>,
    platform: Option<String>,
    client: Option<String>,
    base_library: Option<String>,
    app_id: Option<String>,
    app_version: Option<String>,
    domains: Option<Value>,
    allow: Vec<String>,
    checking: Option<String>,
    network: Option<String>,
    storage: Option<PathBuf>,
    user: Option<String>,
    memory: Option<usize>,
    disk_limit: Option<u64>,
    response_limit: Option<u64>,
    /// Scripts that run before it.
    before: Vec<Script>,
    /// Modules of the embedder's.
    modules: Vec<Script>,
    /// How long the launch may take, in milliseconds.
    timeout: Option<u64>,
    /// Whether events are kept for `qiao_next`.
    events: bool,
    /// Names of functions that script gets, whose calls are events.
    functions: Vec<String>,
    /// Whether what script asks of its user is an event.
    asks: bool,
    /// Patterns of URLs whose requests are events.
    intercept: Vec<String>,
}

/// How a program is opened or shown.
#[derive(Default, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields, default)]
struct EnterSettings {
    page: Option<String>,
    scene: Option<Value>,
    referrer: Option<Value>,
}

impl From<EnterSettings> for EnterOptions {
    fn from(settings: EnterSettings) -> EnterOptions {
        let options = with(EnterOptions::new(), settings.page, EnterOptions::page);
        let options = with(options, settings.scene, EnterOptions::scene);
        with(options, settings.referrer, EnterOptions::referrer)
    }
}

/// Parses enter options.
pub(crate) fn enter(json: &str) -> Result<EnterOptions, String> {
    parsed::<EnterSettings>(json).map(Into::into)
}

/// A script of the embedder's.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Script {
    name: String,
    text: String,
}

/// How a program is polled, and how long its launch may take.
pub(crate) struct Polled {
    pub events: bool,
    pub functions: Vec<String>,
    pub asks: bool,
    pub intercept: Vec<String>,
    pub timeout: Option<Duration>,
}

/// Creates a host.
pub(crate) fn host(json: &str) -> Result<Host, String> {
    let settings: HostSettings = parsed(json)?;
    let mut builder: Builder = Host::builder();
    if let Some(pem) = settings.trust {
        builder = builder.trust(pem).map_err(text)?;
    }
    let overrides: Result<Vec<_>, _> = settings.resolve.iter().map(|entry| entry.parse()).collect();
    builder = builder.resolve(overrides.map_err(text)?);
    if let Some(proxy) = settings.proxy {
        builder = builder.proxy(qiao_rs::Proxy::all(&proxy).map_err(text)?);
    }
    if settings.deny_private {
        builder = builder.addresses(qiao_rs::Addresses::public_only());
    }
    if settings.virtual_time {
        builder = builder.virtual_time();
    }
    if let Some(workers) = settings.workers {
        builder = builder.workers(workers);
    }
    builder.build().map_err(text)
}

/// Parses the settings of a launch.
pub(crate) fn launch(json: &str) -> Result<(Launch, Polled), String> {
    let mut settings: LaunchSettings = parsed(json)?;
    let timeout = settings.timeout.map(Duration::from_millis);
    let (functions, asks) = (std::mem::take(&mut settings.functions), settings.asks);
    let intercept = std::mem::take(&mut settings.intercept);
    let polled = Polled { events: settings.events, functions, asks, intercept, timeout };
    if !polled.events && (asks || !polled.functions.is_empty() || !polled.intercept.is_empty()) {
        return Err("functions, asks and intercept need events: true, as their calls are events".to_owned());
    }
    let (identity, network, limits) = (settings.identity()?, settings.network()?, settings.limits());
    let enter = EnterSettings { page: settings.page, scene: settings.scene, referrer: settings.referrer };
    let (before, modules) = (std::mem::take(&mut settings.before), std::mem::take(&mut settings.modules));
    let launch = match (settings.project, settings.script, settings.source) {
        (Some(folder), None, None) => Launch::project(folder),
        (None, Some(path), None) => Launch::script(path),
        (None, None, Some(text)) => Launch::source("main.js", text),
        _ => return Err("give one of project, script and source".to_owned()),
    };
    let platform = settings.platform.map(|id| id.parse().map_err(text)).transpose()?;
    let storage = settings.storage.map(|folder| with(Storage::at(folder), settings.user, Storage::user));
    let launch = launch.identity(identity).network(network).limits(limits).enter(enter.into());
    let launch = before.into_iter().fold(launch, |launch, script| launch.before(script.name, script.text));
    let launch = modules.into_iter().fold(launch, |launch, module| launch.module(module.name, module.text));
    Ok((with(with(launch, platform, Launch::platform), storage, Launch::storage), polled))
}

impl LaunchSettings {
    fn identity(&self) -> Result<Identity, String> {
        let client = self.client.as_deref().map(client).transpose()?;
        let version = self.base_library.as_ref().map(|version| version.parse().map_err(text)).transpose()?;
        let identity = with(Identity::new(), self.app_id.as_ref(), |identity, id| identity.app_id(id));
        let identity = with(identity, self.app_version.as_ref(), |identity, version| identity.app_version(version));
        Ok(with(with(identity, client, Identity::client), version, Identity::base_library))
    }

    fn network(&self) -> Result<Network, String> {
        let checking = self.checking.as_deref().map(checking).transpose()?;
        let condition = self.network.as_deref().map(condition).transpose()?;
        let network = self.allow.iter().fold(Network::new(), Network::allow);
        let network = with(network, self.domains.as_ref(), |network, lists| network.domains(lists.to_string()));
        Ok(with(with(network, checking, Network::checking), condition, Network::condition))
    }

    fn limits(&self) -> Limits {
        let limits = with(Limits::new(), self.memory, Limits::memory);
        with(with(limits, self.disk_limit, Limits::disk), self.response_limit, Limits::response)
    }
}

/// Applies a setting if it is given.
fn with<S, T>(settings: S, given: Option<T>, set: impl FnOnce(S, T) -> S) -> S {
    match given {
        Some(given) => set(settings, given),
        None => settings,
    }
}

fn client(name: &str) -> Result<Client, String> {
    let named = Client::ALL.iter().find(|client| client.name() == name);
    named.copied().ok_or_else(|| format!("`{name}` is no client"))
}

fn checking(name: &str) -> Result<Checking, String> {
    match name {
        "listed" => Ok(Checking::Listed),
        "strict" => Ok(Checking::Strict),
        "off" => Ok(Checking::Off),
        other => Err(format!("`{other}` is no way of checking: choose listed, strict or off")),
    }
}

/// The network condition with this name.
pub(crate) fn condition(name: &str) -> Result<qiao_rs::NetworkCondition, String> {
    let known = || format!("`{name}` is no condition: choose {}", qiao_rs::CONDITIONS.join(", "));
    qiao_rs::condition(name).ok_or_else(known)
}

fn parsed<T: for<'a> Deserialize<'a>>(json: &str) -> Result<T, String> {
    serde_json::from_str(if json.is_empty() { "{}" } else { json }).map_err(|error| format!("settings: {error}"))
}

pub(crate) fn text(error: impl ToString) -> String {
    error.to_string()
}
