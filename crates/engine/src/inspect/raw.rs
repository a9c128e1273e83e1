//! The QuickJS calls that rquickjs has no safe form for: every unsafe line of inspection is in this file.
//! Nothing here knows how a value looks in a console, and nothing here leaves an exception pending.

#![allow(unsafe_code)]

use std::ffi::c_int;
use std::mem::MaybeUninit;
use std::ptr;
use std::slice;

use rquickjs::{Ctx, JsLifetime, Object, Value, qjs};

use super::Inspector;

// SAFETY: an inspector borrows nothing from a context: what it keeps of one is behind `Persistent`.
unsafe impl<'js> JsLifetime<'js> for Inspector {
    type Changed<'to> = Inspector;
}

/// A property's name in whatever form its caller has it.
#[derive(Clone, Copy)]
pub(super) enum Name<'a, 'js> {
    Text(&'a str),
    Index(u32),
    /// A string or a symbol.
    Key(&'a Value<'js>),
    Iterator,
    ToPrimitive,
    ToStringTag,
}

/// An own property, read without running its getter.
pub(super) struct Property<'js> {
    pub(super) slot: Slot<'js>,
    pub(super) enumerable: bool,
}

/// What a property holds.
pub(super) enum Slot<'js> {
    Data(Value<'js>),
    Accessor { getter: Option<Value<'js>>, setter: bool },
}

/// The property is there and cannot be read: a binding of a module that has not run yet.
pub(super) struct Unreadable;

/// Which own keys to list.
#[derive(Clone, Copy)]
pub(super) struct KeyFilter {
    pub(super) strings: bool,
    pub(super) enumerable_only: bool,
}

impl KeyFilter {
    fn flags(self) -> c_int {
        let strings = if self.strings { qjs::JS_GPN_STRING_MASK } else { 0 };
        let enumerable = if self.enumerable_only { qjs::JS_GPN_ENUM_ONLY } else { 0 };
        (qjs::JS_GPN_SYMBOL_MASK | strings | enumerable) as c_int
    }
}

/// An atom that is released with its holder.
struct OwnedAtom<'a, 'js> {
    ctx: &'a Ctx<'js>,
    atom: qjs::JSAtom,
}

impl<'a, 'js> OwnedAtom<'a, 'js> {
    fn new(ctx: &'a Ctx<'js>, name: Name<'_, 'js>) -> Option<OwnedAtom<'a, 'js>> {
        let context = ctx.as_raw().as_ptr();
        // SAFETY: the context is alive as long as `ctx`, keys belong to its runtime, and the text is read within
        // its length. Each call returns an atom that the caller owns.
        let atom = unsafe {
            match name {
                Name::Text(text) => qjs::JS_NewAtomLen(context, text.as_ptr().cast(), text.len() as _),
                Name::Index(index) => qjs::JS_NewAtomUInt32(context, index),
                Name::Key(key) => qjs::JS_ValueToAtom(context, key.as_raw()),
                Name::Iterator => known_symbol(context, qjs::JS_ATOM_Symbol_iterator),
                Name::ToPrimitive => known_symbol(context, qjs::JS_ATOM_Symbol_toPrimitive),
                Name::ToStringTag => known_symbol(context, qjs::JS_ATOM_Symbol_toStringTag),
            }
        };
        if atom == qjs::__JS_ATOM_NULL as qjs::JSAtom {
            ctx.catch();
            return None;
        }
        Some(OwnedAtom { ctx, atom })
    }
}

/// A new reference to a symbol of the language.
///
/// # Safety
/// The context must be alive, and the number that of one of its predefined atoms.
unsafe fn known_symbol(context: *mut qjs::JSContext, symbol: u32) -> qjs::JSAtom {
    // SAFETY: predefined atoms live as long as the runtime.
    unsafe { qjs::JS_DupAtom(context, symbol as qjs::JSAtom) }
}

impl Drop for OwnedAtom<'_, '_> {
    fn drop(&mut self) {
        // SAFETY: the atom is owned and is released once.
        unsafe { qjs::JS_FreeAtom(self.ctx.as_raw().as_ptr(), self.atom) }
    }
}

/// Takes over a reference that QuickJS returned; `None` for an exception, which is cleared.
fn own<'js>(ctx: &Ctx<'js>, value: qjs::JSValue) -> Option<Value<'js>> {
    // SAFETY: the callers pass values of this context's runtime whose reference is theirs to give.
    let value = unsafe { Value::from_raw(ctx.clone(), value) };
    if value.is_exception() {
        ctx.catch();
        return None;
    }
    Some(value)
}

/// The UTF-16 units of a string; none for any other value.
pub(super) fn units(value: &Value<'_>) -> Vec<u16> {
    if !value.is_string() {
        return Vec::new();
    }
    let context = value.ctx().as_raw().as_ptr();
    let mut len = 0;
    // SAFETY: the value is a string of this context, so nothing is converted by scripts; the units stay valid until
    // they are freed here, after they were copied.
    unsafe {
        let start = qjs::JS_ToCStringLenUTF16(context, &mut len, value.as_raw());
        if start.is_null() {
            value.ctx().catch();
            return Vec::new();
        }
        let units = slice::from_raw_parts(start, len as usize).to_vec();
        qjs::JS_FreeCStringUTF16(context, start);
        units
    }
}

/// The number that QuickJS gave the class of an object.
pub(super) fn class_id(object: &Object<'_>) -> u32 {
    // SAFETY: only reads the object's header.
    unsafe { qjs::JS_GetClassID(object.as_raw()) }
}

