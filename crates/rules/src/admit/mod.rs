//! Admission: checks the arguments of a call against the rules and turns them into a plan that the host can execute.
//! Pure: the same arguments under the same rules produce the same plan. It must not send anything or read files.

mod arguments;
mod coerced;
pub mod descriptor;
pub mod discovery;
pub mod file;
mod hints;
mod request;
pub mod route;
pub mod socket;
pub mod storage;
#[cfg(test)]
mod tests;
pub(crate) mod timeout;
mod transfer;

use qiao_abi::{Api, Arg, ArgumentFault, BadUrl, Failure, HttpRequest, Listing, SocketFault, Verdict};

use crate::app::App;
use crate::cors::Cors;
use crate::decision::Refused;
use crate::diagnosis::{self, Circumstances};
use crate::values::Delivery;

pub use hints::{mistaken_options, unheeded_options};
pub use request::{Args as RequestArgs, Request, request};
pub use transfer::{Download, Upload, download, upload, upload_size};

/// An admitted call that uses HTTP: the first request and how to execute it.
#[derive(Debug)]
pub struct Plan {
    /// The first request; redirects produce further ones.
    pub request: HttpRequest,
    /// Time limit for the whole call.
    pub timeout: timeout::TimeLimit,
    /// The CORS state, if CORS is enforced.
    pub cors: Option<Cors>,
    /// Whether redirects are followed.
    pub follow_redirects: bool,
    /// Whether the script asked for phase timings.
    pub profile: bool,
    /// Whether it runs in the client's high-performance mode.
    pub high_performance: bool,
    /// Verdicts of rules that changed or dropped something.
    pub notes: Vec<Verdict>,
    /// Warnings for the script's console.
    pub warnings: Vec<String>,
}

/// How a refusal is reported to the script.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Manner {
    /// Whether the failure callbacks run before the function returns.
    pub at_once: bool,
    /// Whether the function returns a task nevertheless.
    pub task: bool,
}

/// How a failure found by admission is reported.
#[expect(clippy::wildcard_enum_match_arm, reason = "all other failures are reported alike")]
pub fn manner(app: &App, api: Api, failure: &Failure) -> Manner {
    let calls = &app.rules.calls;
    let at_once = |delivery: Delivery| delivery == Delivery::AtOnce;
    let sockets = &app.rules.sockets;
    match failure {
        Failure::Socket(SocketFault::NotOpen | SocketFault::NoneOpen | SocketFault::NothingToClose) => {
            Manner { at_once: at_once(sockets.not_open), task: false }
        }
        _ if matches!(api, Api::SendSocketMessage | Api::CloseSocket) => {
            Manner { at_once: at_once(calls.refused_argument), task: false }
        }
        _ if api == Api::ConnectSocket => Manner { at_once: at_once(sockets.refused), task: sockets.task_for_refused },
        Failure::Url(_) if api != Api::Request => {
            Manner { at_once: at_once(calls.refused_transfer_url), task: calls.task_for_refused_transfer_url }
        }
        Failure::Url(BadUrl::Unparsable(_)) => {
            Manner { at_once: at_once(calls.unparsable_url), task: !at_once(calls.unparsable_url) }
        }
        Failure::Url(_) => Manner { at_once: at_once(calls.refused_url), task: calls.task_for_refused_url },
        Failure::Arguments(faults) if matches!(faults[..], [ArgumentFault { name: "", .. }]) => {
            Manner { at_once: at_once(calls.refused_argument), task: calls.task_without_options }
        }
        Failure::Arguments(_) | Failure::Callback(_) | Failure::Method(_) | Failure::Data(_) | Failure::Header(_) => {
            Manner { at_once: at_once(calls.refused_argument), task: calls.task_for_refused_argument }
        }
        _ => Manner { at_once: false, task: true },
    }
}

/// Refuses a call that requires the mobile network on a client without one.
fn cellular(app: &App, api: Api, insists: &Arg<bool>, url: &url::Url) -> Result<(), Box<Refused>> {
    let lacking = app.rules.network.lacks_cellular;
    if *insists != Arg::Value(true) || !lacking.contains(&api) {
        return Ok(());
    }
    Err(diagnosis::refusal(app, api, Failure::NoCellular, &Circumstances::of_url(url)))
}

/// The console warning for a refused call, if the client prints one.
pub fn console(app: &App, api: Api, failure: &Failure) -> Option<String> {
    let Failure::Domain { url, listing: Listing::Unlisted } = failure else {
        return None;
    };
    let template = app.rules.domains.unlisted_warning;
    let origin = url.parse::<url::Url>().ok()?.origin().ascii_serialization();
    (!template.is_empty()).then(|| template.replace("{api}", api.name()).replace("{origin}", &origin))
}
