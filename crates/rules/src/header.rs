//! Request headers: which ones the script may set, which ones the platform adds, and how values are formatted. Names
//! and formats are rules of the platform, never constants here. Response headers belong to `result`.

use qiao_abi::{Api, Arg, ArgEntry, ArgumentFault, Failure, Kind, Outcome, Reason, Remedy, Shared, Verdict};

use crate::app::App;
use crate::decision::{Decision, Refused};
use crate::rule::{Basis, basis};
use crate::values::{IllegalHeader, OddHeader, OddValue, SameName, WideValue};

/// The headers of one request, and the decisions made about them.
#[derive(Clone, Debug, Default)]
pub struct Headers {
    /// Names and values in the order in which they are sent.
    pub list: Shared<Vec<(String, String)>>,
    /// Number of leading headers that are not the client's: those set by the script, and the default content type.
    pub author: usize,
    /// What was dropped or changed, and why.
    pub notes: Vec<Verdict>,
    /// Warnings for the script's console.
    pub warnings: Vec<String>,
}

impl Headers {
    /// The value of a header, matched case-insensitively.
    pub fn value(&self, name: &str) -> Option<&str> {
        qiao_abi::header(&self.list, name)
    }

    /// Adds a header unless the script has set it.
    fn add(&mut self, name: &str, value: &str) {
        if self.value(name).is_none() {
            self.list.to_mut().push((name.to_owned(), value.to_owned()));
        }
    }
}

/// Builds the headers of a call. `request_id` is the call's id on platforms that send one.
pub(crate) fn build(
    app: &App,
    api: Api,
    header: &Arg<Vec<ArgEntry>>,
    request_id: Option<&str>,
) -> Result<Headers, Box<Refused>> {
    let rules = &app.rules.headers;
    let mut headers = Headers::default();
    for pair in given(app, api, header, &mut headers)? {
        take(app, pair, &mut headers)?;
    }
    if api == Api::Request {
        headers.add("content-type", rules.content_type);
    }
    headers.author = headers.list.len();
    if api == Api::ConnectSocket {
        // The network layer sets the headers of the handshake.
        headers.list.to_mut().retain(|(name, _)| !name.to_ascii_lowercase().starts_with("sec-websocket-"));
        if let Some(origin) = app.rules.sockets.origin {
            headers.add("Origin", origin);
        }
    } else {
        for (name, value) in rules.added {
            headers.add(name, value);
        }
    }
    headers.add("User-Agent", rules.user_agent);
    headers.add("Referer", &app.referer());
    for name in rules.request_id {
        headers.add(name, request_id.unwrap_or_default());
    }
    Ok(headers)
}

/// The headers that the script passed; none if `header` is not an object.
fn given<'a>(
    app: &App,
    api: Api,
    header: &'a Arg<Vec<ArgEntry>>,
    headers: &mut Headers,
) -> Result<&'a [ArgEntry], Box<Refused>> {
    let rules = &app.rules.headers;
    let got = match header {
        Arg::Wrong(Kind::String, text) if text.is_empty() && app.rules.calls.empty_is_absent => {
            return Ok(&[]);
        }
        Arg::Wrong(got, _) => got,
        other @ (Arg::Absent | Arg::Null | Arg::Value(_)) => return Ok(other.value().map_or(&[], Vec::as_slice)),
    };
    let (odd_header, basis) = odd_header(app, api);
    match odd_header {
        OddHeader::Ignored => {
            headers.warnings.push(rules.odd_header_warning.replace("{api}", api.name()));
            Ok(&[])
        }
        OddHeader::Refused => {
            let fault = ArgumentFault { name: "header", want: &[Kind::Object], got: *got, optional: true };
            let decision = basis.decides(Reason::HeaderNotObject { kind: *got }, Remedy::ObjectOfTexts);
            Err(decision.refuses(Failure::Arguments(vec![fault])))
        }
    }
}

