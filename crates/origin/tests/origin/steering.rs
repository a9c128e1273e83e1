//! Gates, repeated visits, and the log as scripts on any host see it: through URLs only. The only waits are those that
//! the origin offers.

use serde_json::{Value, json};
use tokio::io::AsyncWriteExt;

use crate::client::{get, get_json, origin, soon, split, tcp, tls};

fn targets(log: &Value) -> Vec<&str> {
    log["requests"].as_array().unwrap().iter().map(|entry| entry["target"].as_str().unwrap()).collect()
}

#[tokio::test]
async fn a_gate_holds_requests_until_told() {
    let origin = origin().await;
    let address = origin.http_addr().unwrap();
    let ask = move || async move {
        let mut socket = tokio::net::TcpStream::connect(address).await.unwrap();
        let request = b"GET /gate/g HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n";
        socket.write_all(request).await.unwrap();
        let mut answer = String::new();
        tokio::io::AsyncReadExt::read_to_string(&mut socket, &mut answer).await.unwrap();
        answer
    };
    let waiting: Vec<_> = (0..3).map(|_| tokio::spawn(ask())).collect();
    assert_eq!(get_json(&origin, "/gate/g/state?waiting=3").await, json!({ "waiting": 3, "released": 0, "max": 3 }));
    get(&origin, "/gate/g/open?n=2").await;
    soon(origin.log().until(|log| log.in_flight() == 1)).await;
    assert_eq!(get_json(&origin, "/gate/g/state").await, json!({ "waiting": 1, "released": 2, "max": 3 }));
    get(&origin, "/gate/g/open").await;
    for answer in waiting {
        assert!(soon(answer).await.unwrap().ends_with(r#"{"gate":"g"}"#));
    }
    assert!(get(&origin, "/gate/g").await.starts_with("HTTP/1.1 200"));
    let late = get_json(&origin, "/gate/g/state?waiting=5&within=10ms").await;
    assert_eq!(late, json!({ "waiting": 0, "released": 4, "max": 3 }));
    assert_eq!(origin.log().max_in_flight(), 3);
}

#[tokio::test]
async fn the_first_visit_differs_from_the_others() {
    let origin = origin().await;
    let target = "/once/a?first=status:503;body:no&then=body:yes";
    let mut statuses = Vec::new();
    for _ in 0..3 {
        statuses.push(get(&origin, target).await[9..12].to_owned());
    }
    assert_eq!(statuses, ["503", "200", "200"]);
    assert!(get(&origin, &target.replace("/a?", "/b?")).await.ends_with("no"));
}

#[tokio::test]
async fn the_log_is_readable_by_url() {
    let origin = origin().await;
    let mut socket = tcp(&origin).await;
    socket.write_all(b"POST /hang?1 HTTP/1.1\r\nHost: a\r\nx-A: 1\r\nContent-Length: 2\r\n\r\n\xff\xfe").await.unwrap();
    soon(origin.log().until(|log| log.in_flight() == 1)).await;
    get(&origin, "/text").await;
    drop(socket);
    let log = get_json(&origin, "/log?path=/hang&settle=10s").await;
    let entry = &log["requests"][0];
    assert_eq!((targets(&log), log["maxInFlight"].as_u64()), (vec!["/hang?1"], Some(2)));
    assert_eq!((&entry["ending"], &entry["status"]), (&json!("client-left"), &Value::Null));
    assert_eq!((&entry["bodyBase64"], &entry["length"]), (&json!("//4="), &json!(2)));
    assert_eq!(entry["headers"][1], json!(["x-A", "1"]));
    let rest = get_json(&origin, "/log?since=1").await;
    assert_eq!((targets(&rest), rest.get("connections")), (vec!["/text"], None));
    let connections = get_json(&origin, "/log?connections=3").await;
    assert!(connections["connections"][0]["closed"].is_number());
}

#[tokio::test]
async fn settling_gives_up_in_time_and_clearing_forgets() {
    let origin = origin().await;
    let mut socket = tcp(&origin).await;
    socket.write_all(b"GET /hang HTTP/1.1\r\nHost: a\r\n\r\n").await.unwrap();
    soon(origin.log().until(|log| log.in_flight() == 1)).await;
    let log = get_json(&origin, "/log?settle=10ms").await;
    assert_eq!((&log["requests"][0]["ending"], &log["inFlight"]), (&Value::Null, &json!(1)));
    let cleared = get(&origin, "/log/clear").await;
    assert_eq!(split(&cleared).1, r#"{"cleared":true}"#);
    let log = get_json(&origin, "/log").await;
    assert_eq!((targets(&log).len(), &log["inFlight"], log["last"].as_u64()), (0, &json!(1), Some(4)));
}

#[tokio::test]
async fn settling_waits_for_requests_that_have_not_come_yet_and_for_handshakes() {
    let origin = origin().await;
    let later = origin.http_addr().unwrap();
    let asking = tokio::spawn(async move {
        tokio::time::sleep(std::time::Duration::from_millis(30)).await;
        let mut socket = tokio::net::TcpStream::connect(later).await.unwrap();
        socket.write_all(b"GET /late HTTP/1.1\r\nHost: a\r\n\r\n").await.unwrap();
        socket
    });
    let log = get_json(&origin, "/log?path=/late&count=1&settle=10s").await;
    assert_eq!((targets(&log), &log["requests"][0]["ending"]), (vec!["/late"], &json!("answered")));
    drop(asking.await.unwrap());
    assert!(tls(&origin, "expired.test", &[]).await.is_err());
    let log = get_json(&origin, "/log?connections=2&settle=10s").await;
    let failed = log["connections"][0]["tls"]["failed"].as_str().unwrap();
    assert!(failed.contains("CertificateExpired"), "{failed}");
}
