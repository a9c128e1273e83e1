//! Who runs where: the server has the last core, those who are measured have all the others, and no core falls
//! asleep. Otherwise a small request takes as long as a core takes to wake, which on a virtual machine is many
//! times what the request takes, or half of that if both happen to share a core.

use std::io::{Error, Read};
use std::path::Path;
use std::process::{Child, Command, Stdio};

use crate::Fault;

/// Cores that were shared out. They may sleep again when this is dropped.
pub struct Cores {
    spinners: Vec<Child>,
    /// The server's, if it has one of its own.
    server: Option<usize>,
}

impl Cores {
    /// Leaves everything to the system.
    pub fn any() -> Cores {
        Cores { spinners: Vec::new(), server: None }
    }

    /// Shares cores out where the system has the tools for it; says so where it has not.
    pub fn share(own: &Path) -> Cores {
        let count = std::thread::available_parallelism().map_or(1, usize::from);
        let mut cores = Cores::any();
        if let Err(error) = cores.settle(own, count) {
            eprintln!("cores are not shared out, so figures vary more (needs taskset and chrt): {error}");
            return Cores::any();
        }
        cores
    }

    fn settle(&mut self, own: &Path, count: usize) -> Result<(), Error> {
        for core in 0..count {
            let mut spinner = on(&core.to_string(), "chrt");
            spinner.args(["--idle", "0"]).arg(own).arg("spin").stdin(Stdio::piped());
            self.spinners.push(spinner.spawn()?);
        }
        if count > 1 {
            // Whoever is started later runs where this process may run.
            let id = std::process::id().to_string();
            let others = format!("0-{}", count - 2);
            Command::new("taskset").args(["--cpu-list", "--pid", &others, &id]).stdout(Stdio::null()).status()?;
            self.server = Some(count - 1);
        }
        Ok(())
    }

    /// The server's command, on the server's core.
    pub fn server(&self, own: &Path) -> Command {
        match self.server {
            Some(core) => on(&core.to_string(), own),
            None => Command::new(own),
        }
    }
}

impl Drop for Cores {
    fn drop(&mut self) {
        for child in &mut self.spinners {
            drop(child.kill());
            drop(child.wait());
        }
    }
}

fn on(core: &str, program: impl AsRef<std::ffi::OsStr>) -> Command {
    let mut command = Command::new("taskset");
    command.args(["--cpu-list", core]).arg(program);
    command
}

/// Does nothing, all the time, until standard input ends.
pub fn spin() -> Result<(), Fault> {
    end_with_input();
    loop {
        std::hint::spin_loop();
    }
}

/// Ends this process with its standard input: whoever started it may end without a word.
pub fn end_with_input() {
    std::thread::spawn(|| {
        drop(std::io::stdin().read_to_end(&mut Vec::new()));
        std::process::exit(0);
    });
}
