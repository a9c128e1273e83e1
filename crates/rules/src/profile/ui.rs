//! Rule groups: functions delegated to the embedder, and the rest of the API surface. Platforms fill them in
//! `platforms/`; `qiao rules` prints each field's doc comment, which must be a single line.

use qiao_abi::{Api, Function};

use crate::rule::group;
use crate::values::{Dated, DelegatedApi, ErrorText, PerClient};

group! {
    /// User interface and client functions.
    pub struct UiRules => UiValues {
        /// The functions delegated to the embedder, with their default results.
        handed: &'static [DelegatedApi],
        /// The error text if the user cancels.
        cancelled: ErrorText,
        /// The error text if a delegated call fails; `{value}` is the reason.
        refused: ErrorText,
    }
}

group! {
    /// The rest of the API surface.
    pub struct SurfaceRules => SurfaceValues {
        /// The functions that report availability, or convert between bytes and text.
        functions: &'static [Function],
        /// The functions that need nothing from the host; methods are listed with their class.
        built: &'static [&'static str],
        /// Functions that return an object, with its class and its functions.
        objects: &'static [(&'static str, (&'static str, &'static [Function]))],
        /// The options of functions, as known to `canIUse`.
        options: &'static [(Api, &'static [&'static str])],
        /// The error text of functions that the host does not implement.
        refused: ErrorText,
        /// Whether such a call returns a promise if no callback is passed.
        promises: Dated<bool>,
        /// Whether the global object is available as `global`.
        global: PerClient<bool>,
        /// Whether some browser globals exist: `window`, `navigator`, `atob`, `Image`.
        browser: bool,
        /// Browser globals that are declared, with the value undefined.
        declared: PerClient<&'static [&'static str]>,
        /// Browser classes among the globals.
        classes: PerClient<&'static [&'static str]>,
        /// Whether the functions of the API object are accessors without a setter, so that assignments are ignored.
        accessors: PerClient<bool>,
        /// Whether `Function('return this')()` returns the global object.
        return_this: bool,
    }
}
