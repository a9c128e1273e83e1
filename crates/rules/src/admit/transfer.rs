//! Admission of `uploadFile` and `downloadFile`: URL, headers, timeout, and the file's path. The host reads and writes
//! the file.

use qiao_abi::{
    Api, Arg, ArgEntry, ArgumentFault, Body, CertificateCheck, Failure, FileFault, HttpRequest, HttpVersions, Kind,
    Options, Outcome, Reason, Remedy,
};
use url::Url;

use super::coerced::Coerced;
use super::{Plan, arguments, hints, request, timeout};
use crate::address;
use crate::app::App;
use crate::decision::Refused;
use crate::diagnosis;
use crate::encode;
use crate::files::{self, Area, Place};
use crate::header::{self, Headers};
use crate::multipart::Form;
use crate::request_id;
use crate::rule::basis;
use crate::values::{FormType, Nested, OddValue, Versions};

/// An admitted upload.
#[derive(Debug)]
pub struct Upload {
    /// The request to send; the host adds the body, made from the form and the file.
    pub plan: Plan,
    /// The multipart form around the file.
    pub form: Form,
    /// The file to send.
    pub file: Place,
}

/// An admitted download.
#[derive(Debug)]
pub struct Download {
    /// The request to send.
    pub plan: Plan,
    /// The destination, if the call specifies one.
    pub file: Option<Place>,
}

/// Admits an upload, or refuses it. `random` returns a number below its argument.
pub fn upload(
    app: &App,
    options: &dyn Options,
    request_id: Option<&str>,
    random: impl FnMut(usize) -> usize,
) -> Result<Upload, Box<Refused>> {
    let api = Api::UploadFile;
    arguments::callbacks(app, &options.bad_callbacks())?;
    arguments::options(app, options.missing())?;
    let [raw, path, name] = required(app, options, ["url", "filePath", "name"])?;
    let url = address::parse_for(app, api, &raw)?;
    let mut headers = header::build(app, api, &options.entries("header"), request_id)?;
    let fields = fields(app, &options.entries("formData"), &mut headers)?;
    address::judge(app, api, &raw, &url)?;
    let file = files::locate(app, &path).map_err(|fault| file_refused(app, api, &path, fault))?;
    let rules = &app.rules.upload;
    let form = Form {
        boundary: request_id::filled(rules.boundary, random),
        fields,
        name,
        file_name: path.rsplit('/').next().unwrap_or_default().to_owned(),
        file_last: rules.file_last,
    };
    own_content_type(app, &mut headers, form.content_type());
    let plan = plan(app, api, "POST", url, headers, options);
    Ok(Upload { plan, form, file })
}

/// Admits a download, or refuses it.
pub fn download(app: &App, options: &dyn Options, request_id: Option<&str>) -> Result<Download, Box<Refused>> {
    let api = Api::DownloadFile;
    arguments::callbacks(app, &options.bad_callbacks())?;
    arguments::options(app, options.missing())?;
    let options = &Coerced::new(app, api, options);
    let [raw] = required(app, options, ["url"])?;
    let url = address::parse_for(app, api, &raw)?;
    let headers = header::build(app, api, &options.entries("header"), request_id)?;
    let path = options.text("filePath");
    if let Arg::Wrong(got, _) = path {
        let fault = ArgumentFault { name: "filePath", want: &[Kind::String], got, optional: true };
        return Err(arguments::refuse(app, vec![fault]));
    }
    address::judge(app, api, &raw, &url)?;
    let path = path.value().filter(|path| !path.is_empty());
    let file = path.map(|path| target(app, path)).transpose()?;
    let plan = plan(app, api, "GET", url, headers, options);
    Ok(Download { plan, file })
}

/// Checks the size of the file against the upload limit.
pub fn upload_size(app: &App, path: &str, bytes: u64) -> Result<(), Box<Refused>> {
    match app.rules.upload.limit {
        Some(limit) if bytes > limit => Err(file_refused(app, Api::UploadFile, path, FileFault::TooLarge(limit))),
        _ => Ok(()),
    }
}

