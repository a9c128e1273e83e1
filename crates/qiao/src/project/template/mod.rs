//! Templates: which components and reachable elements a template contains, and their properties. Templates are parsed,
//! not rendered: nodes that neither contain one of these nor affect one are omitted. Included files become part of the template.

mod markup;

use qiao_abi::{Branch, Handler, Node, NodeKind, Repeat, Template, TemplateScript};
use qiao_rules::route::joined;

use self::markup::{Piece, next, raw_content};

/// Project access for the template parser.
pub(super) struct Sources<'a> {
    /// The prefix of directives, such as `x:` in `x:if`.
    pub directive: &'static str,
    /// The unit of a component tag.
    pub component: &'a dyn Fn(&str) -> Option<String>,
    /// The elements that script reaches as objects, by tag.
    pub elements: &'static [(&'static str, &'static [(&'static str, &'static str)])],
    /// The text of a file, by its path from the root.
    pub text: &'a dyn Fn(&str) -> Option<String>,
}

/// Parses the template in a file; empty if the file does not exist.
pub(super) fn template(file: &str, sources: &Sources<'_>) -> Template {
    let mut template = Template::default();
    template.nodes = read(file, sources, &mut template, &mut Vec::new(), 0);
    template
}

/// Maximum nesting of included and imported files.
const DEEPEST: usize = 32;
/// Maximum nesting of elements, those of included files among them. What is nested deeper stands beside its parent.
const DEEPEST_ELEMENT: usize = 256;
/// Tags that contain script.
const SCRIPTS: [&str; 4] = ["wxs", "sjs", PLAIN, "import-sjs"];
/// The one of them whose script is plain JavaScript.
const PLAIN: &str = "filter";
/// The attribute that refers to a file.
const SOURCE: &str = "src";

/// Parses a file. Its named templates and scripts are added to `template`; `open` are the files being parsed, and `depth`
/// is the number of elements around it.
fn read(file: &str, sources: &Sources<'_>, template: &mut Template, open: &mut Vec<String>, depth: usize) -> Vec<Node> {
    let Some(text) = (sources.text)(file).filter(|_| open.len() < DEEPEST && !open.iter().any(|one| one == file))
    else {
        return Vec::new();
    };
    open.push(file.to_owned());
    let mut reader = Reader { file, sources, template, files: open, depth, open: vec![Node::default()] };
    let mut rest = text.as_str();
    while let Some((piece, after)) = next(rest) {
        rest = reader.piece(piece, after);
    }
    let nodes = reader.finish();
    open.pop();
    nodes
}

struct Reader<'a> {
    file: &'a str,
    sources: &'a Sources<'a>,
    template: &'a mut Template,
    files: &'a mut Vec<String>,
    /// The number of elements around the file.
    depth: usize,
    /// The open elements, with the template itself at the bottom.
    open: Vec<Node>,
}

