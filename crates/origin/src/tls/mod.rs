//! TLS of the origin: certificates for any name, and every way to get a handshake wrong that a client can
//! ask for through the server name. Used by `connection`; knows nothing of HTTP but its ALPN names.

mod authority;
mod handshake;
mod manner;

pub(crate) use authority::Authority;
pub(crate) use handshake::handshake;
pub use manner::{Alpn, Certificate, HandshakeFault, TlsManner, TlsVersions};
