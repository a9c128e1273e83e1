//! A value that Rust keeps across calls into the engine: a root for the garbage collector. It does not keep
//! its context alive, so the runtime's user data may hold it. A closure that script can reach may not: the
//! collector could not see through it.

use std::marker::PhantomData;

use rquickjs::{Ctx, Error, JsLifetime, Result, Value, qjs};

use super::taken;

/// A strong reference to a value.
pub(crate) struct Kept<'js> {
    runtime: *mut qjs::JSRuntime,
    value: qjs::JSValue,
    /// Binds the value to its runtime.
    of: PhantomData<Ctx<'js>>,
}

// SAFETY: `'js` is the only lifetime. Values only outlive it in user data, which is dropped before the runtime.
unsafe impl<'js> JsLifetime<'js> for Kept<'js> {
    type Changed<'to> = Kept<'to>;
}

impl<'js> Kept<'js> {
    /// Adds a reference to a value.
    pub(crate) fn new(value: &Value<'js>) -> Kept<'js> {
        let context = value.ctx().as_raw().as_ptr();
        // SAFETY: the value is live and of this context, and so is its runtime.
        let (runtime, value) = unsafe { (qjs::JS_GetRuntime(context), qjs::JS_DupValue(context, value.as_raw())) };
        Kept { runtime, value, of: PhantomData }
    }

    /// A new reference to the value.
    pub(crate) fn value(&self, ctx: &Ctx<'js>) -> Value<'js> {
        // SAFETY: the value is live and belongs to this runtime; the caller owns the new reference.
        unsafe { Value::from_raw(ctx.clone(), qjs::JS_DupValue(ctx.as_raw().as_ptr(), self.value)) }
    }

    /// Whether this is the same value (`===`).
    pub(crate) fn is(&self, object: &Value<'js>) -> bool {
        // SAFETY: both values are live and of this runtime.
        unsafe { qjs::JS_IsStrictEqual(object.ctx().as_raw().as_ptr(), self.value, object.as_raw()) }
    }

    /// Calls the function with one argument and `this` undefined.
    pub(crate) fn call(&self, ctx: &Ctx<'js>, argument: &Value<'js>) -> Result<Value<'js>> {
        let mut arguments = [argument.as_raw()];
        // Holds a reference: script may drop `self` during the call.
        let function = self.value(ctx);
        // SAFETY: all values belong to this runtime and stay live during the call; we own the returned value.
        unsafe {
            let context = ctx.as_raw().as_ptr();
            taken(ctx, qjs::JS_Call(context, function.as_raw(), qjs::JS_UNDEFINED, 1, arguments.as_mut_ptr()))
        }
    }
}

impl Clone for Kept<'_> {
    fn clone(&self) -> Self {
        // SAFETY: the value is live, and so is its runtime.
        let value = unsafe { qjs::JS_DupValueRT(self.runtime, self.value) };
        Kept { runtime: self.runtime, value, of: PhantomData }
    }
}

impl Drop for Kept<'_> {
    fn drop(&mut self) {
        // SAFETY: we own the reference and release it once; the runtime is live as long as `self`.
        unsafe { qjs::JS_FreeValueRT(self.runtime, self.value) };
    }
}

/// Takes the pending exception. The error is returned again if script cannot catch it either.
pub(crate) fn caught<'js>(ctx: &Ctx<'js>, error: Error) -> Result<Value<'js>> {
    let Error::Exception = error else {
        return Err(error);
    };
    let thrown = ctx.catch();
    // SAFETY: only looks at the value.
    if unsafe { qjs::JS_IsUncatchableError(thrown.as_raw()) } { Err(ctx.throw(thrown)) } else { Ok(thrown) }
}
