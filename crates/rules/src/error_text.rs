//! Error results: the only place where a failure is mapped to a platform's message and code. Which failure occurred is
//! decided elsewhere.

use qiao_abi::{
    Api, ArgumentFault, BadUrl, DataFault, Failure, FileFault, Function, HostValue, Kind, Listing, RouteFault,
    SocketFault, StorageFault,
};

use crate::app::App;
use crate::chromium;
use crate::file_faults;
use crate::result::{self, Reply};
use crate::route;
use crate::rule::{Basis, basis};
use crate::socket_faults;
use crate::values::{ArgumentTexts, ErrorText, Field};

/// The argument of `fail`, or the value thrown: message and code for this platform, client and function, with the
/// request's id if results carry one, and the reasons for resent requests.
pub fn failure_result(
    app: &App,
    function: Function,
    failure: &Failure,
    request_id: Option<&str>,
    resent: &[Failure],
) -> HostValue {
    let Rendered { message, code, field } = telling(app, function, failure);
    let mut fields = Vec::new();
    if field.is_none() {
        fields.push(("errMsg".into(), message.into()));
    }
    if let Some(code) = code {
        let usual = code_fields(app, function.api).into_iter().filter(|field| !field.is_empty());
        let named = field.map_or_else(|| usual.collect(), |field| vec![field]);
        fields.extend(named.into_iter().map(|field| (field.into(), HostValue::Number(f64::from(code)))));
    }
    let extra = failure_fields(app, function.api);
    let reply = Reply { request_id, resent: resent.into(), http_dns: Some(false), ..Reply::default() };
    fields.extend(result::fields(app, function, extra, reply));
    let as_error = function.api == Api::ConnectSocket
        && matches!(failure, Failure::Arguments(_))
        && app.rules.sockets.refusals_are_errors;
    if as_error { HostValue::Error(fields) } else { HostValue::Object(fields) }
}

/// The fields that carry the error code: file functions have their own.
fn code_fields(app: &App, api: Api) -> Vec<&'static str> {
    let files = &app.rules.files;
    let is_file = files.functions.contains(&api) || files.manager.contains(&api);
    match is_file {
        true => files.code_fields.to_vec(),
        false => vec![app.rules.calls.code_field],
    }
}

#[expect(clippy::wildcard_enum_match_arm, reason = "failures of other functions have no fields")]
fn failure_fields(app: &App, api: Api) -> &'static [Field] {
    match api {
        Api::Request => app.rules.calls.failure_fields,
        Api::UploadFile => app.rules.upload.failure_fields,
        Api::DownloadFile => app.rules.download.failure_fields,
        _ => &[],
    }
}

/// An error text with its placeholders filled in.
struct Rendered {
    message: String,
    code: Option<i32>,
    field: Option<&'static str>,
}

fn telling(app: &App, function: Function, failure: &Failure) -> Rendered {
    if let Failure::Arguments(faults) = failure {
        let texts = &app.rules.failures.arguments;
        let message = fill(&arguments(texts, faults), function, failure);
        return Rendered { message, code: texts.code, field: None };
    }
    let (told, _) = told(app, function.api, failure);
    Rendered { message: fill(told.message, function, failure), code: told.code, field: told.field }
}

/// The rule with the error text of a failure.
pub(crate) fn rule(app: &App, api: Api, failure: &Failure) -> Basis {
    told(app, api, failure).1
}

/// The error text of a failure, with placeholders, and its rule.
fn told(app: &App, api: Api, failure: &Failure) -> (ErrorText, Basis) {
    file_faults::told(app, api, failure)
        .or_else(|| socket_faults::told(app, api, failure))
        .unwrap_or_else(|| usual(app, api, failure))
}

/// The value of a rule and its basis.
macro_rules! pick {
    ($app:expr, $group:ident . $name:ident) => {
        ($app.rules.$group.$name, basis!($app.rules, $group.$name))
    };
}

