//! The condition of the network that a mini-program is on, as embedders set it.

use std::time::Duration;

/// What kind of network a device is on.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum NetworkKind {
    /// None at all.
    None,
    /// Wireless or wired.
    #[default]
    Wifi,
    /// Second generation of mobile networks.
    G2,
    /// Third generation.
    G3,
    /// Fourth generation.
    G4,
    /// Fifth generation.
    G5,
    /// One that the device cannot name.
    Unknown,
}

/// What is wrong with a network that is there.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Trouble {
    /// No host name can be looked up.
    NoNames,
    /// A portal answers in place of every server until the user has logged in to it.
    Portal,
}

/// The condition of a network.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct NetworkCondition {
    /// Its kind.
    pub kind: NetworkKind,
    /// The time of a round trip on top of the real one.
    pub round_trip: Duration,
    /// How many bytes come in per second at most.
    pub down: Option<u64>,
    /// How many bytes go out per second at most.
    pub up: Option<u64>,
    /// Which part of the packets is lost and sent again, from 0 to 1.
    pub loss: f64,
    /// What is wrong with it.
    pub trouble: Option<Trouble>,
}
