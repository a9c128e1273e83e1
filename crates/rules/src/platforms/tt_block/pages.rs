//! Feishu and Lark blocks: projects, pages and navigation. Data only; the values
//! are resolved and applied elsewhere.

use crate::profile::{PageRules, ProjectRules};
use crate::rule::{assumed, doc};
use crate::values::{ProjectForm, Scene, error_text};

pub(super) const PROJECT: ProjectRules = ProjectRules {
    config: doc(&["project.config.json"], "TTB-CFG-001", "Block configuration"),
    root: assumed(&["miniprogramRoot"], "TTB-CFG-001"),
    id_prefix: assumed(Some("cli_"), "TTB-CFG-001"),
    template: assumed("ttml", "TTB-CFG-001"),
    directive: assumed("tt:", "TTB-CFG-001"),
    form: doc(ProjectForm::Blocks, "TTB-CFG-001", "Block configuration"),
    defines_modules: assumed(false, "TTB-REQ-002"),
    globals: assumed(&["Block", "Creator", "Component", "Behavior"], "TTB-LIFE-001"),
};

pub(super) const PAGES: PageRules = PageRules {
    functions: assumed(&[], "TTB-LIFE-001"),
    scene: assumed(Scene::Number(1001), "TTB-LIFE-002"),
    launch_fields: assumed(&[], "TTB-LIFE-002"),
    host_document: doc("docs_block", "TTB-LIFE-002", "Block life cycle"),
    creator_mode: doc("create", "TTB-LIFE-006", "Block creator"),
    launches_at_once: assumed(false, "TTB-LIFE-001"),
    deepest: assumed(10, "TTB-LIFE-001"),
    not_found: assumed(error_text("{api}:fail page \"{name}\" is not found"), "TTB-REQ-027"),
    in_tab_bar: assumed(error_text("{api}:fail can not {api} a tabbar page"), "TTB-REQ-027"),
    not_in_tab_bar: assumed(error_text("{api}:fail can not switch to no-tabBar page"), "TTB-REQ-027"),
    too_many: assumed(error_text("{api}:fail webview count limit exceed"), "TTB-REQ-027"),
    at_first: assumed(error_text("{api}:fail cannot navigate back at first page."), "TTB-REQ-027"),
};
