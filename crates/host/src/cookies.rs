//! The cookie jar of an API object, on clients that keep cookies (RFC 6265, section 5). Cookies live as long as the
//! program. Which clients keep cookies is not known here.

use std::net::IpAddr;
use std::time::{Duration, SystemTime};

use qiao_abi::{Budget, Charge};
use url::Url;

/// A cookie jar, in the order in which the cookies were set.
#[derive(Debug, Default)]
pub(crate) struct Cookies(Vec<Cookie>);

#[derive(Debug)]
struct Cookie {
    name: String,
    value: String,
    domain: String,
    /// Whether it is sent only to this host, not to its subdomains.
    host_only: bool,
    path: String,
    secure: bool,
    expires: Option<SystemTime>,
    held: Charge,
}

/// Maximum number of cookies; the oldest is dropped first. RFC 6265, section 6.1, asks for 3000 or more, 50 or more of
/// a domain, and 4096 bytes or more for each; browsers keep about 180 of a domain.
const MOST: usize = 3000;
/// Maximum number of cookies of a domain; its oldest is dropped first.
const MOST_OF_DOMAIN: usize = 180;
/// Maximum size of a cookie with its attributes, in bytes; longer ones are ignored.
const LONGEST: usize = 5120;

impl Cookies {
    /// Processes a `Set-Cookie` header of a response from this URL. A cookie for which there is no memory is ignored.
    pub(crate) fn set(&mut self, url: &Url, line: &str, now: SystemTime, budget: &Budget) {
        let Some(mut cookie) = Cookie::parse(url, line, now) else {
            return;
        };
        let size = cookie.name.len() + cookie.value.len() + cookie.path.len() + cookie.domain.len();
        let held = budget.claim(size_of::<Cookie>() + size).filter(|_| size <= LONGEST);
        let Some(held) = held else { return };
        cookie.held = held;
        let same =
            |other: &Cookie| (&other.name, &other.domain, &other.path) == (&cookie.name, &cookie.domain, &cookie.path);
        self.0.retain(|other| !same(other));
        if cookie.is_alive(now) {
            self.0.push(cookie);
        }
        self.forget_oldest();
    }

    /// Drops the oldest cookie, where the newest is one too many.
    fn forget_oldest(&mut self) {
        let Some(domain) = self.0.last().map(|cookie| cookie.domain.as_str()) else { return };
        let mut of_domain = self.0.iter().enumerate().filter(|(_, cookie)| cookie.domain == domain);
        let oldest = match of_domain.clone().count() > MOST_OF_DOMAIN {
            true => of_domain.next().map(|(at, _)| at),
            false => (self.0.len() > MOST).then_some(0),
        };
        if let Some(at) = oldest {
            self.0.remove(at);
        }
    }

    /// The `Cookie` header of a request to this URL, if any.
    pub(crate) fn header(&self, url: &Url, now: SystemTime) -> Option<String> {
        let mut meant: Vec<&Cookie> =
            self.0.iter().filter(|cookie| cookie.is_alive(now) && cookie.is_for(url)).collect();
        // Longer paths first, then older cookies.
        meant.sort_by_key(|cookie| std::cmp::Reverse(cookie.path.len()));
        let pairs: Vec<String> = meant.iter().map(|cookie| format!("{}={}", cookie.name, cookie.value)).collect();
        (!pairs.is_empty()).then(|| pairs.join("; "))
    }
}

impl Cookie {
    fn parse(url: &Url, line: &str, now: SystemTime) -> Option<Cookie> {
        let mut parts = line.split(';');
        let (name, value) = parts.next()?.split_once('=')?;
        let host = url.host_str()?.to_ascii_lowercase();
        let mut cookie = Cookie {
            name: name.trim().to_owned(),
            value: value.trim().to_owned(),
            domain: host.clone(),
            host_only: true,
            path: default_path(url),
            secure: false,
            expires: None,
            held: Charge::default(),
        };
        let mut lasts = None;
        for part in parts {
            let (name, value) = part.split_once('=').unwrap_or((part, ""));
            let value = value.trim();
            match name.trim().to_ascii_lowercase().as_str() {
                "domain" if !value.is_empty() => {
                    let domain = value.trim_start_matches('.').to_ascii_lowercase();
                    (cookie.host_only, cookie.domain) = (false, domain);
                }
                "path" if value.starts_with('/') => value.clone_into(&mut cookie.path),
                "secure" => cookie.secure = true,
                "expires" => cookie.expires = httpdate::parse_http_date(value).ok(),
                "max-age" => lasts = value.parse::<i64>().ok(),
                _ => {}
            }
        }
        if let Some(seconds) = lasts {
            // An expired cookie has been expired since the epoch.
            let long = u64::try_from(seconds).ok().filter(|seconds| *seconds > 0).map(Duration::from_secs);
            cookie.expires = long.map_or(Some(SystemTime::UNIX_EPOCH), |long| now.checked_add(long));
        }
        let foreign = !cookie.host_only && !is_within(&host, &cookie.domain);
        (!cookie.name.is_empty() && !foreign).then_some(cookie)
    }

    fn is_alive(&self, now: SystemTime) -> bool {
        self.expires.is_none_or(|expires| expires > now)
    }

    fn is_for(&self, url: &Url) -> bool {
        let host = url.host_str().unwrap_or_default();
        let of_host = if self.host_only { host == self.domain } else { is_within(host, &self.domain) };
        let of_path = url
            .path()
            .strip_prefix(self.path.as_str())
            .is_some_and(|rest| rest.is_empty() || rest.starts_with('/') || self.path.ends_with('/'));
        of_host && of_path && (!self.secure || matches!(url.scheme(), "https" | "wss"))
    }
}

