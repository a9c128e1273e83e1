//! `qiao-bench`: runs the same workloads in qiao, in its network stack without JavaScript, in Node, Bun and Deno,
//! interleaved and against one server. The workloads are data in `work.rs`, the goals in `goals.rs`.
#![expect(clippy::disallowed_methods, reason = "a benchmark measures the time on the wall")]

mod args;

mod bare;
mod child;
mod cores;
mod figures;
mod goals;
mod install;
mod machine;
mod many;
mod peers;
mod project;
mod report;
mod rounds;
mod serve;
mod settings;
mod site;
mod soak;
mod work;

use std::process::ExitCode;

use clap::Parser;

use crate::args::{Cli, Command};

/// Any error. It is printed; no code depends on its kind.
type Fault = Box<dyn std::error::Error + Send + Sync>;

fn main() -> ExitCode {
    let cli = Cli::parse();
    let done = match cli.command {
        None => report::run(&cli.bench),
        Some(Command::Serve) => serve::run(),
        Some(Command::Spin) => cores::spin(),
        Some(Command::Bare { settings }) => bare::run(&settings),
        Some(Command::Soak(soak)) => soak::run(&soak),
        Some(Command::Many { settings }) => many::run(&settings),
    };
    match done {
        Ok(()) => ExitCode::SUCCESS,
        Err(fault) => {
            eprintln!("error: {fault}");
            ExitCode::FAILURE
        }
    }
}
