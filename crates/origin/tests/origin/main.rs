//! The origin as independent clients see it: raw sockets, hyper, h2 and rustls, over TCP and over pipes. One file for
//! each part of the origin; `client` has the clients.

#![expect(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::disallowed_methods,
    reason = "a test fails by panicking; virtual time is compared with the wall"
)]

mod client;
mod http1;
mod http2;
mod memory;
mod paths;
mod steering;
mod tls;
mod websocket;
