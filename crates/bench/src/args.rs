//! The command line.

use std::path::PathBuf;

use clap::{Args, Parser, Subcommand};

use crate::peers::Peer;

/// Measures qiao beside its own stack without JavaScript and beside Node, Bun and Deno.
#[derive(Parser)]
#[command(name = "qiao-bench", version, max_term_width = 100, args_conflicts_with_subcommands = true)]
pub struct Cli {
    #[command(flatten)]
    pub bench: Bench,

    #[command(subcommand)]
    pub command: Option<Command>,
}

/// What is measured, and where the results go.
#[derive(Args)]
pub struct Bench {
    /// How often all is done; medians are of all rounds.
    #[arg(long, default_value_t = 5, value_parser = clap::value_parser!(u32).range(1..))]
    pub rounds: u32,

    /// Only these works, as in echo-64; echo is all of its kind.
    #[arg(long, value_name = "NAME", num_args = 1..)]
    pub work: Vec<String>,

    /// Who takes part.
    #[arg(long, value_delimiter = ',', default_value = "qiao,bare,node,bun,deno")]
    pub peers: Vec<Peer>,

    /// The command `qiao`. It is built, as this one is, unless it is given.
    #[arg(long, value_name = "FILE")]
    pub qiao: Option<PathBuf>,

    /// Let everything run on any core, and let cores sleep.
    #[arg(long)]
    pub any_core: bool,

    /// A twentieth of the work, to see whether everything runs. The figures mean nothing.
    #[arg(long)]
    pub quick: bool,

    /// Write all figures into this file.
    #[arg(long, value_name = "FILE")]
    pub json: Option<PathBuf>,

    /// Write the report into this file.
    #[arg(long, value_name = "FILE")]
    pub markdown: Option<PathBuf>,

    /// Write the chart into this file; the report shows it if it is in the same folder.
    #[arg(long, value_name = "FILE")]
    pub svg: Option<PathBuf>,

    /// Renew the short table in this file, between its marks.
    #[arg(long, value_name = "FILE", num_args = 1..)]
    pub readme: Vec<PathBuf>,
}

/// The processes that a run is made of. They are started by it.
#[derive(Subcommand)]
pub enum Command {
    /// The server, until its standard input ends.
    #[command(hide = true)]
    Serve,
    /// Nothing, all the time, until its standard input ends.
    #[command(hide = true)]
    Spin,
    /// One work through hyper and tungstenite alone.
    #[command(hide = true)]
    Bare {
        /// A file of settings.
        settings: PathBuf,
    },
    /// Many mini-programs in this process.
    #[command(hide = true)]
    Many {
        /// A file of settings.
        settings: PathBuf,
    },
}
