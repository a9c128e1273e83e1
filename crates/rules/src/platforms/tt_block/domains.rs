//! Feishu and Lark blocks: URL checks and server-domain lists. Data only; the values are resolved and applied
//! elsewhere.

use crate::profile::{DomainRules, UrlRules};
use crate::rule::{assumed, doc, not_applicable};
use crate::values::{BareEntry, Dated, ListUse, PerClient, Version};

pub(super) const URL: UrlRules = UrlRules {
    request_schemes: doc(&["https", "http"], "TTB-REQ-004", "feishu-seed-block-network"),
    socket_schemes: not_applicable(&["wss", "ws"], "TTB-WS-001"),
    secure_only: not_applicable(true, "TTB-REQ-004"),
    secure_always: doc(true, "TTB-REQ-004", "feishu-seed-block-network"),
    port_in_url: not_applicable(true, "TTB-REQ-003"),
    refuses_ip: not_applicable(false, "TTB-REQ-003"),
    local_network: not_applicable(Dated(&[(Version(0, 0, 0), false)]), "TTB-REQ-003"),
    refuses_localhost: not_applicable(false, "TTB-REQ-003"),
    forbidden_hosts: doc(&["open.feishu.cn", "open.larksuite.com"], "TTB-REQ-006", "feishu-seed-block-network"),
    forbidden_always: doc(true, "TTB-REQ-006", "feishu-seed-block-network"),
    blocks_ports: doc(true, "TTB-CORS-070", "whatwg-fetch"),
};

pub(super) const DOMAINS: DomainRules = DomainRules {
    lists: doc(ListUse::None, "TTB-REQ-003", "feishu-seed-block-network"),
    per_api: not_applicable(true, "TTB-REQ-003"),
    entries: not_applicable(None, "TTB-REQ-003"),
    refuses_more_entries: not_applicable(false, "TTB-REQ-003"),
    port_in_entry: not_applicable(true, "TTB-REQ-003"),
    bare_entry: not_applicable(BareEntry::AnyPort, "TTB-REQ-003"),
    bare_socket_entry: not_applicable(BareEntry::AnyPort, "TTB-REQ-003"),
    wildcard: not_applicable(false, "TTB-REQ-003"),
    redirects: assumed(Dated(&[(Version(0, 0, 0), true)]), "TTB-CORS-069"),
    unlisted_warning: not_applicable(PerClient::all(""), "TTB-REQ-003"),
};
