//! The project files for tools: the platform's own, and `qiao.json` for settings that only this host has. It must not
//! know the structure of the program.

use std::path::{Path, PathBuf};

use qiao_abi::{Cause, LoadError};
use qiao_host::Root;
use qiao_rules::Rules;
use serde_json::{Map, Value};

use super::fault::ConfigFault;
use super::own;
use crate::error::Error;

/// The content of the files.
#[derive(Debug, Default)]
pub(super) struct Config {
    /// Whether a project file of the platform's tools exists.
    pub found: bool,
    /// The source folder.
    pub sources: PathBuf,
    /// The app id.
    pub id: Option<String>,
    /// Whether URLs are checked, if specified.
    pub checks_urls: Option<bool>,
    /// The path of each block in the project.
    pub blocks: Vec<String>,
    /// The domain lists, as the text of a domains file.
    pub domains: Option<String>,
    /// What our own file answers, by function.
    pub answers: Map<String, Value>,
    /// The platform that our own file names.
    pub platform: Option<String>,
}

/// Reads the files in a folder, like a platform's tools.
///
/// # Errors
/// A file exists but cannot be read, or is not valid JSON.
pub(super) fn read(folder: &Path, rules: &Rules) -> Result<Config, Error> {
    let rules = &rules.project;
    let mut theirs = None;
    for name in rules.config {
        if theirs.is_none() {
            theirs = json(folder, name)?;
        }
    }
    let ours = own::read(folder)?;
    let found = theirs.is_some();
    let theirs = theirs.unwrap_or_default();
    let named = rules.root.iter().find_map(|key| Some((*key, theirs[*key].as_str()?)));
    let text = |value: &Value| value.as_str().filter(|text| !text.is_empty()).map(str::to_owned);
    let blocks = theirs["blocks"].as_array().into_iter().flatten();
    Ok(Config {
        found,
        sources: named.map_or_else(|| Ok(folder.to_owned()), |(key, named)| sources(folder, key, named))?,
        id: text(&theirs["appid"]),
        checks_urls: theirs["setting"]["urlCheck"].as_bool(),
        blocks: blocks.filter_map(|block| block.as_str().map(|path| path.trim_matches('/').to_owned())).collect(),
        domains: ours.domains.map(|domains| domains.to_string()),
        answers: ours.answers,
        platform: ours.platform,
    })
}

/// A file in a folder as JSON; `None` if it does not exist.
pub(crate) fn json(folder: &Path, name: &str) -> Result<Option<Value>, Error> {
    let Some(text) = text(folder, name)? else {
        return Ok(None);
    };
    let bad = |error: serde_json::Error| Error::Config {
        path: folder.join(name),
        reason: ConfigFault::Malformed { cause: Cause::from(&error) },
    };
    serde_json::from_str(&text).map(Some).map_err(bad)
}

/// The text of a file in a folder, without byte order mark; `None` if it does not exist. Links out of the folder are
/// not followed.
pub(crate) fn text(folder: &Path, name: &str) -> Result<Option<String>, Error> {
    let unreadable = |cause| Error::Config { path: folder.join(name), reason: ConfigFault::Unreadable { cause } };
    let root = match Root::open(folder) {
        Ok(root) => root,
        Err(bad) if bad.error.kind() == std::io::ErrorKind::NotFound => return Ok(None),
        Err(bad) => return Err(Error::Read { path: bad.path, source: bad.error }),
    };
    match root.config(name) {
        Ok(text) => Ok(text),
        Err(LoadError::Unreadable(_, cause)) => Err(unreadable(cause)),
        Err(_) => Ok(None),
    }
}

/// The source folder, which must be inside the project's folder.
fn sources(folder: &Path, key: &'static str, named: &str) -> Result<PathBuf, Error> {
    let sources = folder.join(named);
    let real = |path: &Path| path.canonicalize().map_err(|source| Error::Read { path: path.to_owned(), source });
    if real(&sources)?.starts_with(real(folder)?) {
        return Ok(sources);
    }
    let reason = ConfigFault::SourcesOutside { key, folder: named.to_owned() };
    Err(Error::Config { path: folder.to_owned(), reason })
}

#[cfg(test)]
mod tests {
    use qiao_rules::Platform;

    use super::*;

    #[test]
    fn a_project_says_where_its_sources_are_and_who_it_is() {
        let folder = tempfile::tempdir().unwrap();
        let write = |name: &str, text: &str| std::fs::write(folder.path().join(name), text).unwrap();
        for folder_name in ["dist", "out"] {
            std::fs::create_dir(folder.path().join(folder_name)).unwrap();
        }
        let nothing = read(folder.path(), &Platform::Wx.rules()).unwrap();
        assert!(!nothing.found && nothing.sources == folder.path() && nothing.id.is_none());
        write("project.config.json", r#"{"appid":"wx1","miniprogramRoot":"dist/","setting":{"urlCheck":false}}"#);
        write("project.swan.json", r#"{"appid":"","smartProgramRoot":"out"}"#);
        write("qiao.json", r#"{"domains":{"request":["https://a.test"]}}"#);
        let wx = read(folder.path(), &Platform::Wx.rules()).unwrap();
        assert_eq!((wx.id.as_deref(), wx.checks_urls), (Some("wx1"), Some(false)));
        assert_eq!(wx.sources, folder.path().join("dist/"));
        assert_eq!(wx.domains.as_deref(), Some(r#"{"request":["https://a.test"]}"#));
        let swan = read(folder.path(), &Platform::Swan.rules()).unwrap();
        assert_eq!((swan.id, swan.sources), (None, folder.path().join("out")));
        write("project.config.json", r#"{"miniprogramRoot":"dist/../.."}"#);
        let out = read(folder.path(), &Platform::Wx.rules()).unwrap_err().to_string();
        assert!(out.contains("`miniprogramRoot` leads out of the project's folder"), "{out}");
        write("project.swan.json", "{");
        assert!(read(folder.path(), &Platform::Swan.rules()).is_err());
    }
}
