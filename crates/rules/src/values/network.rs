//! The kinds of values of rules: limits and the state of the network. What a choice means is
//! written here; which platform makes it is written in `platforms/`.

use qiao_abi::{Api, NetworkCondition, NetworkKind};
use serde_json::{Value as Json, json};

use crate::rule::{Value, choice};

/// Calls that share a limit on how many run at once.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ConcurrencyLimit {
    /// The APIs that are counted together.
    pub apis: &'static [Api],
    /// How many may run at once.
    pub limit: u32,
    /// What is counted.
    pub per: Per,
}

choice! {
    /// What a limit counts.
    pub enum Per {
        /// All calls of the mini-program.
        Program,
        /// The calls to one host.
        Host,
    }
}

impl Value for ConcurrencyLimit {
    fn json(&self) -> Json {
        json!({ "apis": self.apis.json(), "limit": self.limit, "per": self.per.json() })
    }
}

/// What script is told as the kind of a network.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct KindNames {
    /// None at all.
    pub none: &'static str,
    /// Wireless or wired.
    pub wifi: &'static str,
    /// Second to fifth generation of mobile networks.
    pub mobile: [&'static str; 4],
    /// One that cannot be named.
    pub unknown: &'static str,
}

impl KindNames {
    /// The name of a kind.
    pub const fn of(&self, kind: NetworkKind) -> &'static str {
        match kind {
            NetworkKind::None => self.none,
            NetworkKind::Wifi => self.wifi,
            NetworkKind::G2 => self.mobile[0],
            NetworkKind::G3 => self.mobile[1],
            NetworkKind::G4 => self.mobile[2],
            NetworkKind::G5 => self.mobile[3],
            _ => self.unknown,
        }
    }
}

impl Value for KindNames {
    fn json(&self) -> Json {
        json!({ "none": self.none, "wifi": self.wifi, "mobile": self.mobile, "unknown": self.unknown })
    }
}

/// How good a network is, in words and by its round trip.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Qualities {
    /// There is none.
    pub unavailable: &'static str,
    /// It is slower than the others.
    pub weak: &'static str,
    /// It is somewhat slow.
    pub moderate: &'static str,
    /// It is fast.
    pub excellent: &'static str,
    /// It cannot be told.
    pub unknown: &'static str,
    /// Round trips above these are moderate and weak, in milliseconds.
    pub round_trips: [u32; 2],
}

impl Qualities {
    /// The word for a network.
    pub fn of(&self, condition: &NetworkCondition) -> &'static str {
        let [moderate, weak] = self.round_trips.map(|limit| condition.round_trip.as_millis() > u128::from(limit));
        match condition.kind {
            NetworkKind::None => self.unavailable,
            NetworkKind::Unknown => self.unknown,
            _ if weak => self.weak,
            _ if moderate => self.moderate,
            _ => self.excellent,
        }
    }
}

impl Value for Qualities {
    fn json(&self) -> Json {
        json!({
            "unavailable": self.unavailable, "weak": self.weak, "moderate": self.moderate,
            "excellent": self.excellent, "unknown": self.unknown, "round_trips": self.round_trips,
        })
    }
}

/// When a network counts as weak, by the last calls.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct WeakNetwork {
    /// How many calls are looked at.
    pub calls: u32,
    /// So many slow ones among them make it weak.
    pub slow: u32,
    /// A round trip above this is slow, in milliseconds.
    pub round_trip: u32,
}

impl Value for WeakNetwork {
    fn json(&self) -> Json {
        json!({ "calls": self.calls, "slow": self.slow, "round_trip": self.round_trip })
    }
}

choice! {
    /// A field of the result of `getNetworkType`.
    pub enum NetworkField {
        /// `signalStrength`, in dBm.
        SignalStrength,
        /// `hasSystemProxy`
        HasSystemProxy,
        /// `weakNet`: whether the network is weak.
        WeakNet,
    }
}
