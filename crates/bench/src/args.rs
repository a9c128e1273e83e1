//! The command line: the options of a run, and the hidden commands by which a run starts its own processes.
//! Doc comments here are the text of `--help`.

use std::path::PathBuf;

use clap::{Args, Parser, Subcommand};

use crate::peers::Peer;

/// Benchmarks qiao against its own network stack without JavaScript, Node, Bun and Deno.
#[derive(Parser)]
#[command(name = "qiao-bench", version, max_term_width = 100, args_conflicts_with_subcommands = true)]
pub(crate) struct Cli {
    #[command(flatten)]
    pub bench: Bench,

    #[command(subcommand)]
    pub command: Option<Command>,
}

/// The options of a run.
#[derive(Args)]
pub(crate) struct Bench {
    /// Number of rounds; figures are medians over all of them.
    #[arg(long, default_value_t = 5, value_parser = clap::value_parser!(u32).range(1..))]
    pub rounds: u32,

    /// Run only these workloads: echo-64 is one, echo selects echo-64 and echo-64k.
    #[arg(long, value_name = "NAME", num_args = 1..)]
    pub work: Vec<String>,

    /// Runtimes to measure.
    #[arg(long, value_delimiter = ',', default_value = "qiao,bare,node,bun,deno")]
    pub peers: Vec<Peer>,

    /// The `qiao` binary; by default it is built in the same profile as this command.
    #[arg(long, value_name = "FILE")]
    pub qiao: Option<PathBuf>,

    /// Set no CPU affinity, and let cores go idle.
    #[arg(long)]
    pub any_core: bool,

    /// Run a twentieth of each workload, to check that all of them work. The figures mean nothing.
    #[arg(long)]
    pub quick: bool,

    /// Write all figures to this file.
    #[arg(long, value_name = "FILE")]
    pub json: Option<PathBuf>,

    /// Write the report to this file.
    #[arg(long, value_name = "FILE")]
    pub markdown: Option<PathBuf>,

    /// Write the chart to this file; the report shows it if both are in the same folder.
    #[arg(long, value_name = "FILE")]
    pub svg: Option<PathBuf>,
}

/// The processes that a run starts.
#[derive(Subcommand)]
pub(crate) enum Command {
    /// Serve until standard input ends.
    #[command(hide = true)]
    Serve,
    /// Busy loop until standard input ends.
    #[command(hide = true)]
    Spin,
    /// Run one workload with hyper and tungstenite alone.
    #[command(hide = true)]
    Bare {
        /// A file of settings.
        settings: PathBuf,
    },
    /// A million requests, a million messages and a thousand programs in one process: memory, open files and threads
    /// over time.
    Soak(crate::soak::Soak),
    /// Run many mini-programs in this process.
    #[command(hide = true)]
    Many {
        /// A file of settings.
        settings: PathBuf,
    },
}
