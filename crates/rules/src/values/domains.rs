//! The kinds of values of rules: lists of server domains. What a choice means is
//! written here; which platform makes it is written in `platforms/`.

use crate::rule::choice;

choice! {
    /// Which URLs an entry of a domain list allows where the entry names no port.
    pub enum BareEntry {
        /// Only URLs that name no port, not even the default one.
        NoPort,
        /// Any port of the host.
        AnyPort,
    }
}

choice! {
    /// When domains are checked against lists.
    pub enum ListUse {
        /// Always, unless the check is switched off.
        Required,
        /// Only where lists are given.
        Optional,
        /// Never: the platform has no lists.
        None,
    }
}
