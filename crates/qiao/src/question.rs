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

    /// The name of the function that was called: one of those that qiao offers, or any other of the platform's.
    pub fn name(&self) -> &'static str {
        self.0.name
    }

    /// Which function was called; `None` if qiao offers it through answers alone.
    pub fn api(&self) -> Option<Api> {
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

    /// The user chooses these files: the name of each, and its bytes. They become temporary files of the program, and
    /// the result has the fields in which the platform tells of them. A function that chooses no files fails.
    pub fn choose(self, files: Vec<(String, Vec<u8>)>) {
        self.answer(DelegateReply::Files(files));
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
