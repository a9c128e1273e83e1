//! WeChat mini-programs: which URLs may be named, and the lists of server domains. Data only; the values
//! are resolved and applied elsewhere.

use crate::profile::{DomainRules, UrlRules};
use crate::rule::{assumed, doc, observed};
use crate::values::{BareEntry, Dated, ListUse, PerClient, Version};

pub(super) const URL: UrlRules = UrlRules {
    request_schemes: observed(&["https", "http"], "WX-DOM-025", "published logs"),
    socket_schemes: observed(&["wss", "ws"], "WX-DOM-025", "published logs"),
    secure_only: doc(true, "WX-DOM-004", "network guide"),
    secure_always: assumed(false, "WX-DOM-019"),
    port_in_url: doc(true, "WX-DOM-012", "network guide"),
    refuses_ip: doc(true, "WX-DOM-009", "network guide"),
    local_network: doc(
        Dated(&[(Version(0, 0, 0), false), (Version(2, 4, 0), true)]),
        "WX-DOM-010",
        "local network guide",
    ),
    refuses_localhost: doc(true, "WX-DOM-009", "network guide"),
    forbidden_hosts: doc(&["api.weixin.qq.com"], "WX-DOM-017", "network guide"),
    forbidden_always: assumed(false, "WX-DOM-019"),
    blocks_ports: assumed(false, "WX-DOM-012"),
};

pub(super) const DOMAINS: DomainRules = DomainRules {
    lists: doc(ListUse::Required, "WX-DOM-001", "network guide"),
    per_api: doc(true, "WX-DOM-002", "domain configuration API"),
    entries: doc(Some(20), "WX-DOM-022", "network guide"),
    port_in_entry: doc(true, "WX-DOM-012", "network guide"),
    bare_entry: doc(BareEntry::NoPort, "WX-DOM-013", "network guide"),
    bare_socket_entry: doc(BareEntry::AnyPort, "WX-DOM-015", "network guide"),
    wildcard: doc(false, "WX-DOM-016", "network guide"),
    redirects: doc(Dated(&[(Version(0, 0, 0), true)]), "WX-DOM-018", "developer course, ch. 4"),
    unlisted_warning: observed(
        PerClient { android: "", ios: "", devtools: "{origin} 不在以下 {api} 合法域名列表中", pc: "" },
        "WX-DOM-008",
        "developer community",
    ),
};
