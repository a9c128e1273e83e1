//! Selection of test files: a share of them, or those affected by a change. How dependencies are found is in the crate
//! `testing`.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::str::FromStr;

use qiao_testing::{TestFile, depends};

use super::Test;
use crate::Fault;
use crate::faults::Wrong;

/// A share of the files, as in `2/5`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Shard {
    number: usize,
    of: usize,
}

impl FromStr for Shard {
    type Err = String;

    fn from_str(text: &str) -> Result<Shard, String> {
        let parts = text.split_once('/').and_then(|(number, of)| Some((number.parse().ok()?, of.parse().ok()?)));
        match parts {
            Some((number, of)) if number >= 1 && number <= of => Ok(Shard { number, of }),
            _ => Err(Wrong::TestShard.said()),
        }
    }
}

/// The files selected by the options.
pub(crate) fn files(args: &Test, files: Vec<TestFile>) -> Result<Vec<TestFile>, Fault> {
    let files = match &args.changed {
        Some(since) => concerned(files, &changed(since)?),
        None => files,
    };
    Ok(match args.shard {
        // Neighbouring files are often similar, so each share takes every n-th file.
        Some(Shard { number, of }) => files.into_iter().skip(number - 1).step_by(of).collect(),
        None => files,
    })
}

/// The files whose tests depend on a changed file.
pub(crate) fn concerned(files: Vec<TestFile>, changed: &BTreeSet<PathBuf>) -> Vec<TestFile> {
    files.into_iter().filter(|file| depends(file, changed)).collect()
}

/// The files changed since a commit according to git, including uncommitted ones.
fn changed(since: &str) -> Result<BTreeSet<PathBuf>, Fault> {
    let root = git(&["rev-parse", "--show-toplevel"])?;
    let root = Path::new(root.trim()).to_owned();
    let mut names = git(&["diff", "--name-only", "-z", since])?;
    names += &git(&["ls-files", "--others", "--exclude-standard", "-z", "--full-name", ":/"])?;
    let files = names.split('\0').filter(|name| !name.is_empty()).map(|name| root.join(name));
    // A deleted file has no canonical name.
    Ok(files.map(|file| file.canonicalize().unwrap_or(file)).collect())
}

fn git(args: &[&str]) -> Result<String, Fault> {
    let output = Command::new("git").args(args).output();
    let output = output.map_err(|error| Fault::usage(Wrong::NoGit { problem: qiao::Cause::from(&error) }.said()))?;
    if !output.status.success() {
        // Git speaks for itself, in the user's language.
        let problem = String::from_utf8_lossy(&output.stderr).trim().to_owned();
        return Err(Fault::usage(Wrong::Within { what: format!("git {}", args.join(" ")), problem }.said()));
    }
    Ok(String::from_utf8_lossy(&output.stdout).into_owned())
}
