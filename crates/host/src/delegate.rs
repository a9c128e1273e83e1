//! What script asks of the user or the client: the embedder's delegate, open questions, and the state that
//! answers depend on. It must not know any function.

use std::cell::{Cell, RefCell};
use std::collections::BTreeMap;

use qiao_abi::{Api, CallId, Namespace};
use serde_json::{Map, Value};
use tokio::sync::oneshot;

use crate::cancel::Cancel;
use crate::journal::Journal;
use crate::script_json;

/// Something that script asks. Dropping it unanswered gives the platform's default answer.
#[derive(Debug)]
pub struct Question {
    /// The API object it was asked through.
    pub namespace: Namespace,
    /// The call.
    pub call: CallId,
    /// The API.
    pub api: Api,
    /// Its options; `Null` where they have no form as JSON.
    pub options: Value,
    /// Where the answer goes.
    pub answer: oneshot::Sender<DelegateReply>,
}

/// A reply of the embedder.
#[derive(Clone, Debug, PartialEq)]
pub enum DelegateReply {
    /// The call succeeds with these fields.
    Success(Map<String, Value>),
    /// The call fails, for this reason.
    Failure(String),
    /// The user cancels.
    Cancelled,
}

/// Receives what script asks. It is called while script runs, so it must not block.
pub type Delegate = Box<dyn FnMut(Question)>;

/// Who gives the codes with which a user logs in, or says why there is none.
pub type LoginProvider = Box<dyn FnMut() -> Result<String, String>>;

/// The questions of one program.
#[derive(Default)]
pub(crate) struct DelegateState {
    pub delegate: RefCell<Option<Delegate>>,
    pub login: RefCell<Option<LoginProvider>>,
    /// Those without a reply so far.
    pub open: RefCell<BTreeMap<CallId, Cancel>>,
    /// What was put onto the clipboard.
    pub clipboard: RefCell<String>,
    codes: Cell<u64>,
}

impl DelegateState {
    pub(crate) fn new(delegate: Option<Delegate>, login: Option<LoginProvider>) -> DelegateState {
        DelegateState { delegate: RefCell::new(delegate), login: RefCell::new(login), ..DelegateState::default() }
    }

    /// Whether there is somebody who answers.
    pub(crate) fn is_there(&self) -> bool {
        self.delegate.borrow().is_some()
    }

    /// Hands a question over; the answer comes here, if there is anybody.
    pub(crate) fn hand_over(
        &self,
        namespace: Namespace,
        call: CallId,
        api: Api,
        options: Option<&str>,
        journal: &Journal,
    ) -> Option<oneshot::Receiver<DelegateReply>> {
        let mut delegate = self.delegate.borrow_mut();
        let delegate = delegate.as_mut()?;
        let (answer, answered) = oneshot::channel();
        let options = options.and_then(|options| script_json::parse(options).ok()).unwrap_or(Value::Null);
        let asked = journal.guard("in the delegate", || delegate(Question { namespace, call, api, options, answer }));
        Some(asked.map_or_else(|_| failed("the delegate panicked"), |()| answered))
    }

    /// A code for a login: the provider's, or one that is recognizably made up.
    pub(crate) fn code(&self, journal: &Journal, unique: impl FnOnce() -> String) -> Result<String, String> {
        if let Some(login) = self.login.borrow_mut().as_mut() {
            let given = journal.guard("in the login provider", login);
            return given.unwrap_or_else(|_| Err("the login provider panicked".to_owned()));
        }
        self.codes.set(self.codes.get() + 1);
        Ok(format!("qiao-made-up-code-{}-{}", self.codes.get(), unique()))
    }
}

/// The answer of a question that nobody could be asked.
fn failed(reason: &str) -> oneshot::Receiver<DelegateReply> {
    let (answer, answered) = oneshot::channel();
    drop(answer.send(DelegateReply::Failure(reason.to_owned())));
    answered
}
