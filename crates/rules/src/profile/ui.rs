//! What a platform says of what script asks of its user, and what it finds beside. The
//! fields' documentation is what `qiao rules` prints.

use qiao_abi::{Api, Function};

use crate::rule::group;
use crate::values::{Dated, DelegatedApi, ErrorText, PerClient};

group! {
    /// What script asks of its user or of the client.
    pub struct UiRules => UiValues {
        /// The functions that are handed to whoever embeds the host, with what they answer when nobody does.
        handed: &'static [DelegatedApi],
        /// What script is told when its user cancels.
        cancelled: ErrorText,
        /// What script is told when a question fails; `{value}` says why.
        refused: ErrorText,
    }
}

group! {
    /// What script finds beside the functions that have rules of their own.
    pub struct SurfaceRules => SurfaceValues {
        /// The functions that tell what is there, or turn bytes into text and back.
        functions: &'static [Function],
        /// The functions that need nothing of the host, those of objects with their class.
        built: &'static [&'static str],
        /// Functions that return an object, with its class and its functions.
        objects: &'static [(&'static str, (&'static str, &'static [Function]))],
        /// The options of functions that `canIUse` knows.
        options: &'static [(Api, &'static [&'static str])],
        /// What a call is told of something that the platform has and this host does not.
        refused: ErrorText,
        /// Whether such a call returns a promise when it is given no callback.
        promises: Dated<bool>,
        /// Whether script finds the global object under the name `global`.
        global: PerClient<bool>,
        /// Whether the globals have some of a browser's names: `window`, `navigator`, `atob`, `Image`.
        browser: bool,
        /// Names of a browser's globals that are declared and have the value undefined.
        declared: PerClient<&'static [&'static str]>,
        /// Classes of a browser that are among the globals.
        classes: PerClient<&'static [&'static str]>,
        /// Whether the functions of the API object are accessors without a setter: assignments are ignored.
        accessors: PerClient<bool>,
        /// Whether code from the text `return this` gives the global object.
        return_this: bool,
    }
}
