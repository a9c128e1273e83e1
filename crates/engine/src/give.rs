//! Turning the host's values into JavaScript values.

use bytes::Bytes;
use qiao_abi::{Name, Out};
use rquickjs::{Array, ArrayBuffer, Ctx, Error, Exception, Object, Result, String as JsString, Value};

use crate::names::Names;
use crate::{json, raw};

/// From this length on, in bytes, text is looked at before it becomes a string.
const LONG: usize = 256;

/// The JavaScript value.
pub fn value<'js>(ctx: &Ctx<'js>, out: Out) -> Result<Value<'js>> {
    let names = ctx.userdata::<Names>().ok_or(Error::Unknown)?;
    made(ctx, &names, out)
}

fn made<'js>(ctx: &Ctx<'js>, names: &Names, out: Out) -> Result<Value<'js>> {
    Ok(match out {
        Out::Undefined => Value::new_undefined(ctx.clone()),
        Out::Null => Value::new_null(ctx.clone()),
        Out::Bool(flag) => Value::new_bool(ctx.clone(), flag),
        Out::Number(number) => Value::new_number(ctx.clone(), number),
        Out::Text(text) => string(ctx, &text)?,
        Out::MaybeJson(text) => parsed(ctx, &text)?,
        Out::Bytes(bytes) => buffer(ctx, bytes)?,
        Out::Date(milliseconds) => raw::date(ctx, milliseconds)?,
        Out::List(items) => list(ctx, names, items)?,
        Out::Object(fields) => object(ctx, names, fields)?,
        Out::Error(fields) => error_object(ctx, names, fields)?,
    })
}

/// A string. The engine turns text into UTF-16 character by character, which for long text takes most
/// of a call's time; text that fits into bytes it keeps in bytes.
pub fn string<'js>(ctx: &Ctx<'js>, text: &str) -> Result<Value<'js>> {
    // Most text is ASCII, which the standard library sees fastest.
    if text.len() < LONG || text.is_ascii() || encoding_rs::mem::is_str_latin1(text) {
        return Ok(JsString::from_str(ctx.clone(), text)?.into_value());
    }
    let mut units = vec![0; text.len()];
    let length = encoding_rs::mem::convert_str_to_utf16(text, &mut units);
    raw::utf16(ctx, &units[..length])
}

/// The parsed text, or the text if it does not parse.
fn parsed<'js>(ctx: &Ctx<'js>, text: &str) -> Result<Value<'js>> {
    match json::parse(ctx, text)? {
        Some(value) => Ok(value),
        None => string(ctx, text),
    }
}

/// An `ArrayBuffer` that script may write into: bytes that somebody else holds too are copied.
fn buffer<'js>(ctx: &Ctx<'js>, bytes: Bytes) -> Result<Value<'js>> {
    Ok(ArrayBuffer::new(ctx.clone(), Vec::<u8>::from(bytes))?.into_value())
}

fn list<'js>(ctx: &Ctx<'js>, names: &Names, items: Vec<Out>) -> Result<Value<'js>> {
    let array = Array::new(ctx.clone())?;
    for (at, item) in items.into_iter().enumerate() {
        array.set(at, made(ctx, names, item)?)?;
    }
    Ok(array.into_value())
}

/// An error whose message is its `errMsg`, with all fields as own properties.
fn error_object<'js>(ctx: &Ctx<'js>, names: &Names, fields: Vec<(Name, Out)>) -> Result<Value<'js>> {
    let message = fields.iter().find(|(name, _)| name == "errMsg").and_then(|(_, value)| value.as_text());
    let error = Exception::from_message(ctx.clone(), message.unwrap_or_default())?.into_object();
    for (name, field) in fields {
        names.define(ctx, &error, &name, &made(ctx, names, field)?)?;
    }
    Ok(error.into_value())
}

fn object<'js>(ctx: &Ctx<'js>, names: &Names, fields: Vec<(Name, Out)>) -> Result<Value<'js>> {
    let object = Object::new(ctx.clone())?;
    for (name, field) in fields {
        names.define(ctx, &object, &name, &made(ctx, names, field)?)?;
    }
    Ok(object.into_value())
}

#[cfg(test)]
mod tests {
    use rquickjs::{Context, Function, Runtime};

    use super::*;

    #[test]
    fn long_text_is_the_same_string_and_the_same_key() {
        let runtime = Runtime::new().unwrap();
        Context::full(&runtime).unwrap().with(|ctx| {
            let same: Function = ctx.eval("(a, b, n) => a === b && a.length === n && ({ [b]: 1 })[a] === 1").unwrap();
            for text in ["a", "é", "桥", "😀", "a\0b", "é桥"] {
                for times in [1, 100, 1000] {
                    let long = text.repeat(times);
                    let units = long.encode_utf16().count() as u32;
                    let engine = JsString::from_str(ctx.clone(), &long).unwrap();
                    assert!(
                        same.call::<_, bool>((string(&ctx, &long).unwrap(), engine, units)).unwrap(),
                        "{text} {times}"
                    );
                }
            }
        });
    }
}
