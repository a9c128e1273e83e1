//! The options of `qiao test`.

use std::path::PathBuf;
use std::time::Duration;

use clap::Args;

use super::chosen::Shard;
use crate::args::duration;
use crate::faults::Wrong;
use crate::numbers::{jobs, whole};
use crate::program::Program;

pub(crate) const EXAMPLES: &str = "\
Examples:
  qiao test                                          every *.test.js, *.spec.js and the same with .ts
  qiao test test/login.test.js --platform tt-gadget
  qiao test --project ./my-project --allow https://api.example.com
  qiao test --filter 'login retries' --bail
  qiao test --changed main --retries 2               what a change concerns
  qiao test --shard 2/5 --github                     on a CI system
  qiao test --junit report.xml --json report.json
  qiao test --coverage --coverage-threshold 80       fails below 80 % of the lines
  qiao test --watch                                  again whenever a file changes

A test file, which can script its server, clock, background and users, and read verdicts:
  const { load } = require('../src/load.js');
  describe('load', () => {
    it('gives up after three seconds', async () => {
      origin.on('GET /slow', { wait: '10s', json: { late: true } });
      const error = await load('https://api.example.com/slow', 3000).catch((e) => e);
      expect(error.errMsg).toContain('timeout');
      expect(origin.requests('/slow')).toHaveLength(1);
    });
    it('goes to the login page', async () => {
      origin.on('/me', { status: 401 });
      await app.open('pages/home/home?tab=2');
      await clock.until(() => app.page().route === 'pages/login/login');
    });
  });
  describe, it and test with skip, only, todo and each; beforeAll, afterAll, beforeEach, afterEach; expect has
  Jest's matchers and chai's chains; fn, spyOn; snapshots.
  origin.on(route, answer), origin.socket(route, handlers), origin.requests(route), origin.sockets(route);
  an answer is { status, headers, body, json, sse, file, wait, script }, a function of the request or a list
  app.open(url), app.pages(), app.page(), app.answer(api, answer), app.relaunch(), app.storage()
  await clock.advance('3s'), await clock.until(condition), await app.background('30s'), await app.foreground(),
  await network.set('offline'), verdicts()
Every host name leads to a scripted origin in the same process; a request that no route answers fails the test.
With --platform wx and a base library that is not the newest, or any other option of a program, tests run under
those rules. qiao.json: { \"test\": { \"files\": [], \"setup\": [], \"timeout\": \"5s\", \"retries\": 0, \"jobs\": 4 } }

Exit codes: 0 every test passed; 1 a test failed or a file had an error; 2 wrong use, or no test files;
3 a project could not be loaded.";

fn percent(text: &str) -> Result<f64, String> {
    let percent = text.parse().ok().filter(|percent| (0.0..=100.0).contains(percent));
    percent.ok_or_else(|| Wrong::Percent.said())
}

/// Options of `test`.
#[derive(Args)]
pub(crate) struct Test {
    /// Test files, or folders with files named *.test.js or *.spec.js, or the same with .ts. Default: the current folder.
    pub path: Vec<PathBuf>,

    /// Project that the tests belong to. Default: the nearest folder with an app.json above each test file, if any. Its
    /// settings apply, and tests can require its files; its app and pages do not run by themselves.
    #[arg(long, value_name = "DIR")]
    pub project: Option<PathBuf>,

    #[command(flatten)]
    pub program: Program,

    /// Only tests whose full name, including the names of their suites, contains this text.
    #[arg(long, value_name = "TEXT", default_value = "", hide_default_value = true)]
    pub filter: String,

    /// Stop at the first test that fails.
    #[arg(long)]
    pub bail: bool,

    /// Time limit of a test on the program's clock, unless the test sets its own. Default: 5s.
    #[arg(long, value_name = "DURATION", value_parser = duration)]
    pub test_timeout: Option<Duration>,

    /// Number of retries of a failed test.
    #[arg(long, value_name = "N", value_parser = whole)]
    pub retries: Option<u32>,

    /// Run a share of the files, as in 2/5.
    #[arg(long, value_name = "NUMBER/OF")]
    pub shard: Option<Shard>,

    /// Run only files affected by changes since a commit in git. Default: HEAD.
    #[arg(long, value_name = "COMMIT", num_args = 0..=1, default_missing_value = "HEAD")]
    pub changed: Option<String>,

    /// Script to run before each test file. Can be repeated.
    #[arg(long, value_name = "FILE")]
    pub setup: Vec<PathBuf>,

    /// Write missing and changed snapshots, and remove obsolete ones.
    #[arg(long, short)]
    pub update: bool,

    /// Fail on missing snapshots instead of writing them.
    #[arg(long, env = "CI", value_parser = clap::builder::FalseyValueParser::new())]
    pub ci: bool,

    /// Use the system's clock, and sockets to an origin on this machine. By default time is virtual: a minute passes
    /// instantly, and runs are reproducible.
    #[arg(long)]
    pub real_time: bool,

    /// With --real-time, connect hosts with `passthrough` to public addresses only, not to private, loopback, link-local or
    /// metadata addresses. The scripted server remains reachable.
    #[arg(long)]
    pub deny_private: bool,

    /// Number of files to run in parallel. Default: one per core.
    #[arg(long, value_name = "N", value_parser = jobs)]
    pub jobs: Option<u16>,

    /// Write the results to this file as JUnit XML.
    #[arg(long, value_name = "FILE")]
    pub junit: Option<PathBuf>,

    /// Write the results to this file as JSON.
    #[arg(long, value_name = "FILE")]
    pub json: Option<PathBuf>,

    /// Write the results to this file in the Test Anything Protocol.
    #[arg(long, value_name = "FILE")]
    pub tap: Option<PathBuf>,

    /// Write the results to this file as an HTML page.
    #[arg(long, value_name = "FILE")]
    pub html: Option<PathBuf>,

    /// Write the runs of all tests into this file as a page to look at: their calls over time, headers, bodies, messages
    /// and verdicts. Credentials, cookies and what qiao.json names are left out.
    #[arg(long, value_name = "FILE")]
    pub report: Option<PathBuf>,

    /// Measure which lines of the program's own files the tests reach: print a table, and write lcov.info into this folder.
    /// Default: coverage.
    #[arg(long, value_name = "DIR", num_args = 0..=1, require_equals = true, default_missing_value = "coverage")]
    pub coverage: Option<PathBuf>,

    /// Fail if less than this share of lines is covered, in percent.
    #[arg(long, value_name = "PERCENT", value_parser = percent, requires = "coverage")]
    pub coverage_threshold: Option<f64>,

    /// Print failures as annotations of GitHub workflows.
    #[arg(long, env = "GITHUB_ACTIONS", value_parser = clap::builder::FalseyValueParser::new())]
    pub github: bool,

    /// Run again whenever a file in the current folder, a given folder or the project changes, until Ctrl-C.
    #[arg(long)]
    pub watch: bool,

    /// Print only failures.
    #[arg(long, short)]
    pub quiet: bool,
}
