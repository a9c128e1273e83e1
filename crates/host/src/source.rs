//! The program's own source files: found by name within the program's root, and nowhere else.

use std::io::ErrorKind;
use std::path::{Component, Path, PathBuf};

use cap_std::ambient_authority;
use cap_std::fs::Dir;
use qiao_abi::{LoadError, Source};
use qiao_rules::{AppValues, BareModule};

/// The folder that a program was loaded from. Links and `..` cannot lead out of it.
#[derive(Debug)]
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

    /// The file that `require(wanted)` means in the file `from`, which is empty where it is the host that asks.
    pub fn load(&self, from: &str, wanted: &str, rules: &AppValues) -> Result<Source, LoadError> {
        let mut tried = Vec::new();
        for path in places(from, wanted, rules.bare_module, rules.module_from_root)? {
            for name in candidates(&path) {
                if let Some(text) = self.text(&name)? {
                    return Ok(Source { name, text });
                }
                tried.push(name);
            }
        }
        let message = rules.unknown_module.replace("{module}", wanted);
        Err(LoadError::NotFound { message, tried })
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
            Err(error) if matches!(error.kind(), ErrorKind::NotFound | ErrorKind::NotADirectory) => return Ok(None),
            Err(error) => return Err(unreadable(error)),
        }
        self.folder.read_to_string(name).map(Some).map_err(unreadable)
    }
}

/// Where packages are that were built for the platform.
const PACKAGES: &str = "miniprogram_npm";

/// The paths that may be meant, relative to the root, in the order in which they count.
fn places(from: &str, wanted: &str, bare: BareModule, from_root: bool) -> Result<Vec<String>, LoadError> {
    let is_bare = !wanted.starts_with(['.', '/']);
    if wanted.starts_with('/') && !from.is_empty() && !from_root {
        return Err(LoadError::FromRoot);
    }
    let here = Path::new(from).parent().unwrap_or(Path::new(""));
    let at_root = wanted.starts_with('/') || (is_bare && bare == BareModule::Root);
    let base = if at_root { Path::new("") } else { here };
    let mut places = vec![joined(base, wanted)?];
    if is_bare && bare == BareModule::BesideOrPackage {
        for folder in here.ancestors().filter(|folder| !folder.ends_with(PACKAGES)) {
            places.push(joined(&folder.join(PACKAGES), wanted)?);
        }
    }
    Ok(places)
}

/// A path from a folder on, with neither `.` nor `..` in it.
fn joined(folder: &Path, wanted: &str) -> Result<String, LoadError> {
    let mut parts: Vec<&str> = Vec::new();
    for component in folder.components().chain(Path::new(wanted.trim_start_matches('/')).components()) {
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

/// The files that a path may mean. TypeScript counts after JavaScript, and may be named like what it becomes.
fn candidates(path: &str) -> Vec<String> {
    if let Some(stem) = path.strip_suffix(".js") {
        return vec![path.to_owned(), format!("{stem}.ts")];
    }
    ["{}.js", "{}.ts", "{}", "{}/index.js", "{}/index.ts"].map(|form| form.replace("{}", path)).to_vec()
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
            assert_eq!(places(from, wanted, BareModule::Beside, true).unwrap(), [path], "{wanted} in {from}");
        }
        assert_eq!(places("main.js", "../secret", BareModule::Beside, true), Err(LoadError::Outside));
        // SWAN-ENV-006
        assert_eq!(places("pages/x.js", "util/b", BareModule::Root, true).unwrap(), ["util/b"]);
    }

    #[test]
    fn packages_are_looked_for_from_the_nearest_folder_up() {
        let places = |from, wanted| places(from, wanted, BareModule::BesideOrPackage, false);
        let expected =
            ["sub/x/lib/y", "sub/x/miniprogram_npm/lib/y", "sub/miniprogram_npm/lib/y", "miniprogram_npm/lib/y"];
        assert_eq!(places("sub/x/x.js", "lib/y").unwrap(), expected);
        let expected = ["miniprogram_npm/a/b", "miniprogram_npm/a/miniprogram_npm/b", "miniprogram_npm/b"];
        assert_eq!(places("miniprogram_npm/a/index.js", "b").unwrap(), expected);
        assert_eq!(places("sub/x.js", "./b").unwrap(), ["sub/b"]);
        assert_eq!(places("sub/x.js", "/b"), Err(LoadError::FromRoot));
        assert_eq!(places("", "/pages/b").unwrap(), ["pages/b"]);
        assert_eq!(places("x.js", "a/../../../secret"), Err(LoadError::Outside));
    }
}
