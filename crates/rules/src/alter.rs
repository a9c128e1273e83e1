//! Other values in place of those that rules have, to find out which rules no test protects. It is
//! there with the feature `altered` alone, and knows no particular rule.

use crate::profile::Profile;
use crate::values::{
    ArgumentTexts, Client, CloseText, Dated, KindNames, PerClient, Qualities, Scene, Told, Version, WeakNetwork, told,
};

/// A value that there can be another in place of.
pub trait Alter: Sized {
    /// Another value; `None` if there is none.
    fn altered(&self) -> Option<Self>;

    /// A value where a rule has none.
    fn any() -> Option<Self> {
        None
    }
}

/// Puts another value in place; says whether there is one.
pub fn alter<T: Alter>(value: &mut T) -> bool {
    match value.altered() {
        Some(other) => {
            *value = other;
            true
        }
        None => false,
    }
}

/// The choice after this one, and the first after the last.
pub fn next<T: Copy + PartialEq>(all: &[T], this: &T) -> Option<T> {
    let place = all.iter().position(|other| other == this)?;
    Some(all[(place + 1) % all.len()]).filter(|other| other != this)
}

impl Profile {
    /// The same profile with another value of one rule, named as in `domains.wildcard`. `None` if there is no
    /// such rule, or no other value.
    pub fn altered(&self, path: &str) -> Option<Profile> {
        let (group, name) = path.split_once('.')?;
        let mut profile = self.clone();
        profile.group(group)?.alter(name).then_some(profile)
    }
}

/// A text that no platform has.
const OTHER: &str = "altered";

impl Alter for bool {
    fn altered(&self) -> Option<Self> {
        Some(!self)
    }
}

impl Alter for u32 {
    fn altered(&self) -> Option<Self> {
        self.checked_mul(2)?.checked_add(1)
    }

    fn any() -> Option<Self> {
        Some(1)
    }
}

impl Alter for u64 {
    fn altered(&self) -> Option<Self> {
        self.checked_mul(2)?.checked_add(1)
    }

    fn any() -> Option<Self> {
        Some(1)
    }
}

impl Alter for f64 {
    fn altered(&self) -> Option<Self> {
        Some(self + 1.0)
    }
}

impl Alter for &'static str {
    fn altered(&self) -> Option<Self> {
        Some(OTHER)
    }

    fn any() -> Option<Self> {
        Some(OTHER)
    }
}

impl Alter for Version {
    fn altered(&self) -> Option<Self> {
        Some(Version(self.0 + 1, 0, 0))
    }
}

impl Alter for Client {
    fn altered(&self) -> Option<Self> {
        next(Client::ALL, self)
    }
}

impl<T: Alter> Alter for Option<T> {
    fn altered(&self) -> Option<Self> {
        if self.is_some() { Some(None) } else { T::any().map(Some) }
    }
}

/// A list loses its last entry.
impl<T> Alter for &'static [T] {
    fn altered(&self) -> Option<Self> {
        self.split_last().map(|(_, others)| others)
    }
}

/// On every client.
impl<T: Alter + Copy> Alter for PerClient<T> {
    fn altered(&self) -> Option<Self> {
        let mut other = *self;
        let values = [&mut other.android, &mut other.ios, &mut other.devtools, &mut other.pc];
        let altered = values.map(alter);
        altered.contains(&true).then_some(other)
    }

    fn any() -> Option<Self> {
        T::any().map(PerClient::all)
    }
}

/// In every version. What is altered lives as long as the process, as profiles do.
impl<T: Alter + Copy> Alter for Dated<T> {
    fn altered(&self) -> Option<Self> {
        let mut entries = self.0.to_vec();
        let altered: Vec<bool> = entries.iter_mut().map(|(_, value)| alter(value)).collect();
        altered.contains(&true).then(|| Dated(entries.leak()))
    }
}

impl Alter for Told {
    fn altered(&self) -> Option<Self> {
        Some(Told { message: OTHER, code: self.code.map(|code| code + 1), field: self.field })
    }

    fn any() -> Option<Self> {
        Some(told(OTHER))
    }
}

impl Alter for Scene {
    fn altered(&self) -> Option<Self> {
        Some(Scene::Text(OTHER))
    }
}

impl Alter for ArgumentTexts {
    fn altered(&self) -> Option<Self> {
        let texts = ArgumentTexts { missing: OTHER, wrong: OTHER, none_of: OTHER, options: OTHER, ..*self };
        Some(texts)
    }
}

impl Alter for KindNames {
    fn altered(&self) -> Option<Self> {
        Some(KindNames { none: OTHER, wifi: OTHER, mobile: [OTHER; 4], unknown: OTHER })
    }
}

impl Alter for Qualities {
    fn altered(&self) -> Option<Self> {
        Some(Qualities { unavailable: OTHER, weak: OTHER, moderate: OTHER, excellent: OTHER, unknown: OTHER, ..*self })
    }
}

impl Alter for WeakNetwork {
    fn altered(&self) -> Option<Self> {
        Some(WeakNetwork { round_trip: self.round_trip.altered()?, ..*self })
    }
}

impl Alter for CloseText {
    fn altered(&self) -> Option<Self> {
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
                let Some(altered) = profile.altered(&rule.path()) else { return false };
                let others = altered.rules();
                let changed = rules.iter().zip(&others).filter(|(a, b)| a.value != b.value);
                assert_eq!(changed.map(|(rule, _)| rule.path()).collect::<Vec<_>>(), [rule.path()]);
                true
            });
            let (alterable, all) = (alterable.count(), rules.len());
            assert!(alterable * 10 > all * 8, "{platform}: {alterable} of {all}");
        }
        assert!(Platform::Wx.profile().altered("domains.none").is_none());
        assert!(Platform::Wx.profile().altered("none").is_none());
    }
}
