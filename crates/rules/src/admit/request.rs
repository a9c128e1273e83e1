//! Admission of `request`: URL, method, headers, data, timeout and response type. Redirects and CORS checks of
//! responses are done elsewhere.

use bytes::Bytes;
use qiao_abi::{
    Api, Arg, ArgEntry, ArgumentFault, BadUrl, Body, CertificateCheck, Data, DataFault, Failure, HttpRequest,
    HttpVersions, Kind, Options, Outcome, Reason, Remedy, Shared, Structured, Unserializable,
};
use url::Url;

use super::{Plan, arguments, cellular, hints, timeout};
use crate::address;
use crate::app::App;
use crate::call_sites::CallSites;
use crate::cors::{self, Cors};
use crate::decision::Refused;
use crate::decode::ResponseType;
use crate::encode;
use crate::error_text;
use crate::header::Headers;
use crate::rule::{Basis, basis};
use crate::values::{Chunks, MethodCase, Nested, OddMethod, ScalarData, TextQuery, Versions, ViewData};

/// The options of `request`.
#[derive(Debug, Default)]
pub struct Args<'a> {
    /// The type of the options argument, if it is not an object.
    pub missing_options: Option<Kind>,
    /// `url`
    pub url: Arg<String>,
    /// `method`
    pub method: Arg<String>,
    /// `header`
    pub header: Arg<Vec<ArgEntry>>,
    /// `data`
    pub data: Data<'a>,
    /// `dataType`
    pub data_type: Arg<String>,
    /// `responseType`
    pub response_type: Arg<String>,
    /// `timeout`, in milliseconds.
    pub timeout: Arg<f64>,
    /// `enableHttp2`
    pub enable_http2: Arg<bool>,
    /// `enableChunked`
    pub enable_chunked: Arg<bool>,
    /// `useHighPerformanceMode`
    pub high_performance: Arg<bool>,
    /// `forceCellularNetwork`
    pub force_cellular: Arg<bool>,
    /// `redirect`
    pub redirect: Arg<String>,
    /// `enableProfile`
    pub enable_profile: Arg<bool>,
    /// Names and types of callbacks that are present but not functions.
    pub bad_callbacks: Vec<(&'static str, Kind)>,
}

