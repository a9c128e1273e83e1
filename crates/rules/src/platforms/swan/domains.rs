//! Baidu smart programs: URL checks and server-domain lists. Data only; the values are resolved and applied elsewhere.

use crate::profile::{DomainRules, UrlRules};
use crate::rule::{assumed, doc, not_applicable, observed};
use crate::values::{BareEntry, Dated, ListUse, PerClient, Version};

pub(super) const URL: UrlRules = UrlRules {
    request_schemes: observed(&["https", "http"], "SWAN-DOM-022", "swan-js-api"),
    socket_schemes: assumed(&["wss", "ws"], "SWAN-WS-002"),
    secure_only: doc(true, "SWAN-DOM-001", "swan-net-rule"),
    secure_always: assumed(false, "SWAN-DOM-018"),
    port_in_url: doc(false, "SWAN-DOM-005", "swan-net-rule"),
    refuses_ip: doc(true, "SWAN-DOM-003", "swan-net-rule"),
    local_network: not_applicable(Dated(&[(Version(0, 0, 0), false)]), "SWAN-DOM-003"),
    refuses_localhost: doc(true, "SWAN-DOM-004", "swan-net-rule"),
    forbidden_hosts: doc(&["openapi.baidu.com"], "SWAN-DOM-008", "swan-net-rule"),
    forbidden_always: assumed(false, "SWAN-DOM-018"),
    blocks_ports: assumed(false, "SWAN-DOM-005"),
};

pub(super) const DOMAINS: DomainRules = DomainRules {
    lists: doc(ListUse::Required, "SWAN-DOM-011", "swan-net-rule"),
    per_api: doc(true, "SWAN-DOM-009", "swan-net-rule"),
    entries: doc(Some(20), "SWAN-DOM-009", "swan-net-rule"),
    refuses_more_entries: doc(true, "SWAN-DOM-009", "swan-net-rule"),
    port_in_entry: doc(false, "SWAN-DOM-005", "swan-net-rule"),
    bare_entry: doc(BareEntry::NoPort, "SWAN-DOM-005", "swan-net-rule"),
    bare_socket_entry: doc(BareEntry::NoPort, "SWAN-DOM-005", "swan-net-rule"),
    wildcard: observed(true, "SWAN-DOM-015", "npm-swan-toolkit"),
    redirects: doc(Dated(&[(Version(0, 0, 0), false), (Version(3, 160, 3), true)]), "SWAN-DOM-020", "swan-changelog"),
    unlisted_warning: assumed(PerClient::all(""), "SWAN-DOM-011"),
};
