//! The first bytes of a string as one integer, which is compared and hashed without a loop.

const LENGTH: usize = size_of::<u128>();

/// Up to 16 bytes, padded with zeros.
#[derive(Clone, Copy, Default, PartialEq)]
pub(super) struct Head(u128);

impl Head {
    /// The first 16 bytes; `None` if there are fewer.
    #[inline(always)]
    pub(super) fn of(bytes: &[u8]) -> Option<Head> {
        bytes.first_chunk().map(|bytes| Head(u128::from_le_bytes(*bytes)))
    }

    /// Its first `length` bytes.
    #[inline(always)]
    pub(super) fn first(self, length: usize) -> Head {
        Head(self.0 & mask(length))
    }

    /// The low and the high half.
    #[inline(always)]
    pub(super) fn words(self) -> [u64; 2] {
        [self.0 as u64, (self.0 >> 64) as u64]
    }

    /// A hash below 2³².
    #[inline(always)]
    pub(super) fn hash(self) -> usize {
        let [first, second] = self.words();
        ((first ^ second.rotate_left(25)).wrapping_mul(0x9e37_79b9_7f4a_7c15) >> 32) as usize
    }
}

/// A mask for the first `length` bytes.
#[inline(always)]
fn mask(length: usize) -> u128 {
    !u128::MAX.checked_shl(8 * length as u32).unwrap_or(0)
}

/// A string expected at some point of the text.
pub(super) struct Expected<'t> {
    bytes: &'t [u8],
    head: Head,
    mask: u128,
}

impl<'t> Expected<'t> {
    pub(super) fn new(bytes: &'t [u8]) -> Expected<'t> {
        let mut start = [0; LENGTH];
        start.iter_mut().zip(bytes).for_each(|(to, from)| *to = *from);
        Expected { bytes, head: Head(u128::from_le_bytes(start)), mask: mask(bytes.len().min(LENGTH)) }
    }

    /// Length in bytes.
    #[inline(always)]
    pub(super) fn length(&self) -> usize {
        self.bytes.len()
    }

    /// Whether a text starts with it.
    #[inline(always)]
    pub(super) fn begins(&self, text: &[u8]) -> bool {
        let whole = || text.starts_with(self.bytes);
        Head::of(text)
            .map_or_else(whole, |head| head.0 & self.mask == self.head.0 && (self.bytes.len() <= LENGTH || whole()))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_text_begins_with_what_was_expected() {
        let text = b"{\"a key of more than 16 bytes\":1}";
        for length in 0..=text.len() {
            for left in 0..=text.len() {
                let expected = Expected::new(&text[..length]);
                assert_eq!(expected.begins(&text[..left]), left >= length, "{length} {left}");
            }
            for place in 0..length {
                let mut other = *text;
                other[place] ^= 1;
                assert!(!Expected::new(&other[..length]).begins(text), "{length} {place}");
            }
        }
    }

    #[test]
    fn a_head_has_its_bytes_alone() {
        let head = Head::of(b"abcdefghijklmnop").unwrap();
        assert!(head.first(0) == Head::default() && head.first(LENGTH) == head);
        assert!(head.first(3) == Head::of(b"abc\0\0\0\0\0\0\0\0\0\0\0\0\0").unwrap());
        assert!(Head::of(b"abcdefghijklmno").is_none());
    }
}
