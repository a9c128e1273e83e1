//! What a program that is ended by `--timeout` still waits for, in words.

use std::collections::HashMap;
use std::sync::{Mutex, PoisonError};
use std::time::Duration;

use qiao::{CallId, Pending, PlainKind, Record};

use crate::messages::Message;

/// What the calls of a program are about.
#[derive(Default)]
pub(crate) struct Subjects(Mutex<HashMap<CallId, String>>);

impl Subjects {
    /// Takes in a line of the journal.
    pub(crate) fn note(&self, record: &Record) {
        match record {
            Record::Call { call, api, subject, .. } => {
                let mut subjects = self.0.lock().unwrap_or_else(PoisonError::into_inner);
                subjects.insert(*call, format!("{api} {subject}").trim_end().to_owned());
            }
            // A socket is there after the call that opened it.
            Record::End { call, ok, api, .. } if !(*ok && *api == qiao::Api::ConnectSocket) => {
                self.0.lock().unwrap_or_else(PoisonError::into_inner).remove(call);
            }
            _ => {}
        }
    }

    /// One line for each.
    pub(crate) fn lines(&self, pending: &[Pending]) -> Vec<String> {
        let subjects = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let subject = |call: &CallId| {
            subjects.get(call).cloned().unwrap_or_else(|| Message::CallNumber { number: call.0 }.said())
        };
        let line = |one: &Pending| match one {
            Pending::Call(call) => subject(call),
            Pending::Socket(call) => Message::OpenSocket { subject: subject(call) }.said(),
            Pending::PlainSocket(PlainKind::Tcp) => Message::OpenPlainSocket { protocol: "TCP" }.said(),
            Pending::PlainSocket(PlainKind::Udp) => Message::OpenPlainSocket { protocol: "UDP" }.said(),
            Pending::LocalSearch => Message::LocalSearch.said(),
            Pending::Question(call) => Message::Unanswered { subject: subject(call) }.said(),
            Pending::Timer { place, due, every } => {
                let due = short(*due);
                let kind = match every {
                    Some(every) => Message::Interval { every: short(*every), due },
                    None => Message::Timer { due },
                };
                let place = place.as_ref().map(|place| Message::AtPlace { place: place.to_string() }.said());
                format!("{}{}", kind.said(), place.unwrap_or_default())
            }
            _ => String::new(),
        };
        pending.iter().map(line).collect()
    }
}

/// A time to the millisecond.
fn short(time: Duration) -> String {
    humantime::format_duration(Duration::from_millis(time.as_millis() as u64)).to_string()
}
