//! permessage-deflate (RFC 7692) for a WebSocket client, as a layer under a codec that does not
//! know it. The codec writes and reads plain frames; on the wire, messages are compressed.

mod negotiation;

pub use negotiation::{Agreed, BadAnswer, OFFER, agreed};
