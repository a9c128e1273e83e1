//! Frame heads (RFC 6455, section 5.2), masking, and byte queues.

use tokio::io::ReadBuf;

/// The opcode of a continuation frame.
pub(super) const CONTINUATION: u8 = 0;

/// The head of a frame.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Head {
    pub fin: bool,
    pub rsv1: bool,
    /// RSV2 or RSV3.
    pub rsv23: bool,
    pub opcode: u8,
    pub mask: Option<[u8; 4]>,
    pub length: u64,
}

impl Head {
    pub(super) fn is_control(&self) -> bool {
        self.opcode >= 8
    }

    pub(super) fn is_continuation(&self) -> bool {
        self.opcode == CONTINUATION
    }

    pub(super) fn write(&self, out: &mut Vec<u8>) {
        let bit = |set: bool, bit: u8| if set { bit } else { 0 };
        out.push(bit(self.fin, 0x80) | bit(self.rsv1, 0x40) | self.opcode);
        let masked = bit(self.mask.is_some(), 0x80);
        match (u8::try_from(self.length), u16::try_from(self.length)) {
            (Ok(length @ ..=125), _) => out.push(masked | length),
            (_, Ok(length)) => {
                out.push(masked | 126);
                out.extend(length.to_be_bytes());
            }
            _ => {
                out.push(masked | 127);
                out.extend(self.length.to_be_bytes());
            }
        }
        out.extend(self.mask.iter().flatten());
    }

    fn read(bytes: &[u8]) -> Head {
        let (long, mask) = sizes(bytes[1]);
        let mut length = u64::from(bytes[1] & 0x7f);
        if long > 0 {
            length = bytes[2..2 + long].iter().fold(0, |length, byte| length << 8 | u64::from(*byte));
        }
        Head {
            fin: bytes[0] & 0x80 != 0,
            rsv1: bytes[0] & 0x40 != 0,
            rsv23: bytes[0] & 0x30 != 0,
            opcode: bytes[0] & 0x0f,
            mask: (mask > 0).then(|| std::array::from_fn(|i| bytes[2 + long + i])),
            length,
        }
    }
}

/// The sizes of the extended length and the mask, from the head's second byte.
fn sizes(second: u8) -> (usize, usize) {
    let long = match second & 0x7f {
        126 => 2,
        127 => 8,
        _ => 0,
    };
    (long, if second & 0x80 != 0 { 4 } else { 0 })
}

/// Collects the bytes of a head as they arrive.
#[derive(Default)]
pub(super) struct HeadBytes {
    bytes: [u8; 14],
    length: usize,
}

impl HeadBytes {
    /// Takes the head's bytes from the front of a piece; returns the head once it is complete.
    pub(super) fn take(&mut self, piece: &mut &[u8]) -> Option<Head> {
        while self.length < self.needed() {
            let (first, rest) = piece.split_first()?;
            self.bytes[self.length] = *first;
            self.length += 1;
            *piece = rest;
        }
        Some(Head::read(&self.bytes))
    }

    fn needed(&self) -> usize {
        let (long, mask) = if self.length < 2 { (0, 0) } else { sizes(self.bytes[1]) };
        2 + long + mask
    }

    /// The head as received.
    pub(super) fn as_slice(&self) -> &[u8] {
        &self.bytes[..self.length]
    }

    pub(super) fn clear(&mut self) {
        self.length = 0;
    }
}

/// A mask, and its position in the payload.
#[derive(Clone, Copy)]
pub(super) struct Mask {
    key: [u8; 4],
    at: usize,
}

impl Mask {
    pub(super) fn new(key: Option<[u8; 4]>) -> Mask {
        Mask { key: key.unwrap_or_default(), at: 0 }
    }

    /// Masks or unmasks bytes.
    pub(super) fn apply(&mut self, bytes: &mut [u8]) {
        let mut key = self.key;
        key.rotate_left(self.at);
        for (i, byte) in bytes.iter_mut().enumerate() {
            *byte ^= key[i % 4];
        }
        self.at = (self.at + bytes.len()) % 4;
    }
}

/// A byte queue.
#[derive(Default)]
pub(super) struct Queue {
    pub bytes: Vec<u8>,
    taken: usize,
}

impl Queue {
    pub(super) fn waiting(&self) -> &[u8] {
        &self.bytes[self.taken..]
    }

    pub(super) fn is_empty(&self) -> bool {
        self.taken == self.bytes.len()
    }

    /// Removes bytes from the front. Once empty, the buffer is reused.
    pub(super) fn advance(&mut self, bytes: usize) {
        self.taken += bytes;
        if self.is_empty() {
            self.bytes.clear();
            self.taken = 0;
        }
    }

    /// Moves as many bytes as fit.
    pub(super) fn move_to(&mut self, buf: &mut ReadBuf<'_>) {
        let moved = self.waiting().len().min(buf.remaining());
        buf.put_slice(&self.waiting()[..moved]);
        self.advance(moved);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn heads_are_written_and_read() {
        for length in [0, 1, 125, 126, 65_535, 65_536, u64::MAX] {
            for mask in [None, Some([1, 2, 3, 4])] {
                for (fin, rsv1, opcode) in [(true, false, 1), (false, true, 2), (true, true, 0), (false, false, 9)] {
                    let head = Head { fin, rsv1, rsv23: false, opcode, mask, length };
                    let mut bytes = Vec::new();
                    head.write(&mut bytes);
                    let written = bytes.len();
                    bytes.push(77);
                    for step in [1, 3, 100] {
                        let mut taken = HeadBytes::default();
                        let mut rest = &bytes[..];
                        let read = loop {
                            let (mut piece, _) = rest.split_at(step.min(rest.len()));
                            let before = piece.len();
                            let head = taken.take(&mut piece);
                            rest = &rest[before - piece.len()..];
                            if let Some(head) = head {
                                break head;
                            }
                        };
                        assert_eq!((read, rest), (head, &[77][..]));
                        assert_eq!(taken.as_slice(), &bytes[..written]);
                    }
                }
            }
        }
    }

    #[test]
    fn a_mask_goes_on_where_it_stopped() {
        let plain: Vec<u8> = (0..100).collect();
        let mut whole = plain.clone();
        Mask::new(Some([5, 6, 7, 8])).apply(&mut whole);
        assert_eq!(whole[..6], [5, 1 ^ 6, 2 ^ 7, 3 ^ 8, 4 ^ 5, 5 ^ 6]);
        for step in 1..9 {
            let mut pieces = plain.clone();
            let mut mask = Mask::new(Some([5, 6, 7, 8]));
            pieces.chunks_mut(step).for_each(|piece| mask.apply(piece));
            assert_eq!(pieces, whole);
        }
    }
}
