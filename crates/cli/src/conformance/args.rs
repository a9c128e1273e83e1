//! The options of `qiao conformance`.

use std::path::PathBuf;
use std::str::FromStr;

use clap::{Args, Subcommand};
use qiao::Platform;

use crate::faults::Wrong;
use crate::numbers::{jobs, whole};
use crate::program::platforms;

pub(crate) const EXAMPLES: &str = "\
Examples:
  qiao conformance                                   every case on every platform
  qiao conformance --platform wx --area socket
  qiao conformance WX-DOM-013 timeouts/              cases by clause or by name
  qiao conformance --list --area cors
  qiao conformance --html report.html --junit report.xml
  qiao conformance --shard 2/4 --json part-2.json    the second of four parts
  qiao conformance --cases my/cases --gaps my/gaps.toml
  qiao conformance export --platform wx project      a mini-program for the vendor's tool or a phone
  qiao conformance export --platform wx --global uni --script --origin https://test.example.com uni
  qiao conformance import results.jsonl              its results beside ours

Exit codes: 0 every run passed or is a known gap; 1 a run failed, passed although it is a known gap,
or a gap names no run; 2 wrong use.";

/// Options of `conformance`.
#[derive(Args)]
#[command(args_conflicts_with_subcommands = true)]
pub(crate) struct Conformance {
    #[command(subcommand)]
    pub elsewhere: Option<Elsewhere>,

    /// Only cases whose name contains one of these texts, or that name one of these clauses.
    pub filter: Vec<String>,

    /// Only this platform.
    #[arg(long, value_name = "PLATFORM", value_parser = platforms())]
    pub platform: Option<Platform>,

    /// Only this area: a folder of cases, such as socket.
    #[arg(long, value_name = "AREA")]
    pub area: Option<String>,

    /// List the cases without running them.
    #[arg(long)]
    pub list: bool,

    /// Number of parallel runs. Default: one per core; in real time 64, because most of them wait.
    #[arg(long, value_name = "N", value_parser = jobs)]
    pub jobs: Option<u16>,

    /// Run one part of several, as in 2/4.
    #[arg(long, value_name = "I/N", default_value = "1/1")]
    pub shard: Shard,

    /// Run over real sockets and on the system's clock. This takes as long as the longest case: half an hour. Timing is
    /// exact in virtual time, but cases may fail on a busy machine in real time.
    #[arg(long)]
    pub real_time: bool,

    /// Write the results to this file as JUnit XML.
    #[arg(long, value_name = "FILE")]
    pub junit: Option<PathBuf>,

    /// Write the results to this file as JSON.
    #[arg(long, value_name = "FILE")]
    pub json: Option<PathBuf>,

    /// Write the results to this file in the Test Anything Protocol.
    #[arg(long, value_name = "FILE")]
    pub tap: Option<PathBuf>,

    /// Write the results to this file as a self-contained HTML page.
    #[arg(long, value_name = "FILE")]
    pub html: Option<PathBuf>,

    /// Known failures, with reasons. Default: those of the shipped cases; none with --cases.
    #[arg(long, value_name = "FILE")]
    pub gaps: Option<PathBuf>,

    /// Run the cases in this folder instead of the shipped ones.
    #[arg(long, value_name = "DIR")]
    pub cases: Option<PathBuf>,

    /// Print only failures.
    #[arg(long, short)]
    pub quiet: bool,
}

/// Runs on other hosts.
#[derive(Subcommand)]
pub(crate) enum Elsewhere {
    /// Write a mini-program project, or a script, that runs the cases on any host and sends the results to `qiao
    /// origin`. See its README.md for instructions.
    Export(Export),
    /// Compare the results of such a project with those of qiao, and list the rules that they measured.
    Import(Import),
}

/// Options of `conformance export`.
#[derive(Args)]
pub(crate) struct Export {
    /// The platform whose cases and layout are exported.
    #[arg(long, value_name = "PLATFORM", value_parser = platforms())]
    pub platform: Platform,

    /// Only cases whose name contains one of these texts, or that name one of these clauses.
    #[arg(long, value_name = "TEXT")]
    pub only: Vec<String>,

    /// Exclude cases whose name contains one of these texts.
    #[arg(long, value_name = "TEXT")]
    pub exclude: Vec<String>,

    /// Only cases that differed or did not run in these results.
    #[arg(long, value_name = "RESULTS")]
    pub only_failed: Option<PathBuf>,

