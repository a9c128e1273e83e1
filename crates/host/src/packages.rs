//! Packages in `node_modules`, resolved like bundlers for mini-programs do: by `exports`, `miniprogram`, `browser` and
//! `main`. The caller decides which names are packages. No platform does this: it is for tests.

use std::path::{Path, PathBuf};

use cap_std::ambient_authority;
use cap_std::fs::Dir;
use qiao_abi::{Cause, Charge, LoadError, Source};
use serde_json::Value;

use crate::source_files::{config_in, module_in};

pub(crate) const FOLDER: &str = "node_modules";

/// The folders with packages around a program, nearest first.
pub(crate) struct Packages {
    folders: Vec<Folder>,
}

/// A folder with packages.
struct Folder {
    /// Its path relative to the program's folder: a sequence of `../`.
    above: String,
    dir: Dir,
}

/// The path of a module in a folder, if found.
type Found = Option<String>;

/// Whether a file belongs to a package.
pub(crate) fn is_within(name: &str) -> bool {
    name.split('/').any(|part| part == FOLDER)
}

impl Packages {
    /// The packages of a program: those in its folder and in all parent folders.
    pub(crate) fn around(root: &Path) -> Packages {
        let root = root.canonicalize().unwrap_or_else(|_| root.to_owned());
        let above = root.ancestors().enumerate().filter(|(_, folder)| folder.join(FOLDER).is_dir());
        let open = |(up, folder): (usize, &Path)| {
            let dir = Dir::open_ambient_dir(folder, ambient_authority()).ok()?;
            Some(Folder { above: "../".repeat(up), dir })
        };
        Packages { folders: above.filter_map(open).collect() }
    }

    /// Resolves and loads `wanted` in the file `from`; the charge grows by the text.
    pub(crate) fn load(&self, from: &str, wanted: &str, charge: &mut Charge) -> Result<Option<Source>, LoadError> {
        let own = self.folders.iter().filter(|_| is_within(from)).find(|folder| folder.has(from));
        if wanted.starts_with('.') {
            return own.map_or(Ok(None), |folder| folder.relative(folder.inner(from), wanted, charge));
        }
        if wanted.starts_with('/') {
            return Ok(None);
        }
        if let Some(folder) = own
            && let Some(found) = folder.nested(folder.inner(from), wanted, charge)?
        {
            return Ok(Some(found));
        }
        for folder in &self.folders {
            if let Some(found) = folder.package(FOLDER, wanted, charge)? {
                return Ok(Some(found));
            }
        }
        Ok(None)
    }
}

impl Folder {
    fn has(&self, name: &str) -> bool {
        name.strip_prefix(self.above.as_str()).is_some_and(|inner| inner.starts_with(FOLDER))
    }

