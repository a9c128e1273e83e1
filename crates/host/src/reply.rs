//! The end of a call: exactly one terminal event, whatever happens. Consuming the reply ends the
//! call; one that is dropped unfinished ends it all the same.

use std::rc::Rc;

use qiao_abi::{Api, CallId, Event, Failure, Happening, Out, Outcome, Record, Signal, Verdict};
use qiao_rules::{App, explain, told};

use crate::program::State;

/// The pending answer to a call.
pub struct Reply {
    state: Rc<State>,
    app: Rc<App>,
    call: CallId,
    api: Api,
    subject: String,
    request_id: Option<String>,
    finished: bool,
}

impl Reply {
    pub fn new(
        state: Rc<State>,
        app: Rc<App>,
        call: CallId,
        api: Api,
        subject: String,
        request_id: Option<String>,
    ) -> Reply {
        Reply { state, app, call, api, subject, request_id, finished: false }
    }

    pub fn request_id(&self) -> Option<&str> {
        self.request_id.as_deref()
    }

    /// Tells listeners of something on the way.
    pub fn tell(&self, happening: Happening, what: Out) {
        self.state.inbox.push(Event::Call(self.call, Signal::Progress(happening, what)));
    }

    /// Notes what rules decided without ending the call.
    pub fn note(&self, verdicts: Vec<Verdict>) {
        for verdict in verdicts {
            self.verdict(verdict, None);
        }
    }

    /// Ends the call well.
    pub fn success(mut self, result: Out, status: Option<u16>) {
        self.end(true, message(&result), status);
        self.state.inbox.push(Event::Call(self.call, Signal::Success(result)));
    }

    /// Ends the call with a failure that rules found, and their explanation.
    pub fn refuse(mut self, failure: &Failure, verdict: Verdict) {
        let result = self.failed(failure, verdict);
        self.state.inbox.push(Event::Call(self.call, Signal::Fail(result)));
    }

    /// Ends the call with a failure that is told of before the function returns.
    pub fn refuse_at_once(mut self, failure: &Failure, verdict: Verdict) -> Out {
        self.failed(failure, verdict)
    }

    /// Ends the call with a failure of the network, the clock or the script.
    pub fn fail(self, failure: &Failure, host: &str, seconds: f64) {
        let verdict = explain::failure(&self.app, failure, host, seconds);
        self.refuse(failure, verdict);
    }

    fn failed(&mut self, failure: &Failure, verdict: Verdict) -> Out {
        let result = told(&self.app, self.api, failure, self.request_id.as_deref());
        self.verdict(verdict, message(&result));
        self.end(false, message(&result), None);
        result
    }

    fn verdict(&self, verdict: Verdict, message: Option<String>) {
        let subject = self.subject.clone();
        self.state.journal.write(Record::Verdict { call: self.call, api: self.api, subject, message, verdict });
    }

    fn end(&mut self, ok: bool, message: Option<String>, status: Option<u16>) {
        self.finished = true;
        self.state.calls.borrow_mut().remove(&self.call);
        self.state.journal.write(Record::End { call: self.call, api: self.api, ok, message, status });
    }
}

impl Drop for Reply {
    fn drop(&mut self) {
        if !self.finished {
            let verdict =
                Verdict { outcome: Outcome::Refused, ..explain::failure(&self.app, &Failure::Aborted, "", 0.0) };
            let result = self.failed(&Failure::Aborted, verdict);
            self.state.inbox.push(Event::Call(self.call, Signal::Fail(result)));
        }
    }
}

/// The message of a result with its number, as a verdict shows it.
fn message(result: &Out) -> Option<String> {
    let message = result.field("errMsg").and_then(Out::as_text)?;
    let number = match result {
        Out::Object(fields) => fields.iter().find_map(|(name, value)| match value {
            Out::Number(number) if name.starts_with("err") => Some(format!("  ({name} {number})")),
            _ => None,
        }),
        _ => None,
    };
    Some(format!("{message}{}", number.unwrap_or_default()))
}