/// How a `header` that is not an object is handled, and the rule for it.
#[expect(clippy::wildcard_enum_match_arm, reason = "all other functions share a rule")]
fn odd_header(app: &App, api: Api) -> (OddHeader, Basis) {
    let rules = &app.rules;
    match api {
        Api::UploadFile => (rules.upload.odd_header, basis!(rules, upload.odd_header)),
        Api::DownloadFile => (rules.download.odd_header, basis!(rules, download.odd_header)),
        Api::ConnectSocket => (rules.sockets.odd_header, basis!(rules, sockets.odd_header)),
        _ => (rules.headers.odd_header, basis!(rules, headers.odd_header)),
    }
}

fn take(app: &App, pair: &ArgEntry, headers: &mut Headers) -> Result<(), Box<Refused>> {
    let rules = &app.rules.headers;
    let name = pair.key.as_str();
    if is_owned(app, pair) {
        let reason = Reason::OwnedHeader { name: name.to_owned() };
        headers.notes.push(owner(app, pair).decides(reason, None).verdict(Outcome::Dropped));
        return Ok(());
    }
    let value = spelled(app, pair, headers);
    let value = value.trim_matches([' ', '\t', '\r', '\n']);
    if !is_token(name) || !is_value(value) {
        return illegal(app, name, headers);
    }
    if rules.wide_value.is_latin1() && value.chars().any(|letter| u32::from(letter) > 0xff) {
        let decision = wide(app, name);
        if rules.wide_value == WideValue::Refused {
            return Err(decision.refuses(Failure::WideHeader(name.to_owned())));
        }
        headers.notes.push(decision.verdict(Outcome::Warned));
    }
    let name =
        if name.eq_ignore_ascii_case("content-type") && rules.normal_content_type { "content-type" } else { name };
    set(headers.list.to_mut(), name, value, rules.same_name);
    Ok(())
}

/// Sets a header. If names differ only in case, the last one wins unless both are sent (WX-REQ-085).
fn set(list: &mut Vec<(String, String)>, name: &str, value: &str, same_name: SameName) {
    if same_name == SameName::LastWins || name == "content-type" {
        list.retain(|(other, _)| !other.eq_ignore_ascii_case(name));
    }
    list.push((name.to_owned(), value.to_owned()));
}

fn wide(app: &App, name: &str) -> Decision {
    let reason = Reason::WideHeader { name: name.to_owned() };
    basis!(app.rules, headers.wide_value).decides(reason, Remedy::EncodeHeader)
}

fn is_owned(app: &App, pair: &ArgEntry) -> bool {
    let name = pair.key.to_ascii_lowercase();
    let rules = &app.rules.headers;
    rules.owned.contains(&name.as_str())
        || (rules.method_overrides.contains(&name.as_str()) && names_forbidden_method(&pair.text))
        || rules.owned_prefixes.iter().any(|prefix| name.starts_with(prefix))
}

/// The rule that makes a header the client's own.
fn owner(app: &App, pair: &ArgEntry) -> Basis {
    let name = pair.key.to_ascii_lowercase();
    let rules = &app.rules.headers;
    match name.as_str() {
        name if rules.owned.contains(&name) => basis!(app.rules, headers.owned),
        name if rules.method_overrides.contains(&name) => basis!(app.rules, headers.method_overrides),
        _ => basis!(app.rules, headers.owned_prefixes),
    }
}

/// Whether a list of methods contains a forbidden method (Fetch standard, section "Methods").
fn names_forbidden_method(value: &str) -> bool {
    let forbidden = |method: &str| ["CONNECT", "TRACE", "TRACK"].iter().any(|bad| method.eq_ignore_ascii_case(bad));
    value.split(',').map(str::trim).any(forbidden)
}

