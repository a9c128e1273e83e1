//! The host of one mini-program: turns calls into exchanges and events.
//!
//! It admits calls by the rules, lets them wait for a place, carries them out through the
//! transport, cancels them, keeps timers and the journal, and tells the engine what happened.
//! It must not know sockets, JavaScript values or a platform's name.

mod asks;
mod calls;
mod cancel;
mod clock;
mod dispatch;
mod files;
mod functions;
mod inbox;
mod journal;
mod lanes;
mod life;
mod preflights;
mod program;
mod reply;
mod sockets;
mod source;
mod storage;
mod timers;
mod typescript;
mod weakness;

pub use asks::{Answer, Delegate, LoginProvider, Question};
pub use clock::Clock;
pub use files::{BadStorage, Home};
pub use functions::{Answered, FunctionBody, Given, HostFunction, LaterGiven};
pub use inbox::Inbox;
pub use journal::{Journal, Sink};
pub use program::{Limits, Program, Recording, Setup};
pub use source::{BadRoot, Root};
