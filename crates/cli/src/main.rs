//! The `qiao` command. Each subcommand is a file; this one parses the command line, runs the subcommand and
//! returns its exit code.

mod allocator;
mod answer;
mod args;
mod conformance;
mod excerpt;
mod explain;
mod init;
mod manual;
#[cfg(feature = "mutation")]
mod mutation;
mod origin;
mod print;
mod program;
mod record;
mod rules;
mod run;
mod surface;
mod test;
mod types;
mod watch;

use std::process::ExitCode;

use clap::Parser;

use crate::args::{Cli, Command};

/// Exit codes. Their numbers are a contract.
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
}

/// The error of a command, and the exit code to end with.
struct Fault {
    exit: Exit,
    message: String,
}

impl Fault {
    fn usage(message: impl ToString) -> Fault {
        Fault { exit: Exit::Usage, message: message.to_string() }
    }
}

fn main() -> ExitCode {
    allocator::keep_freed_memory();
    let cli = Cli::parse();
    cli.color.write_global();
    let done = match cli.command {
        Command::Run(run) => run::run(&run),
        Command::Test(args) => test::run(&args),
        Command::Conformance(args) => conformance::run(&args),
        #[cfg(feature = "mutation")]
        Command::Mutation(args) => mutation::run(&args),
        Command::Explain(args) => explain::print(&args),
        Command::Rules(rules) => rules::print(&rules),
        Command::Init(args) => init::run(&args),
        Command::Types(args) => types::print(&args),
        Command::Origin(origin) => origin::serve(&origin),
        Command::Completions(args) => manual::completions(&args),
        Command::Man(args) => manual::man(&args),
    };
    let exit = done.unwrap_or_else(|fault| {
        print::fault(&fault.message);
        fault.exit
    });
    ExitCode::from(exit as u8)
}
