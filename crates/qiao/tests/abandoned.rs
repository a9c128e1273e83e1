//! A hundred programs in loops that nothing ends cost a process a bounded number of threads and a bounded amount of
//! memory: then it starts no more. A process of its own, as its threads go on for as long as the process does.
#![cfg(target_os = "linux")]
#![expect(clippy::unwrap_used, reason = "a test fails by panicking")]

use std::time::Duration;

use qiao::{Error, Host, Launch, Platform};
use tokio::sync::mpsc;

const PROGRAMS: usize = 100;
/// As many at a time as the host has workers.
const AT_ONCE: usize = 10;
/// How many abandoned threads a process may have before it starts no more.
const MOST_LOST: usize = 64;
const LOOP: &str = "setTimeout(() => { console.log('busy'); Array.prototype.reverse.call({ length: 2 ** 53 - 1 }) });";
/// Nothing here takes as long, however slow the machine is.
const LONGEST: Duration = Duration::from_secs(300);

/// A figure of this process, such as `Threads:`.
fn figure(name: &str) -> usize {
    let status = std::fs::read_to_string("/proc/self/status").unwrap();
    let line = status.lines().find_map(|line| line.strip_prefix(name)).unwrap();
    line.split_whitespace().next().unwrap().parse().unwrap()
}

/// Launches a program that comes into the loop, and closes it. Whether it was launched at all.
async fn given_up(host: &Host) -> bool {
    let (sent, mut said) = mpsc::unbounded_channel();
    let launch = Launch::source("main.js", LOOP).platform(Platform::Wx).on_entry(move |entry| {
        if matches!(&entry.record, qiao::Record::Console { .. }) {
            // Nobody listens any more once it was heard.
            let _ = sent.send(());
        }
    });
    // A worker that is given up may be that of another program which is just being launched.
    let Ok(app) = host.launch(launch).await else { return false };
    said.recv().await;
    assert!(matches!(app.close().await, Err(Error::WorkerLost)));
    true
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_hundred_programs_that_never_return_cost_a_bounded_number_of_threads() {
    let all = async {
        let host = Host::builder().workers(AT_ONCE).build().unwrap();
        let (threads, memory, mut lost) = (figure("Threads:"), figure("VmRSS:"), 0);
        for _ in 0..PROGRAMS / AT_ONCE {
            let mut round = tokio::task::JoinSet::new();
            (0..AT_ONCE).for_each(|_| {
                let host = host.clone();
                round.spawn(async move { given_up(&host).await });
            });
            lost += round.join_all().await.into_iter().filter(|launched| *launched).count();
        }
        let (threads, memory) = (figure("Threads:") - threads, (figure("VmRSS:") - memory) / 1024);
        println!("{lost} of {PROGRAMS} programs were given up, {threads} more threads, {memory} MiB more");
        assert!(threads <= MOST_LOST + AT_ONCE + 1, "{threads} threads");
        assert!(memory < 4 * PROGRAMS, "{memory} MiB");
        let error = host.launch(Launch::source("main.js", "").platform(Platform::Wx)).await.unwrap_err();
        assert!(matches!(error, Error::Worker(..)), "{error}");
    };
    tokio::time::timeout(LONGEST, all).await.unwrap();
}
