//! The interface to QuickJS: every call that rquickjs does not offer in safe form, and all unsafe code of
//! this crate. Everything exported is safe to call with any arguments, or is an `unsafe fn` that states its
//! preconditions. Nothing here knows what values mean.

mod atom;
mod buffer;
mod forwarder;
mod kept;
mod lifetimes;
mod memory;
mod object;
mod owned;
mod script;
mod shape;
mod stack;
mod text;
mod thread;
mod value;

use rquickjs::{Ctx, Error, Result, Value, qjs};

pub(crate) use atom::Atom;
pub(crate) use buffer::array_buffer;
pub(crate) use forwarder::{ForwarderClass, Lazy};
pub(crate) use kept::{Kept, caught};
pub(crate) use memory::Memory;
pub(crate) use object::{
    KeyFilter, KeyTable, Name, Property, Slot, Unreadable, class_id, class_name, get, own_property, proxy_parts,
};
pub(crate) use owned::Owned;
pub(crate) use script::{BUILTINS, Bytecode, CORE, PARTS, ScriptText, eval};
pub(crate) use shape::Shape;
pub(crate) use stack::ValueStack;
pub(crate) use text::{fitting_long_text, fitting_text, text, text_up_to, units};
pub(crate) use thread::stack_left;
pub(crate) use value::{address, bytes, date, first_bytes, is, number};

/// Takes ownership of a value that QuickJS returned, or reports the exception that it stands for.
///
/// # Safety
/// The value must be of this context's runtime, and the caller must own a reference to it.
unsafe fn taken<'js>(ctx: &Ctx<'js>, value: qjs::JSValue) -> Result<Value<'js>> {
    // SAFETY: as the caller promises.
    let value = unsafe { Value::from_raw(ctx.clone(), value) };
    if value.is_exception() { Err(Error::Exception) } else { Ok(value) }
}

/// Turns a failure into `None` and clears the exception.
fn quietly<T>(ctx: &Ctx<'_>, outcome: Result<T>) -> Option<T> {
    outcome.inspect_err(|_| drop(ctx.catch())).ok()
}
