//! Objects that are created when script first accesses them. Most parts of a result are never read and most
//! tasks are dropped; creating them costs more than the rest of a call.
//!
//! A forwarder is an object of a special class, whose hooks redirect to an ordinary object that the first
//! hook creates. Script cannot distinguish it from a plain object: only own properties are hooked, so the
//! engine itself walks prototypes, calls accessors and checks for frozen objects; prototype, identity and
//! extensibility are the forwarder's own. Nothing is ever stored on the forwarder itself, because QuickJS
//! counts an object's own properties before it calls a hook.

use std::cell::RefCell;
use std::ffi::c_int;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::ptr::{self, NonNull};

use rquickjs::{Ctx, Error, Object, Result, qjs};

use super::Owned;

/// Creates the object behind a forwarder. It must not hold engine values: the collector does not see them.
pub(crate) trait Lazy: 'static {
    /// Creates the ordinary object.
    fn make<'js>(self: Box<Self>, ctx: &Ctx<'js>) -> Result<Object<'js>>;
}

/// The class of forwarders in one runtime. It is user data of the runtime.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct ForwarderClass(qjs::JSClassID);

/// The state of a forwarder.
enum State {
    Lazy(Box<dyn Lazy>),
    /// Being created, or creation failed.
    Nothing,
    /// A reference that the forwarder owns.
    Made(qjs::JSValue),
}

static HOOKS: qjs::JSClassExoticMethods = qjs::JSClassExoticMethods {
    get_own_property: Some(get_own_property),
    get_own_property_names: Some(get_own_property_names),
    delete_property: Some(delete_property),
    define_own_property: Some(define_own_property),
    has_property: None,
    get_property: None,
    set_property: None,
};

impl ForwarderClass {
    /// The class in this context's runtime, registered on first use.
    pub(crate) fn of(ctx: &Ctx<'_>) -> Result<ForwarderClass> {
        if let Some(class) = ctx.userdata::<ForwarderClass>() {
            return Ok(*class);
        }
        let class = register(ctx)?;
        ctx.store_userdata(class).map_err(|_| Error::Unknown)?;
        Ok(class)
    }

    /// The class id in QuickJS.
    pub(crate) fn id(self) -> u32 {
        self.0
    }

    /// Creates a forwarder to the object that `lazy` creates on first access.
    pub(crate) fn forward<'a, 'js>(self, ctx: &'a Ctx<'js>, lazy: Box<dyn Lazy>) -> Result<Owned<'a, 'js>> {
        let state = Box::new(RefCell::new(State::Lazy(lazy)));
        // SAFETY: the class is registered and its prototype set; we own the returned object. The object
        // owns the state from here until its finalizer takes it back, and nothing else sets the opaque pointer of
        // objects of this class.
        unsafe {
            let object = Owned::taken(ctx, qjs::JS_NewObjectClass(ctx.as_raw().as_ptr(), self.0))?;
            qjs::JS_SetOpaque(object.as_raw(), Box::into_raw(state).cast());
            Ok(object)
        }
    }
}

fn register(ctx: &Ctx<'_>) -> Result<ForwarderClass> {
    let context = ctx.as_raw().as_ptr();
    let definition = qjs::JSClassDef {
        class_name: c"Object".as_ptr(),
        finalizer: Some(finalize),
        gc_mark: Some(mark),
        call: None,
        exotic: ptr::from_ref(&HOOKS).cast_mut(),
    };
    let mut class = qjs::JS_INVALID_CLASS_ID;
    // SAFETY: the name is copied, and the hooks are static and never written; the class takes over the prototype of a
    // plain object.
    unsafe {
        let runtime = qjs::JS_GetRuntime(context);
        qjs::JS_NewClassID(runtime, &mut class);
        if qjs::JS_NewClass(runtime, class, &definition) != 0 {
            return Err(Error::Exception);
        }
        let plain = Owned::object(ctx)?;
        qjs::JS_SetClassProto(context, class, qjs::JS_GetPrototype(context, plain.as_raw()));
    }
    Ok(ForwarderClass(class))
}

/// The state of a forwarder; `None` while one is being created.
///
/// # Safety
/// The value must be a forwarder that is live as long as the result is used.
unsafe fn state<'a>(forwarder: qjs::JSValue) -> Option<&'a RefCell<State>> {
    // SAFETY: only `ForwarderClass::forward` creates objects of this class, and it gives each a state.
    unsafe {
        let state = qjs::JS_GetOpaque(forwarder, qjs::JS_GetClassID(forwarder));
        state.cast::<RefCell<State>>().as_ref()
    }
}

