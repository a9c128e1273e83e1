//! The host of one mini-program: turns calls into network exchanges and events.
//!
//! It admits calls by the rules, limits their concurrency, executes them through the transport, cancels them, keeps
//! timers and the journal, and delivers events to the engine. It must not know sockets, JavaScript values or a
//! platform's name.

mod apis;
mod around;
mod bodies;
mod call;
mod cancel;
mod clock;
mod concurrency;
mod cookies;
mod coverage;
mod delegate;

mod embedder_functions;
mod files;
mod inbox;
mod journal;
mod kept;
mod lifecycle;
mod packages;
mod panics;
mod plain_sockets;
mod preflights;
mod program;
pub mod script_json;

mod sockets;
mod source;
mod source_files;
mod state;
mod storage;
mod timers;
mod transpile;
mod weak_network;

pub use clock::{Clock, milliseconds_since_1970};
pub use coverage::{Coverage, FileCoverage};
pub use delegate::{Delegate, DelegateReply, LoginProvider, Question};
pub use embedder_functions::{EmbedderFunction, FunctionBody, FunctionReply, FunctionResult, PendingResult};
pub use files::KeptFile;
pub use files::{BadStorage, FolderFault, Home, remove_temporary_folders};
pub use inbox::Inbox;
pub use journal::{Journal, Sink};
pub use panics::{caught, caught_later};
pub use program::{Program, Setup};
pub use source::{BadRoot, Root};
pub use source_files::{read_file, read_file_up_to};
pub use state::{Limits, Observer, Recording};
