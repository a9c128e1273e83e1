//! The files that describe a project to tools: the platform's own, and `qiao.json` beside it for
//! what only this host needs. It must not know what the program consists of.

use std::path::{Path, PathBuf};

use qiao_rules::Rules;
use serde_json::Value;

use crate::error::Error;

/// Our own file.
const OURS: &str = "qiao.json";

/// What the files say.
#[derive(Debug, Default)]
pub(super) struct Config {
    /// Whether there is a file of the platform's tools.
    pub found: bool,
    /// The folder of the sources.
    pub sources: PathBuf,
    /// The app id.
    pub id: Option<String>,
    /// Whether URLs are checked, if the file says so.
    pub checks_urls: Option<bool>,
    /// The blocks that the project consists of: the path of each.
    pub blocks: Vec<String>,
    /// The domain lists, as the text of a domains file.
    pub domains: Option<String>,
    /// The platform that our own file names.
    pub platform: Option<String>,
}

/// Reads the files in a folder, as a platform's tools would.
///
/// # Errors
/// A file is there and cannot be read, or is no JSON.
pub(super) fn read(folder: &Path, rules: &Rules) -> Result<Config, Error> {
    let rules = &rules.project;
    let mut theirs = None;
    for name in rules.config {
        if theirs.is_none() {
            theirs = json(&folder.join(name))?;
        }
    }
    let ours = json(&folder.join(OURS))?.unwrap_or_default();
    let found = theirs.is_some();
    let theirs = theirs.unwrap_or_default();
    let sources = rules.root.iter().find_map(|key| theirs[*key].as_str());
    let text = |value: &Value| value.as_str().filter(|text| !text.is_empty()).map(str::to_owned);
    let blocks = theirs["blocks"].as_array().into_iter().flatten();
    Ok(Config {
        found,
        sources: sources.map_or_else(|| folder.to_owned(), |sources| folder.join(sources)),
        id: text(&theirs["appid"]),
        checks_urls: theirs["setting"]["urlCheck"].as_bool(),
        blocks: blocks.filter_map(|block| block.as_str().map(|path| path.trim_matches('/').to_owned())).collect(),
        domains: ours["domains"].is_object().then(|| ours["domains"].to_string()),
        platform: text(&ours["platform"]),
    })
}

/// A file as JSON; `None` where there is none.
pub(super) fn json(path: &Path) -> Result<Option<Value>, Error> {
    let text = match std::fs::read_to_string(path) {
        Ok(text) => text,
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => return Ok(None),
        Err(source) => return Err(Error::Read { path: path.to_owned(), source }),
    };
    let text = text.strip_prefix('\u{feff}').unwrap_or(&text);
    let bad = |error: serde_json::Error| Error::Config { path: path.to_owned(), reason: error.to_string() };
    serde_json::from_str(text).map(Some).map_err(bad)
}

#[cfg(test)]
mod tests {
    use qiao_rules::Platform;

    use super::*;

    #[test]
    fn a_project_says_where_its_sources_are_and_who_it_is() {
        let folder = tempfile::tempdir().unwrap();
        let write = |name: &str, text: &str| std::fs::write(folder.path().join(name), text).unwrap();
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
        write("project.swan.json", "{");
        assert!(read(folder.path(), &Platform::Swan.rules()).is_err());
    }
}