/// Whether a host is a domain or a subdomain of it (RFC 6265, section 5.1.3). A domain with a single label has no
/// subdomains, so that nobody can set cookies for `com`.
fn is_within(host: &str, domain: &str) -> bool {
    let below = || host.strip_suffix(domain).is_some_and(|rest| rest.ends_with('.'));
    host == domain || (domain.contains('.') && host.parse::<IpAddr>().is_err() && below())
}

/// The default path of a URL (RFC 6265, section 5.1.4).
fn default_path(url: &Url) -> String {
    match url.path().rfind('/') {
        None | Some(0) => "/".to_owned(),
        Some(end) => url.path()[..end].to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const NOW: SystemTime = SystemTime::UNIX_EPOCH;

    /// The cookies sent to a URL after these `Set-Cookie` lines from another.
    fn sent(from: &str, lines: &[&str], to: &str, after: u64) -> Option<String> {
        let now = NOW + Duration::from_secs(1000);
        let mut cookies = Cookies::default();
        lines.iter().for_each(|line| cookies.set(&from.parse().unwrap(), line, now, &Budget::default()));
        cookies.header(&to.parse().unwrap(), now + Duration::from_secs(after))
    }

    #[test]
    fn cookies_go_where_their_attributes_say() {
        const FROM: &str = "https://api.a.test/dir/x";
        for (lines, to, expected) in [
            (&["a=1"][..], "https://api.a.test/dir/y", Some("a=1")),
            (&["a=1"], "https://api.a.test/", None),
            (&["a=1"], "https://b.api.a.test/dir/", None),
            (&["a=1; Path=/"], "http://api.a.test/", Some("a=1")),
            (&["a=1; Path=/; Secure"], "http://api.a.test/", None),
            (&["a=1; Domain=a.test; Path=/"], "https://b.a.test/", Some("a=1")),
            (&["a=1; Domain=.A.test; Path=/"], "https://a.test/", Some("a=1")),
            (&["a=1; Domain=b.test; Path=/"], "https://b.test/", None),
            (&["a=1; Domain=test; Path=/"], "https://b.test/", None),
            (&["a=1; Path=/d"], "https://api.a.test/dir", None),
            (&["a=1; Path=/", "b=2; Path=/dir"], "https://api.a.test/dir/", Some("b=2; a=1")),
            (&["a=1; Path=/", "a=2; Path=/"], "https://api.a.test/", Some("a=2")),
            (&["a=1; Path=/", "a=; Path=/; Max-Age=0"], "https://api.a.test/", None),
            (&["a=1; Path=/; Expires=Thu, 01 Jan 1970 00:00:00 GMT"], "https://api.a.test/", None),
            (&["a=x=y,z; Path=/; HttpOnly; SameSite=None"], "https://api.a.test/", Some("a=x=y,z")),
            (&["", "=1", "a"], "https://api.a.test/dir/", None),
        ] {
            assert_eq!(sent(FROM, lines, to, 0).as_deref(), expected, "{lines:?} {to}");
        }
    }

    #[test]
    fn cookies_last_as_long_as_they_say() {
        for (line, after, there) in [
            ("a=1", 1_000_000, true),
            ("a=1; Max-Age=60", 59, true),
            ("a=1; Max-Age=60", 60, false),
            ("a=1; Max-Age=60; Expires=Thu, 01 Jan 1970 00:00:00 GMT", 1, true),
            ("a=1; Expires=Thu, 01 Jan 1970 00:17:00 GMT", 19, true),
            ("a=1; Expires=Thu, 01 Jan 1970 00:17:00 GMT", 20, false),
        ] {
            assert_eq!(sent("http://a.test/", &[line], "http://a.test/", after).is_some(), there, "{line} {after}");
        }
    }

    #[test]
    fn a_server_cannot_fill_the_memory_with_cookies() {
        let (mut cookies, budget) = (Cookies::default(), Budget::new(10_000));
        let url: Url = "https://a.test/".parse().unwrap();
        let set = |cookies: &mut Cookies, line: &str| cookies.set(&url, line, NOW, &budget);
        set(&mut cookies, &format!("long={}", "x".repeat(LONGEST)));
        assert_eq!((cookies.0.len(), budget.used()), (0, 0));
        (0..1000).for_each(|n| set(&mut cookies, &format!("c{n}={}", "x".repeat(1000))));
        assert!(cookies.0.len() < 10 && budget.used() <= 10_000);
        drop(cookies);
        assert_eq!(budget.used(), 0);
    }

    #[test]
    fn the_oldest_cookie_of_a_domain_goes_first() {
        let other = ("https://b.test/", "mine=1");
        let mut cookies = Cookies::default();
        cookies.set(&other.0.parse().unwrap(), other.1, NOW, &Budget::default());
        let url = "https://a.test/".parse().unwrap();
        (0..=MOST_OF_DOMAIN).for_each(|n| cookies.set(&url, &format!("c{n}=1"), NOW, &Budget::default()));
        assert_eq!(cookies.0.len(), MOST_OF_DOMAIN + 1);
        assert!(cookies.0.iter().any(|cookie| cookie.name == "mine"));
        assert!(!cookies.0.iter().any(|cookie| cookie.name == "c0"));
    }
}
