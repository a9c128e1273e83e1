//! Resolves a platform's profile to the rules of one launch: the only place where values are looked up by client and
//! base library. What a value means is not known here.

use std::sync::{Arc, Mutex, PoisonError, Weak};

use qiao_abi::{Api, Function, Kind, TaskMethod};

use crate::profile::{Profile, Rules};
use crate::values::{
    ArgumentTexts, CacheAges, Client, CloseText, ConcurrencyLimit, Dated, DelegatedApi, ErrorText, KindNames,
    PerClient, Qualities, Scene, ServiceSearch, Version, WeakNetwork,
};

/// A value that may depend on client and base library.
pub trait Resolve {
    /// The type of the resolved value.
    type Plain;

    /// The value for a client and a base library.
    fn resolve(&self, client: Client, base_library: Version) -> Self::Plain;
}

impl<T: Resolve + Copy> Resolve for PerClient<T> {
    type Plain = T::Plain;

    fn resolve(&self, client: Client, base_library: Version) -> T::Plain {
        self.on(client).resolve(client, base_library)
    }
}

impl<T: Resolve + Copy> Resolve for Dated<T> {
    type Plain = T::Plain;

    fn resolve(&self, client: Client, base_library: Version) -> T::Plain {
        self.at(base_library).resolve(client, base_library)
    }
}

impl<T: Resolve> Resolve for Option<T> {
    type Plain = Option<T::Plain>;

    fn resolve(&self, client: Client, base_library: Version) -> Option<T::Plain> {
        self.as_ref().map(|value| value.resolve(client, base_library))
    }
}

/// Lists are not resolved per entry. Device facts, which depend on the client, are resolved when the script asks for
/// them.
impl<T> Resolve for &'static [T] {
    type Plain = Self;

    fn resolve(&self, _: Client, _: Version) -> Self {
        self
    }
}

/// Implements [`Resolve`] for values that do not depend on client or base library.
macro_rules! plain {
    ($( $value:ty ),+ $(,)?) => {
        $(
            impl $crate::resolve::Resolve for $value {
                type Plain = Self;

                fn resolve(&self, _: $crate::values::Client, _: $crate::values::Version) -> Self {
                    *self
                }
            }
        )+
    };
}

pub(crate) use plain;

plain!(bool, u32, u64, f64, &'static str, Version, Client, Api, Function, TaskMethod, Kind);
plain!(
    ArgumentTexts,
    CacheAges,
    CloseText,
    ConcurrencyLimit,
    DelegatedApi,
    ErrorText,
    KindNames,
    Qualities,
    Scene,
    WeakNetwork,
    ServiceSearch
);

/// Resolved rules, shared by programs with the same platform, client and base library.
static IN_USE: Mutex<Vec<Weak<Rules>>> = Mutex::new(Vec::new());

impl Rules {
    /// The rules of a profile for a client and a base library; `None` stands for the platform's default.
    pub fn of(profile: &'static Profile, client: Option<Client>, base_library: Option<Version>) -> Arc<Rules> {
        let client = client.unwrap_or(profile.app.client.value);
        let base_library = base_library.unwrap_or(profile.app.base_library.value);
        let mut in_use = IN_USE.lock().unwrap_or_else(PoisonError::into_inner);
        let is_it = |rules: &Arc<Rules>| {
            std::ptr::eq(rules.profile, profile) && rules.client == client && rules.base_library == base_library
        };
        if let Some(rules) = in_use.iter().filter_map(Weak::upgrade).find(is_it) {
            return rules;
        }
        let rules = Arc::new(Rules::resolve(profile, client, base_library));
        in_use.retain(|rules| rules.strong_count() > 0);
        in_use.push(Arc::downgrade(&rules));
        rules
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::platforms::named;

    #[test]
    fn values_are_those_of_the_client_and_the_base_library() {
        let wx = named("wx").unwrap();
        let longest = |client, version| Rules::of(wx, Some(client), Some(version)).timeouts.longest;
        assert_eq!(longest(Client::Ios, Version(2, 13, 9)), Some(60_000));
        assert_eq!(longest(Client::Ios, Version(2, 14, 0)), None);
        assert_eq!(longest(Client::Android, Version(2, 13, 9)), None);
    }

    #[test]
    fn programs_share_their_rules() {
        let swan = named("swan").unwrap();
        let rules = Rules::of(swan, None, None);
        assert!(Arc::ptr_eq(&rules, &Rules::of(swan, Some(rules.client), Some(rules.base_library))));
        assert!(!Arc::ptr_eq(&rules, &Rules::of(swan, None, Some(Version(1, 0, 0)))));
    }
}
