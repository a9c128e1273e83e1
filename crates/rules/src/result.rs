//! Results of successful calls: their fields and the header object. Failures are handled by `error_text`. Which fields
//! a platform has is a rule, never a constant here.

use std::borrow::Cow;

use qiao_abi::{Api, Failure, Function, HostValue, Name, NetworkCondition, NetworkKind};

use crate::app::App;
use crate::chromium;
use crate::timing::{self, Timing};
use crate::values::{Field, HeaderCase, NetworkField};

/// A completed response.
#[derive(Debug, Default)]
pub struct Reply<'a> {
    /// The status code.
    pub status: u16,
    /// The response headers as received; owned headers are moved, not copied.
    pub headers: Cow<'a, [(String, String)]>,
    /// The decoded body; `None` if the result has no `data`.
    pub data: Option<HostValue>,
    /// The request's id, on platforms that have one.
    pub request_id: Option<&'a str>,
    /// The file that was stored.
    pub file: Option<File<'a>>,
    /// Phase timings, if the script asked for them.
    pub timing: Option<&'a Timing>,
    /// Why requests were resent on a new connection.
    pub resent: Cow<'a, [Failure]>,
    /// Whether the server's name was looked up over HTTP, where that is told.
    pub http_dns: Option<bool>,
}

/// A stored file.
#[derive(Debug)]
pub struct File<'a> {
    /// Its path.
    pub path: &'a str,
    /// Whether the call specified the path.
    pub named: bool,
}

/// Converts a failure to an `Error` with the same fields.
pub fn as_error(failure: HostValue) -> HostValue {
    if let HostValue::Object(fields) = failure { HostValue::Error(fields) } else { failure }
}

/// The argument of `success` of a network call.
#[expect(clippy::wildcard_enum_match_arm, reason = "requests of all other functions share a rule")]
pub fn success(app: &App, api: Api, reply: Reply<'_>) -> HostValue {
    let wanted = match api {
        Api::UploadFile => app.rules.upload.fields,
        Api::DownloadFile => app.rules.download.fields,
        _ => app.rules.response.fields,
    };
    HostValue::Object(fields(app, api.into(), wanted, reply))
}

/// The values of these fields.
pub(crate) fn fields(app: &App, function: Function, wanted: &[Field], reply: Reply<'_>) -> Vec<(Name, HostValue)> {
    let Reply { mut data, mut headers, .. } = reply;
    // Building the header object consumes the headers.
    let mut set_cookies = wanted.contains(&Field::Cookies).then(|| cookies(&headers));
    let mut fields = Vec::with_capacity(wanted.len());
    fields.extend(wanted.iter().filter_map(|field| {
        let (name, value) = match field {
            Field::Data => ("data", data.take()?),
            Field::StatusCode => ("statusCode", HostValue::Number(f64::from(reply.status))),
            Field::Header => ("header", header_object(app, std::mem::take(&mut headers))),
            Field::Cookies => ("cookies", set_cookies.take()?),
            Field::Trace => ("trace", reply.request_id.unwrap_or_default().into()),
            Field::ErrMsg => ("errMsg", ok(function)),
            Field::Exception => ("exception", exception(&reply.resent)),
            Field::UseHttpDns => ("useHttpDNS", HostValue::Bool(reply.http_dns?)),
            Field::Profile => ("profile", timing::profile(reply.timing?)),
            Field::File => match &reply.file {
                Some(file) if file.named && app.rules.download.names_given_path => ("filePath", file.path.into()),
                file => ("tempFilePath", file.as_ref().map_or("", |file| file.path).into()),
            },
        };
        Some((name.into(), value))
    }));
    fields
}

/// How often requests were resent, and why (WX-REQ-073).
fn exception(resent: &[Failure]) -> HostValue {
    let reason = |failure: &Failure| {
        let (number, name) = chromium::net_error(failure);
        HostValue::object([("errMsg", format!("net::{name}").into()), ("errno", number.to_string().into())])
    };
    HostValue::object([
        ("retryCount", HostValue::Number(resent.len() as f64)),
        ("reasons", HostValue::List(resent.iter().map(reason).collect())),
    ])
}

/// The argument of listeners for response headers.
#[expect(clippy::wildcard_enum_match_arm, reason = "requests of all other functions share a rule")]
pub fn head(app: &App, api: Api, status: u16, headers: &[(String, String)]) -> HostValue {
    let wanted = match api {
        Api::UploadFile => app.rules.upload.head_fields,
        Api::DownloadFile => app.rules.download.head_fields,
        _ => app.rules.response.head_fields,
    };
    HostValue::Object(fields(app, api.into(), wanted, Reply { status, headers: headers.into(), ..Reply::default() }))
}

