//! Creates the strings of a text. Short strings that repeat are created once.

use encoding_rs::mem;
use rquickjs::{Ctx, Result};

use super::head::Head;
use super::reader::Text;
use crate::raw::Owned;

/// In shorter texts, few strings repeat.
const LARGE: usize = 4096;
const SLOTS: usize = 256;

/// Creates strings, with a cache of short ones.
pub(super) struct Strings<'a, 'js> {
    ctx: &'a Ctx<'js>,
    /// Cached short strings by hash; the later of two with the same hash replaces the earlier.
    short: Option<Box<[Short<'a, 'js>; SLOTS]>>,
    units: Vec<u16>,
}

/// A cached string. It has no NUL, so its head identifies it.
struct Short<'a, 'js> {
    head: Head,
    string: Option<Owned<'a, 'js>>,
}

impl<'a, 'js> Strings<'a, 'js> {
    /// `length` is that of the text, in bytes.
    pub(super) fn new(ctx: &'a Ctx<'js>, length: usize) -> Strings<'a, 'js> {
        let none = |_| Short { head: Head::default(), string: None };
        let short = (length >= LARGE).then(|| Box::new(std::array::from_fn(none)));
        Strings { ctx, short, units: Vec::new() }
    }

    /// The string value of a token.
    #[inline]
    pub(super) fn make(&mut self, text: &Text<'_>) -> Result<Owned<'a, 'js>> {
        let (Some(short), Some(head)) = (self.short.as_deref_mut(), text.head) else {
            return self.fresh(text);
        };
        let place = head.hash() % SLOTS;
        if let Short { head: other, string: Some(string) } = &short[place]
            && *other == head
        {
            return Ok(string.clone());
        }
        let string = self.fresh(text)?;
        if let Some(short) = &mut self.short {
            short[place] = Short { head, string: Some(string.clone()) };
        }
        Ok(string)
    }

    /// QuickJS copies ASCII as it is, but decodes other UTF-8 character by character, which is slower than
    /// converting it to UTF-16 here. Text that fits Latin-1 must be passed as UTF-8.
    fn fresh(&mut self, text: &Text<'_>) -> Result<Owned<'a, 'js>> {
        let beyond_ascii = if text.ascii { None } else { simdutf8::basic::from_utf8(text.bytes).ok() };
        match beyond_ascii.filter(|text| !mem::is_str_latin1(text)) {
            Some(text) => self.utf16(text),
            None => Owned::string(self.ctx, text.bytes),
        }
    }

    fn utf16(&mut self, text: &str) -> Result<Owned<'a, 'js>> {
        if self.units.len() < text.len() {
            self.units.resize(text.len(), 0);
        }
        let length = mem::convert_str_to_utf16(text, &mut self.units);
        Owned::utf16(self.ctx, &self.units[..length])
    }
}
