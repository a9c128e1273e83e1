//! One pass over a value: recursion, objects seen, depth, and how much was written. The view decides how
//! kinds of objects open, `entries` what lists contain, the layout where lines break.

use rquickjs::{Ctx, Object, Value};

use super::builtins::Builtins;
use super::layout::{self, Align, Frame};
use super::properties::{behind_proxies, lookup};
use super::subject::Subject;
use super::view::View;
use crate::raw::{self, Name, Property, Slot};

/// Bytes after which no more objects are opened or listed. Protects against objects that refer to each other
/// so often that their text would exceed memory.
const BUDGET: usize = 4 << 20;

/// How much of a value is shown.
#[derive(Clone, Copy)]
pub(super) struct Options {
    /// The deepest level whose objects are opened; negative to open none.
    pub(super) depth: i32,
    /// Whether non-enumerable properties are shown.
    pub(super) hidden: bool,
    /// Whether proxies are shown as such.
    pub(super) proxies: bool,
}

impl Options {
    /// The defaults of `util.inspect`.
    pub(super) const DEFAULT: Options = Options { depth: 2, hidden: false, proxies: false };
}

/// The state of a pass.
pub(super) struct Printer<'a, 'js> {
    pub(super) ctx: &'a Ctx<'js>,
    pub(super) builtins: &'a Builtins,
    pub(super) options: Options,
    pub(super) indentation: usize,
    /// The objects that are being printed, outermost first.
    open: Vec<Object<'js>>,
    /// The objects that contain themselves; an object's index is its reference number.
    circular: Vec<Object<'js>>,
    /// The level inside the object opened last.
    innermost: i32,
    /// How many custom methods in a row have returned another object to show.
    pub(super) substitutions: usize,
    written: usize,
}

impl<'a, 'js> Printer<'a, 'js> {
    pub(super) fn new(ctx: &'a Ctx<'js>, builtins: &'a Builtins, options: Options) -> Printer<'a, 'js> {
        let (open, circular) = (Vec::new(), Vec::new());
        Printer { ctx, builtins, options, indentation: 0, open, circular, innermost: 0, substitutions: 0, written: 0 }
    }

    /// Formats a value; `level` is 0 unless it is part of an object.
    pub(super) fn value(&mut self, value: &Value<'js>, level: i32) -> String {
        match value.as_object() {
            Some(object) => self.object(object, level),
            None => {
                let text = self.primitive(value);
                self.counted(text)
            }
        }
    }

    fn object(&mut self, shown: &Object<'js>, level: i32) -> String {
        if shown.is_proxy() && self.options.proxies {
            return self.proxy(shown, level);
        }
        let Some(object) = behind_proxies(shown) else {
            return "<Revoked Proxy>".to_owned();
        };
        if let Some(text) = self.custom(shown, &object, level) {
            return text;
        }
        if self.open.contains(&object) {
            return self.reference(object);
        }
        let subject = Subject::new(self, object, level);
        self.subject(subject, level)
    }

    fn reference(&mut self, object: Object<'js>) -> String {
        let known = self.circular.iter().position(|other| *other == object);
        let place = known.unwrap_or_else(|| {
            self.circular.push(object);
            self.circular.len() - 1
        });
        format!("[Circular *{}]", place + 1)
    }

    fn proxy(&mut self, proxy: &Object<'js>, level: i32) -> String {
        let Some((target, handler)) = raw::proxy_parts(proxy) else {
            return "<Revoked Proxy>".to_owned();
        };
        if level > self.options.depth {
            return "Proxy [Array]".to_owned();
        }
        self.indentation += 2;
        let parts = [target, handler].map(|part| self.value(part.as_value(), level + 1));
        self.indentation -= 2;
        self.arranged(parts.into(), &View::list("Proxy ["), "", None, level + 1)
    }

    fn subject(&mut self, subject: Subject<'js>, level: i32) -> String {
        let mut keys = self.keys(&subject);
        let view = self.view(&subject, &mut keys);
        if let Some(whole) = &view.whole
            && keys.is_empty()
            && subject.inherited.is_empty()
        {
            return self.counted(whole.clone());
        }
        if level > self.options.depth {
            let text = view.collapsed.unwrap_or_else(|| Self::collapsed(&subject));
            return self.counted(text);
        }
        let entries = self.contents(&subject, &keys, level + 1);
        let align =
            (view.grouped && layout::wants_columns(entries.len())).then(|| self.alignment(&subject, entries.len()));
        let base = self.marked(&subject, &view.base);
        self.arranged(entries, &view, &base, align, level + 1)
    }

    /// The base of an object after its reference number, if the object contains itself.
    fn marked(&self, subject: &Subject<'js>, base: &str) -> String {
        let number = self.circular.iter().position(|other| *other == subject.object);
        match (number, base) {
            (None, base) => base.to_owned(),
            (Some(place), "") => format!("<ref *{}>", place + 1),
            (Some(place), base) => format!("<ref *{}> {base}", place + 1),
        }
    }

