//! The head of an HTTP/1.1 message as bytes: its end, its fields, and the spelling of their names. Parsing is
//! done by httparse.

use std::mem::MaybeUninit;

use memchr::memchr;

/// Maximum number of lines in a response head.
pub(crate) const MOST_LINES: usize = 256;

/// The end of the first head in these bytes, if it is complete.
pub(crate) fn end(bytes: &[u8]) -> Option<usize> {
    end_after(bytes, 0)
}

/// Like `end`, for bytes whose first `known` were searched before. Lines may end in LF alone, and empty lines may
/// precede the head (RFC 9112, section 2.2).
pub(crate) fn end_after(bytes: &[u8], known: usize) -> Option<usize> {
    let first = bytes.iter().position(|byte| !matches!(byte, b'\r' | b'\n'))?;
    // The line end before the empty line may have been searched already.
    let mut at = first.max(known.saturating_sub(3));
    loop {
        at += memchr(b'\n', bytes.get(at..)?)? + 1;
        match bytes.get(at..)? {
            [b'\n', ..] => return Some(at + 1),
            [b'\r', b'\n', ..] => return Some(at + 2),
            _ => {}
        }
    }
}

/// Whether a response head is an interim response (1xx), followed by the final one. 101 is not interim.
pub(crate) fn is_interim(head: &[u8]) -> bool {
    let code = head.trim_ascii_start().get(8..12);
    code.is_some_and(|code| code.starts_with(b" 1") && code != b" 101")
}

/// The fields of a response head, names as received.
pub(crate) fn fields(bytes: &[u8]) -> Option<Vec<(String, String)>> {
    let mut fields = [const { MaybeUninit::uninit() }; MOST_LINES];
    let mut response = httparse::Response::new(&mut []);
    let mut config = httparse::ParserConfig::default();
    config
        .allow_spaces_after_header_name_in_responses(true)
        .allow_obsolete_multiline_headers_in_responses(true)
        .ignore_invalid_headers_in_responses(true);
    match config.parse_response_with_uninit_headers(&mut response, bytes, &mut fields) {
        Ok(httparse::Status::Complete(_)) => {
            Some(response.headers.iter().map(|field| (field.name.to_owned(), text(field.value))).collect())
        }
        _ => None,
    }
}

/// A field value as text: UTF-8 if valid, otherwise Latin-1.
pub(crate) fn text(value: &[u8]) -> String {
    match std::str::from_utf8(value) {
        Ok(text) => text.to_owned(),
        Err(_) => value.iter().map(|byte| char::from(*byte)).collect(),
    }
}

/// Replaces the field names of a head by another spelling. A spelling must have the length of the name.
pub(crate) fn respell<'a>(head: &mut [u8], spelling: impl Fn(&str) -> Option<&'a [u8]>) {
    let mut rest = head;
    while let Some(end) = memchr(b'\n', rest) {
        rest = &mut rest[end + 1..];
        let Some(colon) = memchr(b':', rest) else {
            return;
        };
        let name = &mut rest[..colon];
        let spelled = std::str::from_utf8(name).ok().and_then(&spelling);
        if let Some(spelled) = spelled.filter(|spelled| spelled.len() == name.len()) {
            name.copy_from_slice(spelled);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn fields_keep_their_spelling() {
        let bytes = b"HTTP/1.1 200 OK\r\nX-oNe: 1\r\nset-Cookie: \xe9\r\n\r\nbody";
        assert_eq!(end(bytes), Some(bytes.len() - 4));
        let expected = [("X-oNe", "1"), ("set-Cookie", "\u{e9}")].map(|(n, v)| (n.to_owned(), v.to_owned()));
        assert_eq!(fields(bytes).unwrap(), expected);
        assert_eq!(fields(b"HTTP/1.1 200 OK\r\nX: 1\r\n"), None);
    }

    #[test]
    fn a_head_ends_with_an_empty_line_however_lines_end_and_bytes_arrive() {
        for head in ["\r\n\n\nHTTP/1.1 200 OK\r\nX: 1\r\n\r\n", "HTTP/1.1 200 OK\nX: 1\n\n", "\nHTTP/1.1 200 OK\r\n\n"]
        {
            let whole = format!("{head}body\n\n");
            for known in 0..head.len() {
                assert_eq!(end_after(whole.as_bytes(), known), Some(head.len()), "{head:?} {known}");
                assert_eq!(end(&head.as_bytes()[..known]), None, "{head:?} {known}");
            }
        }
        for (head, interim) in
            [("\nHTTP/1.1 103 x", true), ("HTTP/1.1 101 x", false), ("HTTP/1.1 200", false), ("H", false)]
        {
            assert_eq!(is_interim(head.as_bytes()), interim, "{head:?}");
        }
    }

    #[test]
    fn names_are_respelled_in_place() {
        let mut head = b"GET / HTTP/1.1\r\nhost: a:1\r\nx-token: x-token: 1\r\n\r\n".to_vec();
        respell(&mut head, |name| (name == "x-token").then_some(b"X-ToKen".as_slice()));
        assert_eq!(head, b"GET / HTTP/1.1\r\nhost: a:1\r\nX-ToKen: x-token: 1\r\n\r\n");
    }
}
