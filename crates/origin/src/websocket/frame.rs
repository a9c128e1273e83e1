//! Single frames: parses the client's from buffered bytes as written, and writes those of the origin. Pure.
//! Rejects only what makes it impossible to continue.

use std::io::Cursor;

use bytes::{Buf, Bytes, BytesMut};
use tokio_tungstenite::tungstenite::protocol::frame::FrameHeader;
pub(super) use tokio_tungstenite::tungstenite::protocol::frame::coding::{Control, Data, OpCode};

/// The longest frame and the longest message that are accepted, in bytes.
pub(super) const MAX_LENGTH: u64 = 64 << 20;

pub(super) const TEXT: OpCode = OpCode::Data(Data::Text);
pub(super) const BINARY: OpCode = OpCode::Data(Data::Binary);
pub(super) const CONTINUATION: OpCode = OpCode::Data(Data::Continue);
pub(super) const PING: OpCode = OpCode::Control(Control::Ping);
pub(super) const PONG: OpCode = OpCode::Control(Control::Pong);
pub(super) const CLOSE: OpCode = OpCode::Control(Control::Close);

/// What is wrong with the client's bytes; the code is for the close frame that reports it.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Fault {
    pub(super) code: u16,
    pub(super) text: String,
}

impl Fault {
    pub(super) fn protocol(text: impl Into<String>) -> Self {
        Self { code: 1002, text: text.into() }
    }

    pub(super) fn too_long() -> Self {
        Self { code: 1009, text: format!("a message is longer than {MAX_LENGTH} bytes") }
    }
}

/// A frame of the client, unmasked.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Frame {
    pub(super) header: FrameHeader,
    pub(super) payload: Bytes,
}

/// Takes the next frame from the front of `input`, if it is complete.
pub(super) fn decode(input: &mut BytesMut) -> Result<Option<Frame>, Fault> {
    let mut cursor = Cursor::new(&input[..]);
    let parsed = FrameHeader::parse(&mut cursor).map_err(|error| Fault::protocol(error.to_string()))?;
    let Some((header, length)) = parsed else { return Ok(None) };
    let start = usize::try_from(cursor.position()).map_err(|_| Fault::too_long())?;
    if length > MAX_LENGTH {
        return Err(Fault::too_long());
    }
    let length = usize::try_from(length).map_err(|_| Fault::too_long())?;
    if input.len() < start + length {
        input.reserve(start + length - input.len());
        return Ok(None);
    }
    input.advance(start);
    let mut payload = input.split_to(length);
    if let Some(mask) = header.mask {
        payload.iter_mut().zip(mask.into_iter().cycle()).for_each(|(byte, mask)| *byte ^= mask);
    }
    Ok(Some(Frame { header, payload: payload.freeze() }))
}

/// A frame of the origin, which is never masked.
pub(super) fn encode(opcode: OpCode, is_final: bool, rsv1: bool, payload: &[u8]) -> Vec<u8> {
    let header = FrameHeader { is_final, rsv1, rsv2: false, rsv3: false, opcode, mask: None };
    let length = payload.len() as u64;
    let mut bytes = Vec::with_capacity(header.len(length) + payload.len());
    // Writing to a Vec does not fail.
    let _ = header.format(length, &mut bytes);
    bytes.extend_from_slice(payload);
    bytes
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn decodes_however_the_bytes_arrive() {
        // "Hello" and "Hel" from RFC 6455, 5.7; then a frame of a length in two bytes.
        let mut bytes = b"\x81\x85\x37\xfa\x21\x3d\x7f\x9f\x4d\x51\x58\x01\x03Hel".to_vec();
        bytes.extend(encode(BINARY, true, true, &[7; 300]));
        for step in 1..bytes.len() {
            let (mut input, mut frames) = (BytesMut::new(), Vec::new());
            for part in bytes.chunks(step) {
                input.extend_from_slice(part);
                while let Some(frame) = decode(&mut input).unwrap() {
                    frames.push((frame.header.opcode, frame.header.is_final, frame.header.rsv1, frame.payload));
                }
            }
            let expected = [
                (TEXT, true, false, "Hello".into()),
                (TEXT, false, false, "Hel".into()),
                (BINARY, true, true, vec![7; 300].into()),
            ];
            assert_eq!(frames, expected, "{step}");
        }
    }

    #[test]
    fn gives_up_on_what_cannot_be_read() {
        let fault = |bytes: &[u8]| decode(&mut BytesMut::from(bytes)).unwrap_err();
        assert_eq!(fault(b"\x83\x80\0\0\0\0").code, 1002);
        assert_eq!(fault(b"\x82\xff\0\0\0\0\xff\0\0\0\0\0\0\0"), Fault::too_long());
    }
}
