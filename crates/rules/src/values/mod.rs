//! The kinds of values that rules have: closed choices and small tables, never closures, one file per
//! area. Which platform makes which choice is written in `platforms/`.

mod calls;
mod client;
mod domains;
mod failures;
mod files;
mod network;
mod pages;
mod requests;
mod sockets;
mod transfers;
mod ui;

pub use calls::{BadCallback, Delivery};
pub use client::{BadVersion, Client, Dated, PerClient, Version};
pub use domains::{BareEntry, ListUse};
pub use failures::{ArgumentTexts, ErrorText, coded, error_text, numbered};
pub use files::{Digest, NoKey};
pub use network::{ConcurrencyLimit, KindNames, NetworkField, Per, Qualities, WeakNetwork};
pub use pages::{BareModule, ProjectForm, Scene};
pub use requests::{
    BadText, Chunks, Credentials, Field, HeaderCase, IllegalHeader, JsonText, MethodCase, Nested, OddHeader, OddMethod,
    OddValue, QueryMerge, ScalarData, TextQuery, Versions, ViewData, Void,
};
pub use sockets::{CloseForm, CloseText, GlobalTarget, IdForm, OverLimit};
pub use transfers::{FormType, NewName};
pub use ui::{DefaultAnswer, DelegatedApi, Fact};
