//! Background and foreground through the handle: what waits, what fails, and how a suspended program ends.
//! Where timing matters, time is virtual.

use std::sync::{Arc, Mutex};
use std::time::Duration;

use qiao::{Entry, Idle, Launch, LifeChange, Network, Record, Storage, condition};
use tokio::time::{Instant, sleep, sleep_until};

use crate::support::{Site, Transcript, on_virtual_time, script};

/// A program that does many things at the same time while many events happen to it.
const BUSY: &str = "
    const begun = Date.now();
    const say = (...words) => console.log(Date.now() - begun, ...words);
    const callbacks = (name) => ({
      success: (res) => say(name, res.statusCode, String(res.data || res.tempFilePath).slice(0, 60)),
      fail: (res) => say(name, res.errMsg, res.errno),
      complete: () => say(name, 'complete'),
    });
    const call = (api, name, path, more) =>
      wx[api](Object.assign({ url: 'https://a.test' + path }, more, callbacks(name)));
    wx.onNetworkStatusChange((res) => say('network', res.networkType, res.isConnected));
    wx.onNetworkWeakChange((res) => say('weak', res.networkType, res.weakNet));
    App({ onShow: () => say('show'), onHide: () => say('hide') });
    const ticks = setInterval(() => say('tick', Math.random()), 1700);
    setTimeout(() => clearInterval(ticks), 60000);
    const transfers = (path) => {
      for (let n = 0; n < 3; n++) {
        call('uploadFile', 'up ' + n, '/upload', { filePath: path, name: 'f' });
        call('downloadFile', 'down ' + n, '/bytes/' + (200000 + n))
          .onProgressUpdate((res) => { if (res.progress % 50 === 0) say('down', n, res.progress); });
      }
    };
    Page({ go(path) {
      call('request', 'short', '/hang', { timeout: 700 });
      call('request', 'shorter than its answer', '/drip?bytes=9&pieces=9&gap=300ms', { timeout: 1500 });
      for (let n = 0; n < 12; n++) call('request', 'slow ' + n, '/slow?wait=' + (400 + n % 4) + 'ms');
      setTimeout(() => transfers(path), 5000);
      setTimeout(() => {
        for (let n = 0; n < 14; n++) call('request', 'long ' + n, '/slow?wait=60s');
      }, 38000);
      setTimeout(() => {
        transfers(path);
        for (let n = 0; n < 3; n++) call('request', 'dripping ' + n, '/drip?bytes=90&pieces=90&gap=300ms');
      }, 61000);
      setTimeout(() => { for (let n = 0; n < 3; n++) call('request', 'again ' + n, '/bytes/50000'); }, 65000);
    } });";

/// The events: second after launch, and event.
const HAPPENINGS: &[(u64, &str)] = &[
    (1, "4g"),
    (6, "2g"),
    (9, "lossy"),
    (10, "3g"),
    (40, "background"),
    (55, "foreground"),
    (63, "offline"),
    (64, "lossy"),
];

/// Everything in the journal of a run.
fn busy() -> Vec<String> {
    on_virtual_time(async |site: Site| {
        let transcript = site.launch(script(BUSY).network(Network::new().condition(condition("3g").unwrap()))).await;
        let app = &transcript.app;
        let begun = Instant::now();
        let path = app.add_file("a.bin", vec![7; 100_000]).await.unwrap();
        app.call_page("pages/index/index", "go", &serde_json::json!([path]).to_string()).await.unwrap();
        for (second, what) in HAPPENINGS {
            sleep_until(begun + Duration::from_secs(*second)).await;
            match *what {
                "background" => app.background(),
                "foreground" => app.foreground(),
                name => app.set_network(condition(name).unwrap()),
            };
        }
        assert_eq!(app.wait_idle().await, Idle::NothingPending);
        transcript.entries().iter().map(|entry| format!("{:?} {:?}", entry.at, entry.record)).collect()
    })
}

