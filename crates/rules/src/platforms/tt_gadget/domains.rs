//! Feishu and Lark gadgets: URL checks and server-domain lists. Data only; the values are resolved and applied
//! elsewhere.

use crate::profile::{DomainRules, UrlRules};
use crate::rule::{assumed, doc, not_applicable};
use crate::values::{BareEntry, Dated, ListUse, PerClient, Version};

pub(super) const URL: UrlRules = UrlRules {
    request_schemes: doc(&["https", "http"], "TTG-REQ-003", "feishu-seed-gadget-request"),
    socket_schemes: assumed(&["wss", "ws"], "TTG-WS-025"),
    secure_only: doc(false, "TTG-REQ-003", "feishu-seed-gadget-request"),
    secure_always: doc(false, "TTG-REQ-003", "feishu-seed-gadget-request"),
    port_in_url: assumed(true, "TTG-REQ-057"),
    refuses_ip: assumed(false, "TTG-REQ-057"),
    local_network: not_applicable(Dated(&[(Version(0, 0, 0), false)]), "TTG-REQ-057"),
    refuses_localhost: assumed(false, "TTG-REQ-057"),
    forbidden_hosts: assumed(&[], "TTG-REQ-004"),
    forbidden_always: not_applicable(false, "TTG-REQ-004"),
    blocks_ports: assumed(false, "TTG-REQ-057"),
};

pub(super) const DOMAINS: DomainRules = DomainRules {
    lists: assumed(ListUse::Optional, "TTG-REQ-057"),
    per_api: assumed(true, "TTG-REQ-057"),
    entries: assumed(None, "TTG-REQ-057"),
    refuses_more_entries: not_applicable(false, "TTG-REQ-057"),
    port_in_entry: assumed(true, "TTG-REQ-057"),
    bare_entry: assumed(BareEntry::NoPort, "TTG-REQ-057"),
    bare_socket_entry: assumed(BareEntry::AnyPort, "TTG-REQ-057"),
    wildcard: assumed(false, "TTG-REQ-057"),
    redirects: assumed(Dated(&[(Version(0, 0, 0), true)]), "TTG-REQ-057"),
    unlisted_warning: assumed(PerClient::all(""), "TTG-REQ-057"),
};
