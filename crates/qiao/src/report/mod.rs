//! A run as one page of HTML that needs nothing beside it. The page is written as the journal grows, one line for each
//! entry, so that it is whole whenever the process ends. How it looks is in the files beside this one.

use std::fmt;
use std::fs::File;
use std::io::{self, Write};
use std::path::Path;

use bytes::Bytes;
use qiao_abi::{Entry, FrameKind, Language, Record, Verdict, Wording, header};
use qiao_rules::decode::charset;
use serde_json::{Value, json};

use crate::har::{Redaction, without_secrets};
use crate::json::json_value;

/// What all pages of qiao look like.
#[doc(hidden)]
pub const PAGE_STYLE: &str = include_str!("look.css");

const HEAD: &str = concat!(
    "<!doctype html>\n<html lang=\"en\">\n<meta charset=\"utf-8\">\n",
    "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n",
    "<title>qiao</title>\n<link rel=\"icon\" href=\"data:,\">\n<style>\n",
    include_str!("look.css"),
    include_str!("report.css"),
    "</style>\n<body>\n",
    include_str!("page.html"),
    "<script>\n",
    include_str!("model.js"),
    include_str!("words.js"),
    include_str!("chart.js"),
    include_str!("page.js"),
    "</script>\n<script type=\"application/json\" id=\"data\">\n",
);
const TAIL: &str = "</script>\n</body>\n</html>\n";

/// How many bytes of a body or a message are shown.
const SHOWN: usize = 64 * 1024;
/// How many bytes of bodies and messages a page has.
const MOST: usize = 32 * 1024 * 1024;
/// How many bytes are shown of what is not text.
const BINARY: usize = 256;

/// A page that is written as a run goes. Traffic is in it where [`Launch::record`](crate::Launch::record) asks for it.
pub struct Report {
    out: Box<dyn Write + Send>,
    /// The words of verdicts in a language.
    wording: fn(Language) -> Wording,
    redaction: Option<Redaction>,
    /// How many bytes of bodies may still be written.
    room: usize,
}

impl fmt::Debug for Report {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Report").field("redaction", &self.redaction).finish_non_exhaustive()
    }
}

/// A program of a report that has several, such as a test.
#[derive(Clone, Debug, Default)]
pub struct ReportRun<'a> {
    /// Its name.
    pub name: &'a str,
    /// The file that it comes from.
    pub file: &'a str,
    /// How it went, such as `passed`.
    pub standing: &'a str,
    /// What went wrong.
    pub failures: Vec<String>,
}

impl Report {
    /// Makes the file of a page without entries, in this language.
    ///
    /// # Errors
    /// The file cannot be made or written.
    pub fn create(path: impl AsRef<Path>, title: &str, language: Language) -> io::Result<Report> {
        Report::to(File::create(path)?, title, language)
    }

    /// A page that goes to a stream.
    ///
    /// # Errors
    /// The stream cannot be written.
    pub fn to(out: impl Write + Send + 'static, title: &str, language: Language) -> io::Result<Report> {
        let mut report = Report { out: Box::new(out), wording: crate::wording, redaction: None, room: MOST };
        report.out.write_all(HEAD.as_bytes())?;
        let language = if language == Language::Chinese { "zh" } else { "en" };
        report.line(&json!({ "kind": "page", "title": title, "language": language }))?;
        Ok(report)
    }

    /// Words verdicts for another reader.
    #[must_use]
    pub fn worded(self, wording: fn(Language) -> Wording) -> Report {
        Report { wording, ..self }
    }

    /// Leaves secrets out.
    #[must_use]
    pub fn redacted(self, redaction: Redaction) -> Report {
        Report { redaction: Some(redaction), ..self }
    }

    /// Begins another program: entries from now on are its own.
    ///
    /// # Errors
    /// The page cannot be written.
    pub fn begin(&mut self, run: &ReportRun<'_>) -> io::Result<()> {
        let ReportRun { name, file, standing, failures } = run;
        let line = json!({ "kind": "run", "name": name, "file": file, "standing": standing, "failures": failures });
        self.line(&line)
    }

