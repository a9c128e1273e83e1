//! Routes and matching: `POST https://*.example.com/users/:id?page=2`. Method, host and query may be omitted. Pure.

use std::collections::BTreeMap;
use std::fmt;

use serde_json::Value;

use crate::mistakes::Mistake;

/// The parts of a request used for matching.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Asked<'a> {
    pub method: &'a str,
    /// The host, with its port unless it is the default.
    pub host: &'a str,
    /// Path and query.
    pub target: &'a str,
}

/// A route.
#[derive(Clone, Debug)]
pub(crate) struct Route {
    text: String,
    method: Option<String>,
    host: Option<String>,
    path: String,
    query: Vec<(String, String)>,
}

impl Route {
    /// Parses a route.
    pub(crate) fn parse(text: &str) -> Result<Route, Mistake> {
        let wrong = || Mistake::InvalidRoute { route: text.to_owned() };
        let (method, address) = match text.trim().split_once(char::is_whitespace) {
            Some((method, address)) => (Some(method.to_ascii_uppercase()), address.trim()),
            None => (None, text.trim()),
        };
        let is_method = |method: &String| method.chars().all(|letter| letter.is_ascii_alphabetic());
        if !method.as_ref().is_none_or(is_method) {
            return Err(wrong());
        }
        let (host, target) = match address.split_once("://") {
            Some((_, rest)) => {
                let end = rest.find(['/', '?']).unwrap_or(rest.len());
                (Some(rest[..end].to_ascii_lowercase()), &rest[end..])
            }
            None => (None, address),
        };
        let (path, query) = target.split_once('?').unwrap_or((target, ""));
        let path = if path.is_empty() && host.is_some() { "/" } else { path };
        if !path.starts_with(['/', '*']) {
            return Err(wrong());
        }
        let method = method.filter(|method| method != "ALL" && method != "ANY");
        Ok(Route { text: text.trim().to_owned(), method, host, path: path.to_owned(), query: pairs(query) })
    }

    /// The host of a route that matches every request to one host, without patterns or method.
    pub(crate) fn whole_host(&self) -> Option<&str> {
        let whole = self.method.is_none() && self.query.is_empty() && matches!(self.path.as_str(), "/*" | "*");
        self.host.as_deref().filter(|host| whole && !host.contains('*'))
    }

    /// The values of its parameters if the request matches.
    pub(crate) fn matches(&self, asked: Asked<'_>) -> Option<BTreeMap<String, String>> {
        let (path, query) = asked.target.split_once('?').unwrap_or((asked.target, ""));
        let given = pairs(query);
        let has = |(name, value): &(String, String)| {
            given.iter().any(|(own, has)| own == name && (value == "*" || value == has))
        };
        let host = self.host.as_ref().is_none_or(|host| fits(host, &asked.host.to_ascii_lowercase()));
        let method = self.method.as_ref().is_none_or(|method| method.eq_ignore_ascii_case(asked.method));
        if !host || !method || !self.query.iter().all(has) {
            return None;
        }
        parameters(&self.path, path)
    }

    /// The similarity of the route and a request, from 0 to 1.
    pub(crate) fn likeness(&self, asked: Asked<'_>) -> f64 {
        let path = asked.target.split('?').next().unwrap_or_default();
        let method = self.method.as_ref().is_none_or(|method| method == asked.method);
        strsim::normalized_levenshtein(&self.path, path) - if method { 0.0 } else { 0.05 }
    }
}

impl fmt::Display for Route {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.text)
    }
}

/// The names and values of a query, decoded.
pub(crate) fn pairs(query: &str) -> Vec<(String, String)> {
    url::form_urlencoded::parse(query.as_bytes()).into_owned().collect()
}

