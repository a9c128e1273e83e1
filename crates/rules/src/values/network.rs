//! Types of rule values: concurrency limits and network state. They define the meaning of each choice; `platforms/`
//! makes the choices.

use qiao_abi::{Api, NetworkCondition, NetworkKind};
use serde_json::{Value as Json, json};

use crate::rule::{Value, choice};

/// A limit of concurrent calls.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ConcurrencyLimit {
    /// The APIs that are counted together.
    pub apis: &'static [Api],
    /// The maximum number of concurrent calls.
    pub limit: u32,
    /// The scope of the count.
    pub per: Per,
}

choice! {
    /// The scope of a limit.
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

/// The names of network types in the script.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct KindNames {
    /// No network.
    pub none: &'static str,
    /// Wi-Fi or wired.
    pub wifi: &'static str,
    /// Mobile networks from 2G to 5G.
    pub mobile: [&'static str; 4],
    /// Unknown type.
    pub unknown: &'static str,
}

impl KindNames {
    /// The name of a network type.
    #[expect(clippy::wildcard_enum_match_arm, reason = "kinds that are added later are unknown here")]
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

/// The names of network quality levels, and their round-trip times.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Qualities {
    /// No network.
    pub unavailable: &'static str,
    /// The round-trip time is above the second limit.
    pub weak: &'static str,
    /// The round-trip time is above the first limit.
    pub moderate: &'static str,
    /// The round-trip time is within the limits.
    pub excellent: &'static str,
    /// The network type is unknown.
    pub unknown: &'static str,
    /// Round-trip times above which the quality is moderate and weak, in milliseconds.
    pub round_trips: [u32; 2],
}

impl Qualities {
    /// The quality level of a network.
    #[expect(clippy::wildcard_enum_match_arm, reason = "the other kinds are told apart by quality")]
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

/// When a network counts as weak, judged by the most recent calls.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct WeakNetwork {
    /// Number of recent calls to consider.
    pub calls: u32,
    /// Number of slow calls among them that makes the network weak.
    pub slow: u32,
    /// Round-trip time above which a call is slow, in milliseconds.
    pub round_trip: u32,
}

impl Value for WeakNetwork {
    fn json(&self) -> Json {
        json!({ "calls": self.calls, "slow": self.slow, "round_trip": self.round_trip })
    }
}

/// For how long results are kept, in milliseconds.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct CacheAges {
    /// Unless script says otherwise.
    pub usual: u64,
    /// At most.
    pub longest: u64,
}

impl Value for CacheAges {
    fn json(&self) -> Json {
        json!({ "usual": self.usual, "longest": self.longest })
    }
}

/// The search for services in the local network.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ServiceSearch {
    /// When it ends by itself, in milliseconds.
    pub time: u32,
    /// The reason that refuses a search without a type.
    pub no_type: &'static str,
    /// The reason that refuses a second search.
    pub runs: &'static str,
    /// The reason that refuses to end a search where none runs.
    pub none: &'static str,
}

impl Value for ServiceSearch {
    fn json(&self) -> Json {
        json!({ "time": self.time, "no_type": self.no_type, "runs": self.runs, "none": self.none })
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
