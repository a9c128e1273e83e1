//! Loads a launch: reads the program from its files and applies the settings, including those in its own files. It must
//! not know how a program is run.

use std::io::ErrorKind;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use qiao_abi::{Budget, HostValue, Main, Source};
use qiao_host::{Home, Root};
use qiao_rules::route::{self, Pages};
use qiao_rules::{App, Checking, DomainLists, Platform, Profile, Rules, origin};

use super::{Launch, Storage, What};
use crate::actor::Start;
use crate::error::Error;
use crate::error_text::SettingFault;
use crate::project::{self, Own, Project};

/// A program ready to run.
pub(crate) struct Loaded {
    pub start: Start,
    pub pages: Pages,
    pub root: Option<Root>,
    pub apps: Vec<App>,
    pub home: Option<Home>,
}

/// The engine cannot begin with less, in bytes.
const LEAST_MEMORY: usize = 1024 * 1024;

/// The largest script, in bytes.
const LARGEST_SCRIPT: usize = 64 * 1024 * 1024;
/// The largest file of which a part is shown, in bytes.
const LARGEST_SHOWN: usize = 4 * 1024 * 1024;

/// The route of the page that a script declares.
const HOME: &str = "pages/index/index";

impl Launch {
    /// Reads the program and applies the settings.
    pub(crate) fn load(&self) -> Result<Loaded, Error> {
        let apps = self.apps()?;
        let project = self.read_project()?;
        let main = match (&self.program, &self.main) {
            (What::Text(source), _) => Main::Script(source.clone()),
            (What::Project(_), Some(source)) => {
                Main::Beside(source.clone(), project.map(|it| it.manifest.clone()).unwrap_or_default())
            }
            (What::Script(path), _) => Main::Script(read(path, self.limits.memory)?),
            (What::Project(_), None) => Main::Project(project.map(|it| it.manifest.clone()).unwrap_or_default()),
        };
        let bare = || Pages { routes: vec![HOME.to_owned()], ..Pages::default() };
        let pages = project.map_or_else(bare, |project| project.pages.clone());
        let entry = self.enter.page.as_deref().or(project.map(|project| project.entry.as_str()));
        let entry = route::location(None, entry.unwrap_or(HOME));
        let options = apps.first().map_or(HostValue::Undefined, |app| self.enter.for_script(app, &entry));
        // A bare script may be in any folder, next to unrelated files of its user.
        let is_bare = matches!(self.program, What::Script(_) | What::Text(_));
        let open = |folder: PathBuf| Root::open(&folder).map(|root| if is_bare { root.without_dots() } else { root });
        let root = self.folder()?.map(open).transpose();
        let root = root.map_err(|bad| Error::Read { path: bad.path, source: bad.error })?;
        let root = root.map(|root| self.extended(root));
        let home = self.storage.clone().map(|Storage { folder, user }| Home { folder, user });
        Ok(Loaded { start: Start { main, before: self.before.clone(), options, entry }, pages, root, apps, home })
    }

    /// Checks the settings that can be judged by themselves.
    ///
    /// # Errors
    /// One of them cannot be used, or the program is stopped by now.
    pub(crate) fn check(&self) -> Result<(), Error> {
        if self.stop.is_stopped() {
            return Err(Error::StoppedBeforeLaunch);
        }
        let wrong = |setting, reason| Err(Error::Setting { setting, reason });
        let memory = self.limits.memory;
        if memory < LEAST_MEMORY {
            return wrong("Limits::memory", SettingFault::LittleMemory { bytes: memory, least: LEAST_MEMORY });
        }
        if let Some((_, prefix)) = self.network.local
            && prefix > 32
        {
            return wrong("Network::local", SettingFault::LongPrefix { bits: u32::from(prefix) });
        }
        for (at, function) in self.functions.iter().enumerate() {
            let name = function.name();
            if !is_identifier(name) {
                return wrong("Launch::host_function", SettingFault::NotAnIdentifier { name: name.to_owned() });
            }
            if self.functions.iter().take(at).any(|other| other.name() == name) {
                return wrong("Launch::host_function", SettingFault::Repeated { name: name.to_owned() });
            }
        }
        Ok(())
    }

    /// The program's folder with modules of the embedder's and packages from around it.
    fn extended(&self, root: Root) -> Root {
        let root = root.with_modules(self.modules.clone());
        let root = if let What::Project(folder) = &self.program { root.listed_in(folder) } else { root };
        match (&self.program, self.node_modules) {
            (_, false) => root,
            (What::Project(folder), true) => root.with_packages().within(folder),
            (_, true) => root.with_packages(),
        }
    }

    /// The project, read once.
    pub(super) fn read_project(&self) -> Result<Option<&Project>, Error> {
        let What::Project(folder) = &self.program else {
            return Ok(None);
        };
        if self.project.get().is_none() {
            // A concurrent reader has the same result.
            let budget = Budget::new(self.limits.memory);
            let project = Project::open(folder, self.platform, |platform| self.rules(platform), &budget)?;
            drop(self.project.set(project));
        }
        Ok(self.project.get())
    }

