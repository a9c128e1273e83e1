//! Conversion between bytes and text in the encodings that file functions accept by name. Charsets of responses are
//! handled by `decode`.

use base64::Engine;
use base64::engine::general_purpose::STANDARD;

/// A text encoding.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TextForm {
    /// UTF-8; malformed sequences become U+FFFD.
    Utf8,
    /// UTF-16, little endian.
    Utf16,
    /// One byte per character, U+0000 to U+00FF.
    Latin1,
    /// One byte per character, U+0000 to U+007F.
    Ascii,
    /// Base64 (RFC 4648, section 4).
    Base64,
    /// Two hexadecimal digits per byte.
    Hex,
}

impl TextForm {
    /// Looks up an encoding by name.
    pub fn named(name: &str) -> Option<TextForm> {
        Some(match name.to_ascii_lowercase().as_str() {
            "utf8" | "utf-8" => TextForm::Utf8,
            "ucs2" | "ucs-2" | "utf16le" | "utf-16le" => TextForm::Utf16,
            "latin1" | "binary" => TextForm::Latin1,
            "ascii" => TextForm::Ascii,
            "base64" => TextForm::Base64,
            "hex" => TextForm::Hex,
            _ => return None,
        })
    }

    /// Decodes bytes to text.
    pub fn text(self, bytes: &[u8]) -> String {
        match self {
            TextForm::Utf8 => String::from_utf8_lossy(bytes).into_owned(),
            TextForm::Utf16 => {
                let units = bytes.chunks_exact(2).map(|pair| u16::from_le_bytes([pair[0], pair[1]]));
                char::decode_utf16(units).map(|unit| unit.unwrap_or(char::REPLACEMENT_CHARACTER)).collect()
            }
            TextForm::Latin1 => bytes.iter().copied().map(char::from).collect(),
            TextForm::Ascii => bytes.iter().map(|byte| char::from(byte & 0x7f)).collect(),
            TextForm::Base64 => STANDARD.encode(bytes),
            TextForm::Hex => hex::encode(bytes),
        }
    }

    /// Encodes text to bytes; `None` if it is not valid in this encoding.
    pub fn bytes(self, text: &str) -> Option<Vec<u8>> {
        match self {
            TextForm::Utf8 => Some(text.as_bytes().to_vec()),
            TextForm::Utf16 => Some(text.encode_utf16().flat_map(u16::to_le_bytes).collect()),
            // Characters above U+00FF keep only their low 8 bits, as in Node.
            TextForm::Latin1 | TextForm::Ascii => Some(text.chars().map(|c| c as u32 as u8).collect()),
            TextForm::Base64 => STANDARD.decode(text).ok(),
            TextForm::Hex => hex::decode(text).ok(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn texts_and_bytes_stand_for_each_other() {
        // WX-FS-010
        for (name, text, bytes) in [
            ("utf8", "桥é", &b"\xe6\xa1\xa5\xc3\xa9"[..]),
            ("utf-16le", "桥😀", b"\x65\x68\x3d\xd8\x00\xde"),
            ("ucs2", "ab", b"a\0b\0"),
            ("latin1", "é", b"\xe9"),
            ("binary", "\u{ff}\0", b"\xff\0"),
            ("ascii", "az", b"az"),
            ("base64", "aGVsbG8=", b"hello"),
            ("hex", "00ff", b"\0\xff"),
            ("UTF-8", "a", b"a"),
        ] {
            let form = TextForm::named(name).unwrap();
            assert_eq!(form.text(bytes), text, "{name}");
            assert_eq!(form.bytes(text).as_deref(), Some(bytes), "{name}");
        }
        assert_eq!(TextForm::Base64.bytes("data:image/png;base64,aGVsbG8="), None);
        assert_eq!(TextForm::Hex.bytes("0"), None);
        assert_eq!(TextForm::named("gbk"), None);
    }
}
