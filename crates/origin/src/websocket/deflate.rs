//! permessage-deflate (RFC 7692): the negotiation in the handshake, and the compression of whole messages.
//! Used by the handshake and the conversation. The origin agrees to what the query says, valid or not.

use flate2::{Compress, Compression, Decompress, FlushCompress, FlushDecompress, Status};

use super::frame::{Fault, MAX_LENGTH};
use crate::query::Refusal;

const NAME: &str = "permessage-deflate";
/// The end of every flush, which is not transmitted (RFC 7692, 7.2.1).
const TAIL: [u8; 4] = [0, 0, 0xff, 0xff];
/// Output buffer size, in bytes.
const ROOM: usize = 4096;

/// The negotiated compression.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Deflate {
    /// The extension as written in the response.
    pub(crate) answer: String,
    server_forgets: bool,
    client_forgets: bool,
    server_bits: u8,
    client_bits: u8,
}

/// The response to the client's offers, with the parameters in `wanted` (separated by commas) and those that
/// the first offer requires of the server. `None` if the client offers no such compression.
pub(crate) fn negotiate<'a>(
    offers: impl IntoIterator<Item = &'a str>,
    wanted: &str,
) -> Result<Option<Deflate>, Refusal> {
    let mut offers = offers.into_iter().flat_map(|line| line.split(','));
    let Some(offer) = offers.find(|offer| offer.split(';').next().is_some_and(|name| name.trim() == NAME)) else {
        return Ok(None);
    };
    let wanted = if wanted == "1" { "" } else { wanted };
    let mut parameters: Vec<(&str, &str)> = wanted.split(',').filter_map(parameter).collect();
    for (name, value) in offer.split(';').skip(1).filter_map(parameter) {
        let demanded = matches!(name, "server_no_context_takeover" | "server_max_window_bits");
        if demanded && parameters.iter().all(|(given, _)| *given != name) {
            parameters.push((name, value));
        }
    }
    agreed(&parameters).map(Some)
}

fn parameter(text: &str) -> Option<(&str, &str)> {
    let (name, value) = text.split_once('=').unwrap_or((text, ""));
    let name = name.trim();
    (!name.is_empty()).then(|| (name, value.trim().trim_matches('"')))
}

fn agreed(parameters: &[(&str, &str)]) -> Result<Deflate, Refusal> {
    let mut deflate = Deflate {
        answer: NAME.to_owned(),
        server_forgets: false,
        client_forgets: false,
        server_bits: 15,
        client_bits: 15,
    };
    for (name, value) in parameters {
        match *name {
            "server_no_context_takeover" => deflate.server_forgets = true,
            "client_no_context_takeover" => deflate.client_forgets = true,
            "server_max_window_bits" => deflate.server_bits = bits(name, value)?,
            "client_max_window_bits" => deflate.client_bits = bits(name, value)?,
            _ => {}
        }
        deflate.answer += &if value.is_empty() { format!("; {name}") } else { format!("; {name}={value}") };
    }
    Ok(deflate)
}

/// zlib does not support a window of 8 bits and uses 9 instead; that would be too large only for our own
/// messages.
fn bits(name: &str, value: &str) -> Result<u8, Refusal> {
    let least = if name.starts_with("server") { 9 } else { 8 };
    let bits = value.parse().ok().filter(|bits| (least..=15).contains(bits));
    bits.map(|bits: u8| bits.max(9)).ok_or_else(|| Refusal(format!("deflate: {name}: expected {least} to 15")))
}

/// Both directions of one connection.
pub(super) struct Deflater {
    compress: Compress,
    decompress: Decompress,
    server_forgets: bool,
    client_forgets: bool,
}

impl Deflater {
    pub(super) fn new(agreed: &Deflate) -> Self {
        Self {
            compress: Compress::new_with_window_bits(Compression::default(), false, agreed.server_bits),
            decompress: Decompress::new_with_window_bits(false, agreed.client_bits),
            server_forgets: agreed.server_forgets,
            client_forgets: agreed.client_forgets,
        }
    }

    /// Compresses a message of the origin.
    pub(super) fn compress(&mut self, plain: &[u8]) -> Result<Vec<u8>, Fault> {
        let (before, mut out) = (self.compress.total_in(), Vec::new());
        loop {
            out.reserve(ROOM);
            let done = usize::try_from(self.compress.total_in() - before).unwrap_or(plain.len());
            self.compress
                .compress_vec(&plain[done..], &mut out, FlushCompress::Sync)
                .map_err(|error| broken(&error))?;
            // Unused room means that all output was written.
            if out.len() < out.capacity() {
                break;
            }
        }
        if out.ends_with(&TAIL) {
            out.truncate(out.len() - TAIL.len());
        }
        if out.is_empty() {
            // An empty message is one empty block (RFC 7692, 7.2.3.6).
            out.push(0);
        }
        if self.server_forgets {
            self.compress.reset();
        }
        Ok(out)
    }

