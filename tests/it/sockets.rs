//! Sockets: every way in which one can end, what is left when a program ends, many messages, and peers that
//! are too slow or too fast. The events of each platform are in the conformance cases.

use std::time::Duration;

use qiao::{Idle, Launch, MiniProgram, Platform, condition};
use qiao_origin::{RequestEntry, WebSocketEntry};
use tokio::time::{Instant, sleep, timeout};

use crate::support::{Site, Transcript, on_virtual_time};

const PLATFORMS: [Platform; 3] = [Platform::Wx, Platform::TtGadget, Platform::Swan];

/// Most sockets per program, the same on each platform.
const LIMIT: usize = 5;

/// What happens to a program two seconds after its sockets were created.
#[derive(Clone, Copy, Debug, PartialEq)]
enum Outside {
    Nothing,
    Offline,
    Background,
}
use Outside::{Background, Nothing, Offline};

/// One way to end: the URL, what script does with the task, what happens to the program, and all expected
/// events.
struct End {
    url: &'static str,
    script: &'static str,
    outside: Outside,
    events: &'static str,
}

const fn end(url: &'static str, script: &'static str, outside: Outside, events: &'static str) -> End {
    End { url, script, outside, events }
}

const IN_OPEN: &str = "task.onOpen(() => task.close({}))";
const LATER: &str = "setTimeout(() => task.close({}), 1000)";
const TWICE: &str = "task.onOpen(() => { task.close({}); task.close({ code: 3000 }); })";
const TALKING: &str = "task.onOpen(() => { for (let n = 0; n < 50; n++) task.send({ data: 'x'.repeat(9000) }); })";
const TALKING_AND_CLOSING: &str =
    "task.onOpen(() => { for (let n = 0; n < 50; n++) task.send({ data: 'x'.repeat(9000) }); task.close({}); })";

const ENDS: &[End] = &[
    // By the script.
    end("ws://a.test/ws", IN_OPEN, Nothing, "open close"),
    end("wss://a.test/ws", IN_OPEN, Nothing, "open close"),
    end("ws://a.test/ws", TWICE, Nothing, "open close"),
    end("ws://a.test/ws", TALKING_AND_CLOSING, Nothing, "open close"),
    end("ws://a.test/ws?s=hang", LATER, Nothing, "open close"),
    end("ws://a.test/ws?s=closed;cut", LATER, Nothing, "open close"),
    end("ws://a.test/ws?s=closed;reset", LATER, Nothing, "open close"),
    end("ws://a.test/ws?s=closed;raw:ff00", LATER, Nothing, "open close"),
    end("ws://a.test/ws?s=closed;text:late;close:4001,other", LATER, Nothing, "open close"),
    end("ws://a.test/ws?s=pause-reading:20s;echo", TALKING_AND_CLOSING, Nothing, "open close"),
    // By the server.
    end("ws://a.test/ws?s=text:a;close:1000", "", Nothing, "open close"),
    end("ws://a.test/ws?s=close", "", Nothing, "open close"),
    end("ws://a.test/ws?s=close:4001,enough", TALKING, Nothing, "open close"),
    end("ws://a.test/ws?s=close:1000", IN_OPEN, Nothing, "open close"),
    end("ws://a.test/ws?s=raw:880203e8;hang", "", Nothing, "open close"),
    // By the connection.
    end("ws://a.test/ws?s=text:a;cut", "", Nothing, "open close"),
    end("wss://a.test/ws?s=text:a;cut", "", Nothing, "open close"),
    end("ws://a.test/ws?s=text:a;reset", TALKING, Nothing, "open close"),
    end("ws://a.test/ws?s=raw:8105ab;cut", "", Nothing, "open close"),
    end("ws://a.test/ws?s=wait:9s", "", Offline, "open close"),
    end("ws://a.test/ws?s=pause-reading:90s", TALKING, Offline, "open close"),
    // By invalid frames.
    end("ws://a.test/ws?s=text:a;raw:ff00;hang", "", Nothing, "open error close"),
    end("ws://a.test/ws?s=raw:8300;hang", TALKING, Nothing, "open error close"),
    end("ws://a.test/ws?s=raw:8181000000004a;hang", "", Nothing, "open error close"),
    end("ws://a.test/ws?s=text:%5Cxff;hang", "", Nothing, "open error close"),
    end("ws://a.test/ws?s=raw:827f0000000004000001;hang", "", Nothing, "open error close"),
    // Before it is open.
    end("ws://a.test/ws?status=404", "", Nothing, "error close"),
    end("ws://a.test/ws?location=/ws", "", Nothing, "error close"),
    end("ws://a.test/ws?accept=wrong", "", Nothing, "error close"),
    end("ws://a.test/ws?upgrade=none", "", Nothing, "error close"),
    end("ws://a.test/ws?protocol=unasked", "", Nothing, "error close"),
    end("ws://a.test/ws?extensions=permessage-deflate", "", Nothing, "error close"),
    end("ws://a.test/ws?handshake-cut", "", Nothing, "error close"),
    end("ws://a.test/ws?handshake-reset", "", Nothing, "error close"),
    end("ws://a.test/do?s=raw:not%20http", "", Nothing, "error close"),
    end("ws://unresolved.test/ws", "", Nothing, "error close"),
    end("ws://refused.test/ws", "", Nothing, "error close"),
    end("wss://tls-cut.test/ws", "", Nothing, "error close"),
    end("wss://expired.test/ws", "", Nothing, "error close"),
    end("ws://a.test/ws?handshake-wait=90s", "", Nothing, "error close"),
    end("ws://a.test/ws?handshake-wait=90s", LATER, Nothing, "close"),
    end("ws://a.test/ws?handshake-wait=9s", "", Offline, "error close"),
    // By going to the background, on platforms where that ends sockets.
    end("ws://a.test/ws", "", Background, "open close"),
    end("ws://a.test/ws?s=pause-reading:90s", TALKING, Background, "open close"),
    end("ws://a.test/ws?handshake-wait=90s", "", Background, "close"),
];

