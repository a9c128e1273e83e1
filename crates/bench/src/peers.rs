//! The runtimes that are compared, and the command that runs a workload in each. Where their binaries come from is in
//! `install.rs`.

use std::fmt;
use std::path::{Path, PathBuf};
use std::process::Command;

use clap::ValueEnum;

use crate::Fault;
use crate::install::Installed;
use crate::site::Site;
use crate::work::{At, Measure, Work};

/// A runtime, or what qiao is compared with in its place.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, ValueEnum)]
pub(crate) enum Peer {
    /// The command `qiao`, under the rules of WeChat.
    Qiao,
    /// hyper, rustls and tungstenite without JavaScript.
    Bare,
    /// Node, as installed on the machine.
    Node,
    /// Bun, from npm.
    Bun,
    /// Deno, from npm.
    Deno,
    /// A process that does nothing: the cost of starting one.
    #[value(skip)]
    Nothing,
}

/// The binaries and the scripts of a run.
pub(crate) struct Programs {
    pub installed: Installed,
    /// This binary: it also runs the bare stack, many mini-programs and the server.
    pub own: PathBuf,
    /// The folder with the scripts and their settings.
    pub scripts: PathBuf,
}

impl Peer {
    /// Name in tables.
    pub(crate) fn title(self) -> &'static str {
        match self {
            Peer::Qiao => "qiao",
            Peer::Bare => "bare",
            Peer::Node => "Node",
            Peer::Bun => "Bun",
            Peer::Deno => "Deno",
            Peer::Nothing => "/bin/true",
        }
    }
}

impl fmt::Display for Peer {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.title())
    }
}

impl Programs {
    /// The command that runs a workload in a runtime.
    pub(crate) fn command(&self, peer: Peer, work: &Work, site: &Site) -> Result<Command, Fault> {
        match peer {
            Peer::Nothing => Ok(Command::new("/bin/true")),
            Peer::Bare => Ok(self.own("bare")),
            Peer::Qiao if work.measure == Measure::Programs => Ok(self.own("many")),
            Peer::Qiao => self.qiao(work, site),
            Peer::Node => Ok(trusting(self.web(peer, &[], work)?, work, site)),
            Peer::Bun => Ok(trusting(self.web(peer, &["run"], work)?, work, site)),
            Peer::Deno => self.deno(work, site),
        }
    }

    fn own(&self, name: &str) -> Command {
        let mut command = Command::new(&self.own);
        command.arg(name).arg(self.scripts.join("settings.json"));
        command
    }

    /// With a domain list, so that every rule applies. Plain HTTP goes to an address in the device's local network,
    /// where the platform allows it.
    fn qiao(&self, work: &Work, site: &Site) -> Result<Command, Fault> {
        let mut command = Command::new(self.installed.path(Peer::Qiao)?);
        let origin = site.listed();
        command.args(["run", "--platform", "wx", "--lan", "127.0.0.2/8", "--allow", &format!("https://{origin}")]);
        if work.at == At::Https {
            command.args(["--resolve", &format!("{origin}:127.0.0.1"), "--ca"]).arg(&site.ca);
        }
        let script = self.scripts.join(work.script);
        command.arg(if work.measure == Measure::Project { script } else { script.with_extension("js") });
        Ok(command)
    }

    fn deno(&self, work: &Work, site: &Site) -> Result<Command, Fault> {
        let ca = site.ca.to_string_lossy();
        let mut options = vec!["run", "--quiet", "--no-check", "--allow-all"];
        if work.at == At::Https {
            options.extend(["--cert", &ca]);
        }
        let mut command = self.web(Peer::Deno, &options, work)?;
        command.env("DENO_NO_UPDATE_CHECK", "1").env("DENO_DIR", self.installed.folder.join("deno-cache"));
        Ok(command)
    }

    fn web(&self, peer: Peer, options: &[&str], work: &Work) -> Result<Command, Fault> {
        let mut command = Command::new(self.installed.path(peer)?);
        command.args(options).arg(self.scripts.join(format!("{}.mjs", work.script)));
        Ok(command)
    }

    /// Copies the scripts into the folder where their settings will be written.
    pub(crate) fn lay_out(&self, from: &Path) -> Result<(), Fault> {
        for folder in ["qiao", "web"] {
            for entry in std::fs::read_dir(from.join(folder))? {
                let entry = entry?;
                std::fs::copy(entry.path(), self.scripts.join(entry.file_name()))?;
            }
        }
        Ok(())
    }
}

/// Makes Node and Bun trust the server, only for HTTPS because it slows down their start.
fn trusting(mut command: Command, work: &Work, site: &Site) -> Command {
    if work.at == At::Https {
        command.env("NODE_EXTRA_CA_CERTS", &site.ca);
    }
    command
}