    fn collapsed(subject: &Subject<'js>) -> String {
        let title = subject.title();
        if subject.constructor.is_some() { format!("[{title}]") } else { title }
    }

    /// The text of an object that is not opened, in a pass of its own.
    pub(super) fn collapsed_copy(&self, object: &Object<'js>) -> String {
        let options = Options { depth: -1, ..self.options };
        let mut printer = Printer::new(self.ctx, self.builtins, options);
        let subject = Subject::new(&mut printer, object.clone(), 0);
        printer.subject(subject, 0)
    }

    fn contents(&mut self, subject: &Subject<'js>, keys: &[Value<'js>], level: i32) -> Vec<String> {
        self.enter(subject.object.clone());
        self.innermost = level;
        let mut contents = self.entries(subject, level);
        for (place, key) in keys.iter().enumerate() {
            if self.is_spent() {
                contents.push(layout::more(keys.len() - place));
                break;
            }
            contents.push(self.listed_property(&subject.object, key, level));
        }
        contents.extend(subject.inherited.iter().cloned());
        self.leave();
        contents
    }

    /// A listed property: an own one or, for some properties of errors, an inherited one.
    fn listed_property(&mut self, object: &Object<'js>, key: &Value<'js>, level: i32) -> String {
        match raw::own_property(object, Name::Key(key)) {
            Ok(Some(property)) => self.property(key, property, level),
            Ok(None) => {
                let value = lookup(object, Name::Key(key));
                let value = value.map_or_else(|| "undefined".to_owned(), |value| self.nested(&value, level));
                format!("{}: {value}", self.key(key, true))
            }
            Err(raw::Unreadable) => format!("{}: <uninitialized>", self.key(key, true)),
        }
    }

    fn property(&mut self, key: &Value<'js>, property: Property<'js>, level: i32) -> String {
        let name = self.key(key, property.enumerable);
        let name = self.counted(name);
        format!("{name}: {}", self.slot(property.slot, level))
    }

    /// A property defined by a class, shown on its instance; `None` for methods.
    pub(super) fn class_property(&mut self, class: &Object<'js>, key: &Value<'js>, level: i32) -> Option<String> {
        let property = raw::own_property(class, Name::Key(key)).ok()??;
        let method = matches!(&property.slot, Slot::Data(value) if value.is_function());
        (!method).then(|| self.property(key, property, level))
    }

    /// The content of a property.
    pub(super) fn slot(&mut self, slot: Slot<'js>, level: i32) -> String {
        match slot {
            Slot::Data(value) => self.nested(&value, level),
            Slot::Accessor { getter: Some(_), setter: true } => "[Getter/Setter]".to_owned(),
            Slot::Accessor { getter: Some(_), setter: false } => "[Getter]".to_owned(),
            Slot::Accessor { getter: None, setter: true } => "[Setter]".to_owned(),
            Slot::Accessor { getter: None, setter: false } => "undefined".to_owned(),
        }
    }

    /// A value inside an object.
    pub(super) fn nested(&mut self, value: &Value<'js>, level: i32) -> String {
        self.indentation += 2;
        let text = self.value(value, level);
        self.indentation -= 2;
        text
    }

    /// Arranges entries in braces. An object stays on one line if the innermost object printed last is less
    /// than three levels deeper.
    pub(super) fn arranged(
        &self,
        entries: Vec<String>,
        view: &View,
        base: &str,
        align: Option<Align>,
        level: i32,
    ) -> String {
        let frame = Frame { base, open: &view.open, close: view.close, indentation: self.indentation };
        let count = entries.len();
        let entries = match align {
            Some(align) => layout::in_columns(entries, align, self.indentation),
            None => entries,
        };
        let shallow = self.innermost - level < 3 && entries.len() == count;
        let line = if shallow { frame.single_line(&entries) } else { None };
        line.unwrap_or_else(|| frame.lines(&entries))
    }

    /// Marks an object as being printed.
    pub(super) fn enter(&mut self, object: Object<'js>) {
        self.open.push(object);
    }

    /// Undoes the latest [`Printer::enter`].
    pub(super) fn leave(&mut self) {
        self.open.pop();
    }

    /// Whether the properties of classes are shown on their instances at a level.
    pub(super) fn shows_class_properties(&self, level: i32) -> bool {
        self.options.hidden && level <= self.options.depth
    }

    /// Counts a text that has no counted parts. A pass that has written too much opens no more objects.
    fn counted(&mut self, text: String) -> String {
        self.written += text.len();
        if self.is_spent() {
            self.options.depth = -1;
        }
        text
    }

    /// Whether the pass has written so much that it should end.
    fn is_spent(&self) -> bool {
        self.written > BUDGET
    }
}
