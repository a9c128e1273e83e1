//! Builds values from the tokens of a text. Open arrays and objects are on an explicit stack, so deeply
//! nested text uses no stack of the thread.

use rquickjs::{Ctx, Result};

use super::Stop;
use super::keys::{Keys, List};
use super::reader::{Reader, Refused};
use super::strings::Strings;
use crate::raw::{Owned, ValueStack};

/// Deeper texts are left to the engine's parser, whose limit depends on the stack that is left.
const DEPTH: usize = 128;

/// An array or object that is being read, or the text as a whole.
#[derive(Clone, Copy)]
struct Open {
    kind: Kind,
    /// The keys read so far; of an array, those of the object around it.
    list: List,
    /// The keys of the object around it.
    owner: List,
    /// Index of its first value on the value stack.
    values: usize,
}

#[derive(Clone, Copy)]
enum Kind {
    Text,
    Array,
    Object,
}

/// Parses one text.
pub(super) struct Builder<'t, 'a, 'js> {
    ctx: &'a Ctx<'js>,
    reader: Reader<'t>,
    keys: Keys<'t, 'a, 'js>,
    strings: Strings<'a, 'js>,
    /// The innermost open array or object, and those around it.
    top: Open,
    around: Vec<Open>,
    /// The values of everything that is open.
    values: ValueStack<'a, 'js>,
}

impl<'t, 'a, 'js> Builder<'t, 'a, 'js> {
    pub(super) fn new(ctx: &'a Ctx<'js>, text: &'t str) -> Result<Builder<'t, 'a, 'js>> {
        Ok(Builder {
            ctx,
            reader: Reader::new(text),
            keys: Keys::new(ctx)?,
            strings: Strings::new(ctx, text.len()),
            top: Open { kind: Kind::Text, list: List::EMPTY, owner: List::EMPTY, values: 0 },
            around: Vec::new(),
            values: ValueStack::new(ctx),
        })
    }

    /// Parses the whole text.
    pub(super) fn build(mut self) -> std::result::Result<Owned<'a, 'js>, Stop> {
        loop {
            // A value starts.
            match self.reader.next()? {
                b'{' => {
                    self.enter(Kind::Object)?;
                    if self.reader.peek() != Some(b'}') {
                        self.key()?;
                        continue;
                    }
                }
                b'[' => {
                    self.enter(Kind::Array)?;
                    if self.reader.peek() != Some(b']') {
                        continue;
                    }
                }
                first => self.scalar(first)?,
            }
            // A value is complete, and may complete the ones around it.
            loop {
                match (self.top.kind, self.reader.peek()) {
                    (Kind::Object, Some(b',')) => {
                        self.reader.skip(1);
                        self.key()?;
                        break;
                    }
                    (Kind::Array, Some(b',')) => {
                        self.reader.skip(1);
                        break;
                    }
                    (Kind::Object, Some(b'}')) | (Kind::Array, Some(b']')) => self.leave()?,
                    (Kind::Text, None) => return Ok(self.values.pop()?),
                    _ => return Err(Stop::Refused),
                }
            }
        }
    }

    /// A string, number or literal, given its first byte.
    #[inline]
    fn scalar(&mut self, first: u8) -> std::result::Result<(), Stop> {
        let value = match first {
            b'"' => self.strings.make(&self.reader.string()?)?,
            b'-' | b'0'..=b'9' => Owned::number(self.ctx, self.reader.number(first)?),
            b'n' => self.reader.expect(b"ull").map(|()| Owned::null(self.ctx))?,
            b't' => self.reader.expect(b"rue").map(|()| Owned::bool(self.ctx, true))?,
            b'f' => self.reader.expect(b"alse").map(|()| Owned::bool(self.ctx, false))?,
            _ => return Err(Stop::Refused),
        };
        self.values.push(value);
        Ok(())
    }

    /// Reads the next key of the object.
    #[inline(always)]
    fn key(&mut self) -> std::result::Result<(), Stop> {
        self.reader.peek();
        self.top.list = self.keys.read(&mut self.reader, self.top.list, self.top.owner)?;
        Ok(())
    }

    /// Starts an array or object.
    #[inline]
    fn enter(&mut self, kind: Kind) -> std::result::Result<(), Refused> {
        if self.around.len() == DEPTH {
            return Err(Refused);
        }
        self.around.push(self.top);
        let owner = self.top.list;
        let list = if let Kind::Array = kind { owner } else { List::EMPTY };
        self.top = Open { kind, list, owner, values: self.values.len() };
        Ok(())
    }

    /// Reads past the end of an array or object and builds it.
    #[inline]
    fn leave(&mut self) -> std::result::Result<(), Stop> {
        self.reader.skip(1);
        let Open { kind, list, values, .. } = self.top;
        self.top = self.around.pop().ok_or(Refused)?;
        let value = match kind {
            Kind::Object => self.keys.object(list, &mut self.values, values)?,
            _ => self.values.array(values)?,
        };
        self.values.push(value);
        Ok(())
    }
}
