//! A process that is measured from outside: how long it lives, when it first says something, how much memory
//! it has at its peak.
//!
//! On Linux the peak of a process begins with that of the one that started it, so whoever calls this must stay
//! small: the server and everything with large data are processes of their own.

use std::fs::File;
use std::io::{BufRead, BufReader, Read, Seek};
use std::process::{Command, Stdio};
use std::time::Instant;

use serde_json::Value;
use wait4::Wait4;

use crate::Fault;

/// What a process was seen to do.
pub struct Seen {
    /// From start to its first line, in milliseconds.
    pub first_line: f64,
    /// From start to end, in milliseconds.
    pub lifetime: f64,
    /// Its CPU time on all threads, in user and in system mode, in milliseconds.
    pub cpu: f64,
    /// Its peak memory, in bytes.
    pub peak: u64,
    /// The line of JSON that it printed, if it was one.
    pub told: Value,
}

/// Starts a process and sees it to its end.
pub fn watch(command: &mut Command) -> Result<Seen, Fault> {
    let mut complaints = tempfile::tempfile()?;
    command.stdin(Stdio::null()).stdout(Stdio::piped()).stderr(complaints.try_clone()?);
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
        return Err(format!("{}: {}\n{}", command.get_program().display(), end.status, said(&mut complaints)).into());
    }
    let told = serde_json::from_str(&line).unwrap_or_default();
    let cpu = (end.rusage.utime + end.rusage.stime).as_secs_f64() * 1e3;
    Ok(Seen { first_line, lifetime, cpu, peak: end.rusage.maxrss, told })
}

fn said(complaints: &mut File) -> String {
    let mut text = String::new();
    drop(complaints.rewind());
    drop(complaints.read_to_string(&mut text));
    text
}
