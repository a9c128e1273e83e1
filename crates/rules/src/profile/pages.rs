//! What a platform says of projects, pages and navigation. The
//! fields' documentation is what `qiao rules` prints.

use qiao_abi::Function;

use crate::rule::group;
use crate::values::{Dated, ErrorText, ProjectForm, Scene};

group! {
    /// Projects: how the platform's own tools find their parts.
    pub struct ProjectRules => ProjectValues {
        /// The files that describe a project to the tools; the first one found counts.
        config: &'static [&'static str],
        /// The keys of that file that name the folder of the sources.
        root: &'static [&'static str],
        /// What the app ids of the platform begin with, if with anything.
        id_prefix: Option<&'static str>,
        /// The extension of templates.
        template: &'static str,
        /// What directives in templates begin with.
        directive: &'static str,
        /// What a project consists of.
        form: ProjectForm,
        /// Whether files may define modules by name, as compiled packages do.
        defines_modules: bool,
        /// The libraries that `useExtendedLib` of app.json can name, and what paths of their components begin with.
        libraries: &'static [(&'static str, &'static str)],
        /// The global functions by which a program declares its parts.
        globals: &'static [&'static str],
    }
}

group! {
    /// Pages and how script goes from one to another.
    pub struct PageRules => PageValues {
        /// The functions that go to pages, and those that hear of the program's life.
        functions: &'static [Function],
        /// How the program was opened, as its launch options tell it.
        scene: Scene,
        /// Fields of the launch options beside path, query and scene, all undefined here.
        launch_fields: &'static [&'static str],
        /// The document that shows a block, as the block is told.
        host_document: &'static str,
        /// What a creator is told of why it was opened: to make a block.
        creator_mode: &'static str,
        /// What instances of pages and components have, by name.
        members: &'static [&'static str],
        /// Whether pages and components have `onInit`, which runs before everything but `created`.
        inits: Dated<bool>,
        /// Whether `onLaunch` runs within `App()`.
        launches_at_once: bool,
        /// How many pages may be open at once.
        deepest: u32,
        /// There is no such page.
        not_found: ErrorText,
        /// The page is one of the tab bar, and cannot be reached this way.
        in_tab_bar: ErrorText,
        /// The page is none of the tab bar.
        not_in_tab_bar: ErrorText,
        /// Too many pages are open.
        too_many: ErrorText,
        /// There is no page to go back to.
        at_first: ErrorText,
    }
}
