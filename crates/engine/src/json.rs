//! JSON text to JavaScript values, read by serde_json and built on the way: the engine's own parser
//! takes most of the time of a call with a large answer. What serde_json refuses, such as a lone
//! surrogate or a very deep text, the engine parses again, so that the outcome is always that of
//! `JSON.parse`.

use std::fmt;

use indexmap::IndexMap;
use rquickjs::{Ctx, Error, Result};
use rustc_hash::FxBuildHasher;
use serde::de::{DeserializeSeed, Deserializer, MapAccess, SeqAccess, Visitor};

use crate::error;
use crate::raw::{Atom, Owned};
use crate::shape_cache::ShapeCache;
use crate::to_js::string;

/// The value of a text; `None` if it is no JSON.
pub fn parse<'a, 'js>(ctx: &'a Ctx<'js>, text: &str) -> Result<Option<Owned<'a, 'js>>> {
    let mut build = Build {
        ctx,
        keys: IndexMap::default(),
        last: 0,
        open: Vec::new(),
        shape_cache: ShapeCache::default(),
        kept: Vec::new(),
    };
    let mut reader = serde_json::Deserializer::from_str(text);
    if let Ok(value) = Next(&mut build).deserialize(&mut reader)
        && reader.end().is_ok()
    {
        return Ok(Some(value));
    }
    // The engine has thrown, as it does when there is no memory left.
    if ctx.has_exception() {
        return Err(Error::Exception);
    }
    // The engine reads up to the first NUL.
    let parsed = if text.contains('\0') { Err(Error::Unknown) } else { ctx.json_parse(text) };
    parsed.map(|value| Some(Owned::from_value(ctx, value))).or_else(|_| {
        error::forget(ctx);
        Ok(None)
    })
}

/// What is known while a text is read. Most of its objects are alike.
struct Build<'a, 'js> {
    ctx: &'a Ctx<'js>,
    /// The keys that occurred.
    keys: IndexMap<Box<str>, Key<'js>, FxBuildHasher>,
    /// The place of the last key that was read.
    last: usize,
    /// The places of the keys of the objects that are being read, the innermost last.
    open: Vec<usize>,
    shape_cache: ShapeCache,
    kept: Vec<Owned<'a, 'js>>,
}

/// A key: its number in the engine, and the place of the key that came next when it was read last.
struct Key<'js> {
    atom: Atom<'js>,
    next: usize,
}

impl<'a, 'js> Build<'a, 'js> {
    /// The place of a key.
    fn key(&mut self, name: &str) -> Result<usize> {
        let guess = self.keys.get_index(self.last).map_or(0, |(_, last)| last.next);
        let place = match self.keys.get_index(guess) {
            Some((other, _)) if **other == *name => guess,
            _ => {
                let place = self.place(name)?;
                if let Some((_, last)) = self.keys.get_index_mut(self.last) {
                    last.next = place;
                }
                place
            }
        };
        self.last = place;
        Ok(place)
    }

    fn place(&mut self, name: &str) -> Result<usize> {
        if let Some(place) = self.keys.get_index_of(name) {
            return Ok(place);
        }
        let atom = Atom::new(self.ctx, name)?;
        Ok(self.keys.insert_full(name.into(), Key { atom, next: 0 }).0)
    }

    /// An object was read whose keys are the last that were opened.
    fn close(&mut self, from: usize) -> Result<()> {
        let properties = self.open[from..].iter().map(|place| &self.keys[*place].atom);
        self.kept.extend(self.shape_cache.met(self.ctx, properties)?);
        self.open.truncate(from);
        Ok(())
    }
}

/// Builds the next value.
struct Next<'b, 'a, 'js>(&'b mut Build<'a, 'js>);

/// Reads the next key.
struct NextKey<'b, 'a, 'js>(&'b mut Build<'a, 'js>);

/// The engine has thrown; the text says no more.
fn thrown<E: serde::de::Error>(_: Error) -> E {
    E::custom("the engine has thrown")
}

impl<'de, 'a, 'js> DeserializeSeed<'de> for Next<'_, 'a, 'js> {
    type Value = Owned<'a, 'js>;

    fn deserialize<D: Deserializer<'de>>(self, reader: D) -> std::result::Result<Self::Value, D::Error> {
        reader.deserialize_any(self)
    }
}

impl<'de, 'a, 'js> Visitor<'de> for Next<'_, 'a, 'js> {
    type Value = Owned<'a, 'js>;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("JSON")
    }

    fn visit_unit<E>(self) -> std::result::Result<Self::Value, E> {
        Ok(Owned::null(self.0.ctx))
    }

    fn visit_bool<E>(self, flag: bool) -> std::result::Result<Self::Value, E> {
        Ok(Owned::bool(self.0.ctx, flag))
    }

    fn visit_i64<E>(self, number: i64) -> std::result::Result<Self::Value, E> {
        Ok(Owned::number(self.0.ctx, number as f64))
    }

    fn visit_u64<E>(self, number: u64) -> std::result::Result<Self::Value, E> {
        Ok(Owned::number(self.0.ctx, number as f64))
    }

    fn visit_f64<E>(self, number: f64) -> std::result::Result<Self::Value, E> {
        Ok(Owned::number(self.0.ctx, number))
    }

    fn visit_str<E: serde::de::Error>(self, text: &str) -> std::result::Result<Self::Value, E> {
        string(self.0.ctx, text).map_err(thrown)
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut list: A) -> std::result::Result<Self::Value, A::Error> {
        let mut items = Vec::new();
        while let Some(item) = list.next_element_seed(Next(&mut *self.0))? {
            items.push(item);
        }
        Owned::array(self.0.ctx, items).map_err(thrown)
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> std::result::Result<Self::Value, A::Error> {
        let build = self.0;
        let object = Owned::object(build.ctx).map_err(thrown)?;
        let from = build.open.len();
        while let Some(place) = map.next_key_seed(NextKey(&mut *build))? {
            build.open.push(place);
            let value = map.next_value_seed(Next(&mut *build))?;
            object.define(&build.keys[place].atom, value).map_err(thrown)?;
        }
        build.close(from).map_err(thrown)?;
        Ok(object)
    }
}

