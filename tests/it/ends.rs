//! How mini-programs end, and what must not end them: code of the embedder that panics, waits that are given up,
//! journals that nobody reads.

use std::sync::Arc;
use std::time::Duration;

use qiao::{
    Connector, EndReason, Error, Host, Idle, Launch, Limits, MiniProgram, Network, Opening, Record, ScriptErrorKind,
    Storage, Target,
};
use serde_json::json;
use tokio::time::timeout;

use crate::support::{Site, Transcript, on_virtual_time, script};

/// Something of every kind is pending: a request, a socket, a timer.
const PENDING: &str = "
    wx.request({ url: 'https://a.test/hang' });
    const socket = wx.connectSocket({ url: 'wss://a.test/ws?s=hang' });
    socket.onOpen(() => console.log('open'));
    setInterval(() => {}, 1000);
";
const LONG: Duration = Duration::from_secs(60);

fn panics(transcript: &Transcript) -> Vec<String> {
    let of_embedder = |entry: qiao::Entry| match entry.record {
        Record::Error(error) if error.kind == ScriptErrorKind::Embedder => {
            Some(format!("{}: {}", error.context.join(" "), error.message))
        }
        _ => None,
    };
    transcript.entries().into_iter().filter_map(of_embedder).collect()
}

/// Runs a script while much is pending; the program goes on, and says `on` a second later. Gives the panics and what
/// was printed.
fn with_pending(text: &str, settings: impl FnOnce(Launch) -> Launch + Send) -> (Vec<String>, Vec<String>) {
    let text = format!("{PENDING}; setTimeout(() => {{ {text} }}, 500); setTimeout(() => console.log('on'), 1500);");
    on_virtual_time(async |site: Site| {
        let transcript = site.launch(settings(script(&text))).await;
        transcript.app.wait(Duration::from_secs(2)).await.unwrap();
        let (panics, mut log) = (panics(&transcript), transcript.log());
        assert_eq!((log.remove(0), log.pop()), ("open".to_owned(), Some("on".to_owned())));
        timeout(LONG, transcript.app.close()).await.unwrap().unwrap();
        let calls = transcript.entries().iter().filter(|entry| matches!(entry.record, Record::Call { .. })).count();
        assert_eq!(transcript.ended(), calls, "every call has an end");
        (panics, log)
    })
}

#[test]
fn a_function_that_panics_throws_into_script() {
    let (panics, log) = with_pending("try { burst() } catch (error) { console.log(error.message) }", |launch| {
        launch.host_function("burst", |_| panic!("no luck"))
    });
    assert_eq!(panics, ["in the embedder function `burst`: no luck"]);
    assert_eq!(log, ["the embedder function `burst` panicked: no luck"]);
}

#[test]
fn a_task_that_panics_rejects_its_promise() {
    for panics_at_once in [true, false] {
        let (panics, log) = with_pending("burst().catch((error) => console.log(error.message))", move |launch| {
            launch.host_task("burst", move |_| {
                assert!(!panics_at_once, "no luck");
                async {
                    tokio::time::sleep(Duration::from_millis(10)).await;
                    panic!("no luck")
                }
            })
        });
        assert_eq!(panics, ["in the embedder function `burst`: no luck"]);
        assert_eq!(log, ["the embedder function `burst` panicked: no luck"]);
    }
}

#[test]
fn a_delegate_that_panics_fails_its_call() {
    let ask = "wx.showModal({ title: 'Sure?', fail: (error) => console.log(error.errMsg) })";
    let (panics, log) = with_pending(ask, |launch| launch.delegate(|_| panic!("no luck")));
    assert_eq!(panics, ["in the delegate: no luck"]);
    assert_eq!(log, ["showModal:fail the delegate panicked"]);
}

#[test]
fn a_login_provider_that_panics_fails_the_login() {
    let login = "wx.login({ fail: (error) => console.log(error.errMsg) })";
    let (panics, log) = with_pending(login, |launch| launch.login(|| panic!("no luck")));
    assert_eq!(panics, ["in the login provider: no luck"]);
    assert_eq!(log, ["login:fail the login provider panicked"]);
}

#[test]
fn a_listener_that_panics_is_removed() {
    let (panics, log) = with_pending("console.log('one'); console.log('two')", |launch| {
        launch.on_entry(|entry| {
            let is_one = matches!(&entry.record, Record::Console { text, .. } if text == "one");
            assert!(!is_one, "no luck");
        })
    });
    assert_eq!(panics, ["in a listener of the journal: no luck"]);
    assert_eq!(log, ["one", "two"]);
}

