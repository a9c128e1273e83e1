//! The program's source files, resolved by name within the program's root. Nothing outside the root is read, except for
//! tests.

use std::cell::OnceCell;
use std::collections::BTreeSet;
use std::path::{Component, Path, PathBuf};

use cap_std::ambient_authority;
use cap_std::fs::Dir;
use qiao_abi::{Charge, LoadError, Source, stack};
use qiao_rules::{AppValues, BareModule, RootedModule};

use crate::around::{self, Around};
use crate::packages::{self, Packages};
use crate::source_files::{candidates, config_in, module_in, text_in};

/// The folder that a program is loaded from. Links and `..` cannot leave it.
#[derive(Debug)]
pub struct Root {
    folder: Dir,
    /// Whether files and folders whose names start with a dot are hidden.
    hides_dots: bool,
    /// Where it is.
    path: PathBuf,
    /// Another folder, in which the packages are listed that the program depends on.
    listed: Option<Dir>,
    /// The packages that are listed there or here, read once.
    dependencies: OnceCell<BTreeSet<String>>,
    /// Modules of the embedder's, by their names.
    modules: Vec<Source>,
    packages: Option<Packages>,
    around: Option<Around>,
}

/// A folder cannot be opened.
#[derive(Debug)]
pub struct BadRoot {
    /// The folder.
    pub path: PathBuf,
    /// The cause.
    pub error: std::io::Error,
}

impl Root {
    /// Opens a folder.
    pub fn open(path: &Path) -> Result<Root, BadRoot> {
        let folder = Dir::open_ambient_dir(path, ambient_authority());
        let root = |folder| Root {
            folder,
            hides_dots: false,
            path: path.to_owned(),
            listed: None,
            dependencies: OnceCell::new(),
            modules: Vec::new(),
            packages: None,
            around: None,
        };
        folder.map(root).map_err(|error| BadRoot { path: path.to_owned(), error })
    }

    /// The folder of a program whose packages are listed in another folder too.
    #[must_use]
    pub fn listed_in(self, folder: &Path) -> Root {
        Root { listed: Dir::open_ambient_dir(folder, ambient_authority()).ok(), ..self }
    }

    /// The same folder without what is hidden in it: a script that lies in any folder does not get the keys and
    /// settings that its user keeps there.
    #[must_use]
    pub fn without_dots(self) -> Root {
        Root { hides_dots: true, ..self }
    }

    /// Whether a path is hidden.
    pub(crate) fn hides(&self, name: &str) -> bool {
        self.hides_dots && name.split('/').any(|part| part.starts_with('.') && part != "." && part != "..")
    }

    /// Adds modules of the embedder, which take precedence over files.
    #[must_use]
    pub fn with_modules(mut self, modules: Vec<Source>) -> Root {
        self.modules = modules;
        self
    }

    /// Adds packages of `node_modules` in the folder and its parents, which are resolved after all files, and allows
    /// JSON files as modules.
    #[must_use]
    pub fn with_packages(mut self) -> Root {
        self.packages = Some(Packages::around(&self.path));
        self
    }

    /// Adds the files of a folder around it.
    #[must_use]
    pub fn within(mut self, folder: &Path) -> Root {
        self.around = Around::open(folder, &self.path);
        self
    }

    /// Where it is.
    pub fn path(&self) -> &Path {
        &self.path
    }

    /// The path of a file with this name, which may begin with `../`.
    pub(crate) fn path_of(&self, name: &str) -> PathBuf {
        let mut path = self.path.clone();
        for part in name.split('/') {
            match part {
                "" | "." => {}
                ".." => drop(path.pop()),
                part => path.push(part),
            }
        }
        path
    }

    /// The folder itself.
    pub(crate) fn folder(&self) -> &Dir {
        &self.folder
    }

    /// Loads the file that `require(wanted)` resolves to in the file `from`, which is empty if the host itself asks.
    /// The charge grows by the text.
    pub fn load(&self, from: &str, wanted: &str, rules: &AppValues, charge: &mut Charge) -> Result<Source, LoadError> {
        if let Some(found) = self.modules.iter().find(|module| module.name == wanted) {
            let name = format!("{}module:{wanted}", stack::OWN);
            let bytes = found.text.len();
            return match charge.grow(bytes) {
                true => Ok(Source { name, text: found.text.clone() }),
                false => Err(LoadError::NoRoom { name, bytes }),
            };
        }
        let Some(packages) = &self.packages else {
            return self.own(from, wanted, rules, |name| self.text(name, charge));
        };
        let own = match packages::is_within(from) || around::is_outside(from) {
            true => Err(not_found(wanted, rules, Vec::new())),
            false => self.own(from, wanted, rules, |name| match self.hides(name) {
                true => Ok(None),
                false => module_in(&self.folder, name, charge),
            }),
        };
        let Err(missing @ (LoadError::NotFound { .. } | LoadError::Outside)) = own else { return own };
        if let Some(around) = self.around.as_ref().filter(|_| wanted.starts_with('.') && !packages::is_within(from))
            && let Some(found) = around.load(from, wanted, charge)?
        {
            return Ok(found);
        }
        let found = packages.load(from, wanted, charge)?;
        // Packages need no building here; they have to be installed.
        found.ok_or(match missing {
            LoadError::NotFound { message, mut tried, unbuilt } => {
                tried.extend(unbuilt.map(|package| format!("{}/{package}", packages::FOLDER)));
                LoadError::NotFound { message, tried, unbuilt: None }
            }
            other => other,
        })
    }