    /// Takes in a line of the journal.
    ///
    /// # Errors
    /// The page cannot be written; it has then what it had before, and maybe a part of the line.
    pub fn add(&mut self, entry: &Entry) -> io::Result<()> {
        let record = without_secrets(&entry.record, self.redaction.as_ref()).into_owned();
        let entry = Entry { seq: entry.seq, at: entry.at, record };
        let mut line = json_value(&entry, &(self.wording)(Language::English));
        match &entry.record {
            Record::Verdict { verdict, .. } | Record::Missing { verdict, .. } | Record::Assignment { verdict, .. } => {
                line["verdict"]["zh"] = self.chinese(verdict);
            }
            Record::Exchange(traffic) => {
                let kind = header(&traffic.request_headers, "content-type").unwrap_or_default();
                if let Some(body) = traffic.request_body.as_ref().filter(|body| !body.is_empty()) {
                    line["request_body"] = self.body(body, kind);
                }
                if let Some(answer) = traffic.answer.as_ref().filter(|answer| answer.body_bytes > 0) {
                    let kind = header(&answer.headers, "content-type").unwrap_or_default();
                    line["response_body"] = match &answer.body {
                        Some(body) => self.body(body, kind),
                        None => json!({ "bytes": answer.body_bytes }),
                    };
                }
            }
            Record::Frame(frame) => {
                let kind = if frame.kind == FrameKind::Binary { "application/octet-stream" } else { "" };
                if let Some(data) = &frame.data {
                    line["data"] = self.body(data, kind);
                }
            }
            _ => {}
        }
        self.line(&line)
    }

    /// Completes the page.
    ///
    /// # Errors
    /// It cannot be written.
    pub fn finish(&mut self) -> io::Result<()> {
        self.out.write_all(TAIL.as_bytes())?;
        self.out.flush()
    }

    fn line(&mut self, line: &Value) -> io::Result<()> {
        // Nothing in a script element may look like its end, or like the beginning of another.
        let line = line.to_string().replace('<', "\\u003c");
        self.out.write_all(format!("{line}\n").as_bytes())?;
        self.out.flush()
    }

    fn chinese(&self, verdict: &Verdict) -> Value {
        let wording = (self.wording)(Language::Chinese);
        let fix = verdict.remedy.as_ref().map(|remedy| remedy.text(&wording)).unwrap_or_default();
        json!({ "why": verdict.reason.text(&wording), "fix": fix })
    }

    /// A body as people read it, as much as there is room for.
    fn body(&mut self, body: &Bytes, kind: &str) -> Value {
        let kept = &body[..body.len().min(SHOWN)];
        if kept.len() > self.room {
            return json!({ "bytes": body.len() });
        }
        self.room -= kept.len();
        let cut = kept.len() < body.len();
        match text(kept, kind, cut) {
            Some(text) if cut => json!({ "text": text, "bytes": body.len(), "shown": kept.len() }),
            Some(text) => json!({ "text": text, "bytes": body.len() }),
            None => {
                let shown = &kept[..kept.len().min(BINARY)];
                let mut value = json!({ "hex": hex(shown), "bytes": body.len() });
                if shown.len() < body.len() {
                    value["shown"] = shown.len().into();
                }
                value
            }
        }
    }
}

/// Bytes as text, if they are text in the charset that their type names, or else in UTF-8.
fn text(bytes: &[u8], kind: &str, cut: bool) -> Option<String> {
    let label = charset(kind).unwrap_or("utf-8");
    let charset = encoding_rs::Encoding::for_label(label.as_bytes())?;
    let (text, _, wrong) = charset.decode(bytes);
    // A character may be cut in two.
    let text = if cut { text.trim_end_matches('\u{fffd}') } else { &text };
    let is_text = (!wrong || cut) && !text.contains('\u{fffd}');
    let controls = text.chars().filter(|c| c.is_control() && !c.is_whitespace()).count();
    (is_text && controls * 20 <= text.len() && !kind.to_ascii_lowercase().contains("octet-stream"))
        .then(|| text.to_owned())
}

/// Bytes in rows of 16: their digits, and what of them is ASCII.
fn hex(bytes: &[u8]) -> String {
    let row = |(n, row): (usize, &[u8])| {
        let digits: Vec<String> = row.iter().map(|byte| format!("{byte:02x}")).collect();
        let ascii = row.iter().map(|byte| if byte.is_ascii_graphic() { char::from(*byte) } else { '.' });
        format!("{:04x}  {:<47}  {}", n * 16, digits.join(" "), ascii.collect::<String>())
    };
    bytes.chunks(16).enumerate().map(row).collect::<Vec<_>>().join("\n")
}

#[cfg(test)]
mod tests;