    /// The path of a file within this folder.
    fn inner<'a>(&self, name: &'a str) -> &'a str {
        name.strip_prefix(self.above.as_str()).unwrap_or(name)
    }

    fn relative(&self, from: &str, wanted: &str, charge: &mut Charge) -> Result<Option<Source>, LoadError> {
        let Some(path) = joined(parent(from), wanted) else { return Ok(None) };
        let package = package_of(from);
        let description = self.description(package)?;
        let name = self.file(&path);
        self.source(name.map(|name| replaced(&description, package, &name)), charge)
    }

    /// A package in the `node_modules` of the file's own package.
    fn nested(&self, from: &str, wanted: &str, charge: &mut Charge) -> Result<Option<Source>, LoadError> {
        let package = package_of(from);
        let mapped = self.description(package)?["browser"][wanted].clone();
        if mapped == Value::Bool(false) {
            return Ok(Some(Source { name: format!("{}{FOLDER}/{wanted} (empty)", self.above), text: String::new() }));
        }
        for folder in Path::new(parent(from)).ancestors().filter(|folder| !folder.ends_with(FOLDER)) {
            let folder = folder.join(FOLDER);
            if let Some(folder) = folder.to_str()
                && let Some(found) = self.package(folder, wanted, charge)?
            {
                return Ok(Some(found));
            }
        }
        Ok(None)
    }

    /// Resolves a name among the packages of a folder.
    fn package(&self, folder: &str, wanted: &str, charge: &mut Charge) -> Result<Option<Source>, LoadError> {
        let (name, inner) = split(wanted);
        let linked = format!("{folder}/{name}");
        if !self.dir.is_dir(&linked) {
            return Ok(None);
        }
        // A package manager may link packages: their dependencies are next to their real location.
        let real = self.dir.canonicalize(&linked).ok().and_then(|path| path.to_str().map(str::to_owned));
        let package = real.unwrap_or(linked);
        let description = self.description(&package)?;
        let found = match &description["exports"] {
            Value::Null => self.main(&package, &description, inner),
            exports => {
                exported(exports, inner).and_then(|path| joined(&package, &path)).filter(|path| self.is_file(path))
            }
        };
        self.source(found.map(|name| replaced(&description, &package, &name)), charge)
    }

    /// The main file of a package without `exports`.
    fn main(&self, package: &str, description: &Value, inner: &str) -> Found {
        if !inner.is_empty() {
            return self.file(&joined(package, inner)?);
        }
        let named = ["miniprogram", "browser", "main", "module"].iter().filter_map(|key| description[*key].as_str());
        let named = named.filter_map(|path| self.file(&joined(package, path)?)).next();
        named.or_else(|| self.file(&format!("{package}/index")))
    }

    /// Resolves a path to a file, trying extensions.
    fn file(&self, path: &str) -> Found {
        let forms = ["", ".js", ".cjs", ".mjs", ".json", ".ts", "/index.js", "/index.cjs", "/index.mjs", "/index.json"];
        forms.iter().map(|form| format!("{path}{form}")).find(|name| self.is_file(name))
    }

    fn is_file(&self, name: &str) -> bool {
        self.dir.metadata(name).is_ok_and(|file| file.is_file())
    }

    /// The package.json of a package; null if it does not exist.
    fn description(&self, package: &str) -> Result<Value, LoadError> {
        let name = format!("{package}/package.json");
        let text = config_in(&self.dir, &name)?;
        let unreadable = |bad: serde_json::Error| LoadError::Unreadable(name.clone(), Cause::from(&bad));
        text.map_or(Ok(Value::Null), |text| serde_json::from_str(&text).map_err(unreadable))
    }

    fn source(&self, name: Found, charge: &mut Charge) -> Result<Option<Source>, LoadError> {
        let Some(name) = name else { return Ok(None) };
        let text = module_in(&self.dir, &name, charge)?;
        Ok(text.map(|text| Source { name: format!("{}{name}", self.above), text }))
    }
}

/// The conditions of `exports`, matched in the order of the package. The second list is used if the first one yields
/// nothing.
const CONDITIONS: [&[&str]; 2] =
    [&["miniprogram", "browser", "require", "default"], &["miniprogram", "browser", "import", "module", "default"]];

/// The path that a package exports under a name; the name is empty for the package itself.
fn exported(exports: &Value, inner: &str) -> Option<String> {
    let wanted = if inner.is_empty() { ".".to_owned() } else { format!("./{inner}") };
    let has_paths = exports.as_object().is_some_and(|object| object.keys().any(|key| key.starts_with('.')));
    let (target, star) = match has_paths {
        false if inner.is_empty() => (exports, String::new()),
        false => return None,
        true => chosen(exports, &wanted)?,
    };
    let path = CONDITIONS.iter().find_map(|conditions| resolved(target, conditions))?;
    Some(path.replace('*', &star))
}

/// The matching entry, and the text matched by `*`.
fn chosen<'a>(exports: &'a Value, wanted: &str) -> Option<(&'a Value, String)> {
    let object = exports.as_object()?;
    if let Some(target) = object.get(wanted) {
        return Some((target, String::new()));
    }
    let fitting = object.iter().filter_map(|(key, target)| {
        let (start, end) = key.split_once('*')?;
        let star = wanted.strip_prefix(start)?.strip_suffix(end)?;
        Some((start.len(), target, star.to_owned()))
    });
    fitting.max_by_key(|(length, ..)| *length).map(|(_, target, star)| (target, star))
}

fn resolved(target: &Value, conditions: &[&str]) -> Option<String> {
    match target {
        Value::String(path) => Some(path.clone()),
        Value::Array(list) => list.iter().find_map(|target| resolved(target, conditions)),
        Value::Object(object) => {
            let held = object.iter().filter(|(key, _)| conditions.contains(&key.as_str()));
            held.map(|(_, target)| target).find_map(|target| resolved(target, conditions))
        }
        _ => None,
    }
}

