//! Calls executed immediately, without waiting: the outcome is delivered as an event, or returned or thrown by the
//! synchronous form of the function.

use qiao_abi::{CallId, Function, HostValue, Name, Options, Started};
use qiao_rules::result;

use super::context::{CallContext, CallError};

/// The fields of a result.
pub(crate) type Fields = Vec<(Name, HostValue)>;

/// An API that is executed immediately.
pub(crate) struct ImmediateApi {
    /// The subject of a call in the journal, such as a path.
    pub subject: fn(&dyn Options) -> String,
    /// Admits and executes a call of this form of the function.
    pub perform: fn(&CallContext, Function, &dyn Options) -> Result<Fields, CallError>,
}

/// Starts a call whose outcome is delivered as an event.
pub(crate) fn start(context: &CallContext, id: CallId, options: &dyn Options, api: &ImmediateApi) -> Started {
    let reply = context.open(id, (api.subject)(options), None);
    match (api.perform)(context, context.api.into(), options) {
        Ok(fields) => reply.success(result::plain(context.app(), context.api, fields), None),
        Err(CallError::Refused(refused)) => return reply.refuse_in_manner(*refused),
        Err(CallError::Failed(failure)) => reply.fail(&failure, &Default::default()),
    }
    Started::Call
}

/// Executes a call that returns or throws its outcome.
pub(crate) fn answer(context: &CallContext, options: &dyn Options, api: &ImmediateApi) -> Result<HostValue, HostValue> {
    let outcome = (api.perform)(context, Function::sync(context.api), options);
    match outcome {
        Ok(fields) => Ok(result::returned(context.api, fields)),
        Err(error) => {
            let failure = context.throw(error, (api.subject)(options));
            if context.app().rules.calls.returns_failures { Ok(result::as_error(failure)) } else { Err(failure) }
        }
    }
}

/// The subject of calls without one.
pub(crate) fn no_subject(_: &dyn Options) -> String {
    String::new()
}
