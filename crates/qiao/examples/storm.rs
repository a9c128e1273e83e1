//! A random storm in one process: several threads launch, drive, stop, close and drop programs, whose network and whose
//! embedder's code panic now and then. It ends with figures, and fails where anything hangs, stays or lacks its end.
//!
//! ```text
//! cargo run --release --example storm -- 180
//! ```

use std::collections::HashSet;
use std::sync::atomic::{AtomicU64, AtomicUsize, Ordering};
use std::sync::{Arc, Mutex};
use std::time::Duration;

use qiao::{
    CallId, Connector, Host, Io, Launch, MiniProgram, NetworkError, Opening, PausedRequest, Platform, Record, Response,
    Target,
};
use tokio::io::{AsyncReadExt, AsyncWriteExt, DuplexStream};
use tokio::time::{Instant, interval, sleep, timeout};

/// How many threads drive programs.
const THREADS: u64 = 4;
/// Nothing may take longer.
const HANGS: Duration = Duration::from_secs(30);

const SCRIPT: &str = "
App({ n: 0 });
Page({
  get: (path) => new Promise((done) => wx.request({ url: 'http://a.test/' + path, complete: done })),
  held: (n) => new Promise((done) => wx.request({ url: 'http://a.test/held/' + n, complete: done })),
  socket() { const task = wx.connectSocket({ url: 'ws://a.test/' }); task.onError(() => {}); task.onClose(() => {}) },
  timers() { for (let n = 0; n < 10; n++) setInterval(() => getApp().n++, n) },
  ask: () => new Promise((done) => wx.showModal({ title: 'Sure?', complete: done })),
  never: () => new Promise(() => {}),
  spin() { for (;;); },
  host: (n) => embedder(n).catch(() => 0),
});";

/// Random numbers that repeat.
struct Dice(u64);

impl Dice {
    fn roll(&mut self, below: u64) -> u64 {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        self.0 % below
    }
}

/// Connections that answer, hang, fail or panic, in turn.
#[derive(Default)]
struct Unsteady(AtomicU64);

impl Connector for Unsteady {
    fn connect(&self, _: Target<'_>) -> Opening {
        let turn = self.0.fetch_add(1, Ordering::Relaxed) % 8;
        assert!(turn != 5, "a connector that panics");
        Box::pin(async move {
            assert!(turn != 6, "a connection that panics");
            if turn == 7 {
                return Err(std::io::ErrorKind::ConnectionRefused.into());
            }
            let (client, server) = tokio::io::duplex(64 * 1024);
            tokio::task::spawn_local(serve(server, turn == 4));
            Ok(Box::new(client) as Box<dyn Io>)
        })
    }
}

async fn serve(mut stream: DuplexStream, hangs: bool) {
    let mut head = [0; 4096];
    while let Ok(1..) = stream.read(&mut head).await {
        if !hangs && stream.write_all(b"HTTP/1.1 200 OK\r\ncontent-length: 4\r\n\r\ntext").await.is_err() {
            return;
        }
    }
}

/// What was seen.
#[derive(Default)]
struct Seen {
    programs: AtomicUsize,
    alive: AtomicUsize,
    calls: AtomicUsize,
    lost_ends: AtomicUsize,
    hangs: AtomicUsize,
    slowest_beat: AtomicU64,
}

/// The calls of one program without an end. What is left when its listener is dropped is lost.
struct Open {
    seen: Arc<Seen>,
    calls: HashSet<CallId>,
}

impl Drop for Open {
    fn drop(&mut self) {
        self.seen.alive.fetch_sub(1, Ordering::Relaxed);
        self.seen.lost_ends.fetch_add(self.calls.len(), Ordering::Relaxed);
    }
}

fn launch(seen: &Arc<Seen>, dice: &mut Dice) -> Launch {
    seen.programs.fetch_add(1, Ordering::Relaxed);
    seen.alive.fetch_add(1, Ordering::Relaxed);
    let mut open = Open { seen: seen.clone(), calls: HashSet::new() };
    let panics = dice.roll(10) == 0;
    Launch::source("storm.js", SCRIPT)
        .platform(Platform::Wx)
        .on_entry(move |entry| match &entry.record {
            Record::Call { call, .. } => {
                open.seen.calls.fetch_add(1, Ordering::Relaxed);
                open.calls.insert(*call);
            }
            Record::End { call, .. } => _ = open.calls.remove(call),
            _ => {}
        })
        .delegate(move |_| assert!(!panics, "a delegate that panics"))
        .intercept("*/held/*", hold)
        .host_task("embedder", |call| {
            let number = call.argument(0).as_u64().unwrap_or(0);
            async move {
                assert!(number % 3 != 0, "a function that panics");
                sleep(Duration::from_millis(number)).await;
                Ok(number.into())
            }
        })
}

/// Answers a request, lets it go, leaves it or panics, by its number.
fn hold(request: PausedRequest) {
    let Some(number) = request.url().bytes().last() else { return };
    match number % 5 {
        0 => request.fulfil(Response::new(200).body("held")),
        1 => request.abort(NetworkError::ConnectionReset),
        2 => drop(request),
        3 => drop(tokio::task::spawn_local(async {
            sleep(Duration::from_millis(20)).await;
            request.fulfil(Response::new(200));
        })),
        _ => assert!(number % 5 != 4, "an interceptor that panics"),
    }
}