/// The value as text. Adds a verdict if the server probably does not expect this value.
fn spelled(app: &App, pair: &ArgEntry, headers: &mut Headers) -> String {
    match (pair.kind, app.rules.headers.odd_value) {
        (Kind::String | Kind::Number, _) | (_, OddValue::Text) => pair.text.clone(),
        (kind, OddValue::Tag) => {
            let text = format!("[object {}]", kind.tag());
            let reason = Reason::HeaderAsTag { name: pair.key.clone(), kind, text: text.clone() };
            let decision = basis!(app.rules, headers.odd_value).decides(reason, Remedy::TextValue);
            headers.notes.push(decision.verdict(Outcome::Changed));
            text
        }
    }
}

fn illegal(app: &App, name: &str, headers: &mut Headers) -> Result<(), Box<Refused>> {
    let reason = Reason::IllegalHeader { name: name.to_owned() };
    let decision = basis!(app.rules, headers.illegal).decides(reason, Remedy::LegalHeader);
    match app.rules.headers.illegal {
        IllegalHeader::Refused => Err(decision.refuses(Failure::Header(name.to_owned()))),
        IllegalHeader::Dropped => {
            headers.notes.push(decision.verdict(Outcome::Dropped));
            Ok(())
        }
    }
}

/// Whether a name is a token (RFC 9110, section 5.6.2).
pub(crate) fn is_token(name: &str) -> bool {
    !name.is_empty() && name.bytes().all(|byte| byte.is_ascii_alphanumeric() || b"!#$%&'*+-.^_`|~".contains(&byte))
}