    /// Only documented and observed behaviour, without cases based on guesses.
    #[arg(long)]
    pub sure: bool,

    /// One part of several, as in 2/4.
    #[arg(long, value_name = "I/N", default_value = "1/1")]
    pub shard: Shard,

    /// Exclude cases that take longer than this many seconds.
    #[arg(long, value_name = "SECONDS", value_parser = whole)]
    pub max_seconds: Option<u32>,

    /// Global variable with the platform's functions, such as uni or Taro.
    #[arg(long, value_name = "NAME", value_parser = identifier)]
    pub global: Option<String>,

    /// Name of the host in the results.
    #[arg(long, value_name = "NAME", default_value = "host")]
    pub host: String,

    /// URL under which the host reaches the origin, as in https://test.example.com:8443. Default: the names under
    /// example.test; with another URL, cases that need several names are left out.
    #[arg(long, value_name = "URL", value_parser = secure_origin)]
    pub origin: Option<String>,

    /// A feature that does not work in the host although the functions exist: files, storage, upload, download,
    /// sockets, chunks, profile, pages or network.
    #[arg(long, value_name = "NEED", value_parser = clap::builder::PossibleValuesParser::new(qiao_conform::needs()))]
    pub lacks: Vec<String>,

    /// Include cases that call real services, such as the platform's own servers.
    #[arg(long)]
    pub real_services: bool,

    /// Write a single script instead of a project, for hosts that only load a script.
    #[arg(long)]
    pub script: bool,

    /// The folder to create.
    #[arg(value_name = "DIR")]
    pub folder: PathBuf,
}

/// Options of `conformance import`.
#[derive(Args)]
pub(crate) struct Import {
    /// Results kept by the origin (`--results`, or the response of its /results), or the console output of the host.
    #[arg(required = true)]
    pub files: Vec<PathBuf>,

    /// Write everything to this file as JSON.
    #[arg(long, value_name = "FILE")]
    pub json: Option<PathBuf>,

    /// Write the host's results to this file as JUnit XML.
    #[arg(long, value_name = "FILE")]
    pub junit: Option<PathBuf>,

    /// Write the host's results to this file as a self-contained HTML page.
    #[arg(long, value_name = "FILE")]
    pub html: Option<PathBuf>,
}

fn identifier(text: &str) -> Result<String, String> {
    let part = |part: &str| {
        let starts = part.starts_with(|c: char| c.is_ascii_alphabetic() || c == '_' || c == '$');
        starts && part.chars().all(|c| c.is_ascii_alphanumeric() || c == '_' || c == '$')
    };
    let valid = !text.is_empty() && text.split('.').all(part);
    valid.then(|| text.to_owned()).ok_or_else(|| Wrong::Variable.said())
}

fn secure_origin(text: &str) -> Result<String, String> {
    let host = text.strip_prefix("https://").map(|host| host.trim_end_matches('/'));
    let valid = |host: &str| !host.is_empty() && !host.contains(|c: char| "/?#@".contains(c) || c.is_whitespace());
    let host = host.filter(|host| valid(host)).ok_or_else(|| Wrong::SecureOrigin.said())?;
    Ok(format!("https://{host}"))
}

/// One part of several.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Shard {
    /// Which one, from 1.
    pub part: usize,
    /// Of how many.
    pub of: usize,
}

impl Shard {
    /// Whether the run with this index belongs to the part.
    pub(crate) fn has(self, place: usize) -> bool {
        place % self.of == self.part - 1
    }
}

impl FromStr for Shard {
    type Err = String;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        let parts = text.split_once('/').and_then(|(part, of)| Some((part.parse().ok()?, of.parse().ok()?)));
        match parts {
            Some((part, of)) if (1..=of).contains(&part) => Ok(Shard { part, of }),
            _ => Err(Wrong::CaseShard.said()),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn parts_are_disjoint_and_together_all() {
        let parts: Vec<Shard> = ["1/3", "2/3", "3/3"].iter().map(|text| text.parse().unwrap()).collect();
        for place in 0..9 {
            assert_eq!(parts.iter().filter(|part| part.has(place)).count(), 1);
        }
        for bad in ["", "1", "0/3", "4/3", "a/3", "1/0"] {
            assert!(bad.parse::<Shard>().is_err(), "{bad}");
        }
    }
}
