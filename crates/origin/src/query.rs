//! Arguments in a URL: percent-decoding and typed access, with errors that say what was expected. Used by the
//! routes. A plus sign stays a plus sign, because scripts in URLs contain base64.

use std::str::FromStr;
use std::time::Duration;

use percent_encoding::percent_decode_str;

/// The query of a request, not decoded.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Query<'a>(pub(crate) &'a str);

/// Why a request was rejected; the response is 400 with this text.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct Refusal(pub(crate) String);

impl<'a> Query<'a> {
    /// Every `name=value` in order; the name decoded, the value as bytes. A piece without `=` has an empty value.
    pub(crate) fn pairs(self) -> impl Iterator<Item = (String, Vec<u8>)> + 'a {
        self.0.split('&').filter(|piece| !piece.is_empty()).map(|piece| {
            let (name, value) = piece.split_once('=').unwrap_or((piece, ""));
            (decoded(name), percent_decode_str(value).collect())
        })
    }

    pub(crate) fn all(self, name: &str) -> impl Iterator<Item = Vec<u8>> {
        self.pairs().filter(move |(key, _)| key == name).map(|(_, value)| value)
    }

    pub(crate) fn bytes(self, name: &str) -> Option<Vec<u8>> {
        self.all(name).next()
    }

    pub(crate) fn text(self, name: &str) -> Option<String> {
        self.bytes(name).map(|value| String::from_utf8_lossy(&value).into_owned())
    }

    pub(crate) fn number<T: FromStr>(self, name: &str) -> Result<Option<T>, Refusal> {
        let expected = || Refusal(format!("{name}: expected a whole number"));
        self.text(name).map(|text| text.parse().map_err(|_| expected())).transpose()
    }

    pub(crate) fn duration(self, name: &str) -> Result<Option<Duration>, Refusal> {
        let expected = || Refusal(format!("{name}: expected a duration such as 200ms or 3s"));
        self.text(name).map(|text| parse_duration(&text).ok_or_else(expected)).transpose()
    }

    /// Whether `name` is given and is not `0` or `false`.
    pub(crate) fn flag(self, name: &str) -> bool {
        self.text(name).is_some_and(|value| value != "0" && value != "false")
    }
}

/// Percent-decoded text; bytes that are not UTF-8 become U+FFFD.
pub(crate) fn decoded(text: &str) -> String {
    percent_decode_str(text).decode_utf8_lossy().into_owned()
}

/// `200ms`, `3s`, `1.5s`, `2m`; at most a day.
pub(crate) fn parse_duration(text: &str) -> Option<Duration> {
    let unit_at = text.find(|c: char| c.is_ascii_alphabetic())?;
    let (number, unit) = text.split_at(unit_at);
    let seconds = match unit {
        "us" => 1e-6,
        "ms" => 1e-3,
        "s" => 1.0,
        "m" => 60.0,
        _ => return None,
    };
    let number: f64 = number.parse().ok()?;
    let duration = Duration::try_from_secs_f64(number * seconds).ok()?;
    (duration <= Duration::from_secs(86_400)).then_some(duration)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn decodes_names_and_values_but_not_plus() {
        let query = Query("a=1&%61=%E4%BD%A0+&flag&&b=x=y");
        assert_eq!(query.all("a").collect::<Vec<_>>(), [b"1".to_vec(), "你+".into()]);
        assert_eq!(query.text("flag").as_deref(), Some(""));
        assert_eq!(query.text("b").as_deref(), Some("x=y"));
    }

    #[test]
    fn says_what_was_expected() {
        let query = Query("n=x&wait=1h");
        assert_eq!(query.number::<u64>("n"), Err(Refusal("n: expected a whole number".into())));
        assert!(query.duration("wait").is_err_and(|refusal| refusal.0.contains("200ms")));
        assert_eq!(query.number::<u64>("absent"), Ok(None));
    }

    #[test]
    fn reads_durations() {
        assert_eq!(parse_duration("200ms"), Some(Duration::from_millis(200)));
        assert_eq!(parse_duration("1.5s"), Some(Duration::from_millis(1500)));
        assert_eq!(parse_duration("2m"), Some(Duration::from_secs(120)));
        for bad in ["", "5", "s", "-1s", "1h", "infs", "NaNs", "2000m"] {
            assert_eq!(parse_duration(bad), None, "{bad}");
        }
    }
}
