//! Templates: which components a template places, with what they are given. It is read, not
//! rendered: loops and named templates are left out, since what they make depends on data.

use qiao_abi::Element;

/// What a template is written with.
pub(super) struct Dialect {
    /// What directives begin with, such as `x:` in `x:if`.
    pub directive: &'static str,
}

/// The components of a template. `component` gives the unit that a tag stands for.
pub(super) fn elements(text: &str, dialect: &Dialect, component: &dyn Fn(&str) -> Option<String>) -> Vec<Element> {
    let mut reader = Reader { dialect, component, found: Vec::new(), open: vec![Level::default()] };
    let mut rest = text;
    while let Some(at) = rest.find('<') {
        rest = reader.tag(&rest[at..]);
    }
    reader.found
}

struct Reader<'a> {
    dialect: &'a Dialect,
    component: &'a dyn Fn(&str) -> Option<String>,
    found: Vec<Element>,
    /// The elements that are open, and the template itself at the bottom.
    open: Vec<Level>,
}

/// What holds within an element.
#[derive(Clone, Default)]
struct Level {
    tag: String,
    /// Conditions under which it is there.
    conditions: Vec<String>,
    /// Whether it is made by a loop or on demand.
    skipped: bool,
    /// The conditions of the chain of `if` and `elif` that the next element may go on with.
    chain: Vec<String>,
}

/// The tag whose content is used elsewhere.
const NAMED: &str = "template";
/// The tags whose content is script.
const SCRIPTS: [&str; 4] = ["wxs", "sjs", "filter", "import-sjs"];

impl Reader<'_> {
    /// Reads a tag or a comment at the beginning of the text; gives what comes after it.
    fn tag<'t>(&mut self, text: &'t str) -> &'t str {
        if let Some(comment) = text.strip_prefix("<!--") {
            return comment.find("-->").map_or("", |end| &comment[end + 3..]);
        }
        if let Some(end) = text.strip_prefix("</") {
            let (name, rest) = end.split_once('>').unwrap_or((end, ""));
            self.close(name.trim());
            return rest;
        }
        let name_end = text[1..].find(|c: char| !is_name(c)).map_or(text.len(), |end| end + 1);
        let name = &text[1..name_end];
        if name.is_empty() {
            return &text[1..];
        }
        let (attributes, closed, rest) = attributes(&text[name_end..]);
        if SCRIPTS.contains(&name) {
            return if closed { rest } else { rest.find(&format!("</{name}")).map_or("", |end| &rest[end..]) };
        }
        let level = self.place(name, &attributes);
        if !closed {
            self.open.push(level);
        }
        rest
    }

    fn close(&mut self, name: &str) {
        if let Some(at) = self.open.iter().skip(1).rposition(|level| level.tag == name) {
            self.open.truncate(at + 1);
        }
    }

    /// Takes in an element; gives what holds within it.
    fn place(&mut self, name: &str, attributes: &[(String, String)]) -> Level {
        let directive = |what: &str| {
            let full = format!("{}{what}", self.dialect.directive);
            attributes.iter().find(|(name, _)| *name == full).map(|(_, value)| bare(value))
        };
        let [own_if, elif, or_else, loops] = ["if", "elif", "else", "for"].map(directive);
        let parent = self.open.last().cloned().unwrap_or_default();
        let mut conditions = parent.conditions.clone();
        let chain = match (&own_if, elif.is_some() || or_else.is_some()) {
            (Some(condition), _) => vec![condition.clone()],
            (None, true) => {
                conditions.extend(parent.chain.iter().map(|before| format!("!({before})")));
                parent.chain.iter().cloned().chain(elif.clone()).collect()
            }
            (None, false) => Vec::new(),
        };
        conditions.extend(own_if.or(elif));
        let skipped = parent.skipped || loops.is_some() || name == NAMED;
        if let Some(last) = self.open.last_mut() {
            last.chain = chain;
        }
        if !skipped && let Some(component) = (self.component)(name) {
            self.found.push(element(name, component, conditions.clone(), attributes, self.dialect));
        }
        Level { tag: name.to_owned(), conditions, skipped, chain: Vec::new() }
    }
}

fn element(
    tag: &str,
    component: String,
    conditions: Vec<String>,
    attributes: &[(String, String)],
    dialect: &Dialect,
) -> Element {
    let mut element = Element { tag: tag.to_owned(), component, conditions, ..Element::default() };
    for (name, value) in attributes {
        let pair = |name: String| (name, value.clone());
        match name.as_str() {
            "id" => element.id.clone_from(value),
            "class" => element.class.clone_from(value),
            name if name.starts_with(dialect.directive) => {}
            name => match (event(name), name.strip_prefix("data-")) {
                (Some(event), _) => element.events.push(pair(event.to_owned())),
                (None, Some(data)) => element.dataset.push(pair(camel(data))),
                (None, None) => element.properties.push(pair(camel(name))),
            },
        }
    }
    element
}

/// The event that an attribute binds.
fn event(attribute: &str) -> Option<&str> {
    let plain = attribute.strip_prefix("capture-").or_else(|| attribute.strip_prefix("mut-")).unwrap_or(attribute);
    let event = plain.strip_prefix("bind").or_else(|| plain.strip_prefix("catch"))?;
    let event = event.strip_prefix(':').unwrap_or(event);
    (!event.is_empty()).then_some(event)
}

