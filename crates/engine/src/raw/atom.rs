//! QuickJS atoms: reference-counted numbers for property names. Creating one from text costs more than
//! reading the property, so callers keep them.

use std::marker::PhantomData;
use std::ptr::NonNull;

use rquickjs::{Ctx, Error, JsLifetime, Result, Value, qjs};

use super::Owned;

/// A property name as QuickJS represents it. It does not keep its context alive, so the runtime's user data
/// may hold it.
pub(crate) struct Atom<'js> {
    runtime: NonNull<qjs::JSRuntime>,
    atom: qjs::JSAtom,
    /// Binds the atom to its runtime.
    of: PhantomData<Ctx<'js>>,
}

// SAFETY: `'js` is the only lifetime. Atoms only outlive it in user data, which is dropped before the runtime.
unsafe impl<'js> JsLifetime<'js> for Atom<'js> {
    type Changed<'to> = Atom<'to>;
}

impl<'js> Atom<'js> {
    /// The atom of a text.
    pub(crate) fn new(ctx: &Ctx<'js>, text: &str) -> Result<Atom<'js>> {
        if !text.is_ascii() {
            // Below, QuickJS would confuse UTF-8 with Latin-1 if it already has a name with the same bytes:
            // "é" with "Ã©".
            return Atom::from_value(ctx, &Owned::string(ctx, text.as_bytes())?.into_value());
        }
        // SAFETY: the text is only read during the call; we own the returned atom.
        unsafe { Atom::taken(ctx, qjs::JS_NewAtomLen(ctx.as_raw().as_ptr(), text.as_ptr().cast(), text.len() as _)) }
    }

    /// The atom of an array index.
    pub(crate) fn from_index(ctx: &Ctx<'js>, index: u32) -> Result<Atom<'js>> {
        // SAFETY: we own the returned atom.
        unsafe { Atom::taken(ctx, qjs::JS_NewAtomUInt32(ctx.as_raw().as_ptr(), index)) }
    }

    /// The atom of a property key; an object is converted, which may run script.
    pub(crate) fn from_value(ctx: &Ctx<'js>, key: &Value<'js>) -> Result<Atom<'js>> {
        // SAFETY: the value belongs to this runtime; we own the returned atom.
        unsafe { Atom::taken(ctx, qjs::JS_ValueToAtom(ctx.as_raw().as_ptr(), key.as_raw())) }
    }

    /// One of QuickJS's predefined atoms, by its number.
    pub(crate) fn predefined(ctx: &Ctx<'js>, number: u32) -> Option<Atom<'js>> {
        // SAFETY: within this range, atoms live as long as the runtime.
        (1..qjs::JS_ATOM_END).contains(&number).then(|| unsafe { Atom::shared(ctx, number) })
    }

    /// The text of a name.
    pub(crate) fn text(&self, ctx: &Ctx<'js>) -> Result<String> {
        // SAFETY: the atom is live; we own the returned value.
        let text = unsafe { super::taken(ctx, qjs::JS_AtomToString(ctx.as_raw().as_ptr(), self.atom)) }?;
        super::text(ctx, &text)
    }

    /// The raw atom for calls into QuickJS; valid while `self` lives.
    pub(crate) fn as_raw(&self) -> qjs::JSAtom {
        self.atom
    }

    /// Takes ownership of an atom that QuickJS returned.
    ///
    /// # Safety
    /// The atom must belong to this runtime, and the caller must own a reference to it.
    pub(super) unsafe fn taken(ctx: &Ctx<'js>, atom: qjs::JSAtom) -> Result<Atom<'js>> {
        if atom == qjs::JS_ATOM_NULL {
            return Err(Error::Exception);
        }
        Ok(Atom { runtime: runtime(ctx), atom, of: PhantomData })
    }

    /// Adds a reference to an atom.
    ///
    /// # Safety
    /// The atom must be live and belong to this runtime.
    pub(super) unsafe fn shared(ctx: &Ctx<'js>, atom: qjs::JSAtom) -> Atom<'js> {
        let runtime = runtime(ctx);
        // SAFETY: the caller promises that it is live.
        let atom = unsafe { qjs::JS_DupAtomRT(runtime.as_ptr(), atom) };
        Atom { runtime, atom, of: PhantomData }
    }
}

fn runtime(ctx: &Ctx<'_>) -> NonNull<qjs::JSRuntime> {
    // SAFETY: the context is live, and has a runtime.
    unsafe { NonNull::new_unchecked(qjs::JS_GetRuntime(ctx.as_raw().as_ptr())) }
}

impl Clone for Atom<'_> {
    fn clone(&self) -> Self {
        // SAFETY: the runtime is live as long as `self`.
        let atom = unsafe { qjs::JS_DupAtomRT(self.runtime.as_ptr(), self.atom) };
        Atom { runtime: self.runtime, atom, of: PhantomData }
    }
}

impl Drop for Atom<'_> {
    fn drop(&mut self) {
        // SAFETY: we own the reference and release it once; the runtime is live as long as `self`.
        unsafe { qjs::JS_FreeAtomRT(self.runtime.as_ptr(), self.atom) };
    }
}
