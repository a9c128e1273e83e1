//! The head of a request exactly as the client wrote it, with its target split into path and query. Created
//! by `http1` and `http2`, read by routes and the log. Knows nothing of bodies and responses.

use std::fmt;

/// The protocol below HTTP.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Scheme {
    /// HTTP over TCP or a pipe, unencrypted.
    Http,
    /// HTTP over TLS.
    Https,
}

impl Scheme {
    /// `http` or `https`.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Http => "http",
            Self::Https => "https",
        }
    }
}

impl fmt::Display for Scheme {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

/// The HTTP version of a request.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Version {
    /// HTTP/1.0
    Http10,
    /// HTTP/1.1
    Http11,
    /// HTTP/2
    Http2,
}

impl Version {
    /// `1.0`, `1.1` or `2`.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Http10 => "1.0",
            Self::Http11 => "1.1",
            Self::Http2 => "2",
        }
    }
}

/// Header lines in the order and, on HTTP/1, the spelling in which they arrived.
///
/// Values that are not UTF-8 are read as Latin-1, one character for each byte.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Headers(Vec<(String, String)>);

impl Headers {
    pub(crate) fn push(&mut self, name: &str, value: &[u8]) {
        self.0.push((name.to_owned(), text_of(value)));
    }

    /// The value of the first line with this name, in any spelling.
    pub fn first(&self, name: &str) -> Option<&str> {
        self.iter().find(|(key, _)| key.eq_ignore_ascii_case(name)).map(|(_, value)| value)
    }

    /// The values of all lines with this name, in any spelling.
    pub fn all<'a>(&'a self, name: &'a str) -> impl Iterator<Item = &'a str> {
        self.iter().filter(move |(key, _)| key.eq_ignore_ascii_case(name)).map(|(_, value)| value)
    }

    /// All lines as name and value.
    pub fn iter(&self) -> impl Iterator<Item = (&str, &str)> {
        self.0.iter().map(|(name, value)| (name.as_str(), value.as_str()))
    }

    /// Whether a comma-separated header contains `token`.
    pub(crate) fn lists(&self, name: &str, token: &str) -> bool {
        self.all(name).flat_map(|value| value.split(',')).any(|item| item.trim().eq_ignore_ascii_case(token))
    }
}

/// UTF-8 if the bytes are valid, else Latin-1.
pub(crate) fn text_of(bytes: &[u8]) -> String {
    match std::str::from_utf8(bytes) {
        Ok(text) => text.to_owned(),
        Err(_) => bytes.iter().copied().map(char::from).collect(),
    }
}

/// Method, target, version and header lines of one request.
#[derive(Debug, Clone)]
pub(crate) struct RequestHead {
    pub(crate) method: String,
    /// As in the request line, or `:path` on HTTP/2.
    pub(crate) target: String,
    pub(crate) version: Version,
    pub(crate) headers: Headers,
    /// The `Host` header, or `:authority`.
    pub(crate) host: Option<String>,
}

impl RequestHead {
    /// The head without the number that a client put before the path as `/~7`, so that URLs differ which mean the
    /// same; `None` where there is none. Browsers send equal URLs one after the other.
    pub(crate) fn without_nonce(&self) -> Option<RequestHead> {
        let path = self.target.strip_prefix("/~")?;
        let rest = path.trim_start_matches(|digit: char| digit.is_ascii_digit());
        let numbered = rest.len() < path.len() && rest.starts_with('/');
        numbered.then(|| RequestHead { target: rest.to_owned(), ..self.clone() })
    }

    /// The path, not decoded: the target before `?`, without scheme and host.
    pub(crate) fn path(&self) -> &str {
        let origin_form = self.origin_form();
        origin_form.split_once('?').map_or(origin_form, |(path, _)| path)
    }

    /// The target after the first `?`, not decoded.
    pub(crate) fn query(&self) -> &str {
        self.origin_form().split_once('?').map_or("", |(_, query)| query)
    }

    /// Path and query, whatever form the target has.
    pub(crate) fn origin_form(&self) -> &str {
        let Some((scheme, rest)) = self.target.split_once("://") else {
            return &self.target;
        };
        if !matches!(scheme, "http" | "https") {
            return &self.target;
        }
        rest.find(['/', '?']).map_or("/", |start| &rest[start..])
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn head(target: &str) -> RequestHead {
        RequestHead {
            method: "GET".into(),
            target: target.into(),
            version: Version::Http11,
            headers: Headers::default(),
            host: None,
        }
    }

    #[test]
    fn a_number_before_the_path_is_left_out() {
        let trimmed = |target| head(target).without_nonce().map(|head| head.target);
        assert_eq!(trimmed("/~12/echo?a=/~3/"), Some("/echo?a=/~3/".to_owned()));
        for whole in ["/echo", "/~/echo", "/~1", "/~a/echo", "/~1a/echo"] {
            assert_eq!(trimmed(whole), None, "{whole}");
        }
    }

    #[test]
    fn splits_targets_of_both_forms() {
        let cases = [
            ("/a/b?x=1?2", "/a/b", "x=1?2"),
            ("/a", "/a", ""),
            ("http://host:1/a?b", "/a", "b"),
            ("http://host", "/", ""),
            ("/redirect?to=http://x/y", "/redirect", "to=http://x/y"),
            ("*", "*", ""),
        ];
        for (target, path, query) in cases {
            assert_eq!((head(target).path(), head(target).query()), (path, query), "{target}");
        }
    }

    #[test]
    fn keeps_spelling_order_and_odd_bytes() {
        let mut headers = Headers::default();
        headers.push("X-A", b"1");
        headers.push("x-a", b"\xe4");
        assert_eq!(headers.iter().collect::<Vec<_>>(), [("X-A", "1"), ("x-a", "ä")]);
        assert_eq!(headers.all("X-a").collect::<Vec<_>>(), ["1", "ä"]);
    }
}
