//! The engine's numbers for names that are known at compile time: each is looked up once, and found
//! again by its address. Turning text into such a number costs more than setting the property.

use std::borrow::Cow;
use std::cell::OnceCell;

use qiao_abi::Name;
use rquickjs::runtime::UserDataGuard;
use rquickjs::{Ctx, Error, Object, Result, Value};

use crate::raw::{self, Atom, ForwarderClass};
use crate::shape_cache::ShapeCache;

/// How many names are kept at most. A program uses some hundred.
const SLOTS: usize = 512;
/// How many slots are tried for a name; one that finds no room is looked up each time.
const TRIES: usize = 8;

/// The names that were used so far. It is user data of the runtime.
pub(crate) struct AtomCache<'js> {
    /// The class of objects that are made when script looks into them.
    pub forwarders: ForwarderClass,
    pub shapes: ShapeCache<'js>,
    /// Slots are filled and never emptied, so that names can be lent.
    slots: Box<[OnceCell<Box<Known<'js>>>]>,
}

struct Known<'js> {
    name: &'static str,
    atom: Atom<'js>,
}

impl<'js> AtomCache<'js> {
    /// Without any names.
    pub(crate) fn new(ctx: &Ctx<'js>) -> Result<AtomCache<'js>> {
        let slots = (0..SLOTS).map(|_| OnceCell::new()).collect();
        Ok(AtomCache { forwarders: ForwarderClass::of(ctx)?, shapes: ShapeCache::default(), slots })
    }

    /// That of a context.
    pub(crate) fn of<'a>(ctx: &'a Ctx<'js>) -> Result<UserDataGuard<'a, AtomCache<'js>>> {
        ctx.userdata().ok_or(Error::Unknown)
    }

    /// The engine's number for a name.
    pub(crate) fn atom(&self, ctx: &Ctx<'js>, name: &Name) -> Result<Cow<'_, Atom<'js>>> {
        match name {
            Name::Borrowed(name) => self.known(ctx, name),
            Name::Owned(name) => Atom::new(ctx, name).map(Cow::Owned),
        }
    }

    /// The value of a property.
    pub(crate) fn get(&self, ctx: &Ctx<'js>, object: &Object<'js>, name: &'static str) -> Result<Value<'js>> {
        raw::get(ctx, object, &*self.known(ctx, name)?)
    }

    fn known(&self, ctx: &Ctx<'js>, name: &'static str) -> Result<Cow<'_, Atom<'js>>> {
        let first = slot(name);
        for at in first..first + TRIES {
            let slot = &self.slots[at % SLOTS];
            match slot.get() {
                Some(known) if std::ptr::eq(known.name, name) => return Ok(Cow::Borrowed(&known.atom)),
                Some(_) => {}
                None => {
                    let known = Box::new(Known { name, atom: Atom::new(ctx, name)? });
                    return Ok(Cow::Borrowed(&slot.get_or_init(|| known).atom));
                }
            }
        }
        Atom::new(ctx, name).map(Cow::Owned)
    }
}

/// The first slot for a name. Names lie close to each other, so their addresses are spread.
fn slot(name: &'static str) -> usize {
    let spread = (name.as_ptr() as u64).wrapping_add(name.len() as u64).wrapping_mul(0x9e37_79b9_7f4a_7c15);
    (spread >> 32) as usize % SLOTS
}

#[cfg(test)]
mod tests {
    use rquickjs::{Context, Runtime};

    use super::*;

    #[test]
    fn every_name_is_found_however_many_there_are() {
        let runtime = Runtime::new().unwrap();
        Context::full(&runtime).unwrap().with(|ctx| {
            let names = AtomCache::new(&ctx).unwrap();
            // Names of all lengths that begin in the same places.
            let all: &'static str = Box::leak("abcdefghijklmnopqrstuvwxyz".repeat(3).into_boxed_str());
            for _ in 0..2 {
                for (from, to) in (0..60).flat_map(|from| (from..all.len().min(from + 20)).map(move |to| (from, to))) {
                    let atom = names.atom(&ctx, &Name::Borrowed(&all[from..to])).unwrap();
                    assert_eq!(atom.text(&ctx).unwrap(), all[from..to]);
                }
            }
        });
    }
}