/// The argument of progress listeners; `expected` is the total, if known. Percentages are integers.
#[expect(clippy::wildcard_enum_match_arm, reason = "only downloads are left")]
pub fn progress(app: &App, api: Api, done: u64, expected: Option<u64>) -> HostValue {
    let words = match api {
        Api::UploadFile => ["totalBytesSent", "totalBytesExpectedToSend"],
        _ => ["totalBytesWritten", "totalBytesExpectedToWrite"],
    };
    let percent = expected.map_or(0, |expected| percent(done, expected));
    let expected = expected.map_or(app.rules.download.unknown_length, |expected| expected as f64);
    let [of_done, of_expected] = words;
    HostValue::object([
        ("progress", HostValue::Number(percent as f64)),
        (of_done, HostValue::Number(done as f64)),
        (of_expected, HostValue::Number(expected)),
    ])
}

/// Percentage done, from 0 to 100.
pub fn percent(done: u64, whole: u64) -> u64 {
    if whole == 0 { 100 } else { (u128::from(done.min(whole)) * 100 / u128::from(whole)) as u64 }
}

/// The argument of chunk listeners.
pub fn chunk(piece: HostValue) -> HostValue {
    HostValue::object([("data", piece)])
}

/// The argument of `success` with these fields, which may be empty.
pub fn plain(app: &App, api: Api, mut fields: Vec<(Name, HostValue)>) -> HostValue {
    if app.rules.calls.ok_message {
        fields.push(("errMsg".into(), ok(api.into())));
    }
    HostValue::Object(fields)
}

/// The fields of `getNetworkType`.
pub fn network(app: &App, condition: &NetworkCondition, weak: bool) -> Vec<(Name, HostValue)> {
    let field = |field: &NetworkField| match field {
        // A typical value close to a router.
        NetworkField::SignalStrength => ("signalStrength".into(), HostValue::Number(-55.0)),
        NetworkField::HasSystemProxy => ("hasSystemProxy".into(), HostValue::Bool(false)),
        NetworkField::WeakNet => ("weakNet".into(), HostValue::Bool(weak)),
    };
    let fields = app.rules.network.fields;
    [network_type(app, condition.kind)].into_iter().chain(fields.iter().map(field)).collect()
}

/// The network type, as the script sees it.
pub fn network_type(app: &App, kind: NetworkKind) -> (Name, HostValue) {
    ("networkType".into(), app.rules.network.kinds.of(kind).into())
}

/// The network quality, as the script sees it; `None` if the platform does not report it.
pub fn network_quality(app: &App, condition: &NetworkCondition) -> Option<(Name, HostValue)> {
    let quality = app.rules.network.quality?.of(condition);
    Some(("networkQualityType".into(), quality.into()))
}

/// What the synchronous form of a function returns, taken from the fields of its asynchronous form.
#[expect(clippy::wildcard_enum_match_arm, reason = "the other functions return nothing")]
pub fn returned(api: Api, fields: Vec<(Name, HostValue)>) -> HostValue {
    let field = |wanted: &str| fields.iter().find(|(name, _)| name == wanted).map(|(_, value)| value.clone());
    let returned = match api {
        Api::ReadFile | Api::ReadCompressedFile | Api::GetStorage => field("data"),
        Api::Open => field("fd"),
        Api::Fstat => field("stats"),
        Api::Read | Api::Write => Some(HostValue::Object(fields)),
        Api::Readdir => field("files"),
        Api::Stat => field("stats"),
        Api::SaveFile => field("savedFilePath"),
        Api::GetStorageInfo => Some(HostValue::Object(fields)),
        _ => None,
    };
    returned.unwrap_or(HostValue::Undefined)
}

/// The `errMsg` of a success.
fn ok(function: Function) -> HostValue {
    format!("{function}:ok").into()
}

/// The response headers as the script sees them: one key per name, repeated values joined.
pub fn header_object(app: &App, headers: Cow<'_, [(String, String)]>) -> HostValue {
    let rules = &app.rules.response;
    let hidden = rules.hidden_headers;
    let mut seen: Vec<(String, String)> = Vec::with_capacity(headers.len());
    for (name, value) in headers.into_owned() {
        if hidden.iter().any(|hidden| name.eq_ignore_ascii_case(hidden)) {
            continue;
        }
        match seen.iter_mut().find(|(other, _)| other.eq_ignore_ascii_case(&name)) {
            Some((_, joined)) => {
                joined.push_str(rules.header_join);
                joined.push_str(&value);
            }
            None => seen.push((spelled(rules.header_case, name), value)),
        }
    }
    HostValue::Object(seen.into_iter().map(|(name, value)| (name.into(), value.into())).collect())
}

fn spelled(case: HeaderCase, name: String) -> String {
    match case {
        HeaderCase::AsReceived => name,
        HeaderCase::Lower => name.to_ascii_lowercase(),
    }
}

/// One string per `Set-Cookie`.
pub fn cookies(headers: &[(String, String)]) -> HostValue {
    let set = headers.iter().filter(|(name, _)| name.eq_ignore_ascii_case("set-cookie"));
    HostValue::List(set.map(|(_, value)| value.clone().into()).collect())
}

