//! A handle may be dropped at any moment: before the launch is complete, at every line of the journal, while
//! a query is unanswered. Nothing hangs and nothing is left: what a program holds is tracked by a token in
//! its listener, connections by the origin, and script values by the engine, which aborts in this build if
//! one is left.

use std::path::PathBuf;
use std::sync::{Arc, Weak};
use std::time::Duration;

use qiao::{EndReason, Launch, MiniProgram, Record};
use tokio::sync::mpsc;
use tokio::time::{sleep, timeout};

use crate::support::{Site, on_virtual_time};

/// A page that does something of every kind: requests, a socket, timers, a promise that is never settled.
const BUSY: &str = r#"
App({ onLaunch() { setInterval(() => {}, 100); } });
Page({
  onLoad() {
    const get = (path) => wx.request({ url: 'https://a.test' + path, complete: () => this.setData({ [path.slice(1)]: 1 }) });
    ['/text', '/hang', '/slow?wait=1s'].forEach(get);
    const task = wx.connectSocket({ url: 'wss://a.test/ws?s=text:a;wait:1s;text:b;hang' });
    task.onOpen(() => task.send({ data: 'x' }));
    task.onMessage(() => get('/text'));
    wx.downloadFile({ url: 'https://a.test/drip?bytes=1000&pieces=10&gap=200ms' });
  },
  never: () => new Promise(() => {}),
});
"#;

fn project() -> Launch {
    Launch::project(PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../fixtures/projects/wx"))
}

fn busy() -> Launch {
    Launch::source("busy.js", BUSY).platform(qiao::Platform::Wx)
}

/// A launch whose program holds a token, and a signal for each line of its journal.
fn watched(launch: Launch) -> (Launch, Weak<()>, mpsc::UnboundedReceiver<()>) {
    let token = Arc::new(());
    let seen = Arc::downgrade(&token);
    let (written, lines) = mpsc::unbounded_channel();
    let launch = launch.on_entry(move |_| {
        let _ = &token;
        let _ = written.send(());
    });
    (launch, seen, lines)
}

/// Waits until nothing of a program is left.
async fn nothing_left(site: &Site, token: &Weak<()>, when: &str) {
    let gone = async {
        while token.strong_count() > 0 || site.origin.log().in_flight() > 0 {
            sleep(Duration::from_millis(10)).await;
        }
    };
    assert!(timeout(Duration::from_secs(60), gone).await.is_ok(), "{when}: something is left");
}

#[test]
fn a_launch_can_be_given_up_at_every_step() {
    on_virtual_time(async |site| {
        for polls in 0..40 {
            let (launch, token, _lines) = watched(project());
            let mut launching = Box::pin(site.host.launch(launch));
            for _ in 0..polls {
                if polled_once(&mut launching).await {
                    break;
                }
            }
            drop(launching);
            nothing_left(&site, &token, &format!("given up after {polls} polls")).await;
        }
    });
}

/// Polls a future once and lets other tasks run; returns whether it is done.
async fn polled_once<F: Future + Unpin>(future: &mut F) -> bool {
    let done = std::future::poll_fn(|cx| std::task::Poll::Ready(std::pin::Pin::new(&mut *future).poll(cx).is_ready()));
    let done = done.await;
    tokio::task::yield_now().await;
    done
}

#[test]
fn a_program_can_go_at_every_line_of_its_journal() {
    for (name, launch) in [("project", project as fn() -> Launch), ("busy", busy)] {
        for going in [drop_it as fn(MiniProgram), stop_it] {
            on_virtual_time(async |site| {
                for line in 0.. {
                    let (launch, token, mut lines) = watched(launch());
                    let app = site.host.launch(launch).await.unwrap();
                    let mut seen = 0;
                    while seen < line {
                        let next = timeout(Duration::from_secs(5), lines.recv()).await;
                        if !matches!(next, Ok(Some(()))) {
                            break;
                        }
                        seen += 1;
                    }
                    going(app);
                    nothing_left(&site, &token, &format!("{name}, gone after line {seen}")).await;
                    if seen < line {
                        break;
                    }
                }
            });
        }
    }
}

fn drop_it(app: MiniProgram) {
    drop(app);
}

fn stop_it(app: MiniProgram) {
    app.stop();
}

#[test]
fn a_program_can_go_while_a_question_is_unanswered() {
    on_virtual_time(async |site| {
        let (launch, token, _lines) = watched(busy());
        let app = site.host.launch(launch).await.unwrap();
        let page = app.page("pages/index/index").await.unwrap();
        let asked = tokio::task::spawn_local(async move { page.call("never", ()).await });
        sleep(Duration::from_secs(1)).await;
        drop(app);
        let answer = timeout(Duration::from_secs(5), asked).await.unwrap().unwrap();
        assert!(matches!(answer, Err(qiao::Error::Ended(_))), "{answer:?}");
        nothing_left(&site, &token, "gone with a question").await;
    });
}

#[test]
fn a_question_can_be_given_up() {
    on_virtual_time(async |site| {
        let (launch, token, _lines) = watched(busy());
        let app = site.host.launch(launch).await.unwrap();
        let page = app.page("pages/index/index").await.unwrap();
        assert!(timeout(Duration::from_millis(1), page.call("never", ())).await.is_err());
        assert!(page.call("none", ()).await.is_err(), "the program goes on");
        app.close().await.unwrap();
        nothing_left(&site, &token, "closed").await;
    });
}

#[test]
fn a_program_ends_between_the_end_of_a_socket_and_what_comes_after_it() {
    // Script has heard that the first socket is closed, so that the second one forgets it; it hears nothing more.
    let text = "const url = 'wss://a.test/ws?s=close';
        wx.connectSocket({ url }).onClose(() => { wx.connectSocket({ url }); console.log('again') });";
    on_virtual_time(async |site| {
        let launch = Launch::source("again.js", text).platform(qiao::Platform::Wx);
        let stop = launch.stop_handle();
        let launch = launch.on_entry(move |entry| {
            if matches!(&entry.record, Record::Console { text, .. } if text == "again") {
                stop.stop();
            }
        });
        let app = site.host.launch(launch).await.unwrap();
        let ended = timeout(Duration::from_secs(60), app.closed()).await;
        assert_eq!(ended, Ok(EndReason::Stopped));
    });
}
