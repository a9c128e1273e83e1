//! Types of rule values: files and storage. They define the meaning of each choice; `platforms/` makes the choices.

use crate::rule::choice;

choice! {
    /// The result of reading a storage key that does not exist.
    pub enum NoKey {
        /// The call fails.
        Fails,
        /// The call succeeds with an empty string.
        Empty,
    }
}

choice! {
    /// A digest algorithm.
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
    /// The value of `digestAlgorithm`.
    pub const fn name(self) -> &'static str {
        match self {
            Digest::Md5 => "md5",
            Digest::Sha1 => "sha1",
            Digest::Sha256 => "sha256",
        }
    }
}
