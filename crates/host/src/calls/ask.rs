//! Calls that ask something of the user or of the client: recorded, handed to whoever embeds the
//! host, and answered by the platform's default where nobody else answers.

use std::rc::Rc;

use qiao_abi::{Answerer, Api, CallId, Failure, Function, Name, Options, Out, Record, Space, Started};
use qiao_rules::{App, Usual, device, result};
use serde_json::{Map, Value};
use tokio::sync::oneshot;

use crate::asks::Answer;
use crate::cancel::Cancel;
use crate::program::State;
use crate::reply::Reply;

/// An outcome: the fields of a success, or why there is none.
type Outcome = Result<Vec<(Name, Out)>, Failure>;

/// Asks; the outcome comes as an event, as it would from a real client.
pub fn start(state: &Rc<State>, space: Space, call: CallId, api: Api, options: &dyn Options) -> Started {
    let Some(at) = state.space(space) else {
        return Started::default();
    };
    let asked = options.json();
    state.journal.write(Record::Show { call, api, options: asked.clone() });
    let usual = usual(&at.app, api);
    if let Usual::Keeps(option) = usual {
        state.asks.clipboard.replace(options.text(option).value().cloned().unwrap_or_default());
    }
    let asking = Asking { app: at.app.clone(), api, call, usual };
    let reply = Reply::new(state, at.app.clone(), call, api, String::new(), None);
    match state.asks.hand_over(space, call, api, asked.as_deref()) {
        Some(answer) => asking.wait(state, reply, answer),
        None => asking.default(state, reply),
    }
    Started::default()
}

/// Records a call that returns at once, and nothing.
pub fn answer(state: &State, api: Api, options: &dyn Options) -> Out {
    state.journal.write(Record::Show { call: CallId(0), api, options: options.json() });
    Out::Undefined
}

fn usual(app: &App, api: Api) -> Usual {
    let handed = app.profile.ui.handed.value.iter().find(|handed| handed.function == Function::from(api));
    handed.map_or(Usual::Done, |handed| handed.usual)
}

/// A question on its way.
struct Asking {
    app: Rc<App>,
    api: Api,
    call: CallId,
    usual: Usual,
}

impl Asking {
    /// Waits for the answer of somebody else.
    fn wait(self, state: &Rc<State>, reply: Reply, answer: oneshot::Receiver<Answer>) {
        let cancel = Cancel::default();
        state.asks.open.borrow_mut().insert(self.call, cancel.clone());
        let state = state.clone();
        tokio::task::spawn_local(async move {
            let answer = tokio::select! {
                answer = answer => answer,
                reason = cancel.cancelled() => {
                    state.asks.open.borrow_mut().remove(&self.call);
                    return reply.fail(&reason, "", 0.0);
                }
            };
            match answer {
                Ok(answer) => self.answered(&state, reply, answer),
                Err(_) => self.default(&state, reply),
            }
            state.asks.open.borrow_mut().remove(&self.call);
        });
    }

    fn answered(&self, state: &State, reply: Reply, answer: Answer) {
        let (told, outcome) = match answer {
            Answer::Success(fields) => {
                let told = Value::Object(fields.clone()).to_string();
                (Some(told), Ok(fields.into_iter().map(|(name, value)| (name.into(), out(value))).collect()))
            }
            Answer::Failure(why) => (None, Err(Failure::Declined(Some(why)))),
            Answer::Cancelled => (None, Err(Failure::Declined(None))),
        };
        self.end(state, reply, Answerer::Embedder, told, outcome);
    }

    fn default(&self, state: &State, reply: Reply) {
        let outcome = self.by_default(state);
        let told = outcome
            .as_ref()
            .ok()
            .map(|fields| fields.iter().map(|(name, value)| (name.to_string(), json(value))).collect::<Map<_, _>>());
        self.end(state, reply, Answerer::Default, told.map(|fields| Value::Object(fields).to_string()), outcome);
    }

    fn by_default(&self, state: &State) -> Outcome {
        match self.usual {
            Usual::Done | Usual::Keeps(_) => Ok(Vec::new()),
            Usual::Tells(facts) => Ok(device::fields(&self.app, facts)),
            Usual::Cancels => Err(Failure::Declined(None)),
            Usual::Kept(field) => Ok(vec![(field.into(), state.asks.clipboard.borrow().as_str().into())]),
            Usual::Code(field) => {
                let code = state.asks.code(|| state.chance()).map_err(|why| Failure::Declined(Some(why)))?;
                Ok(vec![(field.into(), code.into())])
            }
        }
    }

    fn end(&self, state: &State, reply: Reply, by: Answerer, answer: Option<String>, outcome: Outcome) {
        state.journal.write(Record::Answer { call: self.call, api: self.api, by, answer });
        match outcome {
            Ok(fields) => reply.success(result::plain(&self.app, self.api, fields), None),
            Err(failure) => reply.fail(&failure, "", 0.0),
        }
    }
}

/// A value of the embedder's, for script.
fn out(value: Value) -> Out {
    match value {
        Value::Null => Out::Null,
        Value::Bool(flag) => Out::Bool(flag),
        Value::Number(number) => Out::Number(number.as_f64().unwrap_or(f64::NAN)),
        Value::String(text) => Out::Text(text),
        Value::Array(items) => Out::List(items.into_iter().map(out).collect()),
        Value::Object(fields) => {
            Out::Object(fields.into_iter().map(|(name, value)| (name.into(), out(value))).collect())
        }
    }
}

/// A value of a default, for the journal.
fn json(value: &Out) -> Value {
    match value {
        Out::Bool(flag) => (*flag).into(),
        Out::Number(number) => (*number).into(),
        Out::Text(text) => text.as_str().into(),
        _ => Value::Null,
    }
}
