//! Feishu and Lark gadgets: projects, pages and navigation. Data only; the values are resolved and applied elsewhere.

use qiao_abi::{Api, Form, Function};

use crate::profile::{PageRules, ProjectRules};
use crate::rule::{assumed, not_applicable};
use crate::values::{Dated, ProjectForm, Scene, Version, error_text};

pub(super) const PROJECT: ProjectRules = ProjectRules {
    config: assumed(&["project.config.json"], "TTG-CFG-001"),
    root: assumed(&["miniprogramRoot"], "TTG-CFG-001"),
    id_prefix: assumed(Some("cli_"), "TTG-REQ-025"),
    template: assumed("ttml", "TTG-LIFE-001"),
    directive: assumed("tt:", "TTG-LIFE-001"),
    elements: not_applicable(&[], "TTG-LIFE-001"),
    form: assumed(ProjectForm::Pages, "TTG-LIFE-001"),
    defines_modules: assumed(false, "TTG-LIFE-003"),
    libraries: not_applicable(&[], "TTG-CFG-001"),
    globals: assumed(&["App", "Page", "Component", "Behavior", "getApp", "getCurrentPages"], "TTG-LIFE-001"),
};

pub(super) const PAGES: PageRules = PageRules {
    functions: assumed(NAVIGATION, "TTG-LIFE-001"),
    scene: assumed(Scene::Number(1001), "TTG-LIFE-001"),
    launch_fields: assumed(&[], "TTG-LIFE-001"),
    host_document: not_applicable("", "TTG-LIFE-001"),
    creator_mode: not_applicable("", "TTG-LIFE-001"),
    members: assumed(MEMBERS, "TTG-LIFE-001"),
    inits: not_applicable(Dated(&[(Version(0, 0, 0), false)]), "TTG-LIFE-001"),
    life_cycles: not_applicable(&[], "TTG-LIFE-001"),
    launches_at_once: assumed(false, "TTG-LIFE-001"),
    deepest: assumed(10, "TTG-LIFE-001"),
    not_found: assumed(error_text("{api}:fail page \"{name}\" is not found"), "TTG-STD-006"),
    in_tab_bar: assumed(error_text("{api}:fail can not {api} a tabbar page"), "TTG-STD-006"),
    not_in_tab_bar: assumed(error_text("{api}:fail can not switch to no-tabBar page"), "TTG-STD-006"),
    too_many: assumed(error_text("{api}:fail webview count limit exceed"), "TTG-STD-006"),
    at_first: assumed(error_text("{api}:fail cannot navigate back at first page."), "TTG-STD-006"),
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
];

/// Known members of components and pages; the platform publishes no complete list. Those with underscores: TTG-LIFE-007.
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
    "__nodeId__",
    "__webviewId__",
    "__route__",
];
