//! The keys of the objects of a text. Most objects have the keys of the object before them, in the same order, so
//! it is enough to compare the text with what stood there last time.
//!
//! Lists of keys form a tree: the child of a list has one key more. A list that was met twice becomes a shape, from
//! which the engine makes objects faster.

use std::iter::successors;

use rquickjs::{Ctx, Result};

use super::Stop;
use super::head::Expected;
use super::reader::Reader;
use crate::raw::{Atom, Owned, Shape, ValueStack};

/// An object with more properties has no shape here.
const PROPERTIES: usize = 32;
/// A key that followed a list longer ago is taken for a new one, which costs time alone.
const FOLLOWERS: usize = 8;

/// A list of keys, by its place in the tree.
#[derive(Clone, Copy, PartialEq)]
pub(super) struct List(u32);

impl List {
    /// The list without keys.
    pub(super) const EMPTY: List = List(0);
}

/// What is known of a list.
struct Known<'t, 'a, 'js> {
    /// Its last key as it stands in the text, from the opening quote to the colon.
    source: Expected<'t>,
    atom: Atom<'js>,
    /// The list with one key less.
    parent: List,
    /// The list with one more key: which was met last, and which was made last.
    next: List,
    child: List,
    /// The child of the same list that was made before it.
    sibling: List,
    /// The first key of the object that was the value of its last key, or stood in an array there.
    inner: List,
    met: bool,
    shape: Option<Shape<'a, 'js>>,
}

/// The lists that were met in a text.
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

    /// Reads a key with its colon. `list` has the keys before it in the same object, which is a value of the last
    /// key of `owner`.
    #[inline(always)]
    pub(super) fn read(&mut self, reader: &mut Reader<'t>, list: List, owner: List) -> std::result::Result<List, Stop> {
        let guess = *self.guess(list, owner);
        if guess != List::EMPTY && self.of(guess).comes(reader) {
            return Ok(guess);
        }
        self.other(reader, list, owner)
    }

    /// The object with these keys, whose values are taken from the stack, from a place on.
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

    /// Reads a key that was not expected.
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
        self.lists.push(Known { source, atom, parent, next, child, sibling, inner, met: false, shape: None });
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
        let again = std::mem::replace(&mut self.lists[list.0 as usize].met, true);
        if again && path.len() <= PROPERTIES {
            self.shape(List::EMPTY, &[])?;
            for (place, list) in path.iter().enumerate() {
                self.shape(*list, &path[..=place])?;
            }
        }
        let names = path.iter().map(|list| &self.of(*list).atom);
        values.defined(from, names)
    }

    /// Makes a shape of a list, given with those up to each of its keys. A shape is found by way of those with fewer.
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
    /// Reads past its last key if that comes next.
    #[inline(always)]
    fn comes(&self, reader: &mut Reader<'t>) -> bool {
        let found = self.source.begins(reader.rest());
        if found {
            reader.skip(self.source.length());
        }
        found
    }
}
