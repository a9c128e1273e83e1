//! WeChat mini-programs: projects, pages and navigation. Data only; the values
//! are resolved and applied elsewhere.

use qiao_abi::{Api, Form, Function};

use crate::profile::{PageRules, ProjectRules};
use crate::rule::{assumed, doc, observed};
use crate::values::{ProjectForm, Scene, error_text};

pub(super) const PROJECT: ProjectRules = ProjectRules {
    config: doc(&["project.config.json"], "WX-DOM-019", "project configuration"),
    root: doc(&["miniprogramRoot"], "WX-DOM-019", "project configuration"),
    id_prefix: assumed(Some("wx"), "WX-REQ-036"),
    template: doc("wxml", "WX-ENV-001", "WXML reference"),
    directive: doc("wx:", "WX-ENV-001", "WXML reference"),
    form: assumed(ProjectForm::Pages, "WX-APP-001"),
    defines_modules: assumed(false, "WX-ENV-001"),
    globals: doc(
        &["App", "Page", "Component", "Behavior", "getApp", "getCurrentPages", "requirePlugin"],
        "WX-ENV-001",
        "API typings 5.2.3",
    ),
};

pub(super) const PAGES: PageRules = PageRules {
    functions: doc(NAVIGATION, "WX-APP-006", "API typings 5.2.3"),
    scene: assumed(Scene::Number(1001), "WX-APP-002"),
    launch_fields: doc(&["shareTicket"], "WX-APP-002", "API typings 5.2.3"),
    host_document: assumed("", "WX-APP-002"),
    creator_mode: assumed("", "WX-APP-002"),
    launches_at_once: assumed(false, "WX-APP-003"),
    deepest: doc(10, "WX-APP-008", "wx.navigateTo reference"),
    not_found: observed(error_text("{api}:fail page \"{name}\" is not found"), "WX-API-006", "published logs"),
    in_tab_bar: observed(error_text("{api}:fail can not {api} a tabbar page"), "WX-API-006", "published logs"),
    not_in_tab_bar: observed(error_text("{api}:fail can not switch to no-tabBar page"), "WX-API-006", "published logs"),
    too_many: observed(error_text("{api}:fail webview count limit exceed"), "WX-API-006", "published logs"),
    at_first: assumed(error_text("{api}:fail cannot navigate back at first page."), "WX-API-006"),
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
