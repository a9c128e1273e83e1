//! What messages call the settings of the command: its options.

use std::sync::OnceLock;

use qiao::{Language, Setting, Wording};

/// The language of this run.
static LANGUAGE: OnceLock<Language> = OnceLock::new();

/// Sets the language of everything that is printed; the first call counts.
pub(crate) fn speak(language: Language) {
    LANGUAGE.get_or_init(|| language);
}

/// How messages are worded for who started this run.
pub(crate) fn here() -> Wording {
    wording(LANGUAGE.get().copied().unwrap_or_default())
}

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
        Setting::Addresses => "--deny-private (left out)",
        Setting::MemoryLimit => "--memory-limit",
        Setting::UncheckedUrls => "--skip-url-check",
        Setting::Recording => "--record FILE",
        Setting::ReplayIgnore => "--replay-ignore",
        other => (qiao::wording(language).setting)(other, language),
    }
}
