//! Redirects: the next request, and whether it is allowed. Every redirect target is checked like the URL that the
//! script passed.

use qiao_abi::{Api, Body, CorsFault, Failure, HttpRequest, Reason, Remedy};
use url::Url;

use crate::address;
use crate::app::App;
use crate::decision::Refused;
use crate::error_text;
use crate::rule::basis;

/// Headers describing the body, which are removed when a redirect changes the method to GET.
const BODY_HEADERS: [&str; 5] =
    ["content-encoding", "content-language", "content-location", "content-type", "content-length"];

/// Whether a status is a redirect.
pub fn is_redirect(status: u16) -> bool {
    matches!(status, 301 | 302 | 303 | 307 | 308)
}

/// The request that follows a redirect, if it is allowed. `followed` is the number of redirects so far.
pub fn next(
    app: &App,
    api: Api,
    last: &HttpRequest,
    followed: u32,
    status: u16,
    location: &str,
) -> Result<HttpRequest, Box<Refused>> {
    let limit = app.rules.redirects.limit;
    if followed >= limit {
        let decision =
            basis!(app.rules, redirects.limit).decides(Reason::TooManyRedirects { limit }, Remedy::RedirectOnce);
        return Err(decision.refuses(Failure::Redirects(limit)));
    }
    let url = resolve(app, api, &last.url, location)?;
    // TTB-CORS-064
    if app.checks_cors() && !(url.username().is_empty() && url.password().is_none()) {
        let reason = Reason::RedirectWithUserName;
        let decision = basis!(app.rules, cors.enforced).decides(reason, Remedy::RedirectWithoutUser);
        return Err(decision.refuses(Failure::Cors(CorsFault::UserInfo)));
    }
    if app.rules.domains.redirects {
        let raw = if location.contains("://") { location } else { url.as_str() };
        address::judge(app, api, raw, &url).map_err(|refused| about_redirect(refused, &url))?;
    }
    Ok(follow(app, last, status, url))
}

fn resolve(app: &App, api: Api, base: &Url, location: &str) -> Result<Url, Box<Refused>> {
    let reason = match base.join(location) {
        Ok(url) if matches!(url.scheme(), "http" | "https") => return Ok(url),
        Ok(url) => Reason::RedirectScheme { scheme: url.scheme().to_owned() },
        Err(error) => Reason::UnparsableLocation { location: location.to_owned(), problem: error.to_string() },
    };
    let failure = Failure::Location(location.to_owned());
    Err(error_text::rule(app, api, &failure).decides(reason, Remedy::AbsoluteLocation).refuses(failure))
}

fn about_redirect(mut refused: Box<Refused>, url: &Url) -> Box<Refused> {
    let cause = Box::new(refused.decision.reason);
    refused.decision.reason = Reason::Redirected { url: url.to_string(), cause };
    refused
}

fn follow(app: &App, last: &HttpRequest, status: u16, url: Url) -> HttpRequest {
    let becomes_get = becomes_get(app, status, &last.method);
    let leaves_origin = last.url.origin() != url.origin();
    let drops_authorization = leaves_origin && app.rules.redirects.drops_authorization;
    let dropped = |name: &str| {
        let name = name.to_ascii_lowercase();
        (becomes_get && BODY_HEADERS.contains(&name.as_str())) || (drops_authorization && name == "authorization")
    };
    HttpRequest {
        method: if becomes_get { "GET".to_owned() } else { last.method.clone() },
        headers: last.headers.iter().filter(|(name, _)| !dropped(name)).cloned().collect::<Vec<_>>().into(),
        body: if becomes_get { Body::Empty } else { last.body.clone() },
        url: url.into(),
        resend: last.resend,
        latin1: last.latin1,
        versions: last.versions,
        certificates: last.certificates,
    }
}

fn becomes_get(app: &App, status: u16, method: &str) -> bool {
    app.rules.redirects.rewrites_method
        && match status {
            301 | 302 => method == "POST",
            303 => !matches!(method, "GET" | "HEAD"),
            _ => false,
        }
}

#[cfg(test)]
mod tests {
    use qiao_abi::{CertificateCheck, HttpVersions};

    use super::*;
    use crate::domains::DomainLists;
    use crate::platforms::{Platform, named};
    use crate::profile::Rules;

