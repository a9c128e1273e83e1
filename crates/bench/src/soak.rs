//! A long run: many requests, messages and programs in one process, and what the process holds meanwhile. It must not
//! grow: memory, open files and threads over time are drawn, and told at the end.

use std::fmt::Write;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};
use std::time::{Duration, Instant};

use clap::Args;
use qiao::{Host, Launch, MiniProgram, Platform, Record};

use crate::Fault;
use crate::site::Site;
use crate::work::{At, WORK, Work};

/// Options of a long run.
#[derive(Args)]
pub(crate) struct Soak {
    /// Number of requests.
    #[arg(long, default_value_t = 1_000_000)]
    pub requests: u64,

    /// Number of messages.
    #[arg(long, default_value_t = 1_000_000)]
    pub messages: u64,

    /// Number of programs that are launched and closed meanwhile.
    #[arg(long, default_value_t = 1000)]
    pub programs: u64,

    /// Write the picture to this file.
    #[arg(long, value_name = "FILE", default_value = "docs/soak.svg")]
    pub svg: PathBuf,
}

/// What the process holds at a moment.
struct Sample {
    seconds: f64,
    /// KiB
    memory: f64,
    files: f64,
    threads: f64,
}

const REQUESTS: &str = "
    let left = COUNT, lanes = 5;
    const next = () => {
      if (left-- <= 0) return --lanes || console.log('done');
      wx.request({ url: URL, success: (res) => { if (res.statusCode !== 200) throw res; }, fail: (e) => { throw e; }, complete: next });
    };
    for (let n = 0; n < 5; n++) next();";

const MESSAGES: &str = "
    let left = COUNT;
    const task = wx.connectSocket({ url: URL }), data = new ArrayBuffer(64);
    task.onOpen(() => task.send({ data }));
    task.onMessage(() => (--left > 0 ? task.send({ data }) : task.close()));
    task.onClose(() => console.log('done'));";

/// A program of every kind of small thing, which ends by itself.
const SHORT: &str = "
    App({}); Page({ data: { n: 0 }, onLoad() { this.setData({ n: 1 }); } });
    wx.setStorageSync('k', 'v'); wx.getFileSystemManager().writeFileSync(wx.env.USER_DATA_PATH + '/f', 'text');
    wx.request({ url: URL, complete: () => console.log('done') });";

/// Runs everything, and draws what was measured.
pub(crate) fn run(soak: &Soak) -> Result<(), Fault> {
    let folder = tempfile::tempdir()?;
    let site = Site::start(Command::new(std::env::current_exe()?), folder.path())?;
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build()?;
    let samples = runtime.block_on(measured(soak, &site))?;
    draw(&soak.svg, &samples)?;
    let (first, last) = (&samples[samples.len() / 4], &samples[samples.len() - 1]);
    println!("after a quarter: {}\nat the end:      {}", told(first), told(last));
    Ok(())
}

async fn measured(soak: &Soak, site: &Site) -> Result<Vec<Sample>, Fault> {
    let host = Host::builder().workers(2).build()?;
    let http = site.url(&Work { path: "/small", at: At::Http, ..WORK }, false);
    let ws = site.url(&Work { path: "/", at: At::Ws, ..WORK }, false);
    let done = Arc::new(AtomicU64::new(0));
    let requests = launched(&host, REQUESTS, &http, soak.requests, &done).await?;
    let messages = launched(&host, MESSAGES, &ws, soak.messages, &done).await?;
    let (begun, mut samples, mut programs) = (Instant::now(), Vec::new(), 0);
    while done.load(Ordering::Relaxed) < programs + 2 || programs < soak.programs {
        if programs < soak.programs {
            let app = launched(&host, SHORT, &http, 0, &done).await?;
            app.wait_idle().await;
            app.close().await?;
            programs += 1;
        }
        if samples.last().is_none_or(|last: &Sample| begun.elapsed().as_secs_f64() > last.seconds + 1.0) {
            samples.push(sample(begun.elapsed()));
        }
        tokio::time::sleep(Duration::from_millis(20)).await;
    }
    requests.close().await?;
    messages.close().await?;
    samples.push(sample(begun.elapsed()));
    Ok(samples)
}

