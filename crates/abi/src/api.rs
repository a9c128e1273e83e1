//! Names and numbers that identify things: APIs, calls, timers and the spaces they belong to.

use std::fmt;

/// The number of one API call or one listener, unique within a mini-program.
///
/// Script-side callbacks are filed under it, so it stays below 2^32 and fits a JS number.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct CallId(pub u32);

/// The number that `setTimeout` or `setInterval` returned.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct TimerId(pub u32);

/// Which of a mini-program's API objects a call came through.
///
/// A project has one; a bare script has one per platform, each under its own rules.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Space(pub u8);

/// The APIs that qiao carries out, by the name that script uses.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Api {
    /// `request`
    Request,
    /// `showLoading`
    ShowLoading,
    /// `hideLoading`
    HideLoading,
    /// `showToast`
    ShowToast,
}

impl Api {
    /// Every API, in the order of the enum.
    pub const ALL: &[Api] = &[Api::Request, Api::ShowLoading, Api::HideLoading, Api::ShowToast];

    /// The name of the function in script, which is also the first word of its messages.
    pub const fn name(self) -> &'static str {
        match self {
            Api::Request => "request",
            Api::ShowLoading => "showLoading",
            Api::HideLoading => "hideLoading",
            Api::ShowToast => "showToast",
        }
    }

    /// The API with that script name.
    pub fn named(name: &str) -> Option<Api> {
        Api::ALL.iter().copied().find(|api| api.name() == name)
    }
}

impl fmt::Display for Api {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.name())
    }
}

impl fmt::Display for CallId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "#{}", self.0)
    }
}
