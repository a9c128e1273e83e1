//! Types of rule values: projects, pages and modules. They define the meaning of each choice; `platforms/` makes the
//! choices.

use serde_json::Value as Json;

use crate::rule::{Value, choice};

choice! {
    /// The kind of a project.
    pub enum ProjectForm {
        /// An app with pages.
        Pages,
        /// Blocks, each shown by a host document.
        Blocks,
    }
}

/// How a program was opened: the scene, as a number or text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Scene {
    /// A number.
    Number(u32),
    /// Text.
    Text(&'static str),
}

impl Value for Scene {
    fn json(&self) -> Json {
        match self {
            Scene::Number(number) => (*number).into(),
            Scene::Text(text) => (*text).into(),
        }
    }
}

choice! {
    /// What module paths that begin with `/` are relative to.
    pub enum RootedModule {
        /// The folder of the requiring file, as if the `/` were not there.
        Beside,
        /// The root of the program.
        Root,
    }
}

choice! {
    /// How module names without a leading dot are resolved.
    pub enum BareModule {
        /// Relative to the requiring file.
        Beside,
        /// Relative to the requiring file, then in the nearest package directory that contains the module.
        BesideOrPackage,
        /// Relative to the root of the program.
        Root,
    }
}
