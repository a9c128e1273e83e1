//! Feishu and Lark blocks: which URLs may be named, and the lists of server domains. Data only; the values
//! are resolved and applied elsewhere.

use crate::profile::{DomainRules, UrlRules};
use crate::rule::{assumed, doc};
use crate::values::{BareEntry, Dated, ListUse, PerClient, Version};

pub(super) const URL: UrlRules = UrlRules {
    request_schemes: doc(&["https", "http"], "TTB-REQ-004", "block network guide, 2023-11-24"),
    socket_schemes: assumed(&["wss", "ws"], "TTB-WS-001"),
    secure_only: doc(true, "TTB-REQ-004", "block network guide, 2023-11-24"),
    secure_always: doc(true, "TTB-REQ-004", "block network guide, 2023-11-24"),
    port_in_url: assumed(true, "TTB-REQ-003"),
    refuses_ip: assumed(false, "TTB-REQ-003"),
    local_network: assumed(Dated(&[(Version(0, 0, 0), false)]), "TTB-REQ-003"),
    refuses_localhost: assumed(false, "TTB-REQ-003"),
    forbidden_hosts: doc(&["open.feishu.cn", "open.larksuite.com"], "TTB-REQ-006", "block network guide, 2023-11-24"),
    forbidden_always: doc(true, "TTB-REQ-006", "block network guide, 2023-11-24"),
    blocks_ports: doc(true, "TTB-CORS-070", "Fetch standard"),
};

pub(super) const DOMAINS: DomainRules = DomainRules {
    lists: doc(ListUse::None, "TTB-REQ-003", "block network guide, 2023-11-24"),
    per_api: doc(true, "TTB-REQ-003", "block network guide, 2023-11-24"),
    entries: doc(None, "TTB-REQ-003", "block network guide, 2023-11-24"),
    port_in_entry: doc(true, "TTB-REQ-003", "block network guide, 2023-11-24"),
    bare_entry: doc(BareEntry::AnyPort, "TTB-REQ-003", "block network guide, 2023-11-24"),
    bare_socket_entry: doc(BareEntry::AnyPort, "TTB-REQ-003", "block network guide, 2023-11-24"),
    wildcard: doc(false, "TTB-REQ-003", "block network guide, 2023-11-24"),
    redirects: assumed(Dated(&[(Version(0, 0, 0), true)]), "TTB-CORS-069"),
    unlisted_warning: assumed(PerClient::all(""), "TTB-REQ-003"),
};
