//! From the server to the codec: decompresses messages piece by piece.

use flate2::{Decompress, FlushDecompress, Status};
use tokio::io::ReadBuf;

use super::frame::{CONTINUATION, Head, HeadBytes, Queue};
use super::{Agreed, Fault, PIECE};

/// The state of the incoming direction: one piece of received bytes, one piece of decompressed bytes, and the
/// decoder's window.
pub(super) struct Incoming {
    received: Received,
    head: HeadBytes,
    state: State,
    message: Message,
    inflater: Inflater,
    largest: u64,
    /// The head of a frame for the codec, delivered before the chunk.
    lead: Queue,
    /// Decompressed bytes of the current message.
    chunk: Queue,
    /// Whether the chunk is being delivered to the codec.
    leaving: bool,
    fault: Option<Fault>,
}

/// A buffer and the range of received bytes in it that are not used yet.
struct Received {
    bytes: Vec<u8>,
    from: usize,
    to: usize,
}

impl Received {
    /// The unused bytes, at most `most`.
    fn rest(&self, most: u64) -> &[u8] {
        let rest = &self.bytes[self.from..self.to];
        &rest[..rest.len().min(usize::try_from(most).unwrap_or(usize::MAX))]
    }
}

/// The position within a frame.
enum State {
    Head,
    /// In a payload that is passed on unchanged.
    Pass {
        left: u64,
    },
    /// In a payload that is decompressed.
    Inflate {
        left: u64,
        fin: bool,
    },
}

/// The current message.
#[derive(Clone, Copy)]
enum Message {
    None,
    Plain,
    /// With the opcode of its next frame for the codec, and its decompressed size so far.
    Deflated {
        opcode: u8,
        size: u64,
    },
}

impl Incoming {
    /// `early` was received with the handshake.
    pub(super) fn new(agreed: &Agreed, largest: u64, early: Vec<u8>) -> Incoming {
        Incoming {
            received: Received { from: 0, to: early.len(), bytes: early },
            head: HeadBytes::default(),
            state: State::Head,
            message: Message::None,
            inflater: Inflater { decoder: None, takeover: !agreed.server_no_context_takeover, at_end: false },
            largest,
            lead: Queue::default(),
            chunk: Queue::default(),
            leaving: false,
            fault: None,
        }
    }

    /// Delivers available bytes. If there are none, more must be received.
    pub(super) fn deliver(&mut self, buf: &mut ReadBuf<'_>) -> Result<usize, Fault> {
        let before = buf.filled().len();
        while buf.remaining() > 0 && self.fault.is_none() {
            match self.step(buf) {
                Ok(true) => {}
                Ok(false) => break,
                // Everything before the fault is delivered first.
                Err(fault) => self.fault = Some(fault),
            }
        }
        match (buf.filled().len() - before, &self.fault) {
            (0, Some(fault)) => Err(fault.clone()),
            (delivered, _) => Ok(delivered),
        }
    }

