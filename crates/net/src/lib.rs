//! The network: executes one HTTP exchange at a time, exactly as requested.
//!
//! It resolves names, connects, negotiates TLS, speaks HTTP/1.1 or HTTP/2, removes content codings, and records when
//! each phase happened. It must not know platforms, defaults, or JavaScript: the caller decides what to send, how long
//! to wait, and whether to follow a redirect.

mod addresses;
mod body;
mod certificate;
mod client;
mod coding;
mod condition;
mod deflate;
mod dial;
mod fault;
mod fulfil;
mod head;
mod http2_stream;
mod intercept;
mod mdns;
mod meter;
mod observed_stream;
mod plain;
mod pool;
mod portal;
mod prepared;
mod proxy;
mod replay;
mod resolve;
mod send;
mod shaper;
mod socket;
mod tls;
mod tunnel;

pub use addresses::{Addresses, BadBlock, Block};
pub use client::Client;
pub use condition::{CONDITIONS, condition};
pub use dial::{Connector, Io, Opening, Target};
pub use intercept::{Interceptor, Passage, Response};
pub use proxy::{BadProxy, Proxy};
pub use replay::{Answers, Asked, Conversation, Recorded, RecordedEnd, RecordedOutcome, RecordedSocket};
pub use resolve::{BadOverride, Override};
pub use tls::{BadPem, Trust};
