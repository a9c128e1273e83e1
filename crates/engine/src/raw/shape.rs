//! A shape: the ordered property names of an object, kept so that many such objects are cheap to create.
//! QuickJS shares a shape among all objects with the same names and frees it with the last of them; a new
//! object reaches its shape property by property, through the shapes with fewer.

use rquickjs::{Ctx, Result};

use super::{Atom, Owned};

/// Keeps a shape alive.
pub(crate) struct Shape<'a, 'js> {
    names: Vec<Atom<'js>>,
    plain: bool,
    /// A hidden object that has the shape.
    _kept: Owned<'a, 'js>,
}

impl<'a, 'js> Shape<'a, 'js> {
    /// The shape of objects with these names.
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

    /// The names, in order.
    pub(crate) fn names(&self) -> impl Iterator<Item = &Atom<'js>> {
        self.names.iter()
    }

    /// Whether objects inherited none of the names when the shape was created.
    pub(crate) fn is_plain(&self) -> bool {
        self.plain
    }
}
