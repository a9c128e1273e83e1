//! The engine's numbers for names that are known at compile time: each is looked up once, and found
//! again by its address. Turning text into such a number costs more than setting the property.

use std::cell::RefCell;

use qiao_abi::Name;
use rquickjs::runtime::UserDataGuard;
use rquickjs::{Ctx, Error, Object, Persistent, Result, Value};
use rustc_hash::FxHashMap;

use crate::raw::{self, Atom};
use crate::shape_cache::ShapeCache;

/// The names that were used so far. It is user data of the runtime.
#[derive(Default)]
pub struct AtomCache<'js> {
    atoms: RefCell<FxHashMap<(usize, usize), Atom<'js>>>,
    shape_cache: RefCell<(ShapeCache, Vec<Persistent<Value<'static>>>)>,
}

impl<'js> AtomCache<'js> {
    /// That of a context.
    pub fn of<'a>(ctx: &'a Ctx<'js>) -> Result<UserDataGuard<'a, AtomCache<'js>>> {
        ctx.userdata().ok_or(Error::Unknown)
    }

    /// The engine's number for a name.
    pub fn atom(&self, ctx: &Ctx<'js>, name: &Name) -> Result<Atom<'js>> {
        match name {
            Name::Borrowed(name) => self.kept(ctx, name),
            Name::Owned(name) => Atom::new(ctx, name),
        }
    }

    /// An object was made with these properties alone: more of its kind are made faster.
    pub fn made(&self, ctx: &Ctx<'js>, properties: &[Atom<'js>]) -> Result<()> {
        let (shape_cache, kept) = &mut *self.shape_cache.borrow_mut();
        let more = shape_cache.met(ctx, properties.iter())?;
        kept.extend(more.into_iter().map(|object| Persistent::save(ctx, object.into_value())));
        Ok(())
    }

    /// The value of a property.
    pub fn get(&self, ctx: &Ctx<'js>, object: &Object<'js>, name: &'static str) -> Result<Value<'js>> {
        raw::get(ctx, object, &self.kept(ctx, name)?)
    }

    fn kept(&self, ctx: &Ctx<'js>, name: &'static str) -> Result<Atom<'js>> {
        let key = (name.as_ptr() as usize, name.len());
        if let Some(atom) = self.atoms.borrow().get(&key) {
            return Ok(atom.clone());
        }
        let atom = Atom::new(ctx, name)?;
        self.atoms.borrow_mut().insert(key, atom.clone());
        Ok(atom)
    }
}