/// The replacement of a file according to `browser`.
fn replaced(description: &Value, package: &str, name: &str) -> String {
    let inner = name.strip_prefix(package).map(|inner| format!(".{inner}")).unwrap_or_default();
    let other = description["browser"].as_object().and_then(|browser| browser.get(&inner)?.as_str());
    other.and_then(|other| joined(package, other)).unwrap_or_else(|| name.to_owned())
}

/// The package name, and the path within it.
fn split(wanted: &str) -> (&str, &str) {
    let parts = if wanted.starts_with('@') { 2 } else { 1 };
    let end = wanted.match_indices('/').nth(parts - 1).map_or(wanted.len(), |(at, _)| at);
    (&wanted[..end], wanted[end..].trim_start_matches('/'))
}

/// The folder of the package that contains a file.
fn package_of(file: &str) -> &str {
    let start = file.rfind("node_modules/").map_or(0, |at| at + "node_modules/".len());
    let (name, _) = split(&file[start..]);
    &file[..start + name.len()]
}

fn parent(file: &str) -> &str {
    file.rsplit_once('/').map_or("", |(folder, _)| folder)
}

/// Joins a path to a folder; `None` if the result leaves it.
fn joined(folder: &str, wanted: &str) -> Option<String> {
    let mut parts: Vec<&str> = Vec::new();
    for part in folder.split('/').chain(wanted.split('/')) {
        match part {
            "" | "." => {}
            ".." => drop(parts.pop()?),
            part => parts.push(part),
        }
    }
    Some(parts.join("/"))
}

/// Shows the paths of the folders, for messages.
impl std::fmt::Debug for Packages {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_list().entries(self.folders.iter().map(|folder| PathBuf::from(&folder.above))).finish()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn project(files: &[(&str, &str)]) -> (tempfile::TempDir, Packages) {
        let folder = tempfile::tempdir().unwrap();
        for (name, text) in files {
            let path = folder.path().join(name);
            std::fs::create_dir_all(path.parent().unwrap()).unwrap();
            std::fs::write(path, text).unwrap();
        }
        let packages = Packages::around(&folder.path().join("src"));
        (folder, packages)
    }

    #[test]
    fn packages_say_which_file_they_mean() {
        let (_folder, packages) = project(&[
            ("src/a.js", ""),
            ("node_modules/main/package.json", r#"{"main":"lib/x"}"#),
            ("node_modules/main/lib/x.js", "main"),
            ("node_modules/mini/package.json", r#"{"main":"no.js","miniprogram":"dist"}"#),
            ("node_modules/mini/dist/index.js", "mini"),
            ("node_modules/web/package.json", r#"{"main":"a.js","browser":{"./a.js":"./b.js","fs":false}}"#),
            ("node_modules/web/a.js", ""),
            ("node_modules/web/b.js", "web"),
            (
                "node_modules/@s/new/package.json",
                r#"{"exports":{".":{"import":"./e.mjs","require":"./c.cjs"},"./f/*":"./d/*.js"}}"#,
            ),
            ("node_modules/@s/new/c.cjs", "cjs"),
            ("node_modules/@s/new/e.mjs", ""),
            ("node_modules/@s/new/d/g.js", "pattern"),
            ("node_modules/esm/package.json", r#"{"exports":{"import":"./e.mjs"}}"#),
            ("node_modules/esm/e.mjs", "esm"),
            ("node_modules/bare/index.js", "bare"),
            ("node_modules/bare/data.json", "[1]"),
            ("node_modules/bare/node_modules/main/index.js", "nested"),
        ]);
        let bare = "../node_modules/bare/index.js";
        for (from, wanted, text) in [
            ("a.js", "main", Some("main")),
            ("a.js", "main/lib/x.js", Some("main")),
            ("a.js", "mini", Some("mini")),
            ("a.js", "web", Some("web")),
            ("a.js", "@s/new", Some("cjs")),
            ("a.js", "@s/new/f/g", Some("pattern")),
            ("a.js", "@s/new/d/g.js", None),
            ("a.js", "esm", Some("esm")),
            ("a.js", "bare", Some("bare")),
            (bare, "main", Some("nested")),
            (bare, "mini", Some("mini")),
            (bare, "./data.json", Some("module.exports = [1]")),
            (bare, "../../../src/a", None),
            ("../node_modules/web/b.js", "fs", Some("")),
            ("a.js", "none", None),
        ] {
            let found = packages.load(from, wanted, &mut Charge::default()).unwrap();
            assert_eq!(found.as_ref().map(|found| found.text.as_str()), text, "{wanted} in {from}: {found:?}");
        }
    }
}
