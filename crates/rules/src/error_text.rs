//! What script is told of a failure: the one place where a failure meets a platform's texts.

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

/// The argument of `fail`, or what is thrown: the message and the number of this platform, client
/// and function, with the request's id where results carry one.
pub fn failure_result(app: &App, function: Function, failure: &Failure, request_id: Option<&str>) -> HostValue {
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
    let reply = Reply { request_id, ..Reply::default() };
    fields.extend(result::fields(app, function, extra, reply));
    let as_error = function.api == Api::ConnectSocket
        && matches!(failure, Failure::Arguments(_))
        && app.rules.sockets.refusals_are_errors;
    if as_error { HostValue::Error(fields) } else { HostValue::Object(fields) }
}

/// The fields that carry the number: file functions have their own.
fn code_fields(app: &App, api: Api) -> Vec<&'static str> {
    let files = &app.rules.files;
    let is_file = files.functions.contains(&api) || files.manager.contains(&api);
    match is_file {
        true => files.code_fields.to_vec(),
        false => vec![app.rules.calls.code_field],
    }
}

fn failure_fields(app: &App, api: Api) -> &'static [Field] {
    match api {
        Api::Request => app.rules.calls.failure_fields,
        Api::UploadFile => app.rules.upload.failure_fields,
        Api::DownloadFile => app.rules.download.failure_fields,
        _ => &[],
    }
}

/// What script is told, filled in.
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

/// The rule that says what script is told of a failure.
pub(crate) fn rule(app: &App, api: Api, failure: &Failure) -> Basis {
    told(app, api, failure).1
}

/// What script is told of a failure, with placeholders, and the rule that says so.
fn told(app: &App, api: Api, failure: &Failure) -> (ErrorText, Basis) {
    file_faults::told(app, api, failure)
        .or_else(|| socket_faults::told(app, api, failure))
        .unwrap_or_else(|| usual(app, api, failure))
}

/// Picks a rule: its value and its basis.
macro_rules! pick {
    ($app:expr, $group:ident . $name:ident) => {
        ($app.rules.$group.$name, basis!($app.rules, $group.$name))
    };
}

/// What is told of failures that are not particular to files or sockets.
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
        | Failure::Truncated
        | Failure::Malformed(_)
        | Failure::Coding(_)
        | Failure::Location(_)
        | Failure::Memory(_)
        | Failure::Denied(_)
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
        | Failure::Truncated
        | Failure::Malformed(_)
        | Failure::Coding(_)
        | Failure::Location(_)
        | Failure::Memory(_)
        | Failure::Denied(_)
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

/// Fills in the placeholders. Text that script gave goes in last, so that it is not searched.
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
        Failure::Header(name) => text.replace("{name}", name),
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
mod tests {
    use qiao_abi::{CertificateProblem, CorsFault, Phase, TlsProblem};

    use super::*;
    use crate::app::App;
    use crate::platforms::Platform;
    use crate::profile::Rules;
    use crate::values::Client;

    /// One of every failure, with data as it occurs.
    fn every_failure() -> Vec<Failure> {
        let fault = |name, want, got| ArgumentFault { name, want, got, optional: false };
        vec![
            Failure::Arguments(vec![fault("", &[Kind::Object], Kind::Undefined)]),
            Failure::Arguments(vec![fault("url", &[Kind::String], Kind::Undefined)]),
            Failure::Arguments(vec![
                fault("url", &[Kind::String], Kind::Null),
                fault("name", &[Kind::String], Kind::Number),
            ]),
            Failure::Arguments(vec![fault("data", &[Kind::String, Kind::Object], Kind::Number)]),
            Failure::Callback("success"),
            Failure::Url(BadUrl::NotAbsolute("/x".into())),
            Failure::Url(BadUrl::Scheme("ftp://x".into())),
            Failure::Url(BadUrl::Unparsable("https://".into())),
            Failure::Url(BadUrl::Port("https://x:22".into())),
            Failure::Domain { url: "https://x".into(), listing: Listing::Unlisted },
            Failure::Domain { url: "https://x".into(), listing: Listing::Forbidden },
            Failure::Method("FOO".into()),
            Failure::Data(DataFault::Kind(Kind::Function)),
            Failure::Data(DataFault::Kind(Kind::View)),
            Failure::Data(DataFault::Unserializable("circular reference".into())),
            Failure::Data(DataFault::TooLarge(1)),
            Failure::Header("a b".into()),
            Failure::Busy(10),
            Failure::Aborted,
            Failure::Declined(None),
            Failure::Declined(Some("no account".into())),
            Failure::Timeout(Phase::Wait),
            Failure::NameNotResolved("x".into()),
            Failure::Refused,
            Failure::Unreachable,
            Failure::Offline,
            Failure::NoCellular,
            Failure::Interrupted,
            Failure::Background,
            Failure::Reset,
            Failure::Closed,
            Failure::Truncated,
            Failure::Tls(TlsProblem::Certificate(CertificateProblem::SelfSigned)),
            Failure::Tls(TlsProblem::Certificate(CertificateProblem::UnknownIssuer { sent: 1 })),
            Failure::Tls(TlsProblem::Certificate(CertificateProblem::Expired)),
            Failure::Tls(TlsProblem::Certificate(CertificateProblem::NotYetValid)),
            Failure::Tls(TlsProblem::Certificate(CertificateProblem::WrongHost { presented: vec!["y".into()] })),
            Failure::Tls(TlsProblem::Certificate(CertificateProblem::Revoked)),
            Failure::Tls(TlsProblem::Closed),
            Failure::Tls(TlsProblem::Version),
            Failure::Tls(TlsProblem::Handshake("alert".into())),
            Failure::Malformed("not HTTP".into()),
            Failure::Coding("corrupt deflate stream".into()),
            Failure::Redirects(20),
            Failure::Location("ftp://x".into()),
            Failure::Undecodable("GBK"),
            Failure::Cors(CorsFault::NoOrigin),
            Failure::TooLarge(1),
            Failure::Memory(1),
            Failure::Denied([127, 0, 0, 1].into()),
        ]
    }

