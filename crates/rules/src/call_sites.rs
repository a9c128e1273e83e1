//! Caches for the calls of one program: URLs that passed the checks, and built headers. Programs call the same URLs
//! repeatedly, and neither rules nor domain lists change after launch. Only accepted values that occur a second time
//! are kept. Checks belong to `address` and `header`.

use std::cell::RefCell;
use std::hash::{Hash, Hasher};

use qiao_abi::{Api, Arg, ArgEntry, Kind, Shared};
use rustc_hash::{FxHashMap, FxHashSet, FxHasher};
use url::Url;

use crate::address;
use crate::app::App;
use crate::decision::Refused;
use crate::header::{self, Headers};

/// The caches of one program. Always use them with the same [`App`].
#[derive(Debug, Default)]
pub struct CallSites {
    /// Accepted URLs of requests, by their text in the script.
    urls: RefCell<FxHashMap<String, Shared<Url>>>,
    /// Headers, by the `header` option they were built from; oldest first.
    headers: RefCell<Vec<(Arg<Vec<ArgEntry>>, Headers)>>,
    /// Hashes of values seen recently: a value is cached only when it occurs again.
    met: RefCell<FxHashSet<u64>>,
}

/// Capacity of `urls`.
const URLS: usize = 64;
/// Maximum length of a cached URL, in bytes.
const LONGEST_URL: usize = 1024;
/// Capacity of `headers`.
const HEADERS: usize = 4;
/// Capacity of `met`.
const MET: usize = 256;

/// A well-formed URL of a request, not checked yet unless it was cached.
pub(crate) struct Target {
    /// The text as the script wrote it.
    pub raw: String,
    url: Shared<Url>,
    known: bool,
}

impl CallSites {
    /// Parses a URL, or returns the cached one.
    pub(crate) fn parse(&self, app: &App, raw: String) -> Result<Target, Box<Refused>> {
        let known = self.urls.borrow().get(&raw).cloned();
        Ok(match known {
            Some(url) => Target { raw, url, known: true },
            None => Target { url: address::parse(app, &raw)?.into(), raw, known: false },
        })
    }

    /// Checks a URL, unless it is cached.
    pub(crate) fn judge(&self, app: &App, target: Target) -> Result<Shared<Url>, Box<Refused>> {
        let Target { raw, url, known } = target;
        if !known {
            address::judge(app, Api::Request, &raw, &url)?;
            if raw.len() <= LONGEST_URL && self.comes_again(|hasher| raw.hash(hasher)) {
                let mut urls = self.urls.borrow_mut();
                if urls.len() >= URLS {
                    urls.clear();
                }
                urls.insert(raw, url.clone());
            }
        }
        Ok(url)
    }

    /// The headers for this `header` option. Headers with a request id are never cached.
    pub(crate) fn headers(
        &self,
        app: &App,
        option: &Arg<Vec<ArgEntry>>,
        request_id: Option<&str>,
    ) -> Result<Headers, Box<Refused>> {
        if let Some((_, headers)) = self.headers.borrow().iter().find(|(other, _)| other == option) {
            return Ok(headers.clone());
        }
        let headers = header::build(app, Api::Request, option, request_id)?;
        let has_id = !app.rules.headers.request_id.is_empty();
        if !has_id && self.comes_again(|hasher| hash(option, hasher)) {
            let mut kept = self.headers.borrow_mut();
            if kept.len() >= HEADERS {
                kept.remove(0);
            }
            kept.push((option.clone(), headers.clone()));
        }
        Ok(headers)
    }

    /// Whether this value was seen before; remembers it if not.
    fn comes_again(&self, hash: impl FnOnce(&mut FxHasher)) -> bool {
        let mut hasher = FxHasher::default();
        hash(&mut hasher);
        let mut met = self.met.borrow_mut();
        if met.len() >= MET {
            met.clear();
        }
        !met.insert(hasher.finish())
    }
}

fn hash(option: &Arg<Vec<ArgEntry>>, hasher: &mut FxHasher) {
    option.kind(Kind::Object).hash(hasher);
    for entry in option.value().into_iter().flatten() {
        (&entry.key, &entry.text).hash(hasher);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domains::{DomainLists, List};
    use crate::platforms::named;

    fn good(sites: &CallSites, app: &App, raw: &str) -> Result<Shared<Url>, Box<Refused>> {
        sites.judge(app, sites.parse(app, raw.to_owned())?)
    }

    fn is_same<T>(one: &T, other: &T) -> bool {
        std::ptr::eq(one, other)
    }

    #[test]
    fn good_urls_are_known_and_bad_ones_are_refused_every_time() {
        let mut app = App::new(named("wx").unwrap());
        let mut lists = DomainLists::default();
        lists.add(List::Request, "https://a.test", &app.rules).unwrap();
        app.domains = Some(lists);
        let sites = CallSites::default();
        good(&sites, &app, "https://a.test/x").unwrap();
        let first = good(&sites, &app, "https://a.test/x").unwrap();
        assert!(is_same(&*first, &*good(&sites, &app, "https://a.test/x").unwrap()));
        assert!(!is_same(&*first, &*good(&sites, &app, "https://a.test/X").unwrap()));
        for _ in 0..2 {
            for bad in ["https://b.test/x", "https://a.test:443/x", "http://a.test/x", "https://", "/x"] {
                assert!(good(&sites, &app, bad).is_err(), "{bad}");
            }
        }
    }

    #[test]
    fn few_are_kept() {
        let app = App::new(named("wx").unwrap());
        let sites = CallSites::default();
        for number in (0..1000).flat_map(|number| [number; 3]) {
            good(&sites, &app, &format!("https://a.test/{number}")).unwrap();
            good(&sites, &app, &format!("https://a.test/?{number}{}", "x".repeat(LONGEST_URL))).unwrap();
            let entry = ArgEntry { key: "x".into(), kind: Kind::Number, text: number.to_string(), json: Ok(None) };
            let headers = sites.headers(&app, &Arg::Value(vec![entry]), None).unwrap();
            assert_eq!(headers.value("x"), Some(&*number.to_string()));
        }
        assert!(sites.urls.borrow().len() <= URLS && sites.headers.borrow().len() <= HEADERS);
        assert!(sites.met.borrow().len() <= MET);
    }

    #[test]
    fn what_never_comes_again_is_not_kept() {
        let app = App::new(named("wx").unwrap());
        let sites = CallSites::default();
        for number in 0..10 {
            assert!(!good(&sites, &app, &format!("https://a.test/{number}")).unwrap().is_shared());
            let entry = ArgEntry { key: "x".into(), kind: Kind::Number, text: number.to_string(), json: Ok(None) };
            assert!(!sites.headers(&app, &Arg::Value(vec![entry]), None).unwrap().list.is_shared());
        }
    }

    #[test]
    fn equal_options_share_headers_unless_each_request_has_an_id() {
        for (platform, shared) in [("wx", true), ("tt-gadget", false)] {
            let app = App::new(named(platform).unwrap());
            let sites = CallSites::default();
            let built = |id| sites.headers(&app, &Arg::Absent, Some(id)).unwrap().list;
            built("0");
            assert_eq!(is_same(&*built("1"), &*built("2")), shared, "{platform}");
            assert_ne!(*sites.headers(&app, &Arg::Null, Some("1")).unwrap().list, Vec::new());
        }
    }
}
