//! From the codec to the server: compresses messages and passes everything else on unchanged.

use std::io;

use flate2::{Compress, Compression, FlushCompress};

use super::frame::{CONTINUATION, Head, HeadBytes, Mask, Queue};
use super::{Agreed, Fault, PIECE, TAIL};

/// The state of the outgoing direction: the output for one piece of the codec's, and what the compressor
/// still holds.
pub(super) struct Outgoing {
    head: HeadBytes,
    state: State,
    message: Message,
    deflater: Deflater,
    /// Compressed bytes of the message that are not in a frame yet.
    chunk: Vec<u8>,
    /// Frames for the server.
    pub ready: Queue,
}

/// The position within a frame.
enum State {
    Head,
    /// In a payload that is passed on unchanged.
    Pass {
        left: u64,
    },
    /// In a payload that is compressed.
    Deflate {
        left: u64,
        fin: bool,
        mask: Mask,
    },
}

/// The current message.
#[derive(Clone, Copy)]
enum Message {
    None,
    Plain,
    Deflated {
        /// The opcode of its next frame.
        opcode: u8,
        /// The mask of the codec's latest frame, used for all frames made from it: it was drawn when the
        /// payload already existed, so neither was chosen with knowledge of the other.
        mask: Option<[u8; 4]>,
        empty: bool,
    },
}

impl Outgoing {
    pub(super) fn new(agreed: &Agreed) -> Outgoing {
        Outgoing {
            head: HeadBytes::default(),
            state: State::Head,
            message: Message::None,
            deflater: Deflater {
                encoder: None,
                bits: agreed.client_max_window_bits,
                takeover: !agreed.client_no_context_takeover,
            },
            chunk: Vec::new(),
            ready: Queue::default(),
        }
    }

    /// Takes a piece of the codec's output completely. It should be small, and `ready` should have been sent:
    /// then the output stays small too.
    pub(super) fn take(&mut self, mut piece: &[u8]) -> io::Result<()> {
        loop {
            match &mut self.state {
                State::Head => {
                    let Some(head) = self.head.take(&mut piece) else { return Ok(()) };
                    self.begin(head)?;
                }
                State::Pass { left: 0 } => self.state = State::Head,
                State::Pass { left } => {
                    if piece.is_empty() {
                        return Ok(());
                    }
                    let payload = split(&mut piece, left);
                    self.ready.bytes.extend_from_slice(payload);
                }
                State::Deflate { left: 0, fin, .. } => {
                    if std::mem::take(fin) {
                        self.end()?;
                    }
                    self.state = State::Head;
                }
                State::Deflate { left, mask, .. } => {
                    if piece.is_empty() {
                        return Ok(());
                    }
                    let mut payload = split(&mut piece, left).to_vec();
                    mask.apply(&mut payload);
                    self.deflate(&payload)?;
                }
            }
        }
    }

    fn begin(&mut self, head: Head) -> Result<(), Fault> {
        if head.rsv1 || head.rsv23 {
            return Err(Fault::Reserved);
        }
        if !head.is_control() {
            match (&mut self.message, head.is_continuation()) {
                (Message::Deflated { mask, .. }, true) => *mask = head.mask,
                (Message::Deflated { .. }, false) => return Err(Fault::Interleaved),
                (_, false) if self.deflater.is_able() => {
                    self.message = Message::Deflated { opcode: head.opcode, mask: head.mask, empty: true };
                }
                _ => self.message = if head.fin { Message::None } else { Message::Plain },
            }
        }
        self.state = match self.message {
            Message::Deflated { .. } if !head.is_control() => {
                State::Deflate { left: head.length, fin: head.fin, mask: Mask::new(head.mask) }
            }
            _ => {
                self.ready.bytes.extend_from_slice(self.head.as_slice());
                State::Pass { left: head.length }
            }
        };
        self.head.clear();
        Ok(())
    }

    fn deflate(&mut self, mut payload: &[u8]) -> io::Result<()> {
        if let Message::Deflated { empty, .. } = &mut self.message {
            *empty = false;
        }
        while !payload.is_empty() {
            self.make_room();
            let taken = self.deflater.deflate(payload, &mut self.chunk, FlushCompress::None)?;
            payload = &payload[taken..];
        }
        Ok(())
    }

    fn end(&mut self) -> io::Result<()> {
        if matches!(self.message, Message::Deflated { empty: true, .. }) {
            // An empty block without its last four bytes (RFC 7692, 7.2.3.6). A compressor that was just
            // flushed would produce no output.
            self.chunk.push(0);
        } else {
            loop {
                self.make_room();
                self.deflater.deflate(&[], &mut self.chunk, FlushCompress::Sync)?;
                if self.chunk.len() < self.chunk.capacity() {
                    break;
                }
            }
            match self.chunk.strip_suffix(&TAIL) {
                Some(rest) => self.chunk.truncate(rest.len()),
                None => return Err(io::Error::other("a flushed compressor did not end its block")),
            }
        }
        self.emit(true, self.chunk.len());
        self.message = Message::None;
        self.deflater.end();
        Ok(())
    }

    /// Makes room in the chunk. If it is full, it becomes a frame except for its last bytes, which may be the
    /// tail to be omitted.
    fn make_room(&mut self) {
        if self.chunk.capacity() < PIECE {
            self.chunk.reserve_exact(PIECE - self.chunk.len());
        }
        if self.chunk.len() == self.chunk.capacity() {
            self.emit(false, self.chunk.len() - TAIL.len());
        }
    }

    /// Makes a frame of the chunk's first bytes.
    fn emit(&mut self, fin: bool, length: usize) {
        if let Message::Deflated { opcode, mask, .. } = &mut self.message {
            let opcode = std::mem::replace(opcode, CONTINUATION);
            let rsv1 = opcode != CONTINUATION;
            let out = &mut self.ready.bytes;
            Head { fin, rsv1, rsv23: false, opcode, mask: *mask, length: length as u64 }.write(out);
            let payload = out.len();
            out.extend(self.chunk.drain(..length));
            Mask::new(*mask).apply(&mut out[payload..]);
        }
    }
}

/// Splits off the part that belongs to a payload.
fn split<'a>(piece: &mut &'a [u8], left: &mut u64) -> &'a [u8] {
    let end = piece.len().min(usize::try_from(*left).unwrap_or(usize::MAX));
    let (payload, rest) = piece.split_at(end);
    *piece = rest;
    *left -= end as u64;
    payload
}

struct Deflater {
    /// Created for the first message.
    encoder: Option<Compress>,
    bits: u8,
    takeover: bool,
}

impl Deflater {
    /// zlib supports no raw window of 8 bits. A server that demands one receives uncompressed messages, which
    /// is always allowed (RFC 7692, section 6).
    fn is_able(&self) -> bool {
        self.bits > 8
    }

    /// Compresses into the spare capacity of a vector; returns how much input was used.
    fn deflate(&mut self, input: &[u8], out: &mut Vec<u8>, flush: FlushCompress) -> io::Result<usize> {
        let bits = self.bits.clamp(9, 15);
        let encoder =
            self.encoder.get_or_insert_with(|| Compress::new_with_window_bits(Compression::default(), false, bits));
        let before = encoder.total_in();
        encoder.compress_vec(input, out, flush)?;
        Ok((encoder.total_in() - before) as usize)
    }

    fn end(&mut self) {
        if !self.takeover
            && let Some(encoder) = &mut self.encoder
        {
            encoder.reset();
        }
    }
}
