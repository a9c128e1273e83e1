//! Properties, keys and classes of objects, read without functions that script can replace. Except `get`,
//! nothing here runs script or leaves an exception pending.

use std::ffi::c_int;
use std::mem::MaybeUninit;
use std::{ptr, slice};

use rquickjs::{Ctx, Object, Result, Value, qjs};

use super::{Atom, quietly, taken};

/// Reads a property. A getter runs and may throw.
pub(crate) fn get<'js>(ctx: &Ctx<'js>, object: &Object<'js>, name: &Atom<'js>) -> Result<Value<'js>> {
    // SAFETY: object and name belong to this runtime; we own the returned value.
    unsafe { taken(ctx, qjs::JS_GetProperty(ctx.as_raw().as_ptr(), object.as_raw(), name.as_raw())) }
}

/// A property's name in any of its forms.
#[derive(Clone, Copy)]
pub(crate) enum Name<'a, 'js> {
    Text(&'a str),
    Index(u32),
    /// A string or a symbol.
    Key(&'a Value<'js>),
    Iterator,
    ToPrimitive,
    ToStringTag,
}

/// An own property, read without running its getter.
pub(crate) struct Property<'js> {
    pub slot: Slot<'js>,
    pub enumerable: bool,
}

/// The content of a property.
pub(crate) enum Slot<'js> {
    Data(Value<'js>),
    Accessor { getter: Option<Value<'js>>, setter: bool },
}

/// The property exists but cannot be read: a binding of a module that has not run yet.
pub(crate) struct Unreadable;

/// Which own keys to list.
#[derive(Clone, Copy)]
pub(crate) struct KeyFilter {
    pub strings: bool,
    pub enumerable_only: bool,
}

impl KeyFilter {
    fn flags(self) -> c_int {
        let strings = if self.strings { qjs::JS_GPN_STRING_MASK } else { 0 };
        let enumerable = if self.enumerable_only { qjs::JS_GPN_ENUM_ONLY } else { 0 };
        (qjs::JS_GPN_SYMBOL_MASK | strings | enumerable) as c_int
    }
}

impl<'js> Name<'_, 'js> {
    fn atom(self, ctx: &Ctx<'js>) -> Option<Atom<'js>> {
        let atom = match self {
            Name::Text(text) => Atom::new(ctx, text),
            Name::Index(index) => Atom::from_index(ctx, index),
            Name::Key(key) => Atom::from_value(ctx, key),
            Name::Iterator => return Atom::predefined(ctx, qjs::JS_ATOM_Symbol_iterator),
            Name::ToPrimitive => return Atom::predefined(ctx, qjs::JS_ATOM_Symbol_toPrimitive),
            Name::ToStringTag => return Atom::predefined(ctx, qjs::JS_ATOM_Symbol_toStringTag),
        };
        quietly(ctx, atom)
    }
}

/// QuickJS's class id of an object.
pub(crate) fn class_id(object: &Object<'_>) -> u32 {
    // SAFETY: only reads the object's header.
    unsafe { qjs::JS_GetClassID(object.as_raw()) }
}

/// The name of the built-in class that an object belongs to, whatever its prototype says.
pub(crate) fn class_name(object: &Object<'_>) -> Option<String> {
    let ctx = object.ctx();
    // SAFETY: the object's class is one of its runtime; we own the returned atom.
    let name = unsafe {
        let runtime = qjs::JS_GetRuntime(ctx.as_raw().as_ptr());
        Atom::taken(ctx, qjs::JS_GetClassName(runtime, class_id(object)))
    };
    quietly(ctx, name.and_then(|name| name.text(ctx)))
}

/// The target and the handler of a proxy; `None` if it is revoked or not a proxy.
pub(crate) fn proxy_parts<'js>(proxy: &Object<'js>) -> Option<(Object<'js>, Object<'js>)> {
    let ctx = proxy.ctx();
    let context = ctx.as_raw().as_ptr();
    // SAFETY: the call checks that the object is a proxy; we own the returned value.
    let target = unsafe { taken(ctx, qjs::JS_GetProxyTarget(context, proxy.as_raw())) };
    // SAFETY: as above.
    let handler = unsafe { taken(ctx, qjs::JS_GetProxyHandler(context, proxy.as_raw())) };
    let (target, handler) = (quietly(ctx, target), quietly(ctx, handler));
    Some((target?.into_object()?, handler?.into_object()?))
}