/// The object behind a forwarder, created if necessary; `None` after an exception.
///
/// # Safety
/// The context must be live, and the value a forwarder that stays live as long as the result is used.
unsafe fn target(context: *mut qjs::JSContext, forwarder: qjs::JSValue) -> Option<qjs::JSValue> {
    // SAFETY: as the caller promises.
    unsafe {
        let target = made(context, state(forwarder)?)?;
        // There is no hook for `preventExtensions`, so it is applied here, before anything that depends on
        // it.
        if qjs::JS_IsExtensible(context, forwarder) == 0 {
            qjs::JS_PreventExtensions(context, target);
        }
        Some(target)
    }
}

/// # Safety
/// The context must be live.
unsafe fn made(context: *mut qjs::JSContext, state: &RefCell<State>) -> Option<qjs::JSValue> {
    let lazy = match &mut *state.borrow_mut() {
        State::Made(made) => return Some(*made),
        state => std::mem::replace(state, State::Nothing),
    };
    // SAFETY: as the caller promises; the engine is running, so nothing else uses the runtime.
    let ctx = unsafe { Ctx::from_raw(NonNull::new(context)?) };
    let made = match lazy {
        State::Lazy(lazy) => catch_unwind(AssertUnwindSafe(|| lazy.make(&ctx))).unwrap_or(Err(Error::Unknown)),
        _ => Err(Error::Unknown),
    };
    match made {
        Ok(made) => {
            // SAFETY: the object is live; the reference is the forwarder's own.
            let made = unsafe { qjs::JS_DupValue(context, made.as_raw()) };
            state.replace(State::Made(made));
            Some(made)
        }
        Err(Error::Exception) => None,
        Err(_) => {
            // SAFETY: the context is live.
            unsafe { qjs::JS_ThrowOutOfMemory(context) };
            None
        }
    }
}

unsafe extern "C" fn get_own_property(
    context: *mut qjs::JSContext,
    descriptor: *mut qjs::JSPropertyDescriptor,
    forwarder: qjs::JSValue,
    name: qjs::JSAtom,
) -> c_int {
    // SAFETY: the engine passes a forwarder that it holds, and a descriptor that may be null.
    unsafe { target(context, forwarder).map_or(-1, |target| qjs::JS_GetOwnProperty(context, descriptor, target, name)) }
}

unsafe extern "C" fn get_own_property_names(
    context: *mut qjs::JSContext,
    names: *mut *mut qjs::JSPropertyEnum,
    count: *mut u32,
    forwarder: qjs::JSValue,
) -> c_int {
    let all = (qjs::JS_GPN_STRING_MASK | qjs::JS_GPN_SYMBOL_MASK) as c_int;
    // SAFETY: the engine passes a forwarder that it holds, and takes over the list.
    unsafe {
        target(context, forwarder).map_or(-1, |target| qjs::JS_GetOwnPropertyNames(context, names, count, target, all))
    }
}

unsafe extern "C" fn delete_property(
    context: *mut qjs::JSContext,
    forwarder: qjs::JSValue,
    name: qjs::JSAtom,
) -> c_int {
    // SAFETY: the engine passes a forwarder that it holds.
    unsafe { target(context, forwarder).map_or(-1, |target| qjs::JS_DeleteProperty(context, target, name, 0)) }
}

unsafe extern "C" fn define_own_property(
    context: *mut qjs::JSContext,
    forwarder: qjs::JSValue,
    name: qjs::JSAtom,
    value: qjs::JSValue,
    getter: qjs::JSValue,
    setter: qjs::JSValue,
    flags: c_int,
) -> c_int {
    // SAFETY: the engine passes a forwarder and values that it holds.
    unsafe {
        target(context, forwarder)
            .map_or(-1, |target| qjs::JS_DefineProperty(context, target, name, value, getter, setter, flags))
    }
}

unsafe extern "C" fn mark(runtime: *mut qjs::JSRuntime, forwarder: qjs::JSValue, mark: qjs::JS_MarkFunc) {
    // SAFETY: the engine passes a forwarder, which owns a reference to the object behind it.
    unsafe {
        if let Some(state) = state(forwarder)
            && let State::Made(made) = &*state.borrow()
        {
            qjs::JS_MarkValue(runtime, *made, mark);
        }
    }
}

unsafe extern "C" fn finalize(runtime: *mut qjs::JSRuntime, forwarder: qjs::JSValue) {
    // SAFETY: the engine passes a forwarder for the last time, so the state and the reference are released
    // here.
    unsafe {
        let state = qjs::JS_GetOpaque(forwarder, qjs::JS_GetClassID(forwarder)).cast::<RefCell<State>>();
        if !state.is_null()
            && let State::Made(made) = Box::from_raw(state).into_inner()
        {
            qjs::JS_FreeValueRT(runtime, made);
        }
    }
}
