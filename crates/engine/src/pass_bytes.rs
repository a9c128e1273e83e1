//! Bytes between the embedder and script, without JSON: a function of script gets an `ArrayBuffer`, and returns one, a
//! view of one, or a promise for it. What the bytes are is not known here.

use std::rc::Rc;

use qiao_abi::{Ops, ScriptErrorKind, ScriptReply};
use rquickjs::function::This;
use rquickjs::{Ctx, Exception, Function, Object, Result, Value};

use crate::{error, raw};

const NO_ROOM: &str = "the bytes have no room in the program's memory";

/// Evaluates an expression to a function, and calls it with these bytes. The host receives the reply under this number.
pub(crate) fn pass<'js>(ctx: &Ctx<'js>, ops: &Rc<dyn Ops>, number: u32, function: &str, bytes: Vec<u8>) -> Result<()> {
    // It is the embedder's fault, not the script's: the program goes on.
    if raw::Memory::of(ctx).is_some_and(|memory| memory.budget().free() < bytes.capacity()) {
        ops.answered(number, ScriptReply::Threw(format!(r#"{{"message":"{NO_ROOM}","value":null}}"#)));
        return Ok(());
    }
    let called = raw::ScriptText::new(ctx, "(", function, "\n)").and_then(|text| {
        let function = raw::eval(ctx, "evaluate", &text, 1)?;
        let not_one = || Exception::throw_type(ctx, "the expression is not a function");
        let function = Function::from_value(function).map_err(|_| not_one())?;
        function.call::<_, Value<'js>>((raw::array_buffer(ctx, bytes)?,))
    });
    let promise = match &called {
        Ok(value) => value.as_object().and_then(|value| value.as_promise()).cloned(),
        Err(_) => None,
    };
    let Some(promise) = promise else {
        reply(ctx, ops, number, called);
        return Ok(());
    };
    let host = ops.clone();
    let kept = move |value: Value<'js>| reply(&value.ctx().clone(), &host, number, Ok(value));
    let host = ops.clone();
    let broken = move |reason: Value<'js>| {
        let ctx = reason.ctx().clone();
        let thrown = ctx.throw(reason);
        reply(&ctx, &host, number, Err(thrown));
    };
    let (kept, broken) = (Function::new(ctx.clone(), kept)?, Function::new(ctx.clone(), broken)?);
    promise.then()?.call((This(promise), kept, broken))
}

fn reply<'js>(ctx: &Ctx<'js>, ops: &Rc<dyn Ops>, number: u32, given: Result<Value<'js>>) {
    let reply = match given.and_then(|value| bytes_of(ctx, &value)) {
        Ok(bytes) => ScriptReply::Bytes(bytes),
        Err(_) => {
            let thrown = ctx.catch();
            let report = error::report(ctx, ScriptErrorKind::Uncaught, &thrown);
            let said = in_json(ctx, &report.message, thrown);
            ops.script_error(report);
            ScriptReply::Threw(said)
        }
    };
    ops.answered(number, reply);
}

/// What was thrown: the message, and the value as far as it has a form as JSON.
fn in_json<'js>(ctx: &Ctx<'js>, message: &str, value: Value<'js>) -> String {
    let text = |what: &dyn Fn() -> Result<Option<rquickjs::String<'js>>>| {
        let text = what().ok().flatten().and_then(|text| text.to_string().ok());
        if text.is_none() {
            error::forget(ctx);
        }
        text.unwrap_or_else(|| "null".to_owned())
    };
    let message = text(&|| ctx.json_stringify(message));
    let value = text(&|| ctx.json_stringify(value.clone()));
    format!(r#"{{"message":{message},"value":{value}}}"#)
}

/// The bytes of an array buffer or of a view of one; none of what is not there.
fn bytes_of<'js>(ctx: &Ctx<'js>, value: &Value<'js>) -> Result<Vec<u8>> {
    if value.is_undefined() || value.is_null() {
        return Ok(Vec::new());
    }
    let no_room = || Exception::throw_type(ctx, NO_ROOM);
    let not_bytes = || Exception::throw_type(ctx, "the result is not an ArrayBuffer, or a view of one");
    let object = value.as_object().ok_or_else(not_bytes)?;
    if rquickjs::ArrayBuffer::from_value(value.clone()).is_some() {
        return raw::bytes(value).ok_or_else(no_room);
    }
    let (buffer, start, length) = view(object).ok_or_else(not_bytes)?;
    let all = raw::bytes(&buffer).ok_or_else(no_room)?;
    let part = start.checked_add(length).and_then(|end| all.get(start..end)).ok_or_else(not_bytes)?;
    Ok(if part.len() == all.len() { all } else { part.to_vec() })
}

/// The array buffer behind a view, and the part of it that the view shows.
fn view<'js>(object: &Object<'js>) -> Option<(Value<'js>, usize, usize)> {
    let buffer: Value<'js> = object.get("buffer").ok()?;
    rquickjs::ArrayBuffer::from_value(buffer.clone())?;
    Some((buffer, object.get("byteOffset").ok()?, object.get("byteLength").ok()?))
}