/// A connector that panics as soon as it is asked, or later.
struct Broken {
    later: bool,
}

impl Connector for Broken {
    fn connect(&self, _: Target<'_>) -> Opening {
        assert!(self.later, "no luck");
        Box::pin(async {
            tokio::task::yield_now().await;
            panic!("no luck")
        })
    }
}

#[tokio::test]
async fn a_connector_that_panics_fails_calls_and_sockets() {
    for later in [false, true] {
        let host = Host::builder().workers(1).connector(Arc::new(Broken { later })).build().unwrap();
        let text = "
            wx.request({ url: 'https://a.test', fail: (error) => console.log('request', !!error.errMsg) });
            const socket = wx.connectSocket({ url: 'wss://a.test' });
            socket.onError(() => console.log('error'));
            socket.onClose(() => console.log('close'));
            const stream = wx.createTCPSocket();
            stream.onClose(() => console.log('stream'));
            stream.connect({ address: '203.0.113.1', port: 9000 });";
        let lines: Arc<std::sync::Mutex<Vec<_>>> = Arc::default();
        let seen = lines.clone();
        let launch = script(text).on_entry(move |entry| seen.lock().unwrap().push(entry.clone()));
        let app = host.launch(launch).await.unwrap();
        assert_eq!(timeout(LONG, app.wait_idle()).await.expect("it comes to rest"), Idle::NothingPending);
        timeout(LONG, app.close()).await.expect("it is closed").unwrap();
        let said = |wanted: &str| {
            let is = |entry: &qiao::Entry| match &entry.record {
                Record::Console { text, .. } => text == wanted,
                Record::Error(error) => error.kind == ScriptErrorKind::Embedder && error.message == wanted,
                _ => false,
            };
            lines.lock().unwrap().iter().filter(|entry| is(entry)).count()
        };
        assert_eq!(["request true", "error", "close", "no luck"].map(said), [1, 1, 1, 3], "{later}");
    }
}

#[test]
fn waits_end_with_their_program() {
    on_virtual_time(async |site: Site| {
        let app = site.host.launch(script(PENDING)).await.unwrap();
        let waiting = {
            let app = app.clone();
            async move { app.wait(Duration::from_secs(3600)).await }
        };
        let waiting = tokio::task::spawn_local(waiting);
        let given_up = timeout(Duration::from_secs(1), app.wait(Duration::from_secs(3600))).await;
        assert!(given_up.is_err());
        app.close().await.unwrap();
        let ended = timeout(Duration::from_secs(1), waiting).await.expect("it ends").unwrap();
        assert!(matches!(ended, Err(Error::Ended(EndReason::Closed))), "{ended:?}");
    });
}

#[test]
fn a_journal_that_nobody_reads_loses_lines_and_says_how_many() {
    on_virtual_time(async |site: Site| {
        let text = "let n = 0; const timer = setInterval(() => {
            console.log('x'.repeat(1 << 20)); if (++n === 100) clearInterval(timer) }, 10)";
        let app = site.host.launch(script(text).limits(Limits::new().memory(64 << 20))).await.unwrap();
        let mut journal = app.journal();
        drop(app.journal());
        assert_eq!(app.wait_idle().await, Idle::NothingPending);
        app.close().await.unwrap();
        let (mut read, mut lost) = (0, 0);
        while let Some(entry) = journal.next().await {
            match entry.record {
                Record::Lost(lines) => lost += lines,
                Record::Console { .. } => read += 1,
                _ => {}
            }
        }
        assert!((10..20).contains(&read), "{read} lines of 1 MiB are kept");
        assert_eq!(read + lost, 100);
    });
}

#[test]
fn whoever_holds_a_handle_hears_why_a_program_ended() {
    on_virtual_time(async |site: Site| {
        type End = fn(MiniProgram);
        let ends: [(End, EndReason); 3] = [
            (|app| drop(tokio::task::spawn_local(async move { app.close().await })), EndReason::Closed),
            (drop, EndReason::Dropped),
            (|app| app.stop(), EndReason::Stopped),
        ];
        for (end, reason) in ends {
            let app = site.host.launch(script(PENDING)).await.unwrap();
            let (closed, weak) = (app.closed(), app.downgrade());
            end(app);
            assert_eq!(timeout(LONG, closed).await.unwrap(), reason);
            assert!(weak.upgrade().is_none_or(|app| site.host.programs().iter().all(|other| other.id() != app.id())));
        }
        let greedy = script("const all = []; setTimeout(() => { for (;;) all.push(new Array(1000).fill(0)) })");
        let app = site.host.launch(greedy.limits(Limits::new().memory(16 << 20))).await.unwrap();
        assert_eq!(app.closed().await, EndReason::OutOfMemory);
        assert_eq!(app.wait_idle().await, Idle::OutOfMemory);
        let error = app.global("a").await.unwrap_err();
        assert_eq!(error.to_string(), "the mini-program has ended: it ran out of memory");
        app.close().await.unwrap();
    });
}

