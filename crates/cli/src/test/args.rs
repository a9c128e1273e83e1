//! The options of `qiao test`.

use std::path::PathBuf;
use std::time::Duration;

use clap::Args;

use crate::program::Program;

pub(crate) const EXAMPLES: &str = "\
Examples:
  qiao test                                          every *.test.js and *.test.ts below this folder
  qiao test test/login.test.js --platform tt-gadget
  qiao test --project ./my-project --allow https://api.example.com
  qiao test --filter 'login retries' --bail
  qiao test --junit report.xml --json report.json
  qiao test --watch                                  again whenever a file changes

A test file, with the server, the clock, the background and the verdicts in its hands:
  const { load } = require('../src/load.js');
  describe('load', () => {
    it('gives up after three seconds', async () => {
      origin.on('/slow', { wait: '10s', json: { late: true } });
      const error = await load('https://api.example.com/slow', 3000).catch((e) => e);
      expect(error.errMsg).to.contain('timeout');
      expect(origin.requests('/slow')).to.have.length(1);
    });
  });
  origin.on(path, { status, headers, body, json, wait, script }), origin.requests(path)
  await clock.advance('3s'), await app.background('30s'), await app.background(),
  await app.foreground(), await network.set('offline'), verdicts()
  describe and it with .skip and .only, before, after, beforeEach, afterEach; expect is chai's.
Every host name leads to a scripted origin in the same process. With --platform wx and a base library
that is not the newest, or any other option of a program, tests run under those rules.

Exit codes: 0 every test passed; 1 a test failed or a file had an error; 2 wrong use, or no test files;
3 a project could not be loaded.";

/// Options of `test`.
#[derive(Args)]
pub(crate) struct Test {
    /// Test files, or folders in which files named *.test.js and *.test.ts are tests. Default: the
    /// current folder.
    pub path: Vec<PathBuf>,

    /// The project that the tests belong to. Default: the nearest folder above each test file that has
    /// an app.json, if any. Its settings hold, and tests can require its files; its app and pages do not
    /// run by themselves.
    #[arg(long, value_name = "DIR")]
    pub project: Option<PathBuf>,

    #[command(flatten)]
    pub program: Program,

    /// Only tests whose full name, with the names of what they are in, contains this text.
    #[arg(long, value_name = "TEXT", default_value = "", hide_default_value = true)]
    pub filter: String,

    /// Stop at the first test that fails.
    #[arg(long)]
    pub bail: bool,

    /// How long a test may take on the program's clock, unless it says so itself.
    #[arg(long, value_name = "DURATION", default_value = "5s", value_parser = humantime::parse_duration)]
    pub test_timeout: Duration,

    /// Run on the system's clock, with sockets to an origin on this machine. Otherwise time is virtual: a
    /// minute passes in a moment, and every run is the same.
    #[arg(long)]
    pub real_time: bool,

    /// How many files run at once. Default: one per core.
    #[arg(long, value_name = "N", value_parser = clap::value_parser!(u16).range(1..))]
    pub jobs: Option<u16>,

    /// Write the results into this file as JUnit XML.
    #[arg(long, value_name = "FILE")]
    pub junit: Option<PathBuf>,

    /// Write the results into this file as JSON.
    #[arg(long, value_name = "FILE")]
    pub json: Option<PathBuf>,

    /// Run again whenever a file changes in the current folder, a folder that is named or the project,
    /// until Ctrl-C.
    #[arg(long)]
    pub watch: bool,

    /// Print only what failed.
    #[arg(long, short)]
    pub quiet: bool,
}
