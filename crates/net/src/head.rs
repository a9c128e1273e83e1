//! The head of an HTTP/1.1 message as bytes: its end, its fields, and the spelling of their names. Parsing is
//! done by httparse.

use std::mem::MaybeUninit;

use memchr::{memchr, memmem};

/// The end of the first head in these bytes, if it is complete.
pub(crate) fn end(bytes: &[u8]) -> Option<usize> {
    memmem::find(bytes, b"\r\n\r\n").map(|at| at + 4)
}

/// The end of the final response's head in these bytes, if it is complete.
pub(crate) fn final_end(bytes: &[u8]) -> Option<usize> {
    let head = final_head(bytes)?;
    Some(bytes.len() - head.len() + end(head)?)
}

/// The bytes after all interim responses (1xx).
fn final_head(mut bytes: &[u8]) -> Option<&[u8]> {
    while is_interim(bytes) {
        bytes = &bytes[end(bytes)?..];
    }
    Some(bytes)
}

fn is_interim(bytes: &[u8]) -> bool {
    bytes.get(8..10) == Some(b" 1") && bytes.get(9..12) != Some(b"101")
}

/// The fields of the final response's head, with names as received.
pub(crate) fn fields(bytes: &[u8]) -> Option<Vec<(String, String)>> {
    let bytes = final_head(bytes)?;
    let mut fields = [const { MaybeUninit::uninit() }; 256];
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
    fn fields_keep_their_spelling_and_interim_answers_are_passed_over() {
        let bytes =
            b"HTTP/1.1 103 Early Hints\r\nLink: x\r\n\r\nHTTP/1.1 200 OK\r\nX-oNe: 1\r\nset-Cookie: \xe9\r\n\r\nbody";
        assert_eq!(final_end(bytes), Some(bytes.len() - 4));
        let expected = [("X-oNe", "1"), ("set-Cookie", "\u{e9}")].map(|(n, v)| (n.to_owned(), v.to_owned()));
        assert_eq!(fields(bytes).unwrap(), expected);
        assert_eq!(final_end(&bytes[..50]), None);
        assert_eq!(fields(b"HTTP/1.1 200 OK\r\nX: 1\r\n"), None);
    }

    #[test]
    fn names_are_respelled_in_place() {
        let mut head = b"GET / HTTP/1.1\r\nhost: a:1\r\nx-token: x-token: 1\r\n\r\n".to_vec();
        respell(&mut head, |name| (name == "x-token").then_some(b"X-ToKen".as_slice()));
        assert_eq!(head, b"GET / HTTP/1.1\r\nhost: a:1\r\nX-ToKen: x-token: 1\r\n\r\n");
    }
}
