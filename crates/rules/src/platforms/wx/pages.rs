//! WeChat mini-programs: projects, pages and navigation. Data only; the values are resolved and applied elsewhere.

use qiao_abi::{Api, Form, Function};

use crate::profile::{PageRules, ProjectRules};
use crate::rule::{assumed, doc, not_applicable, observed};
use crate::values::{Dated, ProjectForm, Scene, Version, error_text};

pub(super) const PROJECT: ProjectRules = ProjectRules {
    config: doc(&["project.config.json"], "WX-APP-017", "wx-guide-project-config"),
    root: doc(&["miniprogramRoot"], "WX-APP-017", "wx-guide-project-config"),
    id_prefix: assumed(Some("wx"), "WX-REQ-036"),
    template: doc("wxml", "WX-APP-016", "wx-guide-wxml"),
    directive: doc("wx:", "WX-APP-016", "wx-guide-wxml"),
    elements: doc(ELEMENTS, "WX-APP-022", "wx-typings"),
    form: assumed(ProjectForm::Pages, "WX-APP-001"),
    defines_modules: assumed(false, "WX-ENV-001"),
    libraries: doc(
        &[("weui", "weui-miniprogram/"), ("kbone", "miniprogram-element/")],
        "WX-APP-020",
        "wx-guide-app-config",
    ),
    globals: doc(
        &["App", "Page", "Component", "Behavior", "getApp", "getCurrentPages", "requirePlugin"],
        "WX-ENV-001",
        "wx-typings",
    ),
};

/// The documents name these alone for `NodesRef.node` and `NodesRef.context`.
const ELEMENTS: &[(&str, &[(&str, &str)])] = &[
    ("canvas", &[("node", "Canvas"), ("context", "CanvasContext")]),
    ("scroll-view", &[("node", "ScrollViewContext")]),
    ("video", &[("context", "VideoContext")]),
    ("live-player", &[("context", "LivePlayerContext")]),
    ("editor", &[("context", "EditorContext")]),
    ("map", &[("context", "MapContext")]),
];

pub(super) const PAGES: PageRules = PageRules {
    functions: doc(NAVIGATION, "WX-APP-006", "wx-typings"),
    scene: assumed(Scene::Number(1001), "WX-APP-002"),
    launch_fields: doc(&["shareTicket"], "WX-APP-002", "wx-typings"),
    host_document: not_applicable("", "WX-APP-002"),
    creator_mode: not_applicable("", "WX-APP-002"),
    members: doc(MEMBERS, "WX-APP-019", "wx-typings"),
    inits: not_applicable(Dated(&[(Version(0, 0, 0), false)]), "WX-APP-019"),
    life_cycles: not_applicable(&[], "WX-APP-002"),
    launches_at_once: assumed(false, "WX-APP-003"),
    deepest: doc(10, "WX-APP-011", "wx-reference-navigate-to"),
    not_found: observed(error_text("{api}:fail page \"{name}\" is not found"), "WX-APP-012", "capture-logs"),
    in_tab_bar: observed(error_text("{api}:fail can not {api} a tabbar page"), "WX-APP-012", "capture-logs"),
    not_in_tab_bar: observed(error_text("{api}:fail can not switch to no-tabBar page"), "WX-APP-012", "capture-logs"),
    too_many: observed(error_text("{api}:fail webview count limit exceed"), "WX-APP-011", "capture-logs"),
    at_first: observed(error_text("{api}:fail cannot navigate back at first page."), "WX-APP-013", "capture-logs"),
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

/// Members in the component reference, those of pages included.
const MEMBERS: &[&str] = &[
    "setData",
    "hasBehavior",
    "triggerEvent",
    "createSelectorQuery",
    "createIntersectionObserver",
    "createMediaQueryObserver",
    "selectComponent",
    "selectAllComponents",
    "selectOwnerComponent",
    "getRelationNodes",
    "groupSetData",
    "getTabBar",
    "getAppBar",
    "getPageId",
    "animate",
    "clearAnimation",
    "getOpenerEventChannel",
    "applyAnimatedStyle",
    "clearAnimatedStyle",
    "setUpdatePerformanceListener",
    "getPassiveEvent",
    "setPassiveEvent",
    "setInitialRenderingCache",
    "router",
    "pageRouter",
    "renderer",
];
