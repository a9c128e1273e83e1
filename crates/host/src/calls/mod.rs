//! The calls that a mini-program can make, one file each; those of files and of storage together.

mod cors;
pub(crate) mod delegate;
pub(crate) mod device;
pub(crate) mod download;
pub(crate) mod file;
pub(crate) mod missing;
mod network_call;
pub(crate) mod network_info;
pub(crate) mod request;
pub(crate) mod route;
pub(crate) mod socket;
pub(crate) mod storage;
mod trace;
pub(crate) mod upload;
