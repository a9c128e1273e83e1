//! Calls delegated to the embedder: recorded in the journal, passed to the embedder's delegate, and answered with the
//! platform's default if there is none.

use std::rc::Rc;

use qiao_abi::{Answerer, Api, CallId, Charge, Failure, Function, HostValue, Name, Options, Record, Started};
use qiao_rules::chosen::{self, ChosenFile};
use qiao_rules::{App, DefaultAnswer, device, file_reason, result};
use serde_json::{Map, Value};
use tokio::sync::oneshot;

use crate::call::context::CallContext;
use crate::call::reply::Reply;
use crate::cancel::Cancel;
use crate::delegate::DelegateReply;
use crate::files;
use crate::script_json;
use crate::state::{NamespaceState, ProgramState};

/// An outcome: the fields of a success, or why there is none.
type Outcome<T = Vec<(Name, HostValue)>> = Result<T, Failure>;

/// Starts a delegated call; its outcome is delivered as an event.
pub(crate) fn start(context: &CallContext, id: CallId, options: &dyn Options) -> Started {
    let (state, api) = (&context.state, context.api);
    let asked = options.json();
    let held = match hold(context, options, asked.as_deref()) {
        Ok(held) => held,
        Err(failure) => {
            context.open(id, String::new(), None).fail(&failure, &Default::default());
            return Started::Call;
        }
    };
    let reply = context.open(id, String::new(), None);
    state.calls.journal.write(Record::Show { call: Some(id), api, options: asked.clone() });
    let default_answer = default_answer(context.app(), api);
    if let DefaultAnswer::Keeps(option) = default_answer {
        let text = options.text(option).value().cloned().unwrap_or_default();
        let held = state.budget.force(text.len());
        state.delegate.clipboard.replace((text, held));
    }
    let each = match default_answer {
        DefaultAnswer::Each { option, .. } => options.texts(option).value().cloned().unwrap_or_default(),
        _ => Vec::new(),
    };
    let most = options.number("count").value().map_or(usize::MAX, |count| *count as usize);
    let namespace = context.namespace.clone();
    let asking =
        Asking { app: context.app().clone(), namespace, api, call: id, default_answer, each, most, _held: held };
    let function = (api.name().into(), Some(api));
    match state.delegate.hand_over(context.namespace.id, id, function, asked.as_deref(), &state.calls.journal) {
        Some(answer) => asking.wait(state, reply, answer),
        None => asking.default(state, reply),
    }
    Started::Call
}

/// Memory of a question besides its options, in bytes.
const QUESTION: usize = 2 * 1024;

/// Claims the memory that a question needs until it is answered: that of its options and of the values made from them.
fn hold(context: &CallContext, options: &dyn Options, json: Option<&str>) -> Result<Charge, Failure> {
    context.check_room(options)?;
    let json = json.unwrap_or_default();
    let values = if context.state.delegate.is_there() { script_json::parsed_bytes(json) } else { json.len() };
    context.state.budget.claim(QUESTION + json.len() + values).ok_or_else(|| context.state.no_room())
}

/// Records a call that returns synchronously without a value.
pub(crate) fn answer(context: &CallContext, options: &dyn Options) -> HostValue {
    let options = options.json();
    context.state.calls.journal.write(Record::Show { call: None, api: context.api, options });
    HostValue::Undefined
}

fn default_answer(app: &App, api: Api) -> DefaultAnswer {
    let handed = app.rules.ui.handed.iter().find(|handed| handed.function == Function::from(api));
    handed.map_or(DefaultAnswer::Done, |handed| handed.usual)
}

/// A delegated call without an answer so far.
struct Asking {
    app: Rc<App>,
    api: Api,
    call: CallId,
    default_answer: DefaultAnswer,
    namespace: Rc<NamespaceState>,
    /// How many files may be chosen.
    most: usize,
    /// The texts for each of which there is an answer.
    each: Vec<String>,
    _held: Charge,
}

impl Asking {
    /// Waits for the delegate's answer.
    fn wait(self, state: &Rc<ProgramState>, reply: Reply, answer: oneshot::Receiver<DelegateReply>) {
        let cancel = Cancel::default();
        state.delegate.open.borrow_mut().insert(self.call, cancel.clone());
        let (calls, state) = (state.calls.clone(), state.clone());
        calls.spawn(async move {
            let answer = tokio::select! {
                answer = answer => answer,
                reason = cancel.cancelled() => {
                    state.delegate.open.borrow_mut().remove(&self.call);
                    return reply.fail(&reason, &Default::default());
                }
            };
            match answer {
                Ok(answer) => self.answered(&state, reply, answer),
                Err(_) => self.default(&state, reply),
            }
            state.delegate.open.borrow_mut().remove(&self.call);
        });
    }

