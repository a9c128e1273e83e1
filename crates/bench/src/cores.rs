//! CPU affinity: the server has the last core, the measured processes have all others, and a spinning process keeps
//! each core awake. Otherwise a small request takes as long as a core takes to wake up. On a virtual machine that is
//! many times the cost of the request, or half of it if client and server happen to share a core.

use std::io::{Error, Read};
use std::path::Path;
use std::process::{Child, Command, Stdio};

use crate::Fault;

/// The affinities of a run. When this is dropped, cores may go idle again.
pub(crate) struct Cores {
    spinners: Vec<Child>,
    /// The core of the server, if there is more than one core.
    server: Option<usize>,
}

impl Cores {
    /// No affinities.
    pub(crate) fn any() -> Cores {
        Cores { spinners: Vec::new(), server: None }
    }

    /// Sets affinities; without `taskset` and `chrt` it prints a warning and sets none.
    pub(crate) fn share(own: &Path) -> Cores {
        let count = std::thread::available_parallelism().map_or(1, usize::from);
        let mut cores = Cores::any();
        if let Err(error) = cores.settle(own, count) {
            eprintln!("warning: no CPU affinity, so figures vary more (it needs taskset and chrt): {error}");
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
            // Child processes inherit the affinity of this one.
            let id = std::process::id().to_string();
            let others = format!("0-{}", count - 2);
            Command::new("taskset").args(["--cpu-list", "--pid", &others, &id]).stdout(Stdio::null()).status()?;
            self.server = Some(count - 1);
        }
        Ok(())
    }

    /// A command that runs this binary on the server's core.
    pub(crate) fn server(&self, own: &Path) -> Command {
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

/// Busy loop until standard input ends.
pub(crate) fn spin() -> Result<(), Fault> {
    end_with_input();
    loop {
        std::hint::spin_loop();
    }
}

/// Exits when standard input ends, so that this process does not outlive its parent.
pub(crate) fn end_with_input() {
    std::thread::spawn(|| {
        drop(std::io::stdin().read_to_end(&mut Vec::new()));
        std::process::exit(0);
    });
}
