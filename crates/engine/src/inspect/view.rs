//! How each kind of object opens: the text before its braces, the braces, and which keys are listed.

use rquickjs::Value;

use super::builtins::Builtin;
use super::printer::Printer;
use super::properties::{extra_keys, keys_beyond, own_keys, own_value};
use super::subject::{Kind, Subject};
use crate::raw::Name;

/// The flags of a regular expression, in the order in which they are written.
const FLAGS: [(char, Builtin); 8] = [
    ('d', Builtin::RegExpHasIndices),
    ('g', Builtin::RegExpGlobal),
    ('i', Builtin::RegExpIgnoreCase),
    ('m', Builtin::RegExpMultiline),
    ('s', Builtin::RegExpDotAll),
    ('u', Builtin::RegExpUnicode),
    ('v', Builtin::RegExpUnicodeSets),
    ('y', Builtin::RegExpSticky),
];

/// The outside of an object.
#[derive(Default)]
pub(super) struct View {
    /// Text before the opening brace.
    pub(super) base: String,
    /// The opening brace with the prefix that belongs to it.
    pub(super) open: String,
    pub(super) close: &'static str,
    /// Whether many entries are set in columns.
    pub(super) grouped: bool,
    /// The whole text if no property is listed; `None` if braces are shown even so.
    pub(super) whole: Option<String>,
    /// The text of an object that is not opened, if not the title in brackets.
    pub(super) collapsed: Option<String>,
}

impl View {
    /// A list in brackets.
    pub(super) fn list(open: &str) -> View {
        View { open: open.to_owned(), close: "]", ..View::default() }
    }

    /// Properties in braces after a prefix.
    fn braces(prefix: &str) -> View {
        View { open: format!("{prefix}{{"), close: "}", ..View::default() }
    }

    /// A text that is followed by braces only if there are properties.
    fn text(base: String) -> View {
        View { whole: Some(base.clone()), base, ..View::braces("") }
    }

    /// Shows bare braces if there are no properties.
    fn or_empty(self, empty: bool) -> View {
        let whole = empty.then(|| format!("{}{}", self.open, self.close));
        View { whole, ..self }
    }
}

