//! The `qiao` command. Each subcommand is a file; this one parses the command line, runs the subcommand and
//! returns its exit code.

mod all_pages;
mod allocator;
mod answer;
mod args;
mod conformance;
mod doctor;
mod ending;
mod excerpt;
mod explain;
mod faults;
mod help;
mod hint;
mod init;
mod keys;
mod manual;
mod messages;
#[cfg(feature = "mutation")]
mod mutation;
mod network;
mod numbers;
mod origin;
mod outcome;
mod print;
mod program;
mod record;
mod rules;
mod run;
mod surface;
mod test;
mod traffic;
mod types;
mod unfinished;
mod watch;
mod words;

use std::process::ExitCode;

use clap::{CommandFactory, FromArgMatches};
use qiao::Cause;

use crate::args::{Cli, Command};
use crate::messages::Message;

/// Exit codes. Their numbers are a stable interface.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Exit {
    /// Success.
    Good = 0,
    /// Unhandled error of the script, failed test, or failed conformance run.
    Failed = 1,
    /// Invalid command line.
    Usage = 2,
    /// The program could not be loaded.
    NotLoaded = 3,
    /// A time or memory limit was reached.
    Limit = 4,
    /// The program failed on something that its platform has and qiao does not.
    Lacking = 5,
    /// SIGINT, as shells count it.
    Interrupted = 130,
    /// Standard output is no longer read.
    ClosedPipe = 141,
    /// SIGTERM, as reported by shells.
    Terminated = 143,
}

/// The error of a command, and the exit code to end with.
struct Fault {
    exit: Exit,
    message: String,
}

impl Fault {
    /// Wrong use, in words.
    fn usage(message: String) -> Fault {
        Fault { exit: Exit::Usage, message }
    }

    /// An error of the system or of a crate below.
    fn of(error: impl std::error::Error + 'static) -> Fault {
        Fault::wrong(&error)
    }

    /// A command line or a file that is wrong.
    fn wrong(error: &(dyn std::error::Error + 'static)) -> Fault {
        Fault::usage(faults::said(error))
    }

    /// An error with the option, file or both that it is about.
    fn about(what: impl std::fmt::Display, error: &(dyn std::error::Error + 'static)) -> Fault {
        Fault::usage(faults::about(what, error))
    }
}

/// Required stack size in bytes: scripts recurse on this stack.
const STACK: usize = 8 * 1024 * 1024;

fn main() -> ExitCode {
    allocator::keep_freed_memory();
    if !has_small_stack() {
        return command();
    }
    let thread = std::thread::Builder::new().name("main".to_owned()).stack_size(STACK).spawn(command);
    match thread.map(std::thread::JoinHandle::join) {
        Ok(Ok(exit)) => exit,
        Ok(Err(_)) => ExitCode::FAILURE,
        Err(error) => {
            print::fault(&Message::NoThread { problem: Cause::from(&error) }.said());
            ExitCode::FAILURE
        }
    }
}

/// Whether the main thread's stack is too small, as after `ulimit -s 256`.
#[cfg(unix)]
fn has_small_stack() -> bool {
    let limit = rustix::process::getrlimit(rustix::process::Resource::Stack);
    limit.current.is_some_and(|bytes| bytes < STACK as u64)
}

/// On other systems the linker decides, so it is assumed to be too small.
#[cfg(not(unix))]
fn has_small_stack() -> bool {
    true
}

/// Default number of parallel runs.
fn cores() -> usize {
    std::thread::available_parallelism().map_or(1, usize::from)
}

fn command() -> ExitCode {
    let arguments: Vec<_> = std::env::args_os().collect();
    let language = help::language(&arguments);
    words::speak(language);
    let matches = help::matches(Cli::command(), &arguments, language);
    let cli = Cli::from_arg_matches(&matches).unwrap_or_else(|error| error.exit());
    cli.color.write_global();
    let runs_programs = matches!(cli.command, Command::Run(_) | Command::Test(_) | Command::Conformance(_));
    if runs_programs && let Err(error) = ending::watch_signals() {
        print::fault(&Message::Signals { problem: Cause::from(&error) }.said());
    }
    let done = match cli.command {
        Command::Run(args) => run::run(&args.0),
        Command::Test(args) => test::run(&args.0),
        Command::Conformance(args) => conformance::run(&args),
        #[cfg(feature = "mutation")]
        Command::Mutation(args) => mutation::run(&args.0),
        Command::Doctor(args) => doctor::run(&args.0),
        Command::Explain(args) => explain::print(&args.0),
        Command::Rules(rules) => rules::print(&rules),
        Command::Init(args) => init::run(&args.0),
        Command::Types(args) => types::print(&args.0),
        Command::Origin(args) => origin::serve(&args.0),
        Command::Completions(args) => manual::completions(&args.0),
        Command::Man(args) => manual::man(&args.0),
    };
    let exit = done.unwrap_or_else(|fault| {
        print::fault(&fault.message);
        fault.exit
    });
    ExitCode::from(exit as u8)
}
