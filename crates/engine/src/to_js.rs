//! Converts the host's values to JavaScript values. It must not know which API a value belongs to.

use bytes::Bytes;
use qiao_abi::{HostValue, LazyObject, Name};
use rquickjs::object::Property;
use rquickjs::{Ctx, Error, Exception, IntoJs, Object, Result, Value};

use crate::atom_cache::AtomCache;
use crate::raw::{Lazy, Memory, Owned};
use crate::{json, raw};

/// From this length on, in bytes, a sample of the text decides how the string is created.
const LONG: usize = 256;

/// Bytes of text that are converted at a time.
const PIECE: usize = 8 << 10;

/// Converts a value. Nested objects are created when script first accesses them.
pub(crate) fn value<'js>(ctx: &Ctx<'js>, out: HostValue) -> Result<Value<'js>> {
    made(ctx, &*AtomCache::of(ctx)?, out).map(Owned::into_value)
}

/// Adds a property as an object literal does: setters that script put on prototypes do not run.
pub(crate) fn define<'js>(object: &Object<'js>, name: &str, value: impl IntoJs<'js>) -> Result<()> {
    object.prop(name, Property::from(value).writable().enumerable().configurable())
}

fn made<'a, 'js>(ctx: &'a Ctx<'js>, names: &AtomCache<'js>, out: HostValue) -> Result<Owned<'a, 'js>> {
    Ok(match out {
        HostValue::Undefined => Owned::undefined(ctx),
        HostValue::Null => Owned::null(ctx),
        HostValue::Bool(flag) => Owned::bool(ctx, flag),
        HostValue::Number(number) => Owned::number(ctx, number),
        HostValue::Text(text) => string(ctx, &text)?,
        HostValue::MaybeJson(text) => parsed(ctx, &text)?,
        HostValue::Bytes(bytes) => Owned::from_value(ctx, buffer(ctx, bytes)?),
        HostValue::Date(milliseconds) => Owned::from_value(ctx, raw::date(ctx, milliseconds)?),
        HostValue::List(items) => list(ctx, names, items)?,
        HostValue::Object(fields) => object(ctx, names, fields)?,
        HostValue::Lazy(lazy) => object(ctx, names, lazy.fields())?,
        HostValue::Error(fields) => error_object(ctx, names, fields)?,
    })
}

/// Creates a string. QuickJS copies ASCII, but converts other text to UTF-16 character by character, which
/// for long text takes most of a call's time. Strings that fit Latin-1 it stores as bytes.
pub(crate) fn string<'a, 'js>(ctx: &'a Ctx<'js>, text: &str) -> Result<Owned<'a, 'js>> {
    if text.len() < LONG || seems_ascii(text) || encoding_rs::mem::is_str_latin1(text) {
        return Owned::string(ctx, text.as_bytes());
    }
    let count = text.bytes().filter(|byte| byte & 0xc0 != 0x80).count();
    // A character outside the BMP is four bytes in UTF-8 and two units in UTF-16.
    let count = count + text.bytes().filter(|byte| *byte >= 0xf0).count();
    let memory = Memory::of(ctx);
    let _charge = match memory.as_ref().map(|memory| memory.claim_for_host(2 * count)) {
        Some(None) => return Err(Memory::refuse(ctx)),
        charge => charge,
    };
    let mut units = Vec::new();
    units.try_reserve_exact(count).map_err(|_| Memory::refuse(ctx))?;
    // The conversion wants as many units of room as there are bytes; a piece at a time has them in the cache.
    let mut room = [0; PIECE];
    let mut rest = text;
    while !rest.is_empty() {
        let (piece, after) = rest.split_at(rest.floor_char_boundary(PIECE));
        let length = encoding_rs::mem::convert_str_to_utf16(piece, &mut room);
        units.extend_from_slice(&room[..length]);
        rest = after;
    }
    Owned::utf16(ctx, &units)
}

/// Whether a long text is probably ASCII, judged by a sample. QuickJS checks all of it anyway, so a wrong
/// guess only costs time.
fn seems_ascii(text: &str) -> bool {
    const PLACES: usize = 16;
    let step = (text.len() / PLACES).max(LONG);
    text.as_bytes().chunks(step).all(|piece| piece[..piece.len().min(LONG)].is_ascii())
}

/// Parses JSON; text that is not JSON becomes a string.
fn parsed<'a, 'js>(ctx: &'a Ctx<'js>, text: &str) -> Result<Owned<'a, 'js>> {
    match json::parse(ctx, text)? {
        Some(value) => Ok(value),
        None => string(ctx, text),
    }
}

/// A writable `ArrayBuffer`. Bytes that are shared with other owners are copied.
fn buffer<'js>(ctx: &Ctx<'js>, bytes: Bytes) -> Result<Value<'js>> {
    raw::array_buffer(ctx, Vec::<u8>::from(bytes))
}

