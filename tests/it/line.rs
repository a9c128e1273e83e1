//! Network conditions: captive portals, networks that go down and come back, and slow ones, over which every
//! byte arrives unchanged.

use std::time::Duration;

use qiao::{CONDITIONS, Idle, MiniProgram, Network, NetworkCondition, NetworkKind, condition};
use sha2::{Digest, Sha256};
use tokio::time::{Instant, sleep};

use crate::support::{Site, Transcript, on_virtual_time, script};

const HOME: &str = "pages/index/index";

fn on_network(name: &str) -> NetworkCondition {
    condition(name).unwrap()
}

/// Calls a method of the page with one argument, and waits until the script is idle.
async fn tap(app: &MiniProgram, method: &str, argument: impl Into<serde_json::Value>) {
    app.call_page(HOME, method, &serde_json::json!([argument.into()]).to_string()).await.unwrap();
    assert_eq!(app.wait_idle().await, Idle::NothingPending);
}

/// A page whose method `get` requests a URL and prints the result.
const GET: &str = "Page({ get(url) { wx.request({ url,
    success: (res) => console.log('success', res.statusCode, typeof res.data === 'string' ? res.data : 'object'),
    fail: (res) => console.log('fail', res.errMsg), complete: () => console.log('complete') }); } });";

/// A page that makes a call of every kind, and counts the callbacks.
const EVERY: &str = "Page({ go([path, url]) {
    for (const [api, more] of [['request', {}], ['uploadFile', { filePath: path, name: 'f' }], ['downloadFile', {}]])
      wx[api](Object.assign({ url }, more, { success: () => console.log(api, 'success'),
        fail: (res) => console.log(api, 'fail', /-106\\b.*net::ERR_INTERNET_DISCONNECTED/.test(res.errMsg) || res.errMsg),
        complete: () => console.log(api, 'complete') })).onHeadersReceived(() => console.info(api));
    } });";

/// Waits for a condition that another thread fulfils.
async fn until(what: impl Fn() -> bool) {
    while !what() {
        sleep(Duration::from_millis(2)).await;
    }
}

#[tokio::test]
async fn a_portal_answers_in_place_of_every_server() {
    let site = Site::new().await;
    let transcript = site.play(script(GET).network(Network::new().condition(on_network("portal")))).await;
    let app = &transcript.app;
    tap(app, "get", "http://a.test/echo").await;
    let log = transcript.log();
    assert!(log[0].starts_with("success 200 <html>"), "{log:?}");
    tap(app, "get", "https://a.test/echo").await;
    let log = transcript.log();
    assert!(log[2].starts_with("fail request:fail ") && log[2].contains("ERR_CERT_COMMON_NAME_INVALID"), "{log:?}");
    assert_eq!([&log[1], &log[3]], ["complete", "complete"]);
    assert_eq!((site.origin.log().requests().len(), log.len()), (0, 4));
    // The user has logged in to the portal.
    app.set_network(on_network("wifi"));
    tap(app, "get", "https://a.test/echo").await;
    assert_eq!(transcript.log()[4..], ["success 200 object", "complete"]);
}

#[tokio::test]
async fn a_portal_stands_before_connections_that_were_made_earlier_too() {
    let site = Site::new().await;
    let transcript = site.play(script(GET)).await;
    let app = &transcript.app;
    tap(app, "get", "http://a.test/echo").await;
    app.set_network(on_network("portal"));
    tap(app, "get", "http://a.test/echo").await;
    app.set_network(on_network("wifi"));
    tap(app, "get", "http://a.test/echo").await;
    let log = transcript.log();
    assert!(log[2].starts_with("success 200 <html>"), "{log:?}");
    assert_eq!([&log[0], &log[4]], ["success 200 object", "success 200 object"]);
    assert_eq!(site.origin.log().requests().len(), 2);
}

