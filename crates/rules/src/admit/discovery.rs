//! Admission of the search for services in the local network. It must not know how services are found.

use std::time::Duration;

use qiao_abi::{Api, Failure, Options, Reason, Remedy};

use super::arguments;
use crate::app::App;
use crate::decision::Refused;
use crate::rule::basis;

/// What a call does.
#[derive(Debug)]
pub enum Task {
    /// Starts a search.
    Start {
        /// The service, as script named it.
        service_type: String,
        /// When it ends by itself.
        time: Duration,
    },
    /// Ends the search.
    Stop,
}

/// Admits a call; `running` says whether there is a search.
///
/// # Errors
/// The client has no search, or its state or the options do not allow the call.
#[expect(clippy::wildcard_enum_match_arm, reason = "the other functions do not come here")]
pub fn discovery(app: &App, api: Api, running: bool, options: &dyn Options) -> Result<Task, Box<Refused>> {
    arguments::callbacks(app, &options.bad_callbacks())?;
    let refused = |why: &str, reason, remedy| {
        let decision = basis!(app.rules, network.discovery).decides(reason, remedy);
        Err(decision.refuses(Failure::Declined(Some(why.to_owned()))))
    };
    let Some(rules) = app.rules.network.discovery else {
        let refused = basis!(app.rules, network.discovery).decides(Reason::NoLocalSearch, Remedy::AndroidAlone);
        return Err(refused.refuses(Failure::Declined(Some("not supported".to_owned()))));
    };
    let service_type = options.text("serviceType").value().cloned().unwrap_or_default();
    match api {
        Api::StopLocalServiceDiscovery if running => Ok(Task::Stop),
        Api::StopLocalServiceDiscovery => refused(rules.none, Reason::NoSearch, Remedy::StartSearch),
        _ if service_type.is_empty() => refused(rules.no_type, Reason::NoServiceType, Remedy::NameService),
        _ if running => refused(rules.runs, Reason::SearchRuns, Remedy::StopSearch),
        _ => Ok(Task::Start { service_type, time: Duration::from_millis(rules.time.into()) }),
    }
}
