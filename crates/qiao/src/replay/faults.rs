//! Why a recording cannot be replayed, in words. Archives are read elsewhere.

use std::io;
use std::path::PathBuf;

use qiao_abi::message::Argument;
use qiao_abi::{Cause, Language, Wording};

/// A recording cannot be replayed.
#[derive(Debug, thiserror::Error)]
pub enum BadRecording {
    /// The file cannot be read.
    #[error("{path}: {source}", path = path.display())]
    Read {
        /// The file.
        path: PathBuf,
        /// The cause.
        source: io::Error,
    },
    /// The file is not an HTTP Archive.
    #[error("{path}: not an HTTP Archive (HAR): {reason}", path = path.display())]
    Format {
        /// The file.
        path: PathBuf,
        /// What is wrong with it.
        reason: ArchiveFault,
    },
}

qiao_abi::messages! {
    /// What is wrong with an HTTP Archive.
    pub enum ArchiveFault {
        Malformed { cause: Cause }: "{cause}", "{cause}";
        Entry { number: usize, fault: EntryFault }: "entry {number}: {fault}", "第 {number} 个条目：{fault}";
    }
}

qiao_abi::messages! {
    /// What is wrong with an entry of an HTTP Archive.
    pub enum EntryFault {
        Base64: "a body is not valid base64", "正文不是有效的 base64";
        NotBeside { file: String }: "`{file}` is not beside the archive", "归档文件旁边没有 `{file}`";
        File { file: String, cause: Cause }: "{file}: {cause}", "{file}：{cause}";
    }
}

impl Argument for EntryFault {
    fn worded(&self, wording: &Wording) -> String {
        self.text(wording)
    }

    fn held_bytes(&self) -> usize {
        EntryFault::held_bytes(self)
    }

    fn sample() -> Self {
        EntryFault::Base64
    }
}

impl BadRecording {
    /// The error as one line of a language.
    pub fn text(&self, wording: &Wording) -> String {
        match (wording.language, self) {
            (Language::English, _) => self.to_string(),
            (Language::Chinese, BadRecording::Read { path, source }) => {
                format!("{}：{}", path.display(), Cause::from(source).worded(wording))
            }
            (Language::Chinese, BadRecording::Format { path, reason }) => {
                format!("{} 不是 HTTP 归档文件（HAR）：{}", path.display(), reason.text(wording))
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::words::wording;

    #[test]
    fn faults_are_said_in_chinese() {
        let words = wording(Language::Chinese);
        assert_eq!(ArchiveFault::untranslated(&words), [""; 0]);
        assert_eq!(EntryFault::untranslated(&words), [""; 0]);
    }
}
