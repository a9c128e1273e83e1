//! Reads properties unobserved: own properties and prototype chains are walked natively, proxies are
//! bypassed, and the only script code that may run is a getter that a caller asks for. Knows nothing of
//! formatting.

use rquickjs::function::This;
use rquickjs::{Ctx, Object, Value};

use crate::raw::{self, KeyFilter, KeyTable, Name, Slot};

/// Of an array with more elements, extra string keys are not searched: listing its keys would take more
/// memory than the array itself.
const LISTED_ELEMENTS: usize = 1_000_000;

/// The result of an operation that scripts may make fail; the exception is cleared.
pub(super) fn quiet<T>(ctx: &Ctx<'_>, outcome: rquickjs::Result<T>) -> Option<T> {
    match outcome {
        Ok(value) => Some(value),
        Err(_) => {
            ctx.catch();
            None
        }
    }
}

/// The object behind any number of proxies; `None` if one of them is revoked.
pub(super) fn behind_proxies<'js>(object: &Object<'js>) -> Option<Object<'js>> {
    let mut object = object.clone();
    while object.is_proxy() {
        object = raw::proxy_parts(&object)?.0;
    }
    Some(object)
}

/// The prototype of an object that is not a proxy; if the prototype is a proxy, its target.
pub(super) fn prototype<'js>(object: &Object<'js>) -> Option<Object<'js>> {
    behind_proxies(&object.get_prototype()?)
}

/// The object and its prototypes, nearest first.
pub(super) fn chain<'js>(object: &Object<'js>) -> impl Iterator<Item = Object<'js>> + use<'js> {
    // Proxies can turn a prototype chain into a cycle.
    std::iter::successors(behind_proxies(object), prototype).take(10_000)
}

/// Whether `ancestor` is among the object's prototypes.
pub(super) fn inherits<'js>(object: &Object<'js>, ancestor: &Object<'js>) -> bool {
    chain(object).skip(1).any(|link| &link == ancestor)
}

/// An own data property.
pub(super) fn own_value<'js>(object: &Object<'js>, name: Name<'_, 'js>) -> Option<Value<'js>> {
    match raw::own_property(object, name).ok()??.slot {
        Slot::Data(value) => Some(value),
        Slot::Accessor { .. } => None,
    }
}

/// The value of `object[name]` in script, getters included; `None` if it is absent or throws.
pub(super) fn lookup<'js>(object: &Object<'js>, name: Name<'_, 'js>) -> Option<Value<'js>> {
    let property = chain(object).find_map(|link| raw::own_property(&link, name).ok().flatten())?;
    match property.slot {
        Slot::Data(value) => Some(value),
        Slot::Accessor { getter, .. } => {
            let getter = getter?.into_function()?;
            quiet(object.ctx(), getter.call((This(object.clone()),)))
        }
    }
}

/// The value of `object[name]` if it is a function.
pub(super) fn method<'js>(object: &Object<'js>, name: Name<'_, 'js>) -> Option<rquickjs::Function<'js>> {
    lookup(object, name)?.into_function()
}

/// Whether a key exists on the object or its prototypes.
pub(super) fn has<'js>(object: &Object<'js>, name: Name<'_, 'js>) -> bool {
    chain(object).any(|link| !matches!(raw::own_property(&link, name), Ok(None)))
}

/// All own keys, strings before symbols.
pub(super) fn own_keys<'js>(object: &Object<'js>, enumerable_only: bool) -> Vec<Value<'js>> {
    let table = KeyTable::new(object, KeyFilter { strings: true, enumerable_only });
    (0..table.len()).filter_map(|place| table.key(place)).collect()
}

/// The own keys of a list with `len` elements that are not array indices.
pub(super) fn extra_keys<'js>(list: &Object<'js>, len: usize, enumerable_only: bool) -> Vec<Value<'js>> {
    let table = listed_keys(list, len, enumerable_only);
    (indices(&table)..table.len()).filter_map(|place| table.key(place)).collect()
}

/// The own keys of a String object with `len` characters, without those of the characters.
pub(super) fn keys_beyond<'js>(text: &Object<'js>, len: usize, enumerable_only: bool) -> Vec<Value<'js>> {
    let table = listed_keys(text, len, enumerable_only);
    let characters = len.min(indices(&table));
    (characters..table.len()).filter_map(|place| table.key(place)).collect()
}

fn listed_keys<'js>(list: &Object<'js>, len: usize, enumerable_only: bool) -> KeyTable<'js> {
    KeyTable::new(list, KeyFilter { strings: len <= LISTED_ELEMENTS, enumerable_only })
}

/// The existing indices of a sparse array, after the first `skipped`, and at most `limit`.
pub(super) fn index_keys(array: &Object<'_>, skipped: usize, limit: usize) -> Vec<u32> {
    let table = KeyTable::new(array, KeyFilter { strings: true, enumerable_only: true });
    (skipped..indices(&table)).take(limit).filter_map(|place| array_index(&table.key(place)?)).collect()
}

/// The number of array indices among a table's keys: they come first.
fn indices(table: &KeyTable<'_>) -> usize {
    let is_index = |place| table.key(place).is_some_and(|key| array_index(&key).is_some());
    let (mut low, mut high) = (0, table.len());
    while low < high {
        let middle = low + (high - low) / 2;
        if is_index(middle) { low = middle + 1 } else { high = middle }
    }
    low
}

/// The array index that a key is; `None` if it is not written canonically.
fn array_index(key: &Value<'_>) -> Option<u32> {
    let digits = String::from_utf16(&raw::units(key)).ok()?;
    let index: u32 = digits.parse().ok()?;
    (index != u32::MAX && index.to_string() == digits).then_some(index)
}
