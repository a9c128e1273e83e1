//! A journal as text for people: when, what, and why. Two runs of a case on virtual time have the same
//! transcript.

use std::fmt::Write;

use qiao::{Entry, Frame, FrameKind, Record, Traffic, Verdict, Wording};

use crate::words::Note;

/// The journal with one line per entry; verdicts take several.
pub fn transcript(journal: &[Entry], wording: &Wording) -> String {
    let mut text = String::new();
    for entry in journal {
        let at = entry.at.as_secs_f64();
        // Writing to a string cannot fail.
        let _ = writeln!(text, "{at:>9.3}  {}", line(&entry.record, wording).replace('\n', "\n           "));
    }
    text
}

#[deny(clippy::wildcard_enum_match_arm)] // a new kind of record has its own line
fn line(record: &Record, wording: &Wording) -> String {
    let said = |note: Note| note.text(wording);
    match record {
        Record::Call { call, api, subject, .. } => format!("#{} {api} {subject}", call.0),
        Record::End { call, api, ok, message, status } => {
            let text = message.as_deref().unwrap_or_default();
            let status = status.map(|status| format!(" {status}")).unwrap_or_default();
            format!("#{} {api} {}{status} {text}", call.0, said(if *ok { Note::Succeeded } else { Note::Failed }))
        }
        Record::Verdict { call, verdict, .. } => {
            format!("#{} {}", call.map_or(0, |call| call.0), decision(verdict, wording))
        }
        Record::Console { level, text } => format!("console.{} {text}", level.name()),
        Record::Show { api, options, .. } => format!("{api} {}", options.as_deref().unwrap_or_default()),
        Record::Answer { call, answer, .. } => {
            let answer = answer.clone().map_or(Note::AnsweredWithFailure, |answer| Note::Answered { answer });
            format!("#{} {}", call.0, said(answer))
        }
        Record::Missing { name, verdict, .. } => format!("{name} {}", decision(verdict, wording)),
        Record::Assignment { name, verdict, .. } => format!("{name} {}", decision(verdict, wording)),
        Record::Exchange(traffic) => exchange(traffic, wording),
        Record::Frame(frame) => message(frame, wording),
        Record::Life(change) => change.name().to_owned(),
        Record::Network(condition) => format!("network {:?}", condition.kind).to_lowercase(),
        Record::Error(error) => format!("{} {}", error.context.join(" "), error.message),
        Record::Lost(lines) => said(Note::Lost { lines: *lines }),
        other => other.kind().to_owned(),
    }
}

fn decision(verdict: &Verdict, wording: &Wording) -> String {
    let document = verdict.evidence.source().map(|document| format!(", {document}")).unwrap_or_default();
    let Verdict { outcome, rule, clause, evidence, .. } = *verdict;
    let reason = verdict.reason.text(wording);
    let decision = Note::Decision { outcome, rule, reason, clause, document, evidence }.text(wording);
    let fix = verdict.remedy.as_ref().map(|remedy| Note::Fix { remedy: remedy.text(wording) }.text(wording));
    decision + &fix.unwrap_or_default()
}

fn exchange(traffic: &Traffic, wording: &Wording) -> String {
    let end = match (&traffic.answer, &traffic.failure) {
        (Some(answer), _) => answer.status.to_string(),
        (None, Some(failure)) => failure.clone(),
        (None, None) => Note::NoAnswer.text(wording),
    };
    format!("#{} > {} {} < {end}", traffic.call.0, traffic.method, traffic.url)
}

fn message(frame: &Frame, wording: &Wording) -> String {
    let what = match frame.kind {
        FrameKind::Close(code) => format!("close {}", code.map(|code| code.to_string()).unwrap_or_default()),
        other => other.name().to_owned(),
    };
    let (to, bytes) = (if frame.sent { ">" } else { "<" }, Note::Bytes { count: frame.bytes as usize });
    format!("#{} {to} {what}, {}", frame.call.0, bytes.text(wording))
}

#[cfg(test)]
mod tests {
    use std::time::Duration;

    use qiao::Level;

    use super::*;

    #[test]
    fn each_entry_has_a_line_with_its_time() {
        let record = |text: &str| Record::Console { level: Level::Warn, text: text.to_owned() };
        let entry = |at, text| Entry { seq: 0, at: Duration::from_millis(at), record: record(text) };
        let text = transcript(&[entry(0, "one\ntwo"), entry(61_500, "three")], &Wording::default());
        assert_eq!(text, "    0.000  console.warn one\n           two\n   61.500  console.warn three\n");
    }
}
