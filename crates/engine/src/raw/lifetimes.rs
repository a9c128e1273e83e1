//! Lifetimes of types kept as user data of a runtime: they borrow nothing from a context, or only use `'js`.

use rquickjs::JsLifetime;

use crate::atom_cache::AtomCache;
use crate::calls::Calls;
use crate::error::ParseErrors;
use crate::inspect::Inspector;
use crate::prelude::Prelude;
use crate::raw::{ForwarderClass, Memory};
use crate::timers::Timers;

// SAFETY: what it keeps is behind `Persistent`, which borrows nothing from a context.
unsafe impl<'js> JsLifetime<'js> for Inspector {
    type Changed<'to> = Inspector;
}

// SAFETY: numbers borrow nothing from a context.
unsafe impl<'js> JsLifetime<'js> for Memory {
    type Changed<'to> = Memory;
}

// SAFETY: a number.
unsafe impl<'js> JsLifetime<'js> for ForwarderClass {
    type Changed<'to> = ForwarderClass;
}

// SAFETY: its values are bound to `'js`, which is its only lifetime.
unsafe impl<'js> JsLifetime<'js> for AtomCache<'js> {
    type Changed<'to> = AtomCache<'to>;
}

// SAFETY: its values are bound to `'js`, which is its only lifetime.
unsafe impl<'js> JsLifetime<'js> for Calls<'js> {
    type Changed<'to> = Calls<'to>;
}

// SAFETY: as above.
unsafe impl<'js> JsLifetime<'js> for Prelude<'js> {
    type Changed<'to> = Prelude<'to>;
}

// SAFETY: as above.
unsafe impl<'js> JsLifetime<'js> for ParseErrors<'js> {
    type Changed<'to> = ParseErrors<'to>;
}

// SAFETY: as above.
unsafe impl<'js> JsLifetime<'js> for Timers<'js> {
    type Changed<'to> = Timers<'to>;
}
