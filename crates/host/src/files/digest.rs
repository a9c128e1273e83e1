//! Digests of files, computed without loading the whole file. It must not know where a file is.

use std::fs::File;
use std::io::{self, Read};

use qiao_rules::Digest;

/// The digest of a file, in hexadecimal.
pub(crate) fn of(file: File, digest: Digest) -> io::Result<String> {
    match digest {
        Digest::Md5 => with::<md5::Md5>(file),
        Digest::Sha1 => with::<sha1::Sha1>(file),
        Digest::Sha256 => with::<sha2::Sha256>(file),
    }
}

fn with<D: md5::Digest>(mut file: File) -> io::Result<String> {
    let mut hasher = D::new();
    let mut piece = vec![0; 64 * 1024];
    loop {
        match file.read(&mut piece)? {
            0 => return Ok(hex::encode(hasher.finalize())),
            read => hasher.update(&piece[..read]),
        }
    }
}
