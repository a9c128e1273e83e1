//! Rule groups: URL checks and server-domain lists. Platforms fill them in `platforms/`; `qiao rules` prints each
//! field's doc comment, which must be a single line.

use crate::rule::group;
use crate::values::{BareEntry, Dated, ListUse, PerClient};

group! {
    /// Which URLs are allowed.
    pub struct UrlRules => UrlValues {
        /// The schemes of requests.
        request_schemes: &'static [&'static str],
        /// The schemes of sockets.
        socket_schemes: &'static [&'static str],
        /// Whether only secure schemes are allowed while domains are checked.
        secure_only: bool,
        /// Whether only secure schemes are allowed even without domain lists.
        secure_always: bool,
        /// Whether a URL may contain a port while domains are checked.
        port_in_url: bool,
        /// Whether IP addresses are refused while domains are checked.
        refuses_ip: bool,
        /// Whether devices in the local network may be called, including over plain HTTP.
        local_network: Dated<bool>,
        /// Whether `localhost` is refused while domains are checked.
        refuses_localhost: bool,
        /// Hosts that are refused while domains are checked, and can never be listed.
        forbidden_hosts: &'static [&'static str],
        /// Whether forbidden hosts are refused even without domain lists.
        forbidden_always: bool,
        /// Whether the ports blocked by the Fetch standard are refused.
        blocks_ports: bool,
    }
}

group! {
    /// Server-domain lists.
    pub struct DomainRules => DomainValues {
        /// When a URL must be in a domain list.
        lists: ListUse,
        /// Whether each API has its own list.
        per_api: bool,
        /// The maximum number of entries of a list.
        entries: Option<u32>,
        /// Whether a list with more entries is refused rather than accepted with a warning.
        refuses_more_entries: bool,
        /// Whether an entry may contain a port, which is then the only one allowed.
        port_in_entry: bool,
        /// The ports that an entry without a port allows.
        bare_entry: BareEntry,
        /// The ports that an entry without a port allows in the list of sockets.
        bare_socket_entry: BareEntry,
        /// Whether an entry that starts with `*.` matches every subdomain.
        wildcard: bool,
        /// Whether redirect targets must pass the same checks.
        redirects: Dated<bool>,
        /// The console warning for a host that is not listed; placeholders: `{origin}`, `{api}`.
        unlisted_warning: PerClient<&'static str>,
    }
}
