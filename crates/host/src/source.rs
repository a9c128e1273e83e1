//! The program's own source files: found by name within the program's root, and nowhere else.

use std::fs::File;
use std::io::{ErrorKind, Read};
use std::path::{Component, Path, PathBuf};

use cap_std::ambient_authority;
#[cfg(unix)]
use cap_std::fs::OpenOptionsExt;
use cap_std::fs::{Dir, OpenOptions};
use qiao_abi::{LoadError, Source};
use qiao_rules::{AppValues, BareModule};

/// The folder that a program was loaded from. Links and `..` cannot lead out of it.
#[derive(Debug)]
pub struct Root {
    folder: Dir,
    /// Whether files and folders whose names begin with a dot are none of the program's.
    hides_dots: bool,
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
        let root = folder.map(|folder| Root { folder, hides_dots: false });
        root.map_err(|error| BadRoot { path: path.to_owned(), error })
    }

    /// The same folder without what is hidden in it: a script that lies in any folder does not get the keys and
    /// settings that its user keeps there.
    #[must_use]
    pub fn without_dots(self) -> Root {
        Root { hides_dots: true, ..self }
    }

    /// Whether a path leads to what is hidden.
    pub(crate) fn hides(&self, name: &str) -> bool {
        self.hides_dots && name.split('/').any(|part| part.starts_with('.') && part != "." && part != "..")
    }

    /// The folder itself.
    pub(crate) fn folder(&self) -> &Dir {
        &self.folder
    }

    /// The file that `require(wanted)` means in the file `from`, which is empty where it is the host that asks.
    pub fn load(&self, from: &str, wanted: &str, rules: &AppValues) -> Result<Source, LoadError> {
        let mut tried = Vec::new();
        for path in places(from, wanted, rules.bare_module)? {
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
        !self.hides(name) && self.folder.metadata(name).is_ok_and(|file| file.is_file())
    }

    /// The text of a file; `None` where there is none.
    ///
    /// # Errors
    /// It is there and cannot be read as text.
    pub fn text(&self, name: &str) -> Result<Option<String>, LoadError> {
        let unreadable = |error: std::io::Error| LoadError::Unreadable(format!("{name}: {error}"));
        if self.hides(name) {
            return Ok(None);
        }
        let (file, size) = match regular(&self.folder, name) {
            Ok(Some(opened)) => opened,
            Ok(None) => return Ok(None),
            Err(error) if matches!(error.kind(), ErrorKind::NotFound | ErrorKind::NotADirectory) => return Ok(None),
            Err(error) => return Err(unreadable(error)),
        };
        if size > LARGEST_SOURCE {
            return Err(LoadError::Unreadable(format!("{name} has more than {LARGEST_SOURCE} bytes")));
        }
        let mut text = String::new();
        // It may grow meanwhile.
        file.take(LARGEST_SOURCE).read_to_string(&mut text).map_err(unreadable)?;
        Ok(Some(text))
    }
}

/// Opens a regular file for reading, with its size; `None` for a folder. Nothing else is opened: a pipe or a device may
/// wait for ever or never end.
///
/// # Errors
/// There is none, it leads out of the folder, or it is neither a file nor a folder.
pub(crate) fn regular(folder: &Dir, name: &str) -> std::io::Result<Option<(File, u64)>> {
    let mut options = OpenOptions::new();
    options.read(true);
    // A pipe that nobody writes to would keep `open` waiting.
    #[cfg(unix)]
    options.custom_flags(rustix::fs::OFlags::NONBLOCK.bits() as i32);
    let file = match folder.open_with(name, &options) {
        Ok(file) => file.into_std(),
        Err(error) if error.kind() == ErrorKind::IsADirectory => return Ok(None),
        Err(error) => return Err(error),
    };
    checked(file)
}

/// Reads a file that the embedder or its user names: a regular one, of at most 64 MiB.
///
/// # Errors
/// It cannot be read, is not a regular file, or is too long.
pub fn read_file(path: &Path) -> std::io::Result<Vec<u8>> {
    let mut options = File::options();
    options.read(true);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::custom_flags(&mut options, rustix::fs::OFlags::NONBLOCK.bits() as i32);
    let Some((file, size)) = checked(options.open(path)?)? else {
        return Err(ErrorKind::IsADirectory.into());
    };
    if size > LARGEST_SOURCE {
        return Err(std::io::Error::other(format!("it has more than {LARGEST_SOURCE} bytes")));
    }
    let mut bytes = Vec::new();
    file.take(LARGEST_SOURCE).read_to_end(&mut bytes)?;
    Ok(bytes)
}

/// A file that is open, with its size, if it is a regular one; `None` for a folder.
fn checked(file: File) -> std::io::Result<Option<(File, u64)>> {
    let metadata = file.metadata()?;
    match (metadata.is_file(), metadata.is_dir()) {
        (true, _) => Ok(Some((file, metadata.len()))),
        (_, true) => Ok(None),
        _ => Err(std::io::Error::other("it is not a regular file")),
    }
}

/// Where packages are that were built for the platform.
const PACKAGES: &str = "miniprogram_npm";

/// The paths that may be meant, relative to the root, in the order in which they count.
fn places(from: &str, wanted: &str, bare: BareModule) -> Result<Vec<String>, LoadError> {
    let is_bare = !wanted.starts_with(['.', '/']);
    if wanted.starts_with('/') && !from.is_empty() && bare == BareModule::BesideOrPackage {
        return Err(LoadError::FromRoot);
    }
    let here = Path::new(from).parent().unwrap_or(Path::new(""));
    let from_root = wanted.starts_with('/') || (is_bare && bare == BareModule::Root);
    let base = if from_root { Path::new("") } else { here };
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
            assert_eq!(places(from, wanted, BareModule::Beside).unwrap(), [path], "{wanted} in {from}");
        }
        assert_eq!(places("main.js", "../secret", BareModule::Beside), Err(LoadError::Outside));
        // SWAN-ENV-006
        assert_eq!(places("pages/x.js", "util/b", BareModule::Root).unwrap(), ["util/b"]);
    }

    #[test]
    fn packages_are_looked_for_from_the_nearest_folder_up() {
        let places = |from, wanted| places(from, wanted, BareModule::BesideOrPackage);
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
