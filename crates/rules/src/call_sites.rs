//! What the calls of one program have in common: URLs that were found good, and headers that were built. Programs
//! call the same places over and over, and neither their rules nor their domain lists change after launch, so that a
//! good URL stays good. Only what was allowed and comes again is kept. It must not judge: that is `address` and `header`.

use std::cell::RefCell;
use std::hash::{Hash, Hasher};

use qiao_abi::{Api, Arg, ArgEntry, Kind, Shared};
use rustc_hash::{FxHashMap, FxHashSet, FxHasher};
use url::Url;

use crate::address;
use crate::app::App;
use crate::decision::Refused;
use crate::header::{self, Headers};

/// What is known of the requests of one program. It must always be used with the same [`App`].
#[derive(Debug, Default)]
pub struct CallSites {
    /// URLs that requests may name, as script wrote them.
    urls: RefCell<FxHashMap<String, Shared<Url>>>,
    /// Headers by the `header` option that they were built from, the oldest first.
    headers: RefCell<Vec<(Arg<Vec<ArgEntry>>, Headers)>>,
    /// Hashes of what was met of late: what never comes again is not worth keeping.
    met: RefCell<FxHashSet<u64>>,
}

/// How many URLs are kept.
const URLS: usize = 64;
/// How long a URL that is kept may be, in bytes.
const LONGEST_URL: usize = 1024;
/// How many headers are kept.
const HEADERS: usize = 4;
/// How many hashes are kept.
const MET: usize = 256;

/// The URL of a request, of good form.
pub(crate) struct Target {
    /// As script wrote it.
    pub raw: String,
    url: Shared<Url>,
    known: bool,
}

impl CallSites {
    /// Parses a URL, or finds it among those that are known.
    pub(crate) fn parse(&self, app: &App, raw: String) -> Result<Target, Box<Refused>> {
        let known = self.urls.borrow().get(&raw).cloned();
        Ok(match known {
            Some(url) => Target { raw, url, known: true },
            None => Target { url: address::parse(app, &raw)?.into(), raw, known: false },
        })
    }

    /// Judges a URL, unless it was found good before.
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

    /// The headers of a request with this `header` option. Those with an id of their own are built anew.
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

    /// Whether something was met before.
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