    /// One of every failure of files, or of storage.
    fn every_file_failure(api: Api) -> Vec<Failure> {
        let faults = [
            FileFault::NotFound,
            FileFault::Exists,
            FileFault::IsDirectory,
            FileFault::NotPermitted,
            FileFault::NotDirectory,
            FileFault::NotEmpty,
            FileFault::ReadOnly,
            FileFault::Package,
            FileFault::Forbidden,
            FileFault::NameTooLong,
            FileFault::Range("position"),
            FileFault::Range("length"),
            FileFault::Encoding,
            FileFault::Choice("encoding", "gbk".into()),
            FileFault::NotTemporary,
            FileFault::TooLarge(1),
            FileFault::Full(1),
            FileFault::Io("broken".into()),
        ];
        let storage = [
            StorageFault::NoKey("k".into()),
            StorageFault::ItemTooLarge(1),
            StorageFault::Full(1),
            StorageFault::Unserializable("circular reference".into()),
            StorageFault::Disk("broken".into()),
        ];
        let files = faults.map(|fault| Failure::File { path: "PATH".into(), fault });
        match api {
            Api::SetStorage => storage.map(Failure::Storage).to_vec(),
            Api::DownloadFile => files.into_iter().chain([Failure::NoContent, Failure::NoLength]).collect(),
            _ => files.to_vec(),
        }
    }

    fn line(app: &App, api: Api, failure: &Failure) -> String {
        let HostValue::Object(fields) = failure_result(app, api.into(), failure, None) else {
            return String::new();
        };
        let shown = fields.iter().map(|(name, value)| match value {
            HostValue::Text(text) => text.to_string(),
            HostValue::Number(number) => format!("[{name} {number}]"),
            other => format!("{other:?}"),
        });
        shown.collect::<Vec<_>>().join("  ")
    }

    #[test]
    fn every_failure_on_every_platform_client_and_api() {
        let mut text = String::new();
        for platform in Platform::ALL {
            for client in Client::ALL {
                let app = App::under(Rules::of(platform.profile(), Some(*client), None));
                for api in [Api::Request] {
                    text.push_str(&format!("# {platform} {} {api}\n", client.name()));
                    for failure in every_failure() {
                        text.push_str(&format!("{failure:?}\n    {}\n", line(&app, api, &failure)));
                    }
                }
            }
        }
        insta::assert_snapshot!(text);
    }

    #[test]
    fn every_failure_of_files_on_every_platform() {
        let mut text = String::new();
        for platform in Platform::ALL {
            let app = App::new(platform.profile());
            for api in [Api::UploadFile, Api::DownloadFile, Api::ReadFile, Api::SetStorage] {
                text.push_str(&format!("# {platform} {api}\n"));
                let network = [Failure::Aborted, Failure::Timeout(Phase::Wait), Failure::Refused];
                let network = if api == Api::UploadFile { network.to_vec() } else { Vec::new() };
                for failure in network.into_iter().chain(every_file_failure(api)) {
                    text.push_str(&format!("{failure:?}\n    {}\n", line(&app, api, &failure)));
                }
            }
        }
        insta::assert_snapshot!(text);
    }

    #[test]
    fn the_request_id_is_told_where_results_carry_one() {
        // TTG-REQ-030, TTB-REQ-029
        let trace = |platform: Platform| {
            failure_result(&App::new(platform.profile()), Api::Request.into(), &Failure::Aborted, Some("t"))
                .field("trace")
                .cloned()
        };
        assert_eq!(trace(Platform::TtGadget), Some(HostValue::Text("t".into())));
        assert_eq!(trace(Platform::TtBlock), None);
        assert_eq!(trace(Platform::Wx), None);
    }
}
