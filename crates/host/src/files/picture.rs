//! Dimensions and format of images, read from the file header. Pixels are not decoded. It must not know where the bytes
//! come from.

/// Information about an image.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Picture {
    /// The format, as platforms name it.
    pub(super) kind: &'static str,
    /// Width in pixels.
    pub(super) width: u32,
    /// Height in pixels.
    pub(super) height: u32,
}

/// Parses an image header; `None` for other files.
pub(super) fn picture(bytes: &[u8]) -> Option<Picture> {
    let known = |kind, (width, height)| Picture { kind, width, height };
    None.or_else(|| png(bytes).map(|size| known("png", size)))
        .or_else(|| gif(bytes).map(|size| known("gif", size)))
        .or_else(|| jpeg(bytes).map(|size| known("jpeg", size)))
        .or_else(|| webp(bytes).map(|size| known("webp", size)))
        .or_else(|| bmp(bytes).map(|size| known("bmp", size)))
}

type Size = (u32, u32);

fn big(bytes: &[u8], at: usize, count: usize) -> Option<u32> {
    let part = bytes.get(at..at + count)?;
    Some(part.iter().fold(0, |number, byte| number << 8 | u32::from(*byte)))
}

fn little(bytes: &[u8], at: usize, count: usize) -> Option<u32> {
    let part = bytes.get(at..at + count)?;
    Some(part.iter().rev().fold(0, |number, byte| number << 8 | u32::from(*byte)))
}

fn png(bytes: &[u8]) -> Option<Size> {
    bytes.starts_with(b"\x89PNG\r\n\x1a\n").then_some(())?;
    Some((big(bytes, 16, 4)?, big(bytes, 20, 4)?))
}

fn gif(bytes: &[u8]) -> Option<Size> {
    (bytes.starts_with(b"GIF87a") || bytes.starts_with(b"GIF89a")).then_some(())?;
    Some((little(bytes, 6, 2)?, little(bytes, 8, 2)?))
}

fn bmp(bytes: &[u8]) -> Option<Size> {
    bytes.starts_with(b"BM").then_some(())?;
    // A negative height means that the top row comes first.
    Some((little(bytes, 18, 4)?, little(bytes, 22, 4)?.cast_signed().unsigned_abs()))
}

/// The dimensions are in the frame header, after any number of other segments.
fn jpeg(bytes: &[u8]) -> Option<Size> {
    bytes.starts_with(&[0xff, 0xd8]).then_some(())?;
    let mut at = 2;
    loop {
        match (bytes.get(at)?, *bytes.get(at + 1)?) {
            (0xff, 0xff) => at += 1,
            (0xff, 0xc0..=0xc3 | 0xc5..=0xc7 | 0xc9..=0xcb | 0xcd..=0xcf) => {
                return Some((big(bytes, at + 7, 2)?, big(bytes, at + 5, 2)?));
            }
            (0xff, 0x01 | 0xd0..=0xd8) => at += 2,
            (0xff, _) => at += 2 + big(bytes, at + 2, 2)? as usize,
            _ => return None,
        }
    }
}

fn webp(bytes: &[u8]) -> Option<Size> {
    (bytes.starts_with(b"RIFF") && bytes.get(8..12)? == b"WEBP").then_some(())?;
    match bytes.get(12..16)? {
        b"VP8X" => Some((little(bytes, 24, 3)? + 1, little(bytes, 27, 3)? + 1)),
        b"VP8L" => {
            let bits = little(bytes, 21, 4)?;
            Some(((bits & 0x3fff) + 1, (bits >> 14 & 0x3fff) + 1))
        }
        b"VP8 " => Some((little(bytes, 26, 2)? & 0x3fff, little(bytes, 28, 2)? & 0x3fff)),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn seen(bytes: &[u8]) -> Option<(&'static str, u32, u32)> {
        picture(bytes).map(|Picture { kind, width, height }| (kind, width, height))
    }

    #[test]
    fn heads_tell_kind_and_size() {
        assert_eq!(seen(b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\0\x03\0\0\0\x02"), Some(("png", 3, 2)));
        assert_eq!(seen(b"GIF89a\x03\0\x02\0"), Some(("gif", 3, 2)));
        let segment = b"\xff\xd8\xff\xe0\0\x04ab\xff\xc0\0\x11\x08\0\x02\0\x03";
        assert_eq!(seen(segment), Some(("jpeg", 3, 2)));
        assert_eq!(seen(b"RIFF....WEBPVP8X\0\0\0\0\0\0\0\0\x02\0\0\x01\0\0"), Some(("webp", 3, 2)));
        assert_eq!(seen(b"BM................\x03\0\0\0\xfe\xff\xff\xff"), Some(("bmp", 3, 2)));
    }

    #[test]
    fn what_is_cut_off_or_something_else_is_no_picture() {
        for bytes in [&b""[..], b"text", b"\x89PNG\r\n\x1a\n", b"\xff\xd8\xff\xe0\xff", b"GIF89a", b"RIFF....WEBPVP8?"]
        {
            assert_eq!(seen(bytes), None, "{bytes:?}");
        }
    }
}