/// The name of the built-in class that an object belongs to, whatever its prototype says.
pub(super) fn class_name<'js>(object: &Object<'js>) -> Option<Value<'js>> {
    let ctx = object.ctx();
    let context = ctx.as_raw().as_ptr();
    // SAFETY: the atom is owned by this function and released after its string was made.
    let name = unsafe {
        let atom = qjs::JS_GetClassName(qjs::JS_GetRuntime(context), class_id(object));
        let name = qjs::JS_AtomToString(context, atom);
        qjs::JS_FreeAtom(context, atom);
        name
    };
    own(ctx, name)
}

/// The target and the handler of a proxy; `None` if it is revoked or no proxy.
pub(super) fn proxy_parts<'js>(proxy: &Object<'js>) -> Option<(Object<'js>, Object<'js>)> {
    let ctx = proxy.ctx();
    let context = ctx.as_raw().as_ptr();
    // SAFETY: both calls check that the object is a proxy and return new references.
    let (target, handler) = unsafe {
        let target = qjs::JS_GetProxyTarget(context, proxy.as_raw());
        (target, qjs::JS_GetProxyHandler(context, proxy.as_raw()))
    };
    let (target, handler) = (own(ctx, target), own(ctx, handler));
    Some((target?.into_object()?, handler?.into_object()?))
}

/// An own property. On a proxy this would run its trap: callers pass the target instead.
pub(super) fn own_property<'js>(
    object: &Object<'js>,
    name: Name<'_, 'js>,
) -> Result<Option<Property<'js>>, Unreadable> {
    let ctx = object.ctx();
    let Some(atom) = OwnedAtom::new(ctx, name) else {
        return Ok(None);
    };
    let mut descriptor = MaybeUninit::<qjs::JSPropertyDescriptor>::zeroed();
    // SAFETY: the object and the atom are alive; the descriptor is written if the call returns 1.
    let found =
        unsafe { qjs::JS_GetOwnProperty(ctx.as_raw().as_ptr(), descriptor.as_mut_ptr(), object.as_raw(), atom.atom) };
    match found {
        0 => Ok(None),
        // SAFETY: the call returned 1, so that the descriptor and its three references are ours.
        1 => Ok(property(ctx, unsafe { descriptor.assume_init() })),
        _ => {
            ctx.catch();
            Err(Unreadable)
        }
    }
}

fn property<'js>(ctx: &Ctx<'js>, descriptor: qjs::JSPropertyDescriptor) -> Option<Property<'js>> {
    let flags = descriptor.flags as u32;
    let value = own(ctx, descriptor.value);
    let getter = own(ctx, descriptor.getter).filter(Value::is_function);
    let setter = own(ctx, descriptor.setter).is_some_and(|setter| setter.is_function());
    let slot = if flags & qjs::JS_PROP_GETSET != 0 { Slot::Accessor { getter, setter } } else { Slot::Data(value?) };
    Some(Property { slot, enumerable: flags & qjs::JS_PROP_ENUMERABLE != 0 })
}

/// The own keys of an object as QuickJS lists them: array indices in order, strings, symbols.
pub(super) struct KeyTable<'js> {
    ctx: Ctx<'js>,
    entries: *mut qjs::JSPropertyEnum,
    len: u32,
}

impl<'js> KeyTable<'js> {
    /// Empty if the keys cannot be listed.
    pub(super) fn new(object: &Object<'js>, filter: KeyFilter) -> KeyTable<'js> {
        let ctx = object.ctx().clone();
        let (mut entries, mut len) = (ptr::null_mut(), 0);
        // SAFETY: the object belongs to the context; on success the table is ours.
        let outcome = unsafe {
            let context = ctx.as_raw().as_ptr();
            qjs::JS_GetOwnPropertyNames(context, &mut entries, &mut len, object.as_raw(), filter.flags())
        };
        if outcome < 0 {
            ctx.catch();
            (entries, len) = (ptr::null_mut(), 0);
        }
        KeyTable { ctx, entries, len }
    }

    /// How many keys there are.
    pub(super) fn len(&self) -> usize {
        self.len as usize
    }

    /// The key at a place in the table: a string or a symbol.
    pub(super) fn key(&self, place: usize) -> Option<Value<'js>> {
        if place >= self.len() {
            return None;
        }
        // SAFETY: the place is within the table, whose atoms live until it is dropped.
        let key = unsafe { qjs::JS_AtomToValue(self.ctx.as_raw().as_ptr(), (*self.entries.add(place)).atom) };
        own(&self.ctx, key)
    }
}

impl Drop for KeyTable<'_> {
    fn drop(&mut self) {
        if !self.entries.is_null() {
            // SAFETY: the table came from JS_GetOwnPropertyNames and is freed once.
            unsafe { qjs::JS_FreePropertyEnum(self.ctx.as_raw().as_ptr(), self.entries, self.len) }
        }
    }
}

/// The first bytes of an array buffer, up to `limit`, and how many it has; `None` if it is detached.
pub(super) fn bytes(buffer: &Object<'_>, limit: usize) -> Option<(Vec<u8>, usize)> {
    let ctx = buffer.ctx();
    let mut len = 0;
    // SAFETY: the call checks the class of the object and leaves `len` at 0 when it fails.
    let start = unsafe { qjs::JS_GetArrayBuffer(ctx.as_raw().as_ptr(), &mut len, buffer.as_raw()) };
    if start.is_null() {
        // An empty buffer may have no address; a detached one has an exception.
        let detached = ctx.has_exception();
        ctx.catch();
        return (!detached).then(|| (Vec::new(), 0));
    }
    let len = len as usize;
    // SAFETY: the buffer has `len` bytes at `start`, and no script runs while they are copied.
    let first = unsafe { slice::from_raw_parts(start, len.min(limit)) }.to_vec();
    Some((first, len))
}
