//! The types of rule values: enums and small tables, never closures, one file per area. They define the meaning of each
//! choice; `platforms/` makes the choices.

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

pub(crate) use calls::{BadCallback, Delivery};
pub use client::{BadVersion, Client, Version};
pub(crate) use client::{Dated, PerClient};
pub(crate) use domains::{BareEntry, ListUse};
pub(crate) use failures::{ArgumentTexts, ErrorText, coded, error_text, numbered};
pub use files::{Digest, NoKey};
pub(crate) use network::{CacheAges, KindNames, NetworkField, Qualities, ServiceSearch};
pub use network::{ConcurrencyLimit, Per, WeakNetwork};
pub(crate) use pages::Scene;
pub use pages::{BareModule, ProjectForm, RootedModule};
pub(crate) use requests::{
    BadText, Field, HeaderCase, IllegalHeader, JsonText, MethodCase, Nested, OddHeader, OddMethod, OddValue,
    QueryMerge, SameName, ScalarData, TextQuery, Versions, ViewData, Void, WideValue,
};
pub use requests::{Chunks, Credentials};
pub(crate) use sockets::{CloseForm, CloseText, IdForm, TextProtocols};
pub use sockets::{GlobalTarget, OverLimit};
pub(crate) use transfers::{FormType, NewName};
pub(crate) use ui::Fact;
pub use ui::{Chosen, DefaultAnswer, DelegatedApi, FileFact};
