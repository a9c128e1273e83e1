//! The C interface of qiao: hosts and mini-programs as opaque pointers, settings and values as JSON text. It
//! only converts to and from the Rust crate, and lets no panic cross the border.
#![deny(clippy::undocumented_unsafe_blocks)]

mod answers;
#[expect(unsafe_code, reason = "functions of C take pointers: what each must be is said in the header")]
mod border;
mod events;
mod handles;
mod settings;
mod table;
mod words;
