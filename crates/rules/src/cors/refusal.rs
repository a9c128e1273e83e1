//! Refusals of responses that CORS hides from the page. The remedy contains every header line that the server must add
//! for this request, ready to copy.

use qiao_abi::{CorsFault, Failure, Outcome, Reason, Remedy, Verdict};

use super::{Cors, Hop, safelist};
use crate::app::App;
use crate::decision::Refused;
use crate::rule::basis;
use crate::values::Credentials;

/// Refuses the call because of a CORS fault in the response to this hop, or in its preflight.
pub fn refuse(app: &App, fault: &CorsFault, cors: &Cors, hop: &Hop) -> Box<Refused> {
    let decision = basis!(app.rules, cors.enforced).decides(reason(fault, cors), remedy(fault, cors, hop));
    decision.refuses(Failure::Cors(fault.clone()))
}

/// The verdict for response headers that are hidden from a cross-origin page.
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

#[expect(clippy::wildcard_enum_match_arm, reason = "the same lines help against all other faults")]
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

/// Header lines that every response needs to allow the page's origin.
fn origin_lines(cors: &Cors) -> Vec<String> {
    let credentials =
        (cors.credentials == Credentials::Include).then(|| "Access-Control-Allow-Credentials: true".into());
    std::iter::once(format!("Access-Control-Allow-Origin: {}", cors.origin())).chain(credentials).collect()
}

/// Header lines that the preflight response needs to allow the request. Methods already allowed are kept.
fn preflight_lines(fault: &CorsFault, cors: &Cors, hop: &Hop) -> String {
    let mut lines = origin_lines(cors);
    if let Hop::Preflighted(asked) = hop {
        let allowed: &[String] = if let CorsFault::Method(_, allowed) = fault { allowed } else { &[] };
        let methods: Vec<&str> =
            allowed.iter().map(String::as_str).filter(|name| *name != "*").chain([asked.method.as_str()]).collect();
        // For a header fault the method was already allowed. A malformed list is replaced even if no method needs it.
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

/// A header name in its usual capitalization.
fn spelled(name: &str) -> String {
    let words = name.split('-').map(|word| {
        let (first, rest) = word.split_at(word.len().min(1));
        first.to_uppercase() + rest
    });
    words.collect::<Vec<_>>().join("-")
}
