//! Server-domain lists: their syntax, the entries a platform accepts, and matching. Files are read elsewhere.

use std::fmt;

use qiao_abi::Cause;
use serde_json::Value as Json;
use url::{Host, Url};

use crate::domain_faults::DomainFault;
use crate::profile::Rules;
use crate::rule::basis;
use crate::values::BareEntry;

/// The domain lists of one program.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct DomainLists {
    /// For `request`.
    pub request: Vec<Entry>,
    /// For sockets.
    pub socket: Vec<Entry>,
    /// For uploads.
    pub upload: Vec<Entry>,
    /// For downloads.
    pub download: Vec<Entry>,
    /// For TCP sockets.
    pub tcp: Vec<Entry>,
    /// For UDP sockets.
    pub udp: Vec<Entry>,
}

/// A domain list.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum List {
    /// For `request`.
    Request,
    /// For sockets.
    Socket,
    /// For uploads.
    Upload,
    /// For downloads.
    Download,
    /// For TCP sockets.
    Tcp,
    /// For UDP sockets.
    Udp,
}

/// An entry of a list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Entry {
    scheme: String,
    host: String,
    port: Option<u16>,
}

/// Why a text is not a valid entry, or may not be in a list.
#[derive(Clone, Debug, PartialEq, thiserror::Error)]
#[error("{problem}")]
pub struct BadEntry {
    /// The entry as written.
    pub entry: String,
    /// The problem, and what was expected.
    pub problem: Box<DomainFault>,
}

/// Why a domains file is invalid.
#[derive(Clone, Debug, PartialEq, thiserror::Error)]
#[error("line {line}: {problem}")]
pub struct BadDomains {
    /// Line number, starting at 1.
    pub line: usize,
    /// The problem, and what was expected.
    pub problem: DomainFault,
}

/// Result of looking up a URL in a list.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Match<'a> {
    /// It is listed.
    Listed,
    /// Its host matches this entry, but the port does not.
    OtherPort(&'a Entry),
    /// Its host is not listed.
    Unlisted,
}

impl List {
    /// All lists.
    pub const ALL: [List; 6] = [List::Request, List::Socket, List::Upload, List::Download, List::Tcp, List::Udp];

    /// The key in a domains file.
    pub const fn key(self) -> &'static str {
        match self {
            List::Request => "request",
            List::Socket => "socket",
            List::Upload => "upload",
            List::Download => "download",
            List::Tcp => "tcp",
            List::Udp => "udp",
        }
    }

    /// The scheme of the entries.
    pub const fn scheme(self) -> &'static str {
        match self {
            List::Socket => "wss",
            List::Tcp => "tcp",
            List::Udp => "udp",
            List::Request | List::Upload | List::Download => "https",
        }
    }
}

impl DomainLists {
    /// The entries of a list.
    pub fn list(&self, list: List) -> &[Entry] {
        match list {
            List::Request => &self.request,
            List::Socket => &self.socket,
            List::Upload => &self.upload,
            List::Download => &self.download,
            List::Tcp => &self.tcp,
            List::Udp => &self.udp,
        }
    }

    /// The entries of all lists.
    pub fn all(&self) -> Vec<Entry> {
        List::ALL.iter().flat_map(|list| self.list(*list)).cloned().collect()
    }

    fn list_mut(&mut self, list: List) -> &mut Vec<Entry> {
        match list {
            List::Request => &mut self.request,
            List::Socket => &mut self.socket,
            List::Upload => &mut self.upload,
            List::Download => &mut self.download,
            List::Tcp => &mut self.tcp,
            List::Udp => &mut self.udp,
        }
    }

