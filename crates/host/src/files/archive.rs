//! ZIP archives (APPNOTE 6.3), limited to what program packages use: stored and deflated files, unencrypted, in a
//! single part. Where files are unpacked is not known here.

use std::io::{self, Read};

use flate2::read::DeflateDecoder;

/// A file in an archive.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Entry<'a> {
    /// Its path in the archive.
    pub(super) name: String,
    /// Its uncompressed size in bytes.
    pub(super) size: u64,
    /// Whether it is deflated.
    deflated: bool,
    bytes: &'a [u8],
}

/// Signatures: end of central directory, central directory entry, local file header.
const END: &[u8] = b"PK\x05\x06";
const DIRECTORY: &[u8] = b"PK\x01\x02";
const HEAD: &[u8] = b"PK\x03\x04";
/// Maximum distance of the end record from the end of the archive, because a comment may follow it.
const FARTHEST: usize = 22 + 65535;

/// The files of an archive; `None` if it is invalid or uses unsupported features.
pub(super) fn entries(archive: &[u8]) -> Option<Vec<Entry<'_>>> {
    let from = archive.len().saturating_sub(FARTHEST);
    let end = from + archive[from..].windows(END.len()).rposition(|window| window == END)?;
    let count = number(archive, end + 10, 2)?;
    let mut at = usize::try_from(number(archive, end + 16, 4)?).ok()?;
    let mut found = Vec::new();
    for _ in 0..count {
        let record = archive.get(at..)?;
        record.starts_with(DIRECTORY).then_some(())?;
        let [name, extra, comment] = [28, 30, 32].map(|at| number(record, at, 2).map(|length| length as usize));
        let (name, extra, comment) = (name?, extra?, comment?);
        found.push(entry(archive, record, name)?);
        at += 46 + name + extra + comment;
    }
    Some(found)
}

fn entry<'a>(archive: &'a [u8], record: &[u8], name: usize) -> Option<Entry<'a>> {
    let flags = number(record, 8, 2)?;
    let deflated = match number(record, 10, 2)? {
        0 => false,
        8 => true,
        _ => return None,
    };
    let (packed, size) = (number(record, 20, 4)? as usize, number(record, 24, 4)?);
    let head = archive.get(number(record, 42, 4)? as usize..)?;
    (flags & 1 == 0 && head.starts_with(HEAD)).then_some(())?;
    let begin = 30 + number(head, 26, 2)? as usize + number(head, 28, 2)? as usize;
    let bytes = head.get(begin..begin.checked_add(packed)?)?;
    let name = String::from_utf8_lossy(record.get(46..46 + name)?).into_owned();
    Some(Entry { name, size, deflated, bytes })
}

/// A little-endian number.
fn number(bytes: &[u8], at: usize, count: usize) -> Option<u64> {
    let part = bytes.get(at..at + count)?;
    Some(part.iter().rev().fold(0, |number, byte| number << 8 | u64::from(*byte)))
}

impl Entry<'_> {
    /// Whether it is a directory.
    pub(super) fn is_folder(&self) -> bool {
        self.name.ends_with('/')
    }

    /// Its content, up to one byte more than it declares.
    pub(super) fn content(&self) -> io::Take<Box<dyn Read + '_>> {
        let content: Box<dyn Read + '_> = match self.deflated {
            false => Box::new(self.bytes),
            true => Box::new(DeflateDecoder::new(self.bytes)),
        };
        content.take(self.size + 1)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// An archive with one stored file.
    fn archive(name: &[u8], bytes: &[u8]) -> Vec<u8> {
        let size = |bytes: &[u8]| u32::try_from(bytes.len()).unwrap().to_le_bytes();
        let short = |bytes: &[u8]| u16::try_from(bytes.len()).unwrap().to_le_bytes();
        let mut all = [HEAD, &[0; 14], &size(bytes), &size(bytes), &short(name), &[0; 2], name, bytes].concat();
        let begin = size(&all);
        let fields = [DIRECTORY, &[0; 16], &size(bytes), &size(bytes), &short(name), &[0; 16], name].concat();
        all.extend(&fields);
        all.extend([END, &[0; 4], &[1, 0], &[1, 0], &size(&fields), &begin, &[0; 2]].concat());
        all
    }

    #[test]
    fn files_are_found_by_the_directory() {
        let archive = archive(b"a/b.txt", b"text");
        let found = entries(&archive).unwrap();
        assert_eq!(
            (found[0].name.as_str(), io::read_to_string(found[0].content()).unwrap().as_str()),
            ("a/b.txt", "text")
        );
        // The length of the comment at the very end is not read.
        for end in 0..archive.len() - 2 {
            assert!(entries(&archive[..end]).is_none_or(|found| found.is_empty()), "cut off at {end}");
        }
    }
}
