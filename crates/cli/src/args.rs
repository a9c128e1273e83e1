//! The command line. Names are a stable interface: changes require an entry in the CHANGELOG.

use std::path::PathBuf;
use std::time::Duration;

use clap::{Args, Parser, Subcommand, ValueEnum};
use qiao::{Override, Platform, Proxy};

use qiao_conform::Moment;

use crate::faults::Wrong;
use crate::help::Deferred;
use crate::outcome::FailOn;
use crate::program::{Program, platforms};
use crate::run::PageCall;
use crate::traffic::Traffic;

/// Runs the network code of mini-programs (WeChat, Feishu, Baidu): the real network under the
/// platform's rules.
#[derive(Parser)]
#[command(name = "qiao", version, max_term_width = 100)]
pub(crate) struct Cli {
    /// Colours in messages.
    #[arg(long, global = true, value_enum, default_value_t = Color::Auto, value_name = "WHEN")]
    pub color: Color,

    /// Language of the output. Default: QIAO_LANG, then the locale.
    #[arg(long, global = true, value_name = "LANG", value_parser = ["en", "zh"])]
    pub lang: Option<String>,

    #[command(subcommand)]
    pub command: Command,
}

/// Those without subcommands of their own are `Deferred`.
#[derive(Subcommand)]
pub(crate) enum Command {
    /// Run a project or a script.
    #[command(after_help = RUN_EXAMPLES)]
    Run(Deferred<Run>),
    /// Run test files: describe, it and expect inside a mini-program.
    #[command(after_help = crate::test::EXAMPLES)]
    Test(Deferred<crate::test::Test>),
    /// Examine servers, or all that a project calls: domain lists, certificates, TLS, redirects, text, CORS.
    #[command(after_help = crate::doctor::EXAMPLES)]
    Doctor(Deferred<crate::doctor::Doctor>),
    /// Explain a clause of the specification or a rule: statement, sources, values, cases.
    #[command(after_help = EXPLAIN_EXAMPLES)]
    Explain(Deferred<Explain>),
    /// List the rules of the platforms, or the differences between two platforms.
    #[command(after_help = RULES_EXAMPLES)]
    Rules(Rules),
    /// Run the conformance cases of the platforms.
    #[command(after_help = crate::conformance::EXAMPLES)]
    Conformance(Box<crate::conformance::Conformance>),
    /// Change each rule and check whether a conformance case fails.
    #[cfg(feature = "mutation")]
    Mutation(Deferred<crate::mutation::Mutation>),
    /// Add a test, settings, editor types and a workflow to a project; existing files are kept.
    Init(Deferred<crate::init::Init>),
    /// Print the type declarations for test files, or the packages with the types of a platform's API.
    Types(Deferred<crate::types::Types>),
    /// Serve the scripted test origin for other tools.
    #[command(after_help = ORIGIN_EXAMPLES)]
    Origin(Deferred<Origin>),
    /// Print completions for a shell.
    #[command(after_help = crate::manual::COMPLETIONS_EXAMPLES)]
    Completions(Deferred<crate::manual::Completions>),
    /// Write man pages to a folder, one per command.
    Man(Deferred<crate::manual::Man>),
}

const RUN_EXAMPLES: &str = "\
Examples:
  qiao run hello.js                                  all API objects, each under its own rules
  qiao run --platform wx --allow https://api.example.com hello.js
  qiao run --with-origin hello.js                    example hosts lead to a test server
  qiao run --resolve api.example.com:443:127.0.0.1:8443 --ca ca.pem hello.js
  qiao run --call pages/index/index.tap page.js      call a method of a page
  qiao run ./my-project                              what the platform's tools would load
  qiao run --page 'pages/detail/detail?id=7' --call pages/detail/detail.reload ./my-project
  qiao run --virtual-time --at 2s:background --at 9s:foreground page.js
  qiao run --network 3g --at 5s:offline page.js
  qiao run --watch ./my-project                      again whenever a file changes
  qiao run --for 10s --fail-on refused ./my-project  a healthy program ends with 0 after ten seconds
  qiao run --all-pages --junit pages.xml ./my-project
  qiao run --before mocks.js --eval 'console.log(getApp().globalData)' ./my-project
  qiao run --record traffic.har --journal run.jsonl page.js
  qiao run --replay traffic.har --replay-ignore query:_t page.js
  qiao run --report run.html page.js                 a page to look at
  qiao run --inspect-wait ./my-project               look at it in Chrome's developer tools
  qiao run --storage ./state login.js                keep files and storage between runs
  echo 'wx.request({url: \"https://example.com\"})' | qiao run -

