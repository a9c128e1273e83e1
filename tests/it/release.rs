//! What is published: the Rust that the repository asks for is the one it needs, stated alike everywhere; every crate
//! has what a registry shows, and includes nothing from outside of its folder.

use std::path::{Component, Path, PathBuf};
use std::process::Command;

use serde_json::Value;

use crate::support::{each_source, workspace};

/// All packages that are built on this machine, ours included, as cargo describes them.
fn packages() -> Vec<Value> {
    let version = Command::new("rustc").arg("-vV").current_dir(workspace()).output().unwrap();
    let version = String::from_utf8(version.stdout).unwrap();
    let target = version.lines().find_map(|line| line.strip_prefix("host: ")).unwrap();
    let cargo = std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into());
    let output = Command::new(cargo)
        .args(["metadata", "--format-version", "1", "--offline", "--filter-platform", target])
        .current_dir(workspace())
        .output()
        .unwrap();
    let metadata: Value = serde_json::from_slice(&output.stdout).unwrap();
    metadata["packages"].as_array().unwrap().clone()
}

fn is_ours(package: &Value) -> bool {
    package["source"].is_null()
}

fn published() -> Vec<Value> {
    packages().into_iter().filter(|package| is_ours(package) && package["publish"].is_null()).collect()
}

fn read(file: &str) -> String {
    std::fs::read_to_string(workspace().join(file)).unwrap()
}

/// 1.95.0 as (1, 95).
fn minor(version: &str) -> (u32, u32) {
    let mut parts = version.split('.').map(|part| part.parse().unwrap());
    (parts.next().unwrap(), parts.next().unwrap())
}

#[test]
fn the_stated_rust_is_the_one_that_the_dependencies_need() {
    let stated = env!("CARGO_PKG_RUST_VERSION");
    let packages = packages();
    let needed = packages.iter().filter(|package| !is_ours(package));
    let needed =
        needed.filter_map(|package| Some((minor(package["rust_version"].as_str()?), package["name"].as_str()?)));
    let (needed, by) = needed.max().unwrap();
    assert_eq!(minor(stated), needed, "rust-version in Cargo.toml against {by}");
}

#[test]
fn the_stated_rust_is_the_same_everywhere() {
    let stated = env!("CARGO_PKG_RUST_VERSION");
    for file in ["README.md", "README.zh-CN.md"] {
        assert!(read(file).contains(&format!("Rust {stated}")), "{file} asks for another Rust");
    }
}

#[test]
fn every_published_crate_has_what_a_registry_shows() {
    for package in published() {
        let name = package["name"].as_str().unwrap();
        for field in ["description", "license", "repository", "readme", "rust_version"] {
            assert!(package[field].is_string(), "{name} has no {field}");
        }
        for field in ["keywords", "categories"] {
            let count = package[field].as_array().unwrap().len();
            assert!((1..=5).contains(&count), "{name} has {count} {field}");
        }
        let folder = Path::new(package["manifest_path"].as_str().unwrap()).parent().unwrap().to_owned();
        for file in [package["readme"].as_str().unwrap(), "LICENSE-MIT", "LICENSE-APACHE"] {
            assert!(folder.join(file).exists(), "{name} has no {file}");
        }
    }
}

#[test]
fn published_crates_include_only_their_own_files() {
    for package in published() {
        let folder = Path::new(package["manifest_path"].as_str().unwrap()).parent().unwrap().to_owned();
        each_source(&folder.join("src"), &mut |path, text| {
            for included in text.split("include_str!(\"").skip(1).filter_map(|rest| rest.split('"').next()) {
                let included = normal(&path.parent().unwrap().join(included));
                assert!(included.starts_with(&folder), "{} includes {}", path.display(), included.display());
            }
        });
        let script = std::fs::read_to_string(folder.join("build.rs")).unwrap_or_default();
        assert!(!script.contains("../"), "{} reads files outside of its crate", folder.join("build.rs").display());
    }
}

/// The path without `..`, links not followed.
fn normal(path: &Path) -> PathBuf {
    path.components().fold(PathBuf::new(), |mut path, part| {
        match part {
            Component::ParentDir => _ = path.pop(),
            part => path.push(part),
        }
        path
    })
}
