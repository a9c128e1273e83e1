//! What a platform says of the program, its identity and its life in background. The
//! fields' documentation is what `qiao rules` prints.

use crate::rule::group;
use crate::values::{BareModule, Client, Dated, PerClient, Version};

group! {
    /// The program and its identity.
    pub struct AppRules => AppValues {
        /// The app id that is used where the program names none.
        default_id: &'static str,
        /// The program's version as the server sees it, where none is given.
        default_version: PerClient<&'static str>,
        /// The base library that is played where none is chosen.
        base_library: Version,
        /// The client that is played where none is chosen.
        client: Client,
        /// The Referer that every request carries; `{appid}`, `{version}` and `{origin}` are filled in.
        referer: Dated<&'static str>,
        /// The web origin of the program's page, where it has one.
        origin: Option<&'static str>,
        /// Where a module is looked for whose name does not begin with a dot.
        bare_module: BareModule,
        /// Whether the path of a module may begin at the root.
        module_from_root: bool,
        /// What is thrown for a module that is not there; `{module}` is filled in.
        unknown_module: &'static str,
        /// Whether `require` loads files of other packages later: with a callback, or as `require.async`.
        async_require: Dated<bool>,
    }
}

group! {
    /// Going to background. All times are in milliseconds since then.
    pub struct BackgroundRules => BackgroundValues {
        /// When running calls over the network are cut.
        interrupts_after: Option<u32>,
        /// From when on calls over the network are refused.
        refuses_after: Option<u32>,
        /// When sockets are cut.
        cuts_sockets_after: Option<u32>,
        /// When script is suspended: no timers, no callbacks.
        suspends_after: Option<u32>,
        /// When the program is ended.
        ends_after: Option<u32>,
        /// The modes in `requiredBackgroundModes` that keep a program from being suspended and ended.
        awake_modes: &'static [&'static str],
    }
}
