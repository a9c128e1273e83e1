//! The C interface of qiao: hosts and mini-programs as opaque pointers, settings and values as JSON
//! text. It adds nothing to the Rust crate but the conversion, and lets no panic pass.
#![deny(clippy::undocumented_unsafe_blocks)]

#[expect(unsafe_code, reason = "functions of C take pointers: what each must be is said in the header")]
mod border;
mod handles;
mod settings;
mod words;
