//! Baidu smart programs: projects, pages and navigation. Data only; the values are resolved and applied elsewhere.

use qiao_abi::{Api, Form, Function};

use crate::profile::{PageRules, ProjectRules};
use crate::rule::{assumed, doc, not_applicable, observed};
use crate::values::{Dated, ProjectForm, Scene, Version, error_text};

pub(super) const PROJECT: ProjectRules = ProjectRules {
    config: assumed(&["project.swan.json", "project.config.json"], "SWAN-ENV-017"),
    root: assumed(&["smartProgramRoot", "miniprogramRoot"], "SWAN-ENV-017"),
    id_prefix: not_applicable(None, "SWAN-ENV-017"),
    template: doc("swan", "SWAN-ENV-018", "swan-framework"),
    directive: doc("s-", "SWAN-ENV-018", "swan-framework"),
    elements: not_applicable(&[], "SWAN-ENV-009"),
    form: assumed(ProjectForm::Pages, "SWAN-ENV-009"),
    defines_modules: observed(true, "SWAN-ENV-003", "swan-js"),
    libraries: not_applicable(&[], "SWAN-ENV-017"),
    globals: doc(
        &["App", "Page", "Component", "Behavior", "getApp", "getCurrentPages"],
        "SWAN-ENV-001",
        "swan-framework",
    ),
};

pub(super) const PAGES: PageRules = PageRules {
    functions: assumed(NAVIGATION, "SWAN-CB-021"),
    scene: assumed(Scene::Text("11400009"), "SWAN-ENV-009"),
    launch_fields: doc(&["shareTicket"], "SWAN-ENV-009", "swan-app"),
    host_document: not_applicable("", "SWAN-ENV-009"),
    creator_mode: not_applicable("", "SWAN-ENV-009"),
    members: assumed(MEMBERS, "SWAN-ENV-015"),
    inits: doc(
        Dated(&[(Version(0, 0, 0), false), (Version(3, 160, 12), true)]),
        "SWAN-ENV-014",
        "swan-oninit-announcement",
    ),
    life_cycles: observed(&["lifecycle-2-0"], "SWAN-ENV-019", "npm-uni-mp-baidu"),
    launches_at_once: doc(true, "SWAN-ENV-009", "swan-app"),
    deepest: assumed(10, "SWAN-ENV-001"),
    not_found: assumed(error_text("{api}:fail page \"{name}\" is not found"), "SWAN-CB-003"),
    in_tab_bar: assumed(error_text("{api}:fail can not {api} a tabbar page"), "SWAN-CB-003"),
    not_in_tab_bar: assumed(error_text("{api}:fail can not switch to no-tabBar page"), "SWAN-CB-003"),
    too_many: assumed(error_text("{api}:fail webview count limit exceed"), "SWAN-CB-003"),
    at_first: assumed(error_text("{api}:fail cannot navigate back at first page."), "SWAN-CB-003"),
};

const NAVIGATION: &[Function] = &[
    Function { api: Api::NavigateTo, form: Form::Async },
    Function { api: Api::RedirectTo, form: Form::Async },
    Function { api: Api::SwitchTab, form: Form::Async },
    Function { api: Api::ReLaunch, form: Form::Async },
    Function { api: Api::NavigateBack, form: Form::Async },
    Function::listen(Api::OnAppShow),
    Function::unlisten(Api::OnAppShow),
    Function::listen(Api::OnAppHide),
    Function::unlisten(Api::OnAppHide),
    Function::listen(Api::OnError),
    Function::unlisten(Api::OnError),
    Function::listen(Api::OnUnhandledRejection),
    Function::unlisten(Api::OnUnhandledRejection),
    Function::listen(Api::OnPageNotFound),
    Function::unlisten(Api::OnPageNotFound),
];

/// Known members of components and pages; the platform publishes no complete list.
const MEMBERS: &[&str] = &[
    "setData",
    "hasBehavior",
    "triggerEvent",
    "createSelectorQuery",
    "createIntersectionObserver",
    "selectComponent",
    "selectAllComponents",
    "selectOwnerComponent",
    "getRelationNodes",
    "groupSetData",
    "getTabBar",
    "getPageId",
    "animate",
    "clearAnimation",
    "getOpenerEventChannel",
    "dispatch",
    "pageinstance",
    "methods",
];
