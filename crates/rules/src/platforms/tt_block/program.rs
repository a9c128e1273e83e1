//! Feishu and Lark blocks: identity of the program and its life cycle in background. Data only; the values are resolved
//! and applied elsewhere.

use crate::profile::{AppRules, BackgroundRules};
use crate::rule::{assumed, doc, not_applicable};
use crate::values::{BareModule, Client, Dated, PerClient, RootedModule, Version};

pub(super) const APP: AppRules = AppRules {
    default_id: assumed("cli_0000000000000000", "TTB-CFG-001"),
    default_version: assumed(PerClient::all("1.0.0"), "TTB-CFG-001"),
    base_library: assumed(Version(7, 35, 0), "TTB-CFG-002"),
    client: assumed(Client::Pc, "TTB-CFG-002"),
    referer: assumed(Dated(&[(Version(0, 0, 0), "{origin}/")]), "TTB-REQ-026"),
    origin: doc(Some("https://example.feishu.cn"), "TTB-CORS-002", "feishu-seed-block-network"),
    bare_module: assumed(BareModule::Beside, "TTB-CFG-001"),
    rooted_module: assumed(RootedModule::Root, "TTB-REQ-002"),
    unknown_module: assumed("module '{module}' is not defined", "TTB-CFG-001"),
    async_require: not_applicable(Dated(&[(Version(0, 0, 0), false)]), "TTB-CFG-001"),
};

pub(super) const BACKGROUND: BackgroundRules = BackgroundRules {
    interrupts_after: assumed(None, "TTB-LIFE-004"),
    refuses_after: assumed(None, "TTB-LIFE-004"),
    cuts_sockets_after: not_applicable(None, "TTB-LIFE-004"),
    suspends_after: assumed(None, "TTB-LIFE-004"),
    ends_after: assumed(None, "TTB-LIFE-004"),
    awake_modes: not_applicable(&[], "TTB-LIFE-004"),
};
