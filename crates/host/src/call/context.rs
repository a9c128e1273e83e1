//! The context of a call: the program, the API object with its rules, and the API, resolved once by the dispatcher.
//! Also the error of a call.

use std::rc::Rc;

use qiao_abi::{Api, CallId, Failure, Function, HostValue, Level, Options, Outcome, Record};
use qiao_rules::{App, Refused, diagnosis, failure_result};

use super::info::{CallInfo, message};
use super::reply::Reply;
use crate::cancel::Cancel;
use crate::lifecycle;
use crate::state::{NamespaceState, ProgramState};

/// Why a call failed: refused by a rule, with its decision, or failed during execution.
pub(crate) enum CallError {
    Refused(Box<Refused>),
    Failed(Failure),
}

impl From<Failure> for CallError {
    fn from(failure: Failure) -> Self {
        CallError::Failed(failure)
    }
}

impl From<Box<Refused>> for CallError {
    fn from(refused: Box<Refused>) -> Self {
        CallError::Refused(refused)
    }
}

/// An API of an API object, as called by the script.
pub(crate) struct CallContext {
    pub state: Rc<ProgramState>,
    pub namespace: Rc<NamespaceState>,
    pub api: Api,
    /// Whether anything in script waits for the outcome.
    pub awaited: bool,
    /// The stack of script at the call, if an inspector is attached.
    pub stack: String,
}

impl CallContext {
    pub(crate) fn app(&self) -> &Rc<App> {
        &self.namespace.app
    }

    /// Opens a call and records it in the journal.
    pub(crate) fn open(&self, id: CallId, subject: String, request_id: Option<String>) -> Reply {
        self.record(id, &subject);
        self.reply(id, subject, request_id)
    }

    /// Records a call.
    pub(crate) fn record(&self, id: CallId, subject: &str) {
        let (namespace, api) = (self.namespace.id, self.api);
        let (subject, stack) = (subject.to_owned(), self.stack.clone());
        self.state.calls.journal.write(Record::Call { call: id, namespace, api, subject, stack });
    }

    /// The reply for a call that is already in the journal.
    pub(crate) fn reply(&self, id: CallId, subject: String, request_id: Option<String>) -> Reply {
        let info = CallInfo {
            app: self.app().clone(),
            id,
            api: self.api,
            subject,
            request_id,
            resent: Vec::new(),
            awaited: self.awaited,
        };
        Reply::new(&self.state.calls, info)
    }

    /// Checks that there was enough memory to read the options.
    ///
    /// # Errors
    /// Some options were dropped for lack of memory.
    pub(crate) fn check_room(&self, options: &dyn Options) -> Result<(), Failure> {
        if options.lacks_room() { Err(self.state.no_room()) } else { Ok(()) }
    }

    /// Checks that the network may be used now.
    ///
    /// # Errors
    /// The program has been in background for too long.
    pub(crate) fn check_foreground(&self) -> Result<(), Failure> {
        lifecycle::refusal(&self.state, self.app()).map_or(Ok(()), Err)
    }

    /// Starts a network call.
    ///
    /// # Errors
    /// The network may not be used now, or the limit of running calls is reached.
    pub(crate) fn begin(&self, id: CallId) -> Result<Cancel, Failure> {
        self.check_foreground()?;
        self.state.calls.begin(id, usize::from(self.namespace.id.0), self.state.limits.calls)
    }

    /// Writes warnings to the script's console.
    pub(crate) fn warn(&self, warnings: Vec<String>) {
        for text in warnings {
            self.state.calls.journal.write(Record::Console { level: Level::Warn, text });
        }
    }

    /// The value that a synchronous function throws; the verdict is recorded.
    pub(crate) fn throw(&self, error: CallError, subject: String) -> HostValue {
        let refused = match error {
            CallError::Refused(refused) => *refused,
            CallError::Failed(failure) => *diagnosis::refusal(self.app(), self.api, failure, &Default::default()),
        };
        let thrown = failure_result(self.app(), Function::sync(self.api), &refused.failure, None, &[]);
        let (api, message) = (self.api, message(&thrown));
        let verdict = refused.decision.verdict(Outcome::Refused);
        self.state.calls.journal.explain(api, subject, message, verdict);
        thrown
    }
}