impl Reader<'_> {
    /// Processes a tag; returns the remaining text.
    fn piece<'t>(&mut self, piece: Piece<'_>, rest: &'t str) -> &'t str {
        match piece {
            Piece::Close(tag) => {
                if let Some(at) = self.open.iter().skip(1).rposition(|node| node.tag == tag) {
                    self.close(at + 1);
                }
                rest
            }
            Piece::Open { tag, attributes, closed } if SCRIPTS.contains(&tag) => {
                let (text, rest) = if closed { ("", rest) } else { raw_content(rest, tag) };
                self.script(&attributes, text, tag == PLAIN);
                rest
            }
            Piece::Open { tag, attributes, closed } => {
                let node = self.node(tag, &attributes);
                self.open.push(node);
                if closed || self.depth() > DEEPEST_ELEMENT {
                    self.close(self.open.len() - 1);
                }
                rest
            }
        }
    }

    /// The number of elements around what comes next.
    fn depth(&self) -> usize {
        self.depth + self.open.len() - 1
    }

    /// Closes the elements from this index on.
    fn close(&mut self, from: usize) {
        while self.open.len() > from {
            let Some(mut node) = self.open.pop() else { return };
            if !node.children.iter().any(matters) {
                node.children.clear();
            }
            let Some(parent) = self.open.last_mut() else { return };
            // Up to here, its name is kept among the properties.
            match value(&node.properties, NAME) {
                Some(name) if node.tag == "template" => self.template.named.push((name.to_owned(), node.children)),
                _ if matters(&node) || node.branch.is_some() => parent.children.push(node),
                _ => {}
            }
        }
    }

    fn finish(mut self) -> Vec<Node> {
        self.close(1);
        let nodes = self.open.pop().map(|root| root.children).unwrap_or_default();
        if nodes.iter().any(matters) { nodes } else { Vec::new() }
    }

    fn script(&mut self, attributes: &[(String, String)], text: &str, plain: bool) {
        let Some(module) = value(attributes, "module") else { return };
        let (file, text) = match value(attributes, SOURCE) {
            Some(path) => {
                let file = self.beside(path);
                let Some(text) = (self.sources.text)(&file) else { return };
                (file, text)
            }
            None => (format!("{}:{module}", self.file), text.to_owned()),
        };
        self.template.scripts.push(TemplateScript { module: module.to_owned(), file, text, plain });
    }

    /// Resolves a path relative to this file to a path from the root.
    fn beside(&self, path: &str) -> String {
        let folder = self.file.rsplit_once('/').map_or("", |(folder, _)| folder);
        joined(if path.starts_with('/') { "" } else { folder }, path)
    }

    /// Resolves the path of a template file, whose extension may be omitted.
    fn included(&self, path: &str) -> String {
        let extension = self.file.rsplit_once('.').map_or("", |(_, extension)| extension);
        let file = self.beside(path);
        if file.ends_with(&format!(".{extension}")) { file } else { format!("{file}.{extension}") }
    }

    fn node(&mut self, tag: &str, attributes: &[(String, String)]) -> Node {
        let mut node = Node { tag: tag.to_owned(), ..Node::default() };
        let depth = self.depth() + 1;
        node.branch = self.branch(attributes);
        node.repeat = self.repeat(attributes);
        match tag {
            "import" => {
                let file = value(attributes, SOURCE).map(|path| self.included(path));
                file.map(|file| read(&file, self.sources, self.template, self.files, depth));
            }
            "include" => {
                let file = value(attributes, SOURCE).map(|path| self.included(path));
                node.children =
                    file.map(|file| read(&file, self.sources, self.template, self.files, depth)).unwrap_or_default();
            }
            "template" => match (value(attributes, "name"), value(attributes, "is")) {
                (Some(name), _) => node.properties.push((NAME.to_owned(), name.to_owned())),
                (None, Some(name)) => {
                    let data = value(attributes, "data").unwrap_or_default();
                    node.kind = NodeKind::Template { name: name.to_owned(), data: data.to_owned() };
                }
                (None, None) => {}
            },
            "slot" => {
                node.kind = NodeKind::Slot;
                node.properties.extend(value(attributes, "name").map(|name| (NAME.to_owned(), name.to_owned())));
            }
            _ => self.element(&mut node, attributes),
        }
        node
    }

    fn element(&self, node: &mut Node, attributes: &[(String, String)]) {
        if let Some(component) = (self.sources.component)(&node.tag) {
            node.kind = NodeKind::Component(component);
        } else if let Some((_, objects)) = self.sources.elements.iter().find(|(tag, _)| *tag == node.tag) {
            node.kind = NodeKind::Element(objects);
        }
        for (name, value) in attributes {
            let pair = |name: String| (name, value.clone());
            match name.as_str() {
                "id" => node.id.clone_from(value),
                "class" => node.class.clone_from(value),
                name if name.starts_with(self.sources.directive) => {}
                name => match (handler(name, value), name.strip_prefix("data-")) {
                    (Some(handler), _) => node.handlers.push(handler),
                    (None, Some(data)) => node.dataset.push(pair(camel(data))),
                    // A two-way binding passes a value like any other.
                    (None, None) => node.properties.push(pair(camel(name.strip_prefix("model:").unwrap_or(name)))),
                },
            }
        }
    }

    fn directive<'v>(&self, attributes: &'v [(String, String)], name: &str) -> Option<&'v str> {
        value(attributes, &format!("{}{name}", self.sources.directive))
    }

    fn branch(&self, attributes: &[(String, String)]) -> Option<Branch> {
        let directive = |name| self.directive(attributes, name).map(bare);
        directive("if")
            .map(Branch::If)
            .or_else(|| directive("elif").or_else(|| directive("else-if")).map(Branch::ElseIf))
            .or_else(|| directive("else").map(|_| Branch::Else))
    }

    fn repeat(&self, attributes: &[(String, String)]) -> Option<Repeat> {
        let directive = |name| self.directive(attributes, name);
        let written = bare(directive("for").or_else(|| directive("for-items"))?);
        let named = |name, usual: &str| directive(name).unwrap_or(usual).to_owned();
        let key = named("key", "");
        // `item, index in list trackBy item.id`
        if let Some((names, list)) = written.split_once(" in ") {
            let (item, index) = names.split_once(',').unwrap_or((names, "index"));
            let (list, tracked) = list.split_once(" trackBy ").unwrap_or((list, ""));
            let property = tracked.trim().strip_prefix(item.trim()).unwrap_or_default();
            let key = match (tracked.is_empty(), property.strip_prefix('.')) {
                (true, _) => key,
                (false, Some(property)) => property.to_owned(),
                (false, None) => "*this".to_owned(),
            };
            return Some(Repeat {
                list: list.trim().to_owned(),
                item: item.trim().to_owned(),
                index: index.trim().to_owned(),
                key,
            });
        }
        Some(Repeat { list: written, item: named("for-item", "item"), index: named("for-index", "index"), key })
    }
}

/// The attribute that names a template or a slot.
const NAME: &str = "name";

/// Whether a node is, contains or includes a component or a reachable element.
fn matters(node: &Node) -> bool {
    node.kind != NodeKind::Plain || node.children.iter().any(matters)
}

fn value<'v>(attributes: &'v [(String, String)], name: &str) -> Option<&'v str> {
    attributes.iter().find(|(other, _)| other == name).map(|(_, value)| value.as_str())
}

/// The event handler bound by an attribute, if any.
fn handler(attribute: &str, method: &str) -> Option<Handler> {
    let plain = attribute.strip_prefix("capture-").or_else(|| attribute.strip_prefix("mut-")).unwrap_or(attribute);
    let (event, catches) = match (plain.strip_prefix("bind"), plain.strip_prefix("catch")) {
        (Some(event), _) => (event, false),
        (None, Some(event)) => (event, true),
        (None, None) => return None,
    };
    let event = event.strip_prefix(':').unwrap_or(event);
    (!event.is_empty()).then(|| Handler { event: event.to_owned(), method: method.to_owned(), catches })
}

/// The expression within braces, or the whole text if there are none.
fn bare(value: &str) -> String {
    let inner = value.trim().strip_prefix("{{").and_then(|value| value.strip_suffix("}}"));
    inner.unwrap_or(value).trim().to_owned()
}

/// Converts `a-b` to the name in the script: `aB`.
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
mod tests;
