//! Delegated calls: the embedder's delegate, unanswered calls, and the state that default results depend on. It must
//! not know particular functions.

use std::borrow::Cow;
use std::cell::{Cell, RefCell};
use std::collections::BTreeMap;

use qiao_abi::{Api, CallId, Charge, Namespace};
use serde_json::{Map, Value};
use tokio::sync::oneshot;

use crate::cancel::Cancel;
use crate::journal::Journal;
use crate::script_json;

/// Something that script asks. Dropping it unanswered gives the platform's default answer.
#[derive(Debug)]
pub struct Question {
    /// The API object that was called.
    pub namespace: Namespace,
    /// The call.
    pub call: CallId,
    /// The function, as script calls it.
    pub name: Cow<'static, str>,
    /// The API; `None` of a function that qiao does not offer by itself.
    pub api: Option<Api>,
    /// Its options; `Null` where they have no form as JSON.
    pub options: Value,
    /// Receives the answer.
    pub answer: oneshot::Sender<DelegateReply>,
}

/// An answer of the embedder.
#[derive(Clone, Debug, PartialEq)]
pub enum DelegateReply {
    /// The call succeeds with these fields.
    Success(Map<String, Value>),
    /// The call fails, for this reason.
    Failure(String),
    /// The user cancels.
    Cancelled,
    /// The user chooses these files: the name of each, and its bytes.
    Files(Vec<(String, Vec<u8>)>),
}

/// Receives delegated calls. It is called while the script is running, so it must not block.
pub type Delegate = Box<dyn FnMut(Question)>;

/// Provides login codes; an error is the reason why there is none.
pub type LoginProvider = Box<dyn FnMut() -> Result<String, String>>;

/// The delegated calls of one program.
#[derive(Default)]
pub(crate) struct DelegateState {
    pub delegate: RefCell<Option<Delegate>>,
    pub login: RefCell<Option<LoginProvider>>,
    /// Calls without an answer so far.
    pub open: RefCell<BTreeMap<CallId, Cancel>>,
    /// The content of the clipboard, and its memory.
    pub clipboard: RefCell<(String, Charge)>,
    codes: Cell<u64>,
}

impl DelegateState {
    pub(crate) fn new(delegate: Option<Delegate>, login: Option<LoginProvider>) -> DelegateState {
        DelegateState { delegate: RefCell::new(delegate), login: RefCell::new(login), ..DelegateState::default() }
    }

    /// Whether the embedder has a delegate.
    pub(crate) fn is_there(&self) -> bool {
        self.delegate.borrow().is_some()
    }

    /// Passes a call to the delegate, if there is one; returns the receiver of the answer.
    pub(crate) fn hand_over(
        &self,
        namespace: Namespace,
        call: CallId,
        (name, api): (Cow<'static, str>, Option<Api>),
        options: Option<&str>,
        journal: &Journal,
    ) -> Option<oneshot::Receiver<DelegateReply>> {
        let mut delegate = self.delegate.borrow_mut();
        let delegate = delegate.as_mut()?;
        let (answer, answered) = oneshot::channel();
        let options = options.and_then(|options| script_json::parse(options).ok()).unwrap_or(Value::Null);
        let question = Question { namespace, call, name, api, options, answer };
        let asked = journal.guard("in the delegate", || delegate(question));
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
