//! A search for services in the local network, as the host asks for it and the network carries it out.

use std::net::Ipv4Addr;

use crate::{Failure, LocalFuture};

/// What a search tells, each by the name of an instance of the service.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Discovered {
    /// An instance, and where it is.
    Found {
        /// Its name.
        name: String,
        /// The address of its host.
        ip: Ipv4Addr,
        /// Its port.
        port: u16,
    },
    /// An instance whose place nobody tells.
    Unresolved(String),
    /// An instance that is no longer there.
    Lost(String),
}

/// A search that runs until it is dropped.
pub trait Discovery {
    /// What is discovered next.
    ///
    /// # Errors
    /// The system refuses to send or to receive.
    fn next(&mut self) -> LocalFuture<'_, Result<Discovered, Failure>>;
}
