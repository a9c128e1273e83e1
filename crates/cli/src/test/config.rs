//! The section `test` of `qiao.json`. Options on the command line take precedence.

use std::path::{Path, PathBuf};
use std::time::Duration;

use serde::Deserialize;

use super::Test;
use crate::Fault;
use crate::args::duration;
use crate::faults::Wrong;
use crate::program;

const FILE: &str = "qiao.json";

/// Test settings in the file.
#[derive(Debug, Default)]
pub(crate) struct Config {
    /// Test files, or folders of them.
    pub files: Vec<PathBuf>,
    /// Scripts to run before each file.
    setup: Vec<PathBuf>,
    /// Time limit of a test.
    pub timeout: Option<Duration>,
    /// Number of retries of a failed test.
    pub retries: Option<u32>,
    /// Number of files to run in parallel.
    pub jobs: Option<u16>,
    /// What coverage is measured of.
    pub coverage: CoverageConfig,
    /// The folder that patterns of files are relative to.
    pub folder: PathBuf,
}

/// The section `test.coverage` of the file.
#[derive(Debug, Default, Deserialize)]
#[serde(default, deny_unknown_fields, rename_all = "camelCase")]
pub(crate) struct CoverageConfig {
    /// Patterns of files to measure, loaded or not.
    pub include: Vec<String>,
    /// Patterns of files to leave out.
    pub exclude: Vec<String>,
    /// Minimum coverage in percent.
    pub threshold: Option<f64>,
}

/// The section `test` of the file.
#[derive(Default, Deserialize)]
#[serde(default, deny_unknown_fields, rename_all = "camelCase")]
struct Section {
    files: Vec<PathBuf>,
    setup: Vec<PathBuf>,
    timeout: Option<String>,
    retries: Option<u32>,
    jobs: Option<u16>,
    coverage: CoverageConfig,
}

/// The part of the file that is read here.
#[derive(Default, Deserialize)]
#[serde(default)]
struct Ours {
    test: Section,
}

impl Config {
    /// Reads the file of the given project, or the nearest one above the current folder.
    pub(crate) fn read(args: &Test) -> Result<Config, Fault> {
        let start = match &args.project {
            Some(folder) => folder.clone(),
            None => std::env::current_dir().map_err(Fault::of)?,
        };
        let Some(folder) = start.ancestors().find(|folder| folder.join(FILE).is_file()) else {
            return Ok(Config { folder: start, ..Config::default() });
        };
        let path = folder.join(FILE);
        let within = |key: &str, problem: String| {
            Fault::usage(Wrong::Within { what: format!("{}: {key}", path.display()), problem }.said())
        };
        let text = std::fs::read_to_string(&path).map_err(|error| Fault::about(path.display(), &error))?;
        let ours: Result<Ours, _> = serde_json::from_str(text.trim_start_matches('\u{feff}'));
        let ours = ours.map_err(|error| Fault::about(path.display(), &error))?;
        let Section { files, setup, timeout, retries, jobs, coverage } = ours.test;
        if coverage.threshold.is_some_and(|percent| !(0.0..=100.0).contains(&percent)) {
            return Err(within("test.coverage.threshold", Wrong::Percent.said()));
        }
        if jobs == Some(0) {
            return Err(within("test.jobs", Wrong::NoJobs.said()));
        }
        let timeout = timeout.map(|text| duration(&text)).transpose();
        let inside = |paths: Vec<PathBuf>| paths.iter().map(|inner| shortened(&folder.join(inner))).collect();
        Ok(Config {
            files: inside(files),
            setup: inside(setup),
            timeout: timeout.map_err(|problem| within("test.timeout", problem))?,
            retries,
            jobs,
            coverage,
            folder: folder.to_owned(),
        })
    }

    /// The paths of the scripts to run before each file.
    pub(crate) fn setup_files<'a>(&'a self, named: &'a [PathBuf]) -> impl Iterator<Item = &'a PathBuf> {
        self.setup.iter().chain(named)
    }

    /// The scripts to run before each file, as name and text.
    pub(crate) fn setup(&self, named: &[PathBuf]) -> Result<Vec<(String, String)>, Fault> {
        let read = |path: &PathBuf| {
            let text = program::text("setup", path)?;
            Ok((path.to_string_lossy().replace('\\', "/"), text))
        };
        self.setup_files(named).map(read).collect()
    }
}

/// Shortens a path for display: relative to the current folder, if it is inside.
fn shortened(path: &Path) -> PathBuf {
    let here = std::env::current_dir().unwrap_or_default();
    let inner = path.strip_prefix(&here).unwrap_or(path);
    if inner.as_os_str().is_empty() { PathBuf::from(".") } else { inner.to_owned() }
}

#[cfg(test)]
mod tests {
    use serde::de::DeserializeOwned;
    use serde_json::{Value, json};

    use super::*;

    /// Whether a section takes these fields.
    fn takes<T: DeserializeOwned>(fields: &Value) -> Result<(), String> {
        T::deserialize(fields).map(drop).map_err(|error| error.to_string())
    }

    /// A value as the schema describes it.
    fn sample(schema: &Value) -> Value {
        match schema["type"].as_str().unwrap() {
            "array" => json!([sample(&schema["items"])]),
            "string" => json!("a"),
            "integer" | "number" => json!(1),
            _ => json!({}),
        }
    }

    /// Compares a section with its schema: the same keys, and values of the same types.
    fn compare<T: DeserializeOwned>(schema: &Value) {
        let properties = schema["properties"].as_object().unwrap();
        let whole: Value = properties.iter().map(|(key, of)| (key.clone(), sample(of))).collect();
        takes::<T>(&whole).unwrap();
        let unknown = takes::<T>(&json!({ "?": 0 })).unwrap_err();
        let known: Vec<_> = unknown.split('`').skip(3).step_by(2).collect();
        let lacks: Vec<_> = known.iter().filter(|key| !properties.contains_key(**key)).collect();
        assert!(lacks.is_empty() && known.len() == properties.len(), "the schema lacks {lacks:?}");
        for (key, of) in properties {
            let wrong = if of["type"] == "string" { json!(1) } else { json!("a") };
            assert!(takes::<T>(&json!({ key: wrong })).is_err(), "{key} takes {wrong}");
        }
    }

    #[test]
    fn the_schema_says_what_the_section_takes() {
        let schema: Value = serde_json::from_str(qiao::PROJECT_SCHEMA).unwrap();
        let section = &schema["properties"]["test"];
        compare::<Section>(section);
        compare::<CoverageConfig>(&section["properties"]["coverage"]);
    }
}
