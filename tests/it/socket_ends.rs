//! Ends of sockets that script cannot observe: the program is closed, dropped, or ended in the background.

use std::sync::{Arc, Mutex};
use std::time::Duration;

use qiao::{Idle, Launch, Platform, Record};
use qiao_origin::WebSocketEnd;
use tokio::time::sleep;

use crate::support::{Site, on_virtual_time};

/// A program with one open socket, one that is connecting and one that is closing. It prints the events of
/// their ends.
const THREE: &str = "
    for (const path of ['/open', '/connecting?handshake-wait=9m', '/closing?s=hang']) {
      const task = wx.connectSocket({ url: 'wss://a.test/ws' + path });
      task.onError(() => console.log('error', path));
      task.onClose(() => console.log('close', path));
      if (path.startsWith('/closing')) task.onOpen(() => task.close({}));
    }";

/// Whether the origin sees all three.
fn are_there(log: &qiao_origin::Log) -> bool {
    let requests = log.requests();
    let closing = requests.iter().filter_map(|request| request.websocket.as_ref()).any(|socket| socket.close.is_some());
    requests.len() == 3 && closing
}

fn ends(site: &Site) -> Vec<Option<WebSocketEnd>> {
    let sockets = site.origin.log().requests().into_iter().filter_map(|request| request.websocket);
    sockets.map(|socket| socket.end).collect()
}

fn three() -> Launch {
    Launch::source("main.js", THREE).platform(Platform::Wx)
}

#[tokio::test]
async fn closing_a_program_ends_its_sockets_and_tells_it_nothing() {
    let site = Site::new().await;
    let printed: Arc<Mutex<Vec<String>>> = Arc::default();
    let lines = printed.clone();
    let launch = three().on_entry(move |entry| {
        if let Record::Console { text, .. } = &entry.record {
            lines.lock().unwrap().push(text.clone());
        }
    });
    let app = site.host.launch(launch).await.unwrap();
    site.origin.log().until(are_there).await;
    app.close().await.unwrap();
    assert_eq!(*printed.lock().unwrap(), [""; 0]);
    site.origin.log().until(|log| log.in_flight() == 0).await;
    assert_eq!(ends(&site).len(), 2);
    assert!(!ends(&site).contains(&None));
}

#[tokio::test]
async fn dropping_the_handle_ends_the_sockets() {
    let site = Site::new().await;
    let transcript = site.launch(three()).await;
    site.origin.log().until(are_there).await;
    drop(transcript);
    site.origin.log().until(|log| log.in_flight() == 0).await;
}

#[test]
fn a_program_that_is_ended_in_background_has_lost_its_sockets_long_before_and_never_hears_of_it() {
    // WX-BG-012, WX-BG-014
    on_virtual_time(async |site: Site| {
        let text = "
            const task = wx.connectSocket({ url: 'wss://a.test/ws' });
            task.onClose(() => console.log('close'));
            setInterval(() => {}, 1000);";
        let transcript = site.launch(Launch::source("main.js", text).platform(Platform::Wx)).await;
        sleep(Duration::from_secs(1)).await;
        transcript.app.background();
        sleep(Duration::from_secs(10)).await;
        assert!(!ends(&site).contains(&None), "the server has lost it");
        sleep(Duration::from_secs(31 * 60)).await;
        transcript.app.foreground();
        assert_eq!(transcript.app.wait_idle().await, Idle::Ended);
        assert!(transcript.log().len() <= 1, "{:?}", transcript.log());
    });
}

#[test]
fn a_suspended_program_opens_no_socket() {
    // WX-BG-005
    on_virtual_time(async |site: Site| {
        let text = "
            Page({ connect() {
              const print = (word) => () => console.log(word);
              const task = wx.connectSocket({ url: 'wss://a.test/ws', success: print('success'), fail: print('fail') });
              task.onOpen(print('open'));
              task.onError(print('error'));
            } });
            setTimeout(() => {}, 60000);";
        let transcript = site.launch(Launch::source("main.js", text).platform(Platform::Wx)).await;
        let app = &transcript.app;
        app.background();
        assert_eq!(app.wait_idle().await, Idle::Suspended);
        app.call_page("pages/index/index", "connect", "[]").await.unwrap();
        sleep(Duration::from_secs(5)).await;
        app.foreground();
        assert_eq!(app.wait_idle().await, Idle::NothingPending);
        let log = transcript.log();
        assert!(log == ["fail"] || log == ["success", "error"], "{log:?}");
        assert_eq!(site.origin.log().requests().len(), 0);
    });
}

#[test]
fn a_program_with_a_socket_is_not_at_rest_until_the_socket_has_ended() {
    on_virtual_time(async |site: Site| {
        let text = "
            const begun = Date.now();
            const task = wx.connectSocket({ url: 'wss://a.test/ws?s=wait:30s;close:1000' });
            task.onClose(() => console.log(Date.now() - begun));";
        let transcript = site.play(Launch::source("main.js", text).platform(Platform::Wx)).await;
        assert_eq!(transcript.log(), ["30000"]);
    });
}

#[tokio::test]
async fn what_script_has_not_heard_of_decides_nothing() {
    // A greeting and the end are there before script hears of the opening.
    let site = crate::support::Site::new().await;
    let text = "const task = wx.connectSocket({ url: 'ws://a.test/ws?s=text:hello;close:4000,bye' });
        const send = (when) => task.send({ data: 'x', success: () => console.log(when, 'sent'),
          fail: (res) => console.log(when, res.errMsg) });
        task.onOpen(() => {
          const end = Date.now() + 200;
          while (Date.now() < end);
          console.log('open', task.readyState);
          send('on open');
        });
        task.onMessage((res) => { console.log(res.data, task.readyState); send('on message'); });
        task.onClose((res) => { console.log('closed', res.code, task.readyState); send('on close'); });";
    let launch = Launch::source("main.js", text).platform(Platform::Wx);
    let transcript = site.play(launch).await;
    let mut log = transcript.log();
    log.sort();
    assert_eq!(
        log,
        [
            "closed 4000 3",
            "hello 1",
            "on close SocketTask.send:fail SocketTask.readyState is not OPEN",
            "on message sent",
            "on open sent",
            "open 1",
        ]
    );
}