/// The life of one program.
async fn live(host: &Host, seen: &Arc<Seen>, dice: &mut Dice) {
    let Ok(app) = host.launch(launch(seen, dice)).await else { return };
    for _ in 0..dice.roll(12) {
        drive(&app, dice).await;
    }
    match dice.roll(4) {
        0 => drop(app.close().await),
        1 => app.stop(),
        2 => drop(app.clone().close_within(Duration::from_millis(50)).await),
        _ => drop(app),
    }
}

async fn drive(app: &MiniProgram, dice: &mut Dice) {
    let wait = Duration::from_millis(dice.roll(20));
    let method = ["get", "held", "socket", "timers", "ask", "never", "host", "spin"].get(dice.roll(20) as usize);
    let Some(method) = method else {
        match dice.roll(5) {
            0 => drop(app.background()),
            4 => drop(timeout(wait, app.pass_bytes("async (bytes) => bytes", vec![7; 64 * 1024])).await),
            1 => drop(app.foreground()),
            2 => drop(timeout(wait, app.wait_idle()).await),
            _ => drop(app.journal()),
        }
        return;
    };
    // What is given up here goes on in the program.
    let call = async { app.page("pages/index/index").await?.call(method, dice.roll(10)).await };
    drop(timeout(wait, call).await);
    if *method == "spin" {
        app.stop();
    }
}

fn storm(host: &Host, seen: &Arc<Seen>, seed: u64, until: Instant) {
    let mut dice = Dice(seed.wrapping_mul(0x9e37_79b9_7f4a_7c15) + 1);
    let runtime = match seed % 2 {
        0 => tokio::runtime::Builder::new_current_thread().enable_all().build(),
        _ => tokio::runtime::Builder::new_multi_thread().worker_threads(1).enable_all().build(),
    };
    let Ok(runtime) = runtime else { return };
    runtime.block_on(async {
        while Instant::now() < until {
            if timeout(HANGS, live(host, seen, &mut dice)).await.is_err() {
                seen.hangs.fetch_add(1, Ordering::Relaxed);
            }
        }
    });
}

/// Open files, threads, and memory in KiB.
fn held() -> [usize; 3] {
    let count = |folder: &str| std::fs::read_dir(folder).map_or(0, Iterator::count);
    let status = std::fs::read_to_string("/proc/self/status").unwrap_or_default();
    let memory = status.lines().find_map(|line| line.strip_prefix("VmRSS:"));
    let memory = memory.and_then(|memory| memory.split_whitespace().next()?.parse().ok());
    [count("/proc/self/fd"), count("/proc/self/task"), memory.unwrap_or(0)]
}

#[tokio::main(flavor = "current_thread")]
async fn main() -> Result<(), Box<dyn std::error::Error>> {
    let seconds = std::env::args().nth(1).map_or(Ok(180), |seconds| seconds.parse())?;
    // Panics are part of it.
    std::panic::set_hook(Box::new(|_| {}));
    let host = Host::builder().workers(2).connector(Arc::new(Unsteady::default())).build()?;
    let (seen, until) = (Arc::<Seen>::default(), Instant::now() + Duration::from_secs(seconds));
    let threads = (0..THREADS).map(|seed| {
        let (host, seen) = (host.clone(), seen.clone());
        std::thread::spawn(move || storm(&host, &seen, seed, until))
    });
    let threads: Vec<_> = threads.collect();
    let samples = Mutex::new(Vec::new());
    let mut beats = interval(Duration::from_millis(10));
    let mut last = Instant::now();
    while Instant::now() < until {
        beats.tick().await;
        let late = last.elapsed().saturating_sub(Duration::from_millis(10)).as_millis();
        seen.slowest_beat.fetch_max(u64::try_from(late)?, Ordering::Relaxed);
        last = Instant::now();
        let Ok(mut samples) = samples.lock() else { break };
        if samples.len() as u64 * seconds.max(10) < (seconds - (until - last).as_secs().min(seconds)) * 10 {
            samples.push(held());
        }
    }
    for thread in threads {
        thread.join().map_err(|_| "a thread of the storm panicked")?;
    }
    timeout(HANGS, host.shutdown()).await.map_err(|_| "the host does not shut down")?;
    sleep(Duration::from_secs(1)).await;
    report(&seen, &samples.into_inner()?)
}

fn report(seen: &Seen, samples: &[[usize; 3]]) -> Result<(), Box<dyn std::error::Error>> {
    let figure = |count: &AtomicUsize| count.load(Ordering::Relaxed);
    let (programs, calls) = (figure(&seen.programs), figure(&seen.calls));
    let wrong = [("hangs", &seen.hangs), ("lost ends", &seen.lost_ends), ("unfreed programs", &seen.alive)];
    println!("{programs} programs, {calls} calls");
    for (name, count) in &wrong {
        println!("{name}: {}", figure(count));
    }
    println!("longest gap of a heartbeat: {} ms", seen.slowest_beat.load(Ordering::Relaxed));
    for [files, threads, memory] in samples {
        println!("{files} files, {threads} threads, {memory} KiB");
    }
    let [files, threads, memory] = held();
    println!("at the end: {files} files, {threads} threads, {memory} KiB");
    // The first sample is from before the storm; after the second everything is warm.
    let warm = samples.get(1).copied().unwrap_or([usize::MAX / 2; 3]);
    let grew = samples.last().is_some_and(|last| last[0] > warm[0] || last[1] > warm[1] || last[2] > warm[2] * 5 / 4);
    match wrong.iter().all(|(_, count)| figure(count) == 0) && !grew {
        true => Ok(()),
        false => Err("something was left, or grew".into()),
    }
}
