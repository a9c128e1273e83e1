//! A stack of values under construction. Arrays and objects take their values from its top, where they lie
//! side by side as QuickJS expects them.

use std::ffi::c_int;

use rquickjs::{Ctx, Error, Result, qjs};

use super::{Atom, Owned, Shape};

/// Values, with one reference each.
pub(crate) struct ValueStack<'a, 'js> {
    ctx: &'a Ctx<'js>,
    values: Vec<qjs::JSValue>,
}

impl<'a, 'js> ValueStack<'a, 'js> {
    pub(crate) fn new(ctx: &'a Ctx<'js>) -> ValueStack<'a, 'js> {
        ValueStack { ctx, values: Vec::new() }
    }

    /// The number of values.
    #[inline]
    pub(crate) fn len(&self) -> usize {
        self.values.len()
    }

    /// Pushes a value, whose reference the stack takes over.
    #[inline]
    pub(crate) fn push(&mut self, value: Owned<'a, 'js>) {
        self.values.push(value.given());
    }

    /// Removes the value on top.
    pub(crate) fn pop(&mut self) -> Result<Owned<'a, 'js>> {
        // SAFETY: the stack owned the reference and gives it up.
        self.values.pop().ok_or(Error::Unknown).and_then(|value| unsafe { Owned::taken(self.ctx, value) })
    }

    /// Moves the values from index `from` on into an array.
    pub(crate) fn array(&mut self, from: usize) -> Result<Owned<'a, 'js>> {
        let values = self.values.get(from..).ok_or(Error::Unknown)?;
        let (count, start) = (c_int::try_from(values.len()).map_err(|_| Error::Unknown)?, values.as_ptr());
        self.values.truncate(from);
        // SAFETY: a `JSValue` has no `Drop`, so the values are still in the buffer behind the end. The array
        // takes ownership of each, also on failure; we own the array.
        unsafe { Owned::taken(self.ctx, qjs::JS_NewArrayFrom(self.ctx.as_raw().as_ptr(), count, start)) }
    }

    /// Moves the values from index `from` on into an object of this shape.
    pub(crate) fn object(&mut self, from: usize, shape: &Shape<'a, 'js>) -> Result<Owned<'a, 'js>> {
        // `JS_NewObjectFrom` does the same, but frees a value twice when memory runs out.
        match shape.is_plain() {
            true => self.filled(from, shape.names(), Owned::set),
            false => self.filled(from, shape.names(), Owned::define),
        }
    }

    /// Moves the values from index `from` on into an object, each under its name.
    pub(crate) fn defined<'n>(
        &mut self,
        from: usize,
        names: impl Iterator<Item = &'n Atom<'js>>,
    ) -> Result<Owned<'a, 'js>>
    where
        'js: 'n,
    {
        self.filled(from, names, Owned::define)
    }

    #[inline]
    fn filled<'n>(
        &mut self,
        from: usize,
        names: impl Iterator<Item = &'n Atom<'js>>,
        add: impl Fn(&Owned<'a, 'js>, &Atom<'js>, Owned<'a, 'js>) -> Result<()>,
    ) -> Result<Owned<'a, 'js>>
    where
        'js: 'n,
    {
        let object = Owned::object(self.ctx)?;
        for (value, name) in self.values.iter_mut().skip(from).zip(names) {
            // SAFETY: the stack owned the reference and gives it up.
            let value = unsafe { Owned::taken(self.ctx, std::mem::replace(value, qjs::JS_UNDEFINED)) };
            add(&object, name, value?)?;
        }
        self.values.truncate(from);
        Ok(object)
    }
}

impl Drop for ValueStack<'_, '_> {
    fn drop(&mut self) {
        for value in self.values.drain(..) {
            // SAFETY: we own the reference.
            unsafe { qjs::JS_FreeValue(self.ctx.as_raw().as_ptr(), value) };
        }
    }
}