Exit codes: 0 good; 1 an error that the script did not handle; 2 wrong use; 3 the program could
not be loaded; 4 a limit was hit (time, memory); 5 the program failed on what its platform has and
qiao lacks; 130 and 143 SIGINT and SIGTERM; 141 nobody reads the output any more. Records are
complete in any case.";

const EXPLAIN_EXAMPLES: &str = "\
Examples:
  qiao explain WX-DOM-013                            a clause, as verdicts name it
  qiao explain domains.bare_entry                    a rule, on every platform
  qiao explain --platform swan timeouts.longest
  qiao explain WX-DOM-013 WX-DOM-015 --json | jq '.[].statement'

Exit codes: 0 good; 2 a name is unknown; the message lists similar names.";

const RULES_EXAMPLES: &str = "\
Examples:
  qiao rules --platform wx
  qiao rules WX-DOM-013 timeouts domains.bare_entry  rules by clause or by the beginning of their name
  qiao rules --json | jq '.wx[] | select(.evidence == \"assumed\")'
  qiao rules diff tt-gadget tt-block
  qiao rules surface --platform wx                   every API: offered, partial or not offered";

const ORIGIN_EXAMPLES: &str = "\
Examples:
  qiao origin --https 127.0.0.1:8443 --ca-out ca.pem
  curl --cacert ca.pem --resolve api.test:8443:127.0.0.1 https://api.test:8443/echo
  qiao origin --https 0.0.0.0:443 --cert chain.pem --key key.pem --results results.jsonl";

/// Options of `run`.
#[derive(Args)]
pub(crate) struct Run {
    /// A project folder, a script file, or `-` for standard input.
    pub path: PathBuf,

    /// Folder of a script's modules and package files, or `none` for no folder. Default: the script's own folder,
    /// without hidden files.
    #[arg(long, value_name = "DIR|none")]
    pub root: Option<PathBuf>,

    /// Page to open first, as in pages/detail/detail?id=7. Default: the project's first page.
    #[arg(long, value_name = "URL")]
    pub page: Option<String>,

    #[command(flatten)]
    pub program: Program,

    /// Also trust the certificates in this PEM file.
    #[arg(long, value_name = "FILE")]
    pub ca: Vec<PathBuf>,

    /// Connect to ADDR[:PORT] instead of HOST:PORT.
    #[arg(long, value_name = "HOST:PORT:ADDR[:PORT]")]
    pub resolve: Vec<Override>,

    /// Use this proxy (http, https, socks5 or socks5h, with USER:PASSWORD@ if required), or `env` for the proxies in
    /// the environment. Default: no proxy, regardless of the environment. For hosts overridden by --resolve or
    /// --with-origin, the proxy is asked for a tunnel to the given address.
    #[arg(long, value_name = "URL|env", value_parser = proxy, conflicts_with = "virtual_time")]
    pub proxy: Option<Proxy>,

    /// Connect only to public addresses, even through names, redirects, --resolve and proxies: not to private,
    /// loopback, link-local or metadata addresses. The test origin remains reachable.
    #[arg(long)]
    pub deny_private: bool,

    /// Start the scripted test origin, trust its certificate, and direct the hosts reserved for examples by RFC 2606
    /// and RFC 6761 (api.example.test, example.com, ...) to it.
    #[arg(long)]
    pub with_origin: bool,

    /// Let this host lead to the test origin too, or all of them with '*'; implies --with-origin. TLS or not, and
    /// whatever the port.
    #[arg(long, value_name = "HOST")]
    pub origin_host: Vec<String>,

