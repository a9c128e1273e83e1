//! A script that does not return harms itself alone: its worker is passed over, its embedder is told, and it is stopped
//! at its limit.

use std::time::Duration;

use qiao::{EndReason, Host, Idle, Launch, Limits, Platform};
use tokio::sync::mpsc;
use tokio::time::timeout;

/// Nothing here takes as long, however slow the machine is.
const LONGEST: Duration = Duration::from_secs(60);

fn script(text: &str) -> Launch {
    Launch::source("main.js", text).platform(Platform::Wx)
}

#[tokio::test]
async fn a_script_that_does_not_return_is_told_and_passed_over() {
    let (told, mut stuck) = mpsc::unbounded_channel();
    let listener = move |stuck| drop(told.send(stuck));
    let host = Host::builder().workers(1).on_stuck(listener).build().unwrap();
    let spins = host.launch(script("setTimeout(() => { for (;;); })")).await.unwrap();
    let said = timeout(LONGEST, stuck.recv()).await.unwrap().unwrap();
    assert_eq!(said.program.id(), spins.id());
    assert!(said.time >= Duration::from_secs(1));
    // Another one does not wait for it, though it has the only worker.
    let other = timeout(LONGEST, host.launch(script("console.log(1)"))).await.expect("it is launched").unwrap();
    assert_eq!(other.wait_idle().await, Idle::NothingPending);
    assert!(!host.programs().is_empty());
    said.program.stop();
    assert_eq!(timeout(LONGEST, spins.closed()).await.unwrap(), EndReason::Stopped);
    timeout(LONGEST, host.shutdown()).await.unwrap();
}

#[tokio::test]
async fn a_turn_has_a_limit() {
    let host = Host::builder().workers(1).build().unwrap();
    let promises = "setTimeout(() => { const again = () => Promise.resolve().then(again); again() })";
    for text in ["setTimeout(() => { for (;;); })", promises] {
        let neighbour = host.launch(script("App({ n: 1 })")).await.unwrap();
        let spins = host.launch(script(text).limits(Limits::new().turn(Duration::from_millis(300)))).await.unwrap();
        assert_eq!(timeout(LONGEST, spins.closed()).await.unwrap(), EndReason::Stopped, "{text}");
        assert_eq!(timeout(LONGEST, neighbour.global("n")).await.unwrap().unwrap(), 1);
    }
}

#[tokio::test]
async fn a_script_that_works_in_every_timer_lets_others_run() {
    let host = Host::builder().workers(1).build().unwrap();
    let busy = "const work = () => { for (const end = Date.now() + 20; Date.now() < end;); };
        for (let at = 0; at < 64; at++) setInterval(work, 0);
        let count = 0; setInterval(() => count++, 0); App({ get n() { return count } })";
    let busy = host.launch(script(busy)).await.unwrap();
    let neighbour = host.launch(script("App({ n: 1 })")).await.unwrap();
    // All of its timers are due whenever it is its turn: it would take 1.3 s of them at a time.
    let mut fired = 0;
    for _ in 0..5 {
        timeout(LONGEST, neighbour.global("n")).await.unwrap().unwrap();
        fired = busy.global_as::<u32>("n").await.unwrap();
    }
    assert!(fired <= 2, "its timers had {fired} rounds, while others had 5 turns");
    busy.stop();
}
