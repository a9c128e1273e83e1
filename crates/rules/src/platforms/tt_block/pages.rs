//! Feishu and Lark blocks: projects, pages and navigation. Data only; the values are resolved and applied elsewhere.

use crate::profile::{PageRules, ProjectRules};
use crate::rule::{assumed, doc, not_applicable};
use crate::values::{Dated, ProjectForm, Scene, Version, error_text};

pub(super) const PROJECT: ProjectRules = ProjectRules {
    config: doc(&["project.config.json"], "TTB-CFG-001", "feishu-block-config"),
    root: assumed(&["miniprogramRoot"], "TTB-CFG-001"),
    id_prefix: assumed(Some("cli_"), "TTB-CFG-001"),
    template: assumed("ttml", "TTB-CFG-001"),
    directive: assumed("tt:", "TTB-CFG-001"),
    elements: not_applicable(&[], "TTB-CFG-001"),
    form: doc(ProjectForm::Blocks, "TTB-CFG-001", "feishu-block-config"),
    defines_modules: assumed(false, "TTB-REQ-002"),
    libraries: not_applicable(&[], "TTB-CFG-001"),
    globals: assumed(&["Block", "Creator", "Component", "Behavior"], "TTB-LIFE-001"),
};

pub(super) const PAGES: PageRules = PageRules {
    functions: doc(&[], "TTB-REQ-030", "feishu-block-api-tree"),
    scene: not_applicable(Scene::Number(1001), "TTB-LIFE-002"),
    launch_fields: not_applicable(&[], "TTB-LIFE-002"),
    host_document: doc("docs_block", "TTB-LIFE-002", "feishu-block-life-cycle"),
    creator_mode: doc("create", "TTB-LIFE-006", "feishu-block-creator"),
    members: assumed(MEMBERS, "TTB-LIFE-001"),
    inits: not_applicable(Dated(&[(Version(0, 0, 0), false)]), "TTB-LIFE-001"),
    life_cycles: not_applicable(&[], "TTB-LIFE-001"),
    launches_at_once: not_applicable(false, "TTB-LIFE-001"),
    deepest: not_applicable(10, "TTB-LIFE-001"),
    not_found: not_applicable(error_text("{api}:fail page \"{name}\" is not found"), "TTB-REQ-027"),
    in_tab_bar: not_applicable(error_text("{api}:fail can not {api} a tabbar page"), "TTB-REQ-027"),
    not_in_tab_bar: not_applicable(error_text("{api}:fail can not switch to no-tabBar page"), "TTB-REQ-027"),
    too_many: not_applicable(error_text("{api}:fail webview count limit exceed"), "TTB-REQ-027"),
    at_first: not_applicable(error_text("{api}:fail cannot navigate back at first page."), "TTB-REQ-027"),
};

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
];
