//! The program's own source files: found by name within the program's root, and nowhere else.

use std::path::{Component, Path, PathBuf};

use cap_std::ambient_authority;
use cap_std::fs::Dir;
use qiao_abi::{LoadError, Source};
use qiao_rules::BareModule;

/// The folder that a program was loaded from. Links and `..` cannot lead out of it.
pub struct Root {
    folder: Dir,
}

/// A folder that cannot be opened.
#[derive(Debug)]
pub struct BadRoot {
    /// The folder.
    pub path: PathBuf,
    /// Why.
    pub error: std::io::Error,
}

/// A source file may have this many bytes.
const LARGEST_SOURCE: u64 = 64 * 1024 * 1024;

impl Root {
    /// Opens a folder.
    pub fn open(path: &Path) -> Result<Root, BadRoot> {
        let folder = Dir::open_ambient_dir(path, ambient_authority());
        folder.map(|folder| Root { folder }).map_err(|error| BadRoot { path: path.to_owned(), error })
    }

    /// The folder itself.
    pub(crate) fn folder(&self) -> &Dir {
        &self.folder
    }

    /// The file that `require(wanted)` means in the file `from`.
    pub fn load(&self, from: &str, wanted: &str, bare: BareModule) -> Result<Source, LoadError> {
        let path = resolve(from, wanted, bare)?;
        let candidates = candidates(&path);
        for name in &candidates {
            if let Some(text) = self.text(name)? {
                return Ok(Source { name: name.clone(), text });
            }
        }
        Err(LoadError::NotFound(candidates))
    }

    /// Whether there is a file of that name.
    pub fn has(&self, name: &str) -> bool {
        self.folder.metadata(name).is_ok_and(|file| file.is_file())
    }

    /// The text of a file; `None` where there is none.
    ///
    /// # Errors
    /// It is there and cannot be read as text.
    pub fn text(&self, name: &str) -> Result<Option<String>, LoadError> {
        let unreadable = |error: std::io::Error| LoadError::Unreadable(format!("{name}: {error}"));
        match self.folder.metadata(name) {
            Ok(metadata) if metadata.is_dir() => return Ok(None),
            Ok(metadata) if metadata.len() > LARGEST_SOURCE => {
                return Err(LoadError::Unreadable(format!("{name} has more than {LARGEST_SOURCE} bytes")));
            }
            Ok(_) => {}
            Err(error) if error.kind() == std::io::ErrorKind::NotFound => return Ok(None),
            Err(error) => return Err(unreadable(error)),
        }
        self.folder.read_to_string(name).map(Some).map_err(unreadable)
    }
}

/// The path that is meant, relative to the root.
fn resolve(from: &str, wanted: &str, bare: BareModule) -> Result<String, LoadError> {
    let from_root = wanted.starts_with('/') || (bare == BareModule::Root && !wanted.starts_with('.'));
    let base = if from_root { Path::new("") } else { Path::new(from).parent().unwrap_or(Path::new("")) };
    let mut parts: Vec<&str> = Vec::new();
    for component in base.components().chain(Path::new(wanted.trim_start_matches('/')).components()) {
        match component {
            Component::Normal(part) => parts.push(part.to_str().ok_or(LoadError::Outside)?),
            Component::ParentDir => {
                parts.pop().ok_or(LoadError::Outside)?;
            }
            Component::CurDir | Component::RootDir | Component::Prefix(_) => {}
        }
    }
    Ok(parts.join("/"))
}

fn candidates(path: &str) -> Vec<String> {
    if path.ends_with(".js") {
        return vec![path.to_owned()];
    }
    vec![format!("{path}.js"), path.to_owned(), format!("{path}/index.js")]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_resolved_like_the_platforms_do() {
        for (from, wanted, path) in [
            ("main.js", "./a", "a"),
            ("main.js", "a.js", "a.js"),
            ("pages/x/x.js", "../../util/b", "util/b"),
            ("pages/x/x.js", "/util/b", "util/b"),
            ("pages/x/x.js", "./y/../z", "pages/x/z"),
        ] {
            assert_eq!(resolve(from, wanted, BareModule::Beside).unwrap(), path, "{wanted} in {from}");
        }
        assert_eq!(resolve("main.js", "../secret", BareModule::Beside), Err(LoadError::Outside));
        // SWAN-ENV-006
        assert_eq!(resolve("pages/x.js", "util/b", BareModule::Root).unwrap(), "util/b");
    }
}
