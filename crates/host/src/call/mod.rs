//! The pipeline of a call: dispatched, admitted, carried out, ended exactly once. What is particular to
//! an API is in `apis`; nothing here names one but the dispatcher.

mod body;
pub(crate) mod context;
mod cors;
mod dispatch;
pub(crate) mod immediate;
pub(crate) mod info;
pub(crate) mod network;
pub(crate) mod plain_socket;
mod redirect;
pub(crate) mod reply;
pub(crate) mod socket;
pub(crate) mod table;
pub(crate) mod tasks;
mod trace;

pub(crate) use body::{header, piece};
