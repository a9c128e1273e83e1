//! The end of a call: exactly one last event, whatever happens. Consuming the reply ends the call;
//! one that is dropped unfinished ends it all the same.

use std::rc::{Rc, Weak};

use qiao_abi::{Api, CallEvent, CallId, Event, Failure, HostValue, Level, ProgressKind, Record, Verdict};
use qiao_rules::{App, diagnosis, failure_result};

use crate::program::State;

/// The pending answer to a call.
pub struct Reply {
    call: Option<Call>,
}

/// Tells a call's listeners of something on the way, for as long as the program is there.
#[derive(Clone)]
pub struct Teller {
    state: Weak<State>,
    id: CallId,
}

/// What is known of a call for as long as it lasts. It waits in the program's own inbox at its end,
/// so it must not keep the program alive.
struct Call {
    state: Weak<State>,
    app: Rc<App>,
    id: CallId,
    api: Api,
    subject: String,
    request_id: Option<String>,
}

/// What the journal is told when script hears of the end of a call.
pub struct Completion {
    call: Call,
    ok: bool,
    message: Option<String>,
    status: Option<u16>,
}

impl Reply {
    pub fn new(
        state: &Rc<State>,
        app: Rc<App>,
        id: CallId,
        api: Api,
        subject: String,
        request_id: Option<String>,
    ) -> Reply {
        Reply { call: Some(Call { state: Rc::downgrade(state), app, id, api, subject, request_id }) }
    }

    /// The call, unless it has ended.
    pub fn id(&self) -> Option<CallId> {
        self.call.as_ref().map(|call| call.id)
    }

    pub fn request_id(&self) -> Option<&str> {
        self.call.as_ref().and_then(|call| call.request_id.as_deref())
    }

    /// Tells listeners of something on the way.
    pub fn tell(&self, happening: ProgressKind, what: impl FnOnce() -> HostValue) {
        self.teller().tell(happening, what);
    }

    /// A way to tell listeners that can be handed on.
    pub fn teller(&self) -> Teller {
        match &self.call {
            Some(call) => Teller { state: call.state.clone(), id: call.id },
            None => Teller { state: Weak::new(), id: CallId(0) },
        }
    }

    /// Writes to the script's console.
    pub fn print(&self, level: Level, text: String) {
        if let Some(call) = &self.call {
            call.write(Record::Console { level, text });
        }
    }

    /// Notes what rules decided without ending the call.
    pub fn note(&self, verdicts: Vec<Verdict>) {
        if let Some(call) = &self.call {
            verdicts.into_iter().for_each(|verdict| call.note(verdict, None));
        }
    }

    /// Ends the call well.
    pub fn success(mut self, result: HostValue, status: Option<u16>) {
        if let Some(call) = self.call.take() {
            call.finish().push(CallEvent::Success(result), status);
        }
    }

    /// Ends the call with a failure that rules found, and their explanation.
    pub fn refuse(mut self, failure: &Failure, verdict: Verdict) {
        if let Some(call) = self.call.take() {
            call.finish().refuse(failure, verdict);
        }
    }

    /// Ends the call with a failure that is told of before the function returns.
    pub fn refuse_at_once(mut self, failure: &Failure, verdict: Verdict) -> HostValue {
        let Some(call) = self.call.take() else {
            return HostValue::Undefined;
        };
        let call = call.finish();
        let result = call.failed(failure, verdict);
        Completion { message: message(&result), ok: false, status: None, call }.record();
        result
    }

    /// Ends the call with a failure of the network, the clock or the script.
    pub fn fail(mut self, failure: &Failure, host: &str, seconds: f64) {
        if let Some(call) = self.call.take() {
            let verdict = diagnosis::failure(&call.app, call.api, failure, host, seconds);
            call.finish().refuse(failure, verdict);
        }
    }
}

impl Teller {
    /// Tells listeners of something on the way, if there are any.
    pub fn tell(&self, happening: ProgressKind, what: impl FnOnce() -> HostValue) {
        if let Some(state) = self.state.upgrade()
            && state.calls.borrow().get(&self.id).is_some_and(|running| running.has_listeners)
        {
            state.inbox.push(Event::Call(self.id, CallEvent::Progress(happening, what())));
        }
    }
}

impl Drop for Reply {
    fn drop(&mut self) {
        if let Some(call) = self.call.take() {
            call.finish().abort();
        }
    }
}

impl Call {
    /// The call runs no more.
    fn finish(self) -> Call {
        if let Some(state) = self.state.upgrade() {
            state.calls.borrow_mut().remove(&self.id);
        }
        self
    }

    fn refuse(self, failure: &Failure, verdict: Verdict) {
        let result = self.failed(failure, verdict);
        self.push(CallEvent::Fail(result), None);
    }

    fn abort(self) {
        let verdict = diagnosis::failure(&self.app, self.api, &Failure::Aborted, "", 0.0);
        self.refuse(&Failure::Aborted, verdict);
    }

    /// What script is told of a failure; the verdict is noted.
    fn failed(&self, failure: &Failure, verdict: Verdict) -> HostValue {
        let result = failure_result(&self.app, self.api.into(), failure, self.request_id.as_deref());
        self.note(verdict, message(&result));
        result
    }

    fn note(&self, verdict: Verdict, message: Option<String>) {
        let subject = self.subject.clone();
        self.write(Record::Verdict { call: self.id, api: self.api, subject, message, verdict });
    }

    fn write(&self, record: Record) {
        if let Some(state) = self.state.upgrade() {
            state.journal.write(record);
        }
    }

    /// Puts the last event into the inbox.
    fn push(self, last: CallEvent, status: Option<u16>) {
        let (ok, result) = match &last {
            CallEvent::Success(result) => (true, result),
            CallEvent::Fail(result) | CallEvent::Progress(_, result) => (false, result),
        };
        let (event_of, message) = (self.id, message(result));
        if let Some(state) = self.state.upgrade() {
            state.inbox.push_last(Event::Call(event_of, last), Completion { call: self, ok, message, status });
        }
    }
}

impl Completion {
    pub fn call(&self) -> CallId {
        self.call.id
    }

    /// Script aborts a call that has ended, before it has heard of the end.
    pub fn abort(self) {
        self.call.abort();
    }

    /// Script hears of the end now.
    pub fn record(self) {
        let Completion { call, ok, message, status } = self;
        call.write(Record::End { call: call.id, api: call.api, ok, message, status });
    }
}

/// The message of a result with its number, as a verdict shows it.
fn message(result: &HostValue) -> Option<String> {
    let message = result.field("errMsg").and_then(HostValue::as_text)?;
    let number = match result {
        HostValue::Object(fields) => fields.iter().find_map(|(name, value)| match value {
            HostValue::Number(number) if name.starts_with("err") => Some(format!("  ({name} {number})")),
            _ => None,
        }),
        _ => None,
    };
    Some(format!("{message}{}", number.unwrap_or_default()))
}
