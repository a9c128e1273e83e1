//! Redirects: what the next exchange is, and whether it may be made. Each hop is judged like the
//! URL that script gave.

use qiao_abi::{Api, Body, Exchange, Failure};
use url::Url;

use crate::address;
use crate::app::App;
use crate::rule::basis;
use crate::verdict::Refused;

/// Headers that speak of a body, which a redirect that turns into GET leaves out.
const BODY_HEADERS: [&str; 5] =
    ["content-encoding", "content-language", "content-location", "content-type", "content-length"];

/// Whether a status is one of a redirect.
pub fn is_redirect(status: u16) -> bool {
    matches!(status, 301 | 302 | 303 | 307 | 308)
}

/// The exchange that follows a redirect, if it may be made. `followed` counts the redirects
/// before this one.
pub fn next(
    app: &App,
    api: Api,
    last: &Exchange,
    followed: u32,
    status: u16,
    location: &str,
) -> Result<Exchange, Box<Refused>> {
    let limit = app.profile.redirects.limit.value;
    if followed >= limit {
        let why = format!("{limit} redirects were followed, and the next answer is one again");
        let fix = "let the server redirect to the final URL at once".to_owned();
        return Err(basis!(app.profile, redirects.limit).refuse(app.profile, Failure::Redirects(limit), why, fix));
    }
    let url = resolve(app, &last.url, location)?;
    if app.profile.domains.redirects.value.at(app.base_library) {
        let raw = if location.contains("://") { location } else { url.as_str() };
        address::judge(app, api, raw, &url).map_err(|refused| about_redirect(refused, &url))?;
    }
    Ok(follow(app, last, status, url))
}

fn resolve(app: &App, base: &Url, location: &str) -> Result<Url, Box<Refused>> {
    let refuse = |why: String| {
        let fix = "let the server send an absolute http(s) URL in Location".to_owned();
        Err(basis!(app.profile, redirects.limit).refuse(app.profile, Failure::Location(location.to_owned()), why, fix))
    };
    match base.join(location) {
        Ok(url) if matches!(url.scheme(), "http" | "https") => Ok(url),
        Ok(url) => refuse(format!("the redirect leads to the scheme {}", url.scheme())),
        Err(error) => refuse(format!("the redirect's Location `{location}` is no URL: {error}")),
    }
}

fn about_redirect(mut refused: Box<Refused>, url: &Url) -> Box<Refused> {
    refused.verdict.why = format!("a redirect leads to {url}, and {}", refused.verdict.why);
    refused
}

fn follow(app: &App, last: &Exchange, status: u16, url: Url) -> Exchange {
    let becomes_get = becomes_get(app, status, &last.method);
    let leaves_origin = last.url.origin() != url.origin();
    let drops_authorization = leaves_origin && app.profile.redirects.drops_authorization.value;
    let kept = |name: &str| {
        let name = name.to_ascii_lowercase();
        !(becomes_get && BODY_HEADERS.contains(&name.as_str())) && !(drops_authorization && name == "authorization")
    };
    Exchange {
        method: if becomes_get { "GET".to_owned() } else { last.method.clone() },
        headers: last.headers.iter().filter(|(name, _)| kept(name)).cloned().collect(),
        body: if becomes_get { Body::Empty } else { last.body.clone() },
        url,
        versions: last.versions,
        certificates: last.certificates,
    }
}

fn becomes_get(app: &App, status: u16, method: &str) -> bool {
    app.profile.redirects.rewrites_method.value
        && match status {
            301 | 302 => method == "POST",
            303 => !matches!(method, "GET" | "HEAD"),
            _ => false,
        }
}
