//! Parses JSON into JavaScript values. With large responses, QuickJS's own parser takes most of a call's
//! time, so the text is parsed here in one pass:
//!
//! - `reader` splits it into tokens, eight bytes or more at a time;
//! - `keys` compares each key with the one at the same place in the previous object, which avoids most
//!   look-ups;
//! - `strings` reuses short strings that occur again;
//! - `build` collects values on one stack, from which arrays and objects are built.
//!
//! What the reader refuses, such as a lone surrogate or very deep nesting, is parsed again by QuickJS, so the
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

/// Parses a text; `None` if it is not JSON.
pub(crate) fn parse<'a, 'js>(ctx: &'a Ctx<'js>, text: &str) -> Result<Option<Owned<'a, 'js>>> {
    match Builder::new(ctx, text)?.build() {
        Ok(value) => Ok(Some(value)),
        Err(Stop::Refused) => judged(ctx, text),
        Err(Stop::Thrown) => Err(Error::Exception),
    }
}

/// Parses with the engine's own parser.
fn judged<'a, 'js>(ctx: &'a Ctx<'js>, text: &str) -> Result<Option<Owned<'a, 'js>>> {
    // The engine reads up to the first NUL, which JSON cannot contain. A refusal by its first letter needs no exception.
    let first = text.trim_start_matches([' ', '\t', '\n', '\r']).bytes().next();
    if text.contains('\0') || !first.is_some_and(|first| b"{[\"-0123456789tfn".contains(&first)) {
        return Ok(None);
    }
    let value = ctx.json_parse(text).map(|value| Some(Owned::from_value(ctx, value)));
    value.or_else(|_| {
        error::forget(ctx);
        Ok(None)
    })
}

/// Why parsing here stopped.
enum Stop {
    /// QuickJS has to parse the text.
    Refused,
    /// QuickJS has thrown, for example because memory ran out.
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
