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
mod error;
mod host;
mod launch;
mod program;
mod stop;
mod worker;

pub use error::Error;
pub use host::{Builder, Host};
pub use launch::Launch;
pub use program::{Journal, MiniProgram, Rest};
pub use qiao_abi::{
    Api, CallId, Entry, Evidence, Level, Outcome, Record, ScriptError, ScriptErrorKind, Space, Verdict,
};
pub use qiao_net::{BadOverride, BadPem, Connector, Io, Opening, Override, Target};
pub use qiao_rules::{
    BadDomains, BadEntry, BadVersion, Checking, Client, Credentials, Platform, Profile, UnknownPlatform, Version, View,
};
pub use stop::StopHandle;
pub use worker::{Here, Worker};
