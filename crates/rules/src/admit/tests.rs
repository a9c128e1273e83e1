//! Tables for the admission of requests: the request that results from the arguments, per platform.

use std::time::Duration;

use qiao_abi::{Api, Arg, ArgEntry, Body, Data, Failure, HttpVersions, Kind, Structured, Unserializable};

use super::timeout::milliseconds;
use super::{Request, RequestArgs, manner, request};
use crate::app::{App, NetworkTimeout};
use crate::call_sites::CallSites;
use crate::decision::Refused;
use crate::platforms::{Platform, named};
use crate::profile::Rules;
use crate::values::Client;

/// An object as the engine presents it.
#[derive(Clone, Debug)]
struct Given {
    json: Result<Option<String>, Unserializable>,
    entries: Vec<ArgEntry>,
}

impl Structured for Given {
    fn json(&self) -> Result<Option<String>, Unserializable> {
        self.json.clone()
    }

    fn entries(&self) -> Vec<ArgEntry> {
        self.entries.clone()
    }

    fn time(&self) -> Option<f64> {
        None
    }
}

fn given() -> Given {
    let entry = |key: &str, kind, text: &str, json: Option<&str>| ArgEntry {
        key: key.into(),
        kind,
        text: text.into(),
        json: Ok(json.map(str::to_owned)),
    };
    Given {
        json: Ok(Some(r#"{"a":1,"b":["x"]}"#.to_owned())),
        entries: vec![entry("a", Kind::Number, "1", None), entry("b", Kind::Array, "x", Some(r#"["x"]"#))],
    }
}

fn app(platform: &str) -> App {
    App::new(named(platform).unwrap())
}

fn text(value: &str) -> Arg<String> {
    Arg::Value(value.to_owned())
}

fn args<'a>(method: &str, content_type: Option<&str>, data: Data<'a>) -> RequestArgs<'a> {
    let header = content_type.map(|value| ArgEntry {
        key: "Content-Type".into(),
        kind: Kind::String,
        text: value.into(),
        json: Ok(None),
    });
    RequestArgs {
        url: text("https://a.test/x?q=0"),
        method: text(method),
        header: header.map_or(Arg::Absent, |header| Arg::Value(vec![header])),
        data,
        ..RequestArgs::default()
    }
}

fn admitted(app: &App, args: &RequestArgs<'_>) -> Result<Request, Box<Refused>> {
    request(app, &CallSites::default(), args, Some("trace-1"))
}

/// Method, target and body as sent.
fn sent(admitted: &Request) -> String {
    let request = &admitted.plan.request;
    let target = &request.url[url::Position::BeforePath..];
    let body = match &request.body {
        Body::Empty => String::new(),
        Body::Bytes(bytes) => String::from_utf8_lossy(bytes).into_owned(),
        Body::Stream(_) => unreachable!("requests have their bodies in memory"),
    };
    format!("{} {target} {body}", request.method)
}

const FORM: Option<&str> = Some("application/x-www-form-urlencoded; charset=utf-8");

#[test]
fn data_goes_where_method_and_content_type_say() {
    let given = given();
    let object = || Data::Object(Kind::Object, Box::new(given.clone()));
    let string = || Data::Text("s=1".into());
    // WX-REQ-008, 016, 018, 019, 020, 021, 022, 023, 024, 025
    for (method, content_type, data, expected) in [
        ("GET", None, object(), "GET /x?q=0&a=1&b=%5B%22x%22%5D "),
        ("get", None, Data::Absent, "GET /x?q=0 "),
        ("GET", None, string(), "GET /x?q=0&s=1 "),
        ("POST", None, object(), r#"POST /x?q=0 {"a":1,"b":["x"]}"#),
        ("POST", FORM, object(), "POST /x?q=0 a=1&b=x"),
        ("POST", Some("text/plain"), object(), r#"POST /x?q=0 {"a":1,"b":["x"]}"#),
        ("POST", None, string(), "POST /x?q=0 s=1"),
        ("POST", None, Data::Absent, "POST /x?q=0 "),
        ("POST", None, Data::Other(Kind::Number, "5".into()), "POST /x?q=0 5"),
        ("PUT", None, object(), r#"PUT /x?q=0 {"a":1,"b":["x"]}"#),
        ("DELETE", FORM, object(), "DELETE /x?q=0 a=1&b=x"),
        ("POST", None, Data::Bytes(b"\x00raw".to_vec()), "POST /x?q=0 \0raw"),
    ] {
        let plan = admitted(&app("wx"), &args(method, content_type, data)).unwrap();
        assert_eq!(sent(&plan), expected);
    }
    // TTG-REQ-012, 013, 016, 017, 018, 020, 023
    for platform in ["tt-gadget", "tt-block"] {
        for (method, content_type, data, expected) in [
            ("GET", None, object(), "GET /x?q=0&a=1&b=%5B%22x%22%5D "),
            ("DELETE", None, object(), "DELETE /x?q=0&a=1&b=%5B%22x%22%5D "),
            ("HEAD", None, object(), "HEAD /x?q=0&a=1&b=%5B%22x%22%5D "),
            ("POST", None, object(), r#"POST /x?q=0 {"a":1,"b":["x"]}"#),
            ("PUT", None, object(), r#"PUT /x?q=0 {"a":1,"b":["x"]}"#),
            ("POST", None, string(), "POST /x?q=0 s=1"),
        ] {
            let plan = admitted(&app(platform), &args(method, content_type, data)).unwrap();
            assert_eq!(sent(&plan), expected, "{platform}");
        }
    }
    // SWAN-REQ-025, 026, 027, 031, 032
    for (method, content_type, data, expected) in [
        ("GET", None, object(), "GET /x?q=0&a=1&b=x "),
        ("GET", None, string(), "GET /x?q=0 "),
        ("POST", None, object(), r#"POST /x?q=0 {"a":1,"b":["x"]}"#),
        ("POST", FORM, object(), "POST /x?q=0 a=1&b=x"),
        ("DELETE", None, object(), r#"DELETE /x?q=0 {"a":1,"b":["x"]}"#),
        ("post", None, string(), "POST /x?q=0 s=1"),
    ] {
        let plan = admitted(&app("swan"), &args(method, content_type, data)).unwrap();
        assert_eq!(sent(&plan), expected);
    }
}

#[test]
fn methods_are_those_of_the_platform() {
    // WX-REQ-002…005, TTG-REQ-009, TTG-REQ-010, TTB-REQ-018, TTB-CORS-011, TTB-CORS-012, SWAN-REQ-006…008
    for (platform, method, expected) in [
        ("wx", "trace", Some("TRACE")),
        ("wx", "PATCH", None),
        ("wx", "FOO", None),
        ("tt-gadget", "put", Some("PUT")),
        ("tt-gadget", "OPTIONS", None),
        ("tt-gadget", "", Some("GET")),
        ("tt-block", "options", Some("OPTIONS")),
        ("tt-block", "patch", None),
        ("tt-block", "TRACE", None),
        ("swan", "head", Some("HEAD")),
        ("swan", "TRACE", Some("TRACE")),
        ("swan", "PATCH", None),
    ] {
        let plan = admitted(&app(platform), &args(method, None, Data::Absent));
        match expected {
            Some(expected) => assert_eq!(plan.unwrap().plan.request.method, expected, "{platform}"),
            None => assert_eq!(plan.unwrap_err().failure, Failure::Method(method.into()), "{platform}"),
        }
    }
    let odd = RequestArgs { method: Arg::Wrong(Kind::Number, "1".into()), ..args("", None, Data::Absent) };
    assert_eq!(admitted(&app("swan"), &odd).unwrap().plan.request.method, "GET");
    assert!(admitted(&app("wx"), &odd).is_err());
    let ios = App::under(Rules::of(named("swan").unwrap(), Some(Client::Ios), None));
    assert!(admitted(&ios, &args("TRACE", None, Data::Absent)).is_err(), "SWAN-REQ-008: Android only");
}

#[test]
fn data_that_cannot_be_sent_is_refused() {
    // WX-REQ-026…028, SWAN-REQ-005, SWAN-REQ-039, TTG-STD-013
    let cyclic = Given { json: Err(Unserializable("circular reference".into())), entries: vec![] };
    for (platform, data, refused) in [
        ("wx", Data::Other(Kind::Function, "f".into()), true),
        ("wx", Data::Object(Kind::View, Box::new(cyclic.clone())), true),
        ("wx", Data::Object(Kind::Object, Box::new(cyclic.clone())), true),
        ("swan", Data::Other(Kind::Number, "5".into()), true),
        ("swan", Data::Bytes(vec![0; 10_485_760]), false),
        ("swan", Data::Bytes(vec![0; 10_485_761]), true),
        ("tt-gadget", Data::Other(Kind::Boolean, "true".into()), true),
    ] {
        let plan = admitted(&app(platform), &args("POST", None, data));
        assert_eq!(plan.is_err(), refused, "{platform}: {:?}", plan.map(|plan| sent(&plan)));
    }
}

#[test]
fn refusals_are_delivered_as_each_platform_does() {
    // WX-API-014, WX-DOM-026, TTG-STD-004, TTG-REQ-058, SWAN-REQ-002, SWAN-REQ-003, SWAN-CB-011
    let no_url = RequestArgs::default();
    let bad_url = RequestArgs { url: text("x"), ..RequestArgs::default() };
    let bad_method = args("FOO", None, Data::Absent);
    for (platform, args, at_once, task) in [
        ("wx", &no_url, true, false),
        ("wx", &bad_url, true, false),
        ("wx", &bad_method, true, false),
        ("tt-gadget", &no_url, false, true),
        ("tt-gadget", &bad_url, false, true),
        ("tt-block", &no_url, false, true),
        ("swan", &no_url, true, false),
        ("swan", &bad_url, true, false),
        ("swan", &bad_method, false, true),
    ] {
        let app = app(platform);
        let manner = manner(&app, Api::Request, &admitted(&app, args).unwrap_err().failure);
        assert_eq!((manner.at_once, manner.task), (at_once, task), "{platform}");
    }
}

#[test]
fn time_comes_from_the_option_then_the_program_then_the_platform() {
    // WX-TMO-003, 004, 006, TTG-REQ-037, TTB-REQ-009, TTG-CFG-002, SWAN-NET-008…011
    let seconds = |platform: &str, option: Arg<f64>, configured: Option<f64>| {
        let request = configured.and_then(milliseconds);
        let app = App { timeouts: NetworkTimeout { request, ..NetworkTimeout::default() }, ..app(platform) };
        let args = RequestArgs { timeout: option, ..args("GET", None, Data::Absent) };
        admitted(&app, &args).unwrap().plan.timeout.time
    };
    let odd = || Arg::Wrong(Kind::String, "1".into());
    for (platform, option, configured, expected) in [
        ("wx", Arg::Absent, None, 60.0),
        ("wx", Arg::Value(1500.0), Some(3000.0), 1.5),
        ("wx", Arg::Absent, Some(3000.0), 3.0),
        ("wx", Arg::Absent, Some(1e300), 2_147_483.647),
        ("wx", Arg::Value(90_000.0), None, 90.0),
        ("wx", Arg::Value(0.0), None, 60.0),
        ("wx", Arg::Value(f64::NAN), Some(-1.0), 60.0),
        ("wx", odd(), None, 60.0),
        ("tt-gadget", Arg::Absent, Some(90_000.0), 60.0),
        ("tt-block", Arg::Value(100.0), Some(100.0), 60.0),
        ("swan", Arg::Absent, None, 10.0),
        ("swan", Arg::Absent, Some(90_000.0), 60.0),
    ] {
        assert_eq!(seconds(platform, option, configured), Duration::from_secs_f64(expected), "{platform}");
    }
    let old = App::under(Rules::of(named("swan").unwrap(), None, "3.160.0".parse().ok()));
    assert_eq!(admitted(&old, &args("GET", None, Data::Absent)).unwrap().plan.timeout.time.as_secs(), 60);
}

#[test]
fn what_is_wanted_back_follows_data_type_and_response_type() {
    // WX-REQ-047, 052, TTG-REQ-044, 047, 049, SWAN-REQ-011…014, 018
    let wanted = |platform: &str, data_type: Arg<String>, response_type: &str| {
        let args = RequestArgs { data_type, response_type: text(response_type), ..args("GET", None, Data::Absent) };
        admitted(&app(platform), &args).map(|request| (request.response_type.buffer, request.response_type.json)).ok()
    };
    for platform in Platform::ALL.map(|platform| platform.profile().id) {
        assert_eq!(wanted(platform, Arg::Absent, "text"), Some((false, true)), "{platform}");
        assert_eq!(wanted(platform, text("json"), "text"), Some((false, true)), "{platform}");
        assert_eq!(wanted(platform, text("other"), "arraybuffer"), Some((true, false)), "{platform}");
    }
    assert_eq!(wanted("wx", text(""), "ArrayBuffer"), Some((false, false)));
    assert_eq!(wanted("swan", text(""), "ArrayBuffer"), Some((true, true)));
    let odd = || Arg::Wrong(Kind::Number, "1".into());
    assert_eq!(wanted("wx", odd(), "text"), Some((false, false)));
    assert_eq!(wanted("swan", odd(), "text"), None);
}

#[test]
fn versions_follow_the_client_and_the_options() {
    // WX-REQ-068
    let versions = |client: Client, http2: Arg<bool>, fast: Arg<bool>| {
        let app = App::under(Rules::of(named("wx").unwrap(), Some(client), None));
        let args = RequestArgs { enable_http2: http2, high_performance: fast, ..args("GET", None, Data::Absent) };
        admitted(&app, &args).unwrap().plan.request.versions == HttpVersions::Http2OrHttp1
    };
    assert!(versions(Client::Android, Arg::Absent, Arg::Absent));
    assert!(!versions(Client::Android, Arg::Absent, Arg::Value(false)));
    assert!(!versions(Client::Ios, Arg::Absent, Arg::Absent));
    assert!(versions(Client::Ios, Arg::Value(true), Arg::Absent));
}

#[test]
fn platforms_that_number_requests_send_the_number() {
    // TTG-REQ-027
    let headers = admitted(&app("tt-gadget"), &args("GET", None, Data::Absent)).unwrap().plan.request.headers;
    for name in ["x-request-id", "x-tt-logid"] {
        assert!(headers.contains(&(name.to_owned(), "trace-1".to_owned())), "{name}");
    }
}
