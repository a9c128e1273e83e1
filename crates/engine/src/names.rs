//! The engine's numbers for names that are known at compile time: each is looked up once, and found
//! again by its address. Turning text into such a number costs more than setting the property.

use std::cell::RefCell;

use qiao_abi::Name;
use rquickjs::{Ctx, Object, Result, Value, qjs};
use rustc_hash::FxHashMap;

use crate::raw;

/// The names that were used so far. It is user data of the context; the numbers live as long as the
/// runtime, which takes them with it.
#[derive(Default)]
pub struct Names(RefCell<FxHashMap<(usize, usize), qjs::JSAtom>>);

impl Names {
    /// Adds a plain property to an object of ours, which script has not seen yet.
    pub fn define<'js>(&self, ctx: &Ctx<'js>, object: &Object<'js>, name: &Name, value: &Value<'js>) -> Result<()> {
        match name {
            Name::Borrowed(name) => raw::define(ctx, object, self.kept(ctx, name)?, value),
            Name::Owned(name) => {
                let atom = raw::new_atom(ctx, name)?;
                let done = raw::define(ctx, object, atom, value);
                raw::free_atom(ctx, atom);
                done
            }
        }
    }

    /// The value of a property.
    pub fn get<'js>(&self, ctx: &Ctx<'js>, object: &Object<'js>, name: &'static str) -> Result<Value<'js>> {
        raw::get(ctx, object, self.kept(ctx, name)?)
    }

    fn kept(&self, ctx: &Ctx<'_>, name: &'static str) -> Result<qjs::JSAtom> {
        let key = (name.as_ptr() as usize, name.len());
        if let Some(atom) = self.0.borrow().get(&key) {
            return Ok(*atom);
        }
        let atom = raw::new_atom(ctx, name)?;
        self.0.borrow_mut().insert(key, atom);
        Ok(atom)
    }
}
