//! Types of rule values: server-domain lists. They define the meaning of each choice; `platforms/` makes the choices.

use crate::rule::choice;

choice! {
    /// The URLs that a list entry without a port allows.
    pub enum BareEntry {
        /// Only URLs without a port, even the default one.
        NoPort,
        /// Any port of the host.
        AnyPort,
    }
}

choice! {
    /// When URLs are checked against domain lists.
    pub enum ListUse {
        /// Always, unless checks are disabled.
        Required,
        /// Only if lists are configured.
        Optional,
        /// Never: the platform has no lists.
        None,
    }
}
