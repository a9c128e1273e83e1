//! The calls that a mini-program can make, one file each; those of files and of storage together.

pub(crate) mod ask;
mod cors;
mod course;
pub(crate) mod download;
pub(crate) mod file;
pub(crate) mod missing;
pub(crate) mod network;
pub(crate) mod request;
pub(crate) mod route;
pub(crate) mod socket;
pub(crate) mod storage;
pub(crate) mod tell;
pub(crate) mod upload;
mod way;