    /// Receives more with a function that fills a buffer; returns how much. Only call it when nothing is left
    /// to deliver.
    pub(super) fn receive(&mut self, fill: impl FnOnce(&mut ReadBuf<'_>)) -> usize {
        let Received { bytes, from, to } = &mut self.received;
        bytes.resize(PIECE, 0);
        let mut buf = ReadBuf::new(bytes);
        fill(&mut buf);
        (*from, *to) = (0, buf.filled().len());
        *to
    }

    /// One step; `false` if more must be received first.
    fn step(&mut self, buf: &mut ReadBuf<'_>) -> Result<bool, Fault> {
        if !self.lead.is_empty() {
            self.lead.move_to(buf);
            return Ok(true);
        }
        if self.leaving {
            self.chunk.move_to(buf);
            self.leaving = !self.chunk.is_empty();
            return Ok(true);
        }
        match self.state {
            State::Head => self.begin(),
            State::Pass { left: 0 } => {
                self.state = State::Head;
                Ok(true)
            }
            State::Pass { left } => {
                let payload = self.received.rest(left.min(buf.remaining() as u64));
                buf.put_slice(payload);
                let moved = payload.len();
                self.received.from += moved;
                self.state = State::Pass { left: left - moved as u64 };
                Ok(moved > 0)
            }
            State::Inflate { left, fin } => self.inflate(left, fin),
        }
    }

    /// Starts a frame once its head is complete. Errors in frames that are passed on unchanged are left to
    /// the codec.
    fn begin(&mut self) -> Result<bool, Fault> {
        let mut rest = self.received.rest(u64::MAX);
        let head = self.head.take(&mut rest);
        self.received.from = self.received.to - rest.len();
        let Some(head) = head else { return Ok(false) };

        if head.rsv23 || head.rsv1 && (head.is_control() || head.is_continuation()) {
            return Err(Fault::Reserved);
        }
        if !head.is_control() {
            self.message = match (self.message, head.is_continuation()) {
                (message, true) => message,
                (Message::None, false) if head.rsv1 => {
                    self.inflater.begin();
                    Message::Deflated { opcode: head.opcode, size: 0 }
                }
                (Message::None | Message::Plain, false) if !head.rsv1 => Message::Plain,
                _ => return Err(Fault::Interleaved),
            };
        }
        match self.message {
            Message::Deflated { .. } if !head.is_control() => {
                if head.mask.is_some() {
                    return Err(Fault::Masked);
                }
                if head.length > i64::MAX as u64 {
                    return Err(Fault::Length);
                }
                self.state = State::Inflate { left: head.length, fin: head.fin };
            }
            _ => {
                if !head.is_control() && head.fin {
                    self.message = Message::None;
                }
                self.lead.bytes.extend_from_slice(self.head.as_slice());
                self.state = State::Pass { left: head.length };
            }
        }
        self.head.clear();
        Ok(true)
    }

    fn inflate(&mut self, left: u64, fin: bool) -> Result<bool, Fault> {
        self.chunk.bytes.reserve_exact(PIECE - self.chunk.bytes.len().min(PIECE));
        if self.chunk.bytes.len() == self.chunk.bytes.capacity() {
            self.emit(false);
            return Ok(true);
        }
        let input = self.received.rest(left);
        if left > 0 && input.is_empty() {
            return Ok(false);
        }
        let before = self.chunk.bytes.len();
        let taken = self.inflater.inflate(input, &mut self.chunk.bytes)?;
        let inflated = self.chunk.bytes.len() - before;
        self.received.from += taken;
        self.state = State::Inflate { left: left - taken as u64, fin };
        if let Message::Deflated { size, .. } = &mut self.message {
            *size += inflated as u64;
            if *size > self.largest {
                return Err(Fault::TooLarge(self.largest));
            }
        }
        if taken == 0 && inflated == 0 {
            if left > 0 {
                // A decoder with room always makes progress; if it does not, this must not loop.
                return Err(Fault::Truncated);
            }
            if fin {
                self.inflater.end()?;
                self.emit(true);
                self.message = Message::None;
            }
            self.state = State::Head;
        }
        Ok(true)
    }

    /// Queues the chunk for delivery as a frame.
    fn emit(&mut self, fin: bool) {
        if let Message::Deflated { opcode, .. } = &mut self.message {
            let opcode = std::mem::replace(opcode, CONTINUATION);
            let length = self.chunk.bytes.len() as u64;
            Head { fin, rsv1: false, rsv23: false, opcode, mask: None, length }.write(&mut self.lead.bytes);
            self.leaving = true;
        }
    }
}

/// Input for the decoder at the end of a message: the omitted tail, and an empty stored block, which has no
/// effect unless the message ended within a block.
const END: [u8; 9] = [0x00, 0x00, 0xff, 0xff, 0x00, 0x00, 0x00, 0xff, 0xff];

struct Inflater {
    /// Created for the first compressed message. Its window is the largest one, which can read data written
    /// with any smaller one, including one of 8 bits, which zlib does not support itself.
    decoder: Option<Decompress>,
    takeover: bool,
    /// Whether a final block has ended and nothing has followed yet.
    at_end: bool,
}

impl Inflater {
    fn begin(&mut self) {
        if !self.takeover
            && let Some(decoder) = &mut self.decoder
        {
            decoder.reset(false);
        }
    }

    /// Decompresses into the spare capacity of a vector; returns how much input was used.
    fn inflate(&mut self, input: &[u8], out: &mut Vec<u8>) -> Result<usize, Fault> {
        let decoder = self.decoder.get_or_insert_with(|| Decompress::new(false));
        let before = decoder.total_in();
        let status = decoder.decompress_vec(input, out, FlushDecompress::None)?;
        let taken = (decoder.total_in() - before) as usize;
        match status {
            // A final block may end a message or occur within it (RFC 7692, 7.2.3.4). Compressors that write
            // one start anew after it, and so does the decoder.
            Status::StreamEnd => {
                decoder.reset(false);
                self.at_end = true;
            }
            _ => self.at_end &= taken == 0,
        }
        Ok(taken)
    }

    /// Ends a message. All input was decompressed before, so there must be no further output.
    fn end(&mut self) -> Result<(), Fault> {
        let Some(decoder) = &mut self.decoder else { return Ok(()) };
        // Nothing has to follow a final block, although RFC 7692 has servers add a zero byte.
        if std::mem::take(&mut self.at_end) {
            return Ok(());
        }
        let before = (decoder.total_in(), decoder.total_out());
        let result = decoder.decompress(&END, &mut [0], FlushDecompress::None);
        let after = (before.0 + END.len() as u64, before.1);
        match result {
            Ok(Status::Ok | Status::BufError) if (decoder.total_in(), decoder.total_out()) == after => Ok(()),
            _ => Err(Fault::Truncated),
        }
    }
}
