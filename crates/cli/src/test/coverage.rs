//! Line coverage of a run (`--coverage`): a table on the terminal, a file for other tools, and the threshold. What is
//! measured is decided by the crate `testing`.

use std::path::{Path, PathBuf};

use anstyle::{AnsiColor, Style};
use qiao::{Coverage, FileCoverage, Launch};
use qiao_testing::{CoveredFiles, LineCoverage, TestFile, lcov};
use unicode_width::UnicodeWidthStr;

use super::Test;
use super::config::Config;
use crate::messages::Message;
use crate::print::{self, padded, println};
use crate::{Exit, Fault};

const GOOD: Style = AnsiColor::Green.on_default();
const BAD: Style = AnsiColor::Red.on_default();
const NAME: Style = Style::new().bold();

/// The name of the file for other tools.
const FILE: &str = "lcov.info";

/// The coverage of a run, if it is measured.
pub(super) struct Measure(Option<Measured>);

struct Measured {
    coverage: Coverage,
    files: CoveredFiles,
    /// Where the file for other tools goes.
    folder: PathBuf,
    threshold: Option<f64>,
}

impl Measure {
    pub(super) fn new(args: &Test, config: &Config, tests: &[TestFile]) -> Result<Measure, Fault> {
        let Some(folder) = args.coverage.clone() else { return Ok(Measure(None)) };
        let others = tests.iter().map(|test| &test.path).chain(config.setup_files(&args.setup)).cloned();
        let patterns = &config.coverage;
        let files = CoveredFiles::new(&config.folder, &patterns.include, &patterns.exclude, others);
        let files = files.map_err(|error| Fault::about("qiao.json: test.coverage", &error))?;
        let covering = files.clone();
        let coverage = Coverage::new(move |path| covering.covers(path));
        let threshold = args.coverage_threshold.or(patterns.threshold);
        Ok(Measure(Some(Measured { coverage, files, folder, threshold })))
    }

    /// Lets a program count.
    pub(super) fn configure(&self, launch: Launch) -> Launch {
        match &self.0 {
            Some(measured) => launch.coverage(&measured.coverage),
            None => launch,
        }
    }

    /// Prints and writes what was measured. Returns the exit code if the run fails because of it.
    pub(super) fn finish(self) -> Result<Option<Exit>, Fault> {
        let Some(Measured { coverage, files, folder, threshold }) = self.0 else { return Ok(None) };
        for path in files.included() {
            let unread = |error| Fault::about(path.display(), &error);
            coverage.include(&path).map_err(unread)?;
        }
        let measured = coverage.measured();
        let here = std::env::current_dir().and_then(|here| here.canonicalize()).unwrap_or_default();
        write(&folder, &measured, &here)?;
        let lines: Vec<_> = measured.iter().map(|file| LineCoverage::of(file, &here)).collect();
        let total = LineCoverage::total(&lines, Message::Total.said());
        table(&lines, &total);
        Ok(below(threshold, &total).then_some(Exit::Failed))
    }
}

fn write(folder: &Path, measured: &[FileCoverage], here: &Path) -> Result<(), Fault> {
    let path = folder.join(FILE);
    let written = std::fs::create_dir_all(folder).and_then(|()| std::fs::write(&path, lcov(measured, here)));
    written.map_err(|error| Fault::about(path.display(), &error))
}

/// Whether coverage is below the threshold; says by how much.
fn below(threshold: Option<f64>, total: &LineCoverage) -> bool {
    let Some(threshold) = threshold.filter(|threshold| total.percent() < *threshold) else { return false };
    let percent = floor(total.percent());
    let (percent, missing) = (shown(percent), threshold - percent);
    let message = Message::BelowThreshold { percent, threshold: threshold.to_string(), missing: shown(missing) };
    print::fault(&message.said());
    true
}

/// A percentage with one decimal, which is not rounded up: 100 means all.
fn floor(percent: f64) -> f64 {
    (percent * 10.0).floor() / 10.0
}

fn shown(percent: f64) -> String {
    format!("{percent:.1}")
}

fn table(files: &[LineCoverage], total: &LineCoverage) {
    let titles = [Message::Coverage, Message::Lines, Message::Covered].map(|title| title.said());
    let [name, lines, covered] = &titles;
    let widest = files.iter().chain([total]).map(|file| file.name.width()).max().unwrap_or_default().max(name.width());
    let (lines, covered) = (right(lines, 7), right(covered, 9));
    println!();
    println!(
        "{NAME}{}{lines}{covered}{}  {}{NAME:#}",
        padded(name, widest),
        right("%", 8),
        Message::UncoveredLines.said()
    );
    for file in files {
        row(file, widest);
    }
    row(total, widest);
}

fn row(file: &LineCoverage, widest: usize) {
    let style = if file.covered == file.lines { GOOD } else { BAD };
    let percent = shown(floor(file.percent()));
    let range = |(first, last): &(u32, u32)| if first == last { first.to_string() } else { format!("{first}-{last}") };
    let uncovered = file.uncovered.iter().map(range).collect::<Vec<_>>().join(", ");
    let gap = if uncovered.is_empty() { "" } else { "  " };
    let (name, lines, covered) = (padded(&file.name, widest), file.lines, file.covered);
    println!("{name}{lines:>7}{covered:>9}{style}{percent:>8}{style:#}{gap}{uncovered}");
}

/// Pads a text to this many terminal columns on the left.
fn right(text: &str, width: usize) -> String {
    format!("{}{text}", " ".repeat(width.saturating_sub(text.width())))
}
