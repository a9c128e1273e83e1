//! Caches QuickJS atoms of names known at compile time, keyed by the name's address: creating an atom from
//! text costs more than setting the property.

use std::borrow::Cow;
use std::cell::OnceCell;

use qiao_abi::Name;
use rquickjs::runtime::UserDataGuard;
use rquickjs::{Ctx, Error, Object, Result, Value};

use crate::raw::{self, Atom, ForwarderClass};
use crate::shape_cache::ShapeCache;

/// Most names the cache holds; a program uses a few hundred.
const SLOTS: usize = 512;
/// Slots probed per name. A name that finds none free is looked up each time.
const TRIES: usize = 8;

/// The cached atoms of one runtime, kept as its user data.
pub(crate) struct AtomCache<'js> {
    /// The class of objects that are created when script first accesses them.
    pub forwarders: ForwarderClass,
    pub shapes: ShapeCache<'js>,
    /// Slots are filled and never emptied, so cached atoms can be borrowed.
    slots: Box<[OnceCell<Box<Known<'js>>>]>,
}

struct Known<'js> {
    name: &'static str,
    atom: Atom<'js>,
}

impl<'js> AtomCache<'js> {
    /// An empty cache.
    pub(crate) fn new(ctx: &Ctx<'js>) -> Result<AtomCache<'js>> {
        let slots = (0..SLOTS).map(|_| OnceCell::new()).collect();
        Ok(AtomCache { forwarders: ForwarderClass::of(ctx)?, shapes: ShapeCache::default(), slots })
    }

    /// The cache of this context's runtime.
    pub(crate) fn of<'a>(ctx: &'a Ctx<'js>) -> Result<UserDataGuard<'a, AtomCache<'js>>> {
        ctx.userdata().ok_or(Error::Unknown)
    }

    /// The atom of a name, from the cache if the name is a constant.
    pub(crate) fn atom(&self, ctx: &Ctx<'js>, name: &Name) -> Result<Cow<'_, Atom<'js>>> {
        match name {
            Name::Borrowed(name) => self.known(ctx, name),
            Name::Owned(name) => Atom::new(ctx, name).map(Cow::Owned),
        }
    }

    /// Reads a property; a getter runs and may throw.
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

/// The first slot to probe. Constants lie close together, so their addresses are multiplied to spread them.
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
            // Names of all lengths that start at the same addresses.
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