    /// Parses a domains file: `{"request": ["https://…"], "socket": ["wss://…"], …}`. Missing lists are empty.
    pub fn parse(text: &str, rules: &Rules) -> Result<DomainLists, BadDomains> {
        let malformed = |error: serde_json::Error| BadDomains {
            line: error.line(),
            problem: DomainFault::Json { cause: Cause::from(&error), expected: EXPECTED },
        };
        let json: Json = serde_json::from_str(text).map_err(malformed)?;
        let at = |needle: &str, problem: DomainFault| BadDomains { line: line_of(text, needle), problem };
        let Json::Object(keys) = json else {
            return Err(at("", DomainFault::NotAnObject { expected: EXPECTED }));
        };
        let mut lists = DomainLists::default();
        for (key, value) in keys {
            let Some(list) = List::ALL.into_iter().find(|list| list.key() == key) else {
                return Err(at(&key, DomainFault::UnknownList { key: key.clone() }));
            };
            let Json::Array(entries) = value else {
                return Err(at(&key, DomainFault::NotAList { key: key.clone(), scheme: list.scheme() }));
            };
            for entry in entries {
                let Json::String(entry) = &entry else {
                    return Err(at(&key, DomainFault::NotAString { key: key.clone(), entry: entry.to_string() }));
                };
                lists.add(list, entry, rules).map_err(|bad| at(entry, *bad.problem))?;
            }
        }
        Ok(lists)
    }

    /// Adds an entry to a list, if the platform accepts it.
    pub fn add(&mut self, list: List, text: &str, rules: &Rules) -> Result<(), BadEntry> {
        let entry = Entry::parse(text, list.scheme(), rules)?;
        let entries = self.list_mut(list);
        let limit = rules.domains.entries.map_or(usize::MAX, |limit| limit as usize);
        if entries.len() >= limit && rules.domains.refuses_more_entries {
            let problem = DomainFault::TooMany {
                entry: text.to_owned(),
                number: entries.len() + 1,
                key: list.key(),
                platform: rules.name,
                limit,
                clause: basis!(rules, domains.entries).clause,
            };
            return Err(BadEntry { entry: text.to_owned(), problem: Box::new(problem) });
        }
        // Most lists have few entries, and there may be a thousand programs with lists of their own.
        entries.reserve_exact(1 + entries.len() / 2);
        entries.push(entry);
        Ok(())
    }

    /// The lists that exceed the platform's maximum number of entries, with this maximum.
    pub fn too_long(&self, rules: &Rules) -> Vec<(List, u32)> {
        let limit = rules.domains.entries;
        let longer = |list: &List| limit.is_some_and(|limit| self.list(*list).len() > limit as usize);
        List::ALL.into_iter().filter(longer).filter_map(|list| Some((list, limit?))).collect()
    }

    /// Adds an origin to every list, with the scheme of each list.
    pub fn allow(&mut self, origin: &str, rules: &Rules) -> Result<(), BadEntry> {
        let rest = origin.strip_prefix("https://").or_else(|| origin.strip_prefix("wss://")).ok_or_else(|| {
            BadEntry { entry: origin.to_owned(), problem: Box::new(DomainFault::NotHttps { entry: origin.to_owned() }) }
        })?;
        for list in List::ALL {
            self.add(list, &format!("{}://{rest}", list.scheme()), rules)?;
        }
        Ok(())
    }
}

const EXPECTED: &str =
    "{\"request\": [\"https://host\"], \"socket\": [\"wss://host\"], \"upload\": [], \"download\": []}";

/// The line number, starting at 1, of the first occurrence of a quoted text.
fn line_of(text: &str, needle: &str) -> usize {
    let quoted = format!("\"{needle}\"");
    let before = text.find(&quoted).map_or("", |at| &text[..at]);
    before.matches('\n').count() + 1
}

