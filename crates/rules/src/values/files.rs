//! The kinds of values of rules: files and storage. What a choice means is
//! written here; which platform makes it is written in `platforms/`.

use crate::rule::choice;

choice! {
    /// What reading a key leads to under which nothing is stored.
    pub enum NoKey {
        /// The call fails.
        Fails,
        /// The call succeeds with an empty text.
        Empty,
    }
}

choice! {
    /// What a digest is made with.
    pub enum Digest {
        /// MD5
        Md5,
        /// SHA-1
        Sha1,
        /// SHA-256
        Sha256,
    }
}

impl Digest {
    /// Its name in script.
    pub const fn name(self) -> &'static str {
        match self {
            Digest::Md5 => "md5",
            Digest::Sha1 => "sha1",
            Digest::Sha256 => "sha256",
        }
    }
}