/// Whether a value is a field value (RFC 9110, section 5.5), including bytes outside ASCII.
fn is_value(value: &str) -> bool {
    value.bytes().all(|byte| byte == b'\t' || (byte >= b' ' && byte != 0x7f))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::platforms::named;
    use crate::profile::Rules;
    use crate::values::Client;

    fn pair(key: &str, kind: Kind, text: &str) -> ArgEntry {
        ArgEntry { key: key.into(), kind, text: text.into(), json: Ok(None) }
    }

    fn sent(platform: &str, pairs: Vec<ArgEntry>) -> Headers {
        built(&App::new(named(platform).unwrap()), &Arg::Value(pairs)).unwrap()
    }

    fn built(app: &App, header: &Arg<Vec<ArgEntry>>) -> Result<Headers, Box<Refused>> {
        build(app, Api::Request, header, Some("id"))
    }

    #[test]
    fn the_client_owns_some_names_in_any_case() {
        // WX-REQ-035, TTG-REQ-024, TTG-REQ-026, TTB-CORS-060, SWAN-NET-001, SWAN-NET-005
        for (platform, names) in [
            ("wx", &["Referer", "REFERER", "User-Agent", "Host"][..]),
            ("tt-gadget", &["referer", "X-Request-Id", "x-tt-log-id", "x-tt-logid", "x-request-id-op"]),
            ("tt-block", &["Cookie", "Origin", "Proxy-Thing", "Sec-Fetch-Mode", "Date", "Referer", "Via"]),
            ("swan", &["REFERER", "user-agent"]),
        ] {
            for name in names {
                let headers = sent(platform, vec![pair(name, Kind::String, "mine")]);
                assert!(headers.list.iter().all(|(_, value)| value != "mine"), "{platform} {name}");
                assert_eq!(headers.notes.len(), 1, "{platform} {name}");
            }
        }
    }

    #[test]
    fn values_that_are_no_strings_are_spelled_as_each_platform_does() {
        let odd = || {
            vec![
                pair("n", Kind::Number, "1.5"),
                pair("u", Kind::Undefined, "undefined"),
                pair("z", Kind::Null, "null"),
                pair("t", Kind::Boolean, "true"),
                pair("a", Kind::Array, "1,2"),
            ]
        };
        // WX-REQ-032, WX-REQ-033, SWAN-REQ-021
        for platform in ["wx", "swan"] {
            let headers = sent(platform, odd());
            let values: Vec<&str> = headers.list[..5].iter().map(|(_, value)| value.as_str()).collect();
            assert_eq!(values, ["1.5", "[object Undefined]", "[object Null]", "[object Boolean]", "[object Array]"]);
        }
        let headers = sent("tt-gadget", odd());
        assert_eq!(headers.value("t"), Some("true"));
    }

    #[test]
    fn one_content_type_goes_out_and_the_last_spelling_wins() {
        // WX-REQ-029, WX-REQ-030, SWAN-REQ-022
        for platform in ["wx", "tt-gadget", "tt-block", "swan"] {
            let both = vec![pair("Content-Type", Kind::String, "a/b"), pair("CONTENT-TYPE", Kind::String, "c/d")];
            let headers = sent(platform, both);
            let types: Vec<_> =
                headers.list.iter().filter(|(name, _)| name.eq_ignore_ascii_case("content-type")).collect();
            assert_eq!(types, [&("content-type".to_owned(), "c/d".to_owned())], "{platform}");
            assert_eq!(sent(platform, vec![]).value("content-type"), Some("application/json"), "{platform}");
        }
    }

    #[test]
    fn two_spellings_of_a_name_make_one_line() {
        // WX-REQ-085, TTB-REQ-012
        let two = || {
            vec![
                pair("X-A", Kind::String, "1"),
                pair("Cookie", Kind::String, "a=1"),
                pair("x-a", Kind::String, "2"),
                pair("cookie", Kind::String, "b=2"),
            ]
        };
        let sent_as = |platform: &str| {
            let list = sent(platform, two()).list;
            list.iter()
                .take_while(|(name, _)| name != "content-type")
                .map(|(name, value)| format!("{name}={value}"))
                .collect::<Vec<_>>()
                .join(" ")
        };
        for platform in ["wx", "tt-gadget", "swan"] {
            assert_eq!(sent_as(platform), "x-a=2 cookie=b=2", "{platform}");
        }
        assert_eq!(sent_as("tt-block"), "X-A=1 x-a=2");
    }

    #[test]
    fn values_beyond_latin_1_are_refused_where_a_browser_sends_them() {
        // WX-REQ-087
        for (platform, client, refused) in [
            ("wx", Client::Android, false),
            ("wx", Client::Devtools, true),
            ("tt-block", Client::Android, false),
            ("swan", Client::Ios, false),
        ] {
            let app = App::under(Rules::of(named(platform).unwrap(), Some(client), None));
            let named = |value| built(&app, &Arg::Value(vec![pair("X-Name", Kind::String, value)]));
            let failure = named("张三").err().map(|refused| refused.failure);
            assert_eq!(
                failure.is_some_and(|failure| failure == Failure::WideHeader("X-Name".to_owned())),
                refused,
                "{platform}"
            );
            assert!(named("é").is_ok());
        }
    }

    #[test]
    fn other_names_keep_their_spelling() {
        // WX-REQ-031
        assert_eq!(sent("wx", vec![pair("X-ToKen", Kind::String, "t")]).list[0].0, "X-ToKen");
    }

    #[test]
    fn a_header_that_is_no_object_is_ignored_or_refused() {
        // WX-REQ-034, SWAN-REQ-020, TTG-STD-013
        for (platform, warning) in [
            ("wx", Some("request: header must be an object")),
            ("swan", Some("swan.request: header must be an object")),
            ("tt-gadget", None),
        ] {
            let app = App::new(named(platform).unwrap());
            let built = built(&app, &Arg::Wrong(Kind::String, "x".to_owned()));
            match warning {
                Some(warning) => assert_eq!(built.unwrap().warnings, [warning]),
                None => assert!(matches!(built.unwrap_err().failure, Failure::Arguments(_))),
            }
        }
    }

    #[test]
    fn a_header_that_is_not_legal_http_is_refused() {
        // TTB-REQ-012
        let app = App::new(named("tt-block").unwrap());
        for (name, value) in [("a b", "1"), ("", "1"), ("x", "a\r\nb: c"), ("x", "\0")] {
            let header = Arg::Value(vec![pair(name, Kind::String, value)]);
            let refused = built(&app, &header).unwrap_err();
            assert_eq!(refused.failure, Failure::Header(name.to_owned()));
        }
    }
}
