//! qiao (桥, "bridge") runs the network code of mini-programs without a phone, a display or a
//! login: scripts and projects written for WeChat, Feishu and Baidu, over the real network and
//! under the real rules of their platform.
//!
//! ```no_run
//! # async fn example(pem: &str) -> Result<(), Box<dyn std::error::Error>> {
//! let to_staging = "api.example.com:443:192.0.2.1".parse()?;
//! let host = qiao::Host::builder().trust(pem)?.resolve([to_staging]).build()?;
//! let app = host.launch(qiao::Launch::project("path/to/project").platform(qiao::Platform::Wx)).await?;
//! let mut journal = app.journal(); // calls, events, verdicts, console
//!
//! app.page("pages/index/index").await?.call("tap", ()).await?; // drive it
//! app.background().await?; // life cycle: `onHide` has run
//! app.foreground().await?;
//! app.wait_idle().await; // no timer, call or open socket is left
//! app.close().await?; // every pending call has ended
//!
//! while let Some(entry) = journal.next().await {
//!     println!("{}", qiao::json_line(&entry));
//! }
//! # Ok(())
//! # }
//! ```
//!
//! A [`Host`] holds what its mini-programs share: trusted certificates, name overrides, worker threads.
//! [`Host::launch`] returns a [`MiniProgram`], a handle that can be sent to any thread and dropped at any time. What
//! happened, and why, is in the journal: [`MiniProgram::journal`].
//!
//! Features: `typescript` runs TypeScript files; `virtual-time` adds a clock for tests that skips idle time. Both are
//! off by default.

#![deny(missing_debug_implementations)]

mod actor;
mod assemble;
mod end;
mod error;
mod error_text;
mod function;
mod handled;
mod har;
mod host;
mod inspect;
mod intercept;
mod journal;
mod json;
mod json_path;
mod kept;
mod launch;
mod multipart;
mod navigation;
mod page;
mod program;
mod project;
mod question;
mod registry;
mod replay;
mod report;
#[cfg(test)]
mod samples;
mod stop;
mod surroundings;
mod value;
mod watchdog;
mod words;
mod worker;

pub use end::EndReason;
pub use error::Error;
pub use error_text::SettingFault;
pub use function::EmbedderCall;
pub use handled::Handled;
pub use har::{Har, HarFile, Redaction};
pub use host::{Builder, Host};
pub use inspect::Inspector;
pub use intercept::{BadRequestUrl, NetworkError, PausedRequest, RequestChange};
pub use journal::Journal;
pub use json::{json_line, json_line_in};
pub use kept::{FileView, StorageView};
pub use launch::read_source;
pub use launch::{EnterOptions, Identity, Launch, Limits, Network, ProjectAnswers, Storage};
pub use page::Page;
pub use program::{Idle, MiniProgram, WeakMiniProgram};
pub use project::{ConfigFault, PROJECT_SCHEMA, TrafficSettings};
#[doc(hidden)]
pub use qiao_abi::message::{Argument, Phrase, is_chinese, translated};
pub use qiao_abi::stack;
pub use qiao_abi::{
    Answerer, Api, CallId, Cause, Deadline, Entry, Evidence, Frame, FrameKind, Language, Level, LifeChange, Missing,
    MissingForm, Namespace, NetworkCondition, NetworkKind, Outcome, Pending, PlainKind, PlatformName, Protocol, Reason,
    Record, Remedy, ScriptError, ScriptErrorKind, Setting, SocketInput, SocketOutput, Traffic, TrafficResponse,
    TrafficTimes, Trouble, Unrecorded, UnsuitableFile, Verdict, Wording,
};
#[doc(hidden)]
pub use qiao_abi::{header, messages};
pub use qiao_engine::Unusable;
pub use qiao_host::{
    BadStorage, Coverage, FileCoverage, FolderFault, KeptFile, Recording, read_file, remove_temporary_folders,
};
pub use qiao_net::{
    Addresses, Answers, Asked, BadBlock, BadOverride, BadPem, BadProxy, Block, CONDITIONS, Connector, Conversation, Io,
    Opening, Override, Proxy, Recorded, RecordedEnd, RecordedOutcome, Response, Target, condition,
};
#[doc(hidden)]
pub use qiao_rules::decode::charset;
pub use qiao_rules::surface::{Listed, Offer};
pub use qiao_rules::{
    BadDomains, BadEntry, BadOrigin, BadVersion, Checking, Client, Credentials, DomainFault, NetworkTimeout, Platform,
    Profile, Unchecked, UnknownPlatform, Version, View,
};
pub use question::Ask;
pub use registry::Stuck;
pub use replay::{ArchiveFault, BadRecording, BadRule, EntryFault, IgnoreRule, Matching, Replay};
#[doc(hidden)]
pub use report::PAGE_STYLE;
pub use report::{Report, ReportRun};
pub use stop::StopHandle;
pub use words::wording;
pub use worker::{CurrentThread, Worker};