/// Error texts of failures other than those of files and sockets.
fn usual(app: &App, api: Api, failure: &Failure) -> (ErrorText, Basis) {
    if let (Failure::Offline, Some(told)) = (failure, app.rules.failures.offline) {
        return (told, basis!(app.rules, failures.offline));
    }
    match failure {
        Failure::Arguments(_) => {
            let texts = &app.rules.failures.arguments;
            let told = ErrorText { message: texts.prefix, code: texts.code, field: None };
            (told, basis!(app.rules, failures.arguments))
        }
        Failure::Callback(_) => pick!(app, failures.bad_callback),
        Failure::Url(BadUrl::NotAbsolute(_)) if api != Api::Request => pick!(app, failures.transfer_url),
        Failure::Url(BadUrl::NotAbsolute(_)) => pick!(app, failures.url),
        Failure::Url(BadUrl::Unparsable(_)) => pick!(app, failures.unparsable_url),
        Failure::Url(BadUrl::Scheme(_)) => pick!(app, failures.scheme),
        Failure::Url(BadUrl::Port(_)) => pick!(app, failures.port),
        Failure::Domain { listing: Listing::Forbidden, .. } => pick!(app, failures.forbidden),
        Failure::Domain { .. } => pick!(app, failures.domain),
        Failure::Method(_) => pick!(app, failures.method),
        Failure::Data(DataFault::Kind(Kind::Function)) => pick!(app, failures.function_data),
        Failure::Data(DataFault::Kind(_) | DataFault::Unserializable(_)) => pick!(app, failures.data),
        Failure::Data(DataFault::TooLarge(_)) => pick!(app, failures.data_too_large),
        Failure::Header(_) => pick!(app, failures.header),
        Failure::WideHeader(_) => pick!(app, failures.wide_header),
        Failure::Busy(_) => pick!(app, failures.busy),
        Failure::Aborted => pick!(app, failures.aborted),
        Failure::Declined(None) => pick!(app, ui.cancelled),
        Failure::Declined(Some(_)) => pick!(app, ui.refused),
        Failure::Interrupted => pick!(app, failures.interrupted),
        Failure::Background => pick!(app, failures.background),
        Failure::Timeout(_) => pick!(app, failures.timeout),
        Failure::NoCellular => pick!(app, failures.no_cellular),
        Failure::NameNotResolved(_)
        | Failure::Refused
        | Failure::Unreachable
        | Failure::Offline
        | Failure::Reset
        | Failure::Closed
        | Failure::HeadTruncated
        | Failure::HeadTooLarge
        | Failure::Truncated
        | Failure::ChunksTruncated
        | Failure::Disconnected
        | Failure::Http2(_)
        | Failure::Proxy(_)
        | Failure::Malformed(_)
        | Failure::Coding(_)
        | Failure::Location(_)
        | Failure::SeveralValues(..)
        | Failure::Memory(_)
        | Failure::Denied(_)
        | Failure::Unrecorded(_)
        | Failure::Blocked
        | Failure::Tls(_)
            if api == Api::UploadFile =>
        {
            pick!(app, failures.upload_network)
        }
        Failure::NameNotResolved(_)
        | Failure::Refused
        | Failure::Unreachable
        | Failure::Offline
        | Failure::Reset
        | Failure::Closed
        | Failure::HeadTruncated
        | Failure::HeadTooLarge
        | Failure::Truncated
        | Failure::ChunksTruncated
        | Failure::Disconnected
        | Failure::Http2(_)
        | Failure::Proxy(_)
        | Failure::Malformed(_)
        | Failure::Coding(_)
        | Failure::Location(_)
        | Failure::SeveralValues(..)
        | Failure::Memory(_)
        | Failure::Denied(_)
        | Failure::Unrecorded(_)
        | Failure::Blocked
        | Failure::Handshake(_)
        | Failure::Frames { .. }
        | Failure::Socket(_)
        | Failure::Cors(_) => pick!(app, failures.network),
        Failure::Tls(_) => pick!(app, failures.tls),
        Failure::Redirects(_) => pick!(app, failures.redirects),
        Failure::Undecodable(_) => pick!(app, failures.undecodable),
        Failure::TooLarge(_) => pick!(app, failures.too_large),
        Failure::Route(fault) => route::told(app, fault),
        Failure::File { .. } | Failure::NoContent | Failure::NoLength | Failure::Storage(_) => {
            pick!(app, file_failures.io)
        }
    }
}

/// Fills in the placeholders. Text from the script is inserted last, so that placeholders in it are not replaced.
#[expect(clippy::wildcard_enum_match_arm, reason = "the texts of all other failures have no placeholder of their own")]
fn fill(message: &str, function: Function, failure: &Failure) -> String {
    let (net, net_name) = chromium::net_error(failure);
    let text = message
        .replace("{api}", &function.to_string())
        .replace("{net}", &net.to_string())
        .replace("{net_name}", net_name)
        .replace("{cronet}", &chromium::stack_code(failure).to_string());
    match failure {
        Failure::Url(BadUrl::NotAbsolute(url) | BadUrl::Scheme(url) | BadUrl::Unparsable(url) | BadUrl::Port(url))
        | Failure::Domain { url, .. } => text.replace("{url}", url),
        Failure::Method(method) => text.replace("{method}", method),
        Failure::Header(name) | Failure::WideHeader(name) => text.replace("{name}", name),
        Failure::Callback(name) => text.replace("{name}", name),
        Failure::Route(RouteFault::NotFound(route) | RouteFault::InTabBar(route) | RouteFault::NotInTabBar(route)) => {
            text.replace("{name}", route)
        }
        Failure::Declined(reason) => {
            text.replace("{value}", reason.as_deref().unwrap_or_default()).trim_end().to_owned()
        }
        Failure::Socket(SocketFault::Code(value)) => text.replace("{value}", value),
        Failure::File { fault: FileFault::Range(name), .. } => text.replace("{name}", name),
        Failure::File { fault: FileFault::Choice(name, value), .. } => {
            text.replace("{name}", name).replace("{value}", value)
        }
        Failure::File { path, .. } => text.replace("{path}", path),
        Failure::Storage(StorageFault::NoKey(key)) => text.replace("{name}", key),
        _ => text,
    }
}

fn arguments(texts: &ArgumentTexts, faults: &[ArgumentFault]) -> String {
    let told = if texts.all { faults } else { &faults[..faults.len().min(1)] };
    let pieces: Vec<String> = told.iter().map(|fault| piece(texts, fault)).collect();
    format!("{}{}", texts.prefix, pieces.concat())
}

fn piece(texts: &ArgumentTexts, fault: &ArgumentFault) -> String {
    let template = match fault {
        ArgumentFault { name: "", .. } => texts.options,
        ArgumentFault { got: Kind::Undefined, .. } => texts.missing,
        ArgumentFault { want: [_], .. } => texts.wrong,
        _ => texts.none_of,
    };
    let named = |kind: &Kind| match (kind, texts.array) {
        (Kind::Array, Some(array)) => array.to_owned(),
        _ if texts.capitals => kind.tag().to_owned(),
        _ => kind.tag().to_ascii_lowercase(),
    };
    let spelled = |kind: &Kind| match texts.quoted {
        true => format!("\"{}\"", named(kind)),
        false => named(kind),
    };
    let want: Vec<String> = fault.want.iter().map(spelled).collect();
    template
        .replace("{name}", fault.name)
        .replace("{want}", &want.join(texts.joint))
        .replace("{got}", &spelled(&fault.got))
}

#[cfg(test)]
mod tests;