#[test]
fn on_virtual_time_every_run_is_the_same() {
    let first = busy();
    for run in 1..100 {
        let again = busy();
        let differs = first.iter().zip(&again).find(|(a, b)| a != b);
        assert!(first == again, "run {run} differs: {differs:#?}");
    }
}

const HOME: &str = "pages/index/index";

/// The life-cycle changes of the program, in order.
fn changes(transcript: &Transcript) -> Vec<LifeChange> {
    let change = |entry: Entry| match entry.record {
        Record::Life(change) => Some(change),
        _ => None,
    };
    transcript.entries().into_iter().filter_map(change).collect()
}

/// A call that prints its outcome.
fn call(api: &str, path: &str) -> String {
    format!(
        "{api}({{ url: 'https://a.test{path}', success: (res) => console.log('success', res.statusCode),
           fail: (res) => console.log('fail', res.errMsg), complete: () => console.log('complete') }});"
    )
}

#[tokio::test]
async fn a_request_that_ends_soon_after_the_program_is_hidden_succeeds() {
    // WX-BG-003
    let site = Site::new().await;
    let transcript = site.launch(script(&call("wx.request", "/gate/answer"))).await;
    site.origin.gate("answer").until_waiting(1).await;
    transcript.app.background();
    site.origin.gate("answer").open();
    assert_eq!(transcript.app.wait_idle().await, Idle::NothingPending);
    assert_eq!(transcript.log(), ["success 200", "complete"]);
    transcript.app.foreground();
    assert_eq!(transcript.app.wait_idle().await, Idle::NothingPending);
    assert_eq!(changes(&transcript), [LifeChange::Background, LifeChange::Foreground]);
}

#[test]
fn a_request_that_does_not_end_in_time_is_cut_at_once_and_told_of_later() {
    // WX-BG-001, WX-BG-009
    on_virtual_time(async |site: Site| {
        let transcript = site.launch(script(&call("wx.request", "/hang"))).await;
        site.origin.log().until(|log| log.in_flight() == 1).await;
        let hidden = Instant::now();
        transcript.app.background();
        assert_eq!(transcript.app.wait_idle().await, Idle::Suspended);
        assert_eq!(hidden.elapsed().as_millis(), 5000);
        site.origin.log().until(|log| log.in_flight() == 0).await;
        assert_eq!(hidden.elapsed().as_millis(), 5000, "the server sees it at once");
        sleep(Duration::from_secs(60)).await;
        assert_eq!((transcript.log(), transcript.ended()), (vec![], 0));
        transcript.app.foreground();
        assert_eq!(transcript.app.wait_idle().await, Idle::NothingPending);
        assert_eq!(transcript.log(), ["fail request:fail interrupted", "complete"]);
        assert_eq!(changes(&transcript), [LifeChange::Background, LifeChange::Suspended, LifeChange::Foreground]);
    });
}

#[test]
fn calls_of_a_suspended_program_are_refused_and_nothing_is_sent() {
    // WX-BG-002, WX-BG-005, WX-BG-006
    on_virtual_time(async |site: Site| {
        let page = "Page({ call(path) {
            const fail = (res) => console.log(res.errMsg, res.errno);
            wx.request({ url: 'https://a.test/echo', fail });
            wx.uploadFile({ url: 'https://a.test/echo', filePath: path, name: 'f', fail });
            wx.downloadFile({ url: 'https://a.test/echo', fail });
        } });
        setTimeout(() => {}, 60000);";
        let transcript = site.launch(script(page)).await;
        let app = &transcript.app;
        let path = app.add_file("a.txt", &b"hello"[..]).await.unwrap();
        app.background();
        assert_eq!(app.wait_idle().await, Idle::Suspended);
        app.call_page(HOME, "call", &serde_json::json!([path]).to_string()).await.unwrap();
        sleep(Duration::from_secs(5)).await;
        app.foreground();
        assert_eq!(app.wait_idle().await, Idle::NothingPending);
        let log = transcript.log();
        assert_eq!(log.len(), 3, "{log:?}");
        assert_eq!(
            log[0],
            "request:fail createRequestTask:fail: jsapi has no permission, event=createRequestTask, \
             runningState=suspend, permissionMsg=permission ok, detail=network api interrupted in suspend state 600003"
        );
        for (line, api) in log.iter().zip(["request", "uploadFile", "downloadFile"]) {
            assert!(line.starts_with(&format!("{api}:fail ")), "{line}");
            assert!(line.contains("network api interrupted in suspend state"), "{line}");
            assert!(line.ends_with(" 600003"), "{line}");
        }
        assert_eq!(site.origin.log().requests().len(), 0);
    });
}

