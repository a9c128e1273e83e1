//! The engine's numbers for names that are known at compile time: each is looked up once, and found
//! again by its address. Turning text into such a number costs more than setting the property.
#![allow(unsafe_code)]

use std::cell::RefCell;
use std::ffi::c_int;

use qiao_abi::Name;
use rquickjs::{Ctx, Error, JsLifetime, Object, Result, Value, qjs};
use rustc_hash::FxHashMap;

/// The names that were used so far. It is user data of the context; the numbers live as long as the
/// runtime, which takes them with it.
#[derive(Default)]
pub struct Names(RefCell<FxHashMap<(usize, usize), qjs::JSAtom>>);

// SAFETY: numbers borrow nothing from a context.
unsafe impl<'js> JsLifetime<'js> for Names {
    type Changed<'to> = Names;
}

impl Names {
    /// Adds a plain property to an object of ours, which script has not seen yet.
    pub fn define<'js>(&self, ctx: &Ctx<'js>, object: &Object<'js>, name: &Name, value: Value<'js>) -> Result<()> {
        let atom = match name {
            Name::Borrowed(name) => self.kept(ctx, name)?,
            Name::Owned(name) => new_atom(ctx, name)?,
        };
        let flags = qjs::JS_PROP_C_W_E as c_int;
        // SAFETY: object and value belong to the context; the call takes over one reference of the value.
        let done = unsafe {
            let raw = ctx.as_raw().as_ptr();
            let done =
                qjs::JS_DefinePropertyValue(raw, object.as_raw(), atom, qjs::JS_DupValue(raw, value.as_raw()), flags);
            if matches!(name, Name::Owned(_)) {
                qjs::JS_FreeAtom(raw, atom);
            }
            done
        };
        if done < 0 { Err(Error::Exception) } else { Ok(()) }
    }

    /// The value of a property.
    pub fn get<'js>(&self, ctx: &Ctx<'js>, object: &Object<'js>, name: &'static str) -> Result<Value<'js>> {
        let atom = self.kept(ctx, name)?;
        // SAFETY: the object belongs to the context; the value is taken over.
        let value = unsafe {
            let raw = ctx.as_raw().as_ptr();
            Value::from_raw(ctx.clone(), qjs::JS_GetProperty(raw, object.as_raw(), atom))
        };
        if value.is_exception() { Err(Error::Exception) } else { Ok(value) }
    }

    fn kept(&self, ctx: &Ctx<'_>, name: &'static str) -> Result<qjs::JSAtom> {
        let key = (name.as_ptr() as usize, name.len());
        if let Some(atom) = self.0.borrow().get(&key) {
            return Ok(*atom);
        }
        let atom = new_atom(ctx, name)?;
        self.0.borrow_mut().insert(key, atom);
        Ok(atom)
    }
}

/// A number that is to be freed.
pub fn new_atom(ctx: &Ctx<'_>, name: &str) -> Result<qjs::JSAtom> {
    // SAFETY: the text is read during the call alone.
    let atom = unsafe { qjs::JS_NewAtomLen(ctx.as_raw().as_ptr(), name.as_ptr().cast(), name.len() as _) };
    if atom == qjs::JS_ATOM_NULL { Err(Error::Exception) } else { Ok(atom) }
}