/// The attributes of a tag, whether the tag closes itself, and what comes after it.
fn attributes(text: &str) -> (Vec<(String, String)>, bool, &str) {
    let mut found = Vec::new();
    let mut rest = text.trim_start();
    loop {
        if let Some(after) = rest.strip_prefix("/>") {
            return (found, true, after);
        }
        if let Some(after) = rest.strip_prefix('>') {
            return (found, false, after);
        }
        if rest.is_empty() || rest.starts_with('<') {
            return (found, false, rest);
        }
        let end = rest.find(|c: char| c.is_whitespace() || "=>/".contains(c)).unwrap_or(rest.len());
        let name = rest[..end].to_owned();
        rest = rest[end..].trim_start();
        let mut value = String::new();
        if let Some(after) = rest.strip_prefix('=') {
            (value, rest) = attribute_value(after.trim_start());
        } else if end == 0 {
            rest = &rest[rest.chars().next().map_or(0, char::len_utf8)..];
        }
        if !name.is_empty() {
            found.push((name, value));
        }
        rest = rest.trim_start();
    }
}

fn attribute_value(text: &str) -> (String, &str) {
    match text.chars().next() {
        Some(quote @ ('"' | '\'')) => {
            let inner = &text[1..];
            let end = inner.find(quote).unwrap_or(inner.len());
            (inner[..end].to_owned(), inner.get(end + 1..).unwrap_or(""))
        }
        _ => {
            let end = text.find(|c: char| c.is_whitespace() || c == '>').unwrap_or(text.len());
            (text[..end].to_owned(), &text[end..])
        }
    }
}

/// What stands between the braces, or the text where there are none.
fn bare(value: &str) -> String {
    let inner = value.trim().strip_prefix("{{").and_then(|value| value.strip_suffix("}}"));
    inner.unwrap_or(value).trim().to_owned()
}

fn is_name(c: char) -> bool {
    c.is_alphanumeric() || matches!(c, '-' | '_' | '.' | ':')
}

/// `a-b` as script sees it: `aB`.
fn camel(name: &str) -> String {
    let mut parts = name.split('-');
    let first = parts.next().unwrap_or_default().to_owned();
    parts.fold(first, |mut whole, part| {
        let mut letters = part.chars();
        whole.extend(letters.next().map(|c| c.to_ascii_uppercase()));
        whole.push_str(letters.as_str());
        whole
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str) -> Vec<Element> {
        let known = |tag: &str| tag.starts_with("x-").then(|| format!("components/{tag}"));
        elements(text, &Dialect { directive: "wx:" }, &known)
    }

    #[test]
    fn components_are_found_with_what_they_are_given() {
        let found = read(
            r#"<view class="a"><!-- <x-no/> -->
              <x-one id="first" class="big red" data-user-id="{{id}}" page-size="{{ n }}" label='a > b' wide
                bind:done="onDone" bindtap=tapped catch:other="onOther" />
              <text>{{ a < b }}</text></view>"#,
        );
        let pair = |a: &str, b: &str| (a.to_owned(), b.to_owned());
        assert_eq!(found.len(), 1);
        let one = &found[0];
        assert_eq!((one.tag.as_str(), one.component.as_str()), ("x-one", "components/x-one"));
        assert_eq!((one.id.as_str(), one.class.as_str()), ("first", "big red"));
        assert_eq!(one.dataset, [pair("userId", "{{id}}")]);
        assert_eq!(one.properties, [pair("pageSize", "{{ n }}"), pair("label", "a > b"), pair("wide", "")]);
        assert_eq!(one.events, [pair("done", "onDone"), pair("tap", "tapped"), pair("other", "onOther")]);
    }

    #[test]
    fn conditions_are_kept_with_those_around_them() {
        let found = read(
            r#"<block wx:if="{{a}}"><x-1/></block><block wx:elif="{{b.c}}"><x-2 wx:if="{{ !d }}"/></block>
               <x-3 wx:else></x-3><x-4/>"#,
        );
        let conditions: Vec<_> = found.iter().map(|one| one.conditions.join(" & ")).collect();
        assert_eq!(conditions, ["a", "!(a) & b.c & !d", "!(a) & !(b.c)", ""]);
    }

    #[test]
    fn loops_templates_and_scripts_are_left_out() {
        let found = read(
            r#"<view wx:for="{{list}}"><x-1/></view><template name="t"><x-2/></template>
               <wxs module="m">if (1 <x-3) {}</wxs><x-4></x-4>"#,
        );
        assert_eq!(found.iter().map(|one| one.tag.as_str()).collect::<Vec<_>>(), ["x-4"]);
    }

    #[test]
    fn broken_templates_end_somewhere() {
        for text in
            ["<", "<x-1", "<x-1 a", "<x-1 a=", "<x-1 a=\"", "</", "<!--", "<x-1 =/><x-2/>", "<é ü=\"ö\"", "<x-1 / a>"]
        {
            read(text);
        }
    }
}