impl<'a> Args<'a> {
    /// Reads each option once: reading may run getters of the script.
    pub fn read(options: &'a dyn Options) -> Args<'a> {
        Args {
            missing_options: options.missing(),
            url: options.text("url"),
            method: options.text("method"),
            header: options.entries("header"),
            data: options.data("data"),
            data_type: options.text("dataType"),
            response_type: options.text("responseType"),
            timeout: options.number("timeout"),
            enable_http2: options.flag("enableHttp2"),
            enable_chunked: options.flag("enableChunked"),
            high_performance: options.flag("useHighPerformanceMode"),
            force_cellular: options.flag("forceCellularNetwork"),
            redirect: options.text("redirect"),
            enable_profile: options.flag("enableProfile"),
            bad_callbacks: options.bad_callbacks(),
        }
    }
}

/// An admitted request.
#[derive(Debug)]
pub struct Request {
    /// The request to send and how to execute it.
    pub plan: Plan,
    /// The form in which the script receives the body.
    pub response_type: ResponseType,
    /// How the body is delivered in chunks.
    pub chunks: Chunks,
}

/// Where the data goes.
enum Load {
    Nothing,
    Query(Vec<(String, String)>),
    QueryText(String),
    Body(Bytes),
}

/// Admits a request, or refuses it. `request_id` is its id on platforms that send one.
pub fn request(
    app: &App,
    sites: &CallSites,
    args: &Args<'_>,
    request_id: Option<&str>,
) -> Result<Request, Box<Refused>> {
    arguments::callbacks(app, &args.bad_callbacks)?;
    arguments::options(app, args.missing_options)?;
    let named = sites.parse(app, url_text(app, args)?)?;
    let response_type = response_type(app, args)?;
    let method = method(app, args)?;
    let mut headers = sites.headers(app, &args.header, request_id)?;
    let load = load(app, &method, &mut headers, &args.data)?;
    let (with_query, body) = encode_body(app, &named.raw, load);
    let target = match with_query {
        Some(raw) => sites.parse(app, raw)?,
        None => named,
    };
    if app.rules.request.breaks_raw_urls && !target.raw.is_ascii() {
        return Err(raw_url(app, target.raw));
    }
    let url = sites.judge(app, target)?;
    cellular(app, Api::Request, &args.force_cellular, &url)?;
    let cors = Cors::new(app, cors::author(&headers));
    let request = http_request(app, args, method, url, headers.list, body);
    let timeout = timeout::of(app, Api::Request, &args.timeout);
    let chunks = chunks(app, args);
    let manual = app.rules.redirects.manual;
    let follow_redirects = !(manual && args.redirect.value().is_some_and(|redirect| redirect == "manual"));
    let high_performance = high_performance(app, request.versions, &args.high_performance);
    let profile = args.enable_profile != Arg::Value(false);
    let mut notes = headers.notes;
    notes.extend(hints::time(app, &args.timeout, &timeout));
    notes.extend(hints::response_type(app, &args.response_type));
    notes.extend(hints::chunks(app, &args.enable_chunked));
    notes.extend(hints::forbidden(app, &request.url));
    let plan =
        Plan { request, timeout, cors, follow_redirects, profile, high_performance, notes, warnings: headers.warnings };
    Ok(Request { plan, response_type, chunks })
}

fn http_request(
    app: &App,
    args: &Args<'_>,
    method: String,
    url: Shared<Url>,
    headers: Shared<Vec<(String, String)>>,
    body: Body,
) -> HttpRequest {
    let certificates = if app.checks_certificates() { CertificateCheck::Verify } else { CertificateCheck::Skip };
    let versions = versions(app, &method, args);
    let latin1 = app.rules.headers.wide_value.is_latin1();
    let resend = app.rules.request.resends;
    HttpRequest { method, url, headers, resend, latin1, body, versions, certificates }
}

/// The URL as text; refuses values of other types.
#[expect(clippy::wildcard_enum_match_arm, reason = "a URL of any other kind is handled alike")]
fn url_text(app: &App, args: &Args<'_>) -> Result<String, Box<Refused>> {
    match &args.url {
        Arg::Value(url) if !url.is_empty() => Ok(url.clone()),
        other if app.rules.calls.url_as_text => Ok(match other {
            Arg::Absent => "undefined".to_owned(),
            Arg::Null => "null".to_owned(),
            Arg::Value(text) | Arg::Wrong(_, text) => text.clone(),
        }),
        other @ (Arg::Absent | Arg::Null | Arg::Value(_) | Arg::Wrong(..)) => {
            match arguments::required_text(app, "url", other) {
                Some(fault) => Err(arguments::refuse(app, vec![fault])),
                None => Err(empty_url(app)),
            }
        }
    }
}

fn raw_url(app: &App, raw: String) -> Box<Refused> {
    let decision = basis!(app.rules, request.breaks_raw_urls).decides(Reason::RawUrl, Remedy::EncodeParts);
    decision.refuses(Failure::Url(BadUrl::Unparsable(raw)))
}

fn empty_url(app: &App) -> Box<Refused> {
    let failure = Failure::Url(BadUrl::NotAbsolute(String::new()));
    error_text::rule(app, Api::Request, &failure).decides(Reason::EmptyUrl, absolute(app)).refuses(failure)
}

fn absolute(app: &App) -> Remedy {
    Remedy::AbsoluteUrl { schemes: address::in_words(app.rules.url.request_schemes) }
}

fn response_type(app: &App, args: &Args<'_>) -> Result<ResponseType, Box<Refused>> {
    let rules = &app.rules.response;
    if let (Arg::Wrong(got, _), true) = (&args.data_type, rules.refuses_odd_data_type) {
        let fault = ArgumentFault { name: "dataType", want: &[Kind::String], got: *got, optional: true };
        return Err(arguments::refuse_by(basis!(app.rules, response.refuses_odd_data_type), vec![fault]));
    }
    let is_json = || arguments::optional_text(app, &args.data_type).is_none_or(|data_type| data_type == "json");
    let json = !matches!(args.data_type, Arg::Wrong(..)) && is_json();
    if let (Arg::Wrong(got, _), true) = (&args.response_type, rules.refuses_odd_response_type) {
        let fault = ArgumentFault { name: "responseType", want: &[Kind::String], got: *got, optional: true };
        return Err(arguments::refuse_by(basis!(app.rules, response.refuses_odd_response_type), vec![fault]));
    }
    let response_type = args.response_type.value().map_or("text", String::as_str);
    let buffer = match rules.response_type_any_case {
        true => response_type.eq_ignore_ascii_case("arraybuffer"),
        false => response_type == "arraybuffer",
    };
    Ok(ResponseType { buffer, json })
}

fn method(app: &App, args: &Args<'_>) -> Result<String, Box<Refused>> {
    let rules = &app.rules.request;
    let given = match &args.method {
        Arg::Wrong(kind, text) => match rules.odd_method {
            OddMethod::Get => return Ok("GET".to_owned()),
            OddMethod::Refused => {
                let basis = basis!(app.rules, request.odd_method);
                return Err(bad_method(basis, text, Reason::OddMethod { kind: *kind }));
            }
        },
        other @ (Arg::Absent | Arg::Null | Arg::Value(_)) => match arguments::optional_text(app, other) {
            None | Some("") => return Ok("GET".to_owned()),
            Some(method) => method,
        },
    };
    let legal = rules.methods;
    let upper = given.to_ascii_uppercase();
    let method = match rules.method_case {
        MethodCase::Any => upper,
        MethodCase::Fetch if legal.contains(&upper.as_str()) => upper,
        MethodCase::Fetch => given.to_owned(),
    };
    match legal.contains(&method.as_str()) {
        true => Ok(method),
        false => {
            let reason = Reason::UnknownMethod { method: given.to_owned(), methods: legal.join(", ") };
            Err(bad_method(basis!(app.rules, request.methods), given, reason))
        }
    }
}

fn bad_method(basis: Basis, given: &str, reason: Reason) -> Box<Refused> {
    basis.decides(reason, Remedy::KnownMethod).refuses(Failure::Method(given.to_owned()))
}

/// Decides from method and content type whether the data goes into the query or the body, and how it is encoded.
fn load(app: &App, method: &str, headers: &mut Headers, data: &Data<'_>) -> Result<Load, Box<Refused>> {
    let rules = &app.rules.request;
    let in_query = rules.query_methods.contains(&method);
    match data {
        Data::Absent => Ok(Load::Nothing),
        Data::Text(text) if in_query => Ok(query_text(app, method, text, headers)),
        Data::Text(text) => Ok(Load::Body(Bytes::copy_from_slice(text.as_bytes()))),
        Data::Bytes(bytes) => buffer(app, method, bytes, in_query, headers),
        Data::Object(Kind::View, _) if rules.view == ViewData::Refused => {
            Err(bad_data(basis!(app.rules, request.view), DataFault::Kind(Kind::View), Reason::TypedArray))
        }
        Data::Object(Kind::Date, object) if rules.cloned => {
            let text = json(app, object.as_ref())?.trim_matches('"').to_owned();
            Ok(if in_query { query_text(app, method, &text, headers) } else { Load::Body(text.into()) })
        }
        Data::Object(_, object) if in_query => fields(app, rules.query_nested, object.as_ref()).map(Load::Query),
        Data::Object(_, object) => body(app, headers, object.as_ref()).map(Load::Body),
        Data::Other(Kind::Function | Kind::Symbol, _) if rules.cloned => Ok(Load::Nothing),
        Data::Other(Kind::Function, _) if rules.refuses_function => {
            let basis = basis!(app.rules, request.refuses_function);
            Err(bad_data(basis, DataFault::Kind(Kind::Function), Reason::FunctionData))
        }
        Data::Other(kind, text) => match rules.scalar {
            ScalarData::Text if in_query => Ok(query_text(app, method, text, headers)),
            ScalarData::Text => Ok(Load::Body(Bytes::copy_from_slice(text.as_bytes()))),
            ScalarData::Refused => {
                let want = &[Kind::String, Kind::Object];
                let fault = ArgumentFault { name: "data", want, got: *kind, optional: true };
                Err(arguments::refuse_by(basis!(app.rules, request.scalar), vec![fault]))
            }
        },
    }
}

fn query_text(app: &App, method: &str, text: &str, headers: &mut Headers) -> Load {
    match app.rules.request.text_query {
        TextQuery::Appended => Load::QueryText(text.to_owned()),
        TextQuery::Ignored => {
            let reason = Reason::TextNotSent { method: method.to_owned() };
            let decision = basis!(app.rules, request.text_query).decides(reason, Remedy::TextInUrl);
            headers.notes.push(decision.verdict(Outcome::Dropped));
            Load::Nothing
        }
    }
}

fn buffer(app: &App, method: &str, bytes: &[u8], in_query: bool, headers: &mut Headers) -> Result<Load, Box<Refused>> {
    let rules = &app.rules.request;
    if let Some(limit) = rules.buffer_limit.filter(|limit| bytes.len() as u64 > *limit) {
        let reason = Reason::LargeBuffer { bytes: bytes.len(), limit };
        let decision = basis!(app.rules, request.buffer_limit).decides(reason, Remedy::SendLess);
        return Err(decision.refuses(Failure::Data(DataFault::TooLarge(limit))));
    }
    if in_query {
        let reason = Reason::BufferNotSent { method: method.to_owned() };
        let decision = basis!(app.rules, request.query_methods).decides(reason, Remedy::MethodWithBody);
        headers.notes.push(decision.verdict(Outcome::Dropped));
        return Ok(Load::Nothing);
    }
    Ok(Load::Body(Bytes::copy_from_slice(bytes)))
}

/// Encodes an object as a body: as a form if the content type is the form's, otherwise as JSON.
fn body(app: &App, headers: &Headers, object: &dyn Structured) -> Result<Bytes, Box<Refused>> {
    let rules = &app.rules.request;
    let content_type = headers.value("content-type").unwrap_or_default();
    if encode::essence(content_type) == rules.form_type {
        return Ok(encode::form(&fields(app, rules.form_nested, object)?).into());
    }
    Ok(json(app, object)?.into())
}

fn json(app: &App, object: &dyn Structured) -> Result<String, Box<Refused>> {
    object.json().map(Option::unwrap_or_default).map_err(|error| unserializable(app, &error))
}

fn fields(app: &App, nested: Nested, object: &dyn Structured) -> Result<Vec<(String, String)>, Box<Refused>> {
    let fields = encode::fields(&app.rules.request, nested, &object.entries());
    fields.map_err(|error| unserializable(app, &error))
}

fn unserializable(app: &App, error: &Unserializable) -> Box<Refused> {
    let problem = error.0.clone();
    let reason = Reason::Unserializable { problem: problem.clone() };
    bad_data(basis!(app.rules, failures.data), DataFault::Unserializable(problem), reason)
}

fn bad_data(basis: Basis, fault: DataFault, reason: Reason) -> Box<Refused> {
    basis.decides(reason, Remedy::SendableData).refuses(Failure::Data(fault))
}

/// The URL, if data goes into its query, and the body.
fn encode_body(app: &App, raw: &str, load: Load) -> (Option<String>, Body) {
    match load {
        Load::Nothing => (None, Body::Empty),
        Load::Query(fields) => (Some(encode::with_fields(raw, &fields, app.rules.request.query_merge)), Body::Empty),
        Load::QueryText(text) => (Some(encode::with_text(raw, &text)), Body::Empty),
        Load::Body(bytes) => (None, Body::Bytes(bytes)),
    }
}

/// The HTTP versions to offer: the call may ask for more or less than the client's default.
fn versions(app: &App, method: &str, args: &Args<'_>) -> HttpVersions {
    // HTTP/2 has no CONNECT with a path (RFC 9113, section 8.5).
    if method == "CONNECT" {
        return HttpVersions::Http1;
    }
    if chunks(app, args) != Chunks::Whole && app.rules.request.chunks_over_http1 {
        return HttpVersions::Http1;
    }
    let asked = args.enable_http2.value().or(args.high_performance.value()).copied();
    let http2 = match app.rules.request.versions {
        Versions::Http1UnlessAsked => asked.unwrap_or(false),
        Versions::Http2IfOffered => asked.unwrap_or(true),
    };
    if http2 { HttpVersions::Http2OrHttp1 } else { HttpVersions::Http1 }
}

/// Whether a call runs in high-performance mode, which forces HTTP/2 on clients that have it.
pub(super) fn high_performance(app: &App, versions: HttpVersions, asked: &Arg<bool>) -> bool {
    let by_default = app.rules.request.versions == Versions::Http2IfOffered;
    versions == HttpVersions::Http2OrHttp1 && asked.value().copied().unwrap_or(by_default)
}

fn chunks(app: &App, args: &Args<'_>) -> Chunks {
    if args.enable_chunked == Arg::Value(true) { app.rules.request.chunks } else { Chunks::Whole }
}
