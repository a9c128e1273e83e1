//! Rule groups: how functions treat their callers. Platforms fill them in `platforms/`; `qiao rules` prints each
//! field's doc comment, which must be a single line.

use qiao_abi::{Api, TaskMethod};

use crate::rule::group;
use crate::values::{BadCallback, Dated, Delivery, Field, PerClient};

group! {
    /// How functions treat their callers.
    pub struct CallRules => CallValues {
        /// When a refused argument is reported.
        refused_argument: Delivery,
        /// Whether a call with a refused argument returns a task.
        task_for_refused_argument: bool,
        /// Whether a call without an options object returns a task.
        task_without_options: bool,
        /// When a refused URL is reported.
        refused_url: Delivery,
        /// When a URL that looks valid but cannot be parsed is reported.
        unparsable_url: Delivery,
        /// Whether a `url` that is not a string is converted to one.
        url_as_text: bool,
        /// Whether a call with a refused URL returns a task.
        task_for_refused_url: bool,
        /// When a refused URL of an upload or download is reported.
        refused_transfer_url: Delivery,
        /// Whether an upload or download with a refused URL returns a task.
        task_for_refused_transfer_url: bool,
        /// The functions whose string options also accept numbers.
        numbers_are_text: &'static [Api],
        /// Whether empty strings count as absent options.
        empty_is_absent: bool,
        /// Option names often passed to network calls that do not exist, each with the name that is probably meant.
        mistaken_options: &'static [(&'static str, &'static str)],
        /// Whether a synchronous function that fails returns the error instead of throwing it.
        returns_failures: Dated<bool>,
        /// How a callback that is not a function is handled.
        bad_callback: BadCallback,
        /// Prefix of the console message for an error thrown by a callback.
        callback_error: &'static str,
        /// Prefix of the console message for an unhandled rejection.
        rejection: &'static str,
        /// Whether failed calls are reported to the program's `onError`.
        failures_reach_app: bool,
        /// Whether this includes calls with a `fail` callback.
        handled_failures_reach_app: bool,
        /// The fields of a failure of `request` besides message and code.
        failure_fields: Dated<&'static [Field]>,
        /// The functions that return a promise if no callback is passed.
        promises: Dated<&'static [Api]>,
        /// The methods of the task that `request` returns.
        request_task: Dated<&'static [TaskMethod]>,
        /// Whether tasks have fields with their number and state.
        task_fields: bool,
        /// Whether the console has `showRequestInfo()`.
        request_info: PerClient<bool>,
        /// Whether the platform's script layer rewrites the options object.
        rewrites_options: bool,
        /// Whether a successful result has `errMsg`.
        ok_message: bool,
        /// The field of a failure that contains the error code; empty if there is none.
        code_field: Dated<&'static str>,
    }
}
