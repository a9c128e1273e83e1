//! One pending call: the function it belongs to, and its callbacks, promise and listeners. How a call starts and ends
//! is in `start` and `end`.

use std::cell::{Cell, RefCell};

use qiao_abi::{Api, ApiShape, CallId, Namespace, ProgressKind, TaskMethod};
use rquickjs::{Ctx, Object, Result, Value};

use crate::atom_cache::AtomCache;
use crate::raw::{Kept, caught};

/// What a function of an API object calls in the host.
#[derive(Clone, Copy, Debug)]
pub(super) enum Subject {
    /// An API that the host implements.
    Api(Api),
    /// A function that the platform has and qiao does not, by name.
    Missing(&'static str),
}

/// A function of an API object, and how its calls are made and answered.
#[derive(Clone, Copy)]
pub(super) struct ApiFunction {
    pub namespace: Namespace,
    pub subject: Subject,
    pub promise: bool,
    pub bare_complete: bool,
    pub task: &'static [TaskMethod],
    /// The socket of the task whose method this is.
    pub socket: Option<CallId>,
}

/// A call that has not ended.
pub(super) struct Call<'js> {
    pub function: ApiFunction,
    pub success: Option<Kept<'js>>,
    pub fail: Option<Kept<'js>>,
    pub complete: Option<Kept<'js>>,
    /// Its promise.
    pub promise: Option<CallPromise<'js>>,
    /// Its option object, where the page that it opens needs that.
    pub options: Option<Kept<'js>>,
    pub channel: RefCell<Option<Kept<'js>>>,
    pub listeners: RefCell<Vec<(ProgressKind, Kept<'js>)>>,
    /// How many times the call still ends: once per socket that it closes.
    pub ends: Cell<usize>,
    /// Whether the call opened a socket.
    pub opens: Cell<bool>,
}

impl Subject {
    /// The name of the function.
    pub(super) fn name(self) -> &'static str {
        match self {
            Subject::Api(api) => api.name(),
            Subject::Missing(name) => name,
        }
    }

    pub(super) fn is(self, api: Api) -> bool {
        matches!(self, Subject::Api(own) if own == api)
    }
}

impl ApiFunction {
    pub(super) fn new(namespace: Namespace, shape: &ApiShape) -> ApiFunction {
        let subject = Subject::Api(shape.function.api);
        let ApiShape { promise, bare_complete, task, .. } = *shape;
        ApiFunction { namespace, subject, promise, bare_complete, task, socket: None }
    }
}

/// The promise that script has of a call.
pub(super) struct CallPromise<'js> {
    pub promise: Kept<'js>,
    pub resolve: Kept<'js>,
    pub reject: Kept<'js>,
}

impl<'js> Call<'js> {
    /// Reads the callbacks from the option object, in the order `success`, `fail`, `complete`.
    pub(super) fn new(
        ctx: &Ctx<'js>,
        names: &AtomCache<'js>,
        function: &ApiFunction,
        options: Option<&Object<'js>>,
    ) -> Result<Call<'js>> {
        let needed = function.subject.is(Api::NavigateTo) || function.subject.is(Api::Read);
        let kept = needed.then_some(options).flatten();
        Ok(Call {
            function: *function,
            success: callback(ctx, names, options, "success")?,
            fail: callback(ctx, names, options, "fail")?,
            complete: callback(ctx, names, options, "complete")?,
            promise: None,
            options: kept.map(|options| Kept::new(options.as_value())),
            channel: RefCell::default(),
            listeners: RefCell::default(),
            ends: Cell::new(1),
            opens: Cell::new(false),
        })
    }

    /// Whether script can observe the end of the call.
    pub(super) fn is_awaited(&self) -> bool {
        let opens = self.options.is_some() || self.function.subject.is(Api::ConnectSocket);
        self.has_callbacks() || self.promise.is_some() || opens || !self.function.task.is_empty()
    }

    pub(super) fn has_callbacks(&self) -> bool {
        self.success.is_some() || self.fail.is_some() || self.complete.is_some()
    }
}

/// A callback of the option object. One whose getter throws counts as absent, because it may not break the
/// call.
fn callback<'js>(
    ctx: &Ctx<'js>,
    names: &AtomCache<'js>,
    options: Option<&Object<'js>>,
    name: &'static str,
) -> Result<Option<Kept<'js>>> {
    let Some(options) = options else {
        return Ok(None);
    };
    match names.get(ctx, options, name) {
        Ok(value) => Ok(kept_function(&value)),
        Err(error) => caught(ctx, error).map(|_| None),
    }
}

/// Keeps a value if it is a function.
pub(super) fn kept_function<'js>(value: &Value<'js>) -> Option<Kept<'js>> {
    value.is_function().then(|| Kept::new(value))
}

/// A buffer in the options that the call fills: the target of reading a file.
pub(super) fn target<'js>(api: Api, options: &Object<'js>) -> Option<Value<'js>> {
    (api == Api::Read).then(|| options.get("arrayBuffer").ok()).flatten()
}

#[cfg(test)]
mod tests {
    use rquickjs::{Context, Runtime};

    use super::*;

    #[test]
    fn a_call_is_awaited_by_callbacks_tasks_and_pages() {
        let runtime = Runtime::new().unwrap();
        Context::full(&runtime).unwrap().with(|ctx| {
            let names = AtomCache::new(&ctx).unwrap();
            let awaited = |api, task, options: &str| {
                let function = ApiFunction {
                    namespace: Namespace(0),
                    subject: Subject::Api(api),
                    promise: true,
                    bare_complete: false,
                    task,
                    socket: None,
                };
                let options: Object = ctx.eval(format!("({options})")).unwrap();
                Call::new(&ctx, &names, &function, Some(&options)).unwrap().is_awaited()
            };
            assert!(!awaited(Api::SendSocketMessage, &[], "{}"));
            assert!(!awaited(Api::SendSocketMessage, &[], "{ success: 1, get fail() { throw 1; } }"));
            assert!(awaited(Api::SendSocketMessage, &[], "{ complete() {} }"));
            assert!(awaited(Api::Request, &[TaskMethod::Abort], "{}"));
            assert!(awaited(Api::NavigateTo, &[], "{}"));
            assert!(awaited(Api::ConnectSocket, &[], "{}"));
        });
    }
}
