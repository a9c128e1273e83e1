//! Cookies of headers in the form that archives list them.

use serde_json::{Map, Value, json};

use super::date;

/// The cookies of `Cookie` lines.
pub(super) fn sent(headers: &[(String, String)]) -> Vec<Value> {
    let lines = headers.iter().filter(|(name, _)| name.eq_ignore_ascii_case("cookie"));
    let pairs = lines.flat_map(|(_, line)| line.split(';')).filter_map(|pair| pair.trim().split_once('='));
    pairs.map(|(name, value)| json!({ "name": name, "value": value })).collect()
}

/// The cookies of `Set-Cookie` lines, with their attributes (RFC 6265, section 5.2).
pub(super) fn set(headers: &[(String, String)]) -> Vec<Value> {
    let lines = headers.iter().filter(|(name, _)| name.eq_ignore_ascii_case("set-cookie"));
    lines.filter_map(|(_, line)| cookie(line)).collect()
}

fn cookie(line: &str) -> Option<Value> {
    let mut parts = line.split(';');
    let (name, value) = parts.next()?.split_once('=')?;
    let mut cookie = Map::new();
    cookie.insert("name".to_owned(), name.trim().into());
    cookie.insert("value".to_owned(), value.trim().into());
    for part in parts {
        let (name, value) = part.split_once('=').unwrap_or((part, ""));
        let (key, value) = match name.trim().to_ascii_lowercase().as_str() {
            "path" => ("path", value.trim().into()),
            "domain" => ("domain", value.trim().into()),
            "expires" => match httpdate::parse_http_date(value.trim()) {
                Ok(time) => ("expires", date(time).into()),
                Err(_) => continue,
            },
            "httponly" => ("httpOnly", true.into()),
            "secure" => ("secure", true.into()),
            "samesite" => ("sameSite", value.trim().into()),
            _ => continue,
        };
        cookie.insert(key.to_owned(), value);
    }
    Some(Value::Object(cookie))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn cookies_are_listed_with_their_attributes() {
        let headers = |lines: &[(&str, &str)]| -> Vec<(String, String)> {
            lines.iter().map(|(name, value)| ((*name).to_owned(), (*value).to_owned())).collect()
        };
        assert_eq!(
            sent(&headers(&[("Cookie", "a=1; b=x=y"), ("X-Other", "c=2")])),
            [json!({ "name": "a", "value": "1" }), json!({ "name": "b", "value": "x=y" })]
        );
        let line =
            "sid=7; Path=/; Expires=Thu, 01 Jan 1970 00:17:00 GMT; HttpOnly; Secure; SameSite=Lax; Domain=a.test";
        assert_eq!(
            set(&headers(&[("set-cookie", line), ("Set-Cookie", "no cookie")])),
            [json!({
                "name": "sid", "value": "7", "path": "/", "expires": "1970-01-01T00:17:00.000Z", "httpOnly": true,
                "secure": true, "sameSite": "Lax", "domain": "a.test",
            })]
        );
    }
}