fn api(platform: Platform) -> &'static str {
    platform.profile().namespace
}

fn launch(platform: Platform, text: impl Into<String>) -> Launch {
    Launch::source("sockets.js", text).platform(platform)
}

/// Opens as many sockets as allowed, and as many again after they have ended; finally prints the events of
/// each, and whether another can be opened.
fn ending_script(platform: Platform, end: &End) -> String {
    let (api, url, act) = (api(platform), end.url, end.script);
    format!(
        "const all = [];
         function make() {{
           const events = [];
           const task = {api}.connectSocket({{ url: {url:?}, fail: () => events.push('refused') }}) || {{}};
           for (const word of ['Open', 'Error', 'Close']) task['on' + word](() => events.push(word.toLowerCase()));
           task.onMessage(() => events.includes('open') && !events.includes('close') || events.push('message at the wrong time'));
           {act};
           all.push(events);
         }}
         const many = () => {{ for (let n = 0; n < {LIMIT}; n++) make(); }};
         many();
         setTimeout(many, 100000);
         setTimeout(() => {{
           all.forEach((events) => console.log(events.join(' ')));
           const task = {api}.connectSocket({{ url: 'ws://a.test/ws?s=close:1000' }});
           task.onOpen(() => console.log('room'));
         }}, 250000);"
    )
}

/// Acts on the program each of the two times that it has opened sockets.
async fn act(app: &MiniProgram, outside: Outside) {
    for _ in 0..2 {
        sleep(Duration::from_secs(2)).await;
        match outside {
            Nothing => {}
            Offline => app.set_network(condition("offline").unwrap()).await.unwrap(),
            Background => app.background().await.unwrap(),
        }
        sleep(Duration::from_secs(18)).await;
        app.set_network(condition("wifi").unwrap());
        app.foreground();
        sleep(Duration::from_secs(80)).await;
    }
}

#[test]
fn a_socket_ends_once_whatever_ends_it_and_makes_room() {
    let mut wrong = Vec::new();
    for platform in PLATFORMS {
        for end in ENDS {
            if platform == Platform::Swan && end.outside == Background {
                continue; // there a socket outlives it
            }
            let (log, errors, in_flight) = on_virtual_time(async |site: Site| {
                let transcript = site.launch(launch(platform, ending_script(platform, end))).await;
                act(&transcript.app, end.outside).await;
                let rest = timeout(Duration::from_secs(600), transcript.app.wait_idle()).await;
                let mut log = transcript.log();
                if rest != Ok(Idle::NothingPending) {
                    log.push("it does not come to rest".to_owned());
                }
                (log, transcript.errors(), site.origin.log().in_flight())
            });
            let mut expected = vec![end.events; 2 * LIMIT];
            expected.push("room");
            if log != expected || !errors.is_empty() || in_flight > 0 {
                let what = format!("{} ({}) {:?} on {platform}", end.url, end.script, end.outside);
                wrong.push(format!("{what}: {log:?} {errors:?}, {in_flight} left at the server"));
            }
        }
    }
    assert!(wrong.is_empty(), "{} ends are wrong:\n{}", wrong.len(), wrong.join("\n"));
}