#[tokio::test]
async fn names_are_not_found_but_addresses_are() {
    // WX-NET-007
    let site = Site::new().await;
    let transcript = site.play(script(GET).network(Network::new().condition(on_network("no-dns")))).await;
    tap(&transcript.app, "get", "http://a.test/echo").await;
    tap(&transcript.app, "get", "http://127.0.0.1/echo").await;
    let log = transcript.log();
    assert!(log[0].contains("-105") && log[0].contains("ERR_NAME_NOT_RESOLVED"), "{log:?}");
    assert_eq!(log[1..], ["complete", "success 200 object", "complete"]);
}

#[tokio::test]
async fn calls_whose_answer_is_arriving_when_the_network_goes_down_end_once() {
    // WX-NET-007
    for scheme in ["http", "https"] {
        let site = Site::new().await;
        let transcript = site.play(script(EVERY)).await;
        let app = &transcript.app;
        let path = app.add_file("a.txt", &b"hello"[..]).await.unwrap();
        let url = format!("{scheme}://a.test/do?s=length:1000;bytes:10;flush;hang");
        let arguments = serde_json::json!([[path, url]]).to_string();
        app.call_page(HOME, "go", &arguments).await.unwrap();
        until(|| transcript.printed(qiao::Level::Info).len() == 3).await;
        app.set_network(on_network("offline"));
        assert_eq!(app.wait_idle().await, Idle::NothingPending);
        // Enough time for a superfluous callback.
        sleep(Duration::from_millis(50)).await;
        assert_each_failed_once(&transcript, scheme);
        site.origin.log().until(|log| log.in_flight() == 0).await;
        site.origin.log().until(|log| log.connections().iter().all(|connection| connection.closed.is_some())).await;
    }
}

#[tokio::test]
async fn uploads_that_are_on_their_way_when_the_network_goes_down_end_once() {
    let site = Site::new().await;
    site.origin.on("/stuck", "read:100000;hang".parse().unwrap());
    let transcript = site.play(script(EVERY)).await;
    let app = &transcript.app;
    let path = app.add_file("a.bin", vec![7; 9_000_000]).await.unwrap();
    let arguments = serde_json::json!([[path, "http://a.test/stuck"]]).to_string();
    app.call_page(HOME, "go", &arguments).await.unwrap();
    site.origin.log().until(|log| log.in_flight() == 3).await;
    app.set_network(on_network("offline"));
    assert_eq!(app.wait_idle().await, Idle::NothingPending);
    sleep(Duration::from_millis(50)).await;
    assert_each_failed_once(&transcript, "stuck");
}

fn assert_each_failed_once(transcript: &Transcript, what: &str) {
    let mut log = transcript.log();
    for api in ["request", "uploadFile", "downloadFile"] {
        let of_this: Vec<_> = log.iter().filter(|line| line.starts_with(api)).collect();
        assert_eq!(of_this, [&format!("{api} fail true"), &format!("{api} complete")], "{what}");
    }
    log.retain(|line| !line.ends_with(" fail true") && !line.ends_with(" complete"));
    assert_eq!(log, Vec::<String>::new(), "{what}");
    assert_eq!(transcript.ended(), 3, "{what}");
}

#[tokio::test]
async fn connections_are_made_anew_when_the_network_is_back() {
    for scheme in ["http", "https"] {
        let site = Site::new().await;
        let url = format!("{scheme}://a.test/echo");
        let transcript = site.play(script(GET)).await;
        let app = &transcript.app;
        let connections = || site.origin.log().connections().len();
        tap(app, "get", url.as_str()).await;
        tap(app, "get", url.as_str()).await;
        assert_eq!(connections(), 1, "{scheme}");
        app.set_network(on_network("4g"));
        app.set_network(on_network("wifi"));
        tap(app, "get", url.as_str()).await;
        assert_eq!(connections(), 1, "{scheme}");
        app.set_network(on_network("offline"));
        tap(app, "get", url.as_str()).await;
        site.origin.log().until(|log| log.connections()[0].closed.is_some()).await;
        assert_eq!(connections(), 1, "{scheme}");
        app.set_network(on_network("wifi"));
        tap(app, "get", url.as_str()).await;
        tap(app, "get", url.as_str()).await;
        assert_eq!(connections(), 2, "{scheme}");
        let outcomes: Vec<_> = transcript.log().into_iter().filter(|line| line != "complete").collect();
        assert!(outcomes[3].starts_with("fail "), "{outcomes:?}");
        let good = outcomes.iter().filter(|line| *line == "success 200 object").count();
        assert_eq!((good, outcomes.len()), (5, 6), "{outcomes:?}");
    }
}

