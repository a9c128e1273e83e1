//! Gives the shared library a name with its major version, so that programs find the one that they were linked with.
#![expect(clippy::disallowed_methods, reason = "Cargo tells a build script what it needs through its environment")]

fn main() {
    println!("cargo:rerun-if-changed=build.rs");
    if std::env::var("CARGO_CFG_TARGET_OS").is_ok_and(|system| system == "linux") {
        let major = std::env::var("CARGO_PKG_VERSION_MAJOR").unwrap_or_default();
        println!("cargo:rustc-cdylib-link-arg=-Wl,-soname,libqiao.so.{major}");
    }
}
