//! The functions that work with files. They are carried out at once; their outcome is returned, or
//! told as an event.

use std::rc::Rc;

use qiao_abi::{Api, CallId, Failure, Function, HostValue, Name, Namespace, Options, Started, Verdict};
use qiao_rules::admit::file::file as admit;
use qiao_rules::{diagnosis, failure_result, result};

use super::network_call;
use crate::files;
use crate::program::{NamespaceState, State};
use crate::reply::Reply;

/// Starts a call.
pub fn start(state: &Rc<State>, namespace: Namespace, call: CallId, api: Api, options: &dyn Options) -> Started {
    let Some(at) = state.namespace(namespace) else {
        return Started::default();
    };
    let subject = subject(options);
    state.record_call(call, namespace, api, &subject);
    let reply = Reply::new(state, at.app.clone(), call, api, subject, None);
    match admit(&at.app, api.into(), options) {
        Err(refused) => return network_call::refuse(&at.app, api, reply, *refused),
        Ok(task) => match carry_out(state, at, task) {
            Ok(fields) => reply.success(result::plain(&at.app, api, fields), None),
            Err(failure) => reply.fail(&failure, "", 0.0),
        },
    }
    Started::default()
}

/// Carries out a call that returns its outcome.
pub fn answer(
    state: &Rc<State>,
    namespace: Namespace,
    api: Api,
    options: &dyn Options,
) -> Result<HostValue, HostValue> {
    let Some(at) = state.namespace(namespace) else {
        return Ok(HostValue::Undefined);
    };
    let failed = |failure: &Failure, verdict: Verdict| {
        let thrown = failure_result(&at.app, Function::sync(api), failure, None);
        state.record_thrown(api, subject(options), &thrown, verdict);
        thrown
    };
    let task = admit(&at.app, Function::sync(api), options)
        .map_err(|refused| failed(&refused.failure, refused.verdict.clone()))?;
    match carry_out(state, at, task) {
        Ok(fields) => Ok(result::returned(api, fields)),
        Err(failure) => Err(failed(&failure, diagnosis::failure(&at.app, api, &failure, "", 0.0))),
    }
}

fn carry_out(
    state: &State,
    at: &NamespaceState,
    task: qiao_rules::admit::file::Task,
) -> Result<Vec<(Name, HostValue)>, Failure> {
    files::carry_out(&at.app, &at.files, state.root.as_ref(), task, state.chance(), state.limits.response_bytes)
}

/// The path that the call is about.
fn subject(options: &dyn Options) -> String {
    let paths = ["filePath", "path", "dirPath", "srcPath", "oldPath", "tempFilePath"];
    paths.into_iter().find_map(|name| options.text(name).value().cloned()).unwrap_or_default()
}