    /// Loads one of the program's own files by reading the first candidate that exists.
    fn own(
        &self,
        from: &str,
        wanted: &str,
        rules: &AppValues,
        mut read: impl FnMut(&str) -> Result<Option<String>, LoadError>,
    ) -> Result<Source, LoadError> {
        let mut tried = Vec::new();
        for path in places(from, wanted, rules.bare_module, rules.rooted_module)? {
            for name in candidates(&path) {
                if let Some(text) = read(&name)? {
                    return Ok(Source { name, text });
                }
                tried.push(name);
            }
        }
        let missing = not_found(wanted, rules, tried);
        Err(match (missing, self.dependency(wanted)) {
            (LoadError::NotFound { message, tried, .. }, unbuilt) => LoadError::NotFound { message, tried, unbuilt },
            (other, _) => other,
        })
    }

    /// The package that a path begins with, if `package.json` lists it among the dependencies.
    pub fn dependency(&self, wanted: &str) -> Option<String> {
        let parts = if wanted.starts_with('@') { 2 } else { 1 };
        let name = wanted.split('/').take(parts).collect::<Vec<_>>().join("/");
        let listed =
            || [Some(&self.folder), self.listed.as_ref()].into_iter().flatten().flat_map(dependencies).collect();
        (!name.starts_with('.') && self.dependencies.get_or_init(listed).contains(&name)).then_some(name)
    }

    /// Whether a file with this name exists.
    pub fn has(&self, name: &str) -> bool {
        !self.hides(name) && self.folder.metadata(name).is_ok_and(|file| file.is_file())
    }

    /// The text of a file, which the charge grows by; `None` if it does not exist.
    ///
    /// # Errors
    /// It exists but cannot be read as text, or there is no room for it.
    pub fn text(&self, name: &str, charge: &mut Charge) -> Result<Option<String>, LoadError> {
        if self.hides(name) { Ok(None) } else { text_in(&self.folder, name, charge) }
    }

    /// The text of a configuration file, without byte order mark; `None` if it does not exist.
    ///
    /// # Errors
    /// It exists but cannot be read as text, or has more than 1 MiB.
    pub fn config(&self, name: &str) -> Result<Option<String>, LoadError> {
        let text = if self.hides(name) { None } else { config_in(&self.folder, name)? };
        Ok(text.map(|text| text.strip_prefix('\u{feff}').map(str::to_owned).unwrap_or(text)))
    }
}

fn not_found(wanted: &str, rules: &AppValues, tried: Vec<String>) -> LoadError {
    LoadError::NotFound { message: rules.unknown_module.replace("{module}", wanted), tried, unbuilt: None }
}

/// The packages that the program in a folder depends on.
fn dependencies(folder: &Dir) -> Vec<String> {
    let text = config_in(folder, DEPENDENCIES).ok().flatten().unwrap_or_default();
    let file: serde_json::Value = serde_json::from_str(&text).unwrap_or_default();
    file["dependencies"].as_object().into_iter().flatten().map(|(name, _)| name.clone()).collect()
}

/// Where a program says which packages it depends on.
const DEPENDENCIES: &str = "package.json";

/// Where packages are that were built for the platform.
const PACKAGES: &str = "miniprogram_npm";

/// Candidate paths relative to the root, in order of precedence.
fn places(from: &str, wanted: &str, bare: BareModule, rooted: RootedModule) -> Result<Vec<String>, LoadError> {
    let is_bare = !wanted.starts_with(['.', '/']);
    let here = Path::new(from).parent().unwrap_or(Path::new(""));
    let at_root = match wanted.starts_with('/') {
        true => rooted == RootedModule::Root,
        false => is_bare && bare == BareModule::Root,
    };
    let base = if at_root { Path::new("") } else { here };
    let mut places = vec![joined(base, wanted)?];
    if is_bare && bare == BareModule::BesideOrPackage {
        for folder in here.ancestors().filter(|folder| !folder.ends_with(PACKAGES)) {
            places.push(joined(&folder.join(PACKAGES), wanted)?);
        }
    }
    Ok(places)
}

/// Joins a path to a folder and resolves `.` and `..`.
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
            assert_eq!(
                places(from, wanted, BareModule::Beside, RootedModule::Root).unwrap(),
                [path],
                "{wanted} in {from}"
            );
        }
        assert_eq!(places("main.js", "../secret", BareModule::Beside, RootedModule::Root), Err(LoadError::Outside));
        // SWAN-ENV-006
        assert_eq!(places("pages/x.js", "util/b", BareModule::Root, RootedModule::Root).unwrap(), ["util/b"]);
    }

    #[test]
    fn packages_are_looked_for_from_the_nearest_folder_up() {
        let places = |from, wanted| places(from, wanted, BareModule::BesideOrPackage, RootedModule::Beside);
        let expected =
            ["sub/x/lib/y", "sub/x/miniprogram_npm/lib/y", "sub/miniprogram_npm/lib/y", "miniprogram_npm/lib/y"];
        assert_eq!(places("sub/x/x.js", "lib/y").unwrap(), expected);
        let expected = ["miniprogram_npm/a/b", "miniprogram_npm/a/miniprogram_npm/b", "miniprogram_npm/b"];
        assert_eq!(places("miniprogram_npm/a/index.js", "b").unwrap(), expected);
        assert_eq!(places("sub/x.js", "./b").unwrap(), ["sub/b"]);
        // WX-ENV-008
        assert_eq!(places("sub/x.js", "/b").unwrap(), ["sub/b"]);
        assert_eq!(places("app.js", "/sub/b").unwrap(), ["sub/b"]);
        assert_eq!(places("", "/pages/b").unwrap(), ["pages/b"]);
        assert_eq!(places("x.js", "a/../../../secret"), Err(LoadError::Outside));
    }
}