    fn first(method: &str) -> HttpRequest {
        let headers = ["content-type", "Authorization", "X-Own"].map(|name| (name.to_owned(), "v".to_owned()));
        HttpRequest {
            method: method.to_owned(),
            url: Url::parse("https://a.test/dir/x?q").unwrap().into(),
            headers: headers.to_vec().into(),
            body: Body::Bytes("body".into()),
            resend: false,
            latin1: false,
            versions: HttpVersions::Http1,
            certificates: CertificateCheck::Verify,
        }
    }

    fn followed(app: &App, method: &str, status: u16, location: &str) -> Result<HttpRequest, Failure> {
        next(app, Api::Request, &first(method), 0, status, location).map_err(|refused| refused.failure)
    }

    #[test]
    fn methods_and_bodies_change_as_in_browsers() {
        // TTB-CORS-066
        for platform in Platform::ALL {
            let app = App::new(platform.profile());
            for (method, status, becomes) in [
                ("POST", 301, "GET"),
                ("POST", 302, "GET"),
                ("PUT", 302, "PUT"),
                ("PUT", 303, "GET"),
                ("HEAD", 303, "HEAD"),
                ("POST", 307, "POST"),
                ("DELETE", 308, "DELETE"),
            ] {
                let hop = followed(&app, method, status, "/y").unwrap();
                let kept = matches!(hop.body, Body::Bytes(_));
                let names: Vec<&str> = hop.headers.iter().map(|(name, _)| name.as_str()).collect();
                assert_eq!((hop.method.as_str(), kept), (becomes, becomes != "GET"), "{method} {status}");
                assert_eq!(names.contains(&"content-type"), becomes != "GET", "{method} {status}");
                assert!(names.contains(&"Authorization"), "the origin is the same");
            }
        }
    }

    #[test]
    fn targets_are_resolved_and_judged_like_any_url() {
        // WX-DOM-018, SWAN-DOM-020, TTB-CORS-064, TTB-CORS-069
        let mut app = App::new(named("wx").unwrap());
        let mut lists = DomainLists::default();
        lists.allow("https://a.test", &app.rules).unwrap();
        app.domains = Some(lists);
        assert_eq!(followed(&app, "GET", 302, "../y#f").unwrap().url.as_str(), "https://a.test/y#f");
        assert!(matches!(followed(&app, "GET", 302, "https://b.test/"), Err(Failure::Domain { .. })));
        assert!(matches!(followed(&app, "GET", 302, "https://a.test:443/"), Err(Failure::Domain { .. })));
        assert!(matches!(followed(&app, "GET", 302, "ftp://a.test/"), Err(Failure::Location(_))));
        assert!(matches!(followed(&app, "GET", 302, "https://"), Err(Failure::Location(_))));
        let mut old = App::under(Rules::of(named("swan").unwrap(), None, "3.160.2".parse().ok()));
        old.domains = Some(DomainLists::default());
        assert!(followed(&old, "GET", 302, "https://b.test/").is_ok());
        let block = App::new(named("tt-block").unwrap());
        for location in ["http://a.test/", "https://open.feishu.cn/"] {
            assert!(matches!(followed(&block, "GET", 302, location), Err(Failure::Domain { .. })), "{location}");
        }
    }

    #[test]
    fn authorization_stays_within_its_origin() {
        // TTB-CORS-067
        for platform in Platform::ALL {
            let hop = followed(&App::new(platform.profile()), "GET", 302, "https://b.test/").unwrap();
            assert!(hop.headers.iter().all(|(name, _)| name != "Authorization"), "{platform}");
        }
    }

    #[test]
    fn the_number_of_redirects_is_bounded() {
        // WX-REQ-066, TTB-CORS-063, SWAN-NET-020
        for (platform, limit) in [("wx", 20), ("tt-block", 20), ("swan", 9)] {
            let app = App::new(named(platform).unwrap());
            let hop = |followed| next(&app, Api::Request, &first("GET"), followed, 302, "/y");
            assert!(hop(limit - 1).is_ok());
            assert_eq!(hop(limit).unwrap_err().failure, Failure::Redirects(limit), "{platform}");
        }
    }
}
