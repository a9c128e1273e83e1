//! JSON text to JavaScript values, read by serde_json and built on the way: the engine's own parser
//! takes most of the time of a call with a large answer. What serde_json refuses, such as a lone
//! surrogate or a very deep text, the engine parses again, so that the outcome is always that of
//! `JSON.parse`.

use std::cell::RefCell;
use std::fmt;

use rquickjs::{Ctx, Error, Object, Result, Value, qjs};
use rustc_hash::FxHashMap;
use serde::de::{DeserializeSeed, Deserializer, MapAccess, SeqAccess, Visitor};

use crate::give::string;
use crate::{error, raw};

/// The value of a text; `None` if it is no JSON.
pub fn parse<'js>(ctx: &Ctx<'js>, text: &str) -> Result<Option<Value<'js>>> {
    let keys = Keys { ctx, atoms: RefCell::default() };
    let mut reader = serde_json::Deserializer::from_str(text);
    if let Ok(value) = (Build { ctx, keys: &keys }).deserialize(&mut reader)
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
    parsed.map(Some).or_else(|_| {
        error::forget(ctx);
        Ok(None)
    })
}

/// The numbers of the keys of a text: most occur often.
struct Keys<'a, 'js> {
    ctx: &'a Ctx<'js>,
    atoms: RefCell<FxHashMap<Box<str>, qjs::JSAtom>>,
}

impl Keys<'_, '_> {
    fn atom(&self, key: &str) -> Result<qjs::JSAtom> {
        if let Some(atom) = self.atoms.borrow().get(key) {
            return Ok(*atom);
        }
        let atom = raw::new_atom(self.ctx, key)?;
        self.atoms.borrow_mut().insert(key.into(), atom);
        Ok(atom)
    }
}

impl Drop for Keys<'_, '_> {
    fn drop(&mut self) {
        for atom in self.atoms.get_mut().values() {
            raw::free_atom(self.ctx, *atom);
        }
    }
}

/// Builds one value.
#[derive(Clone, Copy)]
struct Build<'a, 'js> {
    ctx: &'a Ctx<'js>,
    keys: &'a Keys<'a, 'js>,
}

/// Reads one key.
struct Key<'a, 'js>(&'a Keys<'a, 'js>);

/// The engine has thrown; the text says no more.
fn thrown<E: serde::de::Error>(_: Error) -> E {
    E::custom("the engine has thrown")
}

impl<'de, 'js> DeserializeSeed<'de> for Build<'_, 'js> {
    type Value = Value<'js>;

    fn deserialize<D: Deserializer<'de>>(self, reader: D) -> std::result::Result<Self::Value, D::Error> {
        reader.deserialize_any(self)
    }
}

impl<'de, 'js> Visitor<'de> for Build<'_, 'js> {
    type Value = Value<'js>;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("JSON")
    }

    fn visit_unit<E>(self) -> std::result::Result<Self::Value, E> {
        Ok(Value::new_null(self.ctx.clone()))
    }

    fn visit_bool<E>(self, flag: bool) -> std::result::Result<Self::Value, E> {
        Ok(Value::new_bool(self.ctx.clone(), flag))
    }

    fn visit_i64<E>(self, number: i64) -> std::result::Result<Self::Value, E> {
        Ok(Value::new_number(self.ctx.clone(), number as f64))
    }

    fn visit_u64<E>(self, number: u64) -> std::result::Result<Self::Value, E> {
        Ok(Value::new_number(self.ctx.clone(), number as f64))
    }

    fn visit_f64<E>(self, number: f64) -> std::result::Result<Self::Value, E> {
        // An integer has no sign of zero.
        let ctx = self.ctx.clone();
        Ok(if number == 0.0 { Value::new_float(ctx, number) } else { Value::new_number(ctx, number) })
    }

    fn visit_str<E: serde::de::Error>(self, text: &str) -> std::result::Result<Self::Value, E> {
        string(self.ctx, text).map_err(thrown)
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut list: A) -> std::result::Result<Self::Value, A::Error> {
        let mut items = Vec::new();
        while let Some(item) = list.next_element_seed(self)? {
            items.push(item);
        }
        raw::array(self.ctx, &items).map_err(thrown)
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> std::result::Result<Self::Value, A::Error> {
        let object = Object::new(self.ctx.clone()).map_err(thrown)?;
        while let Some(atom) = map.next_key_seed(Key(self.keys))? {
            let value = map.next_value_seed(self)?;
            raw::define(self.ctx, &object, atom, &value).map_err(thrown)?;
        }
        Ok(object.into_value())
    }
}

impl<'de> DeserializeSeed<'de> for Key<'_, '_> {
    type Value = qjs::JSAtom;

    fn deserialize<D: Deserializer<'de>>(self, reader: D) -> std::result::Result<Self::Value, D::Error> {
        reader.deserialize_str(self)
    }
}

impl Visitor<'_> for Key<'_, '_> {
    type Value = qjs::JSAtom;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a key")
    }

    fn visit_str<E: serde::de::Error>(self, key: &str) -> std::result::Result<Self::Value, E> {
        self.0.atom(key).map_err(thrown)
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
            for text in TEXTS.iter().copied().chain([deep.as_str(), long.as_str()]) {
                let own = parse(&ctx, text).unwrap().map(|value| shown.call::<_, String>((value,)).unwrap());
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