/// The states of sockets when their program ends.
const PHASES: &[(&str, &str)] = &[
    ("opening", "ws://a.test/ws?handshake-wait=1h"),
    ("in the handshake of TLS", "wss://tls-hang.test/ws"),
    ("open", "ws://a.test/ws"),
    ("sending to a peer that does not read", "ws://a.test/ws?s=pause-reading:1h"),
    ("hearing", "ws://a.test/ws?s=text:a;wait:500ms;text:b;wait:300ms;repeat:20,9000;hang"),
    ("closing", "ws://a.test/ws?s=closed;hang"),
];

/// The ways in which a program ends.
#[derive(Clone, Copy, Debug)]
enum Going {
    Closed,
    Dropped,
    Stopped,
    InBackground,
}

#[test]
fn a_program_can_go_while_its_sockets_are_anywhere() {
    for (phase, url) in PHASES {
        for going in [Going::Closed, Going::Dropped, Going::Stopped, Going::InBackground] {
            for platform in PLATFORMS {
                on_virtual_time(async |site: Site| {
                    let messages = if phase.starts_with("sending") { 30 } else { 2 };
                    let text = format!(
                        "for (let n = 0; n < {LIMIT}; n++) {{
                           const task = {}.connectSocket({{ url: {url:?} }});
                           task.onOpen(() => {{
                             for (let m = 0; m < {messages}; m++) task.send({{ data: 'x'.repeat(100000) }});
                             if ({phase:?} === 'closing') task.close({{}});
                           }});
                         }}",
                        api(platform),
                    );
                    let transcript = site.launch(launch(platform, text)).await;
                    site.origin.log().until(|log| log.connections().len() == LIMIT).await;
                    sleep(Duration::from_millis(900)).await;
                    let begun = Instant::now();
                    go(transcript, going).await;
                    let log = site.origin.log();
                    let gone = log
                        .until(|log| log.in_flight() == 0 && log.connections().iter().all(|one| one.closed.is_some()));
                    let gone = timeout(Duration::from_secs(3600), gone).await;
                    assert!(gone.is_ok(), "{phase}, {going:?} on {platform}: connections are left");
                    let seconds = begun.elapsed().as_secs();
                    assert!(seconds <= 20, "{phase}, {going:?} on {platform}: it takes {seconds} seconds");
                });
            }
        }
    }
}

async fn go(transcript: Transcript, going: Going) {
    match going {
        Going::Closed => _ = transcript.close().await,
        Going::Dropped => drop(transcript),
        Going::Stopped => {
            transcript.app.stop();
            assert_eq!(transcript.app.wait_idle().await, Idle::Stopped);
            transcript.close().await;
        }
        Going::InBackground => {
            transcript.app.background();
            sleep(Duration::from_secs(7)).await;
            transcript.close().await;
        }
    }
}

/// If set, this many messages are exchanged instead of a few.
const MESSAGES: &str = "QIAO_MESSAGES";

#[tokio::test]
async fn five_sockets_lose_no_message_and_keep_their_order() {
    let total = std::env::var(MESSAGES).ok().and_then(|text| text.parse().ok()).unwrap_or(4000_usize);
    let source = std::fs::read_to_string(crate::support::fixture("load/sockets.js")).unwrap();
    let source = format!("const LOAD = {{ url: 'wss://a.test/ws', messages: {total} }};\n{source}");
    for platform in PLATFORMS {
        let site = Site::new().await;
        let transcript = site.play(launch(platform, source.clone())).await;
        let log = transcript.log();
        assert_eq!(log.len(), 1, "{platform}: {log:?} {:?}", transcript.errors());
        assert!(log[0].starts_with(&format!("exchanged {total} messages over 5 sockets")), "{platform}: {log:?}");
        let counts: u64 = conversations(&site).iter().map(|one| one.message_count).sum();
        assert_eq!(counts, total as u64, "{platform}: messages at the server");
    }
}

