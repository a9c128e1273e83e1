//! The names of an object's properties, in order, with what makes many such objects cheap. QuickJS shares this list,
//! its shape, among all objects that have the same, and drops it with the last of them; an object comes to its shape
//! property by property, by way of the shapes with fewer.

use rquickjs::{Ctx, Result};

use super::{Atom, Owned};

/// A shape that lives as long as `self`.
pub(crate) struct Shape<'a, 'js> {
    names: Vec<Atom<'js>>,
    plain: bool,
    /// An object that nobody sees.
    _kept: Owned<'a, 'js>,
}

impl<'a, 'js> Shape<'a, 'js> {
    /// Of these names.
    pub(crate) fn new(ctx: &'a Ctx<'js>, names: Vec<Atom<'js>>) -> Result<Shape<'a, 'js>> {
        let kept = Owned::object(ctx)?;
        let mut plain = true;
        for name in &names {
            plain &= !kept.has(name)?;
        }
        for name in &names {
            kept.define(name, Owned::undefined(ctx))?;
        }
        Ok(Shape { names, plain, _kept: kept })
    }

    /// The names.
    pub(crate) fn names(&self) -> impl Iterator<Item = &Atom<'js>> {
        self.names.iter()
    }

    /// Whether objects inherit none of the names, as it was when the shape was made.
    pub(crate) fn is_plain(&self) -> bool {
        self.plain
    }
}
