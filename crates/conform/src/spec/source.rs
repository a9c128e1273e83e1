//! The sources of the clauses, from `docs/spec/sources.toml`, and links to them.

use std::collections::BTreeMap;

use serde::Deserialize;
use toml::Spanned;
use url::Url;

use super::fault::BadSpec;

/// A source that clauses cite.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Source {
    /// Its id, such as `wx-guide-network`.
    pub id: String,
    /// Its title.
    pub title: String,
    /// The kind of source.
    pub kind: SourceKind,
    /// Where it can be found.
    pub locator: Locator,
    /// The date of the text, or the date on which it was read: `2026-08-07`.
    pub read: String,
    /// Further remarks.
    pub note: Option<String>,
}

/// Where a source can be found.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Locator {
    /// A page.
    Page(Url),
    /// `owner/name@commit` or `owner/name@commit:path` on GitHub, with its link.
    Repository(String, Url),
    /// `name@version` on npm, with its link.
    Package(String, Url),
    /// The location was not recorded.
    NotKept,
}

/// The kind of a source.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum SourceKind {
    /// A document of the platform.
    OfficialDocument,
    /// Type declarations of the platform.
    Typings,
    /// A published package.
    Package,
    /// A report of behaviour observed on a device or client.
    DeviceReport,
    /// An open-source implementation.
    OpenImplementation,
    /// A sample program.
    Sample,
    /// A standard, such as an RFC.
    Standard,
    /// A captured log or request.
    Capture,
}

/// One entry of the file.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Entry {
    title: String,
    kind: SourceKind,
    url: Option<String>,
    repository: Option<String>,
    package: Option<String>,
    kept: Option<bool>,
    read: String,
    note: Option<String>,
}

/// Parses all sources; the result is sorted by id.
pub(super) fn parse(file: &str, text: &str) -> Result<Vec<Source>, BadSpec> {
    let line = |at: usize| text.get(..at).map_or(0, |before| before.matches('\n').count() + 1);
    let entries: BTreeMap<String, Spanned<Entry>> = toml::from_str(text).map_err(|error| {
        let at = error.span().map_or(0, |span| span.start);
        BadSpec::new(file, line(at), error.message())
    })?;
    let read = |(id, entry): (String, Spanned<Entry>)| {
        let at = line(entry.span().start);
        Source::of(&id, entry.into_inner()).map_err(|problem| BadSpec::new(file, at, format!("{id}: {problem}")))
    };
    entries.into_iter().map(read).collect()
}

impl Source {
    fn of(id: &str, entry: Entry) -> Result<Source, String> {
        if !id.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'-') {
            return Err("an id has small letters, digits and hyphens".to_owned());
        }
        if entry.title.trim().is_empty() {
            return Err("the title is empty".to_owned());
        }
        if humantime::parse_rfc3339(&format!("{}T00:00:00Z", entry.read)).is_err() {
            return Err(format!("`{}` is not a date such as 2026-08-07", entry.read));
        }
        let locator = match (entry.url, entry.repository, entry.package, entry.kept) {
            (Some(url), None, None, None) => Locator::Page(page(&url)?),
            (None, Some(text), None, None) => Locator::Repository(text.clone(), repository(&text)?),
            (None, None, Some(text), None) => Locator::Package(text.clone(), package(&text)?),
            (None, None, None, Some(false)) if entry.note.is_some() => Locator::NotKept,
            (None, None, None, Some(false)) => return Err("`kept = false` needs a note".to_owned()),
            _ => return Err("exactly one of `url`, `repository`, `package` and `kept = false` is needed".to_owned()),
        };
        let (title, kind, read, note) = (entry.title, entry.kind, entry.read, entry.note);
        Ok(Source { id: id.to_owned(), title, kind, locator, read, note })
    }

    /// The link to it, if its location was recorded.
    pub fn link(&self) -> Option<&Url> {
        match &self.locator {
            Locator::Page(link) | Locator::Repository(_, link) | Locator::Package(_, link) => Some(link),
            Locator::NotKept => None,
        }
    }
}

impl SourceKind {
    /// The kind in words, such as `official document`.
    pub const fn name(self) -> &'static str {
        match self {
            SourceKind::OfficialDocument => "official document",
            SourceKind::Typings => "typings",
            SourceKind::Package => "package",
            SourceKind::DeviceReport => "device report",
            SourceKind::OpenImplementation => "open implementation",
            SourceKind::Sample => "sample",
            SourceKind::Standard => "standard",
            SourceKind::Capture => "capture",
        }
    }
}

fn page(text: &str) -> Result<Url, String> {
    match Url::parse(text) {
        Ok(url) if matches!(url.scheme(), "https" | "http") && url.has_host() => Ok(url),
        Ok(_) => Err(format!("`{text}` is not an address of a page")),
        Err(error) => Err(format!("`{text}`: {error}")),
    }
}

fn repository(text: &str) -> Result<Url, String> {
    let bad = || format!("`{text}` is not `owner/name@commit` or `owner/name@commit:path`");
    let (place, path) = text.split_once(':').map_or((text, None), |(place, path)| (place, Some(path)));
    let (name, commit) = place.split_once('@').ok_or_else(bad)?;
    let (owner, name) = name.split_once('/').filter(|(_, name)| !name.contains('/')).ok_or_else(bad)?;
    let is_commit = (7..=40).contains(&commit.len()) && commit.bytes().all(|b| b.is_ascii_hexdigit());
    if owner.is_empty() || name.is_empty() || !is_commit || path.is_some_and(str::is_empty) {
        return Err(bad());
    }
    let view = if path.is_some() { "blob" } else { "tree" };
    let folders = path.into_iter().flat_map(|path| path.split('/'));
    below("https://github.com", [owner, name, view, commit].into_iter().chain(folders))
}

fn package(text: &str) -> Result<Url, String> {
    let (name, version) = text
        .rsplit_once('@')
        .filter(|(name, version)| !name.is_empty() && !version.is_empty())
        .ok_or_else(|| format!("`{text}` is not `name@version`"))?;
    below("https://www.npmjs.com", ["package"].into_iter().chain(name.split('/')).chain(["v", version]))
}

/// A URL below a site, with the segments percent-encoded as needed.
fn below<'a>(site: &str, segments: impl Iterator<Item = &'a str>) -> Result<Url, String> {
    let mut url = page(site)?;
    match url.path_segments_mut() {
        Ok(mut path) => _ = path.extend(segments),
        Err(()) => return Err(format!("`{site}` has no path")),
    }
    Ok(url)
}
