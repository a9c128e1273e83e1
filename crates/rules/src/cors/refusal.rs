//! The refusal of a response that a page of another origin may not see. The remedy is whole: it has every line that the
//! server lacks for this request, to be pasted.

use qiao_abi::{CorsFault, Failure, Outcome, Reason, Remedy, Verdict};

use super::{Cors, Hop, safelist};
use crate::app::App;
use crate::decision::Refused;
use crate::rule::basis;
use crate::values::Credentials;

/// The refusal for a fault of the response to this hop, or to its preflight.
pub fn refuse(app: &App, fault: &CorsFault, cors: &Cors, hop: &Hop) -> Box<Refused> {
    let decision = basis!(app.rules, cors.enforced).decides(reason(fault, cors), remedy(fault, cors, hop));
    decision.refuses(Failure::Cors(fault.clone()))
}

/// The verdict for response headers that a page of another origin does not see.
pub fn hidden_headers(app: &App, names: &[String]) -> Verdict {
    let names = names.to_vec();
    let decision = basis!(app.rules, cors.enforced)
        .decides(Reason::HiddenHeaders { names: names.clone() }, Remedy::ExposeHeaders { names });
    decision.verdict(Outcome::Dropped)
}

fn reason(fault: &CorsFault, cors: &Cors) -> Reason {
    match fault {
        CorsFault::NoOrigin => Reason::NoAllowedOrigin,
        CorsFault::Wildcard => Reason::WildcardOrigin,
        CorsFault::OtherOrigin(value) => Reason::OtherOrigin { value: value.clone(), origin: cors.origin().to_owned() },
        CorsFault::NoCredentials(Some(value)) => Reason::CredentialsValue { value: value.clone() },
        CorsFault::NoCredentials(None) => Reason::NoCredentials,
        CorsFault::Preflight(inner) => Reason::PreflightRefused { cause: Box::new(reason(inner, cors)) },
        CorsFault::Status(status) => Reason::PreflightStatus { status: *status },
        CorsFault::NoList(name, _) => Reason::NotAList { name: spelled(name) },
        CorsFault::Method(method, allowed) => {
            Reason::MethodNotAllowed { method: method.clone(), allowed: allowed.join(", ") }
        }
        CorsFault::Header(name, _) => Reason::HeaderNotAllowed { name: name.clone() },
        CorsFault::UserInfo => Reason::RedirectWithUserName,
    }
}

fn remedy(fault: &CorsFault, cors: &Cors, hop: &Hop) -> Remedy {
    let response = origin_lines(cors).join("\n");
    match fault {
        CorsFault::Preflight(inner) => match &**inner {
            CorsFault::Status(_) => Remedy::AnswerOptions { lines: preflight_lines(inner, cors, hop) },
            CorsFault::NoList(name, needed) if needed.is_empty() => Remedy::OmitHeader { name: spelled(name) },
            inner => Remedy::AnswerBothWith { preflight: preflight_lines(inner, cors, hop), response },
        },
        CorsFault::UserInfo => Remedy::RedirectWithoutUser,
        _ => Remedy::AnswerWith { lines: response },
    }
}

/// What every response needs to allow the page's origin.
fn origin_lines(cors: &Cors) -> Vec<String> {
    let credentials =
        (cors.credentials == Credentials::Include).then(|| "Access-Control-Allow-Credentials: true".into());
    std::iter::once(format!("Access-Control-Allow-Origin: {}", cors.origin())).chain(credentials).collect()
}

/// What the response to a preflight needs to allow the request. A list that is there keeps its names.
fn preflight_lines(fault: &CorsFault, cors: &Cors, hop: &Hop) -> String {
    let mut lines = origin_lines(cors);
    if let Hop::Preflighted(asked) = hop {
        let allowed: &[String] = if let CorsFault::Method(_, allowed) = fault { allowed } else { &[] };
        let methods: Vec<&str> =
            allowed.iter().map(String::as_str).filter(|name| *name != "*").chain([asked.method.as_str()]).collect();
        // Where names of headers are at fault, the method was allowed; a broken list is replaced even if nothing needs it.
        let broken = matches!(fault, CorsFault::NoList(name, _) if name.ends_with("methods"));
        if broken || (!safelist::is_method(&asked.method) && !matches!(fault, CorsFault::Header(..))) {
            lines.push(format!("Access-Control-Allow-Methods: {}", methods.join(", ")));
        }
        if !asked.headers.is_empty() {
            lines.push(format!("Access-Control-Allow-Headers: {}", asked.headers.join(", ")));
        }
    }
    lines.join("\n")
}

/// A header's name as it is usually written.
fn spelled(name: &str) -> String {
    let words = name.split('-').map(|word| {
        let (first, rest) = word.split_at(word.len().min(1));
        first.to_uppercase() + rest
    });
    words.collect::<Vec<_>>().join("-")
}
