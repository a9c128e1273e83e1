//! Admission: what script asked for, judged and turned into a plan that the host can carry out.
//! Pure: the same arguments under the same rules give the same plan.

mod arguments;
mod request;
#[cfg(test)]
mod tests;

use qiao_abi::{ArgumentFault, BadUrl, Failure};

use crate::app::App;
use crate::values::Delivery;

pub use request::{Plan, request};

/// How a refusal is delivered.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Manner {
    /// Whether script hears of it before the function returns.
    pub at_once: bool,
    /// Whether the function returns a task all the same.
    pub task: bool,
}

/// How a failure that admission found is delivered.
pub fn manner(app: &App, failure: &Failure) -> Manner {
    let calls = &app.profile.calls;
    let at_once = |delivery: Delivery| delivery == Delivery::AtOnce;
    match failure {
        Failure::Url(BadUrl::Unparsable(_)) => {
            Manner { at_once: at_once(calls.unparsable_url.value), task: !at_once(calls.unparsable_url.value) }
        }
        Failure::Url(_) => Manner { at_once: at_once(calls.refused_url.value), task: calls.task_for_refused_url.value },
        Failure::Arguments(faults) if matches!(faults[..], [ArgumentFault { name: "", .. }]) => {
            Manner { at_once: at_once(calls.refused_argument.value), task: calls.task_without_options.value }
        }
        Failure::Arguments(_) | Failure::Callback(_) | Failure::Method(_) | Failure::Data(_) | Failure::Header(_) => {
            Manner { at_once: at_once(calls.refused_argument.value), task: calls.task_for_refused_argument.value }
        }
        _ => Manner { at_once: false, task: true },
    }
}