/// A query as an object; repeated names have a list of values.
pub(crate) fn query_object(target: &str) -> Value {
    let query = target.split_once('?').map_or("", |(_, query)| query);
    let mut object = serde_json::Map::new();
    for (name, value) in pairs(query) {
        match object.entry(name).or_insert(Value::Null) {
            Value::Array(values) => values.push(value.into()),
            first @ Value::Null => *first = value.into(),
            single => *single = Value::Array(vec![single.take(), value.into()]),
        }
    }
    Value::Object(object)
}

/// Whether a text matches a pattern, in which `*` matches any characters.
fn fits(pattern: &str, text: &str) -> bool {
    let Some((start, rest)) = pattern.split_once('*') else { return pattern == text };
    let Some(text) = text.strip_prefix(start) else { return false };
    (0..=text.len()).filter(|at| text.is_char_boundary(*at)).any(|at| fits(rest, &text[at..]))
}

/// The parameters of a path: `:name` matches one segment, `*` any characters.
fn parameters(pattern: &str, path: &str) -> Option<BTreeMap<String, String>> {
    if !pattern.contains("/:") {
        return fits(pattern, path).then(BTreeMap::new);
    }
    let (patterns, segments): (Vec<_>, Vec<_>) = (pattern.split('/').collect(), path.split('/').collect());
    let open = patterns.last() == Some(&"*") && segments.len() >= patterns.len();
    if patterns.len() != segments.len() && !open {
        return None;
    }
    let mut found = BTreeMap::new();
    for (pattern, segment) in patterns.iter().zip(&segments) {
        match pattern.strip_prefix(':') {
            Some(name) if !segment.is_empty() => {
                let value = percent_encoding::percent_decode_str(segment).decode_utf8_lossy();
                found.insert(name.to_owned(), value.into_owned());
            }
            None if fits(pattern, segment) => {}
            _ => return None,
        }
    }
    Some(found)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn fits_request(route: &str, method: &str, url: &str) -> bool {
        let (host, target) = url.split_once('/').unwrap();
        let target = format!("/{target}");
        Route::parse(route).unwrap().matches(Asked { method, host, target: &target }).is_some()
    }

    #[test]
    fn methods_hosts_patterns_and_queries_decide() {
        for (route, method, url, fits) in [
            ("/a", "GET", "x.test/a", true),
            ("/a", "POST", "x.test/a?b=1", true),
            ("/a", "GET", "x.test/a/b", false),
            ("POST /a", "GET", "x.test/a", false),
            ("post /a", "POST", "x.test/a", true),
            ("/user/*", "GET", "x.test/user/7/posts", true),
            ("/user/:id", "GET", "x.test/user/7", true),
            ("/user/:id", "GET", "x.test/user/7/posts", false),
            ("/user/:id/*", "GET", "x.test/user/7/posts/1", true),
            ("https://x.test/a", "GET", "x.test/a", true),
            ("https://x.test/a", "GET", "y.test/a", false),
            ("https://*.test/a", "GET", "y.test/a", true),
            ("https://y.test", "GET", "y.test/", true),
            ("/a?b=1", "GET", "x.test/a?c=2&b=1", true),
            ("/a?b=1", "GET", "x.test/a?b=2", false),
            ("/a?b=*", "GET", "x.test/a?b=2", true),
            ("*", "GET", "x.test/anything", true),
        ] {
            assert_eq!(fits_request(route, method, url), fits, "{route} for {method} {url}");
        }
    }

    #[test]
    fn parameters_are_decoded() {
        let route = Route::parse("GET /user/:id/posts/:post").unwrap();
        let found = route.matches(Asked { method: "GET", host: "x", target: "/user/a%20b/posts/1?x" }).unwrap();
        assert_eq!((found["id"].as_str(), found["post"].as_str()), ("a b", "1"));
        assert_eq!(query_object("/a?b=1&c=2&b=3"), serde_json::json!({ "b": ["1", "3"], "c": "2" }));
    }

    #[test]
    fn what_is_no_route_is_refused() {
        for text in ["", "users", "POST users", "P:O /a"] {
            assert!(Route::parse(text).is_err(), "{text}");
        }
    }
}
