//! The end of a call: exactly one final event in every case. Consuming the reply ends the call; dropping it aborts the
//! call.

use std::rc::{Rc, Weak};

use qiao_abi::{CallEvent, CallId, Event, Failure, HostValue, Level, Outcome, ProgressKind, Record, Started, Verdict};
use qiao_rules::diagnosis::{self, Circumstances};
use qiao_rules::{Decision, Refused, admit, failure_result};

use super::info::{CallEnd, CallInfo, message};
use super::table::CallTable;

/// The pending reply of a call.
pub(crate) struct Reply {
    table: Weak<CallTable>,
    info: Option<CallInfo>,
}

/// Dispatches progress events of a call; does nothing after the program has ended.
#[derive(Clone)]
pub(crate) struct ProgressReporter {
    table: Weak<CallTable>,
    id: CallId,
}

impl Reply {
    pub(crate) fn new(table: &Rc<CallTable>, info: CallInfo) -> Reply {
        Reply { table: Rc::downgrade(table), info: Some(info) }
    }

    /// The call's id; `None` after its end.
    pub(crate) fn id(&self) -> Option<CallId> {
        self.info.as_ref().map(|info| info.id)
    }

    pub(crate) fn request_id(&self) -> Option<&str> {
        self.info.as_ref().and_then(|info| info.request_id.as_deref())
    }

    /// Dispatches a progress event if the task has a listener.
    pub(crate) fn report(&self, kind: ProgressKind, what: impl FnOnce() -> HostValue) {
        if let Some(reporter) = self.reporter() {
            reporter.report(kind, what);
        }
    }

    /// A progress reporter to pass on; `None` after the end.
    pub(crate) fn reporter(&self) -> Option<ProgressReporter> {
        self.id().map(|id| ProgressReporter { table: self.table.clone(), id })
    }

    /// Records verdicts that do not end the call.
    pub(crate) fn note(&self, verdicts: Vec<Verdict>) {
        if let (Some(info), Some(table)) = (&self.info, self.table.upgrade()) {
            verdicts.into_iter().for_each(|verdict| table.journal.write(verdict_record(info, verdict, None)));
        }
    }

    /// Remembers why requests were resent.
    pub(crate) fn resent(&mut self, reasons: Vec<Failure>) {
        if let Some(info) = &mut self.info {
            info.resent = reasons;
        }
    }

    /// Ends the call with success.
    pub(crate) fn success(mut self, result: HostValue, status: Option<u16>) {
        if let Some((info, table)) = self.finish() {
            let end = CallEnd { ok: true, message: message(&result), status, info };
            push(&table, CallEvent::Success(result), end);
        }
    }

    /// Ends the call with a success that is delivered to the script `times` times, possibly never.
    pub(crate) fn succeed_times(mut self, times: usize, result: &HostValue) {
        let Some((info, table)) = self.finish() else { return };
        let event = || Event::Call(info.id, CallEvent::Success(result.clone()));
        let heard = if info.awaited { times } else { 0 };
        (1..heard).for_each(|_| table.inbox.push(event()));
        let last = (heard > 0).then(event);
        table.inbox.push_last(last, CallEnd { ok: true, message: message(result), status: None, info });
    }

    /// Ends the call with a failure found by admission, and its verdict.
    pub(crate) fn refuse(mut self, refused: Refused) {
        if let Some((info, table)) = self.finish() {
            fail(&table, info, &refused.failure, refused.decision);
        }
    }

    /// Ends the call with a failure of the network, a timeout or the script.
    pub(crate) fn fail(mut self, failure: &Failure, at: &Circumstances<'_>) {
        if let Some((info, table)) = self.finish() {
            let decision = diagnosis::failure(&info.app, info.api, failure, at);
            fail(&table, info, failure, decision);
        }
    }

    /// Ends a call that was not admitted, with the timing and task that the platform prescribes.
    pub(crate) fn refuse_in_manner(mut self, refused: Refused) -> Started {
        let Some(info) = &self.info else {
            return Started::Call;
        };
        let manner = admit::manner(&info.app, info.api, &refused.failure);
        self.warn(&refused.failure);
        if manner.at_once {
            let result = self.refuse_at_once(refused);
            return Started::Refused { result, complete: true, task: manner.task };
        }
        self.refuse(refused);
        if manner.task { Started::Task } else { Started::Call }
    }

    /// Prints the client's console warning for a failure, if any.
    fn warn(&self, failure: &Failure) {
        if let (Some(info), Some(table)) = (&self.info, self.table.upgrade())
            && let Some(text) = admit::console(&info.app, info.api, failure)
        {
            table.journal.write(Record::Console { level: Level::Error, text });
        }
    }

    /// Ends the call with a failure that the script receives before the function returns.
    fn refuse_at_once(&mut self, refused: Refused) -> HostValue {
        let Some((info, table)) = self.finish() else {
            return HostValue::Undefined;
        };
        let result = failed(&table, &info, &refused.failure, refused.decision);
        table.record(CallEnd { ok: false, message: message(&result), status: None, info });
        result
    }

    /// Removes the call from the table.
    fn finish(&mut self) -> Option<(CallInfo, Rc<CallTable>)> {
        let (info, table) = (self.info.take()?, self.table.upgrade()?);
        table.end(info.id);
        Some((info, table))
    }
}

impl Drop for Reply {
    fn drop(&mut self) {
        if let Some((info, table)) = self.finish() {
            abort(&table, info);
        }
    }
}

impl ProgressReporter {
    /// Dispatches a progress event if the task has a listener.
    pub(crate) fn report(&self, kind: ProgressKind, what: impl FnOnce() -> HostValue) {
        if let Some(table) = self.table.upgrade()
            && table.has_listeners(self.id)
        {
            table.inbox.push(Event::Call(self.id, CallEvent::Progress(kind, what())));
        }
    }
}

/// Aborts a call: cancels it if it is running; if its end has not been delivered yet, replaces it with a failure.
pub(crate) fn abort_by_script(table: &CallTable, id: CallId) {
    if !table.cancel(id, Failure::Aborted)
        && let Some(end) = table.inbox.withdraw(id)
    {
        abort(table, end.info);
    }
}

fn abort(table: &CallTable, info: CallInfo) {
    let decision = diagnosis::failure(&info.app, info.api, &Failure::Aborted, &Circumstances::default());
    fail(table, info, &Failure::Aborted, decision);
}

fn fail(table: &CallTable, info: CallInfo, failure: &Failure, decision: Decision) {
    let result = failed(table, &info, failure, decision);
    let end = CallEnd { ok: false, message: message(&result), status: None, info };
    push(table, CallEvent::Fail(result), end);
}

/// The failure result for the script; the decision is recorded.
fn failed(table: &CallTable, info: &CallInfo, failure: &Failure, decision: Decision) -> HostValue {
    let result = failure_result(&info.app, info.api.into(), failure, info.request_id.as_deref(), &info.resent);
    table.journal.write(verdict_record(info, decision.verdict(Outcome::Refused), message(&result)));
    result
}

fn verdict_record(info: &CallInfo, verdict: Verdict, message: Option<String>) -> Record {
    Record::Verdict { call: Some(info.id), api: info.api, subject: info.subject.clone(), message, verdict }
}

fn push(table: &CallTable, event: CallEvent, end: CallEnd) {
    // The journal contains the end in any case.
    let event = end.info.awaited.then(|| Event::Call(end.info.id, event));
    table.inbox.push_last(event, end);
}
