//! The engine's numbers for names that are known at compile time: each is looked up once, and found
//! again by its address. Turning text into such a number costs more than setting the property.

use std::cell::RefCell;

use qiao_abi::Name;
use rquickjs::{Ctx, Object, Persistent, Result, Value, qjs};
use rustc_hash::FxHashMap;

use crate::raw::{self, Owned};
use crate::shape_cache::ShapeCache;

/// The names that were used so far. It is user data of the context; the numbers live as long as the
/// runtime, which takes them with it.
#[derive(Default)]
pub struct AtomCache {
    atoms: RefCell<FxHashMap<(usize, usize), qjs::JSAtom>>,
    shape_cache: RefCell<(ShapeCache, Vec<Persistent<Value<'static>>>)>,
}

impl AtomCache {
    /// Adds a plain property to an object of ours, which script has not seen yet. Its number is good as
    /// long as the object has it.
    pub fn define<'a, 'js>(
        &self,
        ctx: &'a Ctx<'js>,
        object: &Owned<'a, 'js>,
        name: &Name,
        value: Owned<'a, 'js>,
    ) -> Result<qjs::JSAtom> {
        match name {
            Name::Borrowed(name) => {
                let atom = self.kept(ctx, name)?;
                object.define(atom, value).map(|()| atom)
            }
            Name::Owned(name) => {
                let atom = raw::new_atom(ctx, name)?;
                let done = object.define(atom, value);
                raw::free_atom(ctx, atom);
                done.map(|()| atom)
            }
        }
    }

    /// An object was made with these properties alone: more of its kind are made faster.
    pub fn made(&self, ctx: &Ctx<'_>, properties: &[qjs::JSAtom]) -> Result<()> {
        let (shape_cache, kept) = &mut *self.shape_cache.borrow_mut();
        let more = shape_cache.met(ctx, properties)?;
        kept.extend(more.into_iter().map(|object| Persistent::save(ctx, object.into_value())));
        Ok(())
    }

    /// The value of a property.
    pub fn get<'js>(&self, ctx: &Ctx<'js>, object: &Object<'js>, name: &'static str) -> Result<Value<'js>> {
        raw::get(ctx, object, self.kept(ctx, name)?)
    }

    fn kept(&self, ctx: &Ctx<'_>, name: &'static str) -> Result<qjs::JSAtom> {
        let key = (name.as_ptr() as usize, name.len());
        if let Some(atom) = self.atoms.borrow().get(&key) {
            return Ok(*atom);
        }
        let atom = raw::new_atom(ctx, name)?;
        self.atoms.borrow_mut().insert(key, atom);
        Ok(atom)
    }
}
