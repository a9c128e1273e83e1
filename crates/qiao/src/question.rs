//! What a mini-program asks of its user or of the client, as its embedder sees it. How it is asked is
//! not known here.

use qiao_abi::{Api, CallId, Namespace};
use qiao_host::{DelegateReply, Question};
use serde_json::{Map, Value};

/// Something that script asks: to show a message, to confirm, to log in. It may be answered at once,
/// later or from another thread; one that is dropped is answered by the platform's default.
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

    /// The API object it was asked through: 0 unless a bare script has several.
    pub fn namespace(&self) -> Namespace {
        self.0.namespace
    }

    /// Which function was called.
    pub fn api(&self) -> Api {
        self.0.api
    }

    /// The options of the call, without its callbacks; `Null` where they have no form as JSON.
    pub fn options(&self) -> &Value {
        &self.0.options
    }

    /// The call succeeds, and its result has the fields of this object. Anything but an object has
    /// none.
    pub fn succeed(self, fields: Value) {
        let fields = if let Value::Object(fields) = fields { fields } else { Map::new() };
        self.answer(DelegateReply::Success(fields));
    }

    /// The call fails, with this reason in the platform's error message.
    pub fn fail(self, reason: impl Into<String>) {
        self.answer(DelegateReply::Failure(reason.into()));
    }

    /// The call fails as if its user had cancelled it.
    pub fn cancel(self) {
        self.answer(DelegateReply::Cancelled);
    }

    fn answer(self, answer: DelegateReply) {
        // A mini-program that has ended hears no answers.
        drop(self.0.answer.send(answer));
    }
}
