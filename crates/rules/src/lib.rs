//! The rules of every platform as data, and the pure functions that apply them.
//!
//! Each platform is a directory in `platforms/`; `profile/` declares what can differ between platforms. Nothing here
//! waits, reads a clock, opens a file or socket, or depends on the engine: the host asks and receives an answer with an
//! explanation.

// A new failure or kind of value has to be considered in each rule.
#![warn(clippy::wildcard_enum_match_arm)]

mod address;
pub mod admit;
mod app;
pub mod cache;
mod call_sites;
pub mod can_use;
pub mod chosen;
mod chromium;
pub mod config;
pub mod cors;
mod decision;
pub mod decode;
pub mod device;
pub mod diagnosis;
mod domain_faults;
mod domains;
mod encode;
mod error_text;
mod file_faults;
pub mod files;
pub mod functions;
mod header;
mod multipart;
#[cfg(any(test, feature = "mutation"))]
mod mutate;
mod new_name;
pub mod plain_socket;
mod platforms;
mod profile;
pub mod redirect;
mod request_id;
mod resolve;
pub mod result;
pub mod route;
mod rule;
mod shape;
pub mod socket;
mod socket_faults;
pub mod surface;
pub mod text_form;
pub mod timing;
mod values;
mod wire;

pub use admit::timeout::{TimeLimit, milliseconds};
pub use app::{App, Checking, NetworkTimeout, Unchecked};
pub use call_sites::CallSites;
pub use cors::{BadOrigin, origin};
pub use decision::{Decision, Refused};
pub use domain_faults::DomainFault;
pub use domains::{BadDomains, BadEntry, DomainLists, List};
pub use error_text::failure_result;
pub use file_faults::{file_reason, storage_reason};
pub use functions::can_listen;
pub use multipart::Form;
pub use new_name::downloaded as new_name;
pub use platforms::{Platform, UnknownPlatform};
pub use profile::{AppValues, Profile, Rules};
pub use request_id::{filled, request_id};
pub use rule::{Rule, View};
pub use shape::shape;
pub use values::{
    BadVersion, BareModule, Chosen, Chunks, Client, ConcurrencyLimit, Credentials, DefaultAnswer, DelegatedApi, Digest,
    FileFact, GlobalTarget, NoKey, OverLimit, Per, ProjectForm, RootedModule, Version, WeakNetwork,
};
