//! Rule groups: the program, its identity and its life cycle in background. Platforms fill them in `platforms/`; `qiao
//! rules` prints each field's doc comment, which must be a single line.

use crate::rule::group;
use crate::values::{BareModule, Client, Dated, PerClient, RootedModule, Version};

group! {
    /// The program and its identity.
    pub struct AppRules => AppValues {
        /// The default app id.
        default_id: &'static str,
        /// The default program version in the Referer.
        default_version: PerClient<&'static str>,
        /// The default base library to emulate.
        base_library: Version,
        /// The default client to emulate.
        client: Client,
        /// The Referer of every request; placeholders: `{appid}`, `{version}`, `{origin}`.
        referer: Dated<&'static str>,
        /// The web origin of the program's page, if it has one.
        origin: Option<&'static str>,
        /// How module names without a leading dot are resolved.
        bare_module: BareModule,
        /// What module paths that begin with `/` are relative to.
        rooted_module: RootedModule,
        /// The error thrown for a missing module; placeholder: `{module}`.
        unknown_module: &'static str,
        /// Whether `require` loads other packages asynchronously, with a callback or as `require.async`.
        async_require: Dated<bool>,
    }
}

group! {
    /// Running in background. All times are in milliseconds after entering background.
    pub struct BackgroundRules => BackgroundValues {
        /// When running network calls are interrupted.
        interrupts_after: Option<u32>,
        /// When new network calls are refused.
        refuses_after: Option<u32>,
        /// When sockets are closed.
        cuts_sockets_after: Option<u32>,
        /// When the script is suspended: no timers, no callbacks.
        suspends_after: Option<u32>,
        /// When the program is terminated.
        ends_after: Option<u32>,
        /// The modes in `requiredBackgroundModes` that prevent suspension and termination.
        awake_modes: &'static [&'static str],
    }
}
