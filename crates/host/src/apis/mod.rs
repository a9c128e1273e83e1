//! What is specific to each API: admission of its arguments and conversion of its outcome. What all calls share is in
//! `call`.

pub(crate) mod cache;
pub(crate) mod delegate;
pub(crate) mod device;
pub(crate) mod discovery;
pub(crate) mod download;
pub(crate) mod file;
pub(crate) mod missing;
pub(crate) mod network_type;
pub(crate) mod plain_socket;
pub(crate) mod request;
pub(crate) mod route;
pub(crate) mod socket;
pub(crate) mod storage;
pub(crate) mod upload;
