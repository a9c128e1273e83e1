//! Files around a program's folder: in tests, scripts may be placed next to the program and require its files. The name
//! of such a file starts with `../`, as in `../test/a.js`. No platform does this.

use std::path::{Component, Path};

use cap_std::ambient_authority;
use cap_std::fs::Dir;
use qiao_abi::{Charge, LoadError, Source};

use crate::source_files::{candidates, module_in};

/// A folder that contains the program's folder.
#[derive(Debug)]
pub(crate) struct Around {
    dir: Dir,
    /// The path of the program's folder relative to it.
    inner: String,
}

impl Around {
    /// Opens the folder `outer` if it contains `root`.
    pub(crate) fn open(outer: &Path, root: &Path) -> Option<Around> {
        let (outer, root) = (outer.canonicalize().ok()?, root.canonicalize().ok()?);
        let inner = root.strip_prefix(&outer).ok()?.to_str()?.replace('\\', "/");
        let dir = Dir::open_ambient_dir(&outer, ambient_authority()).ok()?;
        (!inner.is_empty()).then_some(Around { dir, inner })
    }

    /// Resolves and loads a relative path in the file `from`; the charge grows by the text.
    pub(crate) fn load(&self, from: &str, wanted: &str, charge: &mut Charge) -> Result<Option<Source>, LoadError> {
        let folder = from.rsplit_once('/').map_or("", |(folder, _)| folder);
        let Some(path) = joined(&[&self.inner, folder, wanted]) else { return Ok(None) };
        for name in candidates(&path) {
            if let Some(text) = module_in(&self.dir, &name, charge)? {
                return Ok(Some(Source { name: self.name(&name), text }));
            }
        }
        Ok(None)
    }

    /// The name of a file relative to the program's folder.
    fn name(&self, path: &str) -> String {
        match path.strip_prefix(&self.inner).and_then(|rest| rest.strip_prefix('/')) {
            Some(inside) => inside.to_owned(),
            None => format!("{}{path}", "../".repeat(self.inner.split('/').count())),
        }
    }
}

/// Whether a name is outside the program's folder.
pub(crate) fn is_outside(name: &str) -> bool {
    name.starts_with("../")
}

/// Joins paths and resolves `.` and `..`; `None` if the result leaves the folder.
fn joined(paths: &[&str]) -> Option<String> {
    let mut parts: Vec<&str> = Vec::new();
    for component in paths.iter().flat_map(|path| Path::new(path).components()) {
        match component {
            Component::Normal(part) => parts.push(part.to_str()?),
            Component::ParentDir => drop(parts.pop()?),
            Component::CurDir | Component::RootDir | Component::Prefix(_) => {}
        }
    }
    Some(parts.join("/"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn files_beside_the_program_reach_into_it_and_no_further() {
        let folder = tempfile::tempdir().unwrap();
        for (name, text) in [("a/app/x.js", "x"), ("a/test/y.js", "y"), ("z.js", "z")] {
            std::fs::create_dir_all(folder.path().join(name).parent().unwrap()).unwrap();
            std::fs::write(folder.path().join(name), text).unwrap();
        }
        let around = Around::open(&folder.path().join("a"), &folder.path().join("a/app")).unwrap();
        let load = |from: &str, wanted: &str| {
            let found = around.load(from, wanted, &mut Charge::default()).unwrap();
            found.map(|found| (found.name, found.text))
        };
        let found = |name: &str, text: &str| Some((name.to_owned(), text.to_owned()));
        assert_eq!(load("../test/t.js", "../app/x"), found("x.js", "x"));
        assert_eq!(load("../test/t.js", "./y"), found("../test/y.js", "y"));
        assert_eq!(load("x.js", "../test/y"), found("../test/y.js", "y"));
        assert_eq!(load("../test/t.js", "../../z"), None);
    }
}
