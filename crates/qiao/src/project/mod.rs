//! Projects: a folder as the platform's own tools read it. Which files those are is in the
//! platform's profile; what they mean to a program that runs is decided here.

mod app_json;
mod config;
mod own;
mod strict;
mod template;
mod traffic;
mod units;

use std::path::{Path, PathBuf};
use std::sync::Arc;

use qiao_abi::{Manifest, UnitKind};
use qiao_host::Root;
use qiao_rules::config::Mistake;
use qiao_rules::route::Pages;
use qiao_rules::{NetworkTimeout, Platform, Rules};

pub(crate) use self::strict::without_repeats;
pub use self::traffic::TrafficSettings;

use self::app_json::{AppJson, FILE};
use self::config::Config;
use self::units::Finder;
use crate::error::Error;

/// A project that was read.
#[derive(Debug)]
pub(crate) struct Project {
    /// The platform that it is written for.
    pub platform: Platform,
    /// The folder of its sources.
    pub sources: PathBuf,
    /// The app id.
    pub id: Option<String>,
    /// Whether URLs are checked, if the project says so.
    pub checks_urls: Option<bool>,
    /// The domain lists, as the text of a domains file.
    pub domains: Option<String>,
    /// What it consists of.
    pub manifest: Manifest,
    /// Its pages.
    pub pages: Pages,
    /// The page that is opened first.
    pub entry: String,
    /// What its `app.json` says beside that.
    pub own: Own,
}

/// What a program's `app.json` says of its running.
#[derive(Debug, Default)]
pub(crate) struct Own {
    /// `networkTimeout`
    pub network_timeout: NetworkTimeout,
    /// `requiredBackgroundModes`
    pub background_modes: Vec<String>,
    /// What is wrong with it.
    pub mistakes: Vec<Mistake>,
}

/// Reads what `app.json` in the folder of a script says of its running, if there is one.
///
/// # Errors
/// The file cannot be read, or is no JSON.
pub(crate) fn own(folder: &Path) -> Result<Own, Error> {
    let file = config::json(folder, FILE)?.unwrap_or_default();
    let AppJson { network_timeout, background_modes, mistakes, .. } = AppJson::of(&file);
    Ok(Own { network_timeout, background_modes, mistakes })
}

/// The name of an app's own file, without its extension.
const APP: &str = "app";
/// The component that a custom tab bar is.
const CUSTOM_TAB_BAR: &str = "custom-tab-bar/index";

impl Project {
    /// Reads a project by the rules of its platform, which `rules` gives; without a platform, its files say
    /// which it is.
    ///
    /// # Errors
    /// There is no project of the platform, a file cannot be read, or nothing says which platform it
    /// is for.
    pub(crate) fn open(
        folder: &Path,
        platform: Option<Platform>,
        rules: impl Fn(Platform) -> Arc<Rules>,
    ) -> Result<Project, Error> {
        let platform = platform.map_or_else(|| platform_of(folder), Ok)?;
        let rules = rules(platform);
        let config = config::read(folder, &rules)?;
        let root = Root::open(&config.sources).map_err(|bad| Error::Read { path: bad.path, source: bad.error })?;
        match config.blocks.is_empty() {
            true => app(platform, &rules, config, &root),
            false => Ok(blocks(platform, &rules, config, &root)),
        }
    }
}

fn app(platform: Platform, rules: &Rules, config: Config, root: &Root) -> Result<Project, Error> {
    let path = config.sources.join(FILE);
    let wrong = |reason: &str| Error::Config { path: path.clone(), reason: reason.to_owned() };
    let file = config::json(&config.sources, FILE)?
        .ok_or_else(|| wrong("there is no such file, so the folder is no project"))?;
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
    let entry = entry.ok_or_else(|| wrong("it lists no pages"))?;
    let mut finder = Finder::new(root, rules, &components, &extended);
    pages.iter().for_each(|page| finder.page(page));
    let has_app = ["js", "ts"].iter().any(|kind| root.has(&format!("{APP}.{kind}")));
    let tab_bar = Some(CUSTOM_TAB_BAR).filter(|path| custom_tab_bar && finder.component(path)).map(str::to_owned);
    let (units, lacks) = finder.finish();
    let manifest = Manifest { app: has_app.then(|| APP.to_owned()), units, lazy, tab_bar, lacks };
    let pages = Pages { routes: pages.into_iter().map(|page| page.route).collect(), tabs, stack: Vec::new() };
    Ok(of(platform, config, manifest, pages, entry, Own { network_timeout, background_modes, mistakes }))
}

fn blocks(platform: Platform, rules: &Rules, config: Config, root: &Root) -> Project {
    let mut finder = Finder::new(root, rules, &[], &[]);
    config.blocks.iter().for_each(|block| finder.block(block));
    let (units, lacks) = finder.finish();
    let manifest = Manifest { units, lacks, ..Manifest::default() };
    let blocks = manifest.units.iter().filter(|unit| unit.kind == UnitKind::Block);
    let pages = Pages { routes: blocks.map(|unit| unit.name.clone()).collect(), ..Pages::default() };
    let entry = config.blocks.first().cloned().unwrap_or_default();
    of(platform, config, manifest, pages, entry, Own::default())
}

fn of(platform: Platform, config: Config, manifest: Manifest, pages: Pages, entry: String, own: Own) -> Project {
    let Config { sources, id, checks_urls, domains, .. } = config;
    Project { platform, sources, id, checks_urls, domains, manifest, pages, entry, own }
}

/// The platform that a folder is a project of: named by our own file, or told by blocks, by the form
/// of the app id, by templates, or by the file of the platform's tools.
fn platform_of(folder: &Path) -> Result<Platform, Error> {
    let mut described = Vec::new();
    for platform in Platform::ALL {
        let config = config::read(folder, &platform.rules())?;
        if let Some(named) = &config.platform {
            let bad = |error: qiao_rules::UnknownPlatform| Error::Config {
                path: folder.to_owned(),
                reason: error.to_string(),
            };
            return named.parse().map_err(bad);
        }
        let of_blocks = platform.rules().project.form == qiao_rules::ProjectForm::Blocks;
        let prefix = platform.rules().project.id_prefix;
        let own_id = prefix.is_some_and(|prefix| config.id.as_ref().is_some_and(|id| id.starts_with(prefix)));
        let shown = of_blocks || own_id || has_templates(&config.sources, platform);
        if of_blocks != config.blocks.is_empty() && shown {
            return Ok(platform);
        }
        if config.found && !of_blocks {
            described.push(platform);
        }
    }
    match described.as_slice() {
        [platform] => Ok(*platform),
        _ => Err(Error::UnclearPlatform { path: folder.to_owned() }),
    }
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

    /// The platform of a project with these files, if they show it.
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
            (vec![app, ("src/a", ""), shared(r#"{"miniprogramRoot":"src/"}"#), ("a/a.wxml", "")], None),
        ] {
            assert_eq!(told(&files), platform, "{files:?}");
        }
    }
}
