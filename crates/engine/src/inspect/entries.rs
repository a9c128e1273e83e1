//! The entries between the braces of a container, before its properties: elements, pairs, bytes, promise
//! results. Knows which entries are shown, not how they are laid out.

use rquickjs::promise::PromiseState;
use rquickjs::{Array, Object, Value};

use super::builtins::Builtin;
use super::layout::{Align, SHOWN_ENTRIES, more};
use super::printer::Printer;
use super::properties::{index_keys, own_value};
use super::subject::{Kind, Subject};
use super::text::plural;
use crate::raw::{self, Name};

const UNKNOWN: &str = "<items unknown>";

impl<'js> Printer<'_, 'js> {
    /// The entries of an object that are not its properties.
    pub(super) fn entries(&mut self, subject: &Subject<'js>, level: i32) -> Vec<String> {
        match subject.kind {
            Kind::Array => self.elements(subject, level),
            Kind::Typed => self.numbers(subject, level),
            Kind::Set => self.members(subject, level),
            Kind::Map => self.pairs(subject, level),
            // QuickJS does not expose the position of an iterator.
            Kind::SetIterator | Kind::MapIterator => vec![UNKNOWN.to_owned()],
            Kind::Buffer => self.bytes(subject),
            Kind::DataView => self.window(subject, level),
            Kind::Promise => self.outcome(subject, level).into_iter().collect(),
            Kind::WeakMap | Kind::WeakSet => vec![UNKNOWN.to_owned()],
            _ => Vec::new(),
        }
    }

    fn elements(&mut self, subject: &Subject<'js>, level: i32) -> Vec<String> {
        let len = self.array_len(subject);
        let mut elements = Vec::new();
        for index in 0..len.min(SHOWN_ENTRIES) {
            match self.element(subject, index as u32, level) {
                Some(element) => elements.push(element),
                None => return self.sparse_elements(subject, elements, len, level),
            }
        }
        with_rest(elements, len)
    }

    fn element(&mut self, subject: &Subject<'js>, index: u32, level: i32) -> Option<String> {
        let property = raw::own_property(&subject.object, Name::Index(index)).ok()??;
        Some(self.slot(property.slot, level))
    }

    /// The elements after the first hole; each run of holes counts as one entry.
    fn sparse_elements(
        &mut self,
        subject: &Subject<'js>,
        mut elements: Vec<String>,
        len: usize,
        level: i32,
    ) -> Vec<String> {
        let mut next = elements.len();
        for index in index_keys(&subject.object, next, SHOWN_ENTRIES) {
            let index = index as usize;
            if index > next && elements.len() < SHOWN_ENTRIES {
                elements.push(holes(index - next));
                next = index;
            }
            if elements.len() == SHOWN_ENTRIES {
                break;
            }
            elements.extend(self.element(subject, index as u32, level));
            next = index + 1;
        }
        match len.saturating_sub(next) {
            0 => {}
            rest if elements.len() < SHOWN_ENTRIES => elements.push(holes(rest)),
            rest => elements.push(more(rest)),
        }
        elements
    }

    fn numbers(&mut self, subject: &Subject<'js>, level: i32) -> Vec<String> {
        let len = self.typed_len(subject);
        let number = |index| own_value(&subject.object, Name::Index(index as u32));
        let shown = (0..len.min(SHOWN_ENTRIES)).filter_map(number).map(|number| self.primitive(&number));
        let mut entries = with_rest(shown.collect(), len);
        if self.options.hidden {
            entries.extend(self.typed_details(subject, level));
        }
        entries
    }

    /// The accessors of a typed array as if they were its properties.
    fn typed_details(&mut self, subject: &Subject<'js>, level: i32) -> Vec<String> {
        let len = self.typed_len(subject);
        let byte_len = self.count(Builtin::TypedByteLength, subject);
        let offset = self.count(Builtin::TypedByteOffset, subject);
        let buffer = self.builtins.call(self.ctx, Builtin::TypedBuffer, subject.object.as_value());
        let buffer = buffer.and_then(Value::into_object).map(|buffer| self.buffer_size(buffer, level));
        vec![
            format!("[BYTES_PER_ELEMENT]: {}", element_size(&subject.class)),
            format!("[length]: {len}"),
            format!("[byteLength]: {byte_len}"),
            format!("[byteOffset]: {offset}"),
            format!("[buffer]: {}", buffer.unwrap_or_default()),
        ]
    }

    fn buffer_size(&mut self, buffer: Object<'js>, level: i32) -> String {
        let subject = Subject::new(self, buffer, level);
        let prefix = subject.prefix(&subject.class, None);
        format!("{prefix}{{ byteLength: {} }}", self.buffer_len(&subject))
    }

    fn members(&mut self, subject: &Subject<'js>, level: i32) -> Vec<String> {
        let size = self.count(Builtin::SetSize, subject);
        let mut walk = self.walk(&subject.object, Builtin::SetValues, Builtin::SetNext);
        let mut members = Vec::new();
        while members.len() < SHOWN_ENTRIES
            && let Some(member) = walk.as_mut().and_then(|walk| walk.next(self))
        {
            members.push(self.nested(&member, level));
        }
        with_rest(members, size)
    }

    fn pairs(&mut self, subject: &Subject<'js>, level: i32) -> Vec<String> {
        let size = self.count(Builtin::MapSize, subject);
        let mut walk = self.walk(&subject.object, Builtin::MapEntries, Builtin::MapNext);
        let mut pairs = Vec::new();
        while pairs.len() < SHOWN_ENTRIES
            && let Some(entry) = walk.as_mut().and_then(|walk| walk.next(self))
        {
            let [key, value] = parts(&entry).map(|part| self.nested(&part, level));
            pairs.push(format!("{key} => {value}"));
        }
        with_rest(pairs, size)
    }

    fn walk(&self, collection: &Object<'js>, start: Builtin, next: Builtin) -> Option<Walk<'js>> {
        let iterator = self.builtins.call(self.ctx, start, collection.as_value())?.into_object()?;
        Some(Walk { iterator, next })
    }

    fn bytes(&self, subject: &Subject<'js>) -> Vec<String> {
        let contents = match raw::first_bytes(&subject.object, SHOWN_ENTRIES) {
            Some((first, len)) => hexadecimal(&first, len),
            None => "(detached)".to_owned(),
        };
        vec![contents, format!("byteLength: {}", self.buffer_len(subject))]
    }

    fn buffer_len(&self, subject: &Subject<'js>) -> usize {
        let shared = subject.class == "SharedArrayBuffer";
        self.count(if shared { Builtin::SharedBufferLength } else { Builtin::BufferLength }, subject)
    }

    fn window(&mut self, subject: &Subject<'js>, level: i32) -> Vec<String> {
        let len = self.count(Builtin::ViewByteLength, subject);
        let offset = self.count(Builtin::ViewByteOffset, subject);
        let buffer = self.builtins.call(self.ctx, Builtin::ViewBuffer, subject.object.as_value());
        let buffer = buffer.map(|buffer| self.nested(&buffer, level)).unwrap_or_default();
        vec![format!("byteLength: {len}"), format!("byteOffset: {offset}"), format!("buffer: {buffer}")]
    }

    fn outcome(&mut self, subject: &Subject<'js>, level: i32) -> Option<String> {
        let promise = subject.object.as_promise()?;
        if promise.state() == PromiseState::Pending {
            return Some("<pending>".to_owned());
        }
        match promise.result::<Value>()? {
            Ok(value) => Some(self.nested(&value, level)),
            // rquickjs reports the reason by throwing it.
            Err(_) => {
                let reason = self.ctx.catch();
                Some(format!("<rejected> {}", self.nested(&reason, level)))
            }
        }
    }

    /// Numbers are aligned to the right, unless anything else is among the entries.
    pub(super) fn alignment(&self, subject: &Subject<'js>, entries: usize) -> Align {
        let numeric = |index| {
            let element = own_value(&subject.object, Name::Index(index as u32));
            element.is_some_and(|element| element.is_number() || element.is_big_int())
        };
        if (0..entries).all(numeric) { Align::Right } else { Align::Left }
    }
}