    /// Runtime settings in the `app.json` of the project, or next to the script; read once.
    fn own(&self) -> Result<&Own, Error> {
        if let Some(project) = self.read_project()? {
            return Ok(&project.own);
        }
        if self.own.get().is_none()
            && let Some(folder) = self.folder()?
        {
            drop(self.own.set(project::own(&folder)?));
        }
        Ok(self.own.get_or_init(Own::default))
    }

    /// The platforms whose rules apply: the one that was chosen, that of the project's files, or those of a bare script.
    ///
    /// # Errors
    /// The folder is not a project, or its files do not say which platform it is for.
    pub fn platforms(&self) -> Result<Vec<Platform>, Error> {
        let own = self.read_project()?.map(|project| project.platform);
        Ok(self.platform.or(own).map_or_else(|| Platform::BARE.to_vec(), |platform| vec![platform]))
    }

    pub(super) fn apps(&self) -> Result<Vec<App>, Error> {
        self.platforms()?.into_iter().map(|platform| self.app(platform)).collect()
    }

    /// The rules of a platform for this launch.
    fn rules(&self, platform: Platform) -> Arc<Rules> {
        Rules::of(self.profile_of(platform), self.identity.client, self.identity.base_library)
    }

    /// The profile of a platform, or its replacement.
    fn profile_of(&self, platform: Platform) -> &'static Profile {
        #[cfg(feature = "mutation")]
        if let Some(profile) = self.profile {
            return profile;
        }
        platform.profile()
    }

    fn app(&self, platform: Platform) -> Result<App, Error> {
        let (identity, network) = (&self.identity, &self.network);
        let mut app = App { checking: network.checking, ..App::under(self.rules(platform)) };
        if let Some(version) = &identity.app_version {
            app.version.clone_from(version);
        }
        let project = self.read_project()?;
        if let Some(id) = identity.app_id.as_ref().or(project.and_then(|project| project.id.as_ref())) {
            app.id.clone_from(id);
        }
        if project.and_then(|project| project.checks_urls) == Some(false) && network.checking == Checking::Listed {
            app.checking = Checking::Off;
        }
        app.domains = self.domain_lists(&app)?;
        app.page_origin = network.page_origin.as_deref().map(origin).transpose()?;
        app.page_credentials = network.page_credentials;
        let own = self.own()?;
        app.timeouts = network.timeouts.unwrap_or(own.network_timeout);
        app.background_modes.clone_from(&own.background_modes);
        app.mistakes.clone_from(&own.mistakes);
        app.local_network = network.local;
        Ok(app)
    }

    /// The program's folder.
    fn folder(&self) -> Result<Option<PathBuf>, Error> {
        if self.rootless {
            return Ok(None);
        }
        if let Some(root) = &self.root {
            return Ok(Some(root.clone()));
        }
        Ok(match &self.program {
            What::Text(_) => None,
            What::Script(path) => Some(parent(path)),
            What::Project(_) => self.read_project()?.map(|project| project.sources.clone()),
        })
    }

    fn domain_lists(&self, app: &App) -> Result<Option<DomainLists>, Error> {
        let project = self.read_project()?.and_then(|project| project.domains.as_ref());
        let domains = self.network.domains.as_ref().or(project);
        if domains.is_none() && self.network.allowed.is_empty() {
            return Ok(None);
        }
        let mut lists = match domains {
            Some(json) => {
                let lists = DomainLists::parse(json, &app.rules)?;
                project::without_repeats(json).map_err(Error::DomainsText)?;
                lists
            }
            None => DomainLists::default(),
        };
        for origin in &self.network.allowed {
            lists.allow(origin, &app.rules)?;
        }
        Ok(Some(lists))
    }
}

/// Whether a name can be that of a global: ASCII letters, digits, `_` and `$`.
fn is_identifier(name: &str) -> bool {
    let of_word = |letter: char| letter.is_ascii_alphanumeric() || matches!(letter, '_' | '$');
    name.starts_with(|first: char| !first.is_ascii_digit()) && name.chars().all(of_word)
}

fn parent(path: &Path) -> PathBuf {
    match path.parent() {
        Some(parent) if parent != Path::new("") => parent.to_owned(),
        _ => PathBuf::from("."),
    }
}

/// The text of a source file of the program, to show a part of it: a regular file of at most 4 MiB in its folder. Links
/// out of the folder are not followed, and what begins with a dot is not read: a script may say that any file is the
/// place of its error. `None` if there is none.
pub fn read_source(folder: &Path, name: &str) -> Option<String> {
    let mut charge = Budget::new(LARGEST_SHOWN).nothing();
    Root::open(folder).ok()?.without_dots().text(name, &mut charge).ok()?
}

/// The script at a path, if it fits into the program's memory.
fn read(path: &Path, memory: usize) -> Result<Source, Error> {
    let most = memory.min(LARGEST_SCRIPT);
    let bytes = qiao_host::read_file_up_to(path, most as u64).map_err(|source| match source.kind() {
        ErrorKind::FileTooLarge if most == memory => Error::NoRoom { path: path.to_owned(), limit: memory },
        _ => Error::Read { path: path.to_owned(), source },
    })?;
    let mut text = String::from_utf8(bytes).map_err(|_| Error::NotText { path: path.to_owned() })?;
    if text.starts_with('\u{feff}') {
        text.drain(..'\u{feff}'.len_utf8());
    }
    let name = path.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
    Ok(Source { name, text })
}
