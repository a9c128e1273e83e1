//! Baidu smart programs: the program, its identity and its life in background. Data only; the values
//! are resolved and applied elsewhere.

use crate::profile::{AppRules, BackgroundRules};
use crate::rule::{assumed, doc, observed};
use crate::values::{BareModule, Client, Dated, PerClient, Version};

pub(super) const APP: AppRules = AppRules {
    default_id: assumed("testappid", "SWAN-NET-002"),
    default_version: doc(
        PerClient { android: "0", ios: "0", devtools: "devtools", pc: "0" },
        "SWAN-NET-002",
        "network rules",
    ),
    base_library: assumed(Version(3, 230, 0), "SWAN-ENV-013"),
    client: assumed(Client::Android, "SWAN-NET-014"),
    referer: doc(
        Dated(&[
            (Version(0, 0, 0), "https://smartapp.baidu.com/{appid}/{version}/page-frame.html"),
            (Version(3, 170, 0), "https://smartapps.cn/{appid}/{version}/page-frame.html"),
        ]),
        "SWAN-NET-003",
        "network rules",
    ),
    origin: assumed(None, "SWAN-NET-002"),
    bare_module: observed(BareModule::Root, "SWAN-ENV-006", "the open script layer, 2019-07"),
    unknown_module: observed("module \"{module}\" is not defined", "SWAN-ENV-004", "the open script layer, 2019-07"),
    async_require: assumed(Dated(&[(Version(0, 0, 0), false)]), "SWAN-ENV-006"),
};

pub(super) const BACKGROUND: BackgroundRules = BackgroundRules {
    interrupts_after: doc(None, "SWAN-NET-022", "network rules"),
    refuses_after: doc(None, "SWAN-NET-022", "network rules"),
    cuts_sockets_after: doc(None, "SWAN-NET-022", "network rules"),
    suspends_after: doc(None, "SWAN-NET-022", "network rules"),
    ends_after: doc(Some(300_000), "SWAN-NET-023", "operating mechanism"),
    awake_modes: assumed(&[], "SWAN-NET-022"),
};
