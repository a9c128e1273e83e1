//! Running one case on qiao: the harness and the case as one script, launched with the settings
//! that the case names, and its report.

use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;

use qiao::{Entry, Launch, Platform, Record};
use serde::Deserialize;
use serde_json::json;

use crate::case::{Case, Setting};
use crate::world::World;

/// How a case went on one platform.
#[derive(Clone, Debug)]
pub struct Report {
    /// The case's name.
    pub case: String,
    /// The platform.
    pub platform: Platform,
    /// Whether it passed, and if not, why.
    pub outcome: Outcome,
    /// The journal of the run.
    pub journal: Vec<Entry>,
}

/// Whether a case passed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Outcome {
    /// It did.
    Pass,
    /// It did not, for this reason.
    Fail(String),
}

/// What the harness prints.
#[derive(Deserialize)]
struct Line {
    pass: bool,
    #[serde(default)]
    why: Option<String>,
}

const HARNESS: &str = include_str!("harness.js");
/// The word that the harness begins its report with.
const REPORT: &str = "case-report ";
/// The host names of the origin, which every domain list has unless the case says otherwise.
const SECURE: &str = "https://api.example.test";
const PLAIN: &str = "http://api.example.test";
/// No case needs so long in real time.
const PATIENCE: Duration = Duration::from_secs(20);

/// Runs a case on a platform.
pub async fn run(world: &World, case: &Case, platform: Platform) -> Report {
    let journal = Arc::new(Mutex::new(Vec::new()));
    let lines = journal.clone();
    let launch = launch(case, platform).on_entry(move |entry| {
        lines.lock().unwrap_or_else(PoisonError::into_inner).push(entry.clone());
    });
    let outcome = match world.host().launch(launch).await {
        Err(error) => Outcome::Fail(format!("not launched: {error}")),
        Ok(app) => {
            let rested = tokio::time::timeout(PATIENCE, app.rest()).await;
            app.stop();
            let journal = journal.lock().unwrap_or_else(PoisonError::into_inner);
            outcome(&journal, rested.is_ok())
        }
    };
    let journal = std::mem::take(&mut *journal.lock().unwrap_or_else(PoisonError::into_inner));
    Report { case: case.name.clone(), platform, outcome, journal }
}

fn launch(case: &Case, platform: Platform) -> Launch {
    let settings = json!({
        "platform": platform.profile().id,
        "namespace": platform.profile().namespace,
        "secure": SECURE,
        "plain": PLAIN,
    });
    let text = format!("const CASE = {settings};\n{HARNESS}\n{}", case.source);
    let mut launch = Launch::source(format!("{}.js", case.name), text).platform(platform);
    if !case.settings.iter().any(|setting| matches!(setting, Setting::Domains(_) | Setting::NoDomains)) {
        launch = launch.allow(SECURE);
    }
    for setting in &case.settings {
        launch = match setting.clone() {
            Setting::Client(client) => launch.client(client),
            Setting::BaseLibrary(version) => launch.base_library(version),
            Setting::Domains(json) => launch.domains(json),
            Setting::NoDomains => launch,
            Setting::Checking(checking) => launch.checking(checking),
            Setting::AppId(id) => launch.app_id(id),
            Setting::AppVersion(version) => launch.app_version(version),
        };
    }
    launch
}

/// The report of the harness; a case that prints none, or has an unhandled error, has failed.
fn outcome(journal: &[Entry], rested: bool) -> Outcome {
    let printed = journal.iter().find_map(|entry| match &entry.record {
        Record::Console { text, .. } => text.strip_prefix(REPORT),
        _ => None,
    });
    let Some(line) = printed else {
        let error = journal.iter().find_map(|entry| match &entry.record {
            Record::Error(error) => Some(error.message.clone()),
            _ => None,
        });
        let why = if rested { "it came to rest without a report" } else { "it did not come to rest" };
        return Outcome::Fail(error.unwrap_or_else(|| why.to_owned()));
    };
    match serde_json::from_str::<Line>(line) {
        Ok(Line { pass: true, .. }) => Outcome::Pass,
        Ok(Line { why, .. }) => Outcome::Fail(why.unwrap_or_default()),
        Err(error) => Outcome::Fail(format!("its report is malformed: {error}")),
    }
}
