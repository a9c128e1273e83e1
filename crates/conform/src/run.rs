//! Runs one case on qiao: launches the harness and the case as one script with the case's settings, and
//! reports the outcome.

use std::path::Path;
use std::sync::{Arc, Mutex, PoisonError};
use std::time::{Duration, Instant};
use std::{fs, io};

use qiao::{Cause, Entry, Identity, Idle, Launch, Network, Platform, Record, Recording};
use serde::Deserialize;
use serde_json::json;
use tempfile::TempDir;

use crate::case::{Case, Expectation, Setting};
use crate::words::Why;
use crate::world::{Time, World};

/// The result of a case on one platform.
#[derive(Clone, Debug)]
pub struct Report {
    /// The case's name.
    pub case: String,
    /// The platform that it ran on.
    pub platform: Platform,
    /// Whether it passed; if not, why.
    pub outcome: Outcome,
    /// The journal of the run.
    pub journal: Vec<Entry>,
    /// Its duration on the system's clock.
    pub took: Duration,
}

/// The outcome of a case.
#[derive(Clone, Debug, PartialEq)]
pub enum Outcome {
    /// It passed.
    Pass,
    /// It failed, for this reason.
    Fail(Why),
    /// It did not become idle within the time limit.
    Restless,
}

impl Outcome {
    /// The reason for failing, if it did not pass.
    pub fn failure(&self) -> Option<Why> {
        match self {
            Outcome::Pass => None,
            Outcome::Fail(why) => Some(why.clone()),
            Outcome::Restless => Some(Why::NotIdle),
        }
    }
}

/// The report that the harness prints.
#[derive(Deserialize)]
struct Line {
    pass: bool,
    #[serde(default)]
    why: Option<String>,
}

pub(crate) const HARNESS: &str = include_str!("harness.js");
/// Prefix of the harness's report on the console.
const REPORT: &str = "case-report ";
/// The host name of the origin, which is in every domain list unless the case sets other lists.
const SITE: &str = "api.example.test";
/// Time limit of a case on the system's clock, for virtual as well as real time.
const PATIENCE: Duration = Duration::from_secs(120);
const REAL_PATIENCE: Duration = Duration::from_secs(2 * 60 * 60);

/// Runs a case on a platform. The world must not run another at the same time: its origin is reset first, so
/// that the transcript does not depend on earlier cases.
pub async fn run(world: &World, case: &Case, platform: Platform) -> Report {
    let patience = if world.time() == Time::Virtual { PATIENCE } else { REAL_PATIENCE };
    run_changed(world, case, platform, patience, |launch| launch).await
}

/// Like `run`, with a change to the launch and a time limit on the system's clock.
pub(crate) async fn run_changed(
    world: &World,
    case: &Case,
    platform: Platform,
    patience: Duration,
    change: impl FnOnce(Launch) -> Launch,
) -> Report {
    #[expect(clippy::disallowed_methods, reason = "a report gives the time that passed on the wall")]
    let begun = Instant::now();
    world.forget();
    let script = script(case, platform);
    let (outcome, journal) = match package(case, &script) {
        Ok(package) => {
            let program = program(case, script, package.as_ref().map(TempDir::path));
            played(world, case, change(settled(program.platform(platform), case)), patience).await
        }
        Err(error) => (Outcome::Fail(Why::FilesNotWritten { cause: Cause::from(&error) }), Vec::new()),
    };
    Report { case: case.name.clone(), platform, outcome, journal, took: begun.elapsed() }
}

async fn played(world: &World, case: &Case, launch: Launch, patience: Duration) -> (Outcome, Vec<Entry>) {
    let journal = Arc::new(Mutex::new(Vec::new()));
    let lines = journal.clone();
    let launch = launch.on_entry(move |entry| {
        lines.lock().unwrap_or_else(PoisonError::into_inner).push(entry.clone());
    });
    let stop = launch.stop_handle();
    let ended = tokio::time::timeout(patience, world.play(launch, case.moments.clone())).await;
    let journal = std::mem::take(&mut *journal.lock().unwrap_or_else(PoisonError::into_inner));
    let Ok(ended) = ended else {
        stop.stop();
        return (Outcome::Restless, journal);
    };
    let outcome = match judge(case, &ended, &journal) {
        Ok(()) => Outcome::Pass,
        Err(why) => Outcome::Fail(why),
    };
    (outcome, journal)
}

/// The folder of the package, if the case has files; it includes the script if the package is a project.
fn package(case: &Case, script: &str) -> io::Result<Option<TempDir>> {
    let own = case.project.iter().map(|name| (name.as_str(), script));
    let given = case.files.iter().map(|(name, text)| (name.as_str(), text.as_str()));
    let mut files = given.chain(own).peekable();
    if files.peek().is_none() {
        return Ok(None);
    }
    let folder = tempfile::tempdir()?;
    for (name, text) in files {
        let path = folder.path().join(name);
        fs::create_dir_all(path.parent().unwrap_or(folder.path()))?;
        fs::write(path, text)?;
    }
    Ok(Some(folder))
}