#[cfg(test)]
mod tests {
    #![expect(clippy::wildcard_enum_match_arm, reason = "anything else is shown or left out")]

    use super::*;
    use crate::platforms::named;
    use crate::profile::Rules;
    use crate::values::Client;

    fn received() -> Vec<(String, String)> {
        [("X-One", "1"), ("Set-Cookie", "a=1"), ("x-ONE", "2"), ("set-cookie", "b=2; Expires=Thu, 01 Jan")]
            .map(|(name, value)| (name.to_owned(), value.to_owned()))
            .to_vec()
    }

    #[test]
    fn lines_are_joined_by_name_and_cookies_are_split_by_line_whatever_they_hold() {
        // WX-REQ-057, WX-REQ-058
        let names = ["X-A", "x-a", "Set-Cookie", "set-cookie", "SET-COOKIE", "Vary"];
        let values = ["", "1", "a, b", "sid=1; Expires=Thu, 01 Jan 2026 00:00:00 GMT", "\u{e9}", " x "];
        let mut dice = 1_u32;
        let mut roll = |sides: usize| {
            dice = dice.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
            (dice >> 16) as usize % sides
        };
        let app = App::new(named("wx").unwrap());
        for _ in 0..500 {
            let lines: Vec<(String, String)> = (0..roll(8))
                .map(|_| (names[roll(names.len())].to_owned(), values[roll(values.len())].to_owned()))
                .collect();
            let of = |name: &str| {
                lines
                    .iter()
                    .filter(|(other, _)| other.eq_ignore_ascii_case(name))
                    .map(|(_, value)| value.as_str())
                    .collect::<Vec<_>>()
            };
            let object = header_object(&app, lines.as_slice().into());
            for name in ["x-a", "set-cookie", "vary"] {
                let seen = keys(&object).into_iter().filter(|key| key.eq_ignore_ascii_case(name)).collect::<Vec<_>>();
                let joined = seen.first().and_then(|key| object.field(key)).and_then(HostValue::as_text);
                assert!(seen.len() <= 1, "{lines:?}");
                assert_eq!(joined.unwrap_or_default(), of(name).join(","), "{lines:?}");
            }
            let expected = of("set-cookie").into_iter().map(|value| HostValue::from(value.to_owned())).collect();
            assert_eq!(cookies(&lines), HostValue::List(expected));
        }
    }

    fn keys(out: &HostValue) -> Vec<&str> {
        match out {
            HostValue::Object(fields) => fields.iter().map(|(key, _)| &**key).collect(),
            _ => vec![],
        }
    }

    #[test]
    fn results_have_the_fields_of_their_platform() {
        // WX-REQ-055, TTG-REQ-051, TTB-REQ-021, SWAN-REQ-040, SWAN-REQ-041, SWAN-CB-004
        for (platform, fields) in [
            ("wx", &["data", "statusCode", "header", "cookies", "exception", "errMsg"][..]),
            ("tt-gadget", &["statusCode", "header", "data", "trace", "errMsg"]),
            ("tt-block", &["statusCode", "header", "data", "errMsg"]),
            ("swan", &["data", "statusCode", "header"]),
        ] {
            let app = App::new(named(platform).unwrap());
            let reply = Reply { status: 404, data: Some("x".into()), request_id: Some("t"), ..Reply::default() };
            assert_eq!(keys(&success(&app, Api::Request, reply)), fields, "{platform}");
        }
    }

    #[test]
    fn repeated_headers_are_joined_under_the_first_spelling() {
        // WX-REQ-056, WX-REQ-057, SWAN-REQ-042, TTB-CORS-054, TTB-CORS-056
        let on = |platform| header_object(&App::new(named(platform).unwrap()), received().into());
        for platform in ["wx", "swan", "tt-gadget"] {
            assert_eq!(keys(&on(platform)), ["X-One", "Set-Cookie"], "{platform}");
            let joined = "a=1,b=2; Expires=Thu, 01 Jan";
            assert_eq!(on(platform).field("Set-Cookie").and_then(HostValue::as_text), Some(joined), "{platform}");
        }
        assert_eq!(on("tt-block"), HostValue::object([("x-one", "1, 2".into())]));
    }

    #[test]
    fn cookies_are_one_string_each_and_hidden_on_desktop_gadgets() {
        // WX-REQ-058, TTG-REQ-033
        assert_eq!(cookies(&received()), HostValue::List(vec!["a=1".into(), "b=2; Expires=Thu, 01 Jan".into()]));
        assert_eq!(cookies(&[]), HostValue::List(vec![]));
        let app = App::under(Rules::of(named("tt-gadget").unwrap(), Some(Client::Pc), None));
        assert_eq!(keys(&header_object(&app, received().into())), ["X-One"]);
    }
}