    /// Decompresses a message of the client.
    pub(super) fn decompress(&mut self, payload: &[u8]) -> Result<Vec<u8>, Fault> {
        let (input, mut out) = ([payload, &TAIL].concat(), Vec::new());
        let before = self.decompress.total_in();
        loop {
            out.reserve(ROOM);
            let done = usize::try_from(self.decompress.total_in() - before).unwrap_or(input.len());
            let status = self.decompress.decompress_vec(&input[done..], &mut out, FlushDecompress::Sync);
            let status = status.map_err(|error| broken(&error))?;
            if out.len() as u64 > MAX_LENGTH {
                return Err(Fault::too_long());
            }
            if status == Status::StreamEnd {
                // A final block ends the message as well (RFC 7692, 7.2.3.5); zlib loses its window there.
                self.decompress.reset(false);
                return Ok(out);
            }
            if out.len() < out.capacity() {
                break;
            }
        }
        if self.client_forgets {
            self.decompress.reset(false);
        }
        Ok(out)
    }
}

fn broken(error: &dyn std::error::Error) -> Fault {
    Fault { code: 1007, text: format!("a compressed message does not decode: {error}") }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn agree(offer: &str, wanted: &str) -> Option<String> {
        negotiate([offer], wanted).unwrap().map(|deflate| deflate.answer)
    }

    fn codec(wanted: &str) -> Deflater {
        Deflater::new(&negotiate([NAME], wanted).unwrap().unwrap())
    }

    #[test]
    fn agrees_to_what_is_wanted_and_what_is_demanded() {
        assert_eq!(agree("x-other, permessage-deflateX", ""), None);
        assert_eq!(agree("x, permessage-deflate; client_max_window_bits", ""), Some(NAME.into()));
        assert_eq!(
            agree("permessage-deflate; server_max_window_bits=\"10\"; server_no_context_takeover", "1"),
            Some(format!("{NAME}; server_max_window_bits=10; server_no_context_takeover"))
        );
        assert_eq!(
            agree(
                "permessage-deflate; server_max_window_bits=10",
                "server_max_window_bits=12,client_max_window_bits=8"
            ),
            Some(format!("{NAME}; server_max_window_bits=12; client_max_window_bits=8"))
        );
        assert!(negotiate([NAME], "server_max_window_bits=8").is_err());
    }

    #[test]
    fn compresses_as_the_standard_says() {
        // RFC 7692, 7.2.3.1 and 7.2.3.2: "Hello" twice, the second time by reference.
        let mut codec = codec("");
        assert_eq!(codec.compress(b"Hello").unwrap(), b"\xf2\x48\xcd\xc9\xc9\x07\x00");
        assert_eq!(codec.compress(b"Hello").unwrap(), b"\xf2\x00\x11\x00\x00");
        assert_eq!(codec.decompress(b"\xf2\x48\xcd\xc9\xc9\x07\x00").unwrap(), b"Hello");
        assert_eq!(codec.decompress(b"\xf2\x00\x11\x00\x00").unwrap(), b"Hello");
        // 7.2.3.3 and 7.2.3.4: a block without compression, and one that is marked final.
        assert_eq!(codec.decompress(b"\x00\x05\x00\xfa\xffHello\x00").unwrap(), b"Hello");
        assert_eq!(codec.decompress(b"\xf3\x48\xcd\xc9\xc9\x07\x00\x00").unwrap(), b"Hello");
    }

    #[test]
    fn forgets_where_that_is_agreed() {
        let mut codec = codec("server_no_context_takeover,client_no_context_takeover");
        let first = codec.compress(b"Hello").unwrap();
        assert_eq!(codec.compress(b"Hello").unwrap(), first);
        codec.decompress(&first).unwrap();
        assert_eq!(codec.decompress(b"\xf2\x00\x11\x00\x00").unwrap_err().code, 1007);
    }

    #[test]
    fn what_it_compresses_decodes_again() {
        let noise: Vec<u8> = (0..300_000_u32).map(|i| (i.wrapping_mul(2_654_435_761) >> 24) as u8).collect();
        for wanted in ["", "server_max_window_bits=9,client_max_window_bits=9", "server_no_context_takeover"] {
            let mut codec = codec(wanted);
            for plain in [&b""[..], b"", &noise, &[b'x'; 1_000_000], b"Hello", b""] {
                let compressed = codec.compress(plain).unwrap();
                assert!(!compressed.is_empty());
                assert_eq!(codec.decompress(&compressed).unwrap(), plain, "{wanted}");
            }
        }
    }
}