fn conversations(site: &Site) -> Vec<WebSocketEntry> {
    let requests: Vec<RequestEntry> = site.origin.log().requests();
    requests.into_iter().filter_map(|request| request.websocket).collect()
}

#[test]
fn what_waits_to_be_sent_is_limited_and_what_was_taken_arrives() {
    for platform in PLATFORMS {
        on_virtual_time(async |site: Site| {
            let text = format!(
                "const task = {}.connectSocket({{ url: 'ws://a.test/ws?s=pause-reading:60s;count' }});
                 const mega = 'x'.repeat(1 << 20);
                 let taken = 0, failed = 0, why, answers = 0;
                 task.onOpen(() => {{
                   for (let n = 0; n < 60; n++) task.send({{
                     data: mega,
                     success: () => {{ taken += 1; }},
                     fail: (res) => {{ failed += 1; why = res.errMsg; }},
                   }});
                   setTimeout(() => console.log('after a second', taken, failed, why), 1000);
                 }});
                 task.onMessage(({{ data }}) => {{
                   answers += 1;
                   if (data !== answers + ' text ' + (answers < 61 - failed ? 1048576 : 4)) console.log('answer', data);
                   if (data.endsWith(' text 4')) {{ console.log('at last', taken, failed, answers); task.close({{}}); }}
                 }});
                 setTimeout(() => task.send({{ data: 'last', fail: (res) => console.log(res.errMsg) }}), 90000);",
                api(platform)
            );
            let transcript = site.play(launch(platform, text)).await;
            let log = transcript.log();
            assert_eq!(log.len(), 2, "{platform}: {log:?}");
            let words: Vec<&str> = log[0].split(' ').collect();
            let (taken, failed): (usize, usize) = (words[3].parse().unwrap(), words[4].parse().unwrap());
            assert!(taken <= 1 && (43..=45).contains(&failed), "{platform}: {log:?}");
            assert!(!words[5..].join(" ").contains("undefined"), "{platform}: {log:?}");
            let taken = 60 - failed;
            assert_eq!(log[1], format!("at last {taken} {failed} {}", taken + 1), "{platform}");
        });
    }
}

#[test]
fn a_peer_that_floods_waits_for_the_script() {
    const COUNT: usize = 30_000;
    for platform in PLATFORMS {
        on_virtual_time(async |site: Site| {
            let text = format!(
                "const task = {}.connectSocket({{ url: 'ws://a.test/ws?s=repeat:{COUNT},20;gate:flooded;close:1000' }});
                 let received = 0, ordered = true;
                 Page({{ print() {{ console.log(received, ordered); }} }});
                 task.onMessage(({{ data }}) => {{ received += 1; ordered = ordered && parseInt(data) === received; }});
                 task.onClose(() => console.log('end', received, ordered));",
                api(platform)
            );
            let transcript = site.launch(launch(platform, text)).await;
            site.origin.gate("flooded").until_waiting(1).await;
            transcript.app.call_page("pages/index/index", "print", "[]").await.unwrap();
            let log = transcript.log();
            let received: usize = log[0].split(' ').next().unwrap().parse().unwrap();
            // What a pipe, the buffers of both sides and the queue to the script can hold.
            assert!(received + 10_000 > COUNT, "{platform}: {log:?}");
            site.origin.gate("flooded").open();
            assert_eq!(transcript.app.wait_idle().await, Idle::NothingPending);
            assert_eq!(transcript.log()[1..], [format!("end {COUNT} true")], "{platform}");
        });
    }
}

#[test]
fn a_message_that_is_too_long_ends_the_socket_with_a_reason() {
    for platform in PLATFORMS {
        on_virtual_time(async |site: Site| {
            let text = format!(
                "const task = {}.connectSocket({{ url: 'ws://a.test/ws?s=text:a;raw:827f0000000004000001;closed' }});
                 task.onMessage(({{ data }}) => console.log('message', data));
                 task.onError((res) => console.log('error', typeof res.errMsg));
                 task.onClose((res) => console.log('close', (res || {{}}).code));",
                api(platform)
            );
            let transcript = site.play(launch(platform, text)).await;
            let code = if platform == Platform::TtGadget { "undefined" } else { "1009" };
            let expected = ["message a", "error string", &format!("close {code}")];
            assert_eq!(transcript.log(), expected, "{platform}");
            let close = conversations(&site)[0].close.clone().unwrap();
            assert_eq!(close.code, Some(1009), "{platform}: the code that the server is told");
        });
    }
}