#[test]
fn a_bare_script_runs_on_in_background_and_each_platform_keeps_its_rules() {
    // WX-BG-001, WX-BG-005, TTG-LIFE-004, TTG-ERR-009, SWAN-NET-022
    let text = "
        const callbacks = (name) => ({ success: () => console.log(name, 'success'),
            fail: (res) => console.log(name, /interrupted/.test(res.errMsg), res.errno) });
        const all = (path, word) => [[wx, 'wx'], [tt, 'tt'], [swan, 'swan']].forEach(([api, name]) =>
            api.request(Object.assign({ url: 'https://a.test' + path }, callbacks(word + ' ' + name))));
        all('/slow?wait=8s', 'early');
        setTimeout(() => all('/slow?wait=1s&body=late', 'late'), 20000);";
    on_virtual_time(async |site: Site| {
        let transcript = site.launch(Launch::source("bare.js", text)).await;
        transcript.app.background();
        assert_eq!(transcript.app.wait_idle().await, Idle::NothingPending);
        let mut log = transcript.log();
        log.sort();
        let expected = ["early swan success", "early tt success", "early wx true 600003", "late swan success"];
        assert_eq!(log[..4], expected);
        assert!(log[4] == "late tt false 112" || log[4] == "late tt false 113", "{log:?}");
        assert_eq!(log[5..], ["late wx true 600003"]);
        let late = site.origin.log().requests().iter().filter(|request| request.target.contains("late")).count();
        assert_eq!(late, 1, "the server sees the one that is allowed");
    });
}

#[test]
fn hiding_and_showing_twice_is_like_once() {
    on_virtual_time(async |site: Site| {
        let text = "App({ onShow: () => console.log('show'), onHide: () => console.log('hide') });";
        let transcript = site.play(script(text)).await;
        let app = &transcript.app;
        app.foreground();
        app.background();
        app.background();
        sleep(Duration::from_secs(3)).await;
        app.background();
        app.foreground();
        app.foreground();
        sleep(Duration::from_secs(60)).await;
        assert_eq!(transcript.log(), ["show", "hide", "show"]);
        assert_eq!(changes(&transcript), [LifeChange::Background, LifeChange::Foreground]);
    });
}

/// A program with many pending calls, a queue and timers.
const PENDING: &str = "
    for (let n = 0; n < 12; n++)
      wx.request({ url: 'https://a.test/hang', complete: () => console.log('complete') });
    wx.downloadFile({ url: 'https://a.test/drip?bytes=900&pieces=900&gap=100ms', complete: () => console.log('complete') });
    setInterval(() => console.log('tick'), 3000);";

/// The state of a program when its handle is dropped.
#[derive(Clone, Copy, Debug)]
enum Stage {
    Hidden,
    Suspended,
    Resumed,
}

