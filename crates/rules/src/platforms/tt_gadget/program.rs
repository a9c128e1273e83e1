//! Feishu and Lark gadgets: identity of the program and its life cycle in background. Data only; the values are
//! resolved and applied elsewhere.

use crate::profile::{AppRules, BackgroundRules};
use crate::rule::{assumed, doc, not_applicable, observed};
use crate::values::{BareModule, Client, Dated, PerClient, RootedModule, Version};

pub(super) const APP: AppRules = AppRules {
    default_id: assumed("cli_0000000000000000", "TTG-REQ-025"),
    default_version: assumed(PerClient::all("1.0.0"), "TTG-REQ-025"),
    base_library: assumed(Version(7, 35, 0), "TTG-REQ-001"),
    client: assumed(Client::Android, "TTG-ERR-002"),
    referer: doc(
        Dated(&[(Version(0, 0, 0), "https://tmaservice.developer.toutiao.com/?appid={appid}&version={version}")]),
        "TTG-REQ-025",
        "feishu-seed-gadget-request",
    ),
    origin: not_applicable(None, "TTG-REQ-053"),
    bare_module: observed(BareModule::BesideOrPackage, "TTG-LIFE-006", "fsdanju"),
    rooted_module: assumed(RootedModule::Root, "TTG-LIFE-003"),
    unknown_module: assumed("module '{module}' is not defined", "TTG-LIFE-003"),
    async_require: not_applicable(Dated(&[(Version(0, 0, 0), false)]), "TTG-LIFE-003"),
};

pub(super) const BACKGROUND: BackgroundRules = BackgroundRules {
    interrupts_after: assumed(None, "TTG-LIFE-004"),
    refuses_after: assumed(Some(5000), "TTG-LIFE-004"),
    cuts_sockets_after: doc(Some(0), "TTG-WS-018", "feishu-socket-on-close"),
    suspends_after: assumed(None, "TTG-LIFE-004"),
    ends_after: assumed(None, "TTG-LIFE-004"),
    awake_modes: not_applicable(&[], "TTG-LIFE-004"),
};
