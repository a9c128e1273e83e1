//! The kinds of values of rules: projects, pages and modules. What a choice means is
//! written here; which platform makes it is written in `platforms/`.

use serde_json::Value as Json;

use crate::rule::{Value, choice};

choice! {
    /// What a project consists of.
    pub enum ProjectForm {
        /// An app with pages.
        Pages,
        /// Blocks, each of which a host document shows.
        Blocks,
    }
}

/// How a program was opened, as a number or as text.
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
    /// Where a module is looked for whose name does not begin with a dot.
    pub enum BareModule {
        /// Beside the file that names it.
        Beside,
        /// There, or else among the packages of the nearest folder that has it.
        BesideOrPackage,
        /// At the root of the program.
        Root,
    }
}