/// Reads required string options; reports all faults at once.
fn required<const N: usize>(
    app: &App,
    options: &dyn Options,
    names: [&'static str; N],
) -> Result<[String; N], Box<Refused>> {
    let texts = names.map(|name| options.text(name));
    let checked = names.iter().zip(&texts).filter_map(|(name, text)| arguments::required_text(app, name, text));
    let faults: Vec<ArgumentFault> = checked.collect();
    if !faults.is_empty() {
        return Err(arguments::refuse(app, faults));
    }
    Ok(texts.map(|text| text.value().cloned().unwrap_or_default()))
}

/// The destination of a download, if the script may write there.
fn target(app: &App, path: &str) -> Result<Place, Box<Refused>> {
    let refused = |fault| file_refused(app, Api::DownloadFile, path, fault);
    let place = files::locate(app, path).map_err(refused)?;
    match place.area {
        _ if place.name.is_empty() => Err(refused(FileFault::IsDirectory)),
        Area::User => Ok(place),
        Area::Temp if app.rules.download.into_temp => Ok(place),
        Area::Package => Err(refused(FileFault::Package)),
        Area::Temp | Area::Saved => Err(refused(FileFault::ReadOnly)),
    }
}

/// The text fields of the form.
fn fields(app: &App, form: &Arg<Vec<ArgEntry>>, headers: &mut Headers) -> Result<Vec<(String, String)>, Box<Refused>> {
    let empty = |text: &str| text.is_empty() && app.rules.calls.empty_is_absent;
    match form {
        Arg::Wrong(Kind::String, text) if empty(text) => Ok(Vec::new()),
        Arg::Wrong(got, _) => {
            let fault = ArgumentFault { name: "formData", want: &[Kind::Object], got: *got, optional: true };
            Err(arguments::refuse(app, vec![fault]))
        }
        other @ (Arg::Absent | Arg::Null | Arg::Value(_)) => {
            let entries = other.value().map_or(&[][..], Vec::as_slice);
            Ok(entries.iter().filter_map(|entry| Some((entry.key.clone(), field(app, entry, headers)?))).collect())
        }
    }
}

/// The text of a field; `None` if it is omitted.
fn field(app: &App, entry: &ArgEntry, headers: &mut Headers) -> Option<String> {
    match (entry.kind, app.rules.upload.odd_field) {
        (Kind::String, _) => Some(entry.text.clone()),
        (Kind::Number, OddValue::Tag) => Some(entry.text.clone()),
        // No JSON form is involved for nested values here, so encoding cannot fail.
        (_, OddValue::Text) => encode::value(&app.rules.request, Nested::Text, entry).unwrap_or_default(),
        (kind, OddValue::Tag) => {
            let text = format!("[object {}]", kind.tag());
            let reason = Reason::FieldAsTag { name: entry.key.clone(), kind, text: text.clone() };
            let decision = basis!(app.rules, upload.odd_field).decides(reason, Remedy::TextOrNumber);
            headers.notes.push(decision.verdict(Outcome::Changed));
            Some(text)
        }
    }
}

/// Replaces a `Content-Type` set by the script, because the header must name the client's boundary.
fn own_content_type(app: &App, headers: &mut Headers, content_type: String) {
    let rule = app.rules.upload.content_type;
    let form = headers.value("content-type").is_some_and(|given| encode::essence(given) == "multipart/form-data");
    if rule == FormType::ScriptsForm && form {
        let decision = basis!(app.rules, upload.content_type).decides(Reason::LostBoundary, Remedy::NoContentType);
        headers.notes.push(decision.verdict(Outcome::Changed));
        return;
    }
    let before = headers.list.len();
    headers.list.to_mut().retain(|(name, _)| !name.eq_ignore_ascii_case("content-type"));
    if headers.list.len() < before {
        let decision = basis!(app.rules, upload.content_type).decides(Reason::OwnBoundary, Remedy::NoContentType);
        headers.notes.push(decision.verdict(Outcome::Dropped));
    }
    headers.list.to_mut().insert(0, ("content-type".to_owned(), content_type));
}

/// The plan that uploads and downloads share, with an empty body.
fn plan(app: &App, api: Api, method: &str, url: Url, headers: Headers, options: &dyn Options) -> Plan {
    let certificates = if app.checks_certificates() { CertificateCheck::Verify } else { CertificateCheck::Skip };
    let asked = options.flag("enableHttp2").value().copied();
    let http2 = match app.rules.request.versions {
        Versions::Http1UnlessAsked => asked.unwrap_or(false),
        Versions::Http2IfOffered => asked.unwrap_or(true),
    };
    let versions = if http2 { HttpVersions::Http2OrHttp1 } else { HttpVersions::Http1 };
    let (method, body) = (method.to_owned(), Body::Empty);
    let latin1 = app.rules.headers.wide_value.is_latin1();
    let resend = app.rules.request.resends;
    let limit = timeout::of(app, api, &options.number("timeout"));
    let mut notes = headers.notes;
    notes.extend(hints::of_call(app, api, options, &url, &limit));
    Plan {
        request: HttpRequest {
            method,
            url: url.into(),
            headers: headers.list,
            resend,
            latin1,
            body,
            versions,
            certificates,
        },
        timeout: limit,
        cors: None,
        follow_redirects: true,
        profile: options.flag("enableProfile") != Arg::Value(false),
        high_performance: request::high_performance(app, versions, &options.flag("useHighPerformanceMode")),
        notes,
        warnings: headers.warnings,
    }
}

/// Refuses a call because of a file.
pub(crate) fn file_refused(app: &App, api: Api, path: &str, fault: FileFault) -> Box<Refused> {
    let failure = Failure::File { path: path.to_owned(), fault };
    diagnosis::refusal(app, api, failure, &Default::default())
}