#[test]
fn clones_are_handles_to_one_program() {
    on_virtual_time(async |site: Site| {
        let app = site.host.launch(script("App({ n: 1 }); setInterval(() => {}, 1000)")).await.unwrap();
        let (clone, weak) = (app.clone(), app.downgrade());
        drop(app);
        assert_eq!(clone.global("n").await.unwrap(), 1);
        assert_eq!(weak.upgrade().unwrap().id(), clone.id());
        clone.close().await.unwrap();
        clone.close().await.unwrap();
        assert_eq!(clone.wait_idle().await, Idle::Closed);
        drop(clone);
        assert!(weak.upgrade().is_none());
    });
}

#[test]
fn a_host_lists_its_programs_and_shuts_down() {
    on_virtual_time(async |site: Site| {
        let [one, two] =
            [site.host.launch(script(PENDING)).await.unwrap(), site.host.launch(script(PENDING)).await.unwrap()];
        let ids = |host: &Host| host.programs().iter().map(MiniProgram::id).collect::<Vec<_>>();
        assert_eq!(ids(&site.host), [one.id(), two.id()]);
        one.close().await.unwrap();
        assert_eq!(ids(&site.host), [two.id()]);
        timeout(LONG, site.host.shutdown()).await.expect("it shuts down");
        assert_eq!(two.closed().await, EndReason::Closed);
        assert!(ids(&site.host).is_empty());
        assert!(matches!(site.host.launch(script("")).await, Err(Error::ShutDown)));
    });
}

#[test]
fn a_launch_waits_for_the_storage_of_a_program_that_is_ending() {
    on_virtual_time(async |site: Site| {
        let folder = tempfile::tempdir().unwrap();
        let text = format!(
            "{PENDING}; wx.setStorageSync('n', (wx.getStorageSync('n') || 0) + 1); App({{ n: wx.getStorageSync('n') }})"
        );
        let launch = || script(&text).storage(Storage::at(folder.path()));
        for n in 1..10 {
            let app = site.host.launch(launch()).await.unwrap();
            assert_eq!(app.global("n").await.unwrap(), n);
            match n % 3 {
                0 => drop(app),
                1 => app.stop(),
                _ => drop(
                    tokio::task::spawn_local({
                        let app = app.clone();
                        async move { app.close().await }
                    })
                    .await,
                ),
            }
        }
        let app = site.host.launch(launch()).await.unwrap();
        let error = site.host.launch(launch()).await.unwrap_err();
        assert!(matches!(error, Error::Storage(_)), "{error}");
        drop(app);
    });
}

#[test]
fn settings_that_cannot_be_used_are_refused_in_words() {
    on_virtual_time(async |site: Site| {
        let nothing = |_: &qiao::EmbedderCall<'_>| Ok(json!(null));
        let launches = [
            (script("").limits(Limits::new().memory(0)), "Limits::memory: 0 bytes are too few"),
            (script("").host_function("", nothing), "Launch::host_function: `` is not a name"),
            (script("").host_function("1 a", nothing), "Launch::host_function: `1 a` is not a name"),
            (script("").host_function("a", nothing).host_function("a", nothing), "`a` is given twice"),
            (script("").network(Network::new().local([10, 0, 0, 1].into(), 33)), "Network::local: a prefix of 33"),
        ];
        for (launch, words) in launches {
            let error = site.host.launch(launch).await.unwrap_err();
            assert!(error.to_string().contains(words), "{error}");
        }
        let launch = script("");
        launch.stop_handle().stop();
        assert!(matches!(site.host.launch(launch).await, Err(Error::StoppedBeforeLaunch)));
    });
}

#[test]
fn a_launch_is_done_when_the_first_functions_of_the_life_cycle_have_run() {
    on_virtual_time(async |site: Site| {
        let text = "App({ onLaunch: () => console.log('launch'), onShow: () => console.log('show') });
            Page({ onLoad: () => console.log('load'), onShow: () => console.log('page') });";
        let transcript = site.launch(script(text)).await;
        assert_eq!(transcript.log(), ["launch", "show", "load", "page"]);
    });
}
