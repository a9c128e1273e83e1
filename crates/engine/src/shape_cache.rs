//! Objects that nobody sees and that keep the engine's shapes alive. The engine shares the list of an
//! object's properties, its shape, among all objects that have the same, and frees it with the last of
//! them: results of calls come one at a time, so each would make its shape anew, property by property,
//! which takes most of the time of making it.

use std::borrow::Cow;
use std::cell::RefCell;
use std::hash::{BuildHasher, Hasher};

use rquickjs::{Ctx, Result};
use rustc_hash::{FxBuildHasher, FxHashMap};

use crate::raw::{Atom, Kept, Owned};

/// The shapes of objects with more properties are not kept.
const PROPERTIES: usize = 32;
/// How many lists of properties are kept; a program may see answers with any headers.
const LISTS: usize = 64;

/// What keeps the shapes, by a hash of the properties; empty for those that were met once.
#[derive(Default)]
pub(crate) struct ShapeCache<'js>(RefCell<FxHashMap<u64, Vec<Kept<'js>>>>);

impl<'js> ShapeCache<'js> {
    /// An object with these properties was made. From the second of a kind on, their shapes are kept: an
    /// object for each beginning of the list.
    pub(crate) fn met(&self, ctx: &Ctx<'js>, properties: &[Cow<'_, Atom<'js>>]) -> Result<()> {
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
