//! How a mini-program is opened: by its user, by a link, or by another program. What script gets of that on each
//! platform is a rule.

use qiao_abi::{HostValue, PageLocation};
use qiao_rules::route::Origin;
use serde_json::Value;

/// How a mini-program is opened or shown again: the page of a link, the scene, and who referred to it.
///
/// ```
/// # use serde_json::json;
/// let link = qiao::EnterOptions::new().page("pages/order/order?id=7").scene(1037);
/// let link = link.referrer(json!({ "appId": "wx0", "extraData": { "from": "shop" } }));
/// let launch = qiao::Launch::source("main.js", "console.log(wx.getLaunchOptionsSync().scene)").enter(link);
/// ```
#[derive(Clone, Debug, Default)]
pub struct EnterOptions {
    pub(crate) page: Option<String>,
    scene: Option<Value>,
    referrer: Option<Value>,
}

impl EnterOptions {
    /// As its user opens it: the first page, with the platform's usual scene.
    pub fn new() -> EnterOptions {
        EnterOptions::default()
    }

    /// The page, for example `pages/order/order?id=7`.
    #[must_use]
    pub fn page(mut self, url: impl Into<String>) -> EnterOptions {
        self.page = Some(url.into());
        self
    }

    /// The scene: a number on most platforms, text on Baidu.
    #[must_use]
    pub fn scene(mut self, scene: impl Into<Value>) -> EnterOptions {
        self.scene = Some(scene.into());
        self
    }

    /// What script gets as `referrerInfo`, usually an object with `appId` and `extraData`.
    #[must_use]
    pub fn referrer(mut self, referrer: impl Into<Value>) -> EnterOptions {
        self.referrer = Some(referrer.into());
        self
    }

    /// From where, as values for script.
    pub(crate) fn origin(&self) -> Origin {
        let value = |value: &Value| HostValue::MaybeJson(value.to_string().into());
        Origin { scene: self.scene.as_ref().map(value), referrer: self.referrer.as_ref().map(value) }
    }

    /// The options that script gets when it is shown with this page.
    pub(crate) fn for_script(&self, app: &qiao_rules::App, page: &PageLocation) -> HostValue {
        qiao_rules::route::launch_options(app, page, self.origin())
    }
}
