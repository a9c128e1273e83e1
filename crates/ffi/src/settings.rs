//! Settings as they come over the C interface: JSON objects, with names as on the command line.
//! A name that is unknown is an error, so that a slip is not taken for a default.

use std::path::PathBuf;

use qiao_rs::{Builder, Checking, Host, Launch};
use serde::Deserialize;
use serde_json::Value;

/// Settings of a host.
#[derive(Default, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields, default)]
struct HostSettings {
    /// Certificates to trust as well, as PEM.
    trust: Option<String>,
    /// Where names lead, as `HOST:PORT:ADDRESS`.
    resolve: Vec<String>,
    /// A proxy's URL.
    proxy: Option<String>,
    /// How many threads share the programs.
    workers: Option<usize>,
}

/// What to launch.
#[derive(Default, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields, default)]
struct LaunchSettings {
    project: Option<PathBuf>,
    script: Option<PathBuf>,
    source: Option<String>,
    page: Option<String>,
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
}

/// Makes a host.
pub fn host(json: &str) -> Result<Host, String> {
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
    if let Some(workers) = settings.workers {
        builder = builder.workers(workers);
    }
    builder.build().map_err(text)
}

/// Reads what to launch.
pub fn launch(json: &str) -> Result<Launch, String> {
    let settings: LaunchSettings = parsed(json)?;
    let mut launch = match (settings.project, settings.script, settings.source) {
        (Some(folder), None, None) => Launch::project(folder),
        (None, Some(path), None) => Launch::script(path),
        (None, None, Some(text)) => Launch::source("main.js", text),
        _ => return Err("give one of project, script and source".to_owned()),
    };
    if let Some(url) = settings.page {
        launch = launch.page(url);
    }
    if let Some(platform) = settings.platform {
        launch = launch.platform(platform.parse().map_err(text)?);
    }
    if let Some(name) = settings.client {
        let client = qiao_rs::Client::ALL.iter().find(|client| client.name() == name);
        launch = launch.client(*client.ok_or_else(|| format!("`{name}` is no client"))?);
    }
    if let Some(version) = settings.base_library {
        launch = launch.base_library(version.parse().map_err(text)?);
    }
    if let Some(domains) = settings.domains {
        launch = launch.domains(domains.to_string());
    }
    launch = settings.allow.into_iter().fold(launch, Launch::allow);
    launch = match settings.checking.as_deref() {
        None | Some("listed") => launch,
        Some("strict") => launch.checking(Checking::Strict),
        Some("off") => launch.checking(Checking::Off),
        Some(other) => return Err(format!("`{other}` is no way of checking: choose listed, strict or off")),
    };
    if let Some(name) = settings.network {
        launch = launch.network(condition(&name)?);
    }
    let given = |launch: Launch, value: Option<String>, set: fn(Launch, String) -> Launch| match value {
        Some(value) => set(launch, value),
        None => launch,
    };
    launch = given(launch, settings.app_id, Launch::app_id);
    launch = given(launch, settings.app_version, Launch::app_version);
    launch = given(launch, settings.user, Launch::user);
    launch = settings.storage.into_iter().fold(launch, Launch::storage);
    launch = settings.memory.into_iter().fold(launch, Launch::memory);
    launch = settings.disk_limit.into_iter().fold(launch, Launch::disk_limit);
    Ok(settings.response_limit.into_iter().fold(launch, Launch::response_limit))
}

/// The condition of the network of that name.
pub fn condition(name: &str) -> Result<qiao_rs::NetworkCondition, String> {
    let known = || format!("`{name}` is no condition: choose {}", qiao_rs::CONDITIONS.join(", "));
    qiao_rs::condition(name).ok_or_else(known)
}

fn parsed<T: for<'a> Deserialize<'a>>(json: &str) -> Result<T, String> {
    serde_json::from_str(if json.is_empty() { "{}" } else { json }).map_err(|error| format!("settings: {error}"))
}

pub fn text(error: impl ToString) -> String {
    error.to_string()
}