/// An own property. On a proxy this would run a trap, so callers pass its target instead.
pub(crate) fn own_property<'js>(
    object: &Object<'js>,
    name: Name<'_, 'js>,
) -> std::result::Result<Option<Property<'js>>, Unreadable> {
    let ctx = object.ctx();
    let Some(atom) = name.atom(ctx) else {
        return Ok(None);
    };
    let mut descriptor = MaybeUninit::<qjs::JSPropertyDescriptor>::zeroed();
    // SAFETY: object and atom belong to this runtime; the descriptor is written if the call returns 1.
    let found = unsafe {
        let context = ctx.as_raw().as_ptr();
        qjs::JS_GetOwnProperty(context, descriptor.as_mut_ptr(), object.as_raw(), atom.as_raw())
    };
    match found {
        0 => Ok(None),
        // SAFETY: the call returned 1, so the descriptor is initialized, and we own its three references.
        1 => Ok(unsafe { property(ctx, descriptor.assume_init()) }),
        _ => {
            ctx.catch();
            Err(Unreadable)
        }
    }
}

/// # Safety
/// The descriptor's three values must belong to this runtime, and the caller must own a reference to each.
unsafe fn property<'js>(ctx: &Ctx<'js>, descriptor: qjs::JSPropertyDescriptor) -> Option<Property<'js>> {
    // SAFETY: as the caller promises.
    let [value, getter, setter] = [descriptor.value, descriptor.getter, descriptor.setter]
        .map(|value| quietly(ctx, unsafe { taken(ctx, value) }));
    let flags = descriptor.flags as u32;
    let getter = getter.filter(Value::is_function);
    let setter = setter.is_some_and(|setter| setter.is_function());
    let slot = if flags & qjs::JS_PROP_GETSET != 0 { Slot::Accessor { getter, setter } } else { Slot::Data(value?) };
    Some(Property { slot, enumerable: flags & qjs::JS_PROP_ENUMERABLE != 0 })
}

/// The own keys of an object in QuickJS's order: array indices, strings, symbols.
pub(crate) struct KeyTable<'js> {
    ctx: Ctx<'js>,
    entries: *mut qjs::JSPropertyEnum,
    len: u32,
}

impl<'js> KeyTable<'js> {
    /// Empty if the keys cannot be listed.
    pub(crate) fn new(object: &Object<'js>, filter: KeyFilter) -> KeyTable<'js> {
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

    /// The number of keys.
    pub(crate) fn len(&self) -> usize {
        self.entries().len()
    }

    /// A key by its index: a string or a symbol.
    pub(crate) fn key(&self, place: usize) -> Option<Value<'js>> {
        let entry = self.entries().get(place)?;
        // SAFETY: the table holds its atoms until it is dropped; we own the returned value.
        let key = unsafe { taken(&self.ctx, qjs::JS_AtomToValue(self.ctx.as_raw().as_ptr(), entry.atom)) };
        quietly(&self.ctx, key)
    }

    fn entries(&self) -> &[qjs::JSPropertyEnum] {
        if self.entries.is_null() {
            return &[];
        }
        // SAFETY: QuickJS wrote `len` entries, which we own until the table is dropped.
        unsafe { slice::from_raw_parts(self.entries, self.len as usize) }
    }
}

impl Drop for KeyTable<'_> {
    fn drop(&mut self) {
        if !self.entries.is_null() {
            // SAFETY: the table came from JS_GetOwnPropertyNames and is freed once.
            unsafe { qjs::JS_FreePropertyEnum(self.ctx.as_raw().as_ptr(), self.entries, self.len) };
        }
    }
}