/// The value of `CASE` in a case's script.
pub(crate) fn settings(platform: Platform) -> serde_json::Value {
    let secure = format!("https://{SITE}");
    let rules = platform.rules();
    json!({
        "platform": rules.id,
        "namespace": rules.namespace,
        // A program that has a web origin calls that origin without CORS.
        "secure": rules.app.origin.unwrap_or(&secure),
        "cross": secure,
        "plain": format!("http://{SITE}"),
    })
}

/// The script of a run: the harness and the case's own text.
fn script(case: &Case, platform: Platform) -> String {
    format!("const CASE = {};\n{HARNESS}\n{}", settings(platform), case.source)
}

/// The script at the root of its package, or the project that contains it.
fn program(case: &Case, script: String, package: Option<&Path>) -> Launch {
    let name = case.name.rsplit('/').next().unwrap_or(&case.name);
    match (package, &case.project) {
        (Some(folder), Some(_)) => Launch::project(folder),
        (Some(folder), None) => Launch::source(format!("{name}.js"), script).root(folder),
        (None, _) => Launch::source(format!("{name}.js"), script),
    }
}

/// Applies the settings that the case names.
fn settled(program: Launch, case: &Case) -> Launch {
    let (mut identity, mut network) = (Identity::new(), Network::new());
    if !case.settings.iter().any(|setting| matches!(setting, Setting::Domains(_) | Setting::NoDomains)) {
        network = network.allow(format!("https://{SITE}"));
    }
    for setting in &case.settings {
        match setting.clone() {
            Setting::Client(client) => identity = identity.client(client),
            Setting::BaseLibrary(version) => identity = identity.base_library(version),
            Setting::AppId(id) => identity = identity.app_id(id),
            Setting::AppVersion(version) => identity = identity.app_version(version),
            Setting::Domains(json) => network = network.domains(json),
            Setting::NoDomains => {}
            Setting::Checking(checking) => network = network.checking(checking),
            Setting::Lan(own, prefix) => network = network.local(own, prefix),
            Setting::PageCredentials(credentials) => network = network.page_credentials(credentials),
            Setting::Network(condition) => network = network.condition(condition),
        }
    }
    program.record(Recording::Heads).identity(identity).network(network)
}

/// Checks the expectations in the case's head, then the report of its script.
fn judge(case: &Case, ended: &Result<Idle, qiao::Error>, journal: &[Entry]) -> Result<(), Why> {
    let refused = case.expectations.iter().find_map(|expected| match expected {
        Expectation::Refused(text) => Some(text),
        _ => None,
    });
    let wanted = case.expectations.iter().find_map(|expected| match expected {
        Expectation::Idle(rest) => Some(*rest),
        _ => None,
    });
    match (ended, refused) {
        (Err(why), Some(text)) if why.to_string().contains(text) => return Ok(()),
        (Err(why), _) => return Err(Why::NotLaunched { error: why.to_string() }),
        (_, Some(text)) => return Err(Why::NotRefused { text: text.clone() }),
        (Ok(rest), None) => {
            let wanted = wanted.unwrap_or(Idle::NothingPending);
            if *rest != wanted {
                return Err(Why::OtherIdle { idle: format!("{rest:?}"), wanted: format!("{wanted:?}") });
            }
        }
    }
    for expected in &case.expectations {
        let in_journal = !matches!(expected, Expectation::Idle(_));
        if in_journal && !journal.iter().any(|entry| is_met(expected, &entry.record)) {
            return Err(Why::NotHappened { expected: format!("{expected:?}") });
        }
    }
    let unexpected = journal.iter().find_map(|entry| match &entry.record {
        Record::Error(error) if !case.expectations.iter().any(|expected| is_met(expected, &entry.record)) => {
            Some(error.message.clone())
        }
        _ => None,
    });
    match unexpected {
        Some(error) => Err(Why::Unhandled { error }),
        None => reported(journal),
    }
}

fn is_met(expected: &Expectation, record: &Record) -> bool {
    match (expected, record) {
        (Expectation::Console(wanted, part), Record::Console { level, text }) => {
            wanted.is_none_or(|wanted| wanted == *level) && text.contains(part)
        }
        (Expectation::Error(part), Record::Error(error)) => {
            format!("{} {}", error.context.join(" "), error.message).contains(part)
        }
        _ => false,
    }
}

/// The report printed by the harness.
fn reported(journal: &[Entry]) -> Result<(), Why> {
    let printed = journal.iter().find_map(|entry| match &entry.record {
        Record::Console { text, .. } => text.strip_prefix(REPORT),
        _ => None,
    });
    let line = printed.ok_or(Why::NoReport)?;
    match serde_json::from_str::<Line>(line) {
        Ok(Line { pass: true, .. }) => Ok(()),
        Ok(Line { why, .. }) => Err(Why::Reported { text: why.unwrap_or_default() }),
        Err(error) => Err(Why::MalformedReport { cause: Cause::from(&error) }),
    }
}