#[tokio::test]
async fn a_network_that_goes_down_for_a_moment_leaves_no_call_without_an_end() {
    let site = Site::new().await;
    let transcript = site.play(script(GET)).await;
    for url in ["http://a.test/gate/x", "https://a.test/gate/x"] {
        transcript.app.call_page(HOME, "get", &serde_json::json!([url]).to_string()).await.unwrap();
    }
    site.origin.gate("x").until_waiting(2).await;
    for name in ["offline", "wifi", "offline", "2g", "wifi"] {
        transcript.app.set_network(on_network(name));
    }
    site.origin.gate("x").open();
    assert_eq!(transcript.app.wait_idle().await, Idle::NothingPending);
    let log = transcript.log();
    assert_eq!(log.iter().filter(|line| *line == "complete").count(), 2, "{log:?}");
    assert_eq!(log.len(), 4, "{log:?}");
    tap(&transcript.app, "get", "https://a.test/echo").await;
    assert_eq!(transcript.log()[4..], ["success 200 object", "complete"]);
}

#[test]
fn a_network_without_a_name_is_unknown() {
    // WX-NET-002
    on_virtual_time(async |site: Site| {
        let unknown = NetworkCondition { kind: NetworkKind::Unknown, ..NetworkCondition::default() };
        let text = "wx.getNetworkType({ success: (res) => console.log(res.networkType) });";
        assert_eq!(site.play(script(text).network(Network::new().condition(unknown))).await.log(), ["unknown"]);
    });
}

/// A page that transfers data in every way, and prints whether it arrived unchanged.
const EXACT: &str = "
    const made = (length, byte) => {
      const bytes = new Uint8Array(length);
      for (let i = 0; i < length; i++) bytes[i] = byte(i);
      return bytes;
    };
    const same = (buffer, length) => {
      const bytes = new Uint8Array(buffer);
      let good = bytes.length === length;
      for (let i = 0; i < length; i++) good = good && bytes[i] === ((i * 7 + 3) & 255);
      return good;
    };
    const fs = wx.getFileSystemManager();
    const fail = (res) => console.log(res.errMsg);
    Page({ go(origin) {
      const filePath = wx.env.USER_DATA_PATH + '/a.bin';
      fs.writeFileSync(filePath, made(150001, (i) => (i * i + 5) & 255).buffer);
      wx.uploadFile({ url: origin + '/upload', filePath, name: 'f', fail,
        success: (res) => console.log('up', JSON.parse(res.data).parts[0].size, JSON.parse(res.data).parts[0].sha256) });
      wx.downloadFile({ url: origin + '/bytes/150002', fail,
        success: (res) => console.log('down', same(fs.readFileSync(res.tempFilePath), 150002)) });
      wx.request({ url: origin + '/chunked/60003?size=997', responseType: 'arraybuffer', fail,
        success: (res) => console.log('get', same(res.data, 60003)) });
      wx.request({ url: origin + '/echo', method: 'POST', data: made(60004, (i) => (i * i + 5) & 255).buffer, fail,
        success: (res) => console.log('post', res.data.length, res.data.sha256) });
    } });";

