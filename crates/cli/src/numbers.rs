//! Numbers as values of options: clap words its own errors in English alone.

use crate::faults::Wrong;

/// A number of things that run at the same time.
pub(crate) fn jobs(text: &str) -> Result<u16, String> {
    text.parse().ok().filter(|jobs| *jobs > 0).ok_or_else(|| Wrong::AtLeastOne.said())
}

/// A whole number.
pub(crate) fn whole(text: &str) -> Result<u32, String> {
    text.parse().map_err(|_| Wrong::WholeNumber.said())
}
