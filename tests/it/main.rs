//! End-to-end tests: the crates as users have them, against running servers.
#![expect(
    clippy::unwrap_used,
    clippy::disallowed_methods,
    reason = "a test fails by panicking, and is steered by its environment"
)]

mod architecture;
mod asks;
mod cases;
mod cors;
mod coverage;
mod discovery;
mod doctor;
mod embedding;
mod ends;
mod functions;
mod fuzz;
mod hardened;
mod hints;
mod imports;
mod inspect;
mod intercepts;
mod kept_files;
mod life;
mod line;
mod modules;
mod navigation;
mod plain_sockets;
mod prelude;
mod projects;
mod proxy;
mod public_api;
mod release;
mod request;
mod seeds;
mod settings;
mod shell;
mod socket_ends;
mod sockets;
mod support;
mod surface;
mod teardown;
mod transfer;
mod values;
mod wire;