/// An iterator over a Map or Set that scripts can neither see nor influence.
struct Walk<'js> {
    iterator: Object<'js>,
    next: Builtin,
}

impl<'js> Walk<'js> {
    fn next(&mut self, printer: &Printer<'_, 'js>) -> Option<Value<'js>> {
        let step = printer.builtins.call(printer.ctx, self.next, self.iterator.as_value())?.into_object()?;
        let done = own_value(&step, Name::Text("done"))?.as_bool()?;
        if done { None } else { own_value(&step, Name::Text("value")) }
    }
}

/// Key and value of a Map's entry; a Set's member is both.
fn parts<'js>(entry: &Value<'js>) -> [Value<'js>; 2] {
    let undefined = || Value::new_undefined(entry.ctx().clone());
    match entry.as_array() {
        Some(pair) => [0, 1].map(|place| part(pair, place).unwrap_or_else(undefined)),
        None => [entry.clone(), entry.clone()],
    }
}

fn part<'js>(pair: &Array<'js>, place: u32) -> Option<Value<'js>> {
    own_value(pair, Name::Index(place))
}

/// Adds a note with the number of entries that are not shown.
fn with_rest(mut entries: Vec<String>, len: usize) -> Vec<String> {
    if len > SHOWN_ENTRIES {
        entries.push(more(len - SHOWN_ENTRIES));
    }
    entries
}

fn holes(count: usize) -> String {
    format!("<{count} empty item{}>", plural(count))
}

fn hexadecimal(first: &[u8], len: usize) -> String {
    let shown: Vec<String> = first.iter().map(|byte| format!("{byte:02x}")).collect();
    let rest = match len - first.len() {
        0 => String::new(),
        rest => format!(" ... {rest} more byte{}", plural(rest)),
    };
    format!("[Uint8Contents]: <{}{rest}>", shown.join(" "))
}

/// The size of an element in bytes, from the bits in the class's name.
fn element_size(class: &str) -> usize {
    let bits = class.chars().skip_while(|c| !c.is_ascii_digit()).take_while(char::is_ascii_digit);
    bits.collect::<String>().parse().map_or(1, |bits: usize| bits / 8)
}
