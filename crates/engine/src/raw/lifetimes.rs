//! What may be kept as user data of a runtime: what borrows nothing from a context, or is bound to `'js` alone.

use rquickjs::JsLifetime;

use crate::atom_cache::AtomCache;
use crate::calls::Calls;
use crate::error::ParseErrors;
use crate::inspect::Inspector;
use crate::modules::OnImport;
use crate::prelude::Prelude;
use crate::raw::{ForwarderClass, Memory};
use crate::timers::Timers;

// SAFETY: the function is behind `Persistent`, which borrows nothing from a context.
unsafe impl<'js> JsLifetime<'js> for OnImport {
    type Changed<'to> = OnImport;
}

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

// SAFETY: what it keeps is bound to `'js`, which is its only lifetime.
unsafe impl<'js> JsLifetime<'js> for AtomCache<'js> {
    type Changed<'to> = AtomCache<'to>;
}

// SAFETY: what it keeps is bound to `'js`, which is its only lifetime.
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
