//! What a platform says of which URLs may be named, and the lists of server domains. The
//! fields' documentation is what `qiao rules` prints.

use crate::rule::group;
use crate::values::{BareEntry, Dated, ListUse, PerClient};

group! {
    /// Which URLs may be named.
    pub struct UrlRules => UrlValues {
        /// The schemes that a request can speak.
        request_schemes: &'static [&'static str],
        /// The schemes that a socket can speak.
        socket_schemes: &'static [&'static str],
        /// Whether only the secure schemes may be used while domains are checked.
        secure_only: bool,
        /// Whether only the secure schemes may be used even without domain lists.
        secure_always: bool,
        /// Whether a URL may name a port while domains are checked.
        port_in_url: bool,
        /// Whether IP addresses are refused while domains are checked.
        refuses_ip: bool,
        /// Whether other devices in the local network may be called, over plain HTTP too.
        local_network: Dated<bool>,
        /// Whether `localhost` is refused while domains are checked.
        refuses_localhost: bool,
        /// Hosts that may not be called while domains are checked, and never be listed.
        forbidden_hosts: &'static [&'static str],
        /// Whether forbidden hosts are refused even without domain lists.
        forbidden_always: bool,
        /// Whether the ports that the Fetch standard blocks are refused.
        blocks_ports: bool,
    }
}

group! {
    /// Server-domain lists.
    pub struct DomainRules => DomainValues {
        /// When a URL must be in a list.
        lists: ListUse,
        /// Whether each API has a list of its own.
        per_api: bool,
        /// How many entries a list may have.
        entries: Option<u32>,
        /// Whether a list with more entries is refused; otherwise there is a warning.
        refuses_more_entries: bool,
        /// Whether an entry may name a port, which then is the only one allowed.
        port_in_entry: bool,
        /// Which ports an entry without a port allows.
        bare_entry: BareEntry,
        /// The same for the list of sockets.
        bare_socket_entry: BareEntry,
        /// Whether an entry that begins with `*.` stands for every subdomain.
        wildcard: bool,
        /// Whether a redirect's target must pass the same rules.
        redirects: Dated<bool>,
        /// What the console says of a host that is not listed; `{origin}` and `{api}` are filled in.
        unlisted_warning: PerClient<&'static str>,
    }
}
