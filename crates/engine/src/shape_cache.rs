//! Objects that nobody sees and that keep the engine's shapes alive. The engine shares the list of an
//! object's properties, its shape, among all objects that have the same, and frees it with the last of
//! them: results of calls come one at a time, so each would make its shape anew, property by property,
//! which takes most of the time of making it.

use std::hash::{BuildHasher, Hasher};

use rquickjs::{Ctx, Result};
use rustc_hash::{FxBuildHasher, FxHashMap};

use crate::raw::{Atom, Owned};

/// An object with more properties has no mold.
const PROPERTIES: usize = 32;
/// Lists of properties that are looked out for; a program may see answers with any headers.
const LISTS: usize = 64;

/// Which lists of properties were met, and whether they have shape_cache.
#[derive(Default)]
pub struct ShapeCache(FxHashMap<u64, bool>);

impl ShapeCache {
    /// Notes an object with these properties. At the second of a kind, gives what keeps their shapes
    /// alive: an object for each beginning of the list. The caller holds them as long as it makes such
    /// objects.
    pub fn met<'a, 'p, 'js: 'p>(
        &mut self,
        ctx: &'a Ctx<'js>,
        properties: impl ExactSizeIterator<Item = &'p Atom<'js>> + Clone,
    ) -> Result<Vec<Owned<'a, 'js>>> {
        if properties.len() > PROPERTIES {
            return Ok(Vec::new());
        }
        let mut list = FxBuildHasher.build_hasher();
        properties.clone().for_each(|property| list.write_u32(property.as_raw()));
        let list = list.finish();
        let room = self.0.len() < LISTS;
        match self.0.get_mut(&list) {
            Some(molded @ false) => {
                *molded = true;
                return (0..=properties.len()).map(|end| mold(ctx, properties.clone().take(end))).collect();
            }
            None if room => drop(self.0.insert(list, false)),
            _ => {}
        }
        Ok(Vec::new())
    }
}

fn mold<'a, 'p, 'js: 'p>(
    ctx: &'a Ctx<'js>,
    mut properties: impl Iterator<Item = &'p Atom<'js>>,
) -> Result<Owned<'a, 'js>> {
    let object = Owned::object(ctx)?;
    properties.try_for_each(|property| object.define(property, Owned::undefined(ctx)))?;
    Ok(object)
}
