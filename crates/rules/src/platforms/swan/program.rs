//! Baidu smart programs: identity of the program and its life cycle in background. Data only; the values are resolved
//! and applied elsewhere.

use crate::profile::{AppRules, BackgroundRules};
use crate::rule::{assumed, doc, not_applicable, observed};
use crate::values::{BareModule, Client, Dated, PerClient, RootedModule, Version};

pub(super) const APP: AppRules = AppRules {
    default_id: assumed("testappid", "SWAN-NET-002"),
    default_version: doc(
        PerClient { android: "0", ios: "0", devtools: "devtools", pc: "0" },
        "SWAN-NET-002",
        "swan-net-rule",
    ),
    base_library: assumed(Version(3, 230, 0), "SWAN-ENV-013"),
    client: assumed(Client::Android, "SWAN-NET-014"),
    referer: doc(
        Dated(&[
            (Version(0, 0, 0), "https://smartapp.baidu.com/{appid}/{version}/page-frame.html"),
            (Version(3, 170, 0), "https://smartapps.cn/{appid}/{version}/page-frame.html"),
        ]),
        "SWAN-NET-003",
        "swan-docs-2021",
    ),
    origin: not_applicable(None, "SWAN-NET-002"),
    bare_module: doc(BareModule::Root, "SWAN-ENV-006", "swan-modules"),
    rooted_module: assumed(RootedModule::Root, "SWAN-ENV-006"),
    unknown_module: observed("module \"{module}\" is not defined", "SWAN-ENV-004", "swan-js"),
    async_require: not_applicable(Dated(&[(Version(0, 0, 0), false)]), "SWAN-ENV-006"),
};

pub(super) const BACKGROUND: BackgroundRules = BackgroundRules {
    interrupts_after: doc(None, "SWAN-NET-022", "swan-history-a59a0f25"),
    refuses_after: doc(None, "SWAN-NET-022", "swan-history-a59a0f25"),
    cuts_sockets_after: doc(None, "SWAN-NET-022", "swan-history-a59a0f25"),
    suspends_after: doc(None, "SWAN-NET-022", "swan-history-a59a0f25"),
    ends_after: doc(Some(300_000), "SWAN-NET-023", "swan-operating"),
    awake_modes: assumed(&[], "SWAN-NET-022"),
};
