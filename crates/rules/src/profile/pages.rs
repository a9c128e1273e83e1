//! Rule groups: projects, pages and navigation. Platforms fill them in `platforms/`; `qiao rules` prints each field's
//! doc comment, which must be a single line.

use qiao_abi::Function;

use crate::rule::group;
use crate::values::{Dated, ErrorText, ProjectForm, Scene};

group! {
    /// Project layout, as the platform's own tools expect it.
    pub struct ProjectRules => ProjectValues {
        /// The project files of the platform's tools; the first one that exists is used.
        config: &'static [&'static str],
        /// The keys in the project file that name the source directory.
        root: &'static [&'static str],
        /// The prefix of the platform's app ids, if there is one.
        id_prefix: Option<&'static str>,
        /// The file extension of templates.
        template: &'static str,
        /// The prefix of template directives.
        directive: &'static str,
        /// The elements that queries give as objects: tag, and the class of the object by the function that gives it.
        elements: &'static [(&'static str, &'static [(&'static str, &'static str)])],
        /// The parts of a project.
        form: ProjectForm,
        /// Whether files may define modules by name, as compiled packages do.
        defines_modules: bool,
        /// The libraries accepted by `useExtendedLib` in app.json, each with the path prefix of its components.
        libraries: &'static [(&'static str, &'static str)],
        /// The global functions that declare the parts of a program.
        globals: &'static [&'static str],
    }
}

group! {
    /// Pages and navigation.
    pub struct PageRules => PageValues {
        /// The navigation and life cycle functions.
        functions: &'static [Function],
        /// The scene in the launch options.
        scene: Scene,
        /// Fields of the launch options besides path, query and scene; all are undefined here.
        launch_fields: &'static [&'static str],
        /// The host document in the launch options of a block.
        host_document: &'static str,
        /// The mode in the launch options of a creator: creating a block.
        creator_mode: &'static str,
        /// The members of page and component instances.
        members: &'static [&'static str],
        /// Whether pages and components have `onInit`, which runs before everything except `created`.
        inits: Dated<bool>,
        /// The versions of the life cycle that `canIUse` knows by name.
        life_cycles: &'static [&'static str],
        /// Whether `onLaunch` runs synchronously within `App()`.
        launches_at_once: bool,
        /// The maximum number of open pages.
        deepest: u32,
        /// The page does not exist.
        not_found: ErrorText,
        /// The page is in the tab bar and cannot be opened this way.
        in_tab_bar: ErrorText,
        /// The page is not in the tab bar.
        not_in_tab_bar: ErrorText,
        /// Too many open pages.
        too_many: ErrorText,
        /// There is no page to return to.
        at_first: ErrorText,
    }
}
