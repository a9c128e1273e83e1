//! What messages call the settings of the C interface: keys of its JSON.

use qiao_rs::{Language, Setting, Wording};

/// How messages are worded for who calls from C.
pub(crate) fn wording() -> Wording {
    Wording { language: Language::English, setting }
}

fn setting(setting: Setting, language: Language) -> &'static str {
    match setting {
        Setting::Resolve => "the setting `resolve`",
        Setting::TrustedRoots => "the setting `trust`",
        Setting::StorageFolder => "the setting `storage`",
        Setting::AllowedOrigins => "the setting `allowed`",
        Setting::UncheckedUrls => "the setting `checking`: \"off\"",
        other => (qiao_rs::wording(language).setting)(other, language),
    }
}