    /// What the test origin answers, as JSON: {"/path": {"status": 200, "headers": {}, "json": {}, "body": "",
    /// "wait": 0}}, as `origin.on` of tests takes it; implies --with-origin.
    #[arg(long, value_name = "FILE")]
    pub routes: Option<PathBuf>,

    /// Schedule an event after launch: background, foreground, or a network condition, as in 2s:background or
    /// 5s:offline. Can be repeated; the run lasts until the last event.
    #[arg(long, value_name = "TIME:WHAT", value_parser = moment)]
    pub at: Vec<Moment>,

    /// Use virtual time, which stands still while anything runs and advances when nothing does. Every host is directed
    /// to an in-process test origin, except names starting with unresolved., refused. or unreachable. Runs are
    /// reproducible.
    #[arg(long, conflicts_with_all = ["resolve", "with_origin", "origin_host"])]
    pub virtual_time: bool,

    /// Call a page's method when the script is idle, as in pages/index/index.tap. Can be repeated.
    #[arg(long, value_name = "ROUTE.METHOD")]
    pub call: Vec<PageCall>,

    /// Run again whenever a file in the program's folder changes, until Ctrl-C. A running program is stopped.
    #[arg(long, conflicts_with = "timeout")]
    pub watch: bool,

    /// End the whole run after this time on the program's clock, as in 30s, and say what it waits for. The exit code
    /// is 4. A script that does not return is stopped after as long on the system's clock.
    #[arg(long, value_name = "DURATION", value_parser = duration)]
    pub timeout: Option<Duration>,

    /// End a healthy program after this time on its clock, as in 10s: the exit code is 0 if nothing went wrong.
    #[arg(long = "for", value_name = "DURATION", value_parser = duration)]
    pub duration: Option<Duration>,

    /// Let failures that the script handles fail the run too; may be given several times.
    #[arg(long, value_name = "KIND", value_enum)]
    pub fail_on: Vec<FailOn>,

    /// Open every page of a project, each in a fresh program and several at once, and print a table. A page that does
    /// not come to rest runs for five seconds, unless --for or --timeout says otherwise.
    #[arg(long, conflicts_with_all = ["page", "call", "eval", "watch", "journal", "record", "report", "storage", "inspect", "inspect_wait"])]
    pub all_pages: bool,

    /// Write how the pages went into this file as JUnit XML.
    #[arg(long, value_name = "FILE", requires = "all_pages")]
    pub junit: Option<PathBuf>,

    /// Write how the pages went into this file as JSON.
    #[arg(long, value_name = "FILE", requires = "all_pages")]
    pub json: Option<PathBuf>,

    /// Run this script before the program, such as one with mocks; may be given several times.
    #[arg(long, value_name = "FILE")]
    pub before: Vec<PathBuf>,

    /// Run this code in the program when it has come to rest, after --call; may be given several times.
    #[arg(long, value_name = "CODE")]
    pub eval: Vec<String>,

    #[command(flatten)]
    pub traffic: Traffic,

    /// Keep saved files, user files and storage in this folder between runs.
    #[arg(long, value_name = "DIR")]
    pub storage: Option<PathBuf>,

    /// User whose files `--storage` keeps.
    #[arg(long, value_name = "NAME", requires = "storage")]
    pub user: Option<String>,

    /// Print only the script's own output and errors.
    #[arg(long, short)]
    pub quiet: bool,
}

impl Run {
    /// Whether time is virtual.
    pub(crate) fn is_virtual(&self) -> bool {
        self.virtual_time || self.traffic.replay.is_some()
    }
}

/// Options of `explain`.
#[derive(Args)]
pub(crate) struct Explain {
    /// Clauses, such as WX-DOM-013, and rules, such as domains.bare_entry.
    #[arg(required = true, value_name = "NAME")]
    pub names: Vec<String>,

    /// Only rules and cases of this platform.
    #[arg(long, value_name = "PLATFORM", value_parser = platforms())]
    pub platform: Option<Platform>,

    /// As a JSON array with one object per name.
    #[arg(long)]
    pub json: bool,
}

