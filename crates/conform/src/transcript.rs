//! A journal as text for people: when, what, and why. Two runs of a case on virtual time have the same
//! transcript.

use std::fmt::Write;

use qiao::{Entry, Frame, FrameKind, Record, Traffic, Verdict};

/// The journal with one line per entry; verdicts take several.
pub fn transcript(journal: &[Entry]) -> String {
    let mut text = String::new();
    for entry in journal {
        let at = entry.at.as_secs_f64();
        // Writing to a string cannot fail.
        let _ = writeln!(text, "{at:>9.3}  {}", line(&entry.record).replace('\n', "\n           "));
    }
    text
}

#[deny(clippy::wildcard_enum_match_arm)] // a new kind of record has its own line
fn line(record: &Record) -> String {
    match record {
        Record::Call { call, api, subject, .. } => format!("#{} {api} {subject}", call.0),
        Record::End { call, api, ok, message, status } => {
            let text = message.as_deref().unwrap_or_default();
            let status = status.map(|status| format!(" {status}")).unwrap_or_default();
            format!("#{} {api} {}{status} {text}", call.0, if *ok { "succeeded" } else { "failed" })
        }
        Record::Verdict { call, verdict, .. } => {
            format!("#{} {}", call.map_or(0, |call| call.0), decision(verdict))
        }
        Record::Console { level, text } => format!("console.{} {text}", level.name()),
        Record::Show { api, options, .. } => format!("{api} {}", options.as_deref().unwrap_or_default()),
        Record::Answer { call, answer, .. } => {
            format!("#{} is answered {}", call.0, answer.as_deref().unwrap_or("with a failure"))
        }
        Record::Missing { name, verdict, .. } => format!("{name} {}", decision(verdict)),
        Record::Assignment { name, verdict, .. } => format!("{name} {}", decision(verdict)),
        Record::Exchange(traffic) => exchange(traffic),
        Record::Frame(frame) => message(frame),
        Record::Life(change) => change.name().to_owned(),
        Record::Network(condition) => format!("network {:?}", condition.kind).to_lowercase(),
        Record::Error(error) => format!("{} {}", error.context.join(" "), error.message),
        Record::Lost(lines) => format!("{lines} lines are missing"),
        other => other.kind().to_owned(),
    }
}

fn decision(verdict: &Verdict) -> String {
    let (outcome, degree) = (verdict.outcome.name(), verdict.evidence.name());
    let document = verdict.evidence.source().map(|document| format!(", {document}")).unwrap_or_default();
    let Verdict { rule, reason, remedy, clause, .. } = verdict;
    let remedy = remedy.as_ref().map(|remedy| format!("\nfix  {remedy}")).unwrap_or_default();
    format!("{outcome} by {rule}: {reason}\nfrom {clause}{document} ({degree}){remedy}")
}

fn exchange(traffic: &Traffic) -> String {
    let end = match (&traffic.answer, &traffic.failure) {
        (Some(answer), _) => answer.status.to_string(),
        (None, Some(failure)) => failure.clone(),
        (None, None) => "no answer".to_owned(),
    };
    format!("#{} > {} {} < {end}", traffic.call.0, traffic.method, traffic.url)
}

fn message(frame: &Frame) -> String {
    let what = match frame.kind {
        FrameKind::Close(code) => format!("close {}", code.map(|code| code.to_string()).unwrap_or_default()),
        other => other.name().to_owned(),
    };
    format!("#{} {} {what}, {} bytes", frame.call.0, if frame.sent { ">" } else { "<" }, frame.bytes)
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
        let text = transcript(&[entry(0, "one\ntwo"), entry(61_500, "three")]);
        assert_eq!(text, "    0.000  console.warn one\n           two\n   61.500  console.warn three\n");
    }
}
