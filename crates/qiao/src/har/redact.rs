//! Takes secrets out of traffic before it is written. It must not know in which form it is written.

use bytes::Bytes;
use qiao_abi::{Frame, Traffic, header};
use serde_json::Value;
use url::Url;

use super::REDACTED;
use crate::json_path::{self, JsonPath};
use crate::multipart::{self, FormPart};

/// The headers whose values are always secret.
const CREDENTIALS: [&str; 2] = ["authorization", "proxy-authorization"];

/// What is replaced by `REDACTED` in a recording: credentials and cookies, whose names stay readable, and what is named.
#[derive(Clone, Debug, Default)]
pub struct Redaction {
    /// In lower case.
    names: Vec<String>,
    json: Vec<JsonPath>,
}

impl Redaction {
    /// The values of `Authorization`, `Proxy-Authorization`, `Cookie` and `Set-Cookie`.
    pub fn new() -> Redaction {
        Redaction::default()
    }

    /// Also headers, cookies, query parameters and form fields of this name.
    #[must_use]
    pub fn name(mut self, name: &str) -> Redaction {
        self.names.push(name.to_ascii_lowercase());
        self
    }

    /// Also the values at this path, such as `$.user.phone`, of bodies and messages in JSON.
    ///
    /// # Errors
    /// The path cannot be understood.
    pub fn json(mut self, path: &str) -> Result<Redaction, String> {
        self.json.push(path.parse().map_err(|bad: json_path::BadPath| bad.to_string())?);
        Ok(self)
    }

    /// Traffic without its secrets.
    pub(crate) fn traffic(&self, traffic: &Traffic) -> Traffic {
        let mut traffic = traffic.clone();
        if let Some(url) = self.url(&traffic.url) {
            traffic.url = url;
        }
        let form = header(&traffic.request_headers, "content-type")
            .is_some_and(|kind| kind.to_ascii_lowercase().starts_with("application/x-www-form-urlencoded"));
        let parts = traffic.request_body.as_ref().and_then(|body| self.parts(&traffic.request_headers, body));
        traffic.request_body = parts.or(traffic.request_body.map(|body| self.body(body, form)));
        traffic.request_headers = self.headers(traffic.request_headers);
        if let Some(answer) = &mut traffic.answer {
            answer.headers = self.headers(std::mem::take(&mut answer.headers));
            answer.body = answer.body.take().map(|body| self.body(body, false));
        }
        traffic
    }

    /// A message without its secrets.
    pub(crate) fn frame(&self, frame: &Frame) -> Frame {
        Frame { data: frame.data.clone().map(|data| self.body(data, false)), ..frame.clone() }
    }

    fn is_named(&self, name: &str) -> bool {
        self.names.iter().any(|named| name.eq_ignore_ascii_case(named))
    }

    fn headers(&self, headers: Vec<(String, String)>) -> Vec<(String, String)> {
        let value = |name: &str, value: String| match name.to_ascii_lowercase().as_str() {
            name if self.is_named(name) => REDACTED.to_owned(),
            name if CREDENTIALS.contains(&name) => match value.split_once(' ') {
                Some((scheme, _)) => format!("{scheme} {REDACTED}"),
                None => REDACTED.to_owned(),
            },
            "cookie" => value.split(';').map(cookie).collect::<Vec<_>>().join("; "),
            "set-cookie" => match value.split_once(';') {
                Some((pair, attributes)) => format!("{};{attributes}", cookie(pair)),
                None => cookie(&value),
            },
            // Redirects lead to URLs.
            "location" | "referer" => self.url(&value).unwrap_or(value),
            _ => value,
        };
        headers
            .into_iter()
            .map(|(name, old)| {
                let new = value(&name, old);
                (name, new)
            })
            .collect()
    }

    /// A URL with named parameters replaced; `None` where it has none.
    fn url(&self, url: &str) -> Option<String> {
        let mut url: Url = url.parse().ok()?;
        let query = self.pairs(url.query()?)?;
        url.set_query(Some(&query));
        Some(url.into())
    }

    /// Pairs with named values replaced; `None` where there are none. What is not named stays as it is written.
    fn pairs(&self, pairs: &str) -> Option<String> {
        let mut any = false;
        let replaced = pairs.split('&').map(|pair| {
            let (name, _) = pair.split_once('=').unwrap_or((pair, ""));
            let plain = url::form_urlencoded::parse(name.as_bytes()).next().map(|(name, _)| name.into_owned());
            match plain.filter(|plain| self.is_named(plain)) {
                Some(_) => {
                    any = true;
                    format!("{name}={REDACTED}")
                }
                None => pair.to_owned(),
            }
        });
        let replaced = replaced.collect::<Vec<_>>().join("&");
        any.then_some(replaced)
    }

    /// A form with files without the values of named fields; `None` for other bodies.
    fn parts(&self, headers: &[(String, String)], body: &Bytes) -> Option<Bytes> {
        let part = |part: FormPart| {
            let redacted = part.content.map(|content| match self.is_named(&part.name) {
                true => REDACTED.into(),
                false => self.body(content, false),
            });
            FormPart { content: redacted, ..part }
        };
        let parts: Vec<FormPart> = multipart::parts(headers, body)?.into_iter().map(part).collect();
        multipart::body(headers, &parts)
    }

    fn body(&self, body: Bytes, form: bool) -> Bytes {
        if form {
            let replaced = std::str::from_utf8(&body).ok().and_then(|text| self.pairs(text));
            return replaced.map_or(body, Bytes::from);
        }
        if self.json.is_empty() {
            return body;
        }
        let Ok(mut value) = serde_json::from_slice::<Value>(&body) else { return body };
        match json_path::replace(&mut value, &self.json, &REDACTED.into()) {
            true => value.to_string().into(),
            false => body,
        }
    }
}

/// A pair of a cookie without its value.
fn cookie(pair: &str) -> String {
    match pair.trim().split_once('=') {
        Some((name, _)) => format!("{name}={REDACTED}"),
        None => REDACTED.to_owned(),
    }
}
