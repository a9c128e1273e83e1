//! Negotiation: the offer to the server, and the interpretation of its response (RFC 7692, sections 5 and
//! 7.1).

use http::HeaderValue;

/// The value of `Sec-WebSocket-Extensions` by which the client offers compression.
pub(crate) const OFFER: &str = "permessage-deflate; client_max_window_bits";

/// The negotiated parameters.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Agreed {
    /// Whether every message of the server is compressed independently.
    pub server_no_context_takeover: bool,
    /// Whether every message of the client is compressed independently.
    pub client_no_context_takeover: bool,
    /// The window size of the server's compressor, 8 to 15 bits.
    pub server_max_window_bits: u8,
    /// The window size of the client's compressor, 8 to 15 bits.
    pub client_max_window_bits: u8,
}

impl Default for Agreed {
    fn default() -> Agreed {
        Agreed {
            server_no_context_takeover: false,
            client_no_context_takeover: false,
            server_max_window_bits: 15,
            client_max_window_bits: 15,
        }
    }
}

/// Why a response fails the connection.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub(crate) enum BadAnswer {
    /// Not a list of extensions (RFC 6455, section 9.1).
    #[error("Sec-WebSocket-Extensions is not a list of extensions: {0:?}")]
    Malformed(String),
    /// An extension that was not offered.
    #[error("the server chose the extension {0:?}, which was not offered")]
    NotOffered(String),
    /// More than one extension, although one was offered.
    #[error("the server chose more than one extension")]
    Several,
    /// An unknown parameter of permessage-deflate.
    #[error("permessage-deflate has no parameter {0:?}")]
    Unknown(String),
    /// A repeated parameter.
    #[error("the parameter {0} of permessage-deflate is there twice")]
    Repeated(&'static str),
    /// A parameter with an invalid, missing or unexpected value.
    #[error("the parameter {0} of permessage-deflate {1}, and not {2}")]
    Value(&'static str, &'static str, Shown),
}

/// A parameter's value in words.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Shown(Option<String>);

impl std::fmt::Display for Shown {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match &self.0 {
            Some(value) => write!(f, "{value:?}"),
            None => f.write_str("none"),
        }
    }
}

/// An extension: its name and its parameters.
type Extension = (String, Vec<(String, Option<String>)>);

/// Parses the `Sec-WebSocket-Extensions` headers of a response. Without any, nothing is compressed. `offered`
/// says whether the request had [`OFFER`].
///
/// The server may use any of the four parameters: all except `client_max_window_bits` need no offer, and that
/// one is part of ours.
pub(crate) fn agreed<'a>(
    offered: bool,
    headers: impl IntoIterator<Item = &'a HeaderValue>,
) -> Result<Option<Agreed>, BadAnswer> {
    let mut extensions: Vec<Extension> = Vec::new();
    for header in headers {
        let malformed = || BadAnswer::Malformed(String::from_utf8_lossy(header.as_bytes()).into_owned());
        let text = header.to_str().map_err(|_| malformed())?;
        extensions.extend(list(text).ok_or_else(malformed)?);
    }
    if let Some((name, _)) = extensions.iter().find(|(name, _)| !offered || name != "permessage-deflate") {
        return Err(BadAnswer::NotOffered(name.clone()));
    }
    let mut extensions = extensions.into_iter();
    match (extensions.next(), extensions.next()) {
        (None, _) => Ok(None),
        (Some((_, parameters)), None) => parse(parameters).map(Some),
        (Some(_), Some(_)) => Err(BadAnswer::Several),
    }
}

fn parse(parameters: Vec<(String, Option<String>)>) -> Result<Agreed, BadAnswer> {
    const SERVER_NO_CONTEXT: &str = "server_no_context_takeover";
    const CLIENT_NO_CONTEXT: &str = "client_no_context_takeover";
    const SERVER_BITS: &str = "server_max_window_bits";
    const CLIENT_BITS: &str = "client_max_window_bits";

    let mut agreed = Agreed::default();
    let mut seen = Vec::new();
    for (name, value) in parameters {
        let names = [SERVER_NO_CONTEXT, CLIENT_NO_CONTEXT, SERVER_BITS, CLIENT_BITS];
        let Some(known) = names.into_iter().find(|known| *known == name) else {
            return Err(BadAnswer::Unknown(name));
        };
        if seen.contains(&known) {
            return Err(BadAnswer::Repeated(known));
        }
        seen.push(known);
        match known {
            SERVER_NO_CONTEXT => agreed.server_no_context_takeover = flag(known, value)?,
            CLIENT_NO_CONTEXT => agreed.client_no_context_takeover = flag(known, value)?,
            SERVER_BITS => agreed.server_max_window_bits = bits(known, value)?,
            _ => agreed.client_max_window_bits = bits(known, value)?,
        }
    }
    Ok(agreed)
}

