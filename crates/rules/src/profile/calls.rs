//! What a platform says of how functions treat their callers. The
//! fields' documentation is what `qiao rules` prints.

use qiao_abi::{Api, TaskMethod};

use crate::rule::group;
use crate::values::{BadCallback, Dated, Delivery, Field, PerClient};

group! {
    /// How functions treat their callers.
    pub struct CallRules => CallValues {
        /// When a refused argument is told of.
        refused_argument: Delivery,
        /// Whether a call with a refused argument returns a task.
        task_for_refused_argument: bool,
        /// Whether a call without an option object returns a task.
        task_without_options: bool,
        /// When a refused URL is told of.
        refused_url: Delivery,
        /// When a URL of the right form that cannot be parsed is told of.
        unparsable_url: Delivery,
        /// Whether a `url` that is no string is judged as the text it converts to.
        url_as_text: bool,
        /// Whether a call with a refused URL returns a task.
        task_for_refused_url: bool,
        /// The same two for uploads and downloads: when a refused URL is told of.
        refused_transfer_url: Delivery,
        /// Whether an upload or download with a refused URL returns a task.
        task_for_refused_transfer_url: bool,
        /// The functions whose options are texts also where numbers are given.
        numbers_are_text: &'static [Api],
        /// Whether options that are the empty string count as left out.
        empty_is_absent: bool,
        /// Options that calls over the network are often given and do not have, each with the one that is meant.
        mistaken_options: &'static [(&'static str, &'static str)],
        /// Whether a synchronous function that fails returns an error in place of throwing it.
        returns_failures: Dated<bool>,
        /// What becomes of a callback that is no function.
        bad_callback: BadCallback,
        /// What the console says before an error that a callback threw.
        callback_error: &'static str,
        /// What the console says before the reason of a rejection that nobody handled.
        rejection: &'static str,
        /// Whether the program's `onError` hears of calls that fail.
        failures_reach_app: bool,
        /// Whether it also hears of those whose caller has a `fail`.
        handled_failures_reach_app: bool,
        /// What a failure of `request` carries beside message and number.
        failure_fields: Dated<&'static [Field]>,
        /// The functions that return a promise when they are given no callback.
        promises: Dated<&'static [Api]>,
        /// The methods of the task that `request` returns.
        request_task: Dated<&'static [TaskMethod]>,
        /// Whether a task tells its number and state in own fields.
        task_fields: bool,
        /// Whether the console has `showRequestInfo()`.
        request_info: PerClient<bool>,
        /// Whether the option object is rewritten by the platform's script layer.
        rewrites_options: bool,
        /// Whether a successful result has `errMsg`.
        ok_message: bool,
        /// The field of a failure that carries the number; empty where it carries none.
        code_field: Dated<&'static str>,
    }
}
