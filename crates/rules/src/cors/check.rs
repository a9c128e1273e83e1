//! CORS checks of responses: the origin check of every response, and the permissions of a preflight. When a check
//! applies is decided by the parent module.

use std::time::Duration;

use qiao_abi::CorsFault;

use super::{Asked, Cors, DEFAULT_AGE, list, safelist};
use crate::app::App;
use crate::values::Credentials;

/// What a preflight allows, and how long it may be cached.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Granted {
    /// The allowed methods.
    pub methods: Vec<String>,
    /// The allowed header names, in lower case.
    pub headers: Vec<String>,
    /// The cache lifetime.
    pub age: Duration,
}

/// The CORS check (TTB-CORS-045 to 050); it does not depend on the status.
pub(crate) fn origin(cors: &Cors, headers: &[(String, String)]) -> Result<(), CorsFault> {
    let Some(allowed) = list::combined(headers, "access-control-allow-origin") else {
        return Err(CorsFault::NoOrigin);
    };
    if cors.credentials == Credentials::SameOrigin && allowed == "*" {
        return Ok(());
    }
    if allowed == "*" {
        return Err(CorsFault::Wildcard);
    }
    // TTB-CORS-047
    if allowed != cors.origin() {
        return Err(CorsFault::OtherOrigin(allowed));
    }
    if cors.credentials == Credentials::SameOrigin {
        return Ok(());
    }
    // TTB-CORS-048
    match list::combined(headers, "access-control-allow-credentials") {
        Some(value) if value == "true" => Ok(()),
        other => Err(CorsFault::NoCredentials(other)),
    }
}

/// The check of a preflight response (TTB-CORS-036 to 042).
pub(crate) fn preflight(
    cors: &Cors,
    app: &App,
    asked: &Asked,
    status: u16,
    headers: &[(String, String)],
) -> Result<Granted, CorsFault> {
    origin(cors, headers)?;
    // TTB-CORS-034, TTB-CORS-036
    if !(200..300).contains(&status) {
        return Err(CorsFault::Status(status));
    }
    let values =
        |name: &'static str| list::values(headers, name).ok_or_else(|| CorsFault::NoList(name, needed(name, asked)));
    let methods = values("access-control-allow-methods")?;
    let names = values("access-control-allow-headers")?;
    // TTB-CORS-038, TTB-CORS-049
    let wildcards = cors.credentials == Credentials::SameOrigin;
    let all_methods = wildcards && methods.iter().any(|method| method == "*");
    if !safelist::is_method(&asked.method) && !all_methods && !methods.contains(&asked.method) {
        return Err(CorsFault::Method(asked.method.clone(), methods));
    }
    // TTB-CORS-039, TTB-CORS-040
    let all_names = wildcards && names.iter().any(|name| name == "*");
    for wanted in &asked.headers {
        let listed = names.iter().any(|name| name.eq_ignore_ascii_case(wanted));
        if !(listed || all_names && wanted != "authorization") {
            return Err(CorsFault::Header(wanted.clone(), asked.headers.clone()));
        }
    }
    // Names allowed by a wildcard are cached explicitly.
    let methods = methods.into_iter().chain(all_methods.then(|| asked.method.clone())).collect();
    let names = names.iter().map(|name| name.to_ascii_lowercase());
    let by_wildcard = asked.headers.iter().filter(|_| all_names).cloned();
    Ok(Granted { methods, headers: names.chain(by_wildcard).collect(), age: age(app, headers) })
}

/// The names that the list must contain.
fn needed(name: &str, asked: &Asked) -> Vec<String> {
    if name.ends_with("methods") { vec![asked.method.clone()] } else { asked.headers.clone() }
}

/// The cache lifetime of a preflight response (TTB-CORS-042).
fn age(app: &App, headers: &[(String, String)]) -> Duration {
    let given = list::combined(headers, "access-control-max-age");
    let digits = given.as_deref().map(str::trim).filter(|text| text.bytes().all(|byte| byte.is_ascii_digit()));
    let given = digits.and_then(|text| text.parse::<u64>().ok());
    let longest = Duration::from_secs(u64::from(app.rules.cors.longest_age));
    given.map_or(DEFAULT_AGE, Duration::from_secs).min(longest)
}

impl Granted {
    /// Whether the cached permissions cover this request.
    pub fn covers(&self, asked: &Asked) -> bool {
        let method = safelist::is_method(&asked.method) || self.methods.contains(&asked.method);
        method && asked.headers.iter().all(|name| self.headers.contains(name))
    }
}
