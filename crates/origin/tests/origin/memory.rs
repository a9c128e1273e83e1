//! In-memory connections under a paused clock: exact times, no waiting.
//! And the end of an origin, by shutdown and by drop.

use std::time::Instant as WallClock;

use qiao_origin::{Ending, Origin, Scheme, Via};
use tokio::io::{AsyncReadExt, AsyncWriteExt, DuplexStream};
use tokio::time::{Duration, Instant, timeout};

use crate::client::{hyper1, hyper2, request, secure, whole};

fn ask(target: &str) -> Vec<u8> {
    format!("GET {target} HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n").into_bytes()
}

async fn fetch(mut pipe: DuplexStream, target: &str) -> String {
    pipe.write_all(&ask(target)).await.unwrap();
    let mut answer = String::new();
    pipe.read_to_string(&mut answer).await.unwrap();
    answer
}

#[tokio::test(start_paused = true)]
async fn a_minute_passes_in_no_time_and_exactly() {
    let origin = Origin::in_memory().unwrap();
    let (wall, clock) = (WallClock::now(), Instant::now());
    assert!(fetch(origin.dial(Scheme::Http), "/slow?wait=60s").await.ends_with("hello"));
    assert_eq!(clock.elapsed().as_secs(), 60);
    assert!(wall.elapsed() < Duration::from_secs(5));
    let entry = &origin.log().requests()[0];
    assert_eq!(entry.ended.unwrap() - entry.at, Duration::from_secs(60));
    assert_eq!(origin.log().connections()[0].via, Via::Memory);
}

#[tokio::test(start_paused = true)]
async fn a_drip_arrives_piece_by_piece() {
    let origin = Origin::in_memory().unwrap();
    let mut pipe = origin.dial(Scheme::Http);
    pipe.write_all(&ask("/do?s=flush;wait:50ms;drip:6,3,100ms")).await.unwrap();
    let clock = Instant::now();
    let mut buffer = [0; 256];
    let head = pipe.read(&mut buffer).await.unwrap();
    assert!(buffer[..head].ends_with(b"\r\n\r\n"));
    let mut arrivals = Vec::new();
    loop {
        let read = pipe.read(&mut buffer).await.unwrap();
        if read == 0 {
            break;
        }
        arrivals.push((clock.elapsed().as_millis(), read));
    }
    assert_eq!(arrivals, [(50, 2), (150, 2), (250, 2)]);
}

#[tokio::test(start_paused = true)]
async fn a_client_gives_up_after_its_own_time() {
    let origin = Origin::in_memory().unwrap();
    let given_up = timeout(Duration::from_secs(30), fetch(origin.dial(Scheme::Http), "/hang")).await;
    assert!(given_up.is_err());
    origin.log().until(|log| log.in_flight() == 0).await;
    let entry = &origin.log().requests()[0];
    assert_eq!((entry.ending, entry.ended.unwrap().as_secs()), (Some(Ending::ClientLeft), 30));
}

#[tokio::test(start_paused = true)]
async fn the_whole_stack_runs_on_pipes() {
    let origin = Origin::in_memory().unwrap();
    let clock = Instant::now();
    let pipe = secure(origin.dial(Scheme::Https), &origin, "any.test", &["h2"]).await.unwrap();
    let mut client = hyper2(pipe).await;
    let answer = client.send_request(request("GET", "https://any.test/slow?wait=60s", "")).await.unwrap();
    assert_eq!(whole(answer).await, (200, "hello".into()));
    let mut client = hyper1(origin.dial(Scheme::Http)).await;
    for _ in 0..2 {
        let answer = client.send_request(request("GET", "/drip?bytes=100000&pieces=10&gap=3s", "")).await.unwrap();
        assert_eq!(whole(answer).await.1.len(), 100_000);
    }
    assert_eq!(clock.elapsed().as_secs(), 60 + 2 * 27);
    let seen = origin.log().connections();
    assert_eq!(seen[0].tls.as_ref().unwrap().alpn.as_deref(), Some("h2"));
    assert_eq!(seen.len(), 2);
}

#[tokio::test(start_paused = true)]
async fn faults_work_on_pipes() {
    let origin = Origin::in_memory().unwrap();
    assert_eq!(fetch(origin.dial(Scheme::Http), "/cut?at=connect").await, "");
    assert!(fetch(origin.dial(Scheme::Http), "/reset?at=body").await.ends_with("hello"));
    let refused = secure(origin.dial(Scheme::Https), &origin, "expired.test", &[]).await;
    assert!(refused.is_err());
}

#[tokio::test(start_paused = true)]
async fn shutdown_ends_everything() {
    let origin = Origin::in_memory().unwrap();
    let log = origin.log();
    let mut waiting = origin.dial(Scheme::Http);
    waiting.write_all(&ask("/hang")).await.unwrap();
    log.until(|log| log.in_flight() == 1).await;
    let mut idle = origin.dial(Scheme::Http);
    origin.shutdown().await;
    assert_eq!(waiting.read(&mut [0]).await.unwrap(), 0);
    assert_eq!(idle.read(&mut [0]).await.unwrap(), 0);
    assert_eq!(log.requests()[0].ending, Some(Ending::Stopped));
    assert_eq!(tokio::runtime::Handle::current().metrics().num_alive_tasks(), 0);
}

#[tokio::test]
async fn dropping_ends_everything_too_listeners_included() {
    let origin = Origin::builder().start().await.unwrap();
    let address = origin.http_addr().unwrap();
    let mut socket = tokio::net::TcpStream::connect(address).await.unwrap();
    socket.write_all(&ask("/hang")).await.unwrap();
    origin.log().until(|log| log.in_flight() == 1).await;
    let pipe = origin.dial(Scheme::Https);
    drop(origin);
    let mut left = Vec::new();
    // Ends, with or without an error: what counts is that it ends.
    let _ = timeout(Duration::from_secs(20), socket.read_to_end(&mut left)).await.unwrap();
    drop(pipe);
    let metrics = tokio::runtime::Handle::current().metrics();
    while metrics.num_alive_tasks() > 0 {
        tokio::task::yield_now().await;
    }
    assert!(tokio::net::TcpStream::connect(address).await.is_err());
}

#[test]
fn needs_a_runtime_to_start_but_not_to_dial() {
    assert!(Origin::in_memory().is_err());
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().unwrap();
    let origin = runtime.block_on(async { Origin::in_memory().unwrap() });
    let pipe = origin.dial(Scheme::Http);
    assert!(runtime.block_on(fetch(pipe, "/text")).ends_with("hello"));
}