async fn launched(
    host: &Host,
    script: &str,
    url: &str,
    count: u64,
    done: &Arc<AtomicU64>,
) -> Result<MiniProgram, Fault> {
    let (text, done) = (format!("const URL = '{url}', COUNT = {count};{script}"), done.clone());
    let launch = Launch::source("soak.js", text).platform(Platform::Wx).on_entry(move |entry| match &entry.record {
        Record::Console { text, .. } if text == "done" => {
            done.fetch_add(1, Ordering::Relaxed);
        }
        Record::Error(error) => eprintln!("{}", error.message),
        _ => {}
    });
    Ok(host.launch(launch).await?)
}

fn sample(elapsed: Duration) -> Sample {
    let status = std::fs::read_to_string("/proc/self/status").unwrap_or_default();
    let field = |name: &str| -> f64 {
        let line = status.lines().find_map(|line| line.strip_prefix(name));
        line.and_then(|line| line.split_whitespace().next()?.parse().ok()).unwrap_or_default()
    };
    let files = std::fs::read_dir("/proc/self/fd").map_or(0, Iterator::count);
    Sample { seconds: elapsed.as_secs_f64(), memory: field("VmRSS:"), files: files as f64, threads: field("Threads:") }
}

fn told(sample: &Sample) -> String {
    let Sample { seconds, memory, files, threads } = sample;
    format!("{seconds:.0} s, {:.1} MiB, {files} open files, {threads} threads", memory / 1024.0)
}

const WIDTH: f64 = 850.0;
const HEIGHT: f64 = 120.0;
const LEFT: f64 = 130.0;

/// Its name, the colour of its line, and its value.
type Measure = (&'static str, &'static str, fn(&Sample) -> f64);

/// One line per measure, each from 0 to its greatest value.
fn draw(path: &Path, samples: &[Sample]) -> Result<(), Fault> {
    let measures: [Measure; 3] = [
        ("memory, MiB", "#d1342f", |sample| sample.memory / 1024.0),
        ("open files", "#4a7fc1", |sample| sample.files),
        ("threads", "#4f9d4b", |sample| sample.threads),
    ];
    let last = samples.last().map_or(1.0, |sample| sample.seconds.max(1.0));
    let mut body = String::new();
    for (at, (name, colour, measure)) in measures.into_iter().enumerate() {
        let (top, greatest) = (at as f64 * (HEIGHT + 20.0) + 20.0, samples.iter().map(measure).fold(1.0, f64::max));
        let point = |sample: &Sample| {
            let x = LEFT + sample.seconds / last * (WIDTH - LEFT - 20.0);
            format!("{x:.1},{:.1}", top + HEIGHT - measure(sample) / greatest * HEIGHT)
        };
        let points: Vec<String> = samples.iter().map(point).collect();
        writeln!(body, "<text x=\"8\" y=\"{}\">{name}</text>", top + HEIGHT / 2.0)?;
        writeln!(body, "<text x=\"{}\" y=\"{}\" text-anchor=\"end\">{greatest:.0}</text>", LEFT - 6.0, top + 8.0)?;
        writeln!(body, "<text x=\"{}\" y=\"{}\" text-anchor=\"end\">0</text>", LEFT - 6.0, top + HEIGHT)?;
        writeln!(body, "<polyline points=\"{}\" fill=\"none\" stroke=\"{colour}\"/>", points.join(" "))?;
    }
    let height = 3.0 * (HEIGHT + 20.0) + 40.0;
    writeln!(body, "<text x=\"{}\" y=\"{}\" text-anchor=\"end\">{last:.0} s</text>", WIDTH - 20.0, height - 12.0)?;
    let svg = format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {WIDTH} {height}\" width=\"{WIDTH}\" height=\"{height}\" \
         font-family=\"system-ui, sans-serif\" font-size=\"12\">\n\
         <style>text {{ fill: #1f2328 }} @media (prefers-color-scheme: dark) {{ text {{ fill: #d1d7e0 }} }}</style>\n\
         {body}</svg>\n"
    );
    Ok(std::fs::write(path, svg)?)
}
