//! qiao (桥, "bridge") runs the network code of mini-programs without a phone, a display or a
//! login: scripts and projects written for WeChat, Feishu and Baidu, over the real network and
//! under the real rules of their platform.
//!
//! ```no_run
//! # async fn example() -> Result<(), Box<dyn std::error::Error>> {
//! let host = qiao::Host::builder().build()?;
//! let app = host.launch(qiao::Launch::script("hello.js").platform(qiao::Platform::Wx)).await?;
//! app.wait_idle().await;
//! app.close().await;
//! # Ok(())
//! # }
//! ```
//!
//! A [`Host`] holds what its mini-programs share: whom to trust, where names lead, worker threads.
//! [`Host::launch`] gives a [`MiniProgram`], a handle that can be sent to any thread and dropped
//! at any moment. What happened, and why, is in the journal: [`MiniProgram::journal`].

#![deny(missing_debug_implementations)]

mod actor;
mod error;
mod function;
mod har;
mod host;
mod json;
mod launch;
mod program;
mod project;
mod question;
mod stop;
mod worker;

pub use error::Error;
pub use function::EmbedderCall;
pub use har::Har;
pub use host::{Builder, Host};
pub use json::json_line;
pub use launch::{Identity, Launch, Limits, Network, Storage};
pub use program::{Idle, Journal, MiniProgram, Page};
pub use qiao_abi::stack;
pub use qiao_abi::{
    Answerer, Api, CallId, Entry, Evidence, Frame, FrameKind, Level, LifeChange, Missing, MissingForm, Namespace,
    NetworkCondition, NetworkKind, Outcome, Protocol, Record, ScriptError, ScriptErrorKind, Traffic, TrafficResponse,
    TrafficTimes, Trouble, Verdict,
};
pub use qiao_engine::Unusable;
pub use qiao_host::{BadStorage, Recording};
pub use qiao_net::{
    BadOverride, BadPem, BadProxy, CONDITIONS, Connector, Io, Opening, Override, Proxy, Target, condition,
};
pub use qiao_rules::surface::{Listed, Offer};
pub use qiao_rules::{
    BadDomains, BadEntry, BadOrigin, BadVersion, Checking, Client, Credentials, NetworkTimeout, Platform, Profile,
    UnknownPlatform, Version, View,
};
pub use question::Ask;
pub use stop::StopHandle;
pub use worker::{CurrentThread, Worker};