/// Options of `rules`.
#[derive(Args)]
#[command(args_conflicts_with_subcommands = true)]
pub(crate) struct Rules {
    #[command(subcommand)]
    pub command: Option<RulesCommand>,

    /// Only rules based on these clauses, or whose name or clause starts with one of these texts, such as domains,
    /// domains.bare_entry or WX-DOM. Use `surface.` for the rules of that group.
    #[arg(value_name = "NAME")]
    pub names: Vec<String>,

    /// Only this platform.
    #[arg(long, value_name = "PLATFORM", value_parser = platforms())]
    pub platform: Option<Platform>,

    /// As JSON.
    #[arg(long, conflicts_with = "markdown")]
    pub json: bool,

    /// As a reference page in Markdown.
    #[arg(long)]
    pub markdown: bool,
}

#[derive(Subcommand)]
pub(crate) enum RulesCommand {
    /// List the API of each platform, and whether qiao implements it.
    Surface {
        /// Only this platform.
        #[arg(long, value_name = "PLATFORM", value_parser = platforms())]
        platform: Option<Platform>,
        /// As JSON.
        #[arg(long)]
        json: bool,
    },
    /// List the differences between two platforms.
    Diff {
        /// One platform.
        #[arg(value_parser = platforms())]
        a: Platform,
        /// The other.
        #[arg(value_parser = platforms())]
        b: Platform,
        /// As JSON.
        #[arg(long)]
        json: bool,
    },
}

/// Options of `origin`.
#[derive(Args)]
pub(crate) struct Origin {
    /// Address to listen on for HTTP.
    #[arg(long, value_name = "ADDRESS", default_value = "127.0.0.1:0")]
    pub http: std::net::SocketAddr,

    /// Address to listen on for HTTPS.
    #[arg(long, value_name = "ADDRESS", default_value = "127.0.0.1:0")]
    pub https: std::net::SocketAddr,

    /// Write the certificate to trust to this file.
    #[arg(long, value_name = "FILE")]
    pub ca_out: Option<PathBuf>,

    /// PEM file with the certificate to show and its chain, for hosts that cannot trust a test authority, such as phones.
    /// Names that ask for a bad certificate, such as expired., still get one.
    #[arg(long, value_name = "FILE", requires = "key")]
    pub cert: Option<PathBuf>,

    /// PEM file with the private key of --cert.
    #[arg(long, value_name = "FILE", requires = "cert")]
    pub key: Option<PathBuf>,

    /// Append every report posted to /results to this file; existing reports are kept.
    #[arg(long, value_name = "FILE")]
    pub results: Option<PathBuf>,

    /// Allow pages of any web origin to call everything but /cors, for hosts in a browser.
    #[arg(long)]
    pub cors: bool,
}

/// When to use colours in messages.
#[derive(Clone, Copy, ValueEnum)]
pub(crate) enum Color {
    /// On a terminal.
    Auto,
    /// Always.
    Always,
    /// Never.
    Never,
}

impl Color {
    /// Applies the setting to all output.
    pub(crate) fn write_global(self) {
        match self {
            Color::Auto => anstream::ColorChoice::Auto,
            Color::Always => anstream::ColorChoice::Always,
            Color::Never => anstream::ColorChoice::Never,
        }
        .write_global();
    }
}

/// A time that is longer than nothing.
pub(crate) fn duration(text: &str) -> Result<Duration, String> {
    match humantime::parse_duration(text) {
        Ok(Duration::ZERO) => Err(Wrong::NoTime.said()),
        Ok(time) => Ok(time),
        Err(error) => Err(Wrong::Duration { problem: error.to_string() }.said()),
    }
}

fn moment(text: &str) -> Result<Moment, String> {
    text.parse().map_err(|problem| Wrong::Moment { problem }.said())
}

fn proxy(text: &str) -> Result<Proxy, qiao::BadProxy> {
    if text == "env" { Ok(Proxy::from_env()) } else { Proxy::all(text) }
}

#[cfg(test)]
mod tests {
    use super::*;
    use clap::CommandFactory;

    #[test]
    fn the_command_line_is_consistent() {
        Cli::command().debug_assert();
    }
}
