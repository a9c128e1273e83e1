//! Keeps QuickJS shapes alive. QuickJS shares the list of an object's properties, its shape, among all
//! objects with the same list and frees it with the last of them. Results of calls are created one at a time,
//! so each would rebuild its shape property by property, which takes most of the time of creating it. This
//! cache holds one hidden object per shape instead.

use std::borrow::Cow;
use std::cell::RefCell;
use std::hash::{BuildHasher, Hasher};

use rquickjs::{Ctx, Result};
use rustc_hash::{FxBuildHasher, FxHashMap};

use crate::raw::{Atom, Kept, Owned};

/// Objects with more properties are not cached.
const PROPERTIES: usize = 32;
/// Most property lists that are cached: responses may have arbitrary headers.
const LISTS: usize = 64;

/// The hidden objects, by a hash of the property list; empty for a list seen once.
#[derive(Default)]
pub(crate) struct ShapeCache<'js>(RefCell<FxHashMap<u64, Vec<Kept<'js>>>>);

impl<'js> ShapeCache<'js> {
    /// Notes that an object with these properties was created. From the second one on, a hidden object is
    /// kept for each prefix of the list.
    pub(crate) fn note(&self, ctx: &Ctx<'js>, properties: &[Cow<'_, Atom<'js>>]) -> Result<()> {
        if properties.len() > PROPERTIES {
            return Ok(());
        }
        let mut list = FxBuildHasher.build_hasher();
        properties.iter().for_each(|property| list.write_u32(property.as_raw()));
        let mut lists = self.0.borrow_mut();
        let room = lists.len() < LISTS;
        match lists.get_mut(&list.finish()) {
            Some(kept) if kept.is_empty() => {
                *kept = (0..=properties.len()).map(|end| with(ctx, &properties[..end])).collect::<Result<_>>()?;
            }
            Some(_) => {}
            None if room => drop(lists.insert(list.finish(), Vec::new())),
            None => {}
        }
        Ok(())
    }
}

/// An object with these properties.
fn with<'js>(ctx: &Ctx<'js>, properties: &[Cow<'_, Atom<'js>>]) -> Result<Kept<'js>> {
    let object = Owned::object(ctx)?;
    properties.iter().try_for_each(|property| object.define(property, Owned::undefined(ctx)))?;
    Ok(Kept::new(&object.into_value()))
}
