//! Caches QuickJS atoms of names known at compile time, keyed by the name's address: creating an atom from
//! text costs more than setting the property. All programs of a thread share the numbers of names; a program holds the
//! atoms alone, in the order of the numbers, as there may be a thousand of them.

use std::borrow::Cow;
use std::cell::{Cell, OnceCell};

use qiao_abi::Name;
use rquickjs::runtime::UserDataGuard;
use rquickjs::{Ctx, Error, Object, Result, Value};

use crate::raw::{self, Atom, ForwarderClass};
use crate::shape_cache::ShapeCache;

/// Most names that get a number; programs use a few hundred.
const SLOTS: usize = 512;
/// Slots probed per name. A name that finds none free is looked up each time.
const TRIES: usize = 8;
/// A program holds the atoms of this many names, or of none of them.
const GROUP: usize = 32;

thread_local! {
    /// The names that have a number, in the slots where they are looked for.
    static NAMES: [Cell<Option<Known>>; SLOTS] = const { [const { Cell::new(None) }; SLOTS] };
    /// The number of names.
    static COUNT: Cell<u16> = const { Cell::new(0) };
}

#[derive(Clone, Copy)]
struct Known {
    name: &'static str,
    number: u16,
}

/// The number of a name on this thread: they are given in the order of first use.
fn number(name: &'static str) -> Option<usize> {
    let first = slot(name);
    NAMES.with(|names| {
        (first..first + TRIES).find_map(|at| {
            let slot = &names[at % SLOTS];
            let known = slot.get().unwrap_or_else(|| {
                let number = COUNT.get();
                COUNT.set(number + 1);
                slot.set(Some(Known { name, number }));
                Known { name, number }
            });
            std::ptr::eq(known.name, name).then_some(usize::from(known.number))
        })
    })
}

/// The cached atoms of one runtime, kept as its user data.
pub(crate) struct AtomCache<'js> {
    /// The class of objects that are created when script first accesses them.
    pub forwarders: ForwarderClass,
    pub shapes: ShapeCache<'js>,
    /// By the names' numbers. They are filled and never emptied, so cached atoms can be borrowed.
    atoms: [OnceCell<Box<[OnceCell<Atom<'js>>; GROUP]>>; SLOTS / GROUP],
}

impl<'js> AtomCache<'js> {
    /// An empty cache.
    pub(crate) fn new(ctx: &Ctx<'js>) -> Result<AtomCache<'js>> {
        let (forwarders, shapes) = (ForwarderClass::of(ctx)?, ShapeCache::default());
        Ok(AtomCache { forwarders, shapes, atoms: [const { OnceCell::new() }; SLOTS / GROUP] })
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
        let Some(number) = number(name) else {
            return Atom::new(ctx, name).map(Cow::Owned);
        };
        let group = self.atoms[number / GROUP].get_or_init(|| Box::new([const { OnceCell::new() }; GROUP]));
        let atom = &group[number % GROUP];
        if atom.get().is_none() {
            let _filled = atom.set(Atom::new(ctx, name)?);
        }
        atom.get().map(Cow::Borrowed).ok_or(Error::Unknown)
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
