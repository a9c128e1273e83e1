//! One call: what it asks for, and who hears of its end.

use std::cell::{Cell, RefCell};

use qiao_abi::{Api, ApiShape, CallId, Namespace, ProgressKind, TaskMethod};
use rquickjs::{Ctx, Object, Result, Value};

use crate::atom_cache::AtomCache;
use crate::raw::{Kept, caught};

/// What a function of script asks of the host.
#[derive(Clone, Copy, Debug)]
pub(super) enum Subject {
    /// An API that it carries out.
    Api(Api),
    /// Something that the platform has and the host does not.
    Missing(&'static str),
}

/// How the calls of one function are made and answered.
#[derive(Clone, Copy)]
pub(super) struct Manner {
    pub namespace: Namespace,
    pub subject: Subject,
    pub promise: bool,
    pub bare_complete: bool,
    pub task: &'static [TaskMethod],
    /// The socket whose task is asked.
    pub socket: Option<CallId>,
}

/// A call that has not ended.
pub(super) struct Call<'js> {
    pub manner: Manner,
    pub success: Option<Kept<'js>>,
    pub fail: Option<Kept<'js>>,
    pub complete: Option<Kept<'js>>,
    /// What resolves its promise, and what rejects it.
    pub promise: Option<(Kept<'js>, Kept<'js>)>,
    /// Its option object, where the page that it opens needs that.
    pub options: Option<Kept<'js>>,
    pub channel: RefCell<Option<Kept<'js>>>,
    pub listeners: RefCell<Vec<(ProgressKind, Kept<'js>)>>,
    /// How often it still ends: once for each socket that it closes.
    pub ends: Cell<usize>,
    /// Whether it opened a socket.
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

impl Manner {
    pub(super) fn new(namespace: Namespace, shape: &ApiShape) -> Manner {
        let subject = Subject::Api(shape.function.api);
        let ApiShape { promise, bare_complete, task, .. } = *shape;
        Manner { namespace, subject, promise, bare_complete, task, socket: None }
    }
}

impl<'js> Call<'js> {
    /// Reads the callbacks of an option object, in this order.
    pub(super) fn new(
        ctx: &Ctx<'js>,
        names: &AtomCache<'js>,
        manner: &Manner,
        options: Option<&Object<'js>>,
    ) -> Result<Call<'js>> {
        let needed = manner.subject.is(Api::NavigateTo) || manner.subject.is(Api::Read);
        let kept = needed.then_some(options).flatten();
        Ok(Call {
            manner: *manner,
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

    /// Whether anything in script waits for its end.
    pub(super) fn is_awaited(&self) -> bool {
        let opens = self.options.is_some() || self.manner.subject.is(Api::ConnectSocket);
        self.has_callbacks() || self.promise.is_some() || opens || !self.manner.task.is_empty()
    }

    pub(super) fn has_callbacks(&self) -> bool {
        self.success.is_some() || self.fail.is_some() || self.complete.is_some()
    }
}

/// What a getter throws makes the callback absent: it may not break the call.
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

/// Keeps a value if it can be called.
pub(super) fn kept_function<'js>(value: &Value<'js>) -> Option<Kept<'js>> {
    value.is_function().then(|| Kept::new(value))
}

/// What of its options a call fills in beside its result: the buffer that a file is read into.
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
                let manner = Manner {
                    namespace: Namespace(0),
                    subject: Subject::Api(api),
                    promise: true,
                    bare_complete: false,
                    task,
                    socket: None,
                };
                let options: Object = ctx.eval(format!("({options})")).unwrap();
                Call::new(&ctx, &names, &manner, Some(&options)).unwrap().is_awaited()
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
