//! Network conditions by name, with the numbers that browsers' developer tools use. How a condition is applied to
//! streams is in `shaper`.

use std::time::Duration;

use qiao_abi::{NetworkCondition, NetworkKind, Trouble};

/// The names of all conditions.
pub const CONDITIONS: &[&str] = &["wifi", "5g", "4g", "3g", "2g", "lossy", "offline", "no-dns", "portal"];

/// The condition with this name.
pub fn condition(name: &str) -> Option<NetworkCondition> {
    use NetworkKind::{G2, G3, G4, G5, None as Nothing, Wifi};
    let slow = |kind, milliseconds, down_kilobits: u64, up_kilobits: u64| NetworkCondition {
        kind,
        round_trip: Duration::from_millis(milliseconds),
        down: Some(down_kilobits * 125),
        up: Some(up_kilobits * 125),
        ..Default::default()
    };
    let of = |kind, trouble| NetworkCondition { kind, trouble, ..Default::default() };
    Some(match name {
        "wifi" => NetworkCondition::default(),
        "5g" => slow(G5, 30, 100_000, 20_000),
        "4g" => slow(G4, 170, 9_000, 9_000),
        "3g" => slow(G3, 300, 1_600, 768),
        "2g" => slow(G2, 800, 280, 256),
        "lossy" => NetworkCondition { loss: 0.05, ..slow(Wifi, 100, 9_000, 9_000) },
        "offline" => of(Nothing, None),
        "no-dns" => of(Wifi, Some(Trouble::NoNames)),
        "portal" => of(Wifi, Some(Trouble::Portal)),
        _ => return None,
    })
}
