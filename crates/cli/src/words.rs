//! What messages call the settings of the command: its options.

use qiao::{Language, Setting, Wording};

/// How messages are worded for who reads a terminal.
pub(crate) fn wording(language: Language) -> Wording {
    Wording { language, setting }
}

fn setting(setting: Setting, language: Language) -> &'static str {
    match setting {
        Setting::Resolve => "--resolve HOST:PORT:ADDRESS",
        Setting::TrustedRoots => "--ca FILE",
        Setting::Answers => "--answer API=ANSWER",
        Setting::StorageFolder => "--storage",
        Setting::Proxy => "--proxy",
        Setting::AllowedOrigins => "--allow ORIGIN",
        Setting::UncheckedUrls => "--skip-url-check",
        other => (qiao::wording(language).setting)(other, language),
    }
}
