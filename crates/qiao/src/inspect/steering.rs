//! What the tools' switches do to programs: conditions of the network, and URLs that are blocked. How switches arrive is
//! not known here.

use std::sync::{Arc, PoisonError, RwLock};
use std::time::Duration;

use qiao_abi::{Failure, HttpRequest, LocalFuture, NetworkCondition, NetworkKind};
use qiao_net::{Interceptor, Passage, RecordedSocket};
use serde::Deserialize;
use url::Url;

use crate::intercept;

/// Parameters of `Network.emulateNetworkConditions`, `overrideNetworkState` and one rule of
/// `emulateNetworkConditionsByRule`. Rates are bytes per second, -1 for the real one.
#[derive(Clone, Debug, Deserialize)]
#[serde(rename_all = "camelCase")]
pub(crate) struct Emulated {
    #[serde(default)]
    pub offline: bool,
    #[serde(default)]
    latency: f64,
    #[serde(default = "unlimited")]
    download_throughput: f64,
    #[serde(default = "unlimited")]
    upload_throughput: f64,
    #[serde(default)]
    connection_type: Option<String>,
    /// The URLs that a rule is about; the empty pattern means all.
    #[serde(default)]
    pub url_pattern: String,
}

fn unlimited() -> f64 {
    -1.0
}

impl Emulated {
    /// The condition; `None` where nothing is emulated.
    pub(crate) fn condition(&self) -> Option<NetworkCondition> {
        if self.offline {
            return Some(NetworkCondition { kind: NetworkKind::None, ..NetworkCondition::default() });
        }
        // Chrome's tools send 0 where the protocol has -1, and `none` for a type that they do not set.
        let rate = |bytes: f64| (bytes > 0.0).then(|| (bytes as u64).max(1));
        let kind = match self.connection_type.as_deref() {
            Some("cellular2g") => NetworkKind::G2,
            Some("cellular3g") => NetworkKind::G3,
            Some("cellular4g") => NetworkKind::G4,
            _ => NetworkKind::Wifi,
        };
        let condition = NetworkCondition {
            kind,
            round_trip: Duration::try_from_secs_f64(self.latency.max(0.0) / 1000.0).unwrap_or_default(),
            down: rate(self.download_throughput),
            up: rate(self.upload_throughput),
            ..NetworkCondition::default()
        };
        (condition != NetworkCondition::default()).then_some(condition)
    }
}

/// Patterns of URLs that are blocked, where `*` stands for any text. Clones share them.
#[derive(Clone, Debug, Default)]
pub(crate) struct Blocked(Arc<RwLock<Vec<String>>>);

impl Blocked {
    /// Replaces the patterns.
    pub(crate) fn set(&self, patterns: Vec<String>) {
        *self.0.write().unwrap_or_else(PoisonError::into_inner) = patterns;
    }

    /// Whether a URL is blocked.
    fn has(&self, url: &str) -> bool {
        let patterns = self.0.read().unwrap_or_else(PoisonError::into_inner);
        patterns.iter().any(|pattern| contains(pattern, url))
    }
}

/// Blocked URLs stand before the network, for requests and for handshakes.
impl Interceptor for Blocked {
    fn concerns(&self, url: &Url) -> bool {
        self.has(url.as_str())
    }

    fn on_request<'a>(&'a self, _: &'a HttpRequest) -> LocalFuture<'a, Result<Passage, Failure>> {
        Box::pin(async { Err(Failure::Blocked) })
    }

    fn on_socket(&self, request: &HttpRequest) -> Result<Option<RecordedSocket>, Failure> {
        if self.has(request.url.as_str()) { Err(Failure::Blocked) } else { Ok(None) }
    }
}

/// Whether a URL contains what a pattern describes. A pattern in the form of a URL, which newer tools send, has `*` for
/// every port as well.
fn contains(pattern: &str, url: &str) -> bool {
    let pattern = pattern.replace("://*:*/", "://*/").replace("://*:*", "://*");
    intercept::matches(&format!("*{pattern}*"), url)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_pattern_matches_any_part_of_a_url() {
        let url = "https://api.test:8443/v1/items?id=7";
        for pattern in ["api.test", "*/v1/*", "https://*:*/v1/items", "*://*:*/*", "https*id="] {
            assert!(contains(pattern, url), "{pattern}");
        }
        for pattern in ["http://", "/v2/", "items*v1"] {
            assert!(!contains(pattern, url), "{pattern}");
        }
    }

    #[test]
    fn switches_are_conditions_of_the_network() {
        let of = |json: &str| serde_json::from_str::<Emulated>(json).unwrap().condition();
        let slow =
            of(r#"{"offline":false,"latency":562.5,"downloadThroughput":180000,"uploadThroughput":84375}"#).unwrap();
        assert_eq!(
            (slow.round_trip, slow.down, slow.up),
            (Duration::from_micros(562_500), Some(180_000), Some(84_375))
        );
        assert_eq!(of(r#"{"offline":true}"#).unwrap().kind, NetworkKind::None);
        assert_eq!(of(r#"{"offline":false,"latency":0,"downloadThroughput":-1,"uploadThroughput":-1}"#), None);
        let none =
            r#"{"offline":false,"latency":0,"downloadThroughput":0,"uploadThroughput":0,"connectionType":"none"}"#;
        assert_eq!(of(none), None);
    }
}
