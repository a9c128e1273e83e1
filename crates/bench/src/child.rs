//! Measures a process from outside: time to its first line, lifetime, CPU time and peak memory.
//!
//! On Linux the peak of a process starts with that of its parent, so the process that calls this must stay small: the
//! server and everything with large data run in separate processes.

use std::fs::File;
use std::io::{BufRead, BufReader, Read, Seek};
use std::process::{Command, Stdio};
use std::time::Instant;

use serde_json::Value;
use wait4::Wait4;

use crate::Fault;

/// The measurements of one process.
pub(crate) struct Seen {
    /// Time from start to its first line, in milliseconds.
    pub first_line: f64,
    /// Time from start to end, in milliseconds.
    pub lifetime: f64,
    /// User and system time of all its threads, in milliseconds.
    pub cpu: f64,
    /// Peak memory, in bytes.
    pub peak: u64,
    /// Its first line as JSON; null if the line is not JSON.
    pub output_line: Value,
}

/// Runs a process to its end.
///
/// # Errors
/// It cannot be started, or fails: the error then contains its standard error.
pub(crate) fn watch(command: &mut Command) -> Result<Seen, Fault> {
    let mut stderr = tempfile::tempfile()?;
    command.stdin(Stdio::null()).stdout(Stdio::piped()).stderr(stderr.try_clone()?);
    let begun = Instant::now();
    let ms = || begun.elapsed().as_secs_f64() * 1e3;
    let mut child = command.spawn()?;
    let mut line = String::new();
    let mut output = BufReader::new(child.stdout.take().ok_or("no output")?);
    output.read_line(&mut line)?;
    let first_line = ms();
    drop(output.read_to_end(&mut Vec::new()));
    let end = child.wait4()?;
    let lifetime = ms();
    if !end.status.success() {
        return Err(format!("{}: {}\n{}", command.get_program().display(), end.status, stderr_text(&mut stderr)).into());
    }
    let output_line = serde_json::from_str(&line).unwrap_or_default();
    let cpu = (end.rusage.utime + end.rusage.stime).as_secs_f64() * 1e3;
    Ok(Seen { first_line, lifetime, cpu, peak: end.rusage.maxrss, output_line })
}

fn stderr_text(stderr: &mut File) -> String {
    let mut text = String::new();
    drop(stderr.rewind());
    drop(stderr.read_to_string(&mut text));
    text
}
