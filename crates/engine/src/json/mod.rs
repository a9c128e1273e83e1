//! JSON text to JavaScript values. The engine's own parser takes most of the time of a call with a large answer, so
//! the text is read here, in one pass, and values are made on the way:
//!
//! - `reader` finds the tokens, looking at eight bytes or more at a time;
//! - `keys` compares a key with what came at the same place in the object before, and so looks none up;
//! - `strings` makes a short string that comes again once;
//! - `build` collects values on one stack, from which arrays and objects take theirs.
//!
//! What the reader refuses, such as a lone surrogate or a very deep text, the engine parses again, so that the
//! outcome is always that of `JSON.parse`.

mod build;
mod head;
mod keys;
mod reader;
mod strings;

use build::Builder;
use rquickjs::{Ctx, Error, Result};

use crate::error;
use crate::raw::Owned;

/// The value of a text; `None` if it is not JSON.
pub(crate) fn parse<'a, 'js>(ctx: &'a Ctx<'js>, text: &str) -> Result<Option<Owned<'a, 'js>>> {
    match Builder::new(ctx, text)?.build() {
        Ok(value) => Ok(Some(value)),
        Err(Stop::Refused) => judged(ctx, text),
        Err(Stop::Thrown) => Err(Error::Exception),
    }
}

/// The value that the engine's own parser gives.
fn judged<'a, 'js>(ctx: &'a Ctx<'js>, text: &str) -> Result<Option<Owned<'a, 'js>>> {
    // The engine reads up to the first NUL, which JSON cannot have.
    if text.contains('\0') {
        return Ok(None);
    }
    let value = ctx.json_parse(text).map(|value| Some(Owned::from_value(ctx, value)));
    value.or_else(|_| {
        error::forget(ctx);
        Ok(None)
    })
}

/// Why no value came out.
enum Stop {
    /// The engine is to judge.
    Refused,
    /// The engine has thrown, as it does when there is no memory left.
    Thrown,
}

impl From<reader::Refused> for Stop {
    fn from(_: reader::Refused) -> Stop {
        Stop::Refused
    }
}

impl From<Error> for Stop {
    fn from(_: Error) -> Stop {
        Stop::Thrown
    }
}

#[cfg(test)]
mod bench;
#[cfg(test)]
mod tests;
