//! Templates of pages and components as trees: what decides which components there are and what they are given. What
//! is only drawn is left out. The project's reader makes them, the prelude evaluates them; expressions stay text.

use crate::budget::pairs_bytes;

/// A template.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Template {
    /// Its nodes.
    pub nodes: Vec<Node>,
    /// Named templates that its nodes may use, by name; the first of a name counts.
    pub named: Vec<(String, Vec<Node>)>,
    /// Scripts whose exports its expressions may use.
    pub scripts: Vec<TemplateScript>,
}

impl Template {
    /// About how many bytes it takes.
    pub fn held_bytes(&self) -> usize {
        let nodes = |nodes: &[Node]| nodes.iter().map(Node::held_bytes).sum::<usize>();
        let named = self.named.iter().map(|(name, inner)| name.len() + nodes(inner));
        let scripts = self.scripts.iter().map(|script| size_of::<TemplateScript>() + script.text.len());
        size_of::<Template>() + nodes(&self.nodes) + named.sum::<usize>() + scripts.sum::<usize>()
    }
}

/// A node of a template.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Node {
    /// Its tag.
    pub tag: String,
    /// What it stands for.
    pub kind: NodeKind,
    /// The condition under which it is there.
    pub branch: Option<Branch>,
    /// The list for whose items it is repeated.
    pub repeat: Option<Repeat>,
    /// `id`, as written.
    pub id: String,
    /// `class`, as written.
    pub class: String,
    /// `data-` attributes: name and value as written.
    pub dataset: Vec<(String, String)>,
    /// Properties: name and value as written.
    pub properties: Vec<(String, String)>,
    /// What hears of its events.
    pub handlers: Vec<Handler>,
    /// What is in it.
    pub children: Vec<Node>,
}

impl Node {
    fn held_bytes(&self) -> usize {
        let handlers = self.handlers.iter().map(|one| size_of::<Handler>() + one.event.len() + one.method.len());
        let texts = self.tag.len() + self.id.len() + self.class.len();
        let children = self.children.iter().map(Node::held_bytes);
        size_of::<Node>()
            + texts
            + pairs_bytes(&self.dataset)
            + pairs_bytes(&self.properties)
            + handlers.sum::<usize>()
            + children.sum::<usize>()
    }
}

/// What a node stands for.
#[derive(Clone, Debug, Default, PartialEq)]
pub enum NodeKind {
    /// Something that is only drawn, or nothing.
    #[default]
    Plain,
    /// A component: its unit.
    Component(String),
    /// An element of the platform that script reaches as an object: its class, by the function of a query that gives it.
    Element(&'static [(&'static str, &'static str)]),
    /// A named template, with its data; both as written.
    Template {
        /// Its name.
        name: String,
        /// The content of an object literal.
        data: String,
    },
    /// The place for what a component is given between its tags.
    Slot,
}

/// The part that a node has in a chain of conditions. Conditions are expressions.
#[derive(Clone, Debug, PartialEq)]
pub enum Branch {
    /// The first.
    If(String),
    /// Another one, if none before it holds.
    ElseIf(String),
    /// The last.
    Else,
}

/// A loop.
#[derive(Clone, Debug, PartialEq)]
pub struct Repeat {
    /// The list: an expression.
    pub list: String,
    /// The name of the item.
    pub item: String,
    /// The name of its place.
    pub index: String,
    /// The property of an item that tells it from others, `*this` for the item itself; empty where there is none.
    pub key: String,
}

/// What hears of an event at a node.
#[derive(Clone, Debug, PartialEq)]
pub struct Handler {
    /// The event.
    pub event: String,
    /// The method of the template's owner, as written.
    pub method: String,
    /// Whether the event goes no further.
    pub catches: bool,
}

/// A script of a template.
#[derive(Clone, Debug, PartialEq)]
pub struct TemplateScript {
    /// The name under which expressions know its exports.
    pub module: String,
    /// The file, from the root of the program.
    pub file: String,
    /// The text of the script.
    pub text: String,
    /// Whether it is plain JavaScript, and not the platform's script language for templates, in which `constructor` is
    /// the name of a type.
    pub plain: bool,
}
