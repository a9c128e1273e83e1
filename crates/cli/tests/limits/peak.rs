//! The most memory that a run takes.

use std::io::{BufRead, BufReader, Read};
use std::process::Command;
use std::time::Duration;

/// What a process may take beside what its script may use, in KiB; and what it takes when it does nothing counts too.
pub(crate) const BESIDE: u64 = 128 * 1024;

/// The most memory that a process had so far, in KiB.
fn peak(process: u32) -> Option<u64> {
    let status = std::fs::read_to_string(format!("/proc/{process}/status")).ok()?;
    let line = status.lines().find(|line| line.starts_with("VmHWM:"))?;
    line.split_whitespace().nth(1)?.parse().ok()
}

/// Runs a command until its script prints `done` or ends; gives the most memory that the process had, in KiB, and how it ended.
pub(crate) fn peak_of(mut command: Command) -> (u64, Option<i32>, String) {
    let mut child = command.spawn().unwrap();
    let (mut out, mut err) = (BufReader::new(child.stdout.take().unwrap()), child.stderr.take().unwrap());
    let (done, is_done) = std::sync::mpsc::channel();
    let errors = std::thread::spawn(move || {
        let mut text = Vec::new();
        drop(err.read_to_end(&mut text));
        String::from_utf8_lossy(&text[..text.len().min(4000)]).into_owned()
    });
    std::thread::spawn(move || {
        let mut line = Vec::new();
        while out.read_until(b'\n', &mut line).is_ok_and(|read| read > 0) {
            if line == b"done\n" {
                // Nobody waits any more where the process has ended.
                let _ = done.send(());
            }
            line.clear();
        }
    });
    let mut most = 0;
    loop {
        most = most.max(peak(child.id()).unwrap_or_default());
        if let Some(status) = child.try_wait().unwrap() {
            return (most, status.code(), errors.join().unwrap());
        }
        // Measured again at once where nothing has come.
        if is_done.recv_timeout(Duration::from_millis(2)).is_ok() {
            most = most.max(peak(child.id()).unwrap_or_default());
            child.kill().unwrap();
            child.wait().unwrap();
            return (most, None, errors.join().unwrap());
        }
    }
}
