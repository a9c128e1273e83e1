//! Mutation of rules: replaces the value of a rule, to find rules that no test covers. Compiled only for tests and with
//! the feature `mutation`; it must not refer to particular rules.

use crate::profile::Profile;
use crate::values::{
    ArgumentTexts, CacheAges, Client, CloseText, Dated, ErrorText, KindNames, PerClient, Qualities, Scene,
    ServiceSearch, Version, WeakNetwork, error_text,
};

/// A value with alternatives.
pub(crate) trait Mutate: Sized {
    /// An alternative value; `None` if there is none.
    fn mutated(&self) -> Option<Self>;

    /// A value to use for a rule that is `None`.
    fn any() -> Option<Self> {
        None
    }
}

/// Replaces the value with an alternative; returns whether there is one.
pub(crate) fn alter<T: Mutate>(value: &mut T) -> bool {
    match value.mutated() {
        Some(other) => {
            *value = other;
            true
        }
        None => false,
    }
}

/// The next choice, cyclically.
pub(crate) fn next<T: Copy + PartialEq>(all: &[T], this: &T) -> Option<T> {
    let place = all.iter().position(|other| other == this)?;
    Some(all[(place + 1) % all.len()]).filter(|other| other != this)
}

impl Profile {
    /// The same profile with another value of one rule, named as in `domains.wildcard`. `None` if the rule does not
    /// exist or has no alternative value.
    pub fn mutated(&self, path: &str) -> Option<Profile> {
        let (group, name) = path.split_once('.')?;
        let mut profile = self.clone();
        profile.group(group)?.alter(name).then_some(profile)
    }
}

/// A text that no platform uses.
const OTHER: &str = "mutated";

impl Mutate for bool {
    fn mutated(&self) -> Option<Self> {
        Some(!self)
    }
}

impl Mutate for u32 {
    fn mutated(&self) -> Option<Self> {
        self.checked_mul(2)?.checked_add(1)
    }

    fn any() -> Option<Self> {
        Some(1)
    }
}

impl Mutate for u64 {
    fn mutated(&self) -> Option<Self> {
        self.checked_mul(2)?.checked_add(1)
    }

    fn any() -> Option<Self> {
        Some(1)
    }
}

impl Mutate for f64 {
    fn mutated(&self) -> Option<Self> {
        Some(self + 1.0)
    }
}

impl Mutate for &'static str {
    fn mutated(&self) -> Option<Self> {
        Some(OTHER)
    }

    fn any() -> Option<Self> {
        Some(OTHER)
    }
}

impl Mutate for Version {
    fn mutated(&self) -> Option<Self> {
        Some(Version(self.0 + 1, 0, 0))
    }
}

impl Mutate for Client {
    fn mutated(&self) -> Option<Self> {
        next(Client::ALL, self)
    }
}

impl<T: Mutate> Mutate for Option<T> {
    fn mutated(&self) -> Option<Self> {
        if self.is_some() { Some(None) } else { T::any().map(Some) }
    }
}

/// Removes the last entry of a list.
impl<T> Mutate for &'static [T] {
    fn mutated(&self) -> Option<Self> {
        self.split_last().map(|(_, others)| others)
    }
}

/// Mutates the value of every client.
impl<T: Mutate + Copy> Mutate for PerClient<T> {
    fn mutated(&self) -> Option<Self> {
        let mut other = *self;
        let values = [&mut other.android, &mut other.ios, &mut other.devtools, &mut other.pc];
        let mutated = values.map(alter);
        mutated.contains(&true).then_some(other)
    }

    fn any() -> Option<Self> {
        T::any().map(PerClient::all)
    }
}

/// Mutates the value of every version. The result is leaked, because profiles are `'static`.
impl<T: Mutate + Copy> Mutate for Dated<T> {
    fn mutated(&self) -> Option<Self> {
        let mut entries = self.0.to_vec();
        let mutated: Vec<bool> = entries.iter_mut().map(|(_, value)| alter(value)).collect();
        mutated.contains(&true).then(|| Dated(entries.leak()))
    }
}

impl Mutate for ErrorText {
    fn mutated(&self) -> Option<Self> {
        Some(ErrorText { message: OTHER, code: self.code.map(|code| code + 1), field: self.field })
    }

    fn any() -> Option<Self> {
        Some(error_text(OTHER))
    }
}

impl Mutate for Scene {
    fn mutated(&self) -> Option<Self> {
        Some(Scene::Text(OTHER))
    }
}

impl Mutate for ArgumentTexts {
    fn mutated(&self) -> Option<Self> {
        let texts = ArgumentTexts { missing: OTHER, wrong: OTHER, none_of: OTHER, options: OTHER, ..*self };
        Some(texts)
    }
}

impl Mutate for KindNames {
    fn mutated(&self) -> Option<Self> {
        Some(KindNames { none: OTHER, wifi: OTHER, mobile: [OTHER; 4], unknown: OTHER })
    }
}

impl Mutate for Qualities {
    fn mutated(&self) -> Option<Self> {
        Some(Qualities { unavailable: OTHER, weak: OTHER, moderate: OTHER, excellent: OTHER, unknown: OTHER, ..*self })
    }
}

impl Mutate for CacheAges {
    fn mutated(&self) -> Option<Self> {
        Some(CacheAges { usual: self.usual.mutated()?, ..*self })
    }
}

impl Mutate for ServiceSearch {
    fn mutated(&self) -> Option<Self> {
        Some(ServiceSearch { time: self.time.mutated()?, ..*self })
    }
}

impl Mutate for WeakNetwork {
    fn mutated(&self) -> Option<Self> {
        Some(WeakNetwork { round_trip: self.round_trip.mutated()?, ..*self })
    }
}

impl Mutate for CloseText {
    fn mutated(&self) -> Option<Self> {
        Some(CloseText { code: self.code + 1, reason: OTHER })
    }
}

#[cfg(test)]
mod tests {
    use crate::Platform;

    #[test]
    fn nearly_every_rule_can_be_altered_and_nothing_else_changes() {
        for platform in Platform::ALL {
            let profile = platform.profile();
            let rules = profile.rules();
            let alterable = rules.iter().filter(|rule| {
                let Some(mutated) = profile.mutated(&rule.path()) else { return false };
                let others = mutated.rules();
                let changed = rules.iter().zip(&others).filter(|(a, b)| a.value != b.value);
                assert_eq!(changed.map(|(rule, _)| rule.path()).collect::<Vec<_>>(), [rule.path()]);
                true
            });
            let (alterable, all) = (alterable.count(), rules.len());
            assert!(alterable * 10 > all * 8, "{platform}: {alterable} of {all}");
        }
        assert!(Platform::Wx.profile().mutated("domains.none").is_none());
        assert!(Platform::Wx.profile().mutated("none").is_none());
    }
}
