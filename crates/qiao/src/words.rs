//! The names of this crate's settings in messages. The messages themselves are worded in the vocabulary.

use qiao_abi::{Language, Setting, Wording};

/// The wording of messages for embedders of this crate: settings are named by its functions.
///
/// ```
/// let chinese = qiao::wording(qiao::Language::Chinese);
/// let remedy = qiao::Remedy::MapName { resolve: qiao::Setting::Resolve };
/// assert_eq!(remedy.text(&chinese), "检查域名，或用 `Builder::resolve` 把它映射到某个地址");
/// ```
pub fn wording(language: Language) -> Wording {
    Wording { language, setting }
}

const fn setting(setting: Setting, language: Language) -> &'static str {
    match setting {
        Setting::Resolve => "`Builder::resolve`",
        Setting::TrustedRoots => "`Builder::trust`",
        Setting::Answers => "`Launch::delegate`",
        Setting::StorageFolder => "`Launch::storage`",
        Setting::Proxy => "`Builder::proxy`",
        Setting::AllowedOrigins => "`Network::allow`",
        Setting::Addresses => "`Builder::addresses`",
        Setting::MemoryLimit => "`Limits::memory`",
        Setting::UncheckedUrls => "`Checking::Off`",
        other => qiao_abi::message::neutral_setting(other, language),
    }
}
