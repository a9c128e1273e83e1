//! The engine's number for a property's name, counted by the engine and given back when it is dropped.
//! Turning text into a number costs more than reading the property, so callers keep numbers.

use std::marker::PhantomData;

use rquickjs::{Ctx, Error, JsLifetime, Result, Value, qjs};

use super::Owned;

/// A name as the engine knows it. It keeps no context alive, so user data of the runtime may hold it.
pub(crate) struct Atom<'js> {
    runtime: *mut qjs::JSRuntime,
    atom: qjs::JSAtom,
    /// No other runtime takes it.
    of: PhantomData<Ctx<'js>>,
}

// SAFETY: `'js` is the only lifetime, and user data, the one place where an atom outlives it, goes before its runtime.
unsafe impl<'js> JsLifetime<'js> for Atom<'js> {
    type Changed<'to> = Atom<'to>;
}

impl<'js> Atom<'js> {
    /// Of a text.
    pub(crate) fn new(ctx: &Ctx<'js>, text: &str) -> Result<Atom<'js>> {
        if !text.is_ascii() {
            // Below, the engine takes UTF-8 for Latin-1 if a name is known that is spelled so: "é" for "Ã©".
            return Atom::from_value(ctx, &Owned::string(ctx, text.as_bytes())?.into_value());
        }
        // SAFETY: the text is read during the call alone; the atom is handed to us.
        unsafe { Atom::taken(ctx, qjs::JS_NewAtomLen(ctx.as_raw().as_ptr(), text.as_ptr().cast(), text.len() as _)) }
    }

    /// Of an array index.
    pub(crate) fn from_index(ctx: &Ctx<'js>, index: u32) -> Result<Atom<'js>> {
        // SAFETY: the atom is handed to us.
        unsafe { Atom::taken(ctx, qjs::JS_NewAtomUInt32(ctx.as_raw().as_ptr(), index)) }
    }

    /// Of the name that a value is as a key; an object is converted.
    pub(crate) fn from_value(ctx: &Ctx<'js>, key: &Value<'js>) -> Result<Atom<'js>> {
        // SAFETY: the value belongs to this runtime; the atom is handed to us.
        unsafe { Atom::taken(ctx, qjs::JS_ValueToAtom(ctx.as_raw().as_ptr(), key.as_raw())) }
    }

    /// One of the engine's predefined atoms, by its number.
    pub(crate) fn predefined(ctx: &Ctx<'js>, number: u32) -> Option<Atom<'js>> {
        // SAFETY: within this range, atoms live as long as the runtime.
        (1..qjs::JS_ATOM_END).contains(&number).then(|| unsafe { Atom::shared(ctx, number) })
    }

    /// The text of a name.
    pub(crate) fn text(&self, ctx: &Ctx<'js>) -> Result<String> {
        // SAFETY: the atom is live; the value is handed to us.
        let text = unsafe { super::taken(ctx, qjs::JS_AtomToString(ctx.as_raw().as_ptr(), self.atom)) }?;
        super::text(ctx, &text)
    }

    /// The name as the engine's functions take it; good as long as `self`.
    pub(crate) fn as_raw(&self) -> qjs::JSAtom {
        self.atom
    }

    /// Takes over an atom that the engine handed to its caller.
    ///
    /// # Safety
    /// It must be of this runtime, and the caller must own a count of it.
    pub(super) unsafe fn taken(ctx: &Ctx<'js>, atom: qjs::JSAtom) -> Result<Atom<'js>> {
        if atom == qjs::JS_ATOM_NULL {
            return Err(Error::Exception);
        }
        Ok(Atom { runtime: runtime(ctx), atom, of: PhantomData })
    }

    /// A count of its own of an atom that others hold.
    ///
    /// # Safety
    /// It must be an atom of this runtime that is live.
    pub(super) unsafe fn shared(ctx: &Ctx<'js>, atom: qjs::JSAtom) -> Atom<'js> {
        let runtime = runtime(ctx);
        // SAFETY: the caller says that it is live.
        let atom = unsafe { qjs::JS_DupAtomRT(runtime, atom) };
        Atom { runtime, atom, of: PhantomData }
    }
}

fn runtime(ctx: &Ctx<'_>) -> *mut qjs::JSRuntime {
    // SAFETY: the context is live.
    unsafe { qjs::JS_GetRuntime(ctx.as_raw().as_ptr()) }
}

impl Clone for Atom<'_> {
    fn clone(&self) -> Self {
        // SAFETY: the runtime is live as long as `self`.
        let atom = unsafe { qjs::JS_DupAtomRT(self.runtime, self.atom) };
        Atom { runtime: self.runtime, atom, of: PhantomData }
    }
}

impl Drop for Atom<'_> {
    fn drop(&mut self) {
        // SAFETY: the count is ours and is given back once; the runtime is live as long as `self`.
        unsafe { qjs::JS_FreeAtomRT(self.runtime, self.atom) };
    }
}
