//! Admission: what script asked for, judged and turned into a plan that the host can carry out.
//! Pure: the same arguments under the same rules give the same plan.

mod arguments;
mod coerced;
pub mod descriptor;
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

pub use hints::mistaken_options;
pub use request::{Args as RequestArgs, Request, request};
pub use transfer::{Download, Upload, download, upload, upload_size};

/// What an admitted call sends over HTTP, and how it is carried out.
#[derive(Debug)]
pub struct Plan {
    /// The first request; redirects lead to further ones.
    pub request: HttpRequest,
    /// How long the whole call may take.
    pub timeout: timeout::TimeLimit,
    /// Its state under CORS, where that is checked.
    pub cors: Option<Cors>,
    /// Whether redirects are followed.
    pub follow_redirects: bool,
    /// Whether script wants to know when each step happened.
    pub profile: bool,
    /// Whether it runs in the client's high-performance mode.
    pub high_performance: bool,
    /// What rules changed or left out.
    pub notes: Vec<Verdict>,
    /// Warnings for the script's console.
    pub warnings: Vec<String>,
}

/// How a refusal is delivered.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Manner {
    /// Whether script hears of it before the function returns.
    pub at_once: bool,
    /// Whether the function returns a task all the same.
    pub task: bool,
}

/// How a failure that admission found is delivered.
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

/// Checks that the mobile network is there if the call insists on it.
fn cellular(app: &App, api: Api, insists: &Arg<bool>, url: &url::Url) -> Result<(), Box<Refused>> {
    let lacking = app.rules.network.lacks_cellular;
    if *insists != Arg::Value(true) || !lacking.contains(&api) {
        return Ok(());
    }
    Err(diagnosis::refusal(app, api, Failure::NoCellular, &Circumstances::of_url(url)))
}

/// What the console says of a call that was refused, where the client says something.
pub fn console(app: &App, api: Api, failure: &Failure) -> Option<String> {
    let Failure::Domain { url, listing: Listing::Unlisted } = failure else {
        return None;
    };
    let template = app.rules.domains.unlisted_warning;
    let origin = url.parse::<url::Url>().ok()?.origin().ascii_serialization();
    (!template.is_empty()).then(|| template.replace("{api}", api.name()).replace("{origin}", &origin))
}