fn flag(name: &'static str, value: Option<String>) -> Result<bool, BadAnswer> {
    match value {
        None => Ok(true),
        value => Err(BadAnswer::Value(name, "takes no value", Shown(value))),
    }
}

/// Parses a decimal number from 8 to 15 without leading zeros.
fn bits(name: &'static str, value: Option<String>) -> Result<u8, BadAnswer> {
    (8..=15).find(|bits: &u8| value.as_deref() == Some(&bits.to_string())).ok_or(BadAnswer::Value(
        name,
        "takes a number from 8 to 15",
        Shown(value),
    ))
}

/// Parses a list of extensions. As in every list of RFC 2616, some elements may be empty, but not all.
fn list(text: &str) -> Option<Vec<Extension>> {
    let mut rest = Rest(text);
    let mut extensions = Vec::new();
    loop {
        rest.space();
        if !rest.0.is_empty() && !rest.0.starts_with(',') {
            extensions.push(extension(&mut rest)?);
        }
        if !rest.eat(',') {
            return (rest.0.is_empty() && !extensions.is_empty()).then_some(extensions);
        }
    }
}

fn extension(rest: &mut Rest<'_>) -> Option<Extension> {
    let name = rest.token()?;
    let mut parameters = Vec::new();
    while rest.eat(';') {
        let parameter = rest.token()?;
        let value = match rest.eat('=') {
            true => Some(rest.value()?),
            false => None,
        };
        parameters.push((parameter, value));
    }
    Some((name, parameters))
}

/// The unread rest of a header.
struct Rest<'a>(&'a str);

impl Rest<'_> {
    fn space(&mut self) {
        self.0 = self.0.trim_start_matches([' ', '\t']);
    }

    fn eat(&mut self, separator: char) -> bool {
        self.space();
        let rest = self.0.strip_prefix(separator);
        self.0 = rest.unwrap_or(self.0);
        rest.is_some()
    }

    fn token(&mut self) -> Option<String> {
        self.space();
        let end = self.0.find(|c| !is_token(c)).unwrap_or(self.0.len());
        let (token, rest) = self.0.split_at(end);
        self.0 = rest;
        (!token.is_empty()).then(|| token.to_owned())
    }

    /// A token, or a quoted string that contains one.
    fn value(&mut self) -> Option<String> {
        if !self.eat('"') {
            return self.token();
        }
        let mut value = String::new();
        let mut chars = self.0.chars();
        loop {
            match chars.next()? {
                '"' => break,
                '\\' => value.push(chars.next()?),
                other => value.push(other),
            }
        }
        self.0 = chars.as_str();
        (!value.is_empty() && value.chars().all(is_token)).then_some(value)
    }
}

