//! The platforms, one directory each. To add one, copy a directory, fill in every field and extend the lists here.
//! Nothing here applies a rule.

mod swan;
#[cfg(test)]
mod tests;
mod tt_block;
mod tt_gadget;
mod wx;

use std::fmt;
use std::str::FromStr;
use std::sync::Arc;

use crate::profile::{Profile, Rules};
use crate::surface::{self, Listed, Offer};

/// A platform whose rules a mini-program runs under.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum Platform {
    /// WeChat.
    Wx,
    /// Feishu and Lark gadgets.
    TtGadget,
    /// Feishu and Lark blocks.
    TtBlock,
    /// Baidu smart programs.
    Swan,
}

impl Platform {
    /// Every platform, in display order.
    pub const ALL: [Platform; 4] = [Platform::Wx, Platform::TtGadget, Platform::TtBlock, Platform::Swan];

    /// The platforms whose API objects a script outside a project gets: one per global object.
    pub const BARE: [Platform; 3] = [Platform::Wx, Platform::TtGadget, Platform::Swan];

    /// The rules for the default client and the default base library.
    pub fn rules(self) -> Arc<Rules> {
        Rules::of(self.profile(), None, None)
    }

    /// Every rule with its evidence.
    pub fn profile(self) -> &'static Profile {
        match self {
            Platform::Wx => &wx::PROFILE,
            Platform::TtGadget => &tt_gadget::PROFILE,
            Platform::TtBlock => &tt_block::PROFILE,
            Platform::Swan => &swan::PROFILE,
        }
    }
}

impl Platform {
    /// Every entry of the platform's official API list, with its implementation status.
    pub fn surface(self) -> Vec<(Listed, Offer)> {
        surface::offers(self.profile())
    }

    /// Whether that list has a function that script calls so, as in `login` and `cloud.callFunction`.
    pub fn has_api(self, name: &str) -> bool {
        surface::has(self.profile(), name)
    }

    /// Where that list comes from, in words.
    pub fn surface_source(self) -> String {
        surface::source(self.profile())
    }
}

/// The text is not a platform id.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("`{0}` is no platform: choose {list}", list = ids().join(", "))]
pub struct UnknownPlatform(String);

fn ids() -> Vec<&'static str> {
    Platform::ALL.map(|platform| platform.profile().id).to_vec()
}

impl FromStr for Platform {
    type Err = UnknownPlatform;

    fn from_str(id: &str) -> Result<Self, Self::Err> {
        let named = Platform::ALL.into_iter().find(|platform| platform.profile().id == id);
        named.ok_or_else(|| UnknownPlatform(id.to_owned()))
    }
}

impl fmt::Display for Platform {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.profile().id)
    }
}

/// The profile of a platform by its id, for tests.
#[cfg(test)]
pub(crate) fn named(id: &str) -> Option<&'static Profile> {
    id.parse().ok().map(Platform::profile)
}

/// The rules of a platform for its default client, by its id, for tests.
#[cfg(test)]
pub(crate) fn rules_named(id: &str) -> Arc<Rules> {
    Rules::of(named(id).unwrap(), None, None)
}