#[test]
fn every_byte_arrives_over_a_slow_line() {
    let digest = |length: usize| {
        let bytes: Vec<u8> = (0..length).map(|i| (i * i + 5) as u8).collect();
        Sha256::digest(bytes).iter().map(|byte| format!("{byte:02x}")).collect::<String>()
    };
    let expected = [
        "down true".to_owned(),
        "get true".to_owned(),
        format!("post 60004 {}", digest(60004)),
        format!("up 150001 {}", digest(150_001)),
    ];
    let troubles = ["offline", "no-dns", "portal"];
    let slow: Vec<&str> = CONDITIONS.iter().copied().filter(|name| !troubles.contains(name)).collect();
    let turns: Vec<&str> = slow.iter().copied().cycle().take(60).collect();
    for scheme in ["http", "https"] {
        for names in slow.chunks(1).chain([&turns[..]]) {
            let mut log = on_virtual_time(async |site: Site| {
                let transcript =
                    site.launch(script(EXACT).network(Network::new().condition(on_network(names[0])))).await;
                let app = &transcript.app;
                app.call_page(HOME, "go", &format!("[\"{scheme}://a.test\"]")).await.unwrap();
                for name in &names[1..] {
                    sleep(Duration::from_millis(150)).await;
                    app.set_network(on_network(name));
                }
                assert_eq!(app.wait_idle().await, Idle::NothingPending);
                transcript.log()
            });
            log.sort();
            assert_eq!(log, expected, "{names:?} over {scheme}");
        }
    }
}

#[test]
fn a_slow_line_takes_the_time_that_its_numbers_say() {
    // 600 kB take 17 s and more at 35 kB/s, and 19 s at 32 kB/s.
    on_virtual_time(async |site: Site| {
        let text =
            "Page({ up() { wx.request({ url: 'http://a.test/do?s=read;body:ok', method: 'POST', data: new ArrayBuffer(600000) }); },
            down() { wx.request({ url: 'http://a.test/bytes/600000', responseType: 'arraybuffer' }); } });";
        let transcript = site.launch(script(text).network(Network::new().condition(on_network("2g")))).await;
        for (method, least) in [("down", 600_000.0 / 35_000.0), ("up", 600_000.0 / 32_000.0)] {
            let begun = Instant::now();
            tap(&transcript.app, method, ()).await;
            let seconds = begun.elapsed().as_secs_f64();
            assert!((least..least + 4.0).contains(&seconds), "{method}: {seconds}");
        }
    });
}

#[tokio::test]
async fn a_reset_is_a_failure_on_a_slow_line_too() {
    let site = Site::new().await;
    site.origin.on("/reset", "until-close;body:half;flush;wait:200ms;reset".parse().unwrap());
    for name in ["wifi", "2g"] {
        let transcript = site.play(script(GET).network(Network::new().condition(on_network(name)))).await;
        tap(&transcript.app, "get", "http://a.test/reset").await;
        let log = transcript.log();
        assert!(log[0].contains("ERR_CONNECTION_RESET"), "{name}: {log:?}");
    }
}

#[test]
fn every_condition_is_as_fast_as_its_numbers_say() {
    on_virtual_time(async |site: Site| {
        let text = "Page({ get(url) { wx.request({ url, responseType: 'arraybuffer' }); } });";
        for name in ["2g", "3g", "4g", "5g"] {
            let condition = on_network(name);
            let (rate, round_trip) = (condition.down.unwrap(), condition.round_trip.as_secs_f64());
            let transcript = site.launch(script(text).network(Network::new().condition(condition))).await;
            let begun = Instant::now();
            // What is transferred in 10 seconds at that rate.
            tap(&transcript.app, "get", format!("http://a.test/bytes/{}", rate * 10)).await;
            let seconds = begun.elapsed().as_secs_f64();
            assert!((10.0..11.0 + 4.0 * round_trip).contains(&seconds), "{name}: {seconds} s");
        }
    });
}
