//! Finds the project or folder that a test file belongs to, whose settings and files it shares. What a project is, is
//! decided by the crate `qiao`.

use std::io;
use std::path::{Component, Path, PathBuf, StripPrefixError};

use qiao::{Launch, Platform};

/// A test file and the project or folder that it belongs to.
#[derive(Clone, Debug)]
pub struct TestFile {
    /// Its path as given.
    pub path: PathBuf,
    /// The folder of the files that it may require.
    pub root: PathBuf,
    /// Its path relative to `root`, with `/`.
    pub name: String,
    /// The project whose settings apply, if any.
    pub project: Option<PathBuf>,
}

/// The project or folder of a test file could not be determined.
#[derive(Debug, thiserror::Error)]
pub enum NoPlace {
    /// A path does not exist or cannot be read.
    #[error("{path}: {source}", path = path.display())]
    Unreadable {
        /// The path.
        path: PathBuf,
        /// The cause.
        source: io::Error,
    },
    /// The file is outside the given project.
    #[error("{path} is not in the project {project}", path = path.display(), project = project.display())]
    Outside {
        /// The file's path.
        path: PathBuf,
        /// The project.
        project: PathBuf,
    },
    /// The project cannot be read.
    #[error("{0}")]
    Project(#[from] qiao::Error),
}

/// The file that makes a folder a project.
const APP: &str = "app.json";

/// The file with settings of tests.
const SETTINGS: &str = "qiao.json";

/// Finds what a test file belongs to: the given project, else the nearest project folder above it, else the
/// current folder, else its own folder; of the last two, the nearest folder above with a `qiao.json`, if there is one.
///
/// # Errors
/// A path cannot be read, the file is outside the given project, or the project is invalid.
pub fn place(path: &Path, project: Option<&Path>, platform: Option<Platform>) -> Result<TestFile, NoPlace> {
    let unreadable = |source| NoPlace::Unreadable { path: path.to_owned(), source };
    let file = path.canonicalize().map_err(unreadable)?;
    let found = match project {
        Some(folder) => Some((folder.canonicalize().map_err(unreadable)?, sources_of(folder, platform)?)),
        None => file.ancestors().skip(1).find_map(|folder| nearest(folder, platform)),
    };
    if let Some((folder, sources)) = found {
        let name = file.strip_prefix(&sources).map(slashed).or_else(|_| beside(&file, &sources, &folder));
        let outside = |_| NoPlace::Outside { path: path.to_owned(), project: project.unwrap_or(&folder).to_owned() };
        let name = name.map_err(outside)?;
        return Ok(TestFile { path: path.to_owned(), root: sources, name, project: Some(folder) });
    }
    let here = std::env::current_dir().and_then(|folder| folder.canonicalize()).map_err(unreadable)?;
    let own = file.parent().unwrap_or(&file);
    let root = if file.starts_with(&here) { here.as_path() } else { own };
    // Settings above make their folder the root, wherever the command runs.
    let root = root.ancestors().find(|folder| folder.join(SETTINGS).is_file()).unwrap_or(root);
    let name = file.strip_prefix(root).map(slashed).unwrap_or_default();
    Ok(TestFile { path: path.to_owned(), root: root.to_owned(), name, project: None })
}

/// The name of a project file outside the source folder, relative to the source folder.
fn beside(file: &Path, sources: &Path, folder: &Path) -> Result<String, StripPrefixError> {
    let (name, inner) = (file.strip_prefix(folder)?, sources.strip_prefix(folder)?);
    Ok(format!("{}{}", "../".repeat(inner.components().count()), slashed(name)))
}

/// The project in a folder: one with an `app.json`, or with project files of the platform's tools that refer to one.
/// The parent of the source folder counts if it has these files.
fn nearest(folder: &Path, platform: Option<Platform>) -> Option<(PathBuf, PathBuf)> {
    if folder.join(APP).is_file() {
        let leads_here = |above: &&Path| sources_of(above, platform).is_ok_and(|sources| sources == folder);
        let project = folder.ancestors().skip(1).find(leads_here).unwrap_or(folder);
        return Some((project.to_owned(), folder.to_owned()));
    }
    let sources = sources_of(folder, platform).ok()?;
    sources.join(APP).is_file().then(|| (folder.to_owned(), sources))
}

/// The source folder of a project.
fn sources_of(folder: &Path, platform: Option<Platform>) -> Result<PathBuf, NoPlace> {
    let launch = Launch::project(folder);
    let launch = match platform {
        Some(platform) => launch.platform(platform),
        None => launch,
    };
    let sources = launch.sources()?.unwrap_or_else(|| folder.to_owned());
    sources.canonicalize().map_err(|source| NoPlace::Unreadable { path: sources.clone(), source })
}

fn slashed(path: &Path) -> String {
    let parts = path.components().filter_map(|part| match part {
        Component::Normal(part) => Some(part.to_string_lossy()),
        _ => None,
    });
    parts.collect::<Vec<_>>().join("/")
}

impl TestFile {
    /// The launch of a program with this test: with the project's settings and files and the test as the only
    /// script, or the test alone, on WeChat unless configured otherwise.
    ///
    /// # Errors
    /// The file cannot be read as text.
    pub fn launch(&self) -> io::Result<Launch> {
        let text = String::from_utf8(qiao::read_file(&self.path)?).map_err(io::Error::other)?;
        let text = text.strip_prefix('\u{feff}').unwrap_or(&text);
        Ok(match &self.project {
            Some(folder) => Launch::project(folder).main(&self.name, text),
            None => Launch::source(&self.name, text).platform(Platform::Wx),
        }
        .root(&self.root)
        .node_modules())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn files(names: &[(&str, &str)]) -> (tempfile::TempDir, PathBuf) {
        let folder = tempfile::tempdir().unwrap();
        for (name, text) in names {
            let path = folder.path().join(name);
            std::fs::create_dir_all(path.parent().unwrap()).unwrap();
            std::fs::write(path, text).unwrap();
        }
        let root = folder.path().canonicalize().unwrap();
        (folder, root)
    }

    const APP_JSON: &str = r#"{ "pages": ["pages/index/index"] }"#;

    #[test]
    fn a_test_belongs_to_the_nearest_project() {
        let (_folder, root) = files(&[
            ("project.config.json", r#"{ "appid": "wx1", "miniprogramRoot": "src/" }"#),
            ("src/app.json", APP_JSON),
            ("src/test/a.test.js", ""),
            ("e2e/b.test.js", ""),
        ]);
        let inside = place(&root.join("src/test/a.test.js"), None, None).unwrap();
        assert_eq!((inside.project.unwrap(), inside.root), (root.clone(), root.join("src")));
        assert_eq!(inside.name, "test/a.test.js");
        for project in [Some(root.as_path()), None] {
            let beside = place(&root.join("e2e/b.test.js"), project, None).unwrap();
            assert_eq!((beside.project.unwrap(), beside.root), (root.clone(), root.join("src")));
            assert_eq!(beside.name, "../e2e/b.test.js");
        }
    }

    #[test]
    fn settings_above_a_test_make_their_folder_the_root() {
        let (_folder, root) = files(&[("qiao.json", "{}"), ("lib/test/a.test.js", "")]);
        let found = place(&root.join("lib/test/a.test.js"), None, None).unwrap();
        assert_eq!((found.root, found.name), (root, "lib/test/a.test.js".into()));
    }

    #[test]
    fn a_test_without_a_project_belongs_to_its_folder() {
        let (_folder, root) = files(&[("a/b.test.js", ""), ("app/app.json", APP_JSON)]);
        let alone = place(&root.join("a/b.test.js"), None, None).unwrap();
        assert_eq!((alone.project, alone.root, alone.name), (None, root.join("a"), "b.test.js".into()));
        let other = place(&root.join("a/b.test.js"), Some(&root.join("app")), Some(Platform::Wx));
        assert!(matches!(other, Err(NoPlace::Outside { .. })));
    }
}
