//! qiao (桥, "bridge") runs the network code of mini-programs without a phone, a display or a
//! login: scripts and projects written for WeChat, Feishu and Baidu, over the real network and
//! under the real rules of their platform.
//!
//! ```no_run
//! # async fn example() -> Result<(), Box<dyn std::error::Error>> {
//! let host = qiao::Host::builder().build()?;
//! let app = host.launch(qiao::Launch::script("hello.js").platform(qiao::Platform::Wx)).await?;
//! app.rest().await;
//! app.close().await;
//! # Ok(())
//! # }
//! ```
//!
//! A [`Host`] holds what its mini-programs share: whom to trust, where names lead, worker threads.
//! [`Host::launch`] gives a [`MiniProgram`], a handle that can be sent to any thread and dropped
//! at any moment. What happened, and why, is in the journal: [`MiniProgram::journal`].

mod actor;
mod ask;
mod error;
mod function;
mod har;
mod host;
mod json;
mod launch;
mod program;
mod project;
mod stop;
mod worker;

pub use ask::Ask;
pub use error::Error;
pub use function::HostCall;
pub use har::Har;
pub use host::{Builder, Host};
pub use json::json_line;
pub use launch::Launch;
pub use program::{Journal, MiniProgram, Page, Rest};
pub use qiao_abi::stack;
pub use qiao_abi::{
    Answerer, Api, CallId, Entry, Evidence, Frame, FrameKind, Level, LifeChange, Missing, MissingForm,
    NetworkCondition, NetworkKind, Outcome, Protocol, Record, ScriptError, ScriptErrorKind, Space, Traffic,
    TrafficAnswer, TrafficTimes, Trouble, Verdict,
};
pub use qiao_host::Recording;
pub use qiao_net::{
    BadOverride, BadPem, BadProxy, CONDITIONS, Connector, Io, Opening, Override, Proxy, Target, condition,
};
pub use qiao_rules::surface::{Listed, Offer};
pub use qiao_rules::{
    BadDomains, BadEntry, BadVersion, Checking, Client, Credentials, NetworkTimeout, Platform, Profile,
    UnknownPlatform, Version, View,
};
pub use stop::StopHandle;
pub use worker::{Here, Worker};
