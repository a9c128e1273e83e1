//! Turning the host's values into JavaScript values.

use bytes::Bytes;
use qiao_abi::{Name, Out};
use rquickjs::{Array, ArrayBuffer, Ctx, Error, Exception, IntoJs, Object, Result, String as JsString, Value};

use crate::names::Names;
use crate::{error, raw};

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
        Out::Text(text) => JsString::from_str(ctx.clone(), &text)?.into_value(),
        Out::MaybeJson(text) => parsed(ctx, text)?,
        Out::Bytes(bytes) => buffer(ctx, bytes)?,
        Out::Date(milliseconds) => raw::date(ctx, milliseconds)?,
        Out::List(items) => list(ctx, names, items)?,
        Out::Object(fields) => object(ctx, names, fields)?,
        Out::Error(fields) => error_object(ctx, names, fields)?,
    })
}

/// The parsed text, or the text if it does not parse.
fn parsed<'js>(ctx: &Ctx<'js>, text: String) -> Result<Value<'js>> {
    if !text.contains('\0') {
        match ctx.json_parse(text.as_bytes()) {
            Ok(parsed) => return Ok(parsed),
            Err(_) => error::forget(ctx),
        }
    }
    text.into_js(ctx)
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
        names.define(ctx, &error, &name, made(ctx, names, field)?)?;
    }
    Ok(error.into_value())
}

fn object<'js>(ctx: &Ctx<'js>, names: &Names, fields: Vec<(Name, Out)>) -> Result<Value<'js>> {
    let object = Object::new(ctx.clone())?;
    for (name, field) in fields {
        names.define(ctx, &object, &name, made(ctx, names, field)?)?;
    }
    Ok(object.into_value())
}
