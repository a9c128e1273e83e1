//! WeChat mini-programs: identity of the program and its life cycle in background. Data only; the values are resolved
//! and applied elsewhere.

use crate::profile::{AppRules, BackgroundRules};
use crate::rule::{assumed, doc, not_applicable, observed};
use crate::values::{BareModule, Client, Dated, PerClient, RootedModule, Version};

pub(super) const APP: AppRules = AppRules {
    default_id: assumed("touristappid", "WX-REQ-036"),
    default_version: doc(
        PerClient { android: "0", ios: "0", devtools: "devtools", pc: "0" },
        "WX-REQ-037",
        "wx-guide-network",
    ),
    base_library: assumed(Version(3, 17, 0), "WX-API-021"),
    client: assumed(Client::Android, "WX-REQ-042"),
    referer: doc(
        Dated(&[(Version(0, 0, 0), "https://servicewechat.com/{appid}/{version}/page-frame.html")]),
        "WX-REQ-036",
        "wx-guide-network",
    ),
    origin: not_applicable(None, "WX-REQ-036"),
    bare_module: doc(BareModule::BesideOrPackage, "WX-ENV-008", "wx-typings"),
    rooted_module: observed(RootedModule::Beside, "WX-ENV-008", "watch-life-program"),
    unknown_module: assumed("module '{module}' is not defined", "WX-ENV-008"),
    async_require: doc(
        Dated(&[(Version(0, 0, 0), false), (Version(2, 11, 2), true)]),
        "WX-ENV-016",
        "wx-guide-async-subpackages",
    ),
};

pub(super) const BACKGROUND: BackgroundRules = BackgroundRules {
    interrupts_after: doc(Some(5000), "WX-BG-001", "wx-guide-network"),
    refuses_after: doc(Some(5000), "WX-BG-005", "wx-guide-network"),
    cuts_sockets_after: doc(Some(5000), "WX-BG-014", "wx-guide-tuning"),
    suspends_after: doc(Some(5000), "WX-BG-009", "wx-guide-running"),
    ends_after: doc(Some(1_805_000), "WX-BG-012", "wx-guide-running"),
    awake_modes: doc(&["audio", "location"], "WX-BG-013", "wx-guide-running"),
};