impl<'js> Printer<'_, 'js> {
    /// The keys of the properties that are listed.
    pub(super) fn keys(&self, subject: &Subject<'js>) -> Vec<Value<'js>> {
        let visible_only = !self.options.hidden;
        match subject.kind {
            Kind::Array => extra_keys(&subject.object, self.array_len(subject), visible_only),
            Kind::Typed => extra_keys(&subject.object, self.typed_len(subject), visible_only),
            Kind::Boxed if subject.class == "String" => {
                keys_beyond(&subject.object, self.array_len(subject), visible_only)
            }
            Kind::Module => exports(subject, visible_only),
            _ => own_keys(&subject.object, visible_only),
        }
    }

    /// How an object opens. For errors, this also decides which keys are listed.
    pub(super) fn view(&mut self, subject: &Subject<'js>, keys: &mut Vec<Value<'js>>) -> View {
        match subject.kind {
            Kind::Array => self.array_view(subject),
            Kind::Typed => self.typed_view(subject),
            Kind::Set => self.collection_view(subject, Builtin::SetSize),
            Kind::Map => self.collection_view(subject, Builtin::MapSize),
            Kind::SetIterator | Kind::MapIterator => View::braces(&self.iterator_title(subject)),
            Kind::Function => View::text(self.function_text(subject)),
            Kind::Error => View::text(self.error_text(subject, keys)),
            Kind::Date => View::text(self.date_text(subject)),
            Kind::RegExp => self.regexp_view(subject),
            Kind::Boxed => View::text(self.boxed_text(subject)),
            Kind::Arguments if subject.constructor.is_some() => View::braces("[Arguments] ").or_empty(true),
            Kind::Plain if subject.is_ordinary() => View::braces("").or_empty(true),
            Kind::Plain => View::braces(&subject.prefix(subject.fallback(), None)).or_empty(true),
            _ => View::braces(&subject.prefix(subject.fallback(), None)),
        }
    }

    fn array_view(&self, subject: &Subject<'js>) -> View {
        let len = self.array_len(subject);
        let common = subject.constructor.as_deref() == Some("Array") && subject.tag.is_empty();
        let prefix = if common { String::new() } else { subject.prefix("Array", Some(len)) };
        let list = View { grouped: true, ..View::list(&format!("{prefix}[")) };
        list.or_empty(len == 0)
    }

    fn typed_view(&self, subject: &Subject<'js>) -> View {
        let len = self.typed_len(subject);
        let open = format!("{}[", subject.prefix(&subject.class, Some(len)));
        let list = View { grouped: true, ..View::list(&open) };
        list.or_empty(len == 0 && !self.options.hidden)
    }

    fn collection_view(&self, subject: &Subject<'js>, size: Builtin) -> View {
        let size = self.count(size, subject);
        View::braces(&subject.prefix(&subject.class, Some(size))).or_empty(size == 0)
    }

    fn regexp_view(&self, subject: &Subject<'js>) -> View {
        let text = self.regexp_text(subject);
        View { collapsed: Some(text.clone()), ..View::text(text) }
    }

    /// A text after the prefix of its object; the usual prefix is omitted.
    fn prefixed(subject: &Subject<'js>, text: &str) -> String {
        let prefix = subject.prefix(&subject.class, None);
        if prefix.trim_end() == subject.class { text.to_owned() } else { format!("{prefix}{text}") }
    }

    fn date_text(&self, subject: &Subject<'js>) -> String {
        let text = self.builtins.call(self.ctx, Builtin::DateText, subject.object.as_value());
        let text = text.map_or_else(|| "Invalid Date".to_owned(), |text| self.describe(&text));
        Self::prefixed(subject, &text)
    }

    fn regexp_text(&self, subject: &Subject<'js>) -> String {
        let part = |builtin| self.builtins.call(self.ctx, builtin, subject.object.as_value());
        let source = part(Builtin::RegExpSource).map(|source| self.describe(&source)).unwrap_or_default();
        let is_set = |flag| part(flag).and_then(|set| set.as_bool()).unwrap_or_default();
        let flags: String = FLAGS.iter().filter(|(_, flag)| is_set(*flag)).map(|(letter, _)| letter).collect();
        Self::prefixed(subject, &format!("/{source}/{flags}"))
    }

    fn boxed_text(&self, subject: &Subject<'js>) -> String {
        let unboxed = self.builtins.call(self.ctx, unboxing(&subject.class), subject.object.as_value());
        let value = unboxed.map(|value| self.primitive(&value)).unwrap_or_default();
        let class = &subject.class;
        let name = match subject.constructor.as_deref() {
            None => format!("{class} (null prototype)"),
            Some(constructor) if constructor == class => class.clone(),
            Some(constructor) => format!("{class} ({constructor})"),
        };
        let tag = &subject.tag;
        let tagged = !tag.is_empty() && Some(tag) != subject.constructor.as_ref();
        if tagged { format!("[{name}: {value}] [{tag}]") } else { format!("[{name}: {value}]") }
    }

    fn iterator_title(&self, subject: &Subject<'js>) -> String {
        let (class, tag) = (&subject.class, &subject.tag);
        if tag.is_empty() || *tag == subject.class { format!("[{class}] ") } else { format!("[{tag}] [{class}] ") }
    }

    /// The length or size that a captured getter returns.
    pub(super) fn count(&self, getter: Builtin, subject: &Subject<'js>) -> usize {
        let count = self.builtins.call(self.ctx, getter, subject.object.as_value());
        count.and_then(|count| count.as_number()).map_or(0, |count| count as usize)
    }

    /// The number of elements of a typed array.
    pub(super) fn typed_len(&self, subject: &Subject<'js>) -> usize {
        self.count(Builtin::TypedLength, subject)
    }

    /// The number of elements of an array.
    pub(super) fn array_len(&self, subject: &Subject<'js>) -> usize {
        let len = own_value(&subject.object, Name::Text("length"));
        len.and_then(|len| len.as_number()).map_or(0, |len| len as usize)
    }
}

/// The names that a module exports. Asking which are enumerable fails before they have values.
fn exports<'js>(subject: &Subject<'js>, names_only: bool) -> Vec<Value<'js>> {
    let mut keys = own_keys(&subject.object, false);
    keys.retain(|key| key.is_string() || !names_only);
    keys
}

fn unboxing(class: &str) -> Builtin {
    match class {
        "BigInt" => Builtin::BigIntValue,
        "Boolean" => Builtin::BooleanValue,
        "Number" => Builtin::NumberValue,
        "String" => Builtin::StringValue,
        _ => Builtin::SymbolValue,
    }
}
