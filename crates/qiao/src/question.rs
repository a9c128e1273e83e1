//! Delegated calls, as the embedder sees them: requests to the user or the client. How the script makes them is not
//! known here.

use qiao_abi::{Api, CallId, Namespace};
use qiao_host::{DelegateReply, Question};
use serde_json::{Map, Value};

/// A delegated call of the script, for example to show a message or to log in. It can be answered immediately, later or
/// from another thread; if dropped, the platform's default applies.
#[derive(Debug)]
pub struct Ask(Question);

impl Ask {
    pub(crate) fn new(question: Question) -> Ask {
        Ask(question)
    }

    /// The call, as the journal numbers it.
    pub fn call(&self) -> CallId {
        self.0.call
    }

    /// The API object: 0 unless a bare script has several.
    pub fn namespace(&self) -> Namespace {
        self.0.namespace
    }

    /// The name of the function that was called: one of those that qiao offers, or any other of the platform's.
    pub fn name(&self) -> &str {
        &self.0.name
    }

    /// Which function was called; `None` if qiao offers it through answers alone.
    pub fn api(&self) -> Option<Api> {
        self.0.api
    }

    /// The options of the call, without callbacks; `Null` if they cannot be serialized.
    pub fn options(&self) -> &Value {
        &self.0.options
    }

    /// Completes the call successfully; its result has the fields of this object. Other values than objects add no
    /// fields.
    pub fn succeed(self, fields: Value) {
        let fields = if let Value::Object(fields) = fields { fields } else { Map::new() };
        self.answer(DelegateReply::Success(fields));
    }

    /// The user chooses these files: the name of each, and its bytes. They become temporary files of the program, and
    /// the result has the fields in which the platform tells of them. A function that chooses no files fails.
    pub fn choose(self, files: Vec<(String, Vec<u8>)>) {
        self.answer(DelegateReply::Files(files));
    }

    /// The call fails, with this reason in the platform's error message.
    pub fn fail(self, reason: impl Into<String>) {
        self.answer(DelegateReply::Failure(reason.into()));
    }

    /// Fails the call as if the user had cancelled it.
    pub fn cancel(self) {
        self.answer(DelegateReply::Cancelled);
    }

    fn answer(self, answer: DelegateReply) {
        // If the mini-program has ended, the answer is dropped.
        drop(self.0.answer.send(answer));
    }
}
