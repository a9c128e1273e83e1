//! WeChat mini-programs: URL checks and server-domain lists. Data only; the values are resolved and applied elsewhere.

use crate::profile::{DomainRules, UrlRules};
use crate::rule::{assumed, doc, observed};
use crate::values::{BareEntry, Dated, ListUse, PerClient, Version};

pub(super) const URL: UrlRules = UrlRules {
    request_schemes: observed(&["https", "http"], "WX-DOM-025", "capture-logs"),
    socket_schemes: observed(&["wss", "ws"], "WX-DOM-025", "capture-logs"),
    secure_only: doc(true, "WX-DOM-004", "wx-guide-network"),
    secure_always: assumed(false, "WX-DOM-019"),
    port_in_url: doc(true, "WX-DOM-012", "wx-guide-network"),
    refuses_ip: doc(true, "WX-DOM-009", "wx-guide-network"),
    local_network: doc(Dated(&[(Version(0, 0, 0), false), (Version(2, 4, 0), true)]), "WX-DOM-010", "wx-guide-lan"),
    refuses_localhost: doc(true, "WX-DOM-009", "wx-guide-network"),
    forbidden_hosts: doc(&["api.weixin.qq.com"], "WX-DOM-017", "wx-guide-network"),
    forbidden_always: assumed(false, "WX-DOM-019"),
    blocks_ports: assumed(false, "WX-DOM-012"),
};

pub(super) const DOMAINS: DomainRules = DomainRules {
    lists: doc(ListUse::Required, "WX-DOM-001", "wx-guide-network"),
    per_api: doc(true, "WX-DOM-002", "wx-domain-query"),
    entries: doc(Some(200), "WX-DOM-022", "wx-domain-modify"),
    refuses_more_entries: doc(false, "WX-DOM-022", "wx-domain-modify"),
    port_in_entry: doc(true, "WX-DOM-012", "wx-guide-network"),
    bare_entry: doc(BareEntry::NoPort, "WX-DOM-013", "wx-guide-network"),
    bare_socket_entry: doc(BareEntry::AnyPort, "WX-DOM-015", "wx-guide-network"),
    wildcard: doc(false, "WX-DOM-016", "wx-guide-network"),
    redirects: doc(Dated(&[(Version(0, 0, 0), true)]), "WX-DOM-018", "wx-seed-developer-course"),
    unlisted_warning: doc(
        PerClient {
            android: "",
            ios: "",
            devtools: "{origin} 不在以下 {api} 合法域名列表中，请参考文档：\
                       https://developers.weixin.qq.com/miniprogram/dev/framework/ability/network.html",
            pc: "",
        },
        "WX-DOM-008",
        "iotexplorer-docs",
    ),
};
