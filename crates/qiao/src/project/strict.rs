//! JSON parsing that rejects duplicate keys, because it would be unclear which value applies.

use std::cell::Cell;
use std::fmt;

use qiao_abi::Cause;
use serde::de::{DeserializeSeed, Deserializer, Error, MapAccess, SeqAccess, Visitor};
use serde_json::{Map, Number, Value};

use super::fault::ConfigFault;

/// Parses a text.
///
/// # Errors
/// It is not valid JSON, or an object has a duplicate key.
pub(crate) fn without_repeats(text: &str) -> Result<Value, ConfigFault> {
    let repeated = Cell::new(None);
    let mut json = serde_json::Deserializer::from_str(text);
    let value = Strict(&repeated).deserialize(&mut json).and_then(|value| json.end().map(|()| value));
    value.map_err(|error| match repeated.take() {
        Some(key) => ConfigFault::Repeated { key, line: error.line(), column: error.column() },
        None => ConfigFault::Malformed { cause: Cause::from(&error) },
    })
}

/// Keeps the first duplicate key.
#[derive(Clone, Copy)]
struct Strict<'a>(&'a Cell<Option<String>>);

impl<'de> DeserializeSeed<'de> for Strict<'_> {
    type Value = Value;

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<Value, D::Error> {
        deserializer.deserialize_any(self)
    }
}

impl<'de> Visitor<'de> for Strict<'_> {
    type Value = Value;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("JSON")
    }

    fn visit_unit<E>(self) -> Result<Value, E> {
        Ok(Value::Null)
    }

    fn visit_bool<E>(self, flag: bool) -> Result<Value, E> {
        Ok(flag.into())
    }

    fn visit_u64<E>(self, number: u64) -> Result<Value, E> {
        Ok(number.into())
    }

    fn visit_i64<E>(self, number: i64) -> Result<Value, E> {
        Ok(number.into())
    }

    fn visit_f64<E>(self, number: f64) -> Result<Value, E> {
        Ok(Number::from_f64(number).map_or(Value::Null, Value::Number))
    }

    fn visit_str<E>(self, text: &str) -> Result<Value, E> {
        Ok(text.into())
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut items: A) -> Result<Value, A::Error> {
        let mut list = Vec::new();
        while let Some(item) = items.next_element_seed(self)? {
            list.push(item);
        }
        Ok(list.into())
    }

    fn visit_map<A: MapAccess<'de>>(self, mut entries: A) -> Result<Value, A::Error> {
        let mut map = Map::new();
        while let Some(key) = entries.next_key::<String>()? {
            let value = entries.next_value_seed(self)?;
            if map.contains_key(&key) {
                self.0.set(Some(key));
                return Err(A::Error::custom("duplicate key"));
            }
            map.insert(key, value);
        }
        Ok(map.into())
    }
}