/// Launches the program and brings it to a stage; returns it with its journal.
async fn brought_to(
    site: &Site,
    stage: Stage,
    storage: &std::path::Path,
) -> (qiao::MiniProgram, Arc<Mutex<Vec<Entry>>>) {
    let entries: Arc<Mutex<Vec<Entry>>> = Arc::default();
    let lines = entries.clone();
    let launch =
        script(PENDING).storage(Storage::at(storage)).on_entry(move |entry| lines.lock().unwrap().push(entry.clone()));
    let app = site.host.launch(launch).await.unwrap();
    sleep(Duration::from_secs(1)).await;
    app.background();
    match stage {
        Stage::Hidden => sleep(Duration::from_secs(1)).await,
        Stage::Suspended | Stage::Resumed => assert_eq!(app.wait_idle().await, Idle::Suspended),
    }
    if let Stage::Resumed = stage {
        sleep(Duration::from_secs(10)).await;
        app.foreground();
    }
    (app, entries)
}

/// The number of calls that have ended, and what script printed.
fn ended_and_printed(entries: &Mutex<Vec<Entry>>) -> (usize, usize) {
    let entries = entries.lock().unwrap();
    let count = |wanted: fn(&Record) -> bool| entries.iter().filter(|entry| wanted(&entry.record)).count();
    (count(|record| matches!(record, Record::End { .. })), count(|record| matches!(record, Record::Console { .. })))
}

#[test]
fn a_program_in_background_can_be_closed_or_dropped_at_any_moment() {
    for stage in [Stage::Hidden, Stage::Suspended, Stage::Resumed] {
        for closes in [true, false] {
            on_virtual_time(async |site: Site| {
                let storage = tempfile::tempdir().unwrap();
                let (app, entries) = brought_to(&site, stage, storage.path()).await;
                let (_, printed) = ended_and_printed(&entries);
                if closes {
                    app.close().await.unwrap();
                } else {
                    drop(app);
                    sleep(Duration::from_secs(1)).await;
                }
                let (ended, now_printed) = ended_and_printed(&entries);
                assert_eq!(ended, 13, "{stage:?}, closed: {closes}");
                site.origin.log().until(|log| log.in_flight() == 0).await;
                sleep(Duration::from_secs(3600)).await;
                assert_eq!(ended_and_printed(&entries).0, 13, "{stage:?}, closed: {closes}");
                if let Stage::Suspended = stage {
                    assert_eq!(now_printed, printed, "no script runs any more");
                }
                let parts = storage.path().join("wx/touristappid/default/parts");
                assert!(!parts.exists() || std::fs::read_dir(parts).unwrap().next().is_none(), "{stage:?}");
            });
        }
    }
}

#[test]
fn a_suspended_program_can_be_stopped() {
    on_virtual_time(async |site: Site| {
        let storage = tempfile::tempdir().unwrap();
        let (app, entries) = brought_to(&site, Stage::Suspended, storage.path()).await;
        app.stop();
        assert_eq!(app.wait_idle().await, Idle::Stopped);
        app.foreground();
        assert_eq!(app.wait_idle().await, Idle::Stopped);
        app.close().await.unwrap();
        assert_eq!(ended_and_printed(&entries).0, 13);
    });
}

#[test]
fn a_program_that_was_ended_stays_so_and_can_be_closed() {
    // WX-BG-012
    on_virtual_time(async |site: Site| {
        let transcript = site.launch(script("setInterval(() => console.log('tick'), 1000); Page({ tap() {} });")).await;
        let app = &transcript.app;
        app.background();
        sleep(Duration::from_secs(31 * 60)).await;
        assert_eq!(app.wait_idle().await, Idle::Ended);
        app.foreground();
        sleep(Duration::from_secs(10)).await;
        assert_eq!(app.wait_idle().await, Idle::Ended);
        assert!(app.call_page(HOME, "tap", "[]").await.is_err());
        assert!(app.add_file("a.txt", &b"x"[..]).await.is_err());
        assert_eq!(changes(&transcript), [LifeChange::Background, LifeChange::Suspended, LifeChange::Ended]);
        assert!(transcript.log().len() <= 5, "{:?}", transcript.log());
        transcript.close().await;
    });
}
