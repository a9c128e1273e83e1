//! Projects: reads a folder like the platform's own tools. The platform's profile lists the files; what they mean for a
//! running program is decided here.

mod app_json;
mod config;
mod fault;
mod own;
mod room;
mod strict;
mod template;
mod traffic;
mod units;

use std::path::{Path, PathBuf};
use std::sync::Arc;

use qiao_abi::message::Alternatives;
use qiao_abi::{Budget, Manifest, UnitKind};
use qiao_host::Root;
use qiao_rules::config::Mistake;
use qiao_rules::route::Pages;
use qiao_rules::{NetworkTimeout, Platform, ProjectForm, Rules};

use serde_json::{Map, Value};

pub use self::fault::ConfigFault;
pub use self::own::PROJECT_SCHEMA;
pub(crate) use self::strict::without_repeats;
pub use self::traffic::TrafficSettings;

use self::app_json::{AppJson, FILE};
use self::config::Config;
use self::room::Room;
use self::units::Finder;
use crate::error::Error;

/// A project after reading its files.
#[derive(Debug)]
pub(crate) struct Project {
    /// The platform that it is written for.
    pub platform: Platform,
    /// The source folder.
    pub sources: PathBuf,
    /// The app id.
    pub id: Option<String>,
    /// Whether URLs are checked, if specified.
    pub checks_urls: Option<bool>,
    /// The domain lists, as the text of a domains file.
    pub domains: Option<String>,
    /// What the project's own file answers, by function.
    pub answers: Map<String, Value>,
    /// What it consists of.
    pub manifest: Manifest,
    /// Its pages.
    pub pages: Pages,
    /// The page that is opened first.
    pub entry: String,
    /// Other settings in its `app.json`.
    pub own: Own,
}

/// Runtime settings in a program's `app.json`.
#[derive(Debug, Default)]
pub(crate) struct Own {
    /// `networkTimeout`
    pub network_timeout: NetworkTimeout,
    /// `requiredBackgroundModes`
    pub background_modes: Vec<String>,
    /// Errors in the file.
    pub mistakes: Vec<Mistake>,
}

/// Reads the runtime settings in the `app.json` next to a script, if there is one.
///
/// # Errors
/// The file cannot be read, or is not valid JSON.
pub(crate) fn own(folder: &Path) -> Result<Own, Error> {
    let file = config::json(folder, FILE)?.unwrap_or_default();
    let AppJson { network_timeout, background_modes, mistakes, .. } = AppJson::of(&file);
    Ok(Own { network_timeout, background_modes, mistakes })
}

/// The name of an app's main file, without extension.
const APP: &str = "app";
/// The component of a custom tab bar.
const CUSTOM_TAB_BAR: &str = "custom-tab-bar/index";

impl Project {
    /// Reads a project within a budget. `rules` returns the rules of a platform; without `platform`, it is detected
    /// from the files.
    ///
    /// # Errors
    /// The folder is not a project of this platform, a file cannot be read, the platform cannot be detected, or there
    /// is no room for what the files say.
    pub(crate) fn open(
        folder: &Path,
        platform: Option<Platform>,
        rules: impl Fn(Platform) -> Arc<Rules>,
        budget: &Budget,
    ) -> Result<Project, Error> {
        let platform = platform.map_or_else(|| platform_of(folder), Ok)?;
        let rules = rules(platform);
        let config = config::read(folder, &rules)?;
        let root = Root::open(&config.sources).map_err(|bad| Error::Read { path: bad.path, source: bad.error })?;
        let room = Room::of(budget);
        let project = match config.blocks.is_empty() {
            true => app(platform, &rules, config, &root, &room),
            false => Ok(blocks(platform, &rules, config, &root, &room)),
        }?;
        room.check(&project.sources).map(|()| project)
    }
}

fn app(platform: Platform, rules: &Rules, config: Config, root: &Root, room: &Room) -> Result<Project, Error> {
    let path = config.sources.join(FILE);
    let wrong = |reason| Error::Config { path: path.clone(), reason };
    let file = config::json(&config.sources, FILE)?.ok_or_else(|| wrong(ConfigFault::NoAppJson))?;
    let AppJson {
        pages,
        entry,
        tabs,
        custom_tab_bar,
        extended,
        components,
        lazy,
        network_timeout,
        background_modes,
        mistakes,
    } = AppJson::of(&file);
    let entry = entry.ok_or_else(|| wrong(ConfigFault::NoPages))?;
    let mut finder = Finder::new(root, rules, room, &components, &extended);
    pages.iter().for_each(|page| finder.page(page));
    let has_app = ["js", "ts"].iter().any(|kind| root.has(&format!("{APP}.{kind}")));
    let tab_bar = Some(CUSTOM_TAB_BAR).filter(|path| custom_tab_bar && finder.component(path)).map(str::to_owned);
    let (units, lacks) = finder.finish();
    let manifest = Manifest { app: has_app.then(|| APP.to_owned()), units, lazy, tab_bar, lacks };
    let pages = Pages { routes: pages.into_iter().map(|page| page.route).collect(), tabs, stack: Vec::new() };
    Ok(of(platform, config, manifest, pages, entry, Own { network_timeout, background_modes, mistakes }))
}

fn blocks(platform: Platform, rules: &Rules, config: Config, root: &Root, room: &Room) -> Project {
    let mut finder = Finder::new(root, rules, room, &[], &[]);
    config.blocks.iter().for_each(|block| finder.block(block));
    let (units, lacks) = finder.finish();
    let manifest = Manifest { units, lacks, ..Manifest::default() };
    let blocks = manifest.units.iter().filter(|unit| unit.kind == UnitKind::Block);
    let pages = Pages { routes: blocks.map(|unit| unit.name.clone()).collect(), ..Pages::default() };
    let entry = config.blocks.first().cloned().unwrap_or_default();
    of(platform, config, manifest, pages, entry, Own::default())
}

