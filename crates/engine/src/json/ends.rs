//! Short byte strings as two words, which are compared and mixed without a loop.

/// The first and the last eight bytes, or four, or what there is; they may overlap. Of strings of one length that
/// have at most 16 bytes, no two have the same.
#[derive(Clone, Copy, Default, PartialEq)]
pub struct Ends(u64, u64);

impl Ends {
    /// So many bytes have no others between the ends.
    pub const WHOLE: usize = 16;

    #[inline(always)]
    pub fn of(bytes: &[u8]) -> Ends {
        if let (Some(first), Some(last)) = (bytes.first_chunk(), bytes.last_chunk()) {
            Ends(u64::from_le_bytes(*first), u64::from_le_bytes(*last))
        } else if let (Some(first), Some(last)) = (bytes.first_chunk(), bytes.last_chunk()) {
            Ends(u32::from_le_bytes(*first).into(), u32::from_le_bytes(*last).into())
        } else {
            Ends(bytes.iter().fold(0, |all, byte| all << 8 | u64::from(*byte)), 0)
        }
    }

    /// A number that differs for most.
    #[inline(always)]
    pub fn hash(self) -> u64 {
        (self.0 ^ self.1.rotate_left(25)).wrapping_mul(0x9e37_79b9_7f4a_7c15) >> 32
    }
}

#[cfg(test)]
mod tests {
    use super::Ends;

    #[test]
    fn short_strings_of_one_length_differ_in_their_ends() {
        for length in 1..=Ends::WHOLE {
            for place in 0..length {
                let (mut one, mut other) = (vec![b'a'; length], vec![b'a'; length]);
                other[place] = b'b';
                assert!(Ends::of(&one) == Ends::of(&one.clone()) && Ends::of(&one) != Ends::of(&other));
                one[place] = 0;
                assert!(Ends::of(&one) != Ends::of(&other));
            }
        }
    }
}
