//! The machine on which a run takes place: processor, memory, system, load. What the system does not report is left
//! out or replaced by something general.

use serde::Serialize;

/// A description of the machine, for the reports.
#[derive(Serialize)]
pub(crate) struct Machine {
    pub processor: String,
    pub cores: usize,
    pub memory_gib: Option<u64>,
    pub system: String,
    /// Load average over the minute before the run.
    pub load_before: Option<f64>,
}

impl Machine {
    /// Reads the description from the system.
    pub(crate) fn here() -> Machine {
        let kib = line("/proc/meminfo", "MemTotal").and_then(|text| text.split(' ').next()?.parse::<u64>().ok());
        let kernel = std::fs::read_to_string("/proc/sys/kernel/osrelease").unwrap_or_default();
        Machine {
            processor: line("/proc/cpuinfo", "model name").unwrap_or_else(|| std::env::consts::ARCH.to_owned()),
            cores: cores(),
            memory_gib: kib.map(|kib| (kib + (1 << 19)) >> 20),
            load_before: load(),
            system: format!("{} {}", std::env::consts::OS, kernel.trim()).trim().to_owned(),
        }
    }
}

fn load() -> Option<f64> {
    std::fs::read_to_string("/proc/loadavg").ok()?.split(' ').next()?.parse().ok()
}

/// Number of cores, regardless of the affinity of this process.
fn cores() -> usize {
    let listed = std::fs::read_to_string("/proc/cpuinfo").unwrap_or_default();
    let count = listed.lines().filter(|line| line.starts_with("processor")).count();
    if count > 0 { count } else { std::thread::available_parallelism().map_or(1, usize::from) }
}

/// The value of a name in a file of `name: value` lines.
fn line(path: &str, name: &str) -> Option<String> {
    let text = std::fs::read_to_string(path).ok()?;
    let (_, value) = text.lines().filter_map(|line| line.split_once(':')).find(|(key, _)| key.trim() == name)?;
    Some(value.trim().to_owned())
}
