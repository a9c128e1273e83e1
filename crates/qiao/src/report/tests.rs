//! The page: its data cannot leave their element, it asks for nothing, and bodies are bounded and readable.

use std::sync::{Arc, Mutex};
use std::time::{Duration, UNIX_EPOCH};

use qiao_abi::Level;

use super::*;
use crate::samples;

/// A stream that a test reads.
#[derive(Clone, Default)]
struct Page(Arc<Mutex<Vec<u8>>>);

impl Write for Page {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.0.lock().unwrap().write(bytes)
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

impl Page {
    /// The lines of data, of a page that is whole.
    fn lines(&self) -> Vec<Value> {
        let page = String::from_utf8(self.0.lock().unwrap().clone()).unwrap();
        let (_, rest) = page.split_once("id=\"data\">\n").unwrap();
        let (data, _) = rest.split_once(TAIL).unwrap();
        assert!(!data.contains('<'), "{data}");
        data.lines().map(|line| serde_json::from_str(line).unwrap()).collect()
    }
}

fn exchange(kind: &str, body: &[u8], secret: &str) -> Entry {
    let header = |name: &str, value: &str| (name.to_owned(), value.to_owned());
    let mut traffic = samples::exchange(UNIX_EPOCH, body);
    traffic.request_headers = vec![header("Authorization", secret)];
    traffic.answer.as_mut().unwrap().headers = vec![header("Content-Type", kind), header("X-Bad", "</script><b>")];
    Entry { seq: 0, at: Duration::ZERO, record: Record::Exchange(Box::new(traffic)) }
}

fn body(kind: &str, bytes: &[u8]) -> Value {
    let page = Page::default();
    let mut report = Report::to(page.clone(), "test", Language::English).unwrap();
    report.add(&exchange(kind, bytes, "")).unwrap();
    report.finish().unwrap();
    page.lines()[1]["response_body"].clone()
}

#[test]
fn what_a_run_says_cannot_leave_the_data() {
    let page = Page::default();
    let report = Report::to(page.clone(), "</script><script>alert(1)", Language::Chinese).unwrap();
    let mut report = report.redacted(Redaction::new());
    report.add(&exchange("text/html", b"<!--<script></script>", "Bearer 1234")).unwrap();
    let text = "</script><img src=x onerror=alert(1)>\u{2028}".to_owned();
    let record = Record::Console { level: Level::Log, text: text.clone() };
    report.add(&Entry { seq: 1, at: Duration::ZERO, record }).unwrap();
    report.finish().unwrap();
    let lines = page.lines();
    assert_eq!(lines[0]["language"], "zh");
    assert_eq!(lines[1]["response_body"]["text"], "<!--<script></script>");
    assert_eq!(lines[1]["response_headers"][1], json!(["X-Bad", "</script><b>"]));
    assert_eq!(lines[1]["request_headers"][0], json!(["Authorization", "Bearer REDACTED"]));
    assert_eq!(lines[2]["text"], text);
}

#[test]
fn bodies_are_text_in_their_charset_or_the_first_bytes() {
    assert_eq!(body("text/plain; charset=GBK", b"\xb2\xe8"), json!({ "text": "茶", "bytes": 2 }));
    assert_eq!(body("", "茶".as_bytes()), json!({ "text": "茶", "bytes": 3 }));
    assert_eq!(body("application/octet-stream", b"ab")["hex"], format!("0000  {:<47}  ab", "61 62"));
    assert!(body("image/png", &[0, 1, 2, 3, 255]).get("text").is_none());
    let long = body("text/plain", "茶".repeat(SHOWN).as_bytes());
    assert_eq!((&long["bytes"], &long["shown"]), (&json!(3 * SHOWN), &json!(SHOWN)));
    assert!(long["text"].as_str().unwrap().ends_with('茶'));
}

#[test]
fn the_page_asks_for_nothing_from_elsewhere() {
    for part in ["https://", " src=", "@import", "url(", "innerHTML", "eval("] {
        assert!(!HEAD.contains(part), "{part}");
    }
    // The name of a vocabulary, which is not asked for.
    assert_eq!(HEAD.matches("http://").count(), HEAD.matches("http://www.w3.org/2000/svg").count());
}
