//! The calls that a mini-program can make, one file each.

pub(crate) mod request;
pub(crate) mod show;