/// Whether a character may occur in a token (RFC 2616, section 2.2).
fn is_token(c: char) -> bool {
    c.is_ascii_graphic() && !"()<>@,;:\\\"/[]?={}".contains(c)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(headers: &[&str]) -> Result<Option<Agreed>, BadAnswer> {
        let headers: Vec<HeaderValue> =
            headers.iter().map(|text| HeaderValue::from_bytes(text.as_bytes()).unwrap()).collect();
        agreed(true, &headers)
    }

    #[test]
    fn answers_that_agree() {
        let plain = Agreed::default();
        for (headers, expected) in [
            (&[][..], None),
            (&["permessage-deflate"], Some(plain)),
            (&[" \tpermessage-deflate , ,"], Some(plain)),
            (
                &["permessage-deflate; server_no_context_takeover"],
                Some(Agreed { server_no_context_takeover: true, ..plain }),
            ),
            (
                &["permessage-deflate;client_no_context_takeover"],
                Some(Agreed { client_no_context_takeover: true, ..plain }),
            ),
            (&["permessage-deflate; server_max_window_bits=8"], Some(Agreed { server_max_window_bits: 8, ..plain })),
            (&["permessage-deflate; client_max_window_bits = 9"], Some(Agreed { client_max_window_bits: 9, ..plain })),
            (
                &["permessage-deflate; client_max_window_bits=\"1\\0\""],
                Some(Agreed { client_max_window_bits: 10, ..plain }),
            ),
            (
                &["permessage-deflate; client_max_window_bits=11; server_max_window_bits=\"12\"; \
                   server_no_context_takeover; client_no_context_takeover"],
                Some(Agreed {
                    server_no_context_takeover: true,
                    client_no_context_takeover: true,
                    server_max_window_bits: 12,
                    client_max_window_bits: 11,
                }),
            ),
        ] {
            assert_eq!(read(headers), Ok(expected), "{headers:?}");
        }
    }

    #[test]
    fn answers_that_fail_the_connection() {
        for (headers, words) in [
            (&[""][..], "Sec-WebSocket-Extensions is not a list of extensions: \"\""),
            (&[" , "], "Sec-WebSocket-Extensions is not a list of extensions: \" , \""),
            (&["permessage-deflate;"], "Sec-WebSocket-Extensions is not a list"),
            (&["permessage-deflate;;"], "Sec-WebSocket-Extensions is not a list"),
            (&["permessage-deflate foo"], "Sec-WebSocket-Extensions is not a list"),
            (&["permessage-deflate; client_max_window_bits="], "Sec-WebSocket-Extensions is not a list"),
            (&["permessage-deflate; client_max_window_bits=\"\""], "Sec-WebSocket-Extensions is not a list"),
            (&["permessage-deflate; client_max_window_bits=\"10"], "Sec-WebSocket-Extensions is not a list"),
            (&["permessage-deflate; client_max_window_bits=\"1 0\""], "Sec-WebSocket-Extensions is not a list"),
            (&["permessage-deflate; client_max_window_bits=\"10\\"], "Sec-WebSocket-Extensions is not a list"),
            (&["permessage-deflate=1"], "Sec-WebSocket-Extensions is not a list"),
            (&["permessage-\u{e9}"], "Sec-WebSocket-Extensions is not a list"),
            (&["x-webkit-deflate-frame"], "the server chose the extension \"x-webkit-deflate-frame\", which was not"),
            (&["Permessage-Deflate"], "the server chose the extension \"Permessage-Deflate\", which was not offered"),
            (&["permessage-deflate, bbf-usp-protocol"], "the server chose the extension \"bbf-usp-protocol\", which"),
            (&["permessage-deflate, permessage-deflate"], "the server chose more than one extension"),
            (&["permessage-deflate", "permessage-deflate"], "the server chose more than one extension"),
            (&["permessage-deflate; foo"], "permessage-deflate has no parameter \"foo\""),
            (&["permessage-deflate; Server_No_Context_Takeover"], "permessage-deflate has no parameter"),
            (
                &["permessage-deflate; server_no_context_takeover; server_no_context_takeover"],
                "the parameter server_no_context_takeover of permessage-deflate is there twice",
            ),
            (
                &["permessage-deflate; client_max_window_bits=9; client_max_window_bits=9"],
                "the parameter client_max_window_bits of permessage-deflate is there twice",
            ),
            (
                &["permessage-deflate; client_no_context_takeover=1"],
                "the parameter client_no_context_takeover of permessage-deflate takes no value, and not \"1\"",
            ),
            (
                &["permessage-deflate; client_max_window_bits"],
                "the parameter client_max_window_bits of permessage-deflate takes a number from 8 to 15, and not none",
            ),
            (
                &["permessage-deflate; server_max_window_bits"],
                "the parameter server_max_window_bits of permessage-deflate takes a number from 8 to 15, and not none",
            ),
        ] {
            let error = read(headers).unwrap_err().to_string();
            assert!(error.starts_with(words), "{headers:?}: {error}");
        }
        for bits in ["7", "16", "0", "08", "+9", "-9", "9.0", "1e1", "265", "ten", "99999999999999999999"] {
            for side in ["server", "client"] {
                let header = format!("permessage-deflate; {side}_max_window_bits={bits}");
                let error = read(&[&header]).unwrap_err();
                assert!(matches!(error, BadAnswer::Value(_, _, Shown(Some(value))) if value == bits), "{header}");
            }
        }
    }

    #[test]
    fn nothing_was_offered() {
        assert_eq!(agreed(false, []), Ok(None));
        let header = HeaderValue::from_static("permessage-deflate");
        assert_eq!(agreed(false, [&header]), Err(BadAnswer::NotOffered("permessage-deflate".to_owned())));
    }

    #[test]
    fn no_header_makes_it_panic() {
        let mut chance = fastrand::Rng::with_seed(1);
        for _ in 0..20_000 {
            let words = ["permessage-deflate", ";", ",", "=", "\"", "\\", " ", "client_max_window_bits", "9", "é", "("];
            let text: String = (0..chance.usize(..8)).filter_map(|_| chance.choice(words)).collect();
            let header = HeaderValue::from_bytes(text.as_bytes()).unwrap();
            let _ = agreed(true, [&header]);
        }
    }
}
