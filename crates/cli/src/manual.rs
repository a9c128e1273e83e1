//! `qiao completions` and `qiao man`: files generated from the command line's own description, for shells and
//! packagers.

use std::fs;
use std::io::{self, Write as _};
use std::path::PathBuf;

use clap::{Args, CommandFactory};
use clap_complete::Shell;

use crate::args::Cli;
use crate::{Exit, Fault};

pub(crate) const COMPLETIONS_EXAMPLES: &str = "\
Examples:
  qiao completions bash > ~/.local/share/bash-completion/completions/qiao
  qiao completions zsh > ~/.zfunc/_qiao
  qiao completions fish > ~/.config/fish/completions/qiao.fish
  qiao completions powershell >> $PROFILE";

/// Options of `completions`.
#[derive(Args)]
pub(crate) struct Completions {
    /// The shell.
    pub(crate) shell: Shell,
}

/// Options of `man`.
#[derive(Args)]
pub(crate) struct Man {
    /// The folder; created if it does not exist.
    #[arg(value_name = "DIR")]
    pub(crate) folder: PathBuf,
}

pub(crate) fn completions(args: &Completions) -> Result<Exit, Fault> {
    let mut text = Vec::new();
    clap_complete::generate(args.shell, &mut Cli::command(), "qiao", &mut text);
    io::stdout().write_all(&text).map_err(Fault::of)?;
    Ok(Exit::Good)
}

pub(crate) fn man(args: &Man) -> Result<Exit, Fault> {
    let written =
        fs::create_dir_all(&args.folder).and_then(|()| clap_mangen::generate_to(Cli::command(), &args.folder));
    written.map_err(|error| Fault::about(args.folder.display(), &error))?;
    Ok(Exit::Good)
}