impl Entry {
    /// Parses an entry for a list with this scheme.
    pub fn parse(text: &str, scheme: &str, rules: &Rules) -> Result<Entry, BadEntry> {
        let bad = |problem: DomainFault| BadEntry { entry: text.to_owned(), problem: Box::new(problem) };
        let (entry, wanted) = (|| text.to_owned(), || scheme.to_owned());
        let not_origin = |_| bad(DomainFault::NotAnOrigin { entry: entry(), scheme: wanted() });
        let url = Url::parse(text).map_err(not_origin)?;
        if url.scheme() != scheme {
            let given = url.scheme().to_owned();
            return Err(bad(DomainFault::OtherScheme { entry: entry(), given, scheme: wanted() }));
        }
        let bare = url.username().is_empty() && url.query().is_none() && url.fragment().is_none();
        if !bare || !matches!(url.path(), "" | "/") || text.ends_with('/') {
            return Err(bad(DomainFault::MoreThanOrigin { entry: entry(), scheme: wanted() }));
        }
        let host = listable_host(text, &url, rules).map_err(bad)?;
        let port = written_port(text).and_then(|port| port.parse().ok());
        if port.is_some() && !rules.domains.port_in_entry {
            let clause = basis!(rules, domains.port_in_entry).clause;
            return Err(bad(DomainFault::Port { entry: entry(), platform: rules.name, clause }));
        }
        Ok(Entry { scheme: scheme.to_owned(), host, port })
    }

    /// The port of the entry, if it has one.
    pub const fn port(&self) -> Option<u16> {
        self.port
    }

    fn covers_host(&self, host: &str, wildcard: bool) -> bool {
        match self.host.strip_prefix("*.") {
            Some(parent) if wildcard => host.strip_suffix(parent).is_some_and(|rest| rest.ends_with('.')),
            _ => self.host == host,
        }
    }

    fn covers_port(&self, port: Option<u16>, bare: BareEntry) -> bool {
        match (self.port, bare) {
            (Some(only), _) => port == Some(only),
            (None, BareEntry::NoPort) => port.is_none(),
            (None, BareEntry::AnyPort) => true,
        }
    }
}

impl fmt::Display for Entry {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}://{}", self.scheme, self.host)?;
        self.port.map_or(Ok(()), |port| write!(f, ":{port}"))
    }
}

/// The host of an entry; an error if the platform does not accept it in a list.
fn listable_host(text: &str, url: &Url, rules: &Rules) -> Result<String, DomainFault> {
    let (entry, platform) = (text.to_owned(), rules.name);
    let host = match url.host() {
        Some(Host::Domain(host)) => host.to_owned(),
        Some(Host::Ipv4(_) | Host::Ipv6(_)) if rules.url.refuses_ip => {
            let clause = basis!(rules, url.refuses_ip).clause;
            return Err(DomainFault::Ip { entry, platform, clause });
        }
        Some(address) => address.to_string(),
        None => return Err(DomainFault::NoHost { entry }),
    };
    if host.trim_start_matches("*.").contains('*') || host.trim_start_matches("*.").is_empty() {
        return Err(DomainFault::Wildcard { entry, scheme: url.scheme().to_owned() });
    }
    if host == "localhost" && rules.url.refuses_localhost {
        let clause = basis!(rules, url.refuses_localhost).clause;
        return Err(DomainFault::Localhost { entry, platform, clause });
    }
    if rules.url.forbidden_hosts.contains(&host.as_str()) {
        let clause = basis!(rules, url.forbidden_hosts).clause;
        return Err(DomainFault::ForbiddenHost { entry, host, platform, clause });
    }
    Ok(host)
}

/// Looks up a URL in a list. `port` is the port as written in the URL.
pub(crate) fn find<'a>(
    entries: &'a [Entry],
    host: &str,
    port: Option<u16>,
    bare: BareEntry,
    wildcard: bool,
) -> Match<'a> {
    let mut best = Match::Unlisted;
    for entry in entries.iter().filter(|entry| entry.covers_host(host, wildcard)) {
        if entry.covers_port(port, bare) {
            return Match::Listed;
        }
        best = Match::OtherPort(entry);
    }
    best
}

/// The port as written in a URL, even if it is the default port.
pub(crate) fn written_port(url: &str) -> Option<&str> {
    let rest = url.split_once("://")?.1;
    let authority = rest.split(['/', '?', '#', '\\']).next()?;
    let host = authority.rsplit_once('@').map_or(authority, |(_, host)| host);
    let after_address = host.rfind(']').map_or(host, |end| &host[end..]);
    after_address.rsplit_once(':').map(|(_, port)| port).filter(|port| !port.is_empty())
}

#[cfg(test)]
mod tests;
