//! A value under construction: rquickjs's `Value` without a reference to the context in each. Where values
//! are created by the thousand, counting those references takes a tenth of the time.

use std::ffi::c_int;

use rquickjs::{Ctx, Error, Result, Value, qjs};

use super::Atom;

/// A value with one reference, released on drop.
pub(crate) struct Owned<'a, 'js> {
    ctx: &'a Ctx<'js>,
    value: qjs::JSValue,
}

impl<'a, 'js> Owned<'a, 'js> {
    pub(crate) fn null(ctx: &'a Ctx<'js>) -> Owned<'a, 'js> {
        Owned { ctx, value: qjs::JS_NULL }
    }

    pub(crate) fn undefined(ctx: &'a Ctx<'js>) -> Owned<'a, 'js> {
        Owned { ctx, value: qjs::JS_UNDEFINED }
    }

    pub(crate) fn bool(ctx: &'a Ctx<'js>, flag: bool) -> Owned<'a, 'js> {
        Owned { ctx, value: if flag { qjs::JS_TRUE } else { qjs::JS_FALSE } }
    }

    pub(crate) fn number(ctx: &'a Ctx<'js>, number: f64) -> Owned<'a, 'js> {
        Owned { ctx, value: qjs::JS_NewFloat64(number) }
    }

    /// A string from UTF-8; invalid UTF-8 becomes U+FFFD. QuickJS inspects each character.
    pub(crate) fn string(ctx: &'a Ctx<'js>, text: &[u8]) -> Result<Owned<'a, 'js>> {
        // SAFETY: the text is only read during the call; we own the returned value.
        unsafe { Owned::taken(ctx, qjs::JS_NewStringLen(ctx.as_raw().as_ptr(), text.as_ptr().cast(), text.len() as _)) }
    }

    /// A string from UTF-16 units, at least one of which must be beyond Latin-1: QuickJS stores other strings
    /// as bytes, and treats the same text in another form as a different property name.
    pub(crate) fn utf16(ctx: &'a Ctx<'js>, units: &[u16]) -> Result<Owned<'a, 'js>> {
        // SAFETY: the units are only read during the call; we own the returned value.
        unsafe { Owned::taken(ctx, qjs::JS_NewStringUTF16(ctx.as_raw().as_ptr(), units.as_ptr(), units.len() as _)) }
    }

    pub(crate) fn object(ctx: &'a Ctx<'js>) -> Result<Owned<'a, 'js>> {
        // SAFETY: we own the returned value.
        unsafe { Owned::taken(ctx, qjs::JS_NewObject(ctx.as_raw().as_ptr())) }
    }

    /// An array of these items.
    pub(crate) fn array(ctx: &'a Ctx<'js>, items: Vec<Owned<'a, 'js>>) -> Result<Owned<'a, 'js>> {
        let items: Vec<_> = items.into_iter().map(Owned::given).collect();
        // SAFETY: the array takes ownership of each item, also on failure; we own the returned array.
        unsafe { Owned::taken(ctx, qjs::JS_NewArrayFrom(ctx.as_raw().as_ptr(), items.len() as c_int, items.as_ptr())) }
    }

    /// Adds a plain property to an object that script has not seen yet.
    pub(crate) fn define(&self, name: &Atom<'js>, value: Owned<'a, 'js>) -> Result<()> {
        // SAFETY: all belong to the runtime; the call takes ownership of the value, also on failure.
        let done = unsafe {
            let context = self.ctx.as_raw().as_ptr();
            qjs::JS_DefinePropertyValue(context, self.value, name.as_raw(), value.given(), qjs::JS_PROP_C_W_E as c_int)
        };
        if done < 0 { Err(Error::Exception) } else { Ok(()) }
    }

    /// The raw value for calls into QuickJS; valid while `self` lives.
    pub(super) fn as_raw(&self) -> qjs::JSValue {
        self.value
    }

    /// Sets a property of an object that script has not seen yet. It adds the property unless it is
    /// inherited, and is faster than `define`.
    #[inline]
    pub(crate) fn set(&self, name: &Atom<'js>, value: Owned<'a, 'js>) -> Result<()> {
        // SAFETY: all belong to the runtime; the call takes ownership of the value, also on failure.
        let done = unsafe { qjs::JS_SetProperty(self.ctx.as_raw().as_ptr(), self.value, name.as_raw(), value.given()) };
        if done < 0 { Err(Error::Exception) } else { Ok(()) }
    }

    /// Whether an object has or inherits a property.
    pub(crate) fn has(&self, name: &Atom<'js>) -> Result<bool> {
        // SAFETY: both belong to the runtime.
        let has = unsafe { qjs::JS_HasProperty(self.ctx.as_raw().as_ptr(), self.value, name.as_raw()) };
        if has < 0 { Err(Error::Exception) } else { Ok(has > 0) }
    }

    /// Converts to rquickjs's type.
    pub(crate) fn into_value(self) -> Value<'js> {
        let ctx = self.ctx.clone();
        // SAFETY: the reference is transferred, and belongs to this context.
        unsafe { Value::from_raw(ctx, self.given()) }
    }

    /// Converts from rquickjs's type.
    pub(crate) fn from_value(ctx: &'a Ctx<'js>, value: Value<'js>) -> Owned<'a, 'js> {
        // SAFETY: the value is live and owns a reference until it is dropped.
        let value = unsafe { qjs::JS_DupValue(ctx.as_raw().as_ptr(), value.as_raw()) };
        Owned { ctx, value }
    }

    /// Takes ownership of a value that QuickJS returned, or reports the exception that it stands for.
    ///
    /// # Safety
    /// The value must be of this context's runtime, and the caller must own a reference to it.
    pub(super) unsafe fn taken(ctx: &'a Ctx<'js>, value: qjs::JSValue) -> Result<Owned<'a, 'js>> {
        // SAFETY: only looks at the value's kind.
        if unsafe { qjs::JS_IsException(value) } { Err(Error::Exception) } else { Ok(Owned { ctx, value }) }
    }

    /// Gives up the reference, which the caller must release.
    pub(super) fn given(self) -> qjs::JSValue {
        std::mem::ManuallyDrop::new(self).value
    }
}

impl Clone for Owned<'_, '_> {
    fn clone(&self) -> Self {
        // SAFETY: the value is live; the copy owns the additional reference.
        Owned { ctx: self.ctx, value: unsafe { qjs::JS_DupValue(self.ctx.as_raw().as_ptr(), self.value) } }
    }
}

impl Drop for Owned<'_, '_> {
    fn drop(&mut self) {
        // SAFETY: we own the reference.
        unsafe { qjs::JS_FreeValue(self.ctx.as_raw().as_ptr(), self.value) };
    }
}
