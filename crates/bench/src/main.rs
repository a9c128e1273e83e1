//! `qiao-bench`: the same work through qiao, through its stack without JavaScript, and through Node, Bun
//! and Deno, against one server, interleaved. What it measures is data in `work.rs`; what it is measured
//! against, in `goals.rs`.

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
mod work;

use std::process::ExitCode;

use clap::Parser;

use crate::args::{Cli, Command};

/// What went wrong: for whoever reads it, nobody branches on it.
type Fault = Box<dyn std::error::Error + Send + Sync>;

fn main() -> ExitCode {
    let cli = Cli::parse();
    let done = match cli.command {
        None => report::run(&cli.bench),
        Some(Command::Serve) => serve::run(),
        Some(Command::Spin) => cores::spin(),
        Some(Command::Bare { settings }) => bare::run(&settings),
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