    fn answered(&self, state: &ProgramState, reply: Reply, answer: DelegateReply) {
        let (told, outcome) = match answer {
            DelegateReply::Success(fields) => {
                let told = Value::Object(fields.clone()).to_string();
                (Some(told), Ok(fields.into_iter().map(|(name, value)| (name.into(), out(value))).collect()))
            }
            DelegateReply::Failure(reason) => (None, Err(Failure::Declined(Some(reason)))),
            DelegateReply::Cancelled => (None, Err(Failure::Declined(None))),
            DelegateReply::Files(files) => {
                let names: Vec<_> = files.iter().map(|(name, _)| Value::from(name.as_str())).collect();
                (Some(Value::Array(names).to_string()), self.chosen(state, &files))
            }
        };
        self.end(state, reply, Answerer::Embedder, told, outcome);
    }

    /// What script gets for the files that the user chooses, which are its temporary files now.
    fn chosen(&self, state: &ProgramState, files: &[(String, Vec<u8>)]) -> Outcome {
        let DefaultAnswer::Chooses(shape) = self.default_answer else {
            return Err(Failure::Declined(Some("it asks for no files".to_owned())));
        };
        let added = files.iter().take(self.most).map(|(name, bytes)| {
            let path = files::add(state, &self.namespace, name, bytes)
                .map_err(|fault| Failure::Declined(Some(file_reason(name, &fault).to_string())))?;
            Ok(ChosenFile { path, name: name.clone(), size: bytes.len() })
        });
        added.collect::<Outcome<Vec<_>>>().map(|added| chosen::fields(shape, &added))
    }

    fn default(&self, state: &ProgramState, reply: Reply) {
        let outcome = self.by_default(state);
        let told = outcome
            .as_ref()
            .ok()
            .map(|fields| fields.iter().map(|(name, value)| (name.to_string(), json(value))).collect::<Map<_, _>>());
        self.end(state, reply, Answerer::Default, told.map(|fields| Value::Object(fields).to_string()), outcome);
    }

    fn by_default(&self, state: &ProgramState) -> Outcome {
        match self.default_answer {
            DefaultAnswer::Done | DefaultAnswer::Keeps(_) => Ok(Vec::new()),
            DefaultAnswer::Tells(facts) => Ok(device::fields(&self.app, facts)),
            DefaultAnswer::Cancels | DefaultAnswer::Chooses(_) => Err(Failure::Declined(None)),
            DefaultAnswer::Fails(reason) => Err(Failure::Declined(Some(reason.to_owned()))),
            DefaultAnswer::Each { value, .. } => {
                Ok(self.each.iter().map(|text| (text.clone().into(), value.into())).collect())
            }
            DefaultAnswer::Kept(field) => Ok(vec![(field.into(), state.delegate.clipboard.borrow().0.as_str().into())]),
            DefaultAnswer::Code(field) => {
                let code = state
                    .delegate
                    .code(&state.calls.journal, || state.unique_name())
                    .map_err(|reason| Failure::Declined(Some(reason)))?;
                Ok(vec![(field.into(), code.into())])
            }
        }
    }

    fn end(&self, state: &ProgramState, reply: Reply, by: Answerer, answer: Option<String>, outcome: Outcome) {
        state.calls.journal.write(Record::Answer { call: self.call, api: self.api, by, answer });
        match outcome {
            Ok(fields) => reply.success(result::plain(&self.app, self.api, fields), None),
            Err(failure) => reply.fail(&failure, &Default::default()),
        }
    }
}

/// A value from the embedder, for script.
pub(super) fn out(value: Value) -> HostValue {
    match value {
        Value::Null => HostValue::Null,
        Value::Bool(flag) => HostValue::Bool(flag),
        Value::Number(number) => HostValue::Number(number.as_f64().unwrap_or(f64::NAN)),
        Value::String(text) => text.into(),
        Value::Array(items) => HostValue::List(items.into_iter().map(out).collect()),
        Value::Object(fields) => {
            HostValue::Object(fields.into_iter().map(|(name, value)| (name.into(), out(value))).collect())
        }
    }
}

/// Converts a value of a default result to JSON for the journal.
fn json(value: &HostValue) -> Value {
    match value {
        HostValue::Bool(flag) => (*flag).into(),
        HostValue::Number(number) => (*number).into(),
        HostValue::Text(text) => text.to_string().into(),
        _ => Value::Null,
    }
}