fn of(platform: Platform, config: Config, manifest: Manifest, pages: Pages, entry: String, own: Own) -> Project {
    let Config { sources, id, checks_urls, domains, answers, .. } = config;
    Project { platform, sources, id, checks_urls, domains, answers, manifest, pages, entry, own }
}

/// The platform that a folder is a project of: named by our own file, or shown by blocks, by the templates of pages, by a
/// file that the tools of one platform alone read, or by the form of the app id. What comes first decides: code is
/// ported with the app id of another platform still in it.
fn platform_of(folder: &Path) -> Result<Platform, Error> {
    let mut candidates = Vec::new();
    for platform in Platform::ALL {
        let config = config::read(folder, &platform.rules())?;
        if let Some(named) = &config.platform {
            let known = Alternatives(Platform::ALL.map(|platform| platform.to_string()).to_vec());
            let reason = ConfigFault::UnknownPlatform { id: named.clone(), known };
            return named.parse().map_err(|_| Error::Config { path: folder.to_owned(), reason });
        }
        let of_blocks = platform.rules().project.form == ProjectForm::Blocks;
        match (of_blocks, config.blocks.is_empty()) {
            (true, false) => return Ok(platform),
            (true, true) => {}
            (false, _) => candidates.push((platform, config)),
        }
    }
    type Shows = fn(&Path, Platform, &Config) -> bool;
    let signs: [Shows; 4] = [
        |_, platform, config| has_templates(&config.sources, platform),
        |folder, platform, _| own_files(platform).any(|name| folder.join(name).is_file()),
        |_, platform, config| has_id(platform, config),
        |_, _, config| config.found,
    ];
    for shows in signs {
        let shown: Vec<_> = candidates.iter().filter(|(platform, config)| shows(folder, *platform, config)).collect();
        match shown.as_slice() {
            [] => {}
            [(platform, _)] => return Ok(*platform),
            _ => break,
        }
    }
    Err(Error::UnclearPlatform { path: folder.to_owned() })
}

/// The configuration files that the tools of no other platform read.
fn own_files(platform: Platform) -> impl Iterator<Item = &'static str> {
    let read = |platform: Platform| platform.rules().project.config;
    let others = move |name: &str| Platform::ALL.iter().any(|other| *other != platform && read(*other).contains(&name));
    read(platform).iter().copied().filter(move |name| !others(name))
}

fn has_id(platform: Platform, config: &Config) -> bool {
    let prefix = platform.rules().project.id_prefix;
    prefix.is_some_and(|prefix| config.id.as_ref().is_some_and(|id| id.starts_with(prefix)))
}

/// Whether one of the first pages has a template of the platform.
fn has_templates(sources: &Path, platform: Platform) -> bool {
    let Ok(Some(file)) = config::json(sources, FILE) else {
        return false;
    };
    let extension = platform.rules().project.template;
    AppJson::of(&file).pages.iter().any(|page| sources.join(format!("{}.{extension}", page.route)).is_file())
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The platform detected from these files, if any.
    fn told(files: &[(&str, &str)]) -> Option<Platform> {
        let folder = tempfile::tempdir().unwrap();
        for (name, text) in files {
            let path = folder.path().join(name);
            std::fs::create_dir_all(path.parent().unwrap()).unwrap();
            std::fs::write(path, text).unwrap();
        }
        platform_of(folder.path()).ok()
    }

    #[test]
    fn the_files_of_a_project_show_its_platform() {
        let app = ("app.json", r#"{"pages":["a/a"]}"#);
        let shared = |text| ("project.config.json", text);
        for (files, platform) in [
            (vec![app, shared(r#"{"appid":"wx0123456789abcdef"}"#)], Some(Platform::Wx)),
            (vec![app, shared(r#"{"appid":"cli_0123456789abcdef"}"#)], Some(Platform::TtGadget)),
            (vec![shared(r#"{"appid":"cli_0123456789abcdef","blocks":["a/a"]}"#)], Some(Platform::TtBlock)),
            (vec![app, ("project.swan.json", r#"{"appid":"12345678"}"#)], Some(Platform::Swan)),
            (vec![app, shared(r#"{"appid":"12345678"}"#)], None),
            (vec![app, shared("{}"), ("a/a.wxml", "")], Some(Platform::Wx)),
            (vec![app, shared("{}"), ("a/a.ttml", "")], Some(Platform::TtGadget)),
            (vec![app, shared("{}"), ("a/a.swan", "")], Some(Platform::Swan)),
            (vec![app, shared(r#"{"appid":"wx0123456789abcdef"}"#), ("a/a.swan", "")], Some(Platform::Swan)),
            (
                vec![app, shared(r#"{"appid":"wx01"}"#), ("project.swan.json", "{}"), ("a/a.wxml", "")],
                Some(Platform::Wx),
            ),
            (vec![app, shared(r#"{"appid":"wx01"}"#), ("project.swan.json", "{}")], Some(Platform::Swan)),
            (vec![app, shared(r#"{"appid":"wx01"}"#), ("a/a.wxml", ""), ("a/a.swan", "")], None),
            (vec![app, ("src/a", ""), shared(r#"{"miniprogramRoot":"src/"}"#), ("a/a.wxml", "")], None),
        ] {
            assert_eq!(told(&files), platform, "{files:?}");
        }
    }
}
