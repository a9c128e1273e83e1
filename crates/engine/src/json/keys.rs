//! The keys of the objects in a text. Most objects have the same keys in the same order as the one before, so
//! comparing the text with the keys seen last is usually enough.
//!
//! Key lists form a tree: a child has one more key than its parent. A list seen twice becomes a shape, with
//! which the engine creates objects faster.

use std::iter::successors;

use rquickjs::{Ctx, Result};

use super::Stop;
use super::head::Expected;
use super::reader::Reader;
use crate::raw::{Atom, Owned, Shape, ValueStack};

/// Objects with more properties get no shape here.
const PROPERTIES: usize = 32;
/// How many children of a list are compared. A key beyond them is added again, which only costs time.
const FOLLOWERS: usize = 8;

/// A key list, by its index in the tree.
#[derive(Clone, Copy, PartialEq)]
pub(super) struct List(u32);

impl List {
    /// The list without keys.
    pub(super) const EMPTY: List = List(0);
}

/// A node of the tree.
struct Known<'t, 'a, 'js> {
    /// The list's last key as written in the text, from the opening quote to the colon.
    source: Expected<'t>,
    atom: Atom<'js>,
    /// The list with one key less.
    parent: List,
    /// Lists with one more key: the one seen last, and the one created last.
    next: List,
    child: List,
    /// The sibling that was created before this one.
    sibling: List,
    /// The list of the first key of the object last seen as the value of the last key, or inside an array
    /// there.
    inner: List,
    seen: bool,
    shape: Option<Shape<'a, 'js>>,
}

/// All key lists seen in a text.
pub(super) struct Keys<'t, 'a, 'js> {
    ctx: &'a Ctx<'js>,
    lists: Vec<Known<'t, 'a, 'js>>,
}

impl<'t, 'a, 'js> Keys<'t, 'a, 'js> {
    pub(super) fn new(ctx: &'a Ctx<'js>) -> Result<Keys<'t, 'a, 'js>> {
        let mut keys = Keys { ctx, lists: Vec::new() };
        keys.push(b"", Atom::new(ctx, "")?, List::EMPTY);
        Ok(keys)
    }

    /// Reads a key and its colon. `list` has the keys before it in the same object; that object is the value
    /// of the last key of `owner`, or is inside an array there.
    #[inline(always)]
    pub(super) fn read(&mut self, reader: &mut Reader<'t>, list: List, owner: List) -> std::result::Result<List, Stop> {
        let guess = *self.guess(list, owner);
        if guess != List::EMPTY && self.of(guess).comes(reader) {
            return Ok(guess);
        }
        self.other(reader, list, owner)
    }

    /// Builds the object with these keys from the values on the stack, from index `from`.
    #[inline]
    pub(super) fn object(
        &mut self,
        list: List,
        values: &mut ValueStack<'a, 'js>,
        from: usize,
    ) -> Result<Owned<'a, 'js>> {
        match &self.of(list).shape {
            Some(shape) => values.object(from, shape),
            None => self.first_of_its_kind(list, values, from),
        }
    }

    /// Reads a key other than the one expected.
    #[inline(never)]
    fn other(&mut self, reader: &mut Reader<'t>, list: List, owner: List) -> std::result::Result<List, Stop> {
        let siblings = successors(Some(self.of(list).child), |list| Some(self.of(*list).sibling));
        let mut siblings = siblings.take_while(|list| *list != List::EMPTY).take(FOLLOWERS);
        let next = match siblings.find(|list| self.of(*list).comes(reader)) {
            Some(next) => next,
            None => self.add(reader, list)?,
        };
        *self.guess(list, owner) = next;
        Ok(next)
    }

    fn add(&mut self, reader: &mut Reader<'t>, list: List) -> std::result::Result<List, Stop> {
        let start = reader.at();
        reader.expect(b"\"")?;
        let key = std::str::from_utf8(reader.string()?.bytes).map_err(|_| Stop::Refused)?;
        let atom = Atom::new(self.ctx, key)?;
        reader.peek();
        reader.expect(b":")?;
        let added = self.push(reader.since(start), atom, list);
        self.lists[list.0 as usize].child = added;
        Ok(added)
    }

    fn push(&mut self, source: &'t [u8], atom: Atom<'js>, parent: List) -> List {
        let (added, none) = (List(self.lists.len() as u32), List::EMPTY);
        let sibling = self.lists.get(parent.0 as usize).map_or(none, |parent| parent.child);
        let source = Expected::new(source);
        let (next, child, inner) = (none, none, none);
        self.lists.push(Known { source, atom, parent, next, child, sibling, inner, seen: false, shape: None });
        added
    }

    #[inline(never)]
    fn first_of_its_kind(
        &mut self,
        list: List,
        values: &mut ValueStack<'a, 'js>,
        from: usize,
    ) -> Result<Owned<'a, 'js>> {
        let mut path: Vec<_> = successors(Some(list), |list| Some(self.of(*list).parent))
            .take_while(|list| *list != List::EMPTY)
            .collect();
        path.reverse();
        let again = std::mem::replace(&mut self.lists[list.0 as usize].seen, true);
        if again && path.len() <= PROPERTIES {
            self.shape(List::EMPTY, &[])?;
            for (place, list) in path.iter().enumerate() {
                self.shape(*list, &path[..=place])?;
            }
        }
        let names = path.iter().map(|list| &self.of(*list).atom);
        values.defined(from, names)
    }

    /// Creates the shape of a list. `path` has the list's ancestors and the list itself: the engine reaches a
    /// shape through those with fewer properties.
    fn shape(&mut self, list: List, path: &[List]) -> Result<()> {
        if self.of(list).shape.is_none() {
            let names = path.iter().map(|list| self.of(*list).atom.clone());
            let shape = Shape::new(self.ctx, names.collect())?;
            self.lists[list.0 as usize].shape = Some(shape);
        }
        Ok(())
    }

    #[inline]
    fn guess(&mut self, list: List, owner: List) -> &mut List {
        match list {
            List::EMPTY => &mut self.lists[owner.0 as usize].inner,
            _ => &mut self.lists[list.0 as usize].next,
        }
    }

    #[inline]
    fn of(&self, list: List) -> &Known<'t, 'a, 'js> {
        &self.lists[list.0 as usize]
    }
}

impl<'t> Known<'t, '_, '_> {
    /// Reads past the list's last key if it is next in the text.
    #[inline(always)]
    fn comes(&self, reader: &mut Reader<'t>) -> bool {
        let found = self.source.begins(reader.rest());
        if found {
            reader.skip(self.source.length());
        }
        found
    }
}
