//! The pipeline of a call: dispatch, admission, execution, and exactly one end. What is specific to an API is in
//! `apis`; only the dispatcher names APIs here.

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

pub(crate) use body::piece;
