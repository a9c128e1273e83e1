//! A mini-program as it is run: a single script, or a project with its files in the order in which
//! they run and the components that its templates place. Who launches it reads it; the engine loads
//! it. It must not know where any of it comes from.

use std::sync::Arc;

use crate::budget::pairs_bytes;
use crate::{HostValue, Source, Template};

/// What is run.
#[derive(Clone, Debug, PartialEq)]
pub enum Main {
    /// One script.
    Script(Source),
    /// A script beside a project, whose own files run when a page is opened.
    Beside(Source, Manifest),
    /// A whole project.
    Project(Manifest),
}

impl Main {
    /// About how many bytes it takes.
    pub fn held_bytes(&self) -> usize {
        match self {
            Main::Script(source) => source.held_bytes(),
            Main::Beside(source, project) => source.held_bytes() + project.held_bytes(),
            Main::Project(project) => project.held_bytes(),
        }
    }
}

/// What a project consists of.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Manifest {
    /// The file that is run first, without its extension, if there is one.
    pub app: Option<String>,
    /// Its pages, components and blocks, in the order in which their files run.
    pub units: Vec<Unit>,
    /// Whether the files of components run when a page that needs them is opened, and not at the start.
    pub lazy: bool,
    /// The unit of the custom tab bar, if there is one.
    pub tab_bar: Option<String>,
    /// Components that its files name and that do not exist.
    pub lacks: Vec<LackingComponent>,
}

impl Manifest {
    fn held_bytes(&self) -> usize {
        self.units.iter().map(Unit::held_bytes).sum()
    }
}

/// A component that a file names and that does not exist.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LackingComponent {
    /// The file that names it, from the project's root.
    pub file: String,
    /// Its tag.
    pub tag: String,
    /// The path as written.
    pub path: String,
    /// The npm package that it belongs to, if the project depends on that package and has not built it.
    pub unbuilt: Option<String>,
}

/// A page, a component or a block.
#[derive(Clone, Debug, PartialEq)]
pub struct Unit {
    /// Its path from the project's root, without an extension; the route of a page.
    pub name: String,
    /// What it is.
    pub kind: UnitKind,
    /// The root of the package that it belongs to; empty for the main package. Files of other
    /// packages run when one of their pages is opened.
    pub package: String,
    /// Its template.
    pub template: Arc<Template>,
    /// The components that its own file and the program's name for its template: their units.
    pub components: Vec<String>,
}

impl Unit {
    /// About how many bytes it takes.
    pub fn held_bytes(&self) -> usize {
        // Short texts take twice their size in allocations.
        let components: usize = self.components.iter().map(|name| 2 * size_of::<String>() + name.len()).sum();
        size_of::<Unit>() + self.name.len() + self.package.len() + components + self.template.held_bytes()
    }
}

/// What a unit is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum UnitKind {
    /// A page.
    Page,
    /// A component.
    Component,
    /// A block: what a host document shows.
    Block,
}

/// A query from outside the program.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ScriptQuery {
    /// A call of a method of an open page.
    Call {
        /// The page.
        route: String,
        /// The method.
        method: String,
        /// Its arguments: an array, as JSON.
        arguments: String,
        /// Whether the answer is what it returns, when its promise is kept; or nothing, at once.
        waits: bool,
    },
    /// The data of an open page.
    Data {
        /// The page.
        route: String,
    },
    /// The value of an expression.
    Evaluate {
        /// The expression.
        text: String,
    },
    /// A field of the program's own object, by a path such as `globalData.token`.
    Global {
        /// The path.
        path: String,
    },
    /// A method of the protocol of developer tools that concerns script's values, such as `evaluate`.
    Inspect {
        /// The method, without its domain.
        method: String,
        /// Its parameters: an object, as JSON.
        params: String,
    },
}

/// The answer to an inquiry.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ScriptReply {
    /// A value, as JSON.
    Value(String),
    /// The bytes of an array buffer.
    Bytes(Vec<u8>),
    /// The page or method does not exist.
    Missing,
    /// The method threw, or its promise was rejected: JSON with the `message`, and the `value` that was thrown as far
    /// as it has a form as JSON.
    Threw(String),
}

/// Where to navigate.
#[derive(Clone, Debug, PartialEq)]
pub struct PageLocation {
    /// Its route.
    pub route: String,
    /// Whether it is a page of the tab bar.
    pub tab: bool,
    /// Its query: names and values.
    pub query: Vec<(String, String)>,
}

impl PageLocation {
    /// About how many bytes it takes.
    pub fn held_bytes(&self) -> usize {
        self.route.len() + pairs_bytes(&self.query)
    }

    /// The query as script sees it.
    pub fn query_object(&self) -> HostValue {
        HostValue::Object(self.query.iter().map(|(name, value)| (name.clone().into(), value.clone().into())).collect())
    }
}

/// A change of the stack of pages.
#[derive(Clone, Debug, PartialEq)]
pub enum Route {
    /// The first page; nothing is there before.
    First(PageLocation),
    /// On top of the page that is shown.
    Push(PageLocation),
    /// In place of the page that is shown.
    Replace(PageLocation),
    /// A page of the tab bar: the others go.
    Tab(PageLocation),
    /// In place of all pages.
    Restart(PageLocation),
    /// Back by this many pages.
    Back(usize),
}
