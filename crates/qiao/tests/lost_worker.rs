//! A worker whose script is in a loop that nothing ends is given up: nobody waits for it, and another takes its place.
//! A process of its own, as its thread goes on for as long as the process does.
#![expect(clippy::unwrap_used, reason = "a test fails by panicking")]

use std::time::Duration;

use futures_core::Stream;
use qiao::{Error, Host, Idle, Launch, MiniProgram};

const LOOP: &str = "setTimeout(() => { console.log('busy'); Array.prototype.reverse.call({ length: 2 ** 31 - 1 }) });";
/// Nothing here takes as long, however slow the machine is.
const LONGEST: Duration = Duration::from_secs(60);

async fn launched(host: &Host, text: &str) -> MiniProgram {
    host.launch(Launch::source("main.js", text).platform(qiao::Platform::Wx)).await.unwrap()
}

/// A program that is in the loop.
async fn busy(host: &Host, text: &str) -> MiniProgram {
    let (sent, mut said) = tokio::sync::mpsc::unbounded_channel();
    let launch = Launch::source("main.js", text).platform(qiao::Platform::Wx).on_entry(move |entry| {
        if matches!(&entry.record, qiao::Record::Console { .. }) {
            // Nobody listens any more once it was heard.
            let _ = sent.send(());
        }
    });
    let app = host.launch(launch).await.unwrap();
    said.recv().await.unwrap();
    app
}

#[tokio::test(flavor = "multi_thread")]
async fn a_worker_in_a_loop_that_nothing_ends_is_given_up_and_replaced() {
    let all = async {
        let host = Host::builder().workers(1).build().unwrap();
        let other = launched(&host, "Page({ data: { n: 1 } }); setInterval(() => {}, 1000)").await;
        let page = other.page("pages/index/index").await.unwrap();
        let mut journal = other.journal();
        let app = busy(&host, LOOP).await;
        app.stop();
        assert!(matches!(app.close().await, Err(Error::WorkerLost)));
        assert_eq!(other.wait_idle().await, Idle::WorkerLost);
        assert!(matches!(page.data().await, Err(Error::WorkerLost)));
        assert!(matches!(other.background().await, Err(Error::WorkerLost)));
        while journal.next().await.is_some() {}
        assert!(matches!(other.close().await, Err(Error::WorkerLost)));
        let fresh = launched(&host, "console.log(1)").await;
        assert_eq!(fresh.wait_idle().await, Idle::NothingPending);
        fresh.close().await.unwrap();
        // Closing stops what does not come to its end, and a handle that is dropped does the same.
        let closed = busy(&host, LOOP).await;
        assert!(matches!(closed.close().await, Err(Error::WorkerLost)));
        let spinning = launched(&host, "setTimeout(() => { for (;;); })").await;
        spinning.close().await.unwrap();
        let fresh = launched(&host, "console.log(1)").await;
        assert_eq!(fresh.wait_idle().await, Idle::NothingPending);
        // A program that does not get to its end while it is launched: the launch ends with it.
        let launch = Launch::source("main.js", "Array.prototype.reverse.call({ length: 2 ** 31 - 1 })");
        let (stop, stopping) = (launch.stop_handle(), async { tokio::time::sleep(Duration::from_millis(50)).await });
        let (launched, ()) = tokio::join!(host.launch(launch), async {
            stopping.await;
            stop.stop();
        });
        assert!(matches!(launched, Err(Error::WorkerLost)));
    };
    tokio::time::timeout(LONGEST, all).await.unwrap();
}

/// The journal is a stream that ends with its worker.
const _: fn(qiao::Journal) -> Box<dyn Stream<Item = qiao::Entry>> = |journal| Box::new(journal);
