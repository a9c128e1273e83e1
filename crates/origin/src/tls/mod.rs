//! TLS of the origin: certificates for any name, and every handshake fault that a client can request through
//! the server name. Used by `connection`; knows nothing of HTTP except its ALPN names.

mod authority;
mod handshake;
mod manner;
mod own;
mod weak;

pub(crate) use authority::Authority;
pub(crate) use handshake::handshake;
pub use manner::{Alpn, Certificate, HandshakeFault, TlsManner, TlsVersions};
pub use own::BadCertificate;
pub(crate) use own::OwnCertificate;