fn list<'a, 'js>(ctx: &'a Ctx<'js>, names: &AtomCache<'js>, items: Vec<HostValue>) -> Result<Owned<'a, 'js>> {
    let items: Result<Vec<_>> = items.into_iter().map(|item| made(ctx, names, item)).collect();
    Owned::array(ctx, items?)
}

/// An error whose message is its `errMsg` field, with all fields as own properties.
fn error_object<'a, 'js>(
    ctx: &'a Ctx<'js>,
    names: &AtomCache<'js>,
    fields: Vec<(Name, HostValue)>,
) -> Result<Owned<'a, 'js>> {
    let message = fields.iter().find(|(name, _)| name == "errMsg").and_then(|(_, value)| value.as_text());
    let error = Exception::from_message(ctx.clone(), message.unwrap_or_default())?;
    let error = Owned::from_value(ctx, error.into_object().into_value());
    for (name, field) in fields {
        let atom = names.atom(ctx, &name)?;
        error.define(&atom, made(ctx, names, field)?)?;
    }
    Ok(error)
}

/// A plain object whose nested objects are created on first access.
fn object<'a, 'js>(
    ctx: &'a Ctx<'js>,
    names: &AtomCache<'js>,
    fields: Vec<(Name, HostValue)>,
) -> Result<Owned<'a, 'js>> {
    let object = Owned::object(ctx)?;
    let mut properties = Vec::with_capacity(fields.len());
    for (name, field) in fields {
        let value = match field {
            HostValue::Object(fields) => names.forwarders.forward(ctx, Box::new(Fields(fields)))?,
            HostValue::Lazy(lazy) => names.forwarders.forward(ctx, Box::new(lazy))?,
            field => made(ctx, names, field)?,
        };
        let atom = names.atom(ctx, &name)?;
        object.define(&atom, value)?;
        properties.push(atom);
    }
    names.shapes.note(ctx, &properties)?;
    Ok(object)
}

/// The fields of an object that script has not accessed yet.
struct Fields(Vec<(Name, HostValue)>);

impl Lazy for Fields {
    fn make<'js>(self: Box<Self>, ctx: &Ctx<'js>) -> Result<Object<'js>> {
        value(ctx, HostValue::Object(self.0))?.into_object().ok_or(Error::Unknown)
    }
}

impl Lazy for LazyObject {
    fn make<'js>(self: Box<Self>, ctx: &Ctx<'js>) -> Result<Object<'js>> {
        Box::new(Fields(self.fields())).make(ctx)
    }
}

#[cfg(test)]
mod tests {
    use rquickjs::{Context, Function, Runtime, String as JsString};

    use super::*;

    #[test]
    fn objects_of_one_kind_share_nothing_that_script_sees() {
        let runtime = Runtime::new().unwrap();
        Context::full(&runtime).unwrap().with(|ctx| {
            ctx.store_userdata(AtomCache::new(&ctx).unwrap()).unwrap();
            let spoil: Function = ctx
                .eval("(o) => { const was = JSON.stringify(o); delete o.a; o.b = 9; o.d = 9; return was; }")
                .unwrap();
            for name in ["c", "d", "c", "1"] {
                for number in 0..4 {
                    let fields = [("a", 1.0), ("b", f64::from(number))];
                    let fields = fields.into_iter().map(|(name, number)| (name.into(), HostValue::Number(number)));
                    let fields = fields.chain([(name.to_owned().into(), HostValue::Null)]).collect();
                    let object = value(&ctx, HostValue::Object(fields)).unwrap();
                    let expected = match name {
                        "1" => format!(r#"{{"1":null,"a":1,"b":{number}}}"#),
                        name => format!(r#"{{"a":1,"b":{number},"{name}":null}}"#),
                    };
                    assert_eq!(spoil.call::<_, String>((object,)).unwrap(), expected);
                }
            }
        });
    }

    #[test]
    fn long_text_is_the_same_string_and_the_same_key() {
        let runtime = Runtime::new().unwrap();
        Context::full(&runtime).unwrap().with(|ctx| {
            let same: Function = ctx.eval("(a, b, n) => a === b && a.length === n && ({ [b]: 1 })[a] === 1").unwrap();
            // The last two look like ASCII wherever they are sampled.
            for (text, end) in
                [("a", ""), ("é", ""), ("桥", ""), ("😀", ""), ("a\0b", ""), ("é桥", ""), ("aa", "é"), ("aa", "桥")]
            {
                for times in [1, 100, 1000, 10_000] {
                    let long = text.repeat(times) + end;
                    let units = long.encode_utf16().count() as u32;
                    let engine = JsString::from_str(ctx.clone(), &long).unwrap();
                    assert!(
                        same.call::<_, bool>((string(&ctx, &long).unwrap().into_value(), engine, units)).unwrap(),
                        "{text} {times}"
                    );
                }
            }
        });
    }
}