impl<'de> DeserializeSeed<'de> for NextKey<'_, '_, '_> {
    type Value = usize;

    fn deserialize<D: Deserializer<'de>>(self, reader: D) -> std::result::Result<Self::Value, D::Error> {
        reader.deserialize_str(self)
    }
}

impl Visitor<'_> for NextKey<'_, '_, '_> {
    type Value = usize;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a key")
    }

    fn visit_str<E: serde::de::Error>(self, key: &str) -> std::result::Result<Self::Value, E> {
        self.0.key(key).map_err(thrown)
    }
}

#[cfg(test)]
mod tests {
    use rquickjs::{Context, Function, Runtime};

    use super::*;

    /// Texts of all kinds; the engine's own parser says what each is.
    const TEXTS: &[&str] = &[
        "null",
        "true",
        "-0",
        "0",
        "1e400",
        "-1e-400",
        "9007199254740993",
        "-9223372036854775808",
        "18446744073709551615",
        "184467440737095516150",
        "0.1",
        "123456789.123456789",
        "2.2250738585072011e-308",
        "5e-324",
        "1.7976931348623157e308",
        "4.35",
        "0.000001",
        "1E5",
        "01",
        "1.",
        ".5",
        "+1",
        "0x10",
        "NaN",
        "\"\"",
        "\"\\u4f60\\n\\u0000\"",
        "\"\\ud83d\\ude00\"",
        "\"\\ud800\"",
        "\"\\udc00x\"",
        "\"a\tb\"",
        "\"\u{2028}\"",
        "[]",
        "[1,[2,[]],{}]",
        "[1,]",
        "[,1]",
        "{\"a\":1,\"a\":2,\"b\":0}",
        "{\"2\":1,\"1\":2,\"x\":3,\"0\":4}",
        "{\"__proto__\":{\"a\":1},\"constructor\":1}",
        "{\"\":1}",
        "{\"\\u0061\":1}",
        "{a:1}",
        "{\"a\":1,}",
        "{} x",
        " \n{}\r\t",
        "",
        " ",
        "tru",
        "\u{feff}{}",
        "{\"a\":undefined}",
        "\"\\x41\"",
        "'a'",
        "[1] // no",
    ];

    #[test]
    fn the_outcome_is_that_of_the_engine() {
        let runtime = Runtime::new().unwrap();
        Context::full(&runtime).unwrap().with(|ctx| {
            let shown: Function = ctx
                .eval("(value) => JSON.stringify(value, (key, value) => Object.is(value, -0) ? '-0' : typeof value === 'number' ? String(value) : value)")
                .unwrap();
            let mut deep = "[".repeat(500);
            deep.push_str(&"]".repeat(500));
            let long = format!("[\"{}\"]", "桥é😀x".repeat(200));
            // Objects of the same kind, met often enough for a mold, and others among them.
            let kinds = [r#"{"a":1,"b":2}"#, r#"{"b":1,"a":2}"#, r#"{"a":{"b":{"a":1}},"c":[{"b":1},{}]}"#];
            let odd = [r#"{"a":1,"b":2,"a":3}"#, r#"{"__proto__":1,"a":2}"#, r#"{"1":1,"a":2,"0":3}"#, r#"{"":1}"#];
            let kinds: Vec<_> = kinds.iter().chain(&odd).flat_map(|kind| [*kind; 4]).collect();
            let (alike, mixed) = (format!("[{}]", kinds.join(",")), kinds.iter().rev().step_by(3).chain(&kinds));
            let mixed = format!("[{}]", mixed.copied().collect::<Vec<_>>().join(","));
            for text in TEXTS.iter().copied().chain([&deep, &long, &alike, &mixed].map(String::as_str)) {
                let own = parse(&ctx, text).unwrap().map(|value| shown.call::<_, String>((value.into_value(),)).unwrap());
                let engine = ctx.json_parse(text).ok().map(|value| shown.call::<_, String>((value,)).unwrap());
                crate::error::forget(&ctx);
                assert_eq!(own, engine, "{text}");
            }
        });
    }

    #[test]
    fn without_memory_the_engine_throws_as_ever() {
        let runtime = Runtime::new().unwrap();
        let context = Context::full(&runtime).unwrap();
        runtime.set_memory_limit(400_000);
        context.with(|ctx| {
            let text = format!("[{}1]", "{\"a\":[1,2,3]},".repeat(20_000));
            assert!(matches!(parse(&ctx, &text), Err(Error::Exception)));
            crate::error::forget(&ctx);
        });
    }
}
